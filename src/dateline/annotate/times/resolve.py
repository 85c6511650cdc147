"""From what a rule matched to a value: which function reads which kind of rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.annotate.times.clocks import clock, part
from dateline.annotate.times.context import Context, Fields, Finding, word
from dateline.annotate.times.days import date, day_offset, same, shift, weekday
from dateline.annotate.times.periods import holiday, period
from dateline.annotate.times.spans import ago, duration, repeated


def resolve(kind: str, fields: Fields, context: Context) -> Finding | None:
    """The time that a rule of `kind` with these fields means, None where it is none after all."""
    try:
        return _KINDS[kind](fields, context)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has


def resolve_kinds() -> frozenset[str]:
    """The kinds of rule that have a function here."""
    return frozenset(_KINDS)


def _reference(fields: Fields, context: Context) -> Finding | None:
    value = word(fields, "value")
    if "told" in fields and context.direction < 0:
        value = "PAST_REF"  # "zu dieser Zeit" in a text that looks back
    return Finding(type="DATE", value=value) if value else None


_KINDS: Mapping[str, Callable[[Fields, Context], Finding | None]] = {
    "date": date,
    "weekday": weekday,
    "day-offset": day_offset,
    "shift": shift,
    "same": same,
    "clock": clock,
    "part": part,
    "duration": duration,
    "ago": ago,
    "set": repeated,
    "reference": _reference,
    "period": period,
    "holiday": holiday,
}
