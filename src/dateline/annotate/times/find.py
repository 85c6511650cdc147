"""Finding and resolving the times of a text or a document."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from dateline.annotate.times.direction import Directions
from dateline.annotate.times.grammar import Grammar, Match, grammar
from dateline.annotate.times.resolve import Anchor, Context, Finding, resolve
from dateline.annotate.times.values import Bounds, bounds
from dateline.model import Document, Interval, TimeExpression, Update

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCE_ENDS = frozenset(".!?")


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of the document's annotated blocks, in order, none overlapping another.

    Those in a ticker's entry are resolved against the entry's instant; where its day is open, so are they. All others
    are resolved against the publication. A document in a language without grammar has none.
    """
    try:
        tagger = Tagger(document.language, document.zone)
    except KeyError:
        return ()
    published = _published(document)
    updates = sorted(document.updates, key=lambda u: u.start)
    starts = [u.start for u in updates]
    found: list[TimeExpression] = []
    for block in document.annotated_blocks():
        at = bisect.bisect_right(starts, block.start) - 1
        inside = at >= 0 and block.start < updates[at].end
        anchor = _of_update(updates[at], tagger.zone) if inside else published
        found.extend(tagger.find(document.text, anchor, block.start, block.end))
    return tuple(found)


def find_times_in(
    text: str, language: str, date: dt.date | dt.datetime | None = None, zone: str | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text written on `date` (an instant or a day) in `zone` (IANA, UTC if None).

    Raises KeyError for a language without grammar.
    """
    tagger = Tagger(language, zone)
    if isinstance(date, dt.datetime):
        clock = date.astimezone(tagger.zone).replace(tzinfo=None) if date.tzinfo else date
        anchor = Anchor(clock.date(), clock, "published")
    else:
        anchor = Anchor(date, None, "published" if date else None)
    return tuple(tagger.find(text, anchor))


class Tagger:
    """Finds times with one language's grammar, as wall clocks of one zone."""

    def __init__(self, language: str, zone: str | None) -> None:
        self._grammar: Grammar = grammar(language)
        self._directions: Directions = self._grammar.directions
        self.zone_name = zone or "UTC"
        self.zone = ZoneInfo(self.zone_name)

    def find(self, text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> Iterator[TimeExpression]:
        """The times of text[start:end], written at `anchor`."""
        words = self._grammar.read(text, start, end)
        latest: dt.date | None = None
        near: dt.date | None = None
        near_at = 0
        plain = [w.text for w in words]
        for match in self._grammar.matches(words):
            if near and any(
                w in _SENTENCE_ENDS and not plain[i - 1].isdigit()
                for i, w in enumerate(plain[near_at : match.first], near_at)
            ):
                near = None
            direction = partial(self._directions.at, plain, match.first, match.last)
            context = Context(anchor, direction, latest, near)
            finding = resolve(match.rule.kind, match.fields, context)
            if finding is None:
                continue
            yield self._expression(match, finding, words[match.first].start, words[match.last - 1].end)
            if _DAY.match(finding.value):
                near = latest = dt.date.fromisoformat(finding.value[:10])
                near_at = match.last

    def _expression(self, match: Match, finding: Finding, start: int, end: int) -> TimeExpression:
        span = finding.span or bounds(finding.denotes or finding.value, finding.mod)
        return TimeExpression(
            start=start,
            end=end,
            type=finding.type,
            value=finding.value,
            mod=finding.mod,
            interval=self._interval(span, finding.zone),
            precision=span.precision if span else None,
            anchor=finding.anchor,
            strict=not match.rule.reader,
        )

    def _interval(self, span: Bounds | None, zone: str | None) -> Interval | None:
        if span is None or zone == "local":
            return None
        name = zone or self.zone_name
        tz = ZoneInfo(name)
        return Interval(start=span.start.replace(tzinfo=tz), end=span.end.replace(tzinfo=tz), zone=name)


def _published(document: Document) -> Anchor:
    at, on = document.published_at, document.published_on
    if at is not None:
        if document.zone:
            at = at.astimezone(ZoneInfo(document.zone))
        return Anchor(at.date(), at.replace(tzinfo=None), "published")
    return Anchor(on, None, "published" if on else None)


def _of_update(update: Update, zone: ZoneInfo) -> Anchor:
    if update.time is None:
        return Anchor()
    clock = update.time.astimezone(zone).replace(tzinfo=None)
    return Anchor(clock.date(), clock, "update")
