"""A quotation while it is being found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.annotate.quotes.clauses import Range
from dateline.annotate.quotes.tokens import Token
from dateline.model import Quote, QuoteType, Span

_TRIM = frozenset(("comma", "semicolon", "colon", "dash", "stop"))


class Draft(NamedTuple):
    """A quotation found, its parts as spans of the text. unit: number of the unit that it was found in."""

    type: QuoteType
    unit: int
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    basis: str | None = None

    def finished(self) -> Quote:
        """The same as an annotation."""
        return Quote(
            type=self.type,
            quote=self.quote,
            speaker=self.speaker,
            cue=self.cue,
            frame=self.frame,
            addressee=self.addressee,
            speaker_basis=self.basis,
        )


def trimmed(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """The range without the marks at its two ends; None where nothing is left."""
    while start < end and tokens[start].kind in _TRIM:
        start += 1
    while end > start and tokens[end - 1].kind in _TRIM:
        end -= 1
    return (start, end) if start < end else None


def spans(tokens: Sequence[Token], ranges: Iterable[Range]) -> tuple[Span, ...]:
    """The ranges as spans of the text."""
    return tuple((tokens[a].start, tokens[b - 1].end) for a, b in ranges if a < b)


def scattered(tokens: Sequence[Token], numbers: Iterable[int]) -> tuple[Span, ...]:
    """Single tokens as spans, neighbours joined."""
    found: list[Span] = []
    last = -2
    for number in sorted(set(numbers)):
        if number == last + 1:
            found[-1] = (found[-1][0], tokens[number].end)
        else:
            found.append((tokens[number].start, tokens[number].end))
        last = number
    return tuple(found)


def around(tokens: Sequence[Token], ranges: Sequence[Range]) -> tuple[Span, ...]:
    """What a unit holds beside the ranges, without a full stop at its end: the frame of a quotation."""
    inside = {i for a, b in ranges for i in range(a, b)}
    rest = [i for i in range(len(tokens)) if i not in inside]
    while rest and tokens[rest[-1]].kind == "stop":
        rest.pop()
    return scattered(tokens, rest)
