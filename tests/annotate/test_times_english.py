"""English as newsrooms write it: what is covered, and the value, on Friday 15 August 2025 at 21:57 in London."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.annotate.times import find_times_in

FRIDAY = dt.datetime(2025, 8, 15, 21, 57)  # noqa: DTZ001  wall clock in the zone given with it


def seen(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_times_in(text, "en", FRIDAY, "Europe/London")]


def one(text: str) -> tuple[str, str]:
    (found,) = seen(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("around 5.30am", "5.30am", "2025-08-16T05:30"),
        ("at 1400 GMT", "1400 GMT", "2025-08-15T14:00"),
        ("at 22.34 BST", "22.34 BST", "2025-08-15T22:34"),
        ("at noon", "noon", "2025-08-15T12:00"),
        ("until 9 a.m. Tuesday", "9 a.m. Tuesday", "2025-08-19T09:00"),
        ("until 5 p.m. EST, Nov. 6", "5 p.m. EST, Nov. 6", "2025-11-06T17:00"),
        ("at seven o'clock in the evening", "seven o'clock in the evening", "2025-08-15T19:00"),
    ],
)
def test_clocks(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on Aug. 7, 1998", "Aug. 7, 1998", "1998-08-07"),
        ("on Wednesday 3 October 1990", "Wednesday 3 October 1990", "1990-10-03"),
        ("the 3rd of October", "the 3rd of October", "2025-10-03"),
        ("by mid-September", "mid-September", "2025-09"),
        ("the end of the month", "the end of the month", "2025-08"),
        ("in the second half of 2024", "the second half of 2024", "2024-H2"),
        ("in Q3 2025", "Q3 2025", "2025-Q3"),
        ("in the '80s", "the '80s", "198X"),
        ("the late nineties", "the late nineties", "199"),
        ("the early 21st century", "the early 21st century", "20"),
        ("last summer", "last summer", "2024-SU"),
        ("on New Year's Eve", "New Year's Eve", "2025-12-31"),
        ("on Thanksgiving", "Thanksgiving", "2025-11-27"),
        ("on Election Day", "Election Day", "2025-11-04"),
        ("last December", "last December", "2024-12"),
        ("He resigned in March.", "March", "2025-03"),
    ],
)
def test_dates_and_periods(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He said on Wednesday no.", "Wednesday", "2025-08-13"),
        ("It will open on Wednesday.", "Wednesday", "2025-08-20"),
        ("He reads Wednesday's paper.", "Wednesday", "2025-08-13"),
        ("tomorrow night", "tomorrow night", "2025-08-16TNI"),
        ("last night", "last night", "2025-08-14TNI"),
        ("the day before yesterday", "the day before yesterday", "2025-08-13"),
        ("two days ago", "two days ago", "2025-08-13"),
        ("a year ago", "a year ago", "2024"),
        ("early next week", "early next week", "2025-W34"),
        ("these days", "these days", "PRESENT_REF"),
        ("the next few days", "the next few days", "PXD"),
        ("two and a half hours", "two and a half hours", "PT2.5H"),
        ("It took 2:45 hours.", "2:45 hours", "PT2H45M"),
        ("5 1/2 hours", "5 1/2 hours", "PT5.5H"),
        ("a 48-hour deadline", "48-hour", "PT48H"),
        ("twenty-five years", "twenty-five years", "P25Y"),
        ("twice a week", "a week", "P1W"),
        ("every other day", "every other day", "P1D"),
    ],
)
def test_relative_times_durations_and_sets(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 3 to 5 May", ["2025-05-03", "2025-05-05"]),
        ("May 3-5", ["2025-05-03", "2025-05-05"]),
        ("between 3 and 4 a.m. tomorrow", ["2025-08-16T03:00", "2025-08-16T04:00"]),
        ("11:30 a.m. (3:30 p.m. GMT) on Monday, Aug. 18", ["2025-08-18T11:30", "2025-08-18T15:30", "2025-08-18"]),
        ("Third-quarter profit rose from a year ago.", ["2025-Q3", "2024-Q3"]),
        ("He left on May 3, 2024; two days later he was back.", ["2024-05-03", "P2D"]),
    ],
)
def test_ranges_and_stories_hold_together(text: str, values: list[str]) -> None:
    assert [value for _, value in seen(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "You may march on. He was a second away. The second man fell. The well may spring a leak.",
        "A 25-year-old man, aged 16, who is 53 years old, and the 6-year-old",
        "page 5, $1.25, 1,500 troops, 2000 people, 2-1",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert seen(text) == []
