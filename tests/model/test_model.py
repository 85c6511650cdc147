"""The words as types: offsets, what is derived from them, and JSON there and back."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    Block,
    Document,
    Event,
    Page,
    PageRefused,
    PageSkipped,
    Passage,
    Provenance,
    Reuse,
    Story,
    Update,
)


def document(text: str = "Damm hält 👩‍🚒\n\nEr hält.", **fields: object) -> Document:
    return Document(id="d1", text=text, **fields)  # type: ignore[arg-type]


@given(st.text(min_size=1), st.data())
def test_a_passage_is_what_stands_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert document(text).passage(start, end) == Passage("d1", start, end, text[start:end])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4), (0, 1000)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie in"):
        document().passage(start, end)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"outlet": "Lohebote", "url": "https://www.lohebote.example/a"}, "Lohebote"),
        ({"url": "https://www.lohebote.example/a/b.html"}, "lohebote.example"),
        ({"provenance": Provenance(sha256="0", path="seiten/ticker.v2.html")}, "ticker.v2"),
        ({"provenance": Provenance(sha256="0", path="seiten\\ticker.html")}, "ticker"),
        ({}, "d1"),
    ],
)
def test_a_document_has_a_name_for_people(fields: dict[str, object], name: str) -> None:
    assert document(**fields).name == name


@pytest.mark.parametrize(
    ("published", "at", "on"),
    [
        ("2026-05-03T21:15:00+02:00", "2026-05-03T21:15:00+02:00", "2026-05-03"),
        ("2026-05-03T23:15:00Z", "2026-05-03T23:15:00+00:00", "2026-05-03"),
        ("2026-05-03", None, "2026-05-03"),
        (None, None, None),
    ],
)
def test_a_day_is_no_instant(published: str | None, at: str | None, on: str | None) -> None:
    read = document(published=published)
    assert (read.published_at.isoformat() if read.published_at else None) == at
    assert (read.published_on.isoformat() if read.published_on else None) == on


def test_the_article_is_its_words_without_furniture() -> None:
    text = "Damm\n\nAnzeige\n\nDer Damm hält."
    blocks = (Block("subheading", 0, 4), Block("boilerplate", 6, 13), Block("paragraph", 15, 29))
    assert document(text, blocks=blocks).article == "Damm\n\nDer Damm hält."


def test_an_offset_finds_its_update_and_block() -> None:
    read = document(blocks=(Block("update", 3, 9),), updates=(Update(id="u1", start=2, end=9),))
    assert [read.update_at(offset) is not None for offset in (1, 2, 8, 9)] == [False, True, True, False]
    assert [read.block_at(offset) is not None for offset in (2, 3, 8, 9)] == [False, True, True, False]


def test_a_story_comes_back_from_json_as_it_was() -> None:
    zone = dt.timezone(dt.timedelta(hours=2))
    passage = Passage("d1", 0, 4, "Damm")
    event = Event(
        id="e1",
        kind="happened",
        text="Damm",
        passages=(passage,),
        sources=1,
        start=dt.datetime(2026, 5, 3, 21, 5, tzinfo=zone),
        precision="minute",
    )
    story = Story(
        title="Damm",
        documents=(document(),),
        chronology=(event,),
        reuse=(Reuse(document="d1", source="d2", share=0.5),),
    )
    encoded = msgspec.json.encode(story)
    assert msgspec.json.decode(encoded, type=Story) == story


def test_json_names_are_the_designs() -> None:
    reuse = msgspec.json.decode(msgspec.json.encode(Reuse(document="a", source="b", share=0.25)))
    assert reuse == {"document": "a", "from": "b", "share": 0.25}
    fields = set(msgspec.json.decode(msgspec.json.encode(document())))
    assert {"id", "url", "language", "headline", "kicker", "lead", "authors", "agencies", "dateline", "published",
            "modified", "basis", "keywords", "comment_count", "images", "text", "blocks", "updates",
            "annotations"} <= fields  # fmt: skip


def test_what_is_unknown_is_left_out_of_an_update() -> None:
    encoded = msgspec.json.decode(msgspec.json.encode(Update(id="u1", start=0, end=2, clock="21:05")))
    assert encoded == {"id": "u1", "start": 0, "end": 2, "clock": "21:05"}


def test_an_error_is_a_sentence_with_advice() -> None:
    assert str(PageSkipped("a.txt", "is empty")) == "a.txt: is empty."
    assert str(PageRefused("a.pdf", "is a PDF", "Save it as text.")) == "a.pdf: is a PDF. Save it as text."
    assert (PageSkipped.fate, PageRefused.fate) == ("skipped", "refused")


def test_a_page_is_called_by_its_path_or_address() -> None:
    assert Page(content=b"", path="a.txt", url="https://x.example/").name == "a.txt"
    assert Page(content=b"", url="https://x.example/").name == "https://x.example/"
