"""Times in text: what is covered, and what it means."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.annotate.times import find_times_in

WRITTEN = dt.datetime(2025, 8, 15, 21, 57)  # noqa: DTZ001  a Friday evening, wall clock in the zone given with it


def seen(text: str, language: str = "de", date: dt.date | None = WRITTEN) -> list[tuple[str, str]]:
    """What is found in a text: the words covered, and the value."""
    return [(text[t.start : t.end], t.value) for t in find_times_in(text, language, date, "Europe/Vienna")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um 21:30 Uhr ging es los.", [("21:30 Uhr", "2025-08-15T21:30")]),
        ("Es soll rund sechs Stunden dauern.", [("rund sechs Stunden", "PT6H")]),
        ("In den Morgenstunden wird sie erwartet.", [("den Morgenstunden", "2025-08-16TMO")]),
        (
            "Erwartet wird sie gegen 3 oder 4 Uhr unserer Zeit.",
            [("3", "2025-08-16T03:00"), ("4 Uhr unserer Zeit", "2025-08-16T04:00")],
        ),
        ("Nach nur 2 Stunden und 45 MInuten war Schluss.", [("2 Stunden und 45 MInuten", "PT2H45M")]),
        ("Nach 2,5 Stunden zu Ende.", [("2,5 Stunden", "PT2.5H")]),
        ("Am Freitag kostete der Euro weniger.", [("Freitag", "2025-08-15")]),
        ("Das war im Februar 2022.", [("Februar 2022", "2022-02")]),
        ("in den vergangenen drei Tagen gestoppt", [("den vergangenen drei Tagen", "P3D")]),
        ("15. August 2025, 22:07 Uhr", [("15. August 2025", "2025-08-15"), ("22:07 Uhr", "2025-08-15T22:07")]),
        ("Schon im Mai hatten beide telefoniert.", [("Mai", "2025-05")]),
        ("vom 5. bis 22. November", [("5.", "2025-11-05"), ("22. November", "2025-11-22")]),
        ("am 3., 4. und 5. Mai", [("3.", "2025-05-03"), ("4.", "2025-05-04"), ("5. Mai", "2025-05-05")]),
        ("Der 12. Mann kam zu spät.", []),
    ],
)
def test_german_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will begin at 8:14 p.m. ET.", [("8:14 p.m. ET", "2025-08-15T20:14")]),
        ("It began at 8:14 p.m. ET.", [("8:14 p.m. ET", "2025-08-14T20:14")]),
        ("22.34 BST", [("22.34 BST", "2025-08-15T22:34")]),
        ("until 9 a.m. tomorrow", [("9 a.m. tomorrow", "2025-08-16T09:00")]),
        ("They met two months ago.", [("two months ago", "2025-06")]),
        ("the Aug. 7, 1998 bombing", [("Aug. 7, 1998", "1998-08-07")]),
        ("He may march on.", []),
        ("nearly forty years of war", [("nearly forty years", "P40Y")]),
        ("every day", [("every day", "P1D")]),
        ("It rose in the third quarter of 1990.", [("the third quarter of 1990", "1990-Q3")]),
    ],
)
def test_english_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text, "en") == expected
