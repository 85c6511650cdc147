"""Where reports of one event name different clock times for it, and where a plan's time did not come true."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from dateline.languages.story import listed
from dateline.model import Difference, DifferenceKind, DifferenceValue, Event, Passage, TimeExpression
from dateline.story.events import FAR, Telling
from dateline.story.figures import matters, nouns
from dateline.story.likeness import likeness
from dateline.story.same import CLOCK_TOLERANCE
from dateline.story.terms import TOKEN, lexicon, story_words
from dateline.story.when import of_a_thing

APART = dt.timedelta(minutes=1)
"""Two clock times of one event may differ by so much: watches do."""

_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")

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
            found.extend(_difference("disagreement", timed))
    return found


def exact_clock(telling: Telling) -> TimeExpression | None:
    """The only clock time that a report names, to the minute and not about; None where it names none or several."""
    clocks = [t for t in telling.reading.times if t.type == "TIME"]
    if len(clocks) != 1 or clocks[0].precision != "minute" or clocks[0].mod is not None:
        return None
    if moment(telling, clocks[0]) is None or of_a_thing(telling.report, clocks[0]):
        return None
    document = telling.report.document
    vague = listed(story_words(document.language).about)
    before = [m.group().lower() for m in TOKEN.finditer(document.text, telling.report.start, clocks[0].start)]
    if any(w in vague for w in before[-2:]):
        return None
    return clocks[0]


def moment(telling: Telling, clock: TimeExpression) -> dt.datetime | None:
    """The instant that a clock time names; in the document's zone where the words do not say whose "local time"."""
    if clock.interval is not None:
        return clock.interval.start
    zone = telling.report.document.zone
    if zone is None or not _MINUTE.fullmatch(clock.value):
        return None
    return dt.datetime.fromisoformat(clock.value).replace(tzinfo=ZoneInfo(zone))


def _apart(timed: Sequence[tuple[Telling, TimeExpression]]) -> bool:
    """Whether two alike reports of different sources name times that differ, but not by so much that they mean two."""
    for n, (one, clock) in enumerate(timed):
        for other, earlier in timed[:n]:
            here, there = moment(one, clock), moment(other, earlier)
            if one.source == other.source or here is None or there is None:
                continue
            gap = abs(here - there)
            if APART < gap <= CLOCK_TOLERANCE and likeness(one.features, other.features) >= ALIKE:
                return True
    return False


def _difference(kind: DifferenceKind, timed: Sequence[tuple[Telling, TimeExpression]]) -> list[Difference]:
    groups: dict[dt.datetime, list[Passage]] = defaultdict(list)
    for telling, clock in timed:
        if (instant := moment(telling, clock)) is not None:
            groups[instant.astimezone(dt.UTC)].append(telling.report.document.passage(clock.start, clock.end))
    values = tuple(DifferenceValue(value=p[0].exact, passages=tuple(p)) for p in groups.values())
    about = named_matter([t for t, _ in timed])
    return [Difference(id="", about=about.exact, kind=kind, values=values)] if about else []


def named_matter(tellings: Iterable[Telling]) -> Passage | None:
    """The noun that names what the reports speak of: one that most of them share, the first report's if it has it.

    None where no noun names it.
    """
    told = list(tellings)
    count = Counter(t for telling in told for t in matters(telling))
    best: tuple[int, int, Passage] | None = None
    for order, telling in enumerate(told):
        report = telling.report
        lexis = lexicon(report.document.language)
        for start, end in ((report.start, report.end), *([report.heading] if report.heading else [])):
            for match in nouns(telling, start, end):
                if any(t.start <= match.start() < t.end for t in telling.reading.times):
                    continue
                if not _is_named(telling, match.start()):
                    continue
                shared = max((count[t] for t, _ in lexis.terms(match.group())), default=0)
                if shared and (best is None or shared > best[0]):
                    best = shared, order, report.document.passage(*match.span())
    return best[2] if best else None


def _is_named(telling: Telling, place: int) -> bool:
    """Whether the word there is surely a noun, and no place's or person's name: by its capital, or behind an article.

    A place is where something was, never what was counted or timed.
    """
    document = telling.report.document
    words = story_words(document.language)
    if any(n.start <= place < n.end and n.label in ("LOC", "PER") for n in document.annotations.names):
        return False
    if words.compounds:
        return True
    following = list(TOKEN.finditer(document.text, place, min(place + 60, telling.report.end)))[1:2]
    if following and following[0].group().islower() and lexicon(document.language).terms(following[0].group()):
        return False  # an adjective, or the first part of a compound
    before = [m.group().lower() for m in TOKEN.finditer(document.text, max(0, place - 24), place)]
    return document.text[place].isupper() or any(w in listed(words.articles) for w in before[-2:])
