"""The trained model that tells the article from the furniture: two forests of decision trees, kept as plain data.

training/pages/train_article_model.py makes article_model.json; nothing here learns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from dateline.forest import Forest, Row, forest

_LIKELIEST = 800
"""Characters: a short article."""
_LEAST = 0.3
_KEPT = 1_000
"""Candidates up to which their rows are kept, and not made twice."""


class Model(msgspec.Struct, frozen=True):
    """features: the names of a row's numbers, as features.NAMES has them. threshold: what chance makes it the
    article's.
    first, second: the forests, above 0 for the article's; the second sees, besides the row, what `around` makes of the
    first's chances."""

    features: tuple[str, ...]
    threshold: float
    first: Forest
    second: Forest


@cache
def _load(name: str) -> Model:
    data = msgspec.json.decode(Path(__file__).with_name(name).read_bytes())
    return Model(tuple(data["features"]), data["threshold"], forest(data["first"]), forest(data["second"]))


def chances(
    row: Callable[[int], Row], boxes: list[int], lengths: list[int], name: str = "article_model.json"
) -> list[bool]:
    """Whether each candidate is the article's, in order of the page. row: its features, by its number; boxes: which box
    each lies in; lengths: of their texts."""
    model = _load(name)
    numbers = range(len(boxes))
    if len(boxes) <= _KEPT:
        row = list(map(row, numbers)).__getitem__
    first = [_chance(model.first(row(i))) for i in numbers]
    second = [_chance(model.second(row(i) + extra)) for i, extra in zip(numbers, around(first, boxes), strict=True)]
    limit = threshold(second, lengths, model.threshold)
    return [chance > limit for chance in second]


def threshold(chances: list[float], lengths: list[int], most: float) -> float:
    """The chance above which a candidate is the article's: `most`, but lower on a page where the model is sure of
    nothing, since some article stands on nearly every page: about half of what the likeliest text has."""
    characters, total = 0, 0.0
    for chance, length in sorted(zip(chances, lengths, strict=True), reverse=True):
        characters += length
        total += chance * length
        if characters >= _LIKELIEST:
            break
    return min(most, max(_LEAST, 0.55 * total / characters)) if characters else most


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def around(first: list[float], boxes: list[int]) -> list[list[float]]:
    """What the first forest says around each candidate: of it, of three before and behind, of its box on average, and
    which share of all that is the article's lies before and behind it."""
    count = len(first)
    in_box: defaultdict[int, list[float]] = defaultdict(list)
    for box, chance in zip(boxes, first, strict=True):
        in_box[box].append(chance)
    means = {box: sum(values) / len(values) for box, values in in_box.items()}
    total = sum(first) + 1e-9
    padded = [0.0, 0.0, 0.0, *first, 0.0, 0.0, 0.0]
    before = 0.0
    rows = []
    for i in range(count):
        at = i + 3
        rows.append(
            [
                padded[at], padded[at - 1], padded[at - 2], padded[at - 3], padded[at + 1], padded[at + 2],
                padded[at + 3],
                means[boxes[i]], before / total, (total - before - padded[at]) / total,
            ]
        )  # fmt: skip
        before += padded[at]
    return rows
