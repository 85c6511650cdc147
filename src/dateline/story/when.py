"""When it happened: from the time that a report names, or the ticker entry's instant; else it stays open."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.languages.story import listed
from dateline.model import Document, Evidence, Precision, TimeExpression
from dateline.story.kinds import Reading
from dateline.story.reports import Report
from dateline.story.terms import TOKEN, story_words

FINE: tuple[Precision, ...] = ("second", "minute", "hour", "part", "day")
"""Precisions that place an event in a story of days; a month or a year only says that it was long ago or far off."""

REACH = 3
"""Words beside a time in which the rest of an attribute stands."""

ASKEW = dt.timedelta(minutes=5)
"""How far ahead of its report an event may have happened: clocks of outlets differ."""

_CLAUSE_MARK = re.compile(r"[,;:.!?–]")


class When(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When an event was: from start to end (aware), how exactly, and how that is known (see model.Event).

    explicit: the report names the time in words.
    """

    start: dt.datetime | None = None
    end: dt.datetime | None = None
    precision: Precision | None = None
    basis: str | None = None
    evidence: tuple[Evidence, ...] = ()
    explicit: bool = False

    @property
    def exactness(self) -> int:
        """Smaller is more exact; unknown is last."""
        order: tuple[Precision | None, ...] = (*FINE, "week", "month", "season", "quarter", "year", "decade", "century")
        return order.index(self.precision) if self.start is not None else len(order)


def when(report: Report, reading: Reading) -> When:
    """When the event of a report was, or is planned for; open where nothing says it."""
    named = _named(report, reading)
    if named is not None and named.interval is not None:
        interval = named.interval
        return When(start=interval.start, end=interval.end, precision=named.precision, basis="stated", explicit=True)
    if reading.kind == "planned" or (reading.kind == "background" and not reading.quotes):
        return When()
    if report.update is not None:
        update = report.update
        if update.time is None:
            return When()
        seconds = update.clock is not None and update.clock.count(":") == 2
        return When(
            start=update.time,
            precision="second" if seconds else "minute",
            basis=update.time_basis,
            evidence=update.time_evidence,
        )
    return _published(report, reading)


def _named(report: Report, reading: Reading) -> TimeExpression | None:
    """The time expression that places the event; none where it only names the day of an entry that has its instant."""
    quoted = [span for q in reading.quotes if q.type == "Direct" for span in q.quote]
    fitting = []
    for time in reading.times:
        if time.interval is None or time.precision is None or time.type not in ("DATE", "TIME"):
            continue
        if any(s <= time.start < e for s, e in quoted):
            continue
        if reading.kind != "planned" and of_a_thing(report, time):
            continue
        interval = time.interval
        here = report.time
        if here is not None and interval.start <= here < interval.end:
            continue
        if reading.kind == "planned" and here is not None and interval.end < here:
            continue
        if reading.kind in ("happened", "said") and here is not None and interval.start > here + ASKEW:
            continue
        if reading.kind != "background" and time.precision not in FINE:
            continue
        fitting.append(time)
    if reading.kind == "said":
        return None
    return min(fitting, key=lambda t: (t.precision not in FINE, t.type != "TIME", t.start), default=None)


def of_a_thing(report: Report, time: TimeExpression) -> bool:
    """Whether a time tells when a named thing was or is due, not when the sentence happened.

    "die für 2 Uhr vorgesehene Sprengung ist vom Tisch", "the planned 2am blasting will not take place".
    """
    document = report.document
    words = story_words(document.language)
    before = [m.group().lower() for m in TOKEN.finditer(document.text, report.start, time.start)][-REACH:]
    if before and before[-1] in listed(words.appointed):
        return True
    if before and before[-1] in listed(words.planned_participles):
        return True
    articles = listed(words.articles)
    if not words.adjective_endings or not articles & set(before):
        return False
    participle = re.compile(f"(?:{words.participle}|{'|'.join(words.planned_participles.split())})")
    for match in list(TOKEN.finditer(document.text, time.end, report.end))[:REACH]:
        word = match.group()
        if word in articles or _CLAUSE_MARK.search(document.text, time.end, match.start()):
            return False
        if (
            any(word.endswith(e) and participle.fullmatch(word.removesuffix(e)) for e in words.adjective_endings if e)
            and document.text[match.end() : match.end() + 2].strip().istitle()
        ):
            return True
    return False


def _published(report: Report, reading: Reading) -> When:
    """The day of the report's publication where its words name that day ("heute", "am Freitagabend"), else open.

    A dated article says when it was written; what it tells without a time may have been that day or the one before. An
    article above a ticker may tell of the evening before the last entry.
    """
    document = report.document
    here = report.time or (_noon(document, reading) if report.update is None else None)
    if here is None:
        return When()
    quoted = [span for q in reading.quotes for span in q.quote]
    for time in reading.times:
        if time.interval is None or time.precision not in ("day", "part") or time.type not in ("DATE", "TIME"):
            continue
        interval = time.interval
        if not interval.start <= here < interval.end or any(s <= time.start < e for s, e in quoted):
            continue
        if not of_a_thing(report, time):
            return When(start=interval.start, end=interval.end, precision=time.precision, basis="stated", explicit=True)
    return When()


def _noon(document: Document, reading: Reading) -> dt.datetime | None:
    """The middle of the day of publication, where only the day is known, in the zone of the report's times."""
    day = document.published_on
    zones = [t.interval.zone for t in reading.times if t.interval is not None]
    return dt.datetime.combine(day, dt.time(12), ZoneInfo(zones[0])) if day and zones else None
