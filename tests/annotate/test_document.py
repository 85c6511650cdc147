"""A document annotated whole, and documents made of bare text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import annotate, document_of_text
from dateline.languages import codes
from dateline.model import Annotations, Block, Document


def spans(found: Annotations) -> list[tuple[int, int]]:
    """Every span of every annotation."""
    whole = [*found.times, *found.names, *found.quantities, *found.attributions]
    parts = [span for quote in found.quotes for part in (quote.quote, quote.speaker, quote.cue) for span in part]
    return [*found.sentences, *((item.start, item.end) for item in whole), *parts]


@given(st.text(alphabet=st.sampled_from(list("Der Damm hält, sagte sie: „3 Uhr\"“»«'.\n\t\r👩‍🚒a̐­0:")), max_size=200))
@pytest.mark.parametrize("language", codes())
def test_spans_lie_in_any_text(language: str, text: str) -> None:
    found = annotate(document_of_text(text, language=language, date=dt.date(2026, 5, 3))).annotations
    assert all(0 <= start < end <= len(text) for start, end in spans(found))


@pytest.mark.parametrize("language", ["fr", "und", "pl"])
def test_no_other_languages_rules_are_tried(language: str) -> None:
    document = document_of_text("Le 3 mai à 20h30, la maire a dit: «Ça tient.» Der Damm hält.", language=language)
    found = annotate(document).annotations
    assert found.sentences
    assert found == Annotations(sentences=found.sentences)


def test_furniture_is_not_searched() -> None:
    text = "Carla Venske kam um 20 Uhr.\n\nIda Brandt kam um 21 Uhr."
    blocks = (Block("paragraph", 0, 27), Block("teaser", 29, len(text)))
    found = annotate(Document(id="d", text=text, language="de", zone="Europe/Berlin", blocks=blocks)).annotations
    assert spans(found)
    assert all(end <= 27 for _, end in spans(found))


def test_annotating_again_changes_nothing() -> None:
    once = annotate(document_of_text("„Der Damm hält“, sagte Carla Venske am 3. Mai 2026.", language="de"))
    assert annotate(once) == once


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Eins.\n\nZwei.", ["Eins.", "Zwei."]),
        ("Eins\nnoch eins.\n \n\nZwei.", ["Eins\nnoch eins.", "Zwei."]),
        (
            "Überschrift\nDer erste Satz, der lang ist.\nKurz.",
            ["Überschrift", "Der erste Satz, der lang ist.", "Kurz."],
        ),
        ("  Eins. \r\n\r\nZwei.\t", ["Eins.", "Zwei."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_of_a_bare_text(text: str, paragraphs: list[str]) -> None:
    document = document_of_text(text)
    assert [text[block.start : block.end] for block in document.blocks] == paragraphs


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    text = "The water in the reservoir rose all evening and\nreached the crown of the wall at nine, the mayor\nsaid on Monday while the valley was being emptied\nof its people."
    assert len(document_of_text(text, language="en").blocks) == 1
