"""Forests kept as data give what their trees say."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.forest import forest

SIGNS = 3
NUMBERS = st.floats(-5, 5).map(lambda n: round(n, 3))
TREES = st.recursive(
    NUMBERS, lambda inner: st.tuples(st.integers(0, SIGNS - 1), NUMBERS, inner, inner).map(list), max_leaves=8
)


def walked(tree: Any, row: list[float]) -> float:
    while isinstance(tree, list):
        feature, threshold, at_most, above = tree
        tree = at_most if row[feature] <= threshold else above
    return float(tree)


@given(st.lists(TREES, min_size=1, max_size=6), st.lists(NUMBERS, min_size=SIGNS, max_size=SIGNS))
def test_a_forest_is_the_sum_of_its_trees(trees: list[Any], row: list[float]) -> None:
    assert abs(forest(trees)(row) - sum(walked(tree, row) for tree in trees)) < 1e-9


def test_what_lies_on_a_threshold_is_not_above_it() -> None:
    assert forest([[0, 0.5, -1.0, 1.0]])([0.5]) == -1.0
