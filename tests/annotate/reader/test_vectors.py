"""Sentences as vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.annotate.reader.vectors import Meaning, sentence_vectors

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


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (BRIDGE, "The bridge over the river is closed after the flood."),
        ("Die Regierung will die Steuern auf Kraftstoff senken.", "The government plans to cut taxes on fuel."),
        ("Im Hafen brach in der Nacht ein Feuer aus.", "A fire broke out at the port during the night."),
        ("Die Polizei nahm zwei Verdächtige fest.", "Police arrested two suspects."),
        ("Der Verein verpflichtet einen neuen Torwart.", "The club signs a new goalkeeper."),
        ("Die Zahl der Toten stieg auf 41.", "The death toll rose to 41."),
        ("Das Gericht verurteilte ihn zu drei Jahren Haft.", "The court sentenced him to three years in prison."),
        ("Die Schulen bleiben bis Freitag geschlossen.", "Schools will remain shut until Friday."),
    ],
)
def test_a_translation_is_nearer_than_anything_else_in_its_language(german: str, english: str) -> None:
    others = [
        "The minister apologised for the delay.",
        "Heavy rain is expected in the south on Sunday.",
        "The company reported record profits.",
        "Doctors warned of a shortage of medicines.",
    ]
    vectors = sentence_vectors([german, english, *others])
    assert (vectors[1:] @ vectors[0]).argmax() == 0


def test_a_package_without_vectors_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Meaning(tmp_path)
