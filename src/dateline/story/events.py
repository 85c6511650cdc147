"""Events out of groups of reports: what is shown, when it was, who took part, how many sources stand for it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.model import Document, Event, Passage, Span, StoryQuote
from dateline.story.actors import Cast
from dateline.story.comments import only_names, serves
from dateline.story.features import Features
from dateline.story.kinds import Reading
from dateline.story.reports import Report
from dateline.story.when import When

FAR = dt.datetime.max.replace(tzinfo=dt.UTC)
LONGEST = 600
"""Characters up to which further sentences of a ticker entry are told with its first."""

LEAST_WORDS = 4


class Telling(Struct, frozen=True, kw_only=True):
    """Everything known of one report that an event is made from. order: of its document in the story."""

    report: Report
    reading: Reading
    features: Features
    when: When
    order: int
    source: str


def fold(groups: Sequence[Sequence[int]], tellings: Sequence[Telling]) -> list[tuple[list[int], list[int]]]:
    """Groups as (members, sentences told with the first member's): an entry's further sentences go with what precedes.

    A further sentence of an entry stays an event of its own where another report tells of it too, where it quotes,
    or where it is of another kind.
    """
    alone = {group[0] for group in groups if len(group) == 1}
    told_with: dict[int, list[int]] = {}
    folded: set[int] = set()
    for n in range(1, len(tellings)):
        if n not in alone or not _goes_with(tellings[n - 1], tellings[n]):
            continue
        host = n - 1
        while host in folded:
            host -= 1
        if host not in alone:
            continue
        length = tellings[n].report.end - tellings[host].report.start
        if length <= LONGEST:
            told_with.setdefault(host, []).append(n)
            folded.add(n)
    return [(list(group), told_with.get(group[0], [])) for group in groups if group[0] not in folded]


def _goes_with(before: Telling, after: Telling) -> bool:
    one, other = before.report, after.report
    if one.document.id == other.document.id and other.start - one.end <= 2 and one.text.endswith((":", ";")):
        return True
    return (
        one.update is not None
        and other.update is not None
        and one.document.id == other.document.id
        and one.update.id == other.update.id
        and before.reading.kind == after.reading.kind
        and not any(q.type == "Direct" for q in (*before.reading.quotes, *after.reading.quotes))
    )


def worth_telling(group: Sequence[int], tellings: Sequence[Telling]) -> bool:
    """Whether a group is an event: not a headline or caption alone, not a question, not a fragment without content."""
    members = [tellings[n] for n in group]
    if all(m.report.restates and m.report.role != "lead" for m in members):
        return False
    if len(group) > 1:
        return True
    one = members[0]
    if serves(one.report, one.reading.quotes) or only_names(one.report):
        return False
    if one.report.update is not None:
        return True
    if one.report.text.rstrip().endswith("?"):
        return False
    return len(one.report.text.split()) >= LEAST_WORDS and one.features.own >= 2


def shown_first(members: Sequence[Telling]) -> Telling:
    """The least hedged and most complete report of the earliest source, the body's rather than a headline's."""
    body = [m for m in members if not m.report.restates] or list(members)
    first = min(body, key=lambda m: (m.report.time or FAR, m.report.update is None, m.order, m.report.start))
    own = [m for m in body if m.source == first.source and (m.report.update is None) == (first.report.update is None)]
    return min(own, key=lambda m: (m.reading.hedged, -m.features.own, m.report.time or FAR, m.order, m.report.start))


def event(
    group: Sequence[int],
    extra: Sequence[int],
    tellings: Sequence[Telling],
    cast: Cast,
    quotes: dict[str, list[tuple[int, int, StoryQuote]]],
) -> Event:
    """The event of a group of reports. extra: sentences told with the group's only member.
    Its id is empty until all are in order."""
    members = sorted((tellings[n] for n in group), key=lambda m: (m.report.time or FAR, m.order, m.report.start))
    first = shown_first(members)
    shown = _passage(first, tellings[extra[-1]] if extra else None)
    rest = [p for m in members if m is not first for p in (*_heading(m), _passage(m, None))]
    passages = tuple(dict.fromkeys((shown, *rest)))
    placed = _placed([*members, *(tellings[n] for n in extra)], first)
    spoken = _quotes(passages, quotes)
    heading = first.report.heading
    document = first.report.document
    actors: dict[str, None] = {}
    for m in (first, *members):
        if m.report.heading:
            actors.update(dict.fromkeys(cast.meant(m.report.document.id, *m.report.heading)))
        actors.update(dict.fromkeys(cast.meant(m.report.document.id, m.report.start, m.report.end)))
    for quote in spoken:
        if quote.speaker:
            actors.setdefault(quote.speaker)
    return Event(
        id="",
        kind=first.reading.kind,
        text=shown.exact,
        passages=passages,
        sources=len({m.source for m in members}),
        start=placed.start,
        end=placed.end,
        precision=placed.precision,
        time_basis=placed.basis,
        time_evidence=placed.evidence,
        reported=min((m.report.time for m in members if m.report.time), default=None),
        heading=document.passage(*heading) if heading else None,
        actors=tuple(actors),
        quotes=tuple(q.id for q in spoken),
        attributions=tuple(document.passage(a.start, a.end) for a in first.reading.attributions),
        hedged=first.reading.hedged,
    )


def _passage(telling: Telling, last: Telling | None) -> Passage:
    report = telling.report
    return report.document.passage(report.start, last.report.end if last else report.end)


def _heading(telling: Telling) -> tuple[Passage, ...]:
    """The heading of the entry whose first report this is: it reports the event as well."""
    report = telling.report
    return (report.document.passage(*report.heading),) if report.heading else ()


def _placed(members: Sequence[Telling], first: Telling) -> When:
    """The most exact time that a report of the same kind knows; one named in words before an entry's instant."""
    same = [m for m in members if m.reading.kind == first.reading.kind] or list(members)
    return min(
        (m.when for m in same),
        key=lambda w: (w.start is None, w.exactness > 2, not w.explicit, w.exactness, w.start or FAR),
    )


def _quotes(passages: Sequence[Passage], quotes: dict[str, list[tuple[int, int, StoryQuote]]]) -> list[StoryQuote]:
    found: dict[str, StoryQuote] = {}
    for passage in passages:
        for start, end, quote in quotes.get(passage.document, ()):
            if start < passage.end and end > passage.start:
                found[quote.id] = quote
    return list(found.values())


def in_time(events: Sequence[Event], documents: Iterable[Document] = ()) -> list[Event]:
    """Events in order of time: when they were, else when they were first reported.

    One of which neither is known stands behind what its document tells before it, else before what it tells next; a
    document without any time is last. Entries of a ticker whose day is open stand in the order of their clocks,
    whichever way the page has them; documents: those that the events' passages are of.
    """
    ranks = {document.id: _ranks(document) for document in documents}

    def told(passage: Passage) -> tuple[str, int, Passage]:
        entries = ranks.get(passage.document, [])
        rank = next((n for n, (start, end) in enumerate(entries) if start <= passage.start < end), -1)
        return passage.document, rank, passage

    known = {id(e): place for e in events if (place := _place_in_time(e)) is not None}
    by_document: dict[str, list[Event]] = defaultdict(list)
    for one in events:
        by_document[one.passages[0].document].append(one)
    for one in events:
        if id(one) in known and one.kind in ("happened", "said"):
            for document in sorted({p.document for p in one.passages} - {one.passages[0].document}):
                by_document[document].append(one)
    places = dict(known)
    for document, ones in by_document.items():
        ones.sort(key=lambda e: min(told(p) for p in e.passages if p.document == document))
        _fill(ones, known, places)
        _fill(ones[::-1], known, places)
    return sorted(events, key=lambda e: (places.get(id(e), FAR), e.reported or FAR, told(e.passages[0])))


def _ranks(document: Document) -> list[Span]:
    """The entries of a ticker whose day is open, in order of their clocks; empty where the days are known."""
    entries = [u for u in document.updates if u.time is None and u.clock]
    if entries and (entries[0].day_offset, entries[0].clock) > (entries[-1].day_offset, entries[-1].clock):
        entries.reverse()  # so that entries of one minute keep their order of writing
    return [(u.start, u.end) for u in sorted(entries, key=lambda u: (u.day_offset, u.clock))]


def _fill(ones: Sequence[Event], known: dict[int, dt.datetime], places: dict[int, dt.datetime]) -> None:
    """Give events without a place that of the last one before them that has one and tells of the story itself."""
    last: dt.datetime | None = None
    for one in ones:
        if id(one) in known:
            last = known[id(one)] if one.kind in ("happened", "said") else last
        elif last is not None:
            places.setdefault(id(one), last)


def _place_in_time(one: Event) -> dt.datetime | None:
    """Where an event stands in the order; one of which only the day is known stands where it was reported that day."""
    if one.start and one.end and one.precision == "day" and one.reported and one.start <= one.reported < one.end:
        return one.reported
    return one.start or one.reported
