"""From what a rule matched to a value, in the context of the text: what day it is, what was said before, the tense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.annotate.times import values
from dateline.languages.times import Value
from dateline.model import TimeType

Fields = Mapping[str, Value]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
LOCAL = "local"
"""The zone of a clock that says "local time": that of the place where the news is."""

_DAY_HOLDS = 1  # sentences
_YEAR_HOLDS = 1


class Anchor(Struct, frozen=True):
    """What a text's "now" is. day: the day; clock: the wall clock of that instant, where it is known.

    label: what it is, for `TimeExpression.anchor`. instant: the same as an instant (aware), so that it can be told on
    the clocks of another zone.
    """

    day: dt.date | None = None
    clock: dt.datetime | None = None
    label: str | None = None
    instant: dt.datetime | None = None

    @classmethod
    def at(cls, instant: dt.datetime, zone: dt.tzinfo, label: str) -> Anchor:
        """An instant (aware) on the clocks of `zone`."""
        clock = instant.astimezone(zone).replace(tzinfo=None)
        return cls(clock.date(), clock, label, instant)

    def in_zone(self, name: str) -> Anchor:
        """The same "now" on the clocks of the zone of that name (IANA); as it is where no instant is known."""
        if self.instant is None:
            return self
        return Anchor.at(self.instant, ZoneInfo(name), self.label or "")


class Finding(Struct, frozen=True, kw_only=True):
    """A resolved time. denotes: the value whose place on the calendar it takes, where that is not `value` itself.

    relative: it was resolved against the anchor; previous: against the expression before it.
    """

    type: TimeType
    value: str
    mod: str | None = None
    denotes: str | None = None
    span: values.Bounds | None = None
    zone: str | None = None
    anchor: str | None = None


class Said:
    """What a text has said so far about time.

    latest: the last day it named. near: the same, while the text is still in the sentence that named it or the next.
    year: the year of the last month or day that it stated with its year, while that is near.
    quarter: the last quarter it named; business news compare everything with it.
    period: the beginning of the last month or year it named.
    """

    def __init__(self) -> None:
        self.each = False  # the sentence speaks of every day or every Monday; its clocks have no day
        self.latest: dt.date | None = None
        self.near: dt.date | None = None
        self.year: int | None = None
        self.quarter: str | None = None
        self.period: dt.date | None = None
        self._sentences_since_day = 0
        self._sentences_since_year = 0

    def note(self, kind: TimeType, value: str, names_day: bool, names_year: bool, names_quarter: bool) -> None:
        """Remembers a time's value; `names_day` unless its day was only concluded, and so on."""
        if kind == "SET":
            self.each, self.near = True, None
        if names_day and _DAY.match(value):
            self.each = False
            self.latest = self.near = dt.date.fromisoformat(value[:10])
            self._sentences_since_day = 0
        if names_year and _MONTH.match(value):
            self.year, self._sentences_since_year = int(value[:4]), 0
        if names_quarter and _QUARTER.match(value):
            self.quarter = value
        if (known := values.bounds(value)) is not None:
            self.period = known.start.date()

    def sentence_ended(self) -> None:
        """The text goes on with another sentence."""
        self.each = False
        self._sentences_since_day += 1
        self._sentences_since_year += 1
        if self._sentences_since_day > _DAY_HOLDS:
            self.near = None
        if self._sentences_since_year > _YEAR_HOLDS:
            self.year = None

    @property
    def another_sentence(self) -> bool:
        """The last day was named in a sentence before this one."""
        return self._sentences_since_day > 0

    def forget_day(self) -> None:
        """The text goes on with another block."""
        self.near = None


class Context:
    """What is known at one point of a text. `direction` reads the tense where the match stands.

    daily: the text counts in days, so that "today" is a day and not the present age.
    """

    def __init__(self, anchor: Anchor, direction: Callable[[], int], said: Said, daily: bool) -> None:
        self.anchor = anchor
        self.said = said
        self.daily = daily
        self._direction = direction
        self._known: int | None = None

    def in_zone(self, name: str) -> Context:
        """The same with the "now" on the clocks of another zone."""
        return Context(self.anchor.in_zone(name), self._direction, self.said, self.daily)

    @property
    def direction(self) -> int:
        """-1 back, 1 ahead, 0 undecided."""
        if self._known is None:
            self._known = self._direction()
        return self._known


