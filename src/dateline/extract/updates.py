"""A ticker's entries become updates: clock, heading, place in the text, and how many days after the first."""

from __future__ import annotations

import datetime as dt

from dateline.extract.bylines import author_names
from dateline.extract.entries import Entry
from dateline.extract.fragments import Fragment
from dateline.extract.moments import in_zone, parse_instant
from dateline.extract.stamps import Stamp
from dateline.extract.tickers import Ticker, newest_first, step
from dateline.model import Update


def build_updates(ticker: Ticker, fragments: list[Fragment], zone: str | None) -> tuple[Update, ...]:
    """The updates in order of the text. Times are set where the markup has them; the days of the others stay open."""
    offsets = _day_offsets(ticker, zone)
    found = []
    for number, entry in enumerate(ticker.entries):
        parts = [i for i in range(entry.first, entry.last + 1) if i not in ticker.days]
        first, last = fragments[parts[0]], fragments[parts[-1]]
        span, heading = _heading(entry, fragments)
        moment = parse_instant(entry.instant)
        time = in_zone(moment, zone) if isinstance(moment, dt.datetime) and _agrees(moment, entry.stamp, zone) else None
        found.append(
            Update(
                id=f"{'j' if entry.unseen else 'u'}{number + 1}",
                start=first.start,
                end=last.end,
                time=time,
                time_basis="markup" if time else "open",
                clock=entry.stamp.clock_text or (time.strftime("%H:%M") if time else None),
                day_offset=offsets[number],
                heading=heading,
                heading_span=span,
                author=entry.author or _byline(entry, fragments),
                url=entry.url,
                modified=in_zone(entry.modified, zone) if entry.modified else None,
            )
        )
    return tuple(found)


def _agrees(moment: dt.datetime, stamp: Stamp, zone: str | None) -> bool:
    """Whether the machine-readable time shows the clock that stands in the text, in its own or the page's zone.

    Some pages repeat the page's own date in every entry; then the visible clock is right.
    """
    if stamp.clock is None:
        return True
    local = in_zone(moment, zone)
    shown = stamp.clock[:2]
    return shown in ((local.hour, local.minute), (moment.hour, moment.minute)) or local.minute == shown[1]


def _heading(entry: Entry, fragments: list[Fragment]) -> tuple[tuple[int, int] | None, str | None]:
    if entry.heading is not None:
        fragment = fragments[entry.heading]
        return (fragment.start, fragment.end), fragment.text
    if entry.split is not None:
        at, start, end = entry.split
        fragment = fragments[at]
        return (fragment.start + start, fragment.start + end), fragment.text[start:end]
    if entry.inline and entry.inline_role == "update-heading":
        fragment = fragments[entry.time[-1]]
        start, end = fragment.start + entry.rest, fragment.start + entry.rest_end
        return (start, end), fragment.text[entry.rest : entry.rest_end]
    return None, None


def _day_offsets(ticker: Ticker, zone: str | None) -> list[int]:
    """Days between each entry and the earliest, by midnight crossings and the days that the ticker names itself."""
    entries = ticker.entries
    order = list(range(len(entries)))
    if newest_first([e.stamp for e in entries]):
        order.reverse()
    offsets = [0] * len(entries)
    day = 0
    known: tuple[dt.date, int] | None = None
    before: int | None = None
    for n in order:
        entry = entries[n]
        own = _own_day(entry, ticker, zone)
        under = entry.day is not None and entry.stamp.date is None and entry.instant is None
        if known is not None and under and len(ticker.days) == 1:
            own = None  # the only day that a ticker names is that of its beginning; midnights are counted from there
        seconds = _clock(entry, zone)
        crossed = step(before, seconds) if before is not None and seconds is not None else 0
        if own is not None and known is not None:
            offsets[n] = day = known[1] + (own - known[0]).days
            crossed = 0
        else:
            offsets[n] = day + crossed
            # An entry out of order just before midnight takes nobody with it.
            day += max(crossed, 0)
        if own is not None:
            known = (own, offsets[n])
        if seconds is not None and crossed >= 0:
            before = seconds
    first = min(offsets, default=0)
    return [o - first for o in offsets]


def _byline(entry: Entry, fragments: list[Fragment]) -> str | None:
    """Who signs the entry beside its clock."""
    if not entry.inline or entry.inline_role != "byline":
        return None
    text = fragments[entry.time[-1]].text[entry.rest : entry.rest_end]
    return ", ".join(author_names(text)) or None


def _clock(entry: Entry, zone: str | None) -> int | None:
    """Seconds of the entry's wall clock, from its clock line or else from its instant."""
    if entry.stamp.clock is not None:
        return entry.stamp.clock[0] * 3600 + entry.stamp.clock[1] * 60
    moment = parse_instant(entry.instant)
    if not isinstance(moment, dt.datetime):
        return None
    local = in_zone(moment, zone)
    return local.hour * 3600 + local.minute * 60


def _own_day(entry: Entry, ticker: Ticker, zone: str | None) -> dt.date | None:
    """The day that an entry itself or its day heading names; any year stands for one that is missing."""
    moment = parse_instant(entry.instant)
    if isinstance(moment, dt.datetime) and _agrees(moment, entry.stamp, zone):
        return in_zone(moment, zone).date()
    stamp = entry.stamp
    if stamp.date is None and entry.day is not None:
        stamp = ticker.days[entry.day]
    if stamp.date is None:
        return None
    year, month, day = stamp.date
    try:
        return dt.date(year or 2024, month, day)
    except ValueError:
        return None
