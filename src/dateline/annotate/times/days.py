"""Days, months and years: written out, by their weekday, and counted from today or from what was said before."""

from __future__ import annotations

import datetime as dt
import re

from dateline.annotate.times import values
from dateline.annotate.times.context import Context, Fields, Finding, nearest, number, word

_MONTH_OR_DAY = re.compile(r"(\d{4}-\d\d)(-\d\d)?")
_CLOSE = 75  # days: nearer than this, a month or a day needs no tense to say its year


def date(fields: Fields, context: Context) -> Finding | None:
    """A year, month or day, written out; a missing year is concluded from the text."""
    mod = word(fields, "mod")
    # of a list, the first days take month and year from the last: "am 23., 24. und 25.5.2024"
    fields = {name.removeprefix("last_"): value for name, value in fields.items() if name.startswith("last_")} | dict(
        fields
    )
    year, month, day = number(fields, "year"), number(fields, "month"), number(fields, "day")
    now = context.anchor.day
    anchor = None
    if year is None and (yy := number(fields, "yy")) is not None:
        year = _full_year(yy, now)
    if (tens := number(fields, "year-tens")) is not None:
        year = 1900 + tens + (number(fields, "year-ones") or 0)
    if year is None and (shift := number(fields, "years")) is not None and now:
        year, anchor = now.year + shift, context.anchor.label
    if month is None and (months := number(fields, "months")) is not None and now:  # "am 13. dieses Monats"
        first = values.add_months(now.replace(day=1), months)
        year, month, anchor = first.year, first.month, context.anchor.label
    if month is None:
        return Finding(type="DATE", value=f"{year:04d}", mod=mod) if year is not None else None
    if year is None:
        if now is None:
            open_value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
            return Finding(type="DATE", value=open_value, mod=mod)
        year, anchor = _year_of(fields, now, context), context.anchor.label
        told = context.said.year
        if (
            told is not None
            and told < now.year
            and context.direction < 0
            and "n" not in fields
            and not _close(year, month, now)
        ):
            year, anchor = told, "previous"
    if day is None:
        return Finding(type="DATE", value=f"{year:04d}-{month:02d}", mod=mod, anchor=anchor)
    if part := word(fields, "part"):
        return of_day(dt.date(year, month, day), part, anchor)
    return Finding(type="DATE", value=dt.date(year, month, day).isoformat(), mod=mod, anchor=anchor)


def _full_year(yy: int, anchor: dt.date | None) -> int:
    now = anchor.year if anchor else 2000
    year = now - now % 100 + yy
    return year - 100 if year > now + 10 else year


def _close(year: int, month: int, now: dt.date) -> bool:
    return abs((year - now.year) * 12 + month - now.month) <= 2


def _year_of(fields: Fields, now: dt.date, context: Context) -> int:
    """The year that a month or a day of it without a year lies in: the nearest, unless the tense says otherwise."""
    month, day, weekday, shift = (number(fields, name) for name in ("month", "day", "weekday", "n"))
    assert month is not None
    candidates = []
    for year in range(now.year - 1, now.year + 2):
        try:
            candidates.append(dt.date(year, month, day or min(now.day, 28)))
        except ValueError:
            continue
    if weekday and (fitting := [c for c in candidates if c.isoweekday() == weekday]):
        candidates = fitting
    if not candidates:  # 29 February
        raise ValueError(f"{month}-{day}")
    if shift and day is None:
        candidates = [c for c in candidates if (c.year, c.month) != (now.year, now.month)] or candidates
        return nearest(candidates, now, shift).year
    if linked := _linked(context):  # "vom 30. Dezember bis 2. Januar"
        return linked.year if (month, day or 1) >= (linked.month, linked.day if day else 1) else linked.year + 1
    closest = nearest(candidates, now, 0)
    return (
        closest.year
        if abs((closest - now).days) <= _CLOSE and not context.certain
        else nearest(candidates, now, context.direction).year
    )


def _linked(context: Context) -> dt.date | None:
    """The day (or the month's first) that stands right before, where one does: "von Montag bis"."""
    m = _MONTH_OR_DAY.fullmatch(context.said.linked or "")
    return dt.date.fromisoformat(m.group(1) + (m.group(2) or "-01")) if m else None