def resolve(kind: str, fields: Fields, context: Context) -> Finding | None:
    """The time that a rule of `kind` with these fields means, None where it is none after all."""
    try:
        return _KINDS[kind](fields, context)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has


def _int(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return int(value) if isinstance(value, int | float) else None


def _text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _full_year(yy: int, anchor: dt.date | None) -> int:
    now = anchor.year if anchor else 2000
    year = now - now % 100 + yy
    return year - 100 if year > now + 10 else year


def _nearest(candidates: list[dt.date], day: dt.date, direction: int) -> dt.date:
    """The candidate nearest to `day` in the direction, among all where the direction has none."""
    wanted = [c for c in candidates if (c - day).days * direction >= 0] if direction else candidates
    return min(wanted or candidates, key=lambda c: (abs((c - day).days), c))


def _date(fields: Fields, context: Context) -> Finding | None:
    mod = _text(fields, "mod")
    year, month, day = _int(fields, "year"), _int(fields, "month"), _int(fields, "day")
    now = context.anchor.day
    anchor = None
    if year is None and (yy := _int(fields, "yy")) is not None:
        year = _full_year(yy, now)
    if (tens := _int(fields, "year-tens")) is not None:
        year = 1900 + tens + (_int(fields, "year-ones") or 0)
    if year is None and (shift := _int(fields, "years")) is not None and now:
        year, anchor = now.year + shift, context.anchor.label
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
    return Finding(type="DATE", value=dt.date(year, month, day).isoformat(), mod=mod, anchor=anchor)


def _close(year: int, month: int, now: dt.date) -> bool:
    return abs((year - now.year) * 12 + month - now.month) <= 2


_CLOSE = 75  # days: nearer than this, a month or a day needs no tense to say its year


def _year_of(fields: Fields, now: dt.date, context: Context) -> int:
    """The year that a month or a day of it without a year lies in: the nearest, unless the tense says otherwise."""
    month, day, weekday, shift = (_int(fields, name) for name in ("month", "day", "weekday", "n"))
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
        return _nearest(candidates, now, shift).year
    nearest = _nearest(candidates, now, 0)
    return nearest.year if abs((nearest - now).days) <= _CLOSE else _nearest(candidates, now, context.direction).year


def _weekday(fields: Fields, context: Context) -> Finding | None:
    weekday, part, shift = _int(fields, "weekday"), _text(fields, "part"), _int(fields, "n")
    now = context.anchor.day
    if weekday is None:
        return None
    if now is None:
        value = f"XXXX-WXX-{weekday}"
        return Finding(type="TIME" if part else "DATE", value=value + (f"T{part}" if part else ""))
    back = (now.isoweekday() - weekday) % 7
    ahead = (weekday - now.isoweekday()) % 7
    if shift is not None and shift < 0:
        days = -(back or 7)
    elif shift is not None and shift > 0:
        days = ahead or 7
    elif shift == 0:
        days = weekday - now.isoweekday()
    else:
        days = ahead if context.direction > 0 else -back
    if fields.get("night-before"):
        days -= 1
    return _of_day(now + dt.timedelta(days=days), part, context.anchor.label)


def _of_day(day: dt.date, part: str | None, anchor: str | None) -> Finding:
    if part:
        return Finding(type="TIME", value=f"{day.isoformat()}T{part}", anchor=anchor)
    return Finding(type="DATE", value=day.isoformat(), anchor=anchor)


def _day_offset(fields: Fields, context: Context) -> Finding | None:
    days, part = _int(fields, "days"), _text(fields, "part")
    now = context.anchor.day
    if days is None:
        return None
    if now is None:
        if fields.get("today") and not part:
            return Finding(type="DATE", value="PRESENT_REF")
        return Finding(type="TIME" if part else "DATE", value="XXXX-XX-XX" + (f"T{part}" if part else ""))
    if fields.get("today") and not context.daily and context.direction >= 0:
        return Finding(type="DATE", value="PRESENT_REF")  # "nowadays"
    return _of_day(now + dt.timedelta(days=days), part, context.anchor.label)


def _shift(fields: Fields, context: Context) -> Finding | None:
    unit, n, mod = _text(fields, "unit"), _int(fields, "n"), _text(fields, "mod")
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
    return Finding(
        type="DATE", value=values.unit_value(values.moved(now, unit, n), unit), mod=mod, anchor=context.anchor.label
    )


def _same(fields: Fields, context: Context) -> Finding | None:
    unit, n = _text(fields, "unit") or "D", _int(fields, "n") or 0
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
    quarter, year = context.said.quarter, _int(fields, "year")
    if quarter is None:
        return Finding(type="DATE", value=f"{year:04d}") if year is not None else None
    return Finding(type="DATE", value=f"{year:04d}{quarter[4:]}" if year is not None else quarter, anchor="previous")


def _clock(fields: Fields, context: Context) -> Finding | None:
    hour, minute, second = _int(fields, "hour"), _int(fields, "minute"), _int(fields, "second")
    if (half := _int(fields, "half")) is not None:
        hour, minute = half - 1, 30
    if (minutes := _int(fields, "minutes")) is not None and hour is not None:
        if (_int(fields, "side") or 1) < 0:
            hour, minute = (hour - 1) % 24, 60 - minutes
        else:
            minute = minutes
    if hour is None or hour > 24 or (hour == 24 and minute):
        return None
    part, half_day = _text(fields, "part"), _text(fields, "meridiem")
    if hour < 12 and (half_day == "pm" or (part in ("AF", "EV") and hour < 12) or (part == "NI" and hour > 6)):
        hour += 12
    elif hour == 12 and (half_day == "am" or part == "NI"):
        hour = 0
    clock = f"T{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")
    mod = _text(fields, "mod")
    zone = _text(fields, "zone") or (LOCAL if fields.get("local") else None)
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
        day, label = _day_of_clock(hour, minute or 0, context), context.anchor.label or "published"
    if day is None:
        day, label = context.anchor.day, context.anchor.label or "published"
    if day is None:
        return Finding(type="TIME", value=f"XXXX-XX-XX{clock}", mod=mod, zone=zone)
    return Finding(type="TIME", value=day.isoformat() + clock, mod=mod, zone=zone, anchor=label)


