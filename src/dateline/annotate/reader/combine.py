"""Quotations that the rules found and those of the model, made one.

Each is kept for what it is better at, measured on the development articles: the rules bound what they find, since marks
and clauses end where they end; the model drops what nothing else speaks for, adds what no rule knows, tells cue and
frame, and names the speaker of all but speech in marks, where the rules are right more often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from dateline.annotate.quotes.conventions import as_annotated, as_read
from dateline.annotate.reader import decode
from dateline.annotate.reader.model import Model, Said
from dateline.annotate.reader.sheet import Sheet
from dateline.model import Document, Quote, QuoteType

BY_MODEL = "the model names the speaker"


class Limits(NamedTuple):
    """How sure the model must be, on the average over a quotation's words, chosen on the development articles.

    keep: that the rules' quotation is one. add: that its own is one, by type. words: that its own has. apart: how
    little its own may have in common with one that was kept, as F1 of words.
    """

    keep: float = 0.3
    add: tuple[tuple[QuoteType, float], ...] = (
        ("Direct", 0.5),
        ("Indirect", 0.5),
        ("Reported", 0.5),
        ("FreeIndirect", 0.5),
        ("IndirectFreeIndirect", 0.5),
    )
    words: int = 5
    apart: float = 0.3


LIMITS = Limits()


def combined(
    document: Document, model: Model, said: Said, page: Sheet, ruled: Sequence[Quote], limits: Limits = LIMITS
) -> tuple[Quote, ...]:
    """The quotations of a document in order of the text, as a reader needs them.

    ruled: what the rules found, as many and in the same order as page.ruled.
    """
    none = decode.chance_of_none(said.outer) * decode.chance_of_none(said.nested)
    result: list[Quote] = []
    kept = _Kept()
    for quote, theirs in zip(ruled, page.ruled, strict=True):
        if not theirs.words:
            result.append(quote)
            continue
        if 1 - none[theirs.words].mean() < limits.keep:
            continue
        kept.add(set(theirs.words))
        roles = decode.roles(model, said, page, theirs.words, theirs.type)
        result.append(_completed(document, quote, roles, page))
    add = dict(limits.add)
    for found in decode.quotes(said):
        new = set(found.words)
        if len(new) < limits.words or found.sure < add[found.type]:
            continue
        if kept.closest(new) >= limits.apart:
            continue
        kept.add(new)
        roles = decode.roles(model, said, page, found.words, found.type)
        parts = {name: decode.spans(words, page) for name, words in roles.items()}
        quote = Quote(
            type=found.type,
            quote=decode.spans(found.words, page),
            speaker=parts["speaker"],
            cue=parts["cue"],
            frame=parts["frame"],
            addressee=parts["addressee"],
        )
        result.append(as_read(document, quote))
    return tuple(sorted(result, key=lambda q: (q.quote[0], -q.quote[-1][1])))


class _Kept:
    """Quotations that were kept, as their words' numbers, found by any of these."""

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._at: dict[int, list[int]] = {}

    def add(self, words: set[int]) -> None:
        for word in words:
            self._at.setdefault(word, []).append(len(self._sizes))
        self._sizes.append(len(words))

    def closest(self, words: set[int]) -> float:
        """How much the words have in common with those of the quotation most like them, as F1."""
        shared = Counter(number for word in words for number in self._at.get(word, ()))
        return max((2 * both / (len(words) + self._sizes[n]) for n, both in shared.items()), default=0.0)


def _completed(document: Document, quote: Quote, roles: dict[str, list[int]], page: Sheet) -> Quote:
    """The rules' quotation with the model's cue, frame and speaker; in speech in marks the rules' speaker stays, unless
    they have none.

    Where that would change how the annotators' view names the speaker ("nach Angaben von …"), the rules' cue stays.
    """
    found = {name: decode.spans(words, page) for name, words in roles.items()}
    marked = as_annotated(document, quote)
    better = not marked.speaker or quote.type != "Direct"
    if better and found["speaker"] and found["speaker"] != marked.speaker:
        quote = msgspec.structs.replace(quote, speaker=found["speaker"], speaker_basis=BY_MODEL)
        marked = as_annotated(document, quote)
    other = msgspec.structs.replace(quote, cue=found["cue"], frame=found["frame"])
    return other if as_annotated(document, other).speaker == marked.speaker else quote
