"""What is shown of a hit: the words around what was found, cut between words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.model import Span

LENGTH = 200
"""Characters of a snippet, about."""

MOST = 3

_BLANK = re.compile(r"\s")
Mark = tuple[int, Span]


def snippets(pieces: Sequence[str], marks: Sequence[Mark]) -> Iterator[tuple[int, Span, list[Span]]]:
    """The first few places, each as its piece, its span in that piece, and the marks in that span.

    marks: piece and span, in order. Without any, the beginning of the longest of the first few pieces.
    """
    if not marks:
        first = max(range(min(len(pieces), 6)), key=lambda n: (min(len(pieces[n]), LENGTH), -n), default=None)
        if first is not None and pieces[first].strip():
            yield first, _around(pieces[first], 0, 0), []
        return
    done: tuple[int, int] = (-1, 0)
    given = 0
    for n, (start, end) in marks:
        if given == MOST:
            return
        if (n, start) < done:
            continue
        span = _around(pieces[n], start, end)
        inside = [found for m, found in marks if m == n and span[0] <= found[0] and found[1] <= span[1]]
        yield n, span, inside
        done = (n, span[1])
        given += 1


def _around(text: str, start: int, end: int) -> Span:
    """A span of about LENGTH characters that holds [start, end), cut at blanks where there are some near."""
    room = max(0, LENGTH - (end - start))
    low = max(0, start - room // 2)
    high = min(len(text), max(end + room // 2, low + LENGTH))
    low = max(0, min(low, high - LENGTH)) if high - low < LENGTH else low
    if low > 0:
        blank = _BLANK.search(text, low, start)
        low = blank.end() if blank else low
    if high < len(text):
        cut = max((m.start() for m in _BLANK.finditer(text, end, high)), default=high)
        high = cut if cut > end else high
    while low < start and text[low].isspace():
        low += 1
    while high > max(end, low + 1) and text[high - 1].isspace():
        high -= 1
    return low, high
