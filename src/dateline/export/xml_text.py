"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
_MARK = "\ufffd"


def holdable(text: str) -> str:
    """The text with U+FFFD for every character that XML cannot hold, one for one, so that offsets stay."""
    return _FORBIDDEN.sub(_MARK, text)


def element_text(text: str) -> str:
    """The text as an element's content."""
    # a carriage return written as itself would be read as a line feed (XML 1.0, 2.11)
    return escape(holdable(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """The text as an attribute's value, with its quotation marks."""
    return quoteattr(holdable(text))
