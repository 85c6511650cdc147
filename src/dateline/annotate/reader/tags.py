"""What the model says of each word and what becomes of it: names, quotations, a word's place beside a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.reader.sheet import ROLES, TYPES, Ruled
from dateline.model import QuoteType

LABELS = ("PER", "LOC", "ORG", "OTH")
NAME_TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
QUOTE_TAGS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BIG"))
"""B begins a quotation, I goes on with it, G goes on after words that are not part of it."""

_BOUNDS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70, 110)
DISTANCES = 2 * (len(_BOUNDS) + 1) + 1
SENTENCES = 9
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


def places(
    first: int, last: int, type: int, inside: Sequence[int], sentence: Numbers, rule_roles: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """How each word stands to a quotation: words × (distance, sentences between, the rules' roles, the type).

    first, last: the quotation's words, `inside` all of them. sentence: each word's sentence. rule_roles: words × ROLES,
    what the rules say of the words beside the quotation of theirs that has most in common with this one.
    """
    n = len(sentence)
    at = np.arange(n)
    steps = np.where(at < first, first - at, np.where(at > last, at - last, 0))
    bucket = np.searchsorted(_BOUNDS, steps, side="right")
    distance = np.where(at < first, bucket, np.where(at > last, len(_BOUNDS) + 1 + bucket, 0))
    distance[list(inside)] = 0
    gap = (at >= first) & (at <= last)
    gap[list(inside)] = False
    distance[gap] = DISTANCES - 1
    between = np.where(at < first, sentence - sentence[first], np.where(at > last, sentence - sentence[last], 0))
    result = np.zeros((n, DISTANCES + SENTENCES + len(ROLES) + len(TYPES)), dtype=np.bool_)
    result[at, distance] = True
    result[at, DISTANCES + np.clip(between, -4, 4) + 4] = True
    result[:, DISTANCES + SENTENCES : DISTANCES + SENTENCES + len(ROLES)] = rule_roles
    result[:, DISTANCES + SENTENCES + len(ROLES) + type] = True
    return result


def rule_roles(inside: Sequence[int], ruled: Sequence[Ruled], words: int) -> NDArray[np.bool_]:
    """Words × ROLES: what the rules say beside the quotation of theirs that has most in common with these words."""
    result = np.zeros((words, len(ROLES)), dtype=np.bool_)
    mine = set(inside)
    top, match = 0.0, None
    for other in ruled:
        both = len(mine.intersection(other.words))
        if both and 2 * both / (len(mine) + len(other.words)) > top:
            top, match = 2 * both / (len(mine) + len(other.words)), other
    if match is not None and top > 0.2:
        for k, role in enumerate(match.roles):
            result[role, k] = True
    return result


def _allowed(tags: Sequence[str]) -> Floats:
    """0 where a tag may follow another, far below where not. The first row is for the beginning."""
    follows = np.zeros((len(tags) + 1, len(tags)), dtype=np.float32)
    for j, after in enumerate(tags):
        part, kind = after[0], after[2:]
        for i, before in enumerate(("O", *tags)):
            same = before[2:] == kind and before != "O"
            if (part == "I" and not same) or (part == "G" and (before[0] != "O" or i == 0)):
                follows[i, j] = -1e4
    return follows


_FOLLOWS = {len(NAME_TAGS): _allowed(NAME_TAGS), len(QUOTE_TAGS): _allowed(QUOTE_TAGS)}


def best(scores: Floats, breaks: NDArray[np.bool_] | None = None) -> Numbers:
    """The likeliest sequence of tags that may follow each other. breaks: where nothing goes on from the word before."""
    n, kinds = scores.shape
    follows = _FOLLOWS[kinds]
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    fresh = follows[0] if kinds == len(NAME_TAGS) else follows[1]
    back = np.zeros((n, kinds), dtype=np.int64)
    total = scores[0] + follows[0]
    at = np.arange(kinds)
    for i in range(1, n):
        if breaks is not None and breaks[i]:
            back[i] = total.argmax()
            total = total.max() + fresh + scores[i]
            continue
        reach = total[:, None] + follows[1:]
        back[i] = reach.argmax(0)
        total = reach[back[i], at] + scores[i]
    tags = np.zeros(n, dtype=np.int64)
    tags[-1] = total.argmax()
    for i in range(n - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def quotes_of(tags: Numbers) -> list[tuple[QuoteType, list[int]]]:
    """Type and words of each quotation in a sequence of tags."""
    found: list[tuple[QuoteType, list[int]]] = []
    last: dict[str, int] = {}
    for i, number in enumerate(tags):
        tag = QUOTE_TAGS[number]
        if tag == "O":
            continue
        part, kind = tag[0], cast(QuoteType, tag[2:])
        if part == "B" or kind not in last:
            last[kind] = len(found)
            found.append((kind, [i]))
        else:
            found[last[kind]][1].append(i)
    return found


def names_of(tags: Numbers) -> list[tuple[str, int, int]]:
    """Label, first and last word of each name in a sequence of tags."""
    found: list[tuple[str, int, int]] = []
    for i, number in enumerate(tags):
        tag = NAME_TAGS[number]
        if tag == "O":
            continue
        if tag[0] == "I" and found and found[-1][0] == tag[2:] and found[-1][2] == i - 1:
            found[-1] = (found[-1][0], found[-1][1], i)
        else:
            found.append((tag[2:], i, i))
    return found


def heaviest(scores: Floats) -> tuple[int, int] | None:
    """Bounds [first, end) of the run of words whose scores add up to most; None where none is above 0."""
    top, found, total, start = 0.0, None, 0.0, 0
    for i, score in enumerate(scores.tolist()):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > top:
            top, found = total, (start, i + 1)
    return found
