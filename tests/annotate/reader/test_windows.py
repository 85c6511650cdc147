"""Windows over long documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.reader.windows import windows

SENTENCES = st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=40), min_size=1, max_size=40)


@given(SENTENCES, st.integers(30, 200))
def test_every_word_is_decided_once_in_a_window_that_shows_it(sentences: list[list[int]], most: int) -> None:
    pieces = [n for sentence in sentences for n in sentence]
    numbers = [k for k, sentence in enumerate(sentences) for _ in sentence]
    found = windows(pieces, numbers, most, most // 4)
    decided = [i for window in found for i in range(window.first, window.last)]
    assert decided == list(range(len(pieces)))
    for window in found:
        assert window.start <= window.first <= window.last <= window.end
        assert sum(pieces[window.start : window.end]) <= most or window.end == window.start + 1


@pytest.mark.parametrize("count", [1_000, 2_000])
def test_windows_grow_no_faster_than_the_text(count: int) -> None:
    found = windows([2] * count, [0] * count, 200, 40)  # one sentence without end
    assert len(found) <= count // 60


def test_a_text_that_fits_is_read_at_once() -> None:
    assert windows([1, 2, 1], [0, 0, 1], 500, 110) == [(0, 3, 0, 3)]


def test_no_words_no_windows() -> None:
    assert windows([], [], 500, 110) == []


def test_windows_begin_where_sentences_do() -> None:
    pieces, numbers = [1] * 100, [i // 10 for i in range(100)]
    assert [w.start % 10 for w in windows(pieces, numbers, 45, 15)] == [0] * len(windows(pieces, numbers, 45, 15))
