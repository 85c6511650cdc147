"""Pictures: credits, and the captions that belong to them."""

from __future__ import annotations

import re

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.hints import BIT
from dateline.extract.outline import Outline
from dateline.extract.wording import wording

_CREDIT, _CAPTION = BIT["credit"], BIT["caption"]
_FILE = re.compile(r"[\w.-]+\.(?:jpe?g|png|webp|gif)\b", re.I)


def match_credit(fragment: Fragment) -> re.Match[str] | None:
    """A picture's credit: "Foto: …", "© …", "… © Getty"."""
    text = fragment.text
    if len(text) > 160:
        return None
    match = wording().photo.match(text)
    if match and len(text) < 120:
        return match
    at = text.find("©")
    if at > 0 and (fragment.tag == "figcaption" or _FILE.match(text)):
        return re.compile(r"©\s*").search(text)
    if fragment.tag and fragment.tag != "p" and (fragment.near | fragment.inner_hints) & _CREDIT and len(text) < 100:
        return re.compile(r"").match(text)
    return None


def join_pictures(fragments: list[Fragment], outline: Outline) -> None:
    """Join credits with the captions beside them."""
    used: set[int] = set()
    for index, fragment in enumerate(fragments):
        if fragment.role != "credit":
            continue
        match = match_credit(fragment)
        if match is not None and match.start() > 0:
            fragment.extra = [
                ("caption", 0, len(fragment.text[: match.start()].rstrip(" (|"))),
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
            and not ends_sentence(fragments[after].text)
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


def _can_caption(fragment: Fragment, outline: Outline, index: int) -> bool:
    if (
        fragment.tag
        or index in (outline.headline, outline.kicker)
        or fragment.role in ("published", "byline", "credit", "notice", "update-time", "update-heading")
    ):
        return fragment.role == "caption"
    return len(fragment.text) <= 300