def _day_named(fields: Fields, context: Context) -> dt.date | None:
    """The day that stands in the same expression as a clock: "9 a.m. Tuesday", "4 p.m. tomorrow"."""
    named = {k: v for k, v in fields.items() if k in ("weekday", "days", "n")}
    if "weekday" in named:
        finding = _weekday(named, context)
    elif "days" in named:
        finding = _day_offset(named, context)
    else:
        return None
    return dt.date.fromisoformat(finding.value) if finding and finding.value[0].isdigit() else None


def _day_of_clock(hour: int, minute: int, context: Context) -> dt.date | None:
    """The day of a clock in a ticker's entry: the nearest before or after the entry's own, as the tense says."""
    now = context.anchor.clock
    if now is None:
        return None
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    candidates = [midnight + dt.timedelta(days=d, hours=hour, minutes=minute) for d in (-1, 0, 1)]
    wanted = [c for c in candidates if (c - now).total_seconds() * context.direction >= 0]
    return min(wanted or candidates, key=lambda c: abs((c - now).total_seconds())).date()


def _part(fields: Fields, context: Context) -> Finding | None:
    part = _text(fields, "part")
    if part is None:
        return None
    n = _int(fields, "n")
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
    return _of_day(day, part, label)


def _amount(fields: Fields, name: str = "amount") -> str | None:
    if name == "amount" and "whole" in fields:
        whole = str(fields["whole"]).replace(".", "").replace(",", "")
        return f"{whole}.{fields['fraction']}" if "fraction" in fields else whole
    value = fields.get(name)
    if name == "amount" and value is None and ("tens" in fields or "ones" in fields):
        value = (_int(fields, "tens") or 0) + (_int(fields, "ones") or 0)
    if isinstance(value, int | float) and (plus := fields.get("plus")) is not None:
        value += float(plus)
    return None if value is None else str(value)


