"""TIMEX3 values (ISO 8601 with the extensions of TimeML), and the stretch of calendar that each denotes.

All datetimes here are wall clocks without a zone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from msgspec import Struct

from dateline.model import Precision

CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
"""Units of a duration that stand behind the T in its value."""

PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (21, 30), "DT": (6, 18)}
"""Part of a day → its hours; the night runs into the next day. What a reader takes the words for, not a norm."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season → its first month (meteorological, northern half; the winter belongs to the year in which it begins)."""


class Bounds(Struct, frozen=True):
    """A stretch of wall clock time, end excluded."""

    start: dt.datetime
    end: dt.datetime
    precision: Precision


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, its last day where it has fewer. Raises ValueError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, min(day.day, last))
        except ValueError:
            if last == 28:
                raise
    raise AssertionError


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    n = h - m + r + 90
    return dt.date(year, n // 25, (h - m + r + n // 25 + 19) % 32)


def week_value(day: dt.date) -> str:
    """The ISO week of a day: 2013-W36."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def duration_value(*parts: tuple[str, str]) -> str:
    """The value of a duration from (amount, unit) pairs: P3D, PT2H45M, PXY, P2DE."""
    days = "".join(f"{n}{'L' if u == 'ML' else u}" for n, u in parts if u not in CLOCK_UNITS)
    clock = "".join(f"{n}{CLOCK_UNITS[u]}" for n, u in parts if u in CLOCK_UNITS)
    return "P" + days + ("T" + clock if clock else "")


def unit_value(day: dt.date, unit: str) -> str:
    """The calendar unit that `day` lies in, as a value. Raises ValueError for units without calendar values."""
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            return week_value(day)
        case "WE":
            return week_value(day) + "-WE"
        case "M":
            return day.isoformat()[:7]
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04d}"
        case "DE":
            return f"{day.year // 10:03d}"
        case "CE":
            return f"{day.year // 100:02d}"
    raise ValueError(unit)


def moved(day: dt.date, unit: str, n: int) -> dt.date:
    """`day` moved by n units. Raises ValueError or OverflowError beyond the calendar, ValueError for clock units."""
    match unit:
        case "D":
            return day + dt.timedelta(days=n)
        case "W" | "WE":
            return day + dt.timedelta(weeks=n)
        case "M":
            return add_months(day, n)
        case "Q":
            return add_months(day, 3 * n)
        case "Y" | "DE" | "CE" | "ML":
            return add_months(day, 12 * n * {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit])
    raise ValueError(unit)


def _at(year: int, month: int = 1, day: int = 1) -> dt.datetime:
    return dt.datetime(year, month, day)  # noqa: DTZ001  wall clock by design


def _months(year: int, month: int, count: int) -> tuple[dt.datetime, dt.datetime]:
    start = dt.date(year, month, 1)
    end = add_months(start, count)
    return _at(start.year, start.month), _at(end.year, end.month)


def _week(year: str, week: str) -> tuple[dt.datetime, dt.datetime]:
    monday = dt.date.fromisocalendar(int(year), int(week), 1)
    start = _at(monday.year, monday.month, monday.day)
    return start, start + dt.timedelta(weeks=1)


def _weekend(year: str, week: str) -> tuple[dt.datetime, dt.datetime]:
    start, end = _week(year, week)
    return start + dt.timedelta(days=5), end


def _part(day: str, part: str) -> tuple[dt.datetime, dt.datetime]:
    first, last = PARTS[part]
    midnight = dt.datetime.fromisoformat(day)
    return midnight + dt.timedelta(hours=first), midnight + dt.timedelta(hours=last)


def _clock(day: str, hour: str, minute: str | None, second: str | None) -> tuple[dt.datetime, dt.datetime]:
    start = dt.datetime.fromisoformat(day) + dt.timedelta(
        hours=int(hour), minutes=int(minute or 0), seconds=int(second or 0)
    )
    return start, start + (dt.timedelta(seconds=1) if second else dt.timedelta(minutes=1))


_Reader = Callable[..., tuple[dt.datetime, dt.datetime]]
_DAY = r"(\d{4}-\d\d-\d\d)"
_FORMS: tuple[tuple[str, Precision, _Reader], ...] = (
    (_DAY, "day", lambda d: (dt.datetime.fromisoformat(d), dt.datetime.fromisoformat(d) + dt.timedelta(days=1))),
    (rf"{_DAY}T(\d\d):(\d\d):(\d\d)", "second", _clock),
    (rf"{_DAY}T(\d\d):(\d\d)()", "minute", _clock),
    (rf"{_DAY}T(MO|MI|AF|EV|NI|DT)", "part", _part),
    (r"(\d{4})-(\d\d)", "month", lambda y, m: _months(int(y), int(m), 1)),
    (r"(\d{4})", "year", lambda y: _months(int(y), 1, 12)),
    (r"(\d{4})-W(\d\d)", "week", _week),
    (r"(\d{4})-W(\d\d)-WE", "week", _weekend),
    (r"(\d{4})-(SP|SU|FA|WI)", "season", lambda y, s: _months(int(y), SEASONS[s], 3)),
    (r"(\d{4})-Q([1-4])", "quarter", lambda y, q: _months(int(y), 3 * int(q) - 2, 3)),
    (r"(\d{4})-H([12])", "quarter", lambda y, h: _months(int(y), 6 * int(h) - 5, 6)),
    (r"(\d{3})X?", "decade", lambda d: _months(int(d) * 10, 1, 120)),
    (r"(\d{2})", "century", lambda c: _months(int(c) * 100, 1, 1200)),
)


def bounds(value: str, mod: str | None = None) -> Bounds | None:
    """What a value denotes, None where it is open or no place on the calendar. START, MID, END take a third of it."""
    for form, precision, reader in _FORMS:
        if m := re.fullmatch(form, value):
            try:
                start, end = reader(*m.groups())
            except (ValueError, OverflowError):
                return None
            third = (end - start) / 3
            if mod == "START":
                return Bounds(start, start + third, precision)
            if mod == "MID":
                return Bounds(start + third, end - third, precision)
            if mod == "END":
                return Bounds(end - third, end, precision)
            return Bounds(start, end, precision)
    return None
