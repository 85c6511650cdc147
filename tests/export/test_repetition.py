"""Whether words stand in a text more than once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.repetition import Repetition


@pytest.mark.parametrize(
    ("text", "words", "twice"),
    [
        ("Der Damm hält. Der Damm hält.", "Der Damm hält.", True),
        ("Der Damm hält.", "Der Damm hält.", False),
        ("„Wir zählen 17 Säcke hier“ und „Wir zählen 17 Säcke hier“", "Wir zählen 17 Säcke hier", True),
        ("„Wir zählen 17 Säcke hier“ und „Wir zählen 17 Säcke dort“", "Wir zählen 17 Säcke hier", False),
        ("Unwetterwarnungen und Unwetterwarnungen", "nwetterwarnungen", True),
        ("a", "b", False),
        ("aaa", "aa", True),
    ],
)
def test_words_that_come_back(text: str, words: str, twice: bool) -> None:
    assert Repetition(text).twice(words) is twice


@given(st.text("ab „“\n", max_size=80), st.data())
def test_it_is_what_looking_through_the_text_says(text: str, data: st.DataObject) -> None:
    """A copy inside a longer word need not be seen: a text fragment does not find it either."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    if words:
        places = [at for at in range(len(text)) if text.startswith(words, at)]
        at_words = [at for at in places if not (text[at].isalnum() and text[at - 1 : at].isalnum())]
        found = Repetition(text).twice(words)
        assert len(places) > 1 or not found
        assert found or len(at_words) < 2
