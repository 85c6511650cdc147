"""How much of their words two updates share."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_SHORT = 8
"""Words below which a text is too short for what it shares with another to mean anything."""


class Words:
    """The words of a text, counted for comparison: pairs of neighbours, since single words are everybody's."""

    __slots__ = ("count", "figures", "pairs")

    def __init__(self, text: str) -> None:
        words = [word.casefold() for word in _WORD.findall(text)]
        self.count = len(words)
        self.pairs = Counter(zip(["", *words], [*words, ""], strict=True)) if words else Counter()
        self.figures = frozenset(word for word in words if word.isdigit())

    @property
    def short(self) -> bool:
        """Whether there are too few words to go by."""
        return self.count < _SHORT


def share(one: Words, other: Words) -> float:
    """From 0 to 1: how much of `one` stands in `other`."""
    shared = sum(min(count, other.pairs[pair]) for pair, count in one.pairs.items() if pair in other.pairs)
    return shared / (one.count + 1) if one.pairs else 0.0


def likeness(one: Words, other: Words) -> float:
    """From 0 to 1: the share of neighbouring words that both have.

    A text that was only added to stays like what it was, so the shorter one's share counts too, a little less.
    """
    if not one.pairs or not other.pairs:
        return 0.0
    few, many = sorted((one, other), key=lambda words: words.count)
    held = share(few, many)
    both = 2 * held * (few.count + 1) / (few.count + many.count + 2)
    return both if few.short else max(both, 0.9 * held)
