"""Durations, what lies so far away, and what happens again and again."""

from __future__ import annotations

import datetime as dt

from dateline.annotate.times import values
from dateline.annotate.times.context import Context, Fields, Finding, number, word


def duration(fields: Fields, context: Context) -> Finding | None:
    """A stretch of time; its span where the text says from when and in which direction it is counted."""
    amount, unit = _amount(fields), word(fields, "unit")
    if "figure_hour" in fields and unit:  # "2:45 Stunden", "72:53 Minuten"
        figures = [fields.get(f"figure_{name}") for name in ("hour", "minute", "second")]
        units = ("H", "MIN", "S") if unit == "H" else ("MIN", "S", "")
        told = [(str(n), u) for n, u in zip(figures, units, strict=True) if n and u]
        return Finding(type="DURATION", value=values.duration_value(*told), mod=word(fields, "mod")) if told else None
    if amount is None or unit is None:
        return None
    parts = [(amount, unit)]
    second, unit2 = _amount(fields, "amount2"), word(fields, "unit2")
    if second and unit2:
        parts.append((second, unit2))
    span, anchor = None, None
    if len(parts) == 1 and amount != "X":
        span, anchor = _span(fields, amount, unit, context)
    return Finding(
        type="DURATION",
        value=values.duration_value(*parts),
        mod=word(fields, "mod"),
        span=span,
        anchor=anchor if span else None,
    )


def _span(fields: Fields, amount: str, unit: str, context: Context) -> tuple[values.Bounds | None, str | None]:
    """Where a duration lies, and what it was counted from."""
    label = context.anchor.label
    try:
        if sign := number(fields, "sign"):
            return _distant(amount, unit, sign, context), label
        if (there := number(fields, "from")) and context.said.latest and unit not in values.CLOCK_UNITS:
            return _from_day(amount, unit, there, context.said.latest), "previous"
        if "past" in fields or "coming" in fields:
            return _stretch(amount, unit, -1 if "past" in fields else 1, context), label
    except (ValueError, OverflowError):
        pass  # beyond the calendar ("vor 100.000 Jahren"), or a unit that it does not have
    return None, None


def ago(fields: Fields, context: Context) -> Finding | None:
    """ "two months ago": the unit that lies so far away, as exactly as its unit says."""
    amount, unit, sign = _amount(fields), word(fields, "unit"), number(fields, "sign") or -1
    mod, now = word(fields, "mod"), context.anchor.day
    if amount is None or unit is None:
        return None
    if amount == "X" and unit in values.CLOCK_UNITS:
        return Finding(type="DURATION", value=values.duration_value((amount, unit)), mod=mod)
    if amount == "X" or unit == "ML":
        return Finding(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", mod=mod)
    if unit in values.CLOCK_UNITS or now is None or not float(amount).is_integer():
        return Finding(
            type="DURATION",
            value=values.duration_value((amount, unit)),
            mod=mod,
            span=_distant(amount, unit, sign, context),
            anchor=context.anchor.label,
        )
    if unit == "Y" and (quarter := context.said.quarter):
        return Finding(
            type="DATE", value=f"{int(quarter[:4]) + sign * int(float(amount)):04d}{quarter[4:]}", anchor="previous"
        )
    try:
        day = values.moved(now, unit, sign * int(float(amount)))
    except (ValueError, OverflowError):  # "100,000 years ago"
        return Finding(type="DURATION", value=values.duration_value((amount, unit)), mod=mod)
    return Finding(type="DATE", value=values.unit_value(day, unit), mod=mod, anchor=context.anchor.label)


def _amount(fields: Fields, name: str = "amount") -> str | None:
    """How many of its unit a duration has: digits, a decimal number, or X where the text does not say."""
    value = fields.get(name)
    if name == "amount" and "whole" in fields:
        whole = str(fields["whole"]).replace(".", "").replace(",", "")
        value = float(f"{whole}.{fields['fraction']}") if "fraction" in fields else int(whole)
    elif name == "amount" and value is None and ("tens" in fields or "ones" in fields):
        value = (number(fields, "tens") or 0) + (number(fields, "ones") or 0)
    if isinstance(value, int | float):
        value = value * (number(fields, "scale") or 1) + float(fields.get("plus", 0))
        return str(int(value)) if value == int(value) else str(value)
    return value


def _distant(amount: str, unit: str, sign: int, context: Context) -> values.Bounds | None:
    """Where "two days ago" or "in two days" lies, as exactly as its unit says."""
    if unit in values.CLOCK_UNITS:
        if context.anchor.clock is None:
            return None
        at = context.anchor.clock + sign * _clock_time(amount, unit)
        return values.Bounds(at, at + dt.timedelta(minutes=1), "minute")
    return _from_day(amount, unit, sign, context.anchor.day) if context.anchor.day else None


def _clock_time(amount: str, unit: str) -> dt.timedelta:
    return dt.timedelta(seconds=float(amount) * {"H": 3600, "MIN": 60, "S": 1}[unit])


def _from_day(amount: str, unit: str, sign: int, day: dt.date) -> values.Bounds | None:
    """The unit that lies so many units from a day; None for broken numbers of them."""
    if not float(amount).is_integer():
        return None
    there = values.moved(day, unit, sign * int(float(amount)))
    return values.bounds(values.unit_value(there, "W" if unit == "WE" else unit))


def _stretch(amount: str, unit: str, sign: int, context: Context) -> values.Bounds | None:
    """The stretch of "the last three days" or "the coming two weeks", up to or from now."""
    now, number = context.anchor.day, float(amount)
    if unit in values.CLOCK_UNITS:
        if context.anchor.clock is None:
            return None
        there = context.anchor.clock + sign * _clock_time(amount, unit)
        return values.Bounds(min(there, context.anchor.clock), max(there, context.anchor.clock), "minute")
    if now is None or not number or not number.is_integer():
        return None
    here = context.anchor.clock or dt.datetime.combine(now, dt.time())
    far = dt.datetime.combine(values.moved(now, unit, sign * int(number)), here.time())
    precision = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}
    return values.Bounds(min(here, far), max(here, far), precision.get(unit, "day"))  # type: ignore[arg-type]


def repeated(fields: Fields, context: Context) -> Finding | None:
    """What happens again and again: "täglich", "every Monday", "per hour"."""
    if value := word(fields, "regular"):
        return Finding(type="SET", value=value)
    if (weekday := number(fields, "weekday")) is not None:
        part = word(fields, "part")
        return Finding(type="SET", value=f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if (month := number(fields, "month")) is not None:
        return Finding(type="SET", value=f"XXXX-{month:02d}")
    if part := word(fields, "part"):
        return Finding(type="SET", value=f"XXXX-XX-XXT{part}")
    if season := word(fields, "season"):
        return Finding(type="SET", value=f"XXXX-{season}")
    unit = word(fields, "unit")
    return Finding(type="SET", value=values.duration_value((_amount(fields) or "1", unit))) if unit else None
