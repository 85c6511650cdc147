"""Pictures: credits, and the captions that belong to them."""

from __future__ import annotations

import re

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.hints import BIT
from dateline.extract.outline import Outline
from dateline.extract.wording import wording

_CREDIT, _CAPTION, _FOOT = BIT["credit"], BIT["caption"], BIT["footer"]
_LONGEST_CAPTION = 600
_SIGN, _ANYTHING = re.compile(r"©\s*"), re.compile("")
_MARKS = ("©", ":", "|", "(")
"""What every credit has that its words tell; or it begins with "Copyright"."""
_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:©\s*)?(?:19|20)\d\d\b", re.I)
_FILE = re.compile(r"[\w.-]+\.(?:jpe?g|png|webp|gif)\b", re.I)


def match_credit(fragment: Fragment) -> re.Match[str] | None:
    """A picture's credit: "Foto: …", "© …", "… © Getty"."""
    text = fragment.text
    captioned = fragment.tag == "figcaption" or bool(fragment.tag and (fragment.near | fragment.mid) & _CAPTION)
    if len(text) > (_LONGEST_CAPTION if captioned else 160) or _is_sites(fragment):
        return None
    if not any(mark in text for mark in _MARKS) and text[0] not in "cC":
        return _named_credit(fragment)
    match = wording().photo.match(text)
    if match and len(text) < 120:
        return match
    at = text.find("©")
    if at > 0 and (captioned or _FILE.match(text)):
        return _SIGN.search(text)
    boxed = bool(fragment.tag and not fragment.content)
    inside = wording().photo_inside.search(text) if captioned or boxed else None
    if inside and inside.start() >= 8 and len(text) - inside.end() <= 60 and not ends_sentence(text):
        return inside
    return _named_credit(fragment)


def _named_credit(fragment: Fragment) -> re.Match[str] | None:
    """The whole text, where the markup calls it a credit."""
    text = fragment.text
    if fragment.tag and fragment.tag != "p" and (fragment.near | fragment.inner_hints) & _CREDIT and len(text) < 100:
        return _ANYTHING.match(text)
    return None


def _is_sites(fragment: Fragment) -> bool:
    """Whether it is the site's own copyright, at its foot or with a year."""
    foot = fragment.tag == "footer" or bool(fragment.tag and (fragment.near | fragment.mid | fragment.far) & _FOOT)
    return foot or _YEAR.match(fragment.text) is not None


def join_pictures(fragments: list[Fragment], outline: Outline) -> None:
    """Join credits with the captions beside them."""
    used: set[int] = set()
    for index, fragment in enumerate(fragments):
        if fragment.role != "credit":
            continue
        match = match_credit(fragment)
        if match is not None and match.start() > 0:
            fragment.extra = [
                ("caption", 0, len(fragment.text[: match.start()].rstrip(" (|\n"))),
                ("credit", match.start(), len(fragment.text)),
            ]
            outline.pictures.append(([index], [index]))
            continue
        captions: list[int] = []
        before, after = index - 1, index + 1
        if before >= 0 and before not in used and not fragment.gap and _can_caption(fragments[before], outline, before):
            captions.append(before)
        if (
            after < len(fragments)
            and not fragments[after].gap
            and _can_caption(fragments[after], outline, after)
            and (not ends_sentence(fragments[after].text) or _is_sentence_below(fragments, after))
        ):
            captions.append(after)
        if fragment.tag:
            captions = [
                i
                for i in (before, after)
                if 0 <= i < len(fragments) and i not in used and fragments[i].role == "caption"
            ][:1]
        for i in captions:
            fragments[i].role, fragments[i].content = "caption", False
            used.add(i)
        outline.pictures.append((captions, [index]))
    for index, fragment in enumerate(fragments):
        if fragment.role == "caption" and index not in used:
            outline.pictures.append(([index], []))
    outline.pictures.sort(key=lambda p: min([*p[0], *p[1]]))


def _is_sentence_below(fragments: list[Fragment], at: int) -> bool:
    """Whether a sentence right below a credit is the caption: short, or with the lead right below it."""
    length = len(fragments[at].text)
    lead_below = at + 1 < len(fragments) and not fragments[at + 1].gap and len(fragments[at + 1].text) > length
    return length <= (200 if lead_below else 100)


def _can_caption(fragment: Fragment, outline: Outline, index: int) -> bool:
    if (
        fragment.tag
        or index in (outline.headline, outline.kicker)
        or fragment.role in ("published", "byline", "credit", "notice", "update-time", "update-heading")
    ):
        return fragment.role == "caption"
    return len(fragment.text) <= 300
