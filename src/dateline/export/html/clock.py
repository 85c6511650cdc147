"""How a time is written: never more exactly than it is known."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.export.html.interface import Interface, Text
from dateline.languages.interface import InterfaceWords
from dateline.model import Event, Evidence, Precision

WITHIN_A_DAY: frozenset[Precision | None] = frozenset({"second", "minute", "hour", "part", "day", None})


class Clock:
    """Writes instants in the story's zone, in every language of the interface."""

    def __init__(self, interface: Interface, zone: str) -> None:
        self.interface = interface
        self.one_day = True  # whether clocks need no day beside them, since the story has only one
        try:
            self.zone: dt.tzinfo = ZoneInfo(zone)
            self.zone_name = zone
        except (ZoneInfoNotFoundError, ValueError, OSError):
            # A story that names no zone we know is still a story; its instants are shown in UTC and said to be.
            self.zone = dt.UTC
            self.zone_name = "UTC"

    def local(self, instant: dt.datetime) -> dt.datetime:
        """The instant on the story's wall clock."""
        return within_calendar(instant, self.zone)

    def gutter(self, event: Event) -> Text | None:
        """The event's time as the gutter shows it, as exact as its precision; None where the time is open."""
        if event.start is None:
            return None
        start = self.local(event.start)
        end = self.local(event.end) if event.end else None
        return self.interface.each(lambda i: _label(self.interface.words[i], start, end, event.precision))

    def heading(self, event: Event) -> Text | None:
        """The heading that the event stands under: its day, or the longer time that is all that is known."""
        if event.start is None:
            return None
        if event.precision not in WITHIN_A_DAY:
            return self.gutter(event)
        start = self.local(event.start)
        return self.interface.each(lambda i: _date(self.interface.words[i].day_heading, self.interface.words[i], start))

    def minute(self, instant: dt.datetime) -> str:
        """Hours and minutes, alike in every language."""
        return clock_time(self.local(instant))

    def when(self, instant: dt.datetime) -> Text:
        """The minute, with its day where the story has several."""
        return self.interface.same(self.minute(instant)) if self.one_day else self.moment(instant)

    def moment(self, instant: dt.datetime) -> Text:
        """Day and minute: "15. Aug., 22:03"."""
        local = self.local(instant)
        return self.interface.each(
            lambda i: f"{_date(self.interface.words[i].day_short, self.interface.words[i], local)}, {clock_time(local)}"
        )

    def day(self, day: dt.date) -> Text:
        """Day, month and year."""
        return self.interface.each(lambda i: _date(self.interface.words[i].day_year, self.interface.words[i], day))

    def day_short(self, day: dt.date) -> Text:
        """Day and month, the year left to the reader."""
        return self.interface.each(lambda i: _date(self.interface.words[i].day_short, self.interface.words[i], day))

    def span(self, start: dt.datetime, end: dt.datetime, *, clocks: bool) -> Text:
        """From one instant to another, the second day only where it is another; without `clocks` the days alone."""
        first, last = self.local(start), self.local(end)
        if not clocks:
            days = (self.day(d) for d in dict.fromkeys((first.date(), last.date())))
            return tuple(" – ".join(parts) for parts in zip(*days, strict=True))
        if first.date() == last.date():
            same = start.timestamp() == end.timestamp()  # two of one zone are compared by their clocks
            hours = clock_time(first) if same else f"{clock_time(first)}–{clock_time(last)}"
            return tuple(f"{day}, {hours}" for day in self.day(first))
        return tuple(
            f"{a}, {clock_time(first)} – {b}, {clock_time(last)}"
            for a, b in zip(self.day(first), self.day(last), strict=True)
        )

    def published(self, published: str) -> Text:
        """A document's time of publication as it is known: an instant, or a day alone."""
        if "T" in published:
            instant = dt.datetime.fromisoformat(published)
            local = self.local(instant)
            return tuple(f"{day}, {clock_time(local)}" for day in self.day(local))
        return self.day(dt.date.fromisoformat(published))

    def evidence(self, evidence: Evidence) -> Text:
        """What one piece of evidence says about a day."""
        fields: dict[str, str | Text] = {"day": self.day(evidence.day)}
        key = f"evidence_{evidence.kind}"
        if evidence.kind == "document":
            fields["name"] = evidence.document_name or (evidence.passage.document if evidence.passage else "?")
        elif evidence.kind == "weekday" and evidence.passage:
            key, fields["exact"] = "evidence_weekday_exact", evidence.passage.exact
        said = self.interface.say(key, **fields)
        return self.interface.say("basis_day" if evidence.agrees else "basis_against", basis=said)


def clock_time(local: dt.datetime, *, seconds: bool = False) -> str:
    """Hours and minutes of a local time; in the hour that comes twice in autumn with its offset: "02:30 UTC+2"."""
    written = f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first <= second:  # in spring's gap, where no instant lies, it is less
        return written
    hours, minutes = divmod(int((local.utcoffset() or first).total_seconds()) // 60, 60)
    return f"{written} UTC{hours:+d}{f':{minutes:02d}' if minutes else ''}"


def within_calendar(instant: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The instant in `zone`, or with the offset it has where that would be before the first or after the last day."""
    try:
        return instant.astimezone(zone)
    except OverflowError:
        return instant


def _date(pattern: str, words: InterfaceWords, day: dt.date) -> str:
    return pattern.format(
        weekday=words.weekdays[day.weekday()],
        day=day.day,
        month=words.months[day.month - 1],
        mon=words.months_short[day.month - 1],
        monthnumber=day.month,
        year=day.year,
    )


def _label(words: InterfaceWords, start: dt.datetime, end: dt.datetime | None, precision: Precision | None) -> str:
    """The longest statement about the time that is still true."""
    if precision == "second":
        return clock_time(start, seconds=start.second > 0)
    if precision == "minute":
        if end and end.timestamp() - start.timestamp() > 60:
            return words.clock_range.format(start=clock_time(start), end=clock_time(end))
        return clock_time(start)
    if precision == "hour":
        if start.minute:
            return words.about_clock.format(clock=clock_time(start))
        return words.about_hour.format(hour=start.hour) if start.hour else words.about_midnight
    if precision == "part":
        part = [name for hour, name in words.parts if hour <= start.hour][-1]
        return words.part_of_day.format(day=start.day, mon=words.months_short[start.month - 1], part=part)
    if precision in (None, "day"):
        return _days(words, start, end)
    return _long(words, start, precision)


def _days(words: InterfaceWords, start: dt.datetime, end: dt.datetime | None) -> str:
    first = _date(words.day_short, words, start)
    if end and end - start > dt.timedelta(days=1, hours=1):  # a day may have 25 hours
        return f"{first} – {_date(words.day_short, words, end - dt.timedelta(microseconds=1))}"
    return first


def _long(words: InterfaceWords, start: dt.datetime, precision: Precision | None) -> str:
    if precision == "week":
        return _date(words.week, words, start)
    if precision == "month":
        return _date(words.month_year, words, start)
    if precision == "season":
        return words.season_year.format(season=words.seasons[start.month % 12 // 3], year=start.year)
    if precision == "quarter":
        return words.quarter_year.format(quarter=(start.month + 2) // 3, year=start.year)
    if precision == "decade":
        return words.decade.format(year=start.year // 10 * 10)
    if precision == "century":
        return f"{start.year // 100 * 100}–{start.year // 100 * 100 + 99}"
    return str(start.year)
