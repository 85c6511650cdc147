"""TimeML: well-formed, in the standard's words, and the text survives."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times import find_times
from dateline.export.timeml import timeml
from dateline.model import Annotations, Block, Document

# TimeML 1.2.1, the attributes of TIMEX3 and their closed value sets
ATTRIBUTES = {
    "tid", "type", "functionInDocument", "beginPoint", "endPoint", "quant", "freq", "temporalFunction", "value",
    "valueFromFunction", "mod", "anchorTimeID", "comment",
}  # fmt: skip
TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
}  # fmt: skip


def annotated(text: str, published: str | None = "2025-08-15T22:07:00+02:00") -> Document:
    document = Document(
        id="d&1",
        text=text,
        language="de",
        zone="Europe/Vienna",
        headline="Keine <Einigung>",
        published=published,
        blocks=(Block("paragraph", 0, len(text)),),
    )
    return msgspec.structs.replace(document, annotations=Annotations(times=find_times(document)))


def parsed(document: Document, *, strict: bool = True) -> ET.Element:
    return ET.fromstring(timeml(document, strict=strict))


def test_the_times_stand_in_the_text_with_their_values() -> None:
    root = parsed(annotated("Am Freitag um 21:30 Uhr begann es, rund sechs Stunden dauert es, Ende 2026 ist Schluss."))
    found = [(t.text, t.get("type"), t.get("value"), t.get("mod")) for t in root.iterfind("TEXT/TIMEX3")]
    assert found == [
        ("Freitag", "DATE", "2025-08-15", None),
        ("21:30 Uhr", "TIME", "2025-08-15T21:30", None),
        ("rund sechs Stunden", "DURATION", "PT6H", "APPROX"),
        ("Ende 2026", "DATE", "2026", "END"),
    ]


def test_only_what_the_standard_knows_is_written() -> None:
    root = parsed(
        annotated("Heute, bald, jeden Montag, vor zwei Tagen, Anfang Mai, kurz nach 8 Uhr, 1990er-Jahre."), strict=False
    )
    times = list(root.iter("TIMEX3"))
    assert len(times) > 6
    for time in times:
        assert set(time.attrib) <= ATTRIBUTES
        assert time.get("type") in TYPES
        assert time.get("mod") in {None, *MODS}
    ids = [time.get("tid") for time in times]
    assert len(ids) == len(set(ids))
    assert {t.get("anchorTimeID") for t in times} <= {None, *ids}


def test_the_creation_time_is_the_publication() -> None:
    dct = parsed(annotated("x")).find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("type"), dct.get("value")) == ("TIME", "2025-08-15T22:07:00")
    assert dct.get("functionInDocument") == "CREATION_TIME"


def test_a_document_of_unknown_date_has_no_creation_time() -> None:
    assert parsed(annotated("x", published=None)).find("DCT") is None


def test_what_only_readers_need_is_left_out_unless_asked_for() -> None:
    document = annotated("Das kommt bald.")
    assert [t.text for t in parsed(document).iterfind("TEXT/TIMEX3")] == []
    assert [t.text for t in parsed(document, strict=False).iterfind("TEXT/TIMEX3")] == ["bald"]


@pytest.mark.parametrize(
    "text", ["a < b & c > d am Freitag", "»]]>« 2022", "Zeile\r\nund 2022\r", "<TIMEX3>2022</TIMEX3>"]
)
def test_markup_in_the_text_stays_text(text: str) -> None:
    assert "".join(parsed(annotated(text)).find("TEXT").itertext()) == text  # type: ignore[union-attr]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r"), max_size=200))
def test_with_the_tags_taken_out_it_is_the_text_again(text: str) -> None:
    text = f"{text}\n\nheute\n\n{text}"
    back = "".join(parsed(annotated(text)).find("TEXT").itertext())  # type: ignore[union-attr]
    assert [a for a, b in zip(back, text, strict=True) if a not in (b, "\ufffd")] == []
