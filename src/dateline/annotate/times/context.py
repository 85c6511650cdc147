"""What is known at one point of a text: when it was written, what it has said, which way it looks."""

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
"""The values of a match: those of its words and those of its rule."""

LOCAL = "local"
"""The zone of a clock that says "local time": that of the place where the news is."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
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
    """A resolved time.

    span: its place on the calendar where `value` alone does not say it ("vor zwei Tagen", P2D). zone: of its clock,
    where it names one. anchor: what it was resolved against, as in `TimeExpression`.
    """

    type: TimeType
    value: str
    mod: str | None = None
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
        self.linked: str | None = None  # the value of the time right before: "vom 3. bis", "am Montag und"
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
        elif kind == "DURATION" and value.endswith("M") and "T" not in value:
            self.quarter = None  # "the nine months": now those are compared
        if (known := values.bounds(value)) is not None:
            self.period = known.start.date()

    def told_ahead(self, day: dt.date | None) -> None:
        """The day of the next clock is named behind it."""
        if day is not None:
            self.near, self._sentences_since_day = day, 0

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
        return max(-1, min(1, self._known))

    @property
    def certain(self) -> bool:
        """The direction is said directly ("seit Oktober"), not read from a verb."""
        return bool(self.direction) and abs(self._known or 0) > 1


def number(fields: Fields, name: str) -> int | None:
    """The field as a whole number, None where it is missing or a word."""
    value = fields.get(name)
    return int(value) if isinstance(value, int | float) else None


def word(fields: Fields, name: str) -> str | None:
    """The field as a word, None where it is missing or a number."""
    value = fields.get(name)
    return value if isinstance(value, str) else None


def nearest(candidates: list[dt.date], day: dt.date, direction: int) -> dt.date:
    """The candidate nearest to `day` in the direction, among all where the direction has none."""
    wanted = [c for c in candidates if (c - day).days * direction >= 0] if direction else candidates
    return min(wanted or candidates, key=lambda c: (abs((c - day).days), c))
