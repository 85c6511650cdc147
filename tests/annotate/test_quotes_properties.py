"""What holds for quotations and attributions of any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.attributions import find_attributions
from dateline.annotate.quotes import find_quotes
from dateline.annotate.quotes.conventions import as_annotated
from dateline.model import Document, Name, Span
from tests.annotate.quoted import document, quotes, words

PIECES = st.sampled_from(
    [
        "Vogt", "sagte", "teilte", "mit", ",", ", dass", ":", "„", "“", '"', "»", "«", "'", "’", "so", "laut", "nach Angaben",
        "zufolge", "der", "die", "Minister", "habe", "sei", "wie", "und", "hieß es", "zu", "gehen", ".", "!", "?", "…", "(", ")",
        "soll", "haben", "getötet", "eigenen", "der Rat", "18.", "51-Jährige", "😀", "e\u0301", "Jahr\u00adhundert", "\t", "\r\n",
        "said", "the mayor", "according to", "that", "told", "“We", "go,”", "is", "\n\n", "–", ";", "Forderung", "demnach",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["de", "en", "und", ""])


def paged(text: str, language: str) -> Document:
    return document(*(part for part in text.split("\n\n") if part), language=language)


def spans_of(page: Document, names: tuple[Name, ...]) -> list[Span]:
    """Every span that quotations and attributions name."""
    found = find_quotes(page, (), names)
    parts = [q for quote in found for q in (quote, as_annotated(page, quote))]
    spans = [s for q in parts for part in (q.quote, q.speaker, q.cue, q.frame, q.addressee) for s in part]
    for attribution in find_attributions(page, (), names):
        spans += [(attribution.start, attribution.end), *attribution.source]
        spans += [attribution.scope] if attribution.scope else []
    return spans


@given(TEXTS, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_spans_lie_in_one_block_and_have_no_blanks_at_their_ends(text: str, language: str) -> None:
    page = paged(text, language)
    for start, end in spans_of(page, ()):
        assert 0 <= start < end <= len(page.text)
        assert page.text[start:end].strip()


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=5), LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_wrong_names_do_no_harm(text: str, guesses: list[tuple[int, int]], language: str) -> None:
    page = paged(text, language)
    names = tuple(
        Name(start=start, end=start + length, label="PER")
        for start, length in guesses
        if start + length <= len(page.text)
    )
    for start, end in spans_of(page, names):
        assert 0 <= start < end <= len(page.text)


@given(TEXTS, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_quotations_in_order(text: str, language: str) -> None:
    page = paged(text, language)
    found = find_quotes(page, (), ())
    assert found == find_quotes(page, (), ())
    assert [q.quote[0][0] for q in found] == sorted(q.quote[0][0] for q in found)


@pytest.mark.parametrize(
    "text",
    [
        "Er rief: „Jahr\u00adhundert\u00adbau!“",
        "Er rief: „Cafe\u0301 😀 zu!“",
        "Er rief:\t„Das\tist zu!“",
        "Er rief:\r\n„Das ist zu!“",
        "👩‍👩‍👧 rief: „Wir sind da!“ 😀",
    ],
)
def test_offsets_count_code_points(text: str) -> None:
    page = document(text)
    only = quotes(page)[0]
    assert words(page, only.quote) == text[text.index("„") + 1 : text.index("“")]


@pytest.mark.parametrize("mark", ["„", "“", '"', "»", "'", "’", "„a “", '" a', "sagte er, dass ", "Haus zufolge "])
def test_many_marks_in_one_paragraph_are_read(mark: str) -> None:
    page = document(mark * 3000)
    assert isinstance(find_quotes(page, (), ()), tuple)
