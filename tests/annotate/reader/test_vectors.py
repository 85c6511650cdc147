"""Sentences as vectors."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.annotate.reader.vectors import sentence_vectors

BRIDGE = "Die Brücke über den Fluss ist nach dem Hochwasser gesperrt."


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("Wegen der Flut darf niemand mehr über die Brücke.", "Der Verein verpflichtet einen neuen Torwart."),
        ("The bridge across the river is closed after the flood.", "The club signs a new goalkeeper."),
    ],
)
def test_what_means_the_same_is_nearer(near: str, far: str) -> None:
    vectors = sentence_vectors([BRIDGE, near, far])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_row_a_text_of_length_one_whatever_stands_beside_it() -> None:
    texts = [BRIDGE, "x" * 100_000, "", " \t", "e\u0301\u00ad😀"]
    vectors = sentence_vectors(texts)
    assert vectors.shape[0] == len(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0, 0, 1], atol=1e-5)
    assert np.array_equal(sentence_vectors(texts[:1])[0], vectors[0])
    assert sentence_vectors([]).shape[0] == 0
