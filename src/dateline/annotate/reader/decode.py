"""From the model's scores to names and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.reader.model import Model, Said
from dateline.annotate.reader.sheet import ROLES, TYPES, Sheet
from dateline.annotate.reader.tags import (
    NAME_TAGS,
    QUOTE_TAGS,
    Floats,
    Numbers,
    best,
    heaviest,
    names_of,
    quotes_of,
)
from dateline.model import QuoteType, Span


class Found(NamedTuple):
    """A quotation that the model found, in words. sure: how likely its words are part of one, on the average."""

    type: QuoteType
    words: list[int]
    sure: float
    nested: bool


def tags(scores: Floats, breaks: NDArray[np.bool_] | None = None) -> Numbers:
    """The likeliest tags that may follow each other; where the likeliest of each word already may, those."""
    plain: Numbers = scores.argmax(1).astype(np.int64)
    parts = np.array([ord(tag[0]) for tag in _names(scores)])
    kinds = np.array([hash(tag[2:]) for tag in _names(scores)])
    before = np.concatenate([[0], plain[:-1]]) if len(plain) else plain
    goes_on = parts[plain] == ord("I")
    broken = goes_on & ((kinds[plain] != kinds[before]) | (parts[before] == ord("O")))
    if breaks is not None:
        broken |= goes_on & breaks
    broken |= (parts[plain] == ord("G")) & (parts[before] != ord("O"))
    if not broken.any():
        return plain
    result = plain.copy()
    # Only the stretches between words that are certainly nothing need a search.
    margin = scores[:, 0] - np.partition(scores[:, 1:], -1, axis=1)[:, -1]
    sure = np.flatnonzero(margin > 6.0)
    for i in np.flatnonzero(broken):
        place = np.searchsorted(sure, i)
        start = int(sure[place - 1]) if place > 0 else 0
        end = int(sure[place]) + 1 if place < len(sure) else len(plain)
        if result[i] == plain[i]:
            result[start:end] = best(scores[start:end], None if breaks is None else breaks[start:end])
    return result


def _names(scores: Floats) -> Sequence[str]:
    return NAME_TAGS if scores.shape[1] == len(NAME_TAGS) else QUOTE_TAGS


def sentence_starts(sheet: Sheet) -> NDArray[np.bool_]:
    """For each word whether it begins a sentence."""
    numbers = np.array(sheet.sentence)
    return np.concatenate([[True], numbers[1:] != numbers[:-1]]) if len(numbers) else np.zeros(0, dtype=np.bool_)


def names(said: Said, sheet: Sheet) -> list[tuple[str, int, int]]:
    """Label and span of each name, in order; none runs over a sentence's end."""
    result: list[tuple[str, int, int]] = []
    after = -1
    for label, first, last in names_of(tags(said.names, sentence_starts(sheet))):
        start, end = sheet.words[first].start, sheet.words[last].end
        together = first == after and sheet.sentence[first] == sheet.sentence[first - 1]
        if together and label == "PER" and result[-1][0] == "PER":
            # Two people are never named without a sign or word between, but in captions; there the document knows them.
            result[-1] = ("PER", result[-1][1], end)
        else:
            result.append((label, start, end))
        after = last + 1
    return result


def quotes(said: Said, lean: float = 0.0) -> list[Found]:
    """The quotations, in order. lean: what is taken off the score of "no quotation"; above 0 finds more."""
    result: list[Found] = []
    for nested, scores in ((False, said.outer), (True, said.nested)):
        shifted = scores.copy()
        shifted[:, 0] -= lean
        none = chance_of_none(scores)
        for kind, words in quotes_of(tags(shifted)):
            result.append(Found(kind, words, float(1 - none[words].mean()), nested))
    return sorted(result, key=lambda q: (q.words[0], -len(q.words)))


def chance_of_none(scores: Floats) -> Floats:
    """For each word how likely its tag is "nothing"."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chances: Floats = powers[:, 0] / powers.sum(1)
    return chances


def roles(model: Model, said: Said, sheet: Sheet, words: Sequence[int], kind: QuoteType) -> dict[str, list[int]]:
    """The words of each role of a quotation; speaker and addressee are unbroken."""
    scores, first = model.roles(said, sheet, words, TYPES.index(kind))
    found: dict[str, list[int]] = {}
    for k, role in enumerate(ROLES):
        if role in ("speaker", "addressee"):
            run = heaviest(scores[:, k])
            found[role] = list(range(first + run[0], first + run[1])) if run else []
        else:
            found[role] = [first + int(i) for i in np.flatnonzero(scores[:, k] > 0)]
    return found


def spans(words: Sequence[int], sheet: Sheet) -> tuple[Span, ...]:
    """The spans of words that follow each other."""
    result: list[Span] = []
    for n, i in enumerate(words):
        if n and words[n - 1] == i - 1:
            result[-1] = (result[-1][0], sheet.words[i].end)
        else:
            result.append((sheet.words[i].start, sheet.words[i].end))
    return tuple(result)