def weekday(fields: Fields, context: Context) -> Finding | None:
    """A weekday or a part of it: the last, the next or this week's, as its words or the tense say."""
    weekday, part, shift = number(fields, "weekday"), word(fields, "part"), number(fields, "n")
    now = context.anchor.day
    if weekday is None:
        return None
    if now is None:
        value = f"XXXX-WXX-{weekday}"
        return Finding(type="TIME" if part else "DATE", value=value + (f"T{part}" if part else ""))
    back = (now.isoweekday() - weekday) % 7
    ahead = (weekday - now.isoweekday()) % 7
    if (weeks := number(fields, "weeks")) is not None:  # "am Donnerstag vergangener Woche"
        days = weekday - now.isoweekday() + 7 * weeks
    elif shift is not None and shift < 0:
        days = -(back or 7)
    elif shift is not None and shift > 0:
        days = ahead or 7
    elif shift == 0:
        days = weekday - now.isoweekday()
    elif (linked := _linked(context)) and linked.isoweekday() != weekday:
        days = (linked - now).days + (weekday - linked.isoweekday()) % 7
    else:
        days = ahead if context.direction > 0 else -back
    if fields.get("night-before"):  # "in der Nacht zum Samstag": Friday's; the one at hand where no tense decides
        days = (ahead if context.direction == 0 and ahead <= 1 else days) - 1
    return of_day(now + dt.timedelta(days=days), part, context.anchor.label)


def of_day(day: dt.date, part: str | None, anchor: str | None) -> Finding:
    """A day, or a part of it (MO, AF, EV, NI)."""
    if part:
        return Finding(type="TIME", value=f"{day.isoformat()}T{part}", anchor=anchor)
    return Finding(type="DATE", value=day.isoformat(), anchor=anchor)


def day_offset(fields: Fields, context: Context) -> Finding | None:
    """Today, yesterday, tomorrow and their parts, counted from the text's "now"."""
    days, part = number(fields, "days"), word(fields, "part")
    now = context.anchor.day
    if days is None:
        return None
    if now is None:
        if fields.get("today") and not part:
            return Finding(type="DATE", value="PRESENT_REF")
        return Finding(type="TIME" if part else "DATE", value="XXXX-XX-XX" + (f"T{part}" if part else ""))
    if fields.get("today") and not context.daily and context.direction >= 0:
        return Finding(type="DATE", value="PRESENT_REF")  # "nowadays"
    return of_day(now + dt.timedelta(days=days), part, context.anchor.label)


def shift(fields: Fields, context: Context) -> Finding | None:
    """This, the last or the next of a unit: "vergangene Woche", "next year", "am Wochenende"."""
    unit, n, mod = word(fields, "unit"), number(fields, "n"), word(fields, "mod")
    now = context.anchor.day
    if unit is None or unit in values.CLOCK_UNITS or unit == "ML":
        return None
    if now is None:
        return Finding(
            type="DATE",
            value={"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX"),
            mod=mod,
        )
    if n is None:  # "am Wochenende": the last one, or this
        n = 0 if context.direction > 0 or now.isoweekday() >= 6 else -1
    if unit == "WE" and n > 0 and now.isoweekday() < 6:
        n -= 1  # "am kommenden Wochenende" is this week's
    return Finding(
        type="DATE", value=values.unit_value(values.moved(now, unit, n), unit), mod=mod, anchor=context.anchor.label
    )


def same(fields: Fields, context: Context) -> Finding | None:
    """A unit counted from the one that the text told last: "am selben Tag", "the following month"."""
    unit, n = word(fields, "unit") or "D", number(fields, "n") or 0
    if unit == "Q":
        return _same_quarter(fields, context)
    before = context.said.latest if unit == "D" else context.said.period
    base = before or context.anchor.day
    if base is None or unit in values.CLOCK_UNITS or unit == "ML":
        return Finding(type="DATE", value="XXXX-XX-XX")
    label = "previous" if before else context.anchor.label
    return Finding(type="DATE", value=values.unit_value(values.moved(base, unit, n), unit), anchor=label)


def _same_quarter(fields: Fields, context: Context) -> Finding | None:
    """ "the latest quarter", "the 1988 period": the quarter that the text speaks of, or the same of another year."""
    quarter, year, now = context.said.quarter, number(fields, "year"), context.anchor.day
    if "latest" in fields and now:
        completed = values.unit_value(values.moved(now, "Q", -1), "Q")
        quarter = min(quarter or completed, completed)
    if quarter and (shift := number(fields, "years")):
        year = int(quarter[:4]) + shift
    if quarter is None:
        return Finding(type="DATE", value=f"{year:04d}") if year is not None else None
    return Finding(type="DATE", value=f"{year:04d}{quarter[4:]}" if year is not None else quarter, anchor="previous")
