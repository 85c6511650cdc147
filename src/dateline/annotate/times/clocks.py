"""Clocks and parts of the day."""

from __future__ import annotations

import datetime as dt

from dateline.annotate.times import values
from dateline.annotate.times.context import LOCAL, Context, Fields, Finding, number, word
from dateline.annotate.times.days import day_offset, of_day, weekday


def clock(fields: Fields, context: Context) -> Finding | None:
    hour, minute, second = number(fields, "hour"), number(fields, "minute"), number(fields, "second")
    if (half := number(fields, "half")) is not None:
        hour, minute = half - 1, 30
    if (minutes := number(fields, "minutes")) is not None and hour is not None:
        if (number(fields, "side") or 1) < 0:
            hour, minute = (hour - 1) % 24, 60 - minutes
        else:
            minute = minutes
    if hour is None or hour > 24 or (hour == 24 and minute):
        return None
    part, half_day = word(fields, "part"), word(fields, "meridiem")
    if hour < 12 and (half_day == "pm" or (part in ("AF", "EV") and hour < 12) or (part == "NI" and hour > 6)):
        hour += 12
    elif hour == 12 and (half_day == "am" or part == "NI"):
        hour = 0
    clock = f"T{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")
    mod = word(fields, "mod")
    zone = word(fields, "zone") or (LOCAL if fields.get("local") else None)
    if zone and zone != LOCAL:
        context = context.in_zone(zone)
    if fields.get("each") or (context.said.each and not context.said.near):
        return Finding(type="TIME", value=clock, mod=mod, zone=zone)
    day, label = _day_named(fields, context), context.anchor.label or "published"
    if day is None:
        day, label = context.said.near, "previous"
        if day and context.said.another_sentence and not context.direction:
            day = None  # items of a list, not a story that goes on
    if day is None and context.anchor.clock:
        spoken = bool(fields.get("spoken")) and hour < 12 and not part and not half_day
        at = _at_clock(hour, minute or 0, context.anchor.clock, context.direction, spoken)
        day, label = at.date(), context.anchor.label or "published"
        clock = f"T{at.hour:02d}:{at.minute:02d}" if spoken else clock
    if day is None:
        day, label = context.anchor.day, context.anchor.label or "published"
    if day is None:
        return Finding(type="TIME", value=f"XXXX-XX-XX{clock}", mod=mod, zone=zone)
    return Finding(type="TIME", value=day.isoformat() + clock, mod=mod, zone=zone, anchor=label)


def _day_named(fields: Fields, context: Context) -> dt.date | None:
    """The day that stands in the same expression as a clock: "9 a.m. Tuesday", "4 p.m. tomorrow"."""
    named = {k: v for k, v in fields.items() if k in ("weekday", "days", "n")}
    if "weekday" in named:
        finding = weekday(named, context)
    elif "days" in named:
        finding = day_offset(named, context)
    else:
        return None
    return dt.date.fromisoformat(finding.value) if finding and finding.value[0].isdigit() else None


def _at_clock(hour: int, minute: int, now: dt.datetime, direction: int, spoken: bool) -> dt.datetime:
    """The instant of a clock in a text written at `now`: the nearest before or after it, as the tense says.

    spoken: the clock is told as people say it ("halb acht"), so that it may be of the morning or of the evening.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    hours = (hour, hour + 12) if spoken else (hour,)
    candidates = [midnight + dt.timedelta(days=d, hours=h, minutes=minute) for d in (-1, 0, 1) for h in hours]
    wanted = [c for c in candidates if (c - now).total_seconds() * direction >= 0]
    return min(wanted or candidates, key=lambda c: abs((c - now).total_seconds()))


def part(fields: Fields, context: Context) -> Finding | None:
    part = word(fields, "part")
    if part is None:
        return None
    n = number(fields, "n")
    near = context.said.near if n is None else None
    day = near or context.anchor.day
    if day is None:
        return Finding(type="TIME", value=f"XXXX-XX-XXT{part}")
    label = "previous" if near else context.anchor.label
    clock = context.anchor.clock
    if not near and clock and context.direction > 0:
        end = values.PARTS[part][1]
        if clock.hour >= end:  # it is over for today
            day += dt.timedelta(days=1)
    if n is not None and n < 0:
        day += dt.timedelta(days=n)
    return of_day(day, part, label)
