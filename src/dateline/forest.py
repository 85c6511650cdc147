"""Forests of decision trees, kept as plain data and computed in plain Python; `training/` makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Tree = Any
"""A leaf (a number) or a node [feature, threshold, tree where the feature is at most that, tree where it is above]."""

Row = list[float]
Forest = Callable[[Row], float]
"""The sum of what its trees say of a row: a logarithm of odds."""


def forest(trees: Sequence[Tree]) -> Forest:
    """The forest as a function that Python compiles: twice as fast as going through the nodes of its trees."""
    expression = " + ".join(map(_written, trees))
    made: Forest = eval(f"lambda row: {expression}", {})  # noqa: S307 - nothing but numbers stands in it
    return made


def _written(tree: Tree) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, at_most, above = tree
    return f"({_written(at_most)} if row[{int(feature)}] <= {float(threshold)!r} else {_written(above)})"
