"""Long documents are read in windows that overlap; each word is decided in the one that shows most around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """Words [start, end) are read, words [first, last) are decided."""

    start: int
    end: int
    first: int
    last: int


def windows(pieces: Sequence[int], sentence: Sequence[int], most: int, overlap: int) -> list[Window]:
    """Windows over words, cut where sentences begin if they do in reach. Every word is decided in exactly one.

    pieces: how many each word is cut into. sentence: the number of each word's sentence. most: pieces of a window.
    overlap: pieces that a window sees again of the one before it.
    """
    found: list[tuple[int, int]] = []
    start, n = 0, len(pieces)
    while start < n:
        total, end = 0, start
        while end < n and total + pieces[end] <= most:
            total += pieces[end]
            end += 1
        end = max(end, start + 1)
        if end < n:
            cut = end
            while cut > start + 1 and sentence[cut] == sentence[cut - 1]:
                cut -= 1
            if cut > start + 1 and (end - cut) < (end - start) // 2:
                end = cut
        found.append((start, end))
        if end >= n:
            break
        back, seen = end, 0
        while back > start + 1 and seen + pieces[back - 1] <= overlap:
            seen += pieces[back - 1]
            back -= 1
        fresh = back
        while fresh < end and (fresh == 0 or sentence[fresh] == sentence[fresh - 1]):
            fresh += 1
        start = max(fresh if fresh < end else back, start + 1)
    result: list[Window] = []
    first = 0
    for k, (start, end) in enumerate(found):
        last = n if k + 1 == len(found) else _middle(found[k + 1][0], end, sentence)
        last = max(last, first)
        result.append(Window(start, end, first, last))
        first = last
    return result


def _middle(start: int, end: int, sentence: Sequence[int]) -> int:
    """Where deciding passes on to the next window: the sentence start nearest to the middle of what both see."""
    middle = (start + end) // 2
    for step in range((end - start) // 2 + 1):
        for at in (middle - step, middle + step):
            if start < at < end and sentence[at] != sentence[at - 1]:
                return at
    return middle
