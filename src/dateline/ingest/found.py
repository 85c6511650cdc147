"""What looking for pages brings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from dateline.model import DatelineError, Page

_LONGEST_NAME = 200
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class SourceNote(Struct, frozen=True, kw_only=True):
    """A sentence about a source of pages (an archive, a feed) as a whole: what of it is left out, and why."""

    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"


Found = Page | DatelineError | SourceNote
"""A page, what became of one that cannot be opened, or a note about the source of both."""


def shown_name(name: str) -> str:
    """A name out of an archive as it may be shown and stored: no control characters, nothing that turns the direction
    of a line, no way out of the archive ("..", a drive, a leading slash), no endless length."""
    name = _BIDI.sub("", name.replace("\\", "/"))
    name = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in name)
    parts = [part for part in name.split("/") if part not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", part)]
    shown = "/".join(parts) or "\ufffd"
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME // 2]}…{shown[-_LONGEST_NAME // 2 :]}"


def in_words(counts: Mapping[str, int]) -> str:
    """Counts as a list for people, the most frequent first: "4 image/png, 1 text/css"."""
    return ", ".join(f"{n} {what}" for what, n in sorted(counts.items(), key=lambda row: (-row[1], row[0])))
