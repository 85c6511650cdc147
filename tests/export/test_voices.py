"""What a speaker is called who is none of the story's actors."""

from __future__ import annotations

import pytest

from dateline.export.html.voices import described
from dateline.model import Document, Occurrence, Passage, StoryQuote


@pytest.mark.parametrize(
    ("language", "speaker", "words"),
    [
        ("de", "der Talsperrenverband", "der Talsperrenverband"),
        ("de", "er", None),
        ("de", "Sie", None),
        ("en", "a spokesman", "a spokesman"),
        ("en", "she", None),
        ("de", "", None),
    ],
)
def test_described(language: str, speaker: str, words: str | None) -> None:
    text = f"{speaker} sagte: Er hält."
    document = Document(id="d", text=text, language=language)
    said = Passage("d", len(text) - 9, len(text) - 1, text[-9:-1])
    named = (Passage("d", 0, len(speaker), speaker),) if speaker else ()
    occurrence = Occurrence(document="d", quote=(said,), speaker=named)
    quote = StoryQuote(id="q", type="Direct", text=said.exact, passages=(said,), occurrences=(occurrence,))
    found = described(quote, {"d": document})
    assert (found.exact if found else None) == words
