"""How a time is written."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface
from dateline.model import Event, Passage

VIENNA = ZoneInfo("Europe/Vienna")
INTERFACE = Interface("de")
CLOCK = Clock(INTERFACE, "Europe/Vienna")


def event(start: str, precision: str | None, end: str | None = None) -> Event:
    return Event(
        id="e",
        kind="happened",
        text="x",
        passages=(Passage("d", 0, 1, "x"),),
        sources=1,
        start=dt.datetime.fromisoformat(start).replace(tzinfo=VIENNA),
        end=dt.datetime.fromisoformat(end).replace(tzinfo=VIENNA) if end else None,
        precision=precision,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "german", "english"),
    [
        ("2025-08-15T22:03", "2025-08-15T22:04", "minute", "22:03", "22:03"),
        ("2025-08-15T22:03", "2025-08-15T23:10", "minute", "22:03–23:10", "22:03–23:10"),
        ("2025-08-15T22:03:07", None, "second", "22:03:07", "22:03:07"),
        ("2025-08-15T22:03:00", None, "second", "22:03", "22:03"),
        ("2025-08-15T22:00", "2025-08-15T23:00", "hour", "gegen 22 Uhr", "about 22:00"),
        ("2025-08-15T21:30", None, "hour", "gegen 21:30", "about 21:30"),
        ("2025-08-16T00:00", None, "hour", "gegen Mitternacht", "about midnight"),
        ("2025-08-15T18:00", "2025-08-16T00:00", "part", "15. Aug. abends", "15 Aug, evening"),
        ("2025-08-15T06:00", "2025-08-15T10:00", "part", "15. Aug. morgens", "15 Aug, early morning"),
        ("2025-08-15T00:00", "2025-08-16T00:00", "day", "15. Aug.", "15 Aug"),
        ("2025-10-26T00:00", "2025-10-27T00:00", "day", "26. Okt.", "26 Oct"),  # 25 hours long
        ("2025-08-15T00:00", "2025-08-18T00:00", "day", "15. Aug. – 17. Aug.", "15 Aug – 17 Aug"),
        ("2025-08-15T00:00", None, None, "15. Aug.", "15 Aug"),
        ("2025-08-11T00:00", None, "week", "Woche ab 11. Aug.", "week of 11 Aug"),
        ("2022-02-01T00:00", None, "month", "Februar 2022", "February 2022"),
        ("2025-06-01T00:00", None, "season", "Sommer 2025", "summer 2025"),
        ("2025-12-01T00:00", None, "season", "Winter 2025", "winter 2025"),
        ("2025-07-01T00:00", None, "quarter", "3. Quartal 2025", "Q3 2025"),
        ("1934-01-01T00:00", None, "year", "1934", "1934"),
        ("1960-01-01T00:00", None, "decade", "1960er-Jahre", "1960s"),
        ("1900-01-01T00:00", None, "century", "1900–1999", "1900–1999"),
    ],
)
def test_gutter(start: str, end: str | None, precision: str | None, german: str, english: str) -> None:
    assert CLOCK.gutter(event(start, precision, end)) == (german, english)


def test_instant_is_shown_on_the_storys_wall_clock() -> None:
    instant = dt.datetime(2025, 8, 15, 22, 30, tzinfo=dt.UTC)
    assert CLOCK.minute(instant) == "00:30"
    assert CLOCK.moment(instant) == ("16. Aug., 00:30", "16 Aug, 00:30")


@pytest.mark.parametrize(
    ("start", "end", "german"),
    [
        ("2025-08-15T22:03", "2025-08-15T23:14", "15. August 2025, 22:03–23:14"),
        ("2025-08-15T22:03", "2025-08-16T01:14", "15. August 2025, 22:03 – 16. August 2025, 01:14"),
        ("2025-08-15T22:03", "2025-08-15T22:03", "15. August 2025, 22:03"),
    ],
)
def test_span_repeats_the_day_only_where_it_is_another(start: str, end: str, german: str) -> None:
    first, last = (dt.datetime.fromisoformat(t).replace(tzinfo=VIENNA) for t in (start, end))
    assert CLOCK.span(first, last, clocks=True)[0] == german


def test_span_of_which_only_the_days_are_known_has_no_clocks() -> None:
    first, last = dt.datetime(2025, 8, 15, tzinfo=VIENNA), dt.datetime(2025, 8, 16, 1, 14, tzinfo=VIENNA)
    assert CLOCK.span(first, last, clocks=False)[0] == "15. August 2025 – 16. August 2025"
    assert CLOCK.span(first, first, clocks=False)[0] == "15. August 2025"


def test_publication_known_by_its_day_gets_no_clock() -> None:
    assert CLOCK.published("2025-08-15")[0] == "15. August 2025"
    assert CLOCK.published("2025-08-15T22:07:00+02:00")[0] == "15. August 2025, 22:07"
