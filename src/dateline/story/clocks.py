"""Where reports of one event name different clock times for it, and where a plan's time did not come true."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.languages.story import listed
from dateline.model import Difference, DifferenceKind, DifferenceValue, Event, Passage, TimeExpression
from dateline.story.events import FAR, Telling
from dateline.story.figures import matters
from dateline.story.same import CLOCK_TOLERANCE, likeness
from dateline.story.terms import TOKEN, lexicon, story_words

APART = dt.timedelta(minutes=2)
"""Two clock times of one event may differ by so much: watches do."""

ALIKE = 0.3
"""Likeness from which the clock times of two reports of one event are of the same moment of it."""


def clock_differences(events: Sequence[Event], tellings: Sequence[Telling]) -> list[Difference]:
    """Differences in the clock times that reports of one event name. Their ids and events are filled in later."""
    by_start = {(t.report.document.id, t.report.start): t for t in tellings}
    found = []
    for event in events:
        if event.kind == "planned" or event.sources < 2:
            continue
        timed = []
        for passage in event.passages:
            telling = by_start.get((passage.document, passage.start))
            if telling is not None and (clock := exact_clock(telling)) is not None:
                timed.append((telling, clock))
        timed.sort(key=lambda t: (t[0].report.time or FAR, t[0].order, t[0].report.start))
        if _apart(timed):
            found.append(_difference("disagreement", timed))
    return found


def exact_clock(telling: Telling) -> TimeExpression | None:
    """The only clock time that a report names, to the minute and not about; None where it names none or several."""
    clocks = [t for t in telling.reading.times if t.type == "TIME" and t.interval is not None]
    if len(clocks) != 1 or clocks[0].precision != "minute" or clocks[0].mod is not None:
        return None
    document = telling.report.document
    vague = listed(story_words(document.language).about)
    before = [m.group().lower() for m in TOKEN.finditer(document.text, telling.report.start, clocks[0].start)]
    if any(w in vague for w in before[-2:]):
        return None
    return clocks[0]


def _apart(timed: Sequence[tuple[Telling, TimeExpression]]) -> bool:
    """Whether two alike reports of different sources name times that differ, but not by so much that they mean two."""
    for n, (one, clock) in enumerate(timed):
        for other, earlier in timed[:n]:
            if one.source == other.source or clock.interval is None or earlier.interval is None:
                continue
            gap = abs(clock.interval.start - earlier.interval.start)
            if APART < gap <= CLOCK_TOLERANCE and likeness(one.features, other.features) >= ALIKE:
                return True
    return False


def _difference(kind: DifferenceKind, timed: Sequence[tuple[Telling, TimeExpression]]) -> Difference:
    groups: dict[dt.datetime, list[Passage]] = defaultdict(list)
    for telling, clock in timed:
        if clock.interval is not None:
            groups[clock.interval.start].append(telling.report.document.passage(clock.start, clock.end))
    values = tuple(DifferenceValue(value=p[0].exact, passages=tuple(p)) for p in groups.values())
    return Difference(id="", about=named_matter([t for t, _ in timed]).exact, kind=kind, values=values)


def named_matter(tellings: Iterable[Telling]) -> Passage:
    """The words of the first report that name what all speak of; the report's first word where nothing does."""
    told = list(tellings)
    shared = frozenset.intersection(*(matters(t) for t in told)) or frozenset(t for m in told for t in matters(m))
    for telling in told:
        report = telling.report
        lexis = lexicon(report.document.language)
        for start, end in ((report.start, report.end), *([report.heading] if report.heading else [])):
            for match in TOKEN.finditer(report.document.text, start, end):
                inside = any(t.start <= match.start() < t.end for t in telling.reading.times)
                if not inside and any(t in shared for t, _ in lexis.terms(match.group())):
                    return report.document.passage(*match.span())
    report = told[0].report
    first = TOKEN.search(report.document.text, report.start, report.end)
    return report.document.passage(*(first.span() if first else (report.start, report.end)))
