"""The language of a text by its function words."""

from __future__ import annotations

import pytest

from dateline.extract.language import language_of

GERMAN = "Die Feuerwehr ist mit drei Wagen auf dem Weg in die Stadt, und sie wird noch bis zum Abend bleiben."
ENGLISH = "The fire brigade is on its way to the town with three engines, and it will stay there until the evening."
FRENCH = "Les pompiers sont en route vers la ville avec trois voitures et ils y resteront jusqu'au soir."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (GERMAN, None, "de"),
        (ENGLISH, None, "en"),
        (GERMAN, "en-US", "de"),
        (ENGLISH, "de", "en"),
        (FRENCH, "fr-FR", "fr"),
        (FRENCH, None, "und"),
        ("", None, "und"),
        ("", "de_AT", "de"),
        ("12:30 14:50", "xx-invalid-tag", "xx"),
        ("12:30 14:50", "german", "und"),
    ],
)
def test_language(text: str, declared: str | None, language: str) -> None:
    assert language_of(text, declared) == language
