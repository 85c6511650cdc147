"""The trained model that tells the article from the furniture: two forests of decision trees, kept as plain data.

training/pages/train_article_model.py makes article_model.json; nothing here learns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

Tree = Any
"""A leaf (a number) or a node (feature, threshold, tree where the feature is at most that, tree where it is above)."""


class Model(msgspec.Struct, frozen=True):
    """features: the names of a row's numbers, as features.NAMES has them. threshold: what chance makes it the
    article's.
    first, second: the forests; the second sees, besides the row, what `around` makes of the first's chances."""

    features: tuple[str, ...]
    threshold: float
    first: tuple[Tree, ...]
    second: tuple[Tree, ...]


@cache
def _load(name: str) -> Model:
    data = msgspec.json.decode(Path(__file__).with_name(name).read_bytes())
    return Model(tuple(data["features"]), data["threshold"], _frozen(data["first"]), _frozen(data["second"]))


def _frozen(value: Any) -> Any:
    """Lists as tuples, which are smaller and quicker to take apart."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def chances(rows: list[list[float]], boxes: list[int], name: str = "article_model.json") -> list[bool]:
    """Whether each candidate is the article's. rows: features in order of the page; boxes: which box each lies in."""
    model = _load(name)
    first = [_chance(model.first, row) for row in rows]
    more = around(first, boxes)
    limit = math.log(model.threshold / (1 - model.threshold))
    return [_sum(model.second, [*row, *extra]) > limit for row, extra in zip(rows, more, strict=True)]


def _sum(trees: tuple[Tree, ...], row: list[float]) -> float:
    total = 0.0
    for tree in trees:
        node = tree
        while type(node) is tuple:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        total += node
    return total


def _chance(trees: tuple[Tree, ...], row: list[float]) -> float:
    return 1 / (1 + math.exp(-_sum(trees, row)))


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
