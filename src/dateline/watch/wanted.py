"""Whether a page is about what somebody wants to follow."""

from __future__ import annotations

import re
from collections.abc import Sequence


class Wanted:
    """A filter by words: one of `words` has to occur (any text passes where there are none), and none of `without`.

    Words are compared without regard to capitals and as whole words; a star at the end stands for any ending, several
    words are a phrase.
    """

    def __init__(self, words: Sequence[str] = (), without: Sequence[str] = ()) -> None:
        self._words = _pattern(words)
        self._without = _pattern(without)

    @property
    def everything(self) -> bool:
        """Whether it lets everything pass."""
        return self._words is None and self._without is None

    def passes(self, text: str) -> bool:
        """Whether the text is wanted."""
        if self._without is not None and self._without.search(text):
            return False
        return self._words is None or self._words.search(text) is not None

    def unwanted(self, text: str) -> bool:
        """Whether the text has a word that it must not have."""
        return self._without is not None and self._without.search(text) is not None


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    parts = []
    for word in words:
        stem = word.rstrip("*")
        phrase = r"\s+".join(re.escape(part) for part in stem.split())
        parts.append(phrase + (r"" if word.endswith("*") else r"(?!\w)"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.I)
