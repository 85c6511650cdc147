"""Quotation marks as they are found in the wild: of every kind, nested, never closed, never opened, glued."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.quotes.marks import find_quoted
from tests.annotate.quoted import document, words


def found(*paragraphs: str) -> list[str]:
    """What stands between marks, outer before inner, spans of one quotation with … between."""
    page = document(*paragraphs)
    return [words(page, q.spans) for q in find_quoted(page.text, page.blocks)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Sie sagte: „Wir gehen.“", ["Wir gehen."]),
        ("Sie sagte: »Wir gehen.«", ["Wir gehen."]),
        ("Sie sagte: «Wir gehen.»", ["Wir gehen."]),
        ("She said: “We leave.”", ["We leave."]),
        ('Sie sagte: "Wir gehen."', ["Wir gehen."]),
        ("Sie sagte: ‚Wir gehen.‘", ["Wir gehen."]),
        ("Sie sagte: 'Wir gehen.'", ["Wir gehen."]),
        ("Sie sagte: ‹Wir gehen.›", ["Wir gehen."]),
        ('Sie sagte: „Wir gehen."', ["Wir gehen."]),
        ("Sie sagte: „Wir gehen.”", ["Wir gehen."]),
        ("Sie sagte: ”Wir gehen.”", ["Wir gehen."]),
        ("Sie sagte: ,,Wir gehen.''", ["Wir gehen."]),
        ("Elle dit : « Nous partons. »", ["Nous partons."]),
        ("„Er rief ‚Halt!‘, dann nichts.“", ["Er rief ‚Halt!‘, dann nichts.", "Halt!"]),
        ("„Er rief „Halt!“, dann nichts.“", ["Er rief „Halt!“, dann nichts.", "Halt!"]),
        ("\"Er rief 'Halt!' und ging.\"", ["Er rief 'Halt!' und ging.", "Halt!"]),
        ("“He said ‘stop’ and left.”", ["He said ‘stop’ and left.", "stop"]),
    ],
)
def test_marks_of_every_kind(text: str, inside: list[str]) -> None:
    assert found(text) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("So geht's nicht, sagt Hans' Mutter.", []),
        ("Das ist Peters’ Haus und der ’90er-Stil.", []),
        ('Er schrie: "So geht\'s nicht!"', ["So geht's nicht!"]),
        ('Der 27"-Monitor und der 24"-Monitor sind teuer.', []),
        ('Er sagte: "Der 27" Monitor ist gut."', ['Der 27" Monitor ist gut.']),
        ('Sie flog "Boeing 747".', ["Boeing 747"]),
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str, inside: list[str]) -> None:
    assert found(text) == inside


def test_a_mark_never_closed_does_not_swallow_what_follows() -> None:
    text = (
        'Einen "Plan für den Hafen gibt es (noch) nicht. Vogt sagte zuerst: "Es gab \'gute\' Gespräche." Dann ging er.'
    )
    assert found(text) == ["Es gab 'gute' Gespräche.", "gute"]


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    assert found("Vogt sagte: „Wir bleiben.", "Der Abend begann ruhig.") == ["Wir bleiben."]
    assert found("Einen „Plan gibt es nicht.", "Der Abend begann „ruhig“.") == ["ruhig"]


def test_a_quotation_over_four_paragraphs() -> None:
    page = ["Vogt sagte: „Wir bleiben.", "Das ist sicher.", "Niemand geht.", "Und zwar heute.“ Dann ging er."]
    assert found(*page) == ["Wir bleiben. … Das ist sicher. … Niemand geht. … Und zwar heute."]


def test_paragraphs_that_each_open_and_only_the_last_closes() -> None:
    assert found("„Wir bleiben.", "„Niemand geht.“") == ["Wir bleiben.", "Niemand geht."]


def test_one_mark_that_closes_and_opens() -> None:
    assert found('Er sagt: "Es war Krieg."Es soll enden", heißt es.') == ["Es war Krieg.", "Es soll enden"]


def test_a_closing_mark_alone_is_nothing() -> None:
    assert found("Niemand weiß das“, sagte er.") == []


MARKS = "\"“”„‟«»'‘’‚‛‹›"


@given(st.text(alphabet=MARKS + " aB.:,\n5é\u0301😀\u00ad", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_sequence_of_marks_gives_spans_within_the_text(text: str) -> None:
    page = document(*(part for part in text.split("\n") if part))
    for quoted in find_quoted(page.text, page.blocks):
        assert 0 <= quoted.outer[0] < quoted.outer[1] <= len(page.text)
        for start, end in quoted.spans:
            assert quoted.outer[0] <= start < end <= quoted.outer[1]
            assert page.text[start:end] == page.text[start:end].strip()


@given(st.text(alphabet=MARKS + " aB.", max_size=60))
@settings(max_examples=300, deadline=None)
def test_quotations_lie_in_each_other_or_apart(text: str) -> None:
    page = document(text or "a")
    quoted = find_quoted(page.text, page.blocks)
    for one in quoted:
        for other in quoted:
            apart = one.outer[1] <= other.outer[0] or other.outer[1] <= one.outer[0]
            inside = (one.outer[0] <= other.outer[0] and other.outer[1] <= one.outer[1]) or (
                other.outer[0] <= one.outer[0] and one.outer[1] <= other.outer[1]
            )
            assert apart or inside
