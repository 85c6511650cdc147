"""Clocks and parts of the day."""

from __future__ import annotations

import datetime as dt
import re

from dateline.annotate.times import values
from dateline.annotate.times.context import LOCAL, Context, Fields, Finding, number, word
from dateline.annotate.times.days import date, day_offset, of_day, weekday


def clock(fields: Fields, context: Context) -> Finding | None:
    """A clock on the day that stands with it, else on the day that the text is at."""
    hour, minute, spoken = _hour_and_minute(fields)
    if hour is None or hour > 24 or (hour == 24 and minute):
        return None
    second, mod = number(fields, "second"), word(fields, "mod")
    told = f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    zone = word(fields, "zone") or (LOCAL if fields.get("local") else None)
    if zone and zone != LOCAL:
        context = context.in_zone(zone)
    if fields.get("each") or (context.said.each and not context.said.near):
        return Finding(type="TIME", value=told, mod=mod, zone=zone)
    label = context.anchor.label or "published"
    day = _day_named(fields, context)
    if day is None:
        day = context.said.near
        if day and context.said.another_sentence and not context.direction:
            day = None  # items of a list, not a story that goes on
        label = "previous" if day else label
    if day is None and (linked := _CLOCK.fullmatch(context.said.linked or "")):
        day = dt.date.fromisoformat(linked.group(1))
        if hour * 60 + minute < int(linked.group(2)) * 60 + int(linked.group(3)):
            day += dt.timedelta(days=1)  # "von 22 bis 6 Uhr"
    if day is None and context.anchor.clock:
        at = _at_clock(hour, minute, context.anchor.clock, context.direction, spoken)
        day = at.date() - dt.timedelta(days=hour == 24)
        told = f"T{at.hour:02d}:{at.minute:02d}" if spoken else told
    if day is None:
        day = context.anchor.day
    if day is None:
        return Finding(type="TIME", value=f"XXXX-XX-XX{told}", mod=mod, zone=zone)
    return Finding(type="TIME", value=day.isoformat() + told, mod=mod, zone=zone, anchor=label)


_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?")


def _hour_and_minute(fields: Fields) -> tuple[int | None, int, bool]:
    """Hour and minute on a clock of 24 hours, and whether it may as well be twelve hours later ("um halb acht")."""
    hour, minute = number(fields, "hour"), number(fields, "minute") or 0
    if (four_digits := number(fields, "hhmm")) is not None:
        hour, minute = divmod(four_digits, 100)
        return (hour, minute, False) if minute < 60 else (None, 0, False)
    if (half := number(fields, "half")) is not None:
        hour, minute = half - 1, 30
    elif (quarters := number(fields, "quarters")) is not None and hour is not None:
        hour, minute = hour - 1, 15 * quarters
    elif (minutes := number(fields, "minutes")) is not None and hour is not None:
        hour, minute = (hour, minutes) if (number(fields, "side") or 1) > 0 else ((hour - 1) % 24, 60 - minutes)
    if hour is None:
        return None, 0, False
    part, meridiem = word(fields, "part"), word(fields, "meridiem")
    if hour < 12 and (meridiem == "pm" or part in ("AF", "EV") or (part == "NI" and hour > 6)):
        hour += 12
    elif hour == 12 and (meridiem == "am" or part == "NI"):
        hour = 0
    return hour, minute, bool(fields.get("spoken")) and hour < 12 and not part and not meridiem


def _day_named(fields: Fields, context: Context) -> dt.date | None:
    """The day that stands in the same expression as a clock: "9 a.m. Tuesday", "4 p.m. tomorrow"."""
    named = {k: v for k, v in fields.items() if k in ("weekday", "days", "n", "year", "month", "day")}
    if "dated" in fields:  # "12.10" alone has a day and a month as well
        finding = date(named, context)
    elif "weekday" in named:
        finding = weekday(named, context)
    elif "days" in named:
        finding = day_offset(named, context)
    else:
        return None
    return dt.date.fromisoformat(finding.value) if finding and finding.value[0].isdigit() else None


_SOON = dt.timedelta(hours=3)


def _at_clock(hour: int, minute: int, now: dt.datetime, direction: int, spoken: bool) -> dt.datetime:
    """The instant of a clock in a text written at `now`: the nearest before or after it, as the tense says.

    A clock that is to come within hours is meant even in a sentence of the past ("die für 2 Uhr vorgesehene Sprengung
    wurde abgesagt", written at 1.52): nobody names yesterday's hour so shortly before today's.
    spoken: the clock is told as people say it ("halb acht"), so that it may be of the morning or of the evening.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    hours = (hour, hour + 12) if spoken else (hour,)
    candidates = [midnight + dt.timedelta(days=d, hours=h, minutes=minute) for d in (-1, 0, 1) for h in hours]
    wanted = [c for c in candidates if (c - now).total_seconds() * direction >= 0]
    if direction < 0:
        wanted += [c for c in candidates if dt.timedelta() < c - now < _SOON]
    return min(wanted or candidates, key=lambda c: abs((c - now).total_seconds()))


def part(fields: Fields, context: Context) -> Finding | None:
    """A part of a day ("am Abend"), of the day that the text is at."""
    part = word(fields, "part")
    if part is None:
        return None
    n = number(fields, "n")
    near = context.said.near if n is None else context.said.latest if "told" in fields else None
    day = near or context.anchor.day
    if day is None:
        return Finding(type="TIME", value=f"XXXX-XX-XXT{part}")
    label = "previous" if near else context.anchor.label
    clock = context.anchor.clock
    if not near and clock and context.direction > 0:
        end = values.PARTS[part][1]
        if clock.hour >= end:  # it is over for today
            day += dt.timedelta(days=1)
    if n is not None:
        day += dt.timedelta(days=n)
    return of_day(day, part, label)
