"""What holds for every date, zone and surrounding text."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times import find_times_in

MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
WEEKDAYS = {
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
FORMS = {
    "de": (
        "{d}. {month} {y}",
        "{d:02d}.{m:02d}.{y}",
        "{d}. {m}. {y}",
        "{d}.{m}.{y}",
        "{weekday}, {d}. {month} {y}",
        "{y}-{m:02d}-{d:02d}",
    ),
    "en": (
        "{month} {d}, {y}",
        "{d} {month} {y}",
        "{weekday}, {month} {d}, {y}",
        "{weekday} {d} {month} {y}",
        "{y}-{m:02d}-{d:02d}",
        "{m}/{d}/{y}",
    ),
}
ZONES = sorted(z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith(("Etc/", "posix", "right")))

days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
written = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
forms = st.sampled_from([(language, form) for language, of in FORMS.items() for form in of])


def spelled(language: str, form: str, day: dt.date) -> str:
    return form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=MONTHS[language][day.month - 1],
        weekday=WEEKDAYS[language][day.weekday()],
    )


@given(forms, days, written, st.sampled_from(ZONES))
def test_a_date_in_any_form_and_zone_is_that_date(form: tuple[str, str], day: dt.date, now: dt.date, zone: str) -> None:
    text = spelled(*form, day)
    (found,) = find_times_in(text, form[0], now, zone)
    assert (found.start, found.end) == (0, len(text))
    assert (found.type, found.value) == ("DATE", day.isoformat())
    assert found.interval is not None
    assert found.interval.zone == zone
    assert found.interval.start.replace(tzinfo=None) == dt.datetime.combine(day, dt.time())
    assert found.interval.end.date() == day + dt.timedelta(days=1)
    assert found.anchor is None


@given(forms, days, st.text(max_size=60), st.text(max_size=60))
def test_offsets_are_exact_under_any_surrounding_text(
    form: tuple[str, str], day: dt.date, before: str, after: str
) -> None:
    words = spelled(*form, day)
    text = f"{before}\n\n{words}\n\n{after}"
    start = len(before) + 2
    here = [t for t in find_times_in(text, form[0], day, "UTC") if t.start < start + len(words) and t.end > start]
    assert [(text[t.start : t.end], t.value) for t in here] == [(words, day.isoformat())]


@given(st.sampled_from(["de", "en"]), st.text(max_size=300), written)
def test_whatever_stands_there_the_times_are_in_order_and_apart(language: str, text: str, now: dt.date) -> None:
    found = find_times_in(text, language, now, "Europe/Vienna")
    spans = [(t.start, t.end) for t in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(t.interval is None or t.interval.start < t.interval.end for t in found)


PIECES = [
    *[
        "3.",
        "5",
        "24",
        "0",
        "9999",
        "31.",
        "29.",
        "1500",
        "99999999999",
        "12.10",
        "24:00",
        "25:61",
        "30.2.2024",
        "1.1.0001",
        "31.12.9999",
        "2:45",
    ],
    *[
        "Mai",
        "Februar",
        "vor",
        "in",
        "seit",
        "bis",
        "am",
        "um",
        "zum",
        "halb",
        "zwei",
        "Tagen",
        "Jahren",
        "Uhr",
        "Montag",
        "Ostern",
        "Nacht",
        "letzten",
        "Jahrtausenden",
    ],
    *[
        "MESZ",
        "Ortszeit",
        "9",
        "a.m.",
        "years",
        "ago",
        "last",
        "next",
        "the",
        "century",
        "March",
        ",",
        "-",
        "/",
        "²",
        "１２",
        "Ⅷ",
    ],
    "\n\n",
]


@given(
    st.sampled_from(["de", "en"]),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.none() | st.dates() | st.datetimes(),
    st.sampled_from(ZONES),
)
def test_no_heap_of_words_and_no_edge_of_the_calendar_breaks_it(
    language: str, text: str, now: dt.date | None, zone: str
) -> None:
    for t in find_times_in(text, language, now, zone):
        assert t.value
        assert (t.interval is None) == (t.precision is None)


@given(days, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_year_is_at_most_a_year_away(now: dt.date, month: int, day: int) -> None:
    (found,) = find_times_in(f"{day}. {MONTHS['de'][month - 1]}", "de", now, "Europe/Vienna")
    that = dt.date.fromisoformat(found.value)
    assert (that.month, that.day) == (month, day)
    assert abs((that - now).days) <= 366


@given(written, st.integers(1, 7))
def test_a_weekday_looked_back_at_is_of_the_last_seven_days(now: dt.date, weekday: int) -> None:
    (found,) = find_times_in(f"Das war am {WEEKDAYS['de'][weekday - 1]} so.", "de", now, "Europe/Vienna")
    that = dt.date.fromisoformat(found.value)
    assert that.isoweekday() == weekday
    assert 0 <= (now - that).days < 7


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "piece", ["1", "vor ", "1.1.", "1 ", "5. ", "3 und ", "der letzten ", "a.", "\n ", "Mo, ", "the last "]
)
def test_a_great_deal_of_one_thing_comes_to_an_end(language: str, piece: str) -> None:
    """Work that grows with the square of the length would not return here in any patience."""
    text = piece * (250_000 // len(piece))
    assert all(t.end <= len(text) for t in find_times_in(text, language, dt.date(2025, 8, 15), "Europe/Vienna"))
