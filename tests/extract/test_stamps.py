"""Clocks and dates at the beginning of a line, in the forms that tickers and pages use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.stamps import date_line, parse_stamp


@pytest.mark.parametrize(
    ("line", "clock", "rest"),
    [
        ("01:14", "01:14", ""),
        (" 01:14", "01:14", ""),
        ("21.20: Der Zug steht", "21:20", "Der Zug steht"),
        ("11.15 Uhr: Erste Boote legen ab", "11:15", "Erste Boote legen ab"),
        ("21:40 Uhr – Die Brücke ist gesperrt", "21:40", "Die Brücke ist gesperrt"),
        ("22:25 Uhr | Pegel fällt", "22:25", "Pegel fällt"),
        ("+++ 22.37 Uhr: Strom ist zurück +++", "22:37", "Strom ist zurück +++"),
        ("Update, 13.45 Uhr: Es gibt Neues", "13:45", "Es gibt Neues"),
        ("9h05 - La gare est fermée", "09:05", "La gare est fermée"),
        ("8:14 p.m. ET", "20:14", ""),
        ("12:05 a.m.", "00:05", ""),
        ("12:05 pm", "12:05", ""),
        ("22.34 BST", "22:34", ""),
        ("6pm - Doors open", "18:00", "Doors open"),
        ("11 Uhr: Die Sitzung beginnt", "11:00", "Die Sitzung beginnt"),
        ("24:00 Uhr", "00:00", ""),
        ("13:45:07", "13:45:07", ""),
    ],
)
def test_clocks(line: str, clock: str, rest: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert (stamp.clock_text, line[stamp.rest :], stamp.separated) == (clock, rest, True)


@pytest.mark.parametrize(
    ("line", "date", "weekday", "clock"),
    [
        ("Samstag, 16. August", (None, 8, 16), 5, None),
        ("Donnerstag, 18. 7.", (None, 7, 18), 3, None),
        ("Di 15.07. 18:03", (None, 7, 15), 1, "18:03"),
        ("Update vom 16. August, 13.45 Uhr: Neues", (None, 8, 16), None, "13:45"),
        ("15. August 2025, 22:07 Uhr · Quelle: dpa", (2025, 8, 15), None, "22:07"),
        ("15.08.2025 · 22:07 Uhr", (2025, 8, 15), None, "22:07"),
        ("Fri 15 Aug 2025 22.34 BST", (2025, 8, 15), 4, "22:34"),
        ("Aug. 15, 2025 8:14 PM ET", (2025, 8, 15), None, "20:14"),
        ("2025-08-15T22:07:00+02:00", (2025, 8, 15), None, "22:07:00"),
        ("22:34, 15 Aug 2025", (2025, 8, 15), None, "22:34"),
        ("13/08/2025", (2025, 8, 13), None, None),
        ("08/13/2025", (2025, 8, 13), None, None),
        ("1. Jänner 2025", (2025, 1, 1), None, None),
        ("20.08.25", (2025, 8, 20), None, None),
    ],
)
def test_days(line: str, date: tuple[int | None, int, int], weekday: int | None, clock: str | None) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert (stamp.date, stamp.weekday, stamp.clock_text) == (date, weekday, clock)


@pytest.mark.parametrize(
    ("line", "ago", "shift", "clock"),
    [
        ("vor 16 Minuten", 960, None, None),
        ("vor einer Stunde", 3600, None, None),
        ("2h ago", 7200, None, None),
        ("an hour ago", 3600, None, None),
        ("gestern, 18:03 Uhr", None, -1, "18:03"),
        ("today at 9.30am", None, 0, "09:30"),
    ],
)
def test_times_counted_from_the_time_of_reading(
    line: str, ago: int | None, shift: int | None, clock: str | None
) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert (stamp.ago, stamp.shift, stamp.clock_text) == (ago, shift, clock)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Stand: 16.08.2025, 01:20 Uhr", "modified"),
        ("Published: 22:34, 15 Aug 2025", "published"),
        ("Aktualisiert am 3. Mai 2024", "modified"),
    ],
)
def test_what_a_date_is_the_date_of(line: str, word: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert getattr(stamp, word)
    assert stamp.date is not None


@pytest.mark.parametrize(
    "line",
    [
        "So geht's weiter:", "2:1 gewann die Heimelf", "23.5 Prozent mehr", "1.1703 Dollar", "Mai kommt", "May wins", "vor Gericht",
        "Do not enter", "", "   ", "+++", "45 Menschen", "12,50 Euro", "Mit 15. Jan", "99:99", "31.02.2025", "An die Arbeit", "3.000 Tote",
        "Mo Salah trifft", "13:77",
    ],
)  # fmt: skip
def test_what_is_no_time(line: str) -> None:
    assert parse_stamp(line) is None


@pytest.mark.parametrize(
    "line", ["Um 21:30 Uhr ging der Gipfel los", "17.45 Uhr Treffen der Minister", "Am Freitag kostete das Brot"]
)
def test_a_time_that_goes_on_as_a_sentence_is_not_separated(line: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert not stamp.separated


@given(st.text(max_size=200))
def test_any_line_is_read_and_spans_lie_in_it(line: str) -> None:
    stamp = parse_stamp(line)
    if stamp is not None:
        assert 0 <= stamp.start <= stamp.end <= stamp.rest <= len(line)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Brunnau, 4. Mai 2026, 09:40 Uhr", (2026, 5, 4)),
        ("Brunnau (dnd) – 4. Mai 2026", (2026, 5, 4)),
        ("Bad Lauenfels/Brunnau, den 4. Mai 2026", (2026, 5, 4)),
        ("London, May 4, 2026 9:40 am", (2026, 5, 4)),
        ("4. Mai 2026", (2026, 5, 4)),
        ("Brunnau, 4. Mai 2026: Ein Zug entgleist", None),
        ("Brunnau, 4. Mai", None),
        ("Er kam am 4. Mai 2026 an.", None),
        ("Brunnau.", None),
    ],
)
def test_a_date_line_may_begin_with_its_place(line: str, date: tuple[int, int, int] | None) -> None:
    stamp = date_line(line)
    assert (stamp.date if stamp else None) == date
    assert stamp is None or line[stamp.start :].startswith(("4", "den 4", "May"))
