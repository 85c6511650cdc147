"""Pages nested so deeply that building their tree would take forever."""

from __future__ import annotations

import re

DEPTH = 512
"""How deep elements may stand in one another: what browsers allow (Blink's maximum DOM depth)."""

_MANY = 3_000
"""Tags below which no nesting costs noticeable time."""

# Elements that only their own end tag closes. Others (<p>, <li>, <td> …) end where the next begins, so a page full of
# unclosed ones is flat; void elements have no inside.
_BLOCKS = (
    "div|section|article|aside|main|header|footer|nav|figure|blockquote|center|ul|ol|dl|table|form|fieldset|details|pre"
)
_INLINE = "span|font|b|i|u|em|strong|small|big|code|s|strike|tt|a|button|label|object|ins|del|sub|sup"
_TAG = re.compile(rf"<(/?)(?:({_BLOCKS})|{_INLINE})(?=[\s/>])[^<>]*>", re.I)


def flattened(markup: str) -> str:
    """The markup without the tags that open (or close) elements deeper than DEPTH; as it is where nothing is so deep.

    Words are never lost. Linear in the length of the markup, where a tree builder that looks through all open
    elements at every tag is quadratic in the depth.
    """
    if markup.count("<") < _MANY or not _is_deep(markup):
        return markup
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        closing = bool(tag.group(1))
        if closing and depth == 0:
            return tag.group()
        level = depth if closing else depth + 1
        depth += -1 if closing else 1
        if level <= DEPTH:
            return tag.group()
        return " " if tag.group(2) else ""

    return _TAG.sub(keep, markup)


def _is_deep(markup: str) -> bool:
    """Whether anything stands deeper than DEPTH; found without another copy of the markup."""
    depth = 0
    for tag in _TAG.finditer(markup):
        if not tag[1]:
            depth += 1
            if depth > DEPTH:
                return True
        elif depth:
            depth -= 1
    return False
