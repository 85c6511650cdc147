"""Whether words stand in a text more than once."""

from __future__ import annotations

import re

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
        ("Stand 5 und Seestand 5", "stand 5", False),
        ("Seestand 5, Landstand 5", "stand 5", True),
        ("Am Pegel stehen alle am Pegel", "Pegel", True),
        ("Abend. Der Abend", "Abend", True),
        ("der Lage", "Lage", False),
        ("_a und b_a", "_a", True),
        ("x", "", True),
        ("", "", False),
        ("🌊 die Flut 🌊", "🌊", True),
        ("Die neue Nachricht vom Fluss. Die neue Nachricht vom Fluss", "Die neue Nachricht vom Fluss.", False),
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["asked-before", "asked-now"])
def test_words_that_come_back(text: str, words: str, twice: bool, before: bool) -> None:
    assert Repetition(text, [words, "Der Damm", "stand 17"] if before else []).twice(words) is twice


@given(st.text("ab „“\n_1", max_size=80), st.data())
def test_it_is_what_looking_through_the_text_says(text: str, data: st.DataObject) -> None:
    """Long words are looked for where words begin, if they stand there: inside a longer one no browser finds them."""
    asked = {
        words
        for start, length in data.draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=9))
        if (words := text[start : start + length].strip())
    }
    answers = Repetition(text, asked)
    for words in asked:
        places = [at for at in range(len(text)) if text.startswith(words, at)]
        at_words = [at for at in places if not inside(text, at)]
        expected = len(at_words if len(words) >= 16 and at_words else places) > 1
        assert answers.twice(words) is expected


def inside(text: str, at: int) -> bool:
    """Whether a word that began before goes on there."""
    return at > 0 and re.fullmatch(r"\w\w", text[at - 1 : at + 1]) is not None


class Watched(str):
    """A text that counts the characters of it that are looked at."""

    looked = 0

    def find(self, words: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        found = super().find(words, start)
        self.looked += (found if found >= 0 else len(self)) - start
        return found

    def startswith(self, words: str, start: int = 0) -> bool:  # type: ignore[override]
        self.looked += len(words)
        return super().startswith(words, start)

    def __getitem__(self, key: slice | int) -> str:  # type: ignore[override]
        found = super().__getitem__(key)
        self.looked += len(found)
        return found


@pytest.mark.parametrize(
    "sentence",
    ["Pegel {}", "{} Helfer", "Einsatz am Fluss im Abschnitt {}.", "Immer dasselbe steht in jedem Eintrag."],
    ids=["short", "number-first", "alike", "same"],
)
def test_a_long_ticker_is_not_read_again_for_every_entry(sentence: str) -> None:
    def looked(entries: int) -> int:
        asked = [sentence.format(10_000 + n) for n in range(entries)]
        text = Watched("\n\n".join(asked))
        answers = Repetition(text, asked)
        for words in asked:
            answers.twice(words)
        return text.looked

    assert looked(800) < 5 * looked(200)
