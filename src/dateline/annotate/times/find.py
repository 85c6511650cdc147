"""Finding and resolving the times of a text or a document."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.annotate.times.direction import Directions
from dateline.annotate.times.grammar import Grammar, Match, Word, grammar
from dateline.annotate.times.resolve import Anchor, Context, Finding, Said, resolve
from dateline.annotate.times.values import Bounds, bounds
from dateline.model import Document, Interval, TimeExpression, Update

_SENTENCE_ENDS = frozenset(".!?")
_WORDS_A_DAY = 300  # a text that names a day more seldom than this says "today" of the present age


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
    anchors = [_of_update(u, tagger.zone) for u in updates]
    stretches: list[Stretch] = []
    for block in document.annotated_blocks():
        at = bisect.bisect_right(starts, block.start) - 1
        inside = at >= 0 and block.start < updates[at].end
        anchor = anchors[at] if inside else published
        stretches.append(tagger.read(document.text, anchor, block.start, block.end))
    return tuple(tagger.resolve(stretches))


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
    return tuple(tagger.resolve([tagger.read(text, anchor)]))


class Stretch(Struct, frozen=True):
    """A part of a text with one "now", read but not yet resolved."""

    anchor: Anchor
    words: list[Word]
    matches: list[Match]


class Tagger:
    """Finds times with one language's grammar, as wall clocks of one zone."""

    def __init__(self, language: str, zone: str | None) -> None:
        self._grammar: Grammar = grammar(language)
        self._directions: Directions = self._grammar.directions
        self.zone_name = zone or "UTC"
        self.zone = ZoneInfo(self.zone_name)

    def read(self, text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> Stretch:
        """What the grammar finds in text[start:end], written at `anchor`."""
        words = self._grammar.read(text, start, end)
        return Stretch(anchor, words, list(self._grammar.matches(words)))

    def resolve(self, stretches: list[Stretch]) -> Iterator[TimeExpression]:
        """The times of a document's stretches, in order; later ones are understood from earlier ones."""
        days = sum(
            m.rule.kind in ("weekday", "clock") or (m.rule.kind == "day-offset" and "today" not in m.fields)
            for s in stretches
            for m in s.matches
        )
        daily = days * _WORDS_A_DAY >= sum(len(s.words) for s in stretches)
        said = Said()
        anchor: Anchor | None = None
        for stretch in stretches:
            if stretch.anchor is not anchor:  # another entry of a ticker tells its own story
                said, anchor = Said(), stretch.anchor
            said.forget_day()
            yield from self._resolve(stretch, said, daily or anchor.label == "update")

    def _resolve(self, stretch: Stretch, said: Said, daily: bool) -> Iterator[TimeExpression]:
        plain = [word.text for word in stretch.words]
        at = 0
        for match in stretch.matches:
            for i in range(at, match.first):
                if plain[i][0] == "\n" or (plain[i] in _SENTENCE_ENDS and not (i and plain[i - 1].isdigit())):
                    said.sentence_ended()
            at = match.last
            direction = partial(self._directions.at, plain, match.first, match.last)
            finding = resolve(match.rule.kind, match.fields, Context(stretch.anchor, direction, said, daily))
            if finding is None:
                continue
            said.note(finding.value, stated="year" in match.fields)
            yield self._expression(match, finding, stretch.words[match.first].start, stretch.words[match.last - 1].end)

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
