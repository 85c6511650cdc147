"""Who wrote it: names in the page's head and names that stand on the page."""

from __future__ import annotations

import re

from dateline.extract.agencies import AGENCY
from dateline.extract.fragments import Fragment
from dateline.extract.headlines import folded
from dateline.extract.hints import BIT
from dateline.extract.metadata import Metadata, names_in
from dateline.extract.wording import wording

_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’/-]*){0,5}")
_INITIALS = re.compile(r"\s*\([^()]{1,8}\)$")
_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "twitter:misc:written by",
)
_LONGEST = 60


def find_authors(
    metadata: Metadata | None, bylines: list[Fragment], outlets: list[str], agencies: list[str]
) -> tuple[str, ...]:
    """The authors:

    persons that the page's head names, else those in a byline, else the newsroom or agency of the head.
    """
    stated = _stated(metadata) if metadata is not None else []
    houses = [folded(o) for o in outlets if len(o) > 2]
    persons = [n for n in stated if not _is_house(n, houses)]
    if persons:
        return tuple(dict.fromkeys(persons))
    shown = [name for fragment in bylines for name in author_names(fragment.text)]
    shown = [n for n in dict.fromkeys(shown) if not _is_house(n, houses)]
    if any(" " in n for n in shown):
        shown = [n for n in shown if " " in n or n in agencies]
    if shown:
        return tuple(shown)
    return tuple(dict.fromkeys(stated))


def is_byline(fragment: Fragment) -> bool:
    """Whether it is a line of names: opened by a word like "Von", or alone in an element named for authors."""
    text = fragment.text
    if len(text) > 140:
        return False
    opening = wording().byline.match(text)
    if opening and text[opening.end()].isupper():
        return bool(author_names(text))
    named = (fragment.near | fragment.mid | fragment.inner_hints) & BIT["byline"]
    if not named or len(text) > _LONGEST:
        return False
    names = author_names(text)
    return bool(names) and all(1 <= n.count(" ") <= 4 and n.split()[-1][0].isupper() for n in names)


def author_names(text: str) -> list[str]:
    """The names in a byline ("Von Anna Beispiel und Ben Muster, Berlin"): what stands after its opening word."""
    words = wording()
    match = words.byline.match(text)
    rest = text[match.end() :] if match else text
    names = []
    for part in words.and_words.split(rest):
        name = part.strip(" ,.;:|–-")
        if not name or len(name) > _LONGEST or any(c.isdigit() for c in name):
            continue
        if any(word in words.not_names for word in name.casefold().split()):
            continue
        if _NAME.fullmatch(name) and (name[0].isupper() or " " not in name):
            names.append(name)
    return names


def _stated(metadata: Metadata) -> list[str]:
    names = names_in(metadata.article.get("author"))
    if not names:
        names = names_in(metadata.article.get("creator"))
    if not names:
        names = next(
            (values for key in _METAS if (values := [v for v in metadata.metas.get(key, ()) if _usable(v)])), []
        )
    else:
        extra = [v for v in metadata.metas.get("author", ()) if _usable(v)]
        # JSON-LD may name the house where the older meta element names the person.
        names = [*names, *extra] if len(names) == 1 and extra and " " not in names[0] and " " in extra[0] else names
    found: list[str] = []
    words = wording()
    for name in filter(_usable, names):
        bare = _INITIALS.sub("", name).strip()
        opening = words.byline.match(bare)
        if opening and bare[opening.end()].isupper():
            bare = bare[opening.end() :]
        parts = [p.strip() for p in words.and_words.split(bare)]
        full = [p for p in parts if " " in p or AGENCY.fullmatch(p)]
        found.extend(full if len(parts) > 1 and full and len(name) > len(full[0]) + 3 else [bare] if bare else [])
    return found


def _usable(name: str) -> bool:
    marks = "@" in name or "://" in name or name.startswith("(")
    return any(c.isalpha() for c in name) and not marks and len(name) < 200


def _is_house(name: str, houses: list[str]) -> bool:
    """Whether the name is the outlet's own, or calls itself a newsroom."""
    key = folded(name)
    if any(key == h or (len(h) > 3 and (h in key or key in h)) for h in houses):
        return True
    return any(word.strip("().,") in wording().not_names for word in name.casefold().split())
