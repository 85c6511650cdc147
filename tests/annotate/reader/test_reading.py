"""The installed model, as documents meet it: whatever the text, spans are exact and answers the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import annotate, annotate_all, document_of_text
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.reader.package import OFF, installed
from dateline.annotate.reader.reading import read
from dateline.annotate.sentences import find_sentences
from dateline.model import Document, Quote, Span

PIECES = st.sampled_from(
    [
        "Anna Vogt", "sagte", ",", ", dass", ":", "„", "“", '"', "»", "«", "’", "so", "laut", "Bürgermeisterin", "sei", ".", "!",
        "e\u0301", "Jahr\u00adhundert", "👩\u200d🚒", "😀", "\u0301", "\u00ad", "\t", "\r\n", "\n\n", "\u2028", "\x00", "\ufeff", "“We go,”",
        "said", "the mayor", "Ａ", "ﬁ", "ŉ", "日本", "مرحبا", "Müllerstraßenbahnhaltestellenschild", "x" * 600,
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


def spans(document: Document) -> list[Span]:
    found = document.annotations
    every = [q for quote in found.quotes for q in (quote, as_annotated(document, quote))]
    parts = [s for q in every for part in (q.quote, q.speaker, q.cue, q.frame, q.addressee) for s in part]
    parts += [s for name in found.names for s in (name.role, name.affiliation) if s]
    return [*parts, *((name.start, name.end) for name in found.names)]


def said(document: Document, quote: Quote) -> tuple[str, str, str]:
    """Type, words and speaker."""
    words = " … ".join(document.text[a:b] for a, b in quote.quote)
    return quote.type, words, " ".join(document.text[a:b] for a, b in quote.speaker)


def test_the_model_is_installed_beside_the_tests() -> None:
    assert installed()


@given(TEXTS, st.sampled_from(["de", "en", "fr"]))
@settings(max_examples=60)
def test_spans_are_words_of_the_text(text: str, language: str) -> None:
    document = annotate(document_of_text(text, language=language))
    for start, end in spans(document):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    for quote in document.annotations.quotes:
        assert len(quote.speaker) <= 1 or quote.speaker == tuple(sorted(quote.speaker))


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=10)
def test_a_document_is_read_the_same_alone_and_among_others(texts: list[str]) -> None:
    documents = [document_of_text(text, id=str(k)) for k, text in enumerate(texts)]
    assert list(annotate_all(documents, threads=2)) == [annotate(document) for document in documents]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Bürgermeisterin Anna Vogt sagte: „Wir bleiben heute alle hier.“",
            [("Direct", "Wir bleiben heute alle hier.", "Bürgermeisterin Anna Vogt")],
        ),
        ("Er fährt einen Wagen vom Typ „Adler“.", []),
        (
            "Die Brücke sei sicher, sagte Anna Vogt am Montag.",
            [("Indirect", "Die Brücke sei sicher", "Anna Vogt")],
        ),
    ],
)
def test_quotations(text: str, quotes: list[tuple[str, str, str]]) -> None:
    document = annotate(document_of_text(text))
    assert [said(document, quote) for quote in document.annotations.quotes] == quotes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Außenministerin Anna Vogt reiste nach Madrid.", [("Anna Vogt", "PER"), ("Madrid", "LOC")]),
        ("Die Kitas in Hamburg bleiben zu.", [("Hamburg", "LOC")]),
        ("Nach Angaben des Talsperrenverbands Morl ist sie dicht.", [("Talsperrenverbands Morl", "ORG")]),
        ("Unter den Linden am Ufer sitzen viele.", None),
    ],
)
def test_names(text: str, names: list[tuple[str, str]] | None) -> None:
    found = [(text[n.start : n.end], n.label) for n in annotate(document_of_text(text)).annotations.names]
    if names is not None:
        assert found == names
    assert ("Linden", "ORG") not in found


def test_a_noun_in_a_headline_is_no_person_where_the_text_gives_it_an_article() -> None:
    document = annotate(document_of_text("Staumauer hält\n\nAm Montag hielt die Staumauer, sagte Anna Vogt."))
    people = [document.text[n.start : n.end] for n in document.annotations.names if n.label == "PER"]
    assert people == ["Anna Vogt"]


def test_roles_stand_with_the_names() -> None:
    text = "Außenministerin Anna Vogt reiste nach Madrid."
    (name, *_) = annotate(document_of_text(text)).annotations.names
    assert name.role is not None
    assert text[slice(*name.role)] == "Außenministerin"


def test_a_paragraph_of_a_megabyte_is_read_in_windows() -> None:
    sentence = "Anna Vogt sagte, die Brücke sei sicher. "
    text = sentence * 300 + "x" * 1_000_000
    document = document_of_text(text)
    found = read(document, find_sentences(document))
    assert len(found.quotes) > 250
    assert all(text[a:b].strip() for quote in found.quotes for a, b in (*quote.quote, *quote.speaker))


def test_without_the_model_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFF, "off")
    assert not installed()
    text = "Bürgermeisterin Anna Vogt sagte: „Wir bleiben.“"
    document = annotate(document_of_text(text))
    assert [said(document, q) for q in document.annotations.quotes] == [
        ("Direct", "Wir bleiben.", "Bürgermeisterin Anna Vogt")
    ]
