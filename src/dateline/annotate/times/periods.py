"""Seasons, quarters, decades, centuries and holidays."""

from __future__ import annotations

import datetime as dt

from dateline.annotate.times import values
from dateline.annotate.times.context import Context, Fields, Finding, nearest, number, word


def period(fields: Fields, context: Context) -> Finding | None:
    """A season, quarter, half year, decade or century."""
    now, mod = context.anchor.day, word(fields, "mod")
    if (decade := number(fields, "decade")) is not None:
        first = decade if decade > 99 else 1900 + decade
        return Finding(type="DATE", value=f"{first // 10:03d}{'X' * ('open-year' in fields)}", mod=mod)
    if (century := number(fields, "century")) is not None:
        return Finding(
            type="DATE", value=f"{century - 1}" if fields.get("unit") == "ML" else f"{century - 1:02d}", mod=mod
        )
    anchor: str | None = None
    year = number(fields, "year")
    if year is None and now:
        anchor = context.anchor.label
        year = now.year + (number(fields, "years") or 0)
    which = word(fields, "season")
    if which is None:
        half, quarter = number(fields, "half"), number(fields, "quarter")
        which = f"H{half}" if half else f"Q{quarter}"
        if (half or 1) > 2 or (quarter or 1) > 4:
            return None
        begins = 6 * half - 5 if half else 3 * (quarter or 1) - 2
        if anchor and now and year and "years" not in fields and context.direction < 0 and begins > now.month:
            year -= 1  # the text looks back, so it has begun
    elif anchor and now and year and "years" not in fields:
        year = _season_year(which, now, number(fields, "n"), context)
    return Finding(type="DATE", value=f"{year:04d}-{which}" if year else f"XXXX-{which}", mod=mod, anchor=anchor)


def _season_year(season: str, now: dt.date, shift: int | None, context: Context) -> int:
    begins = [dt.date(now.year + d, values.SEASONS[season], 1) for d in (-1, 0, 1)]
    if shift is not None and shift < 0:
        return [b for b in begins if values.add_months(b, 3) <= now][-1].year
    if shift is not None and shift > 0:
        return next(b for b in begins if b > now).year
    if shift == 0:
        return now.year
    middle = nearest([values.add_months(b, 1) for b in begins], now, context.direction)
    return values.add_months(middle, -1).year


def holiday(fields: Fields, context: Context) -> Finding | None:
    """A holiday by its name, of the year that stands with it or the nearest."""
    rule, now = word(fields, "holiday"), context.anchor.day
    year = number(fields, "year")
    if rule is None:
        return None
    rule, _, part = rule.partition("T")
    if part and (day := holiday({**fields, "holiday": rule}, context)):
        return Finding(type="TIME", value=f"{day.value}T{part}", anchor=day.anchor)
    if year is None and now is None:
        return Finding(type="DATE", value=f"XXXX-{rule}" if len(rule) == 5 and rule[2] == "-" else "XXXX-XX-XX")
    if year is not None:
        return Finding(type="DATE", value=_holiday_in(rule, year).isoformat())
    assert now is not None
    candidates = [_holiday_in(rule, now.year + d) for d in (-1, 0, 1)]
    return Finding(
        type="DATE", value=nearest(candidates, now, context.direction).isoformat(), anchor=context.anchor.label
    )


def _holiday_in(rule: str, year: int) -> dt.date:
    """The day of a holiday: "12-25" every year, "E+49" from Easter, "11:4:4" the fourth Thursday of November ("-1" the
    last, "+1" behind it a day later)."""
    if ":" in rule:
        rule, _, later = rule.partition("+")
        month, weekday, nth = (int(x) for x in rule.split(":"))
        first = dt.date(year, month, 1)
        if nth < 0:
            last = values.add_months(first, 1) - dt.timedelta(days=1)
            return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return day + dt.timedelta(days=int(later or 0))
    if rule.startswith("E"):
        return values.easter(year) + dt.timedelta(days=int(rule[1:]))
    return dt.date(year, int(rule[:2]), int(rule[3:]))