def _duration(fields: Fields, context: Context) -> Finding | None:
    amount, unit = _amount(fields), _text(fields, "unit")
    if amount is None or unit is None:
        return None
    parts = [(amount, unit)]
    second, unit2 = _amount(fields, "amount2"), _text(fields, "unit2")
    if second and unit2:
        parts.append((second, unit2))
    value = values.duration_value(*parts)
    mod = _text(fields, "mod")
    sign = _int(fields, "sign")
    now = context.anchor.day
    if now is None or amount == "X" or len(parts) > 1:
        return Finding(type="DURATION", value=value, mod=mod)
    if sign:
        return Finding(
            type="DURATION", value=value, mod=mod, anchor=context.anchor.label,
            span=_distant(amount, unit, sign, context),
        )  # fmt: skip
    if "past" in fields or "coming" in fields:
        return Finding(
            type="DURATION", value=value, mod=mod, anchor=context.anchor.label,
            span=_stretch(amount, unit, -1 if "past" in fields else 1, context),
        )  # fmt: skip
    return Finding(type="DURATION", value=value, mod=mod)


def _ago(fields: Fields, context: Context) -> Finding | None:
    """ "two months ago": the unit that lies so far away, as exactly as its unit says."""
    amount, unit, sign = _amount(fields), _text(fields, "unit"), _int(fields, "sign") or -1
    mod, now = _text(fields, "mod"), context.anchor.day
    if amount is None or unit is None:
        return None
    if amount == "X" or unit == "ML":
        return Finding(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", mod=mod)
    if unit in values.CLOCK_UNITS or now is None or not float(amount).is_integer():
        return Finding(
            type="DURATION",
            value=values.duration_value((amount, unit)),
            mod=mod,
            span=_distant(amount, unit, sign, context),
        )
    if unit == "Y" and (quarter := context.said.quarter):
        return Finding(
            type="DATE", value=f"{int(quarter[:4]) + sign * int(float(amount)):04d}{quarter[4:]}", anchor="previous"
        )
    day = values.moved(now, unit, sign * int(float(amount)))
    return Finding(type="DATE", value=values.unit_value(day, unit), mod=mod, anchor=context.anchor.label)


def _distant(amount: str, unit: str, sign: int, context: Context) -> values.Bounds | None:
    """Where "two days ago" or "in two days" lies, as exactly as its unit says."""
    now, number = context.anchor.day, float(amount)
    if unit in values.CLOCK_UNITS:
        if context.anchor.clock is None:
            return None
        seconds = number * {"H": 3600, "MIN": 60, "S": 1}[unit]
        at = context.anchor.clock + dt.timedelta(seconds=sign * seconds)
        return values.Bounds(at, at + dt.timedelta(minutes=1), "minute")
    if now is None or not number.is_integer():
        return None
    return values.bounds(values.unit_value(values.moved(now, unit, sign * int(number)), unit if unit != "WE" else "W"))


def _stretch(amount: str, unit: str, sign: int, context: Context) -> values.Bounds | None:
    """The stretch of "the last three days" or "the coming two weeks", up to or from now."""
    now, number = context.anchor.day, float(amount)
    if unit in values.CLOCK_UNITS:
        if context.anchor.clock is None:
            return None
        there = context.anchor.clock + sign * dt.timedelta(seconds=number * {"H": 3600, "MIN": 60, "S": 1}[unit])
        return values.Bounds(min(there, context.anchor.clock), max(there, context.anchor.clock), "minute")
    if now is None or not number.is_integer():
        return None
    here = context.anchor.clock or dt.datetime.combine(now, dt.time())
    far = dt.datetime.combine(values.moved(now, unit, sign * int(number)), here.time())
    precision = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}
    return values.Bounds(min(here, far), max(here, far), precision.get(unit, "day"))  # type: ignore[arg-type]


