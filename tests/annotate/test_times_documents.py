"""Times in documents: tickers, open days, zones."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from dateline.annotate.times import find_times
from dateline.model import Block, Dateline, Document, TimeExpression, Update

VIENNA = ZoneInfo("Europe/Vienna")


def ticker(*entries: tuple[dt.datetime | None, str], published: str | None = None, lead: str = "") -> Document:
    """A German ticker of these entries, below a lead."""
    text, blocks, updates = "", [], []
    if lead:
        blocks.append(Block("lead", 0, len(lead)))
        text = lead + "\n\n"
    for n, (time, body) in enumerate(entries):
        start = len(text)
        text += body
        blocks.append(Block("update", start, len(text)))
        updates.append(Update(id=str(n), start=start, end=len(text), time=time))
        text += "\n\n"
    return Document(
        id="t",
        text=text,
        language="de",
        zone="Europe/Vienna",
        published=published,
        blocks=tuple(blocks),
        updates=tuple(updates),
    )


def report(text: str, **fields: object) -> Document:
    """A German report of one paragraph."""
    given = {"language": "de", "zone": "Europe/Berlin", "published": "2025-08-15T22:07:00+02:00"} | fields
    return Document(id="r", text=text, blocks=(Block("paragraph", 0, len(text)),), **given)  # type: ignore[arg-type]


def values(document: Document) -> list[str]:
    return [t.value for t in find_times(document)]


def only(document: Document) -> TimeExpression:
    (found,) = find_times(document)
    return found


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2025, 8, day, hour, minute, tzinfo=VIENNA)


def test_each_entry_of_a_ticker_counts_from_its_own_instant() -> None:
    document = ticker(
        (at(16, 0, 33), "Um 23:50 Uhr war das Gespräch noch im Gang."),
        (at(15, 23, 50), "Zwischen 3 und 4 Uhr unserer Zeit soll dieser Termin stattfinden."),
        (at(15, 21, 57), "Um 21:30 Uhr ging der Gipfel los. In den Morgenstunden wird das Ende erwartet."),
    )
    assert values(document) == [
        "2025-08-15T23:50",
        "2025-08-16T03:00",
        "2025-08-16T04:00",
        "2025-08-15T21:30",
        "2025-08-16TMO",
    ]
    assert {t.anchor for t in find_times(document)} <= {"update", "previous"}


@pytest.mark.parametrize(
    ("written", "text", "value"),
    [
        (at(16, 1, 52), "Die für 2 Uhr vorgesehene Sprengung wurde abgesagt.", "2025-08-16T02:00"),
        (at(16, 1, 52), "Um 23 Uhr fiel der Strom aus.", "2025-08-15T23:00"),
        (at(16, 17, 0), "Um 21 Uhr fiel der Strom aus.", "2025-08-15T21:00"),
        (at(16, 23, 30), "Die für 1 Uhr geplante Fahrt wurde gestrichen.", "2025-08-17T01:00"),
    ],
)
def test_a_clock_just_ahead_is_the_one_to_come(written: dt.datetime, text: str, value: str) -> None:
    assert values(ticker((written, text))) == [value]


def test_where_the_day_of_an_entry_is_open_so_are_its_times() -> None:
    document = ticker((None, "Am Freitag um 21:30 Uhr ging es los, 2022 war das anders."), published="2025-08-15")
    assert values(document) == ["XXXX-WXX-5", "XXXX-XX-XXT21:30", "2022"]
    assert [t.interval is None for t in find_times(document)] == [True, True, False]


def test_what_stands_above_a_ticker_without_date_counts_from_its_last_entry() -> None:
    document = ticker((at(16, 1, 14), "Aus."), (at(15, 21, 56), "Los."), lead="Gestern trafen sich beide.")
    assert values(document) == ["2025-08-15"]


def test_an_interval_is_on_the_clocks_of_the_documents_zone() -> None:
    found = only(report("Das war am Donnerstag."))
    assert found.interval is not None
    assert found.interval.start == dt.datetime(2025, 8, 14, tzinfo=ZoneInfo("Europe/Berlin"))
    assert found.interval.end == dt.datetime(2025, 8, 15, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (found.interval.zone, found.precision, found.anchor) == ("Europe/Berlin", "day", "published")


@pytest.mark.parametrize(
    ("text", "zone", "instant"),
    [
        ("Beginn ist um 15 Uhr MESZ.", "Europe/Berlin", "2025-08-15T13:00+00:00"),
        ("Das Treffen beginnt um 11.30 Uhr Ortszeit.", "America/Anchorage", "2025-08-15T19:30+00:00"),
        ("Um 22 Uhr Moskauer Zeit beginnt es.", "Europe/Moscow", "2025-08-15T19:00+00:00"),
        ("Um 21 Uhr deutscher Zeit beginnt es.", "Europe/Berlin", "2025-08-15T19:00+00:00"),
        ("Um 21 Uhr unserer Zeit beginnt es.", "Europe/Berlin", "2025-08-15T19:00+00:00"),
    ],
)
def test_a_clock_that_names_its_zone_is_in_that_zone(text: str, zone: str, instant: str) -> None:
    found = only(report(text, dateline=Dateline(place="Anchorage"), published="2025-08-15T12:00:00+02:00"))
    assert found.interval is not None
    assert found.interval.zone == zone
    assert found.interval.start == dt.datetime.fromisoformat(instant)


def test_local_time_of_nowhere_has_no_place_on_the_calendar() -> None:
    assert only(report("Das Treffen beginnt um 11.30 Uhr Ortszeit.")).interval is None


def test_without_zone_the_offset_of_the_publication_holds() -> None:
    found = only(report("Das war am Donnerstag.", zone=None))
    assert found.interval is not None
    assert found.interval.start == dt.datetime.fromisoformat("2025-08-14T00:00+02:00")


def test_without_any_zone_nothing_has_a_place_on_the_calendar() -> None:
    assert only(report("Das war am Donnerstag.", zone=None, published="2025-08-15")).interval is None


def test_furniture_is_not_searched() -> None:
    text = "vor 16 Minuten"
    assert find_times(Document(id="f", text=text, language="de", blocks=(Block("teaser", 0, len(text)),))) == ()


def test_a_language_without_grammar_has_no_times() -> None:
    assert find_times(report("le 14 juillet", language="und")) == ()


@pytest.mark.parametrize("modified", ["2025-08-15T22:07:00+02:00", "2025-08-15"])
def test_a_page_that_only_says_when_it_was_changed_counts_from_then(modified: str) -> None:
    found = only(report("Das Treffen war am Montag.", published=None, modified=modified))
    assert (found.value, found.anchor) == ("2025-08-11", "modified")


def test_publication_comes_before_the_last_change() -> None:
    found = only(report("Das Treffen war am Montag.", modified="2025-09-30T10:00:00+02:00"))
    assert (found.value, found.anchor) == ("2025-08-11", "published")


@pytest.mark.parametrize("thing", ["Anwohner", "Häuser", "Gäste", "Stimmen"])
def test_a_number_before_what_is_counted_is_no_year(thing: str) -> None:
    assert find_times(report(f"1840 {thing} zählte die Stadt.")) == ()
