"""The headline: what the page states in its head weighed against what stands on it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.fragments import Fragment
from dateline.extract.hints import bits
from dateline.extract.metadata import Metadata

_NO_LETTERS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—]{2,70})$")
_PREFIX = re.compile(r"^([^|]{2,40})\s+\|\s+")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d")
_EDGES = " :|–—-/·•"
_TRAIL = bits("navigation", "list")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# What stands visibly as a heading counts most; the head's titles follow in the order in which outlets take care of
# them.
_WEIGHTS = {"shown": 1.5, "ld": 1.2, "og": 1.0, "trail": 0.8, "twitter": 0.5, "title": 0.5, "alternative": 0.3}
_SPELLING = ("shown", "og", "ld", "twitter", "title", "trail", "alternative")


@dataclass(slots=True)
class Headline:
    """The headline's text, the fragment that shows it (None where none does), and where in that fragment it begins:
    what stands before it is a kicker set inside the heading.
    """

    text: str
    fragment: int | None
    start: int = 0


def find_headline(fragments: list[Fragment], first: int, metadata: Metadata, outlets: list[str]) -> Headline | None:
    """The headline of a page with markup. `first` is where the article's text begins; `outlets` are names of the
    outlet, which titles carry before or behind the headline.
    """
    stated = _stated(metadata, outlets)
    shown = _shown(fragments, first, outlets)
    if shown is None:
        shown = _second(fragments, first, set(map(letters, stated.values())))
    tail = _tail(fragments, shown, list(stated.values()))
    if tail is not None:
        return tail
    candidates = dict(stated)
    if shown is not None:
        candidates["shown"] = fragments[shown].text.replace("\n", " ")
    trail = next((f.text for f in fragments if f.tag == "h1" and f.mid & _TRAIL and not f.hidden), None)
    if trail is not None:
        candidates["trail"] = trail
    groups: defaultdict[str, float] = defaultdict(float)
    for source, text in candidates.items():
        groups[letters(text)] += _WEIGHTS[source]
    if not groups:
        return None
    best = max(groups, key=lambda key: groups[key])
    # A heading made of parts is spelled by the head, which knows the colon that the style sheet puts between them.
    spelling = (*_SPELLING[1:], "shown") if shown is not None and fragments[shown].cut is not None else _SPELLING
    text = next(candidates[s] for s in spelling if s in candidates and letters(candidates[s]) == best)
    place = next((i for i, f in enumerate(fragments[: first + 1]) if f.is_heading and letters(f.text) == best), shown)
    return Headline(text, place)


@lru_cache(maxsize=128)  # the same titles are compared again and again on one page
def letters(text: str) -> str:
    """Letters and digits alone, for comparing titles that differ in marks."""
    return _NO_LETTERS.sub("", text.casefold())


def _stated(metadata: Metadata, outlets: list[str]) -> dict[str, str]:
    found = {
        "ld": metadata.text("headline") or metadata.text("name"),
        "og": metadata.meta("og:title"),
        "alternative": metadata.text("alternativeHeadline"),
        "twitter": metadata.meta("twitter:title"),
        "title": metadata.title,
    }
    texts = {source: text for source, text in found.items() if text}
    bare = {letters(t) for t in texts.values()}
    return {source: _without_outlet(text, outlets, bare) for source, text in texts.items()}


def _without_outlet(text: str, outlets: list[str], others: set[str]) -> str:
    """The title without the site's name, section or date behind or before it."""
    names = [folded(o) for o in outlets if len(o) > 2]

    def is_name(part: str) -> bool:
        key = folded(part)
        return bool(_DATE.search(part)) or any(key in name or name in key for name in names if key)

    for _ in range(4):
        match = _SUFFIX.search(text)
        if match is None or not (is_name(match[1]) or letters(text[: match.start()]) in others):
            break
        text = text[: match.start()]
    match = _PREFIX.match(text)
    if match is not None and is_name(match[1]):
        text = text[match.end() :]
    return text.strip()


def folded(text: str) -> str:
    """Letters alone, umlauts written out: how names of outlets and of their hosts are compared."""
    return letters(text.casefold().translate(_FOLD))


def _shown(fragments: list[Fragment], first: int, outlets: list[str]) -> int | None:
    """The first-order heading nearest before the article's text;

    none that names the site or is part of a trail of links.
    """
    names = {folded(o) for o in outlets}
    tops = [
        i
        for i, f in enumerate(fragments)
        if f.tag == "h1" and len(f.text) > 8 and f.link < len(f.text) and folded(f.text) not in names
    ]
    visible = [i for i in tops if not fragments[i].hidden and not fragments[i].mid & _TRAIL]
    before = [i for i in visible if i <= first]
    return before[-1] if before else visible[0] if visible else None


def _second(fragments: list[Fragment], first: int, known: set[str]) -> int | None:
    """A lower heading before the text that the page's head knows, whole or without its kicker: where the first-order
    heading is part of a trail of links, this one is what readers see."""
    for i, f in enumerate(fragments[: first + 1]):
        if f.is_heading and f.tag != "h1" and not f.hidden and len(f.text) > 8:
            key = letters(f.text)
            if key in known or (f.cut is not None and any(len(k) > 12 and key.endswith(k) for k in known)):
                return i
    return None


def _tail(fragments: list[Fragment], shown: int | None, stated: list[str]) -> Headline | None:
    """The headline behind a kicker that stands inside the heading, where the page's head knows it without the
    kicker.
    """
    if shown is None or fragments[shown].cut is None:
        return None
    text = fragments[shown].text.replace("\n", " ")
    start = fragments[shown].cut or 0
    while start < len(text) and text[start] in _EDGES:
        start += 1
    rest = text[start:]
    if len(rest) < 12 or start < 3:
        return None
    known = {letters(t) for t in stated}
    key = letters(rest)
    if key in known or (letters(text) not in known and any(k.endswith(key) for k in known)):
        return Headline(rest, shown, start)
    return None
