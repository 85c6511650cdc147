"""Finding and resolving the times of a text or a document."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.annotate.times.context import LOCAL, Anchor, Context, Finding, Said
from dateline.annotate.times.direction import Directions
from dateline.annotate.times.grammar import Grammar, Match, Word, grammar
from dateline.annotate.times.resolve import resolve
from dateline.annotate.times.values import Bounds, bounds
from dateline.model import Document, Interval, TimeExpression

_SENTENCE_ENDS = frozenset(".!?")
_PAUSES = frozenset(".!?,;:") | {"\n\n"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_FIELDS = frozenset(("weekday", "days", "dated"))
_LINK = 2  # words that may stand between two times that belong together: "bis zum", "und am"
_RIGHT_BEHIND = 5  # words
_WORDS_A_DAY = 300  # a text that names a day more seldom than this says "today" of the present age


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of the document's annotated blocks, in order, none overlapping another.

    Those in a ticker's entry are resolved against the entry's instant; where its day is open, so are they. All others
    are resolved against the publication. A document in a language without grammar has none.
    """
    try:
        tagger = Tagger(
            document.language, document.zone or _zone_of_offset(document.published_at or document.changed_at)
        )
    except KeyError:
        return ()
    if document.dateline and document.dateline.place:
        tagger.place = document.dateline.place
    published = _published(document, tagger.zone)
    updates = sorted(document.updates, key=lambda u: u.start)
    starts = [u.start for u in updates]
    anchors = [Anchor.at(u.time, tagger.zone, "update") if u.time else Anchor() for u in updates]
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
    """The time expressions of a text written on `date`: a day, or an instant (of `zone` where it is naive).

    zone: of the text's clocks (IANA); without it no time is given a place on the calendar.

    Raises KeyError for a language without grammar.
    """
    tagger = Tagger(language, zone)
    if isinstance(date, dt.datetime):
        anchor = Anchor.at(date if date.tzinfo else date.replace(tzinfo=tagger.zone), tagger.zone, "published")
    else:
        anchor = Anchor(date, None, "published" if date else None)
    return tuple(tagger.resolve([tagger.read(text, anchor)]))


class Stretch(Struct, frozen=True):
    """A part of a text with one "now", read but not yet resolved."""

    anchor: Anchor
    words: list[Word]
    plain: list[str]
    matches: list[Match]

    def ends_sentence(self, i: int, *, behind: bool) -> bool:
        """Whether the i-th word ends a sentence: a full stop behind a number does not, but behind a time it does."""
        word = self.plain[i]
        return word[0] == "\n" or (word in _SENTENCE_ENDS and (behind or not (i and self.plain[i - 1].isdigit())))


class Tagger:
    """Finds times with one language's grammar, as wall clocks of one zone."""

    def __init__(self, language: str, zone: str | None) -> None:
        self._grammar: Grammar = grammar(language)
        self._directions: Directions = self._grammar.directions
        self._places = self._grammar.places
        self.zone_name = zone
        self.zone = ZoneInfo(zone or "UTC")
        self.place: str | None = None  # where the news is, for "local time"

    def read(self, text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> Stretch:
        """What the grammar finds in text[start:end], written at `anchor`."""
        words = self._grammar.read(text, start, end)
        return Stretch(anchor, words, [w.text for w in words], list(self._grammar.matches(words)))

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
        at, before = 0, ""
        for n, match in enumerate(stretch.matches):
            ended = sum(stretch.ends_sentence(i, behind=i == at) for i in range(at, match.first))
            for _ in range(ended):
                said.sentence_ended()
            between = stretch.plain[at : match.first]
            said.linked = before if len(between) <= _LINK and not _PAUSES.intersection(between) else None
            at, before = match.last, ""
            if match.rule.kind == "clock" and (said.near is None or said.another_sentence):
                said.told_ahead(self._day_ahead(stretch, n, said))
            finding = self._finding(stretch, n, said, daily or _clock_follows(stretch.matches, n))
            if finding is None:
                continue
            names_day = match.rule.kind not in ("clock", "part") or not _DAY_FIELDS.isdisjoint(match.fields)
            said.note(finding.type, finding.value, names_day, "year" in match.fields, match.rule.kind == "period")
            before = finding.value
            yield self._expression(match, finding, stretch.words[match.first].start, stretch.words[match.last - 1].end)

    def _finding(self, stretch: Stretch, n: int, said: Said, daily: bool) -> Finding | None:
        """What the stretch's n-th match means."""
        match = stretch.matches[n]
        fields = match.fields
        if "local" in fields and (zone := self._places.get((self.place or "").lower())):
            fields = {**fields, "zone": zone}
        direction = partial(self._directions.at, stretch.plain, match.first, match.last)
        return resolve(match.rule.kind, fields, Context(stretch.anchor, direction, said, daily))

    def _day_ahead(self, stretch: Stretch, n: int, said: Said) -> dt.date | None:
        """The day that is named right behind the clock that is the n-th match: "um 20 Uhr am Freitag"."""
        last = stretch.matches[n].last
        for m in range(n + 1, len(stretch.matches)):
            match = stretch.matches[m]
            between = stretch.plain[last : match.first]
            if len(between) > _LINK or _PAUSES.intersection(between):
                return None
            if match.rule.kind in ("weekday", "date", "day-offset"):
                finding = self._finding(stretch, m, said, daily=True)
                if finding is None or finding.type != "DATE" or not (found := _DAY.fullmatch(finding.value)):
                    return None
                return dt.date.fromisoformat(found.group())
            if match.rule.kind != "clock":
                return None
            last = match.last
        return None

    def _expression(self, match: Match, finding: Finding, start: int, end: int) -> TimeExpression:
        span = finding.span or bounds(finding.value, finding.mod)
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
        name = zone or self.zone_name
        if span is None or name is None or name == LOCAL:
            return None
        tz = ZoneInfo(name)
        return Interval(start=span.start.replace(tzinfo=tz), end=span.end.replace(tzinfo=tz), zone=name)


def _clock_follows(matches: list[Match], n: int) -> bool:
    """Right behind the n-th match stands a clock or a part of the day: "heute um 20 Uhr"."""
    if n + 1 == len(matches):
        return False
    following = matches[n + 1]
    return following.rule.kind in ("clock", "part") and following.first - matches[n].last < _RIGHT_BEHIND


def _published(document: Document, zone: dt.tzinfo) -> Anchor:
    """The "now" of what stands outside the ticker's entries: the publication, else the ticker's last entry, else the
    last change, which is all that some pages state ("Stand: …")."""
    at, on = document.published_at, document.published_on
    if at is not None:
        return Anchor.at(at, zone, "published")
    if on is not None:
        return Anchor(on, None, "published")
    times = [u.time for u in document.updates if u.time]
    if times:
        return Anchor.at(max(times), zone, "update")
    if document.changed_at is not None:
        return Anchor.at(document.changed_at, zone, "modified")
    return Anchor(document.changed_on, None, "modified") if document.changed_on is not None else Anchor()


def _zone_of_offset(instant: dt.datetime | None) -> str | None:
    """An IANA name for the offset that a page states, where that is whole hours: Etc/GMT-2 is two hours east."""
    offset = instant.utcoffset() if instant else None
    if offset is None or offset % dt.timedelta(hours=1):
        return None
    hours = offset // dt.timedelta(hours=1)
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
