"""Dates and clocks as they stand at the beginning of a line: a ticker's clock, a day heading, a page's date line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from dateline import languages
from dateline.languages.pages import PageWords
from dateline.languages.tickers import TickerWords


@dataclass(slots=True)
class Stamp:
    """What a line's beginning says of a time. Nothing is filled in that does not stand there.

    clock: hour, minute, second (None without one). date: year (None without one), month, day. weekday: 0 is Monday.
    shift: days from the day of reading ("gestern" is -1). ago: seconds before the time of reading.
    zone: offset or IANA zone as the language's words give it. update: a word like "Update" stands with it.
    modified, published: it is introduced as the date of a change or of publication.
    start, end: where the stamp itself lies in the line. rest: where the text after it and its separator begins.
    separated: a separator (colon, dash, bar) or the line's end follows, so that what comes after is no part of a
    sentence.
    """

    clock: tuple[int, int, int | None] | None = None
    date: tuple[int | None, int, int] | None = None
    weekday: int | None = None
    shift: int | None = None
    ago: int | None = None
    zone: str | None = None
    update: bool = False
    modified: bool = False
    published: bool = False
    start: int = 0
    end: int = 0
    rest: int = 0
    separated: bool = False

    @property
    def has_time(self) -> bool:
        """Whether it says a time of day, by the clock or counted back from the time of reading."""
        return self.clock is not None or (self.ago is not None and self.ago < 86400)

    @property
    def has_day(self) -> bool:
        """Whether it says a day, completely or in part."""
        return self.date is not None or self.weekday is not None or self.shift is not None or self.ago is not None

    @property
    def clock_text(self) -> str | None:
        """The wall clock as HH:MM or HH:MM:SS."""
        if self.clock is None:
            return None
        hour, minute, second = self.clock
        return f"{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")


@dataclass(frozen=True, slots=True)
class _Patterns:
    starts: frozenset[str]
    clock: re.Pattern[str]
    half: re.Pattern[str]
    weekday: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    zone: re.Pattern[str]
    words: re.Pattern[str]
    days: re.Pattern[str]
    ago: tuple[tuple[re.Pattern[str], int], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    halves: dict[str, int]
    zones: dict[str, str]
    shifts: dict[str, int]
    update: frozenset[str]
    published: frozenset[str]
    modified: frozenset[str]


def _any_of(words: list[str] | dict[str, int] | dict[str, str] | frozenset[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> _Patterns:
    """The patterns for all languages at once: a German page may carry an English clock."""
    pages: list[PageWords] = [languages.words(code, "pages") for code in languages.codes()]
    tickers: list[TickerWords] = [languages.words(code, "tickers") for code in languages.codes()]
    months = {k: v for w in reversed(pages) for k, v in w.months.items()}
    weekdays = {k: v for w in reversed(pages) for k, v in w.weekdays.items()}
    halves = {k: v for w in pages for k, v in w.halves.items()}
    zones = {k: v for w in reversed(pages) for k, v in w.zones.items()}
    shifts = {k: v for w in pages for k, v in w.days.items()}
    clock_words = frozenset(c for w in pages for c in w.clock_words)
    update = frozenset(u for w in tickers for u in w.update)
    published = frozenset(u for w in pages for u in w.published)
    modified = frozenset(u for w in pages for u in w.modified)
    joins = frozenset(j for w in pages for j in w.date_joins)
    ago = tuple((re.compile(p + r"(?!\w)", re.IGNORECASE), unit) for w in pages for p, unit in w.ago)
    flags = re.IGNORECASE
    counted = frozenset(a for w in pages for a in w.ago_start)
    ordinals = _any_of(frozenset(o for w in pages for o in w.ordinals))
    openings = (*months, *weekdays, *shifts, *counted, *update, *published, *modified, *joins)
    starts = frozenset(word[0].lower() for opening in openings if (word := _FIRST_WORD.match(opening)))
    return _Patterns(
        starts=starts,
        clock=re.compile(
            rf"(?P<h>[01]?\d|2[0-4])(?:(?P<s>[:.h])(?P<m>[0-5]\d)(?:(?P=s)(?P<sec>[0-5]\d))?(?![\d.,:]\d|\d|%)(?:\s?(?P<w>{_any_of(clock_words)})(?!\w))?"
            rf"|(?=\s?(?:{_any_of(halves)})(?!\w))|\s?(?P<w2>{_any_of(frozenset(clock_words))})(?!\w))",
            flags,
        ),
        half=re.compile(rf"\s?(?P<half>{_any_of(halves)})(?!\w)", flags),
        weekday=re.compile(rf"(?P<day>{_any_of(weekdays)})(?!\w)\.?", flags),
        day_month=re.compile(
            rf"(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)T?"
            rf"|(?P<d>[0-3]?\d)(?:\.\s?(?P<m>[01]?\d)\.(?:\s?(?P<y>(?:19|20)\d\d|\d\d(?![\d:.h]))(?!\d))?"
            rf"|/(?P<m2>[0-3]?\d)/(?P<y2>(?:19|20)\d\d)"
            rf"|(?:\.|{ordinals})?\s?(?:(?:{_any_of(joins)})\s)?(?P<name>{_any_of(months)})\b\.?(?:,?\s?(?P<y4>(?:19|20)\d\d)(?!\d))?)",
            flags,
        ),
        month_day=re.compile(
            rf"(?P<name>{_any_of(months)})\.?\s(?P<d>[0-3]?\d)(?:{ordinals})?(?![\d:.]\d|\d)"
            r"(?:,?\s(?P<y>(?:19|20)\d\d)(?!\d))?",
            flags,
        ),
        zone=re.compile(rf"\(?(?P<zone>{_any_of(zones)})(?!\w)\)?|(?P<offset>[+-]\d\d:?\d\d)(?!\d)|(?P<z>Z)(?!\w)",
        flags),
        words=re.compile(rf"(?P<word>{_any_of(update | published | modified | joins)})(?!\w)", flags),
        days=re.compile(rf"(?P<word>{_any_of(shifts)})(?!\w)", flags),
        ago=ago,
        months=months, weekdays=weekdays, halves=halves, zones=zones, shifts=shifts,
        update=update, published=published, modified=modified,
    )  # fmt: skip


_FIRST_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"\W{0,12}(?:\d|(\w+))")  # a digit, or a word to be looked up: most lines begin with no time
_DECORATION = re.compile(r"[\s+*•|»›·>\-–—(\[]*")
_BETWEEN = re.compile(r"\s+[-–—]\s+|[\s,·•|/()\[\]]*")
_AFTER_WORD = re.compile(r"\s*:\s*|\.?[\s,]*")
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?:[ /]+[(\w][\w.'’)-]*){0,3}\s*(?:,|[-–—](?=\s)|:|\|)\s*(?=\w)")
_SEPARATOR = re.compile(r"\s*(?:[:|·•]|[-–—](?=\s|$)|[)\]]?\s*\+{2,}|\)\s*[:–-]?|\])\s*[+]*\s*")


def parse_stamp(line: str) -> Stamp | None:
    """The stamp that `line` begins with, None where it begins with no date, clock or relative time.

    Reads a chain of elements (words like "Update", weekday, date, clock, zone, "vor 16 Minuten") and stops at the
    first thing that is none.
    """
    opening = _OPENING.match(line)
    if opening is None:
        return None
    p = _patterns()
    if opening[1] is not None and opening[1].lower() not in p.starts:
        return None
    decoration = _DECORATION.match(line)
    position = decoration.end() if decoration else 0
    stamp = Stamp(start=position, end=position)
    while position < len(line):
        after = _element(p, line, position, stamp)
        if after is None:
            break
        word = stamp.end < after and not line[stamp.end : after].isspace()
        position = after
        gap = (_AFTER_WORD if word else _BETWEEN).match(line, position)
        position = gap.end() if gap else position
    if not (stamp.has_time or stamp.has_day):
        return None
    only_weekday = stamp.weekday is not None and not (stamp.clock or stamp.date)
    if only_weekday and len(line[stamp.start : stamp.end].rsplit(maxsplit=1)[-1]) <= 4:
        return None  # "So", "Do", "Sat": words before they are days
    separator = _SEPARATOR.match(line, stamp.end)
    tail = line[stamp.end :].strip(" +|·:–—-)].,")
    stamp.separated = separator is not None or not tail
    stamp.rest = separator.end() if separator else len(line) - len(line[stamp.end :].lstrip())
    if not tail:
        stamp.rest = len(line)
    return stamp


def date_line(line: str) -> Stamp | None:
    """The stamp of a line that is a date line: it begins with one, or is a place and a date ("Brunnau, 4. Mai 2026").

    Behind a place the date has its year and ends the line, so that no sentence is one.
    """
    stamp = parse_stamp(line)
    place = _PLACE.match(line) if stamp is None else None
    if place is None:
        return stamp
    stamp = parse_stamp(line[place.end() :])
    if stamp is None or stamp.date is None or stamp.date[0] is None or stamp.rest < len(line) - place.end():
        return None
    stamp.start, stamp.end, stamp.rest = (at + place.end() for at in (stamp.start, stamp.end, stamp.rest))
    return stamp


def _element(p: _Patterns, line: str, at: int, stamp: Stamp) -> int | None:
    """Read one element at `at` into `stamp`; where it ends, or None where there is none. Joining words move no end."""
    if stamp.date is None and stamp.ago is None and (m := p.day_month.match(line, at)) and _take_date(p, m, stamp):
        stamp.end = m.end()
        return m.end()
    if stamp.date is None and stamp.ago is None and (m := p.month_day.match(line, at)):
        day = int(m["d"])
        if 1 <= day <= 31:
            stamp.date = (int(m["y"]) if m["y"] else None, p.months[m["name"].lower()], day)
            stamp.end = m.end()
            return m.end()
    if stamp.ago is None and stamp.clock is None:
        for pattern, unit in p.ago:
            if m := pattern.match(line, at):
                stamp.ago = (int(m["n"]) if m["n"].isdigit() else 1) * unit
                stamp.end = m.end()
                return m.end()
    if stamp.clock is None and stamp.ago is None and (m := p.clock.match(line, at)):
        return _take_clock(p, m, line, stamp)
    if stamp.weekday is None and (m := p.weekday.match(line, at)):
        stamp.weekday = p.weekdays[m["day"].lower()]
        stamp.end = m.end()
        return m.end()
    if stamp.shift is None and (m := p.days.match(line, at)):
        stamp.shift = p.shifts[m["word"].lower()]
        stamp.end = m.end()
        return m.end()
    if stamp.clock is not None and stamp.zone is None and (m := p.zone.match(line, at)):
        stamp.zone = p.zones[m["zone"].lower()] if m["zone"] else (m["offset"] or "UTC")
        stamp.end = m.end()
        return m.end()
    if m := p.words.match(line, at):
        word = m["word"].lower()
        if stamp.clock is not None and word in p.published | p.modified:
            return None  # the line goes on with another date ("23:59 Uhr, aktualisiert 00:21 Uhr")
        stamp.update |= word in p.update
        stamp.published |= word in p.published
        stamp.modified |= word in p.modified
        return m.end()
    return None


def _take_clock(p: _Patterns, m: re.Match[str], line: str, stamp: Stamp) -> int | None:
    hour, minute = int(m["h"]), int(m["m"] or 0)
    end = m.end()
    if half := p.half.match(line, end):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + p.halves[half["half"].lower()]
        end = half.end()
    if hour == 24:
        if minute:
            return None
        hour = 0
    stamp.clock = (hour, minute, int(m["sec"]) if m["sec"] else None)
    stamp.end = end
    return end


def _take_date(p: _Patterns, m: re.Match[str], stamp: Stamp) -> bool:
    year: int | None
    if m["y3"]:
        year, month, day = int(m["y3"]), int(m["m3"]), int(m["d3"])
    elif m["m2"]:
        year, month, day = int(m["y2"]), int(m["m2"]), int(m["d"])
        if month > 12 >= day:
            day, month = month, day
    elif m["name"]:
        year, month, day = (int(m["y4"]) if m["y4"] else None), p.months[m["name"].lower()], int(m["d"])
    else:
        year, month, day = (int(m["y"]) if m["y"] else None), int(m["m"]), int(m["d"])
        if year is not None and year < 100:
            year += 2000
    try:
        dt.date(year or 2024, month, day)
    except ValueError:
        return False
    stamp.date = (year, month, day)
    return True
