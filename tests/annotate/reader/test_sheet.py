"""What the model is given of a document."""

from __future__ import annotations

import pytest

from dateline.annotate.document import document_of_text
from dateline.annotate.quotes import find_quotes
from dateline.annotate.reader.sheet import FEATURES, Sheet, layered, sheet, words_in
from dateline.annotate.sentences import find_sentences


def read(text: str, language: str = "de") -> Sheet:
    document = document_of_text(text, language=language)
    sentences = find_sentences(document)
    return sheet(document, sentences, find_quotes(document, sentences, ()))


def said_of(page: Sheet, word: str) -> set[str]:
    i = [w.text for w in page.words].index(word)
    return {FEATURES[f] for f in page.features[i]}


PAGE = "Bürgermeisterin Anna Vogt sagte: „Wir bleiben hier.“\n\nDer Rat tagt in Adlerhausen."


@pytest.mark.parametrize(
    ("word", "feature"),
    [
        ("sagte", "role:cue"),
        ("sagte", "verb:say"),
        ("Vogt", "role:speaker"),
        ("Bürgermeisterin", "is:role"),
        ("„", "marks:opens"),
        ("“", "marks:closes"),
        ("bleiben", "outer:I:Direct"),
        ("Bürgermeisterin", "begins:paragraph"),
        ("Der", "begins:paragraph"),
        ("Rat", "shape:capital"),
    ],
)
def test_a_word_carries_what_is_known_of_it(word: str, feature: str) -> None:
    assert feature in said_of(read(PAGE), word)


@pytest.mark.parametrize("text", [PAGE, "“We stay,” said Anna Vogt.", "e\u0301\u00ad\t😀\r\n„", "", "\u200d \ufe0f"])
def test_words_are_passages_of_the_text(text: str) -> None:
    document = document_of_text(text)
    page = read(text)
    assert [document.text[w.start : w.end] for w in page.words] == [w.text for w in page.words]
    assert len(page.words) == len(page.features) == len(page.spaced) == len(page.sentence) == len(page.paragraph)
    assert all(page.features)


def test_no_feature_twice() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


@pytest.mark.parametrize(
    ("quotes", "layers"),
    [
        ([[0, 1], [0, 1, 2, 3]], [1, 0]),
        ([[0, 1], [4, 5]], [0, 0]),
        ([[0, 1, 2], [1, 2], [2]], [0, 1, None]),
        ([[]], [None]),
    ],
)
def test_layers(quotes: list[list[int]], layers: list[int | None]) -> None:
    assert layered(quotes) == layers


def test_words_that_share_a_character_with_a_span() -> None:
    page = read("Das ist so.")
    assert words_in([(2, 5)], [w.start for w in page.words], page.words) == [0, 1]
