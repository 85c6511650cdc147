"""Agencies, and the place and agency that open a report."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.model import Document, Page

TEXT = (
    "Nach dem Brand in der Papierfabrik von Tannau suchen die Ermittler weiter nach der Ursache, wie das Amt mitteilte."
)
MORE = "Die Feuerwehr war nach Angaben der Stadt mit mehr als hundert Leuten die ganze Nacht über im Einsatz gewesen."


def report(opening: str, above: str = "") -> Document:
    text = f"Brand in Tannau noch nicht geklärt\n\n{above}\n\n{opening}{TEXT}\n\n{MORE}\n\n{MORE}\n"
    return read(Page(content=text.encode(), media_type="text/plain", path="tannau.txt"))


@pytest.mark.parametrize(
    ("opening", "place", "agencies"),
    [
        ("Tannau (dpa) - ", "Tannau", ("dpa",)),
        ("Tannau (zwq) - ", "Tannau", ("zwq",)),
        ("Bad Tannau/Seeburg (zwq) – ", "Bad Tannau/Seeburg", ("zwq",)),
        ("TANNAU, Germany, June 19 (Border Wire) - ", "TANNAU", ("Border Wire",)),
        ("Tannau (zwq/lby) - ", "Tannau", ("zwq",)),
        ("TANNAU - ", "TANNAU", ()),
    ],
)
def test_what_opens_a_report_is_no_part_of_its_first_sentence(
    opening: str, place: str, agencies: tuple[str, ...]
) -> None:
    document = report(opening)
    assert document.dateline is not None
    assert (document.dateline.place, document.agencies) == (place, agencies)
    blocks = [document.text[b.start : b.end] for b in document.blocks]
    assert opening.rstrip() in blocks
    assert TEXT in blocks


@pytest.mark.parametrize("opening", ["Jana Holm (42) - ", "Jana Holm (parteilos) - ", "Tannau (bei Seeburg) - ", ""])
def test_what_is_no_dateline(opening: str) -> None:
    assert report(opening).dateline is None


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("12. März 2026, 22:07 Uhr · Quelle: zwq", ("zwq",)),
        ("Von Jana Holm mit Material von zwq", ("zwq",)),
        ("12. März 2026, 22:07 Uhr · Quelle: Polizei Tannau", ()),
    ],
)
def test_agencies_named_as_the_source(line: str, agencies: tuple[str, ...]) -> None:
    assert report("", line).agencies == agencies


def test_a_place_set_bold_opens_a_report() -> None:
    body = (
        f"<article><h1>Brand in Tannau</h1><p><strong>Tannau.</strong> {TEXT}</p><p>{MORE}</p><p>{MORE}</p></article>"
    )
    document = read(Page(content=body.encode(), media_type="text/html"))
    assert document.dateline is not None
    assert document.dateline.place == "Tannau"
    assert TEXT in [document.text[b.start : b.end] for b in document.blocks]