def _set(fields: Fields, context: Context) -> Finding | None:
    if value := _text(fields, "regular"):
        return Finding(type="SET", value=value)
    if (weekday := _int(fields, "weekday")) is not None:
        part = _text(fields, "part")
        return Finding(type="SET", value=f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if (month := _int(fields, "month")) is not None:
        return Finding(type="SET", value=f"XXXX-{month:02d}")
    if part := _text(fields, "part"):
        return Finding(type="SET", value=f"XXXX-XX-XXT{part}")
    if season := _text(fields, "season"):
        return Finding(type="SET", value=f"XXXX-{season}")
    unit = _text(fields, "unit")
    return Finding(type="SET", value=values.duration_value((_amount(fields) or "1", unit))) if unit else None


def _reference(fields: Fields, context: Context) -> Finding | None:
    value = _text(fields, "value")
    return Finding(type="DATE", value=value) if value else None


def _period(fields: Fields, context: Context) -> Finding | None:
    now, mod = context.anchor.day, _text(fields, "mod")
    if (decade := _int(fields, "decade")) is not None:
        first = decade if decade > 99 else 1900 + decade
        return Finding(type="DATE", value=f"{first // 10:03d}", mod=mod)
    if (century := _int(fields, "century")) is not None:
        return Finding(
            type="DATE", value=f"{century - 1}" if fields.get("unit") == "ML" else f"{century - 1:02d}", mod=mod
        )
    anchor: str | None = None
    year = _int(fields, "year")
    if year is None and now:
        anchor = context.anchor.label
        year = now.year + (_int(fields, "years") or 0)
    which = _text(fields, "season")
    if which is None:
        half, quarter = _int(fields, "half"), _int(fields, "quarter")
        which = f"H{half}" if half else f"Q{quarter}"
        if (half or 1) > 2 or (quarter or 1) > 4:
            return None
    elif anchor and now and year and "years" not in fields:
        year = _season_year(which, now, _int(fields, "n"), context)
    return Finding(type="DATE", value=f"{year:04d}-{which}" if year else f"XXXX-{which}", mod=mod, anchor=anchor)


def _season_year(season: str, now: dt.date, shift: int | None, context: Context) -> int:
    begins = [dt.date(now.year + d, values.SEASONS[season], 1) for d in (-1, 0, 1)]
    if shift is not None and shift < 0:
        return [b for b in begins if values.add_months(b, 3) <= now][-1].year
    if shift is not None and shift > 0:
        return next(b for b in begins if b > now).year
    if shift == 0:
        return now.year
    return _nearest([values.add_months(b, 1) for b in begins], now, context.direction).year


def _holiday(fields: Fields, context: Context) -> Finding | None:
    rule, now = _text(fields, "holiday"), context.anchor.day
    year = _int(fields, "year")
    if rule is None:
        return None
    if year is None and now is None:
        return Finding(type="DATE", value=f"XXXX-{rule}" if len(rule) == 5 and rule[2] == "-" else "XXXX-XX-XX")
    if year is not None:
        return Finding(type="DATE", value=_holiday_in(rule, year).isoformat())
    assert now is not None
    candidates = [_holiday_in(rule, now.year + d) for d in (-1, 0, 1)]
    return Finding(
        type="DATE", value=_nearest(candidates, now, context.direction).isoformat(), anchor=context.anchor.label
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


_KINDS: Mapping[str, Callable[[Fields, Context], Finding | None]] = {
    "date": _date,
    "weekday": _weekday,
    "day-offset": _day_offset,
    "shift": _shift,
    "same": _same,
    "clock": _clock,
    "part": _part,
    "duration": _duration,
    "ago": _ago,
    "set": _set,
    "reference": _reference,
    "period": _period,
    "holiday": _holiday,
}
