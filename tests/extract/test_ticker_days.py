"""The day of a ticker that names none, from everything that speaks for one."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.extract import date_updates, read
from dateline.model import Document, Page

ENTRIES = """Großbrand in Talheim

Lagerhalle steht in Flammen

Im Gewerbegebiet von Talheim brennt seit dem Abend eine Lagerhalle, die Rauchwolke ist weithin zu sehen.

00:20

Feuer unter Kontrolle

Das Feuer ist unter Kontrolle, sagt Einsatzleiter Timo Brandl vor der Halle.

23:50

Anwohner kehren zurück

{text}

22:10

Warnung vor dem Rauch

Die Stadt bittet alle Menschen im Süden von Talheim, Fenster und Türen zu schließen.
"""


def ticker(
    text: str = "Die ersten Anwohner dürfen wieder in ihre Wohnungen, teilt die Polizei mit.",
    *,
    head: str = "",
    **options: dt.date,
) -> Document:
    return read(Page(content=(head + ENTRIES.format(text=text)).encode(), path="talheim.txt"), **options)


def report(published: str | None, name: str = "b") -> Document:
    return Document(id=name, text="Text.", published=published, outlet=f"Bote {name.upper()}")


def times(document: Document) -> list[str | None]:
    return [u.time and u.time.strftime("%d. %H:%M") for u in document.updates]


FRIDAY_NIGHT = ["16. 00:20", "15. 23:50", "15. 22:10"]


def test_without_evidence_the_day_stays_open_and_the_order_is_known() -> None:
    document = ticker()
    assert times(document) == [None, None, None]
    assert [u.day_offset for u in document.updates] == [1, 0, 0]


def test_a_weekday_alone_is_no_day() -> None:
    assert times(ticker("Am Freitag hatte es in der Halle schon einmal gebrannt, sagt die Polizei.")) == [
        None,
        None,
        None,
    ]


def test_another_documents_instant_within_the_ticker_gives_the_day() -> None:
    document = date_updates(ticker(), others=[report("2025-08-15T23:07:00+02:00")])
    assert times(document) == FRIDAY_NIGHT
    assert (
        document.updates[0].time_basis
        == "inferred: the date of Bote B (2025-08-15) says that the first entry is of 2025-08-15"
    )
    assert [(e.kind, e.agrees, e.document_name) for e in document.updates[0].time_evidence] == [
        ("document", True, "Bote B")
    ]


def test_a_report_from_after_midnight_does_not_move_the_ticker_to_its_day() -> None:
    assert times(date_updates(ticker(), others=[report("2025-08-16T00:40:00+02:00")])) == FRIDAY_NIGHT


@pytest.mark.parametrize("published", ["2025-08-15T21:00:00Z", "2025-08-15T17:30:00-04:00"])
def test_other_zones_are_the_same_instant(published: str) -> None:
    assert times(date_updates(ticker(), others=[report(published)])) == FRIDAY_NIGHT


def test_a_weekday_decides_between_the_first_and_the_last_day() -> None:
    friday = ticker("Am Freitag ist die Straße noch gesperrt, teilt die Polizei mit.")
    saturday = ticker("Am Donnerstag ist die Straße noch gesperrt, teilt die Polizei mit.")
    other = [report("2025-08-15")]
    assert times(date_updates(friday, others=other)) == FRIDAY_NIGHT
    moved = date_updates(saturday, others=other)
    assert times(moved) == ["15. 00:20", "14. 23:50", "14. 22:10"]


@pytest.mark.parametrize(
    "words",
    ["Am kommenden Donnerstag", "Am vergangenen Donnerstag", "Letzten Donnerstag", "Am Donnerstag in einer Woche"],
)
def test_weekdays_that_mean_another_week_are_no_evidence(words: str) -> None:
    document = date_updates(ticker(f"{words} tagt der Stadtrat, teilt die Polizei mit."), others=[report("2025-08-15")])
    assert times(document) == FRIDAY_NIGHT
    assert {e.kind for e in document.updates[0].time_evidence} == {"document"}


def test_contradicting_evidence_is_said() -> None:
    document = date_updates(
        ticker(),
        others=[
            report("2025-08-15T23:07:00+02:00", "b"),
            report("2025-08-15T22:30:00+02:00", "c"),
            report("2025-08-12T10:00:00+02:00", "d"),
        ],
    )
    assert times(document) == FRIDAY_NIGHT
    assert [(e.document_name, e.agrees) for e in document.updates[0].time_evidence] == [
        ("Bote B", True),
        ("Bote C", True),
        ("Bote D", False),
    ]
    assert "contradicts" in document.updates[0].time_basis


def test_a_given_date_is_the_day_of_the_first_entry_and_outweighs_the_rest() -> None:
    document = ticker(date=dt.date(2025, 8, 15))
    assert times(document) == FRIDAY_NIGHT
    assert "the given date 2025-08-15" in document.updates[0].time_basis
    again = date_updates(ticker(), others=[report("2025-08-12T23:00:00+02:00")], date=dt.date(2025, 8, 15))
    assert times(again) == FRIDAY_NIGHT
    assert {(e.kind, e.agrees) for e in again.updates[0].time_evidence} == {("given", True), ("document", False)}


@pytest.mark.parametrize(
    "line",
    [
        "Stand: 16.08.2025, 00:25 Uhr",
        "16. August 2025, 00:31 Uhr",
        "Veröffentlicht: 15.08.2025, 22:05 Uhr",
        "15. August 2025, 22:00 Uhr",
    ],
)
def test_the_pages_own_date_counts_on_both_sides_of_midnight(line: str) -> None:
    document = ticker()
    changed = read(Page(content=document.text.replace("Im Gewerbegebiet", f"{line}\n\nIm Gewerbegebiet").encode()))
    assert times(changed) == FRIDAY_NIGHT


def test_entries_that_name_their_day_take_the_others_with_them() -> None:
    text = ENTRIES.format(text="Die Polizei lässt die ersten Anwohner zurück in ihre Wohnungen.").replace(
        "23:50", "15. August 2025, 23:50 Uhr"
    )
    document = read(Page(content=text.encode()))
    assert times(document) == FRIDAY_NIGHT
    assert [u.time_basis.split(":")[0] for u in document.updates] == ["inferred", "stated", "inferred"]


def test_a_day_without_year_takes_the_year_from_other_documents() -> None:
    text = ENTRIES.format(text="Die Polizei lässt die ersten Anwohner zurück.").replace(
        "23:50", "15. August, 23:50 Uhr"
    )
    document = read(Page(content=text.encode()))
    assert times(document) == [None, None, None]
    dated = date_updates(document, others=[report("2025-08-20")])
    assert times(dated) == FRIDAY_NIGHT
    assert dated.updates[0].time is not None
    assert dated.updates[0].time.year == 2025


def test_asking_again_with_more_documents_starts_afresh() -> None:
    first = date_updates(ticker(), others=[report("2025-08-12T23:07:00+02:00")])
    second = date_updates(first, others=[report("2025-08-15T23:07:00+02:00")])
    assert times(second) == FRIDAY_NIGHT
    assert "2025-08-12" not in second.updates[0].time_basis


def test_the_retrieval_is_weak_evidence_and_no_entry_lies_after_it() -> None:
    page = Page(
        content=ENTRIES.format(text="Die ersten dürfen zurück in ihre Häuser.").encode(),
        retrieved=dt.datetime(2025, 8, 16, 6, 0, tzinfo=dt.UTC),
    )
    assert times(read(page)) == FRIDAY_NIGHT
    early = Page(content=page.content, retrieved=dt.datetime(2025, 8, 15, 22, 0, tzinfo=dt.UTC))
    assert times(read(early)) == ["15. 00:20", "14. 23:50", "14. 22:10"]


def test_a_document_without_updates_stays_as_it_is() -> None:
    document = report("2025-08-15")
    assert date_updates(document, others=[document]) is document
