"""Whether words stand in a text more than once, asked many times of the same text."""

from __future__ import annotations

import re
from collections import defaultdict

_LONG = 16
"""Characters from which words are looked up by how they begin; shorter ones come back soon where they come back."""
_WORD = re.compile(r"\w+|[^\w\s]")


class Repetition:
    """Answers for one text, in time that does not grow with it for every question."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._places: dict[str, list[int]] | None = None

    def twice(self, words: str) -> bool:
        """Whether the words stand in the text in two places or more; within a longer word they may be passed over."""
        if words not in self._known:
            self._known[words] = self._twice(words)
        return self._known[words]

    def _twice(self, words: str) -> bool:
        places = self._beginning(words[:_LONG]) if len(words) >= _LONG else []
        if places:
            return sum(self._text.startswith(words, place) for place in places) > 1
        first = self._text.find(words)
        return first >= 0 and self._text.find(words, first + 1) >= 0

    def _beginning(self, head: str) -> list[int]:
        """Where a word begins that opens these characters."""
        if self._places is None:
            found = defaultdict(list)
            for match in _WORD.finditer(self._text):
                found[self._text[match.start() : match.start() + _LONG]].append(match.start())
            self._places = dict(found)
        return self._places.get(head, [])
