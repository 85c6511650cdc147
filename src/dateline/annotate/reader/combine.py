"""Quotations that the model found, and those of the rules, made one.

The model has seen what the rules say, and mostly corrects them; where the text itself decides, the rules keep the last
word: what is direct speech ends at its marks, and a speaker is one unbroken passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec

from dateline.annotate.quotes.conventions import as_read
from dateline.annotate.reader.decode import Found, spans
from dateline.annotate.reader.sheet import Ruled, Sheet
from dateline.model import Document, Quote, QuoteType

SAME = 0.5
"""The share that two quotations must have in common, as F1 of their words, to be one."""


def combined(document: Document, page: Sheet, ruled: Sequence[Quote], found: Sequence[Found]) -> tuple[Quote, ...]:
    """The quotations of a document in order of the text, as a reader needs them.

    ruled: what the rules found, in the order of page.ruled.
    """
    result: list[Quote] = []
    for one in found:
        match = best_match(one.words, page.ruled)
        result.append(_merged(document, page, one, None if match is None else ruled[match], match))
    return tuple(sorted(result, key=lambda q: (q.quote[0], -q.quote[-1][1])))


def best_match(words: Sequence[int], others: Sequence[Ruled]) -> int | None:
    """Index of the quotation that has most in common with these words; None where none has enough."""
    mine = set(words)
    top, match = SAME, None
    for k, other in enumerate(others):
        both = len(mine.intersection(other.words))
        share = 2 * both / (len(mine) + len(other.words)) if both else 0.0
        if share >= top:
            top, match = share, k
    return match


def _merged(document: Document, page: Sheet, one: Found, rule: Quote | None, match: int | None) -> Quote:
    """One quotation: the model's, in the rules' exact spans where both mean the same words."""
    quote = as_read(
        document,
        Quote(
            type=cast(QuoteType, one.type),
            quote=spans(one.words, page),
            speaker=spans(one.roles["speaker"], page),
            cue=spans(one.roles["cue"], page),
            frame=spans(one.roles["frame"], page),
            addressee=spans(one.roles["addressee"], page),
        ),
    )
    if rule is None or match is None:
        return quote
    theirs = page.ruled[match]
    if theirs.words == one.words and rule.type == one.type:
        quote = msgspec.structs.replace(quote, quote=rule.quote)
    if one.roles["speaker"] == theirs.roles[0]:
        quote = msgspec.structs.replace(quote, speaker=rule.speaker, speaker_basis=rule.speaker_basis)
    return quote
