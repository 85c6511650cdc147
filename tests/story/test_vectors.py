"""Nearness in meaning joins what is told in other words; without it, known words alone do."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from dateline.story import build
from dateline.story.nearness import Nearness
from dateline.story.vectors import remembered
from tests.story.coverage import article, ticker
from tests.story.test_build import check

MEANINGS = {
    "Ein Rumms riss die Leute aus den Betten.": 0,
    "A loud bang woke the neighbourhood.": 0,
    "Die Brücke bleibt heil.": 1,
    "Nobody knows the cause yet.": 2,
    "Warum, weiß noch keiner.": 2,
}


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """One direction a meaning; others point anywhere, the same for the same words."""
    rows = []
    for text in texts:
        known = next((m for words, m in MEANINGS.items() if words in text), None)
        row = np.random.default_rng(abs(hash_of(text))).normal(size=64) * 0.2
        if known is not None:
            row[known] += 4
        rows.append(row / np.linalg.norm(row))
    return np.array(rows, dtype=np.float32)


def hash_of(text: str) -> int:
    return sum(n * ord(letter) for n, letter in enumerate(text, 1))


GERMAN = ticker(
    ("9:05", "Knall", "Ein Rumms riss die Leute aus den Betten."),
    ("9:30", "Brücke", "Die Brücke bleibt heil."),
    ("9:50", "Ursache", "Warum, weiß noch keiner."),
    id="t",
)
ENGLISH = ticker(
    ("9:06", "Bang", "A loud bang woke the neighbourhood."),
    ("9:52", "Cause", "Nobody knows the cause yet."),
    id="u",
    language="en",
)


def test_what_is_told_in_other_words_and_tongues_is_one_event() -> None:
    story = build([GERMAN, ENGLISH], vectors=vectors)
    check(story)
    joined = [sorted({p.document for p in e.passages}) for e in story.chronology if "Rumms" in e.text]
    assert joined == [["t", "u"]]
    assert len(story.chronology) == 3


def test_without_vectors_it_stays_two() -> None:
    joined = [
        sorted({p.document for p in e.passages}) for e in build([GERMAN, ENGLISH]).chronology if "Rumms" in e.text
    ]
    assert joined == [["t"]]


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [GERMAN, ENGLISH, article("Ein Rumms riss die Leute aus den Betten. Die Brücke bleibt heil.", id="c")]
    whole = build(documents, vectors=vectors)
    for seed in range(5):
        assert build(random.Random(seed).sample(documents, 3), vectors=vectors) == whole


def test_a_text_asked_for_again_is_not_reckoned_again() -> None:
    asked: list[str] = []

    def counting(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return vectors(texts)

    recalled = remembered(counting)
    first, again = recalled(["a", "b", "a"]), recalled(["b", "c"])
    assert asked == ["a", "b", "c"]
    assert first.shape == (3, 64)
    assert np.array_equal(first[1], again[0])
    assert recalled([]).shape[0] == 0


@pytest.mark.parametrize("known", [vectors, None])
def test_no_reports_are_near_to_nothing(known: object) -> None:
    assert list(Nearness([], known).candidates()) == []  # type: ignore[arg-type]
