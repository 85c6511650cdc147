"""The trained model that tells the article from the furniture: two forests of decision trees, kept as plain data.

training/pages/train_article_model.py makes article_model.json; nothing here learns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

Tree = Any
"""A leaf (a number) or a node [feature, threshold, tree where the feature is at most that, tree where it is above]."""
Forest = Callable[[list[float]], float]
"""The sum of what its trees say of a row: above 0 for the article."""


class Model(msgspec.Struct, frozen=True):
    """features: the names of a row's numbers, as features.NAMES has them. threshold: what chance makes it the
    article's.
    first, second: the forests; the second sees, besides the row, what `around` makes of the first's chances."""

    features: tuple[str, ...]
    threshold: float
    first: Forest
    second: Forest


@cache
def _load(name: str) -> Model:
    data = msgspec.json.decode(Path(__file__).with_name(name).read_bytes())
    return Model(tuple(data["features"]), data["threshold"], _forest(data["first"]), _forest(data["second"]))


def _forest(trees: list[Tree]) -> Forest:
    """The forest as a function that Python compiles: twice as fast as going through the nodes of its trees."""
    expression = " + ".join(map(_written, trees))
    forest: Forest = eval(f"lambda row: {expression}", {})  # noqa: S307 - nothing but numbers stands in it
    return forest


def _written(tree: Tree) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, at_most, above = tree
    return f"({_written(at_most)} if row[{int(feature)}] <= {float(threshold)!r} else {_written(above)})"


def chances(rows: list[list[float]], boxes: list[int], name: str = "article_model.json") -> list[bool]:
    """Whether each candidate is the article's. rows: features in order of the page; boxes: which box each lies in."""
    model = _load(name)
    first = [1 / (1 + math.exp(-model.first(row))) for row in rows]
    limit = math.log(model.threshold / (1 - model.threshold))
    return [model.second(row + extra) > limit for row, extra in zip(rows, around(first, boxes), strict=True)]


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
