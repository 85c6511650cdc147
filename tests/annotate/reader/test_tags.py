"""From tags to names and quotations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.reader.decode import tags
from dateline.annotate.reader.sheet import Ruled
from dateline.annotate.reader.tags import NAME_TAGS, QUOTE_TAGS, best, heaviest, names_of, places, quotes_of, rule_roles


def numbers(some: str, kinds: tuple[str, ...]) -> np.ndarray:
    return np.array([kinds.index(tag) for tag in some.split()])


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("O B-PER I-PER O", [("PER", 1, 2)]),
        ("B-PER B-PER", [("PER", 0, 0), ("PER", 1, 1)]),
        ("B-LOC O I-LOC", [("LOC", 0, 0), ("LOC", 2, 2)]),
        ("O O", []),
    ],
)
def test_names(said: str, names: list[tuple[str, int, int]]) -> None:
    assert names_of(numbers(said, NAME_TAGS)) == names


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("B-Direct I-Direct O O G-Direct I-Direct", [("Direct", [0, 1, 4, 5])]),
        ("B-Indirect I-Indirect B-Indirect", [("Indirect", [0, 1]), ("Indirect", [2])]),
        ("B-Indirect O B-Direct O G-Indirect", [("Indirect", [0, 4]), ("Direct", [2])]),
        ("O I-Reported I-Reported", [("Reported", [1, 2])]),
    ],
)
def test_quotations(said: str, quotes: list[tuple[str, list[int]]]) -> None:
    assert quotes_of(numbers(said, QUOTE_TAGS)) == quotes


@given(st.lists(st.lists(st.floats(-9, 9), min_size=16, max_size=16), min_size=1, max_size=12))
def test_what_is_chosen_may_follow_and_is_the_likeliest_of_all_words_where_that_may(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    for chosen in (best(scores), tags(scores)):
        for before, after in zip([0, *chosen[:-1]], chosen, strict=True):
            one, other = QUOTE_TAGS[before], QUOTE_TAGS[after]
            assert other[0] != "I" or one[2:] == other[2:]
    assert scores[np.arange(len(rows)), best(scores)].sum() <= scores.max(1).sum() + 1e-3


def test_a_name_does_not_run_into_the_next_sentence() -> None:
    scores = np.full((2, len(NAME_TAGS)), -5.0, dtype=np.float32)
    scores[0, NAME_TAGS.index("B-PER")] = scores[1, NAME_TAGS.index("I-PER")] = 5.0
    assert NAME_TAGS[tags(scores)[1]] == "I-PER"
    assert NAME_TAGS[tags(scores, np.array([True, True]))[1]] != "I-PER"


@pytest.mark.parametrize(
    ("scores", "run"),
    [([-1, 2, 3, -1, -1], (1, 3)), ([2, -1, 2, -5, 1], (0, 3)), ([-1, -2], None), ([], None), ([-3, 1], (1, 2))],
)
def test_the_heaviest_run(scores: list[float], run: tuple[int, int] | None) -> None:
    assert heaviest(np.array(scores, dtype=np.float32)) == run


def test_the_rules_say_who_spoke_beside_the_quotation_of_theirs_that_is_meant() -> None:
    ruled = [Ruled("Direct", [0, 1], ([5], [], [], [])), Ruled("Direct", [10, 11, 12], ([8], [9], [], []))]
    beside = rule_roles([11, 12], ruled, 14)
    assert [tuple(map(int, place)) for place in np.argwhere(beside)] == [(8, 0), (9, 1)]
    assert not rule_roles([3, 4], ruled, 14).any()


def test_each_word_stands_at_one_distance_and_in_one_sentence() -> None:
    sentence = np.array([0, 0, 1, 1, 1, 2])
    found = places(2, 4, 1, [2, 4], sentence, np.zeros((6, 4), dtype=np.bool_))
    assert (found[:, :29].sum(1) == 1).all()
    assert (found[:, 29:38].sum(1) == 1).all()
