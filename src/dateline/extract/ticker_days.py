"""The day of a ticker whose entries say only the clock, decided from everything that speaks for one."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from dateline import languages
from dateline.extract.likeness import tells_the_same
from dateline.extract.moments import in_zone, stamp_day, stamp_moment
from dateline.extract.stamps import Stamp, parse_stamp
from dateline.extract.zones import zone_named
from dateline.languages.pages import PageWords
from dateline.languages.tickers import TickerWords
from dateline.model import Document, Evidence, Passage, Update

_ONE = dt.timedelta(days=1)
_DECIDED = ("stated", "markup")
_OTHERS_AT_MOST = 8.0


@dataclass(slots=True)
class _Vote:
    """Evidence, and how much it weighs. options: the first days that it is compatible with, the likeliest first."""

    evidence: Evidence
    weight: float
    options: tuple[dt.date, ...]
    says: str


def date_updates(document: Document, *, others: Sequence[Document] = (), date: dt.date | None = None) -> Document:
    """`document` with the days of its ticker's entries decided, as far as the evidence goes.

    Entries that name their day are taken at their word. For the others the day of the ticker's first entry is decided
    from a given `date` (the day of the first or, over midnight, of the last entry), the page's own dates, weekdays
    named in the entries, the dates of `others`, and the time of retrieval. Each update then carries the evidence,
    also what contradicts the choice. Without evidence the days stay open. Nothing but `updates` changes.
    """
    if not document.updates:
        return document
    updates = _stated(document, date, others)
    open_updates = [u for u in updates if u.time is None and u.clock is not None]
    if open_updates:
        first = _first_day_of_known(updates, document.zone)
        if first is not None:
            updates = tuple(_beside_known(u, first, document.zone) for u in updates)
        else:
            updates = _decide(msgspec.structs.replace(document, updates=updates), others, date)
    return msgspec.structs.replace(document, updates=updates)


def _stated(document: Document, date: dt.date | None, others: Sequence[Document]) -> tuple[Update, ...]:
    """The updates, with times where their clock line or day heading names a day, earlier inferences undone."""
    headings = [
        (b.start, stamp)
        for b in document.blocks
        if b.role == "day" and (stamp := parse_stamp(document.text[b.start : b.end]))
    ]
    above = not headings or headings[0][0] < document.updates[0].start or headings[-1][0] < document.updates[-1].start
    reference = _reference(document, date, others)
    fetched = document.provenance.retrieved if document.provenance else None
    retrieved = in_zone(fetched, document.zone) if fetched is not None else None
    stamps = _stamps(document)
    anchors = _anchors(document.updates, headings, above=above)
    result = []
    for update in document.updates:
        if update.time is not None and update.time_basis in _DECIDED:
            result.append(update)
            continue
        stamp = stamps.get(update.id)
        heading = _heading_for(update.start, headings, above=above)
        time, basis = _own_time(stamp, heading, reference, retrieved, document.zone)
        if time is not None and heading is not None and stamp is not None and not stamp.has_day:
            # By the wall clock: over a change of the clocks the hour stays.
            time += (update.day_offset - anchors[id(heading)]) * _ONE
        result.append(msgspec.structs.replace(update, time=time, time_basis=basis, time_evidence=()))
    return tuple(result)


def _stamps(document: Document) -> dict[str, Stamp]:
    """What each update's clock lines say together, by its id."""
    starts = [u.start for u in document.updates]
    found: dict[str, Stamp] = {}
    for block in document.blocks:
        at = bisect_right(starts, block.start) - 1
        if block.role != "update-time" or at < 0 or block.start >= document.updates[at].end:
            continue
        stamp = parse_stamp(document.text[block.start : block.end])
        if stamp is None:
            continue
        known = found.setdefault(document.updates[at].id, stamp)
        known.date = known.date or stamp.date
        known.clock = known.clock or stamp.clock
        known.weekday = stamp.weekday if known.weekday is None else known.weekday
    return found


def _anchors(updates: Sequence[Update], headings: list[tuple[int, Stamp]], *, above: bool) -> dict[int, int]:
    """For each day heading (by identity) the day offset of the entry next to it: that one's day it names. Others under
    it are further on where a midnight lies between."""
    found: dict[int, int] = {}
    for update in updates:
        heading = _heading_for(update.start, headings, above=above)
        if heading is not None and (not above or id(heading) not in found):
            found[id(heading)] = update.day_offset
    return found


def _heading_for(start: int, headings: list[tuple[int, Stamp]], *, above: bool) -> Stamp | None:
    if above:
        return next((stamp for at, stamp in reversed(headings) if at < start), None)
    return next((stamp for at, stamp in headings if at > start), None)


def _own_time(
    stamp: Stamp | None,
    heading: Stamp | None,
    reference: dt.date | None,
    retrieved: dt.datetime | None,
    zone: str | None,
) -> tuple[dt.datetime | None, str]:
    if stamp is None:
        return None, "open"
    if stamp.ago is not None and retrieved is not None:
        counted = retrieved - dt.timedelta(seconds=stamp.ago)
        return counted.replace(second=0, microsecond=0), "inferred: counted back from the time of retrieval"
    day = stamp_day(stamp, reference, retrieved)
    source = stamp
    if day is None and stamp.date is None and heading is not None:
        source, day = heading, stamp_day(heading, reference, retrieved)
    basis = "stated"
    if source.date is None:
        basis = "inferred: the day is counted from the day of retrieval"
        if day is None and source.weekday is not None and reference is not None:
            away = (source.weekday - reference.weekday() + 3) % 7 - 3
            day = reference + away * _ONE
            basis = f"inferred: the weekday that the entry names, nearest to {reference.isoformat()}"
    moment = stamp_moment(stamp, day, zone) if day is not None else None
    return (moment, basis) if moment is not None else (None, "open")


def _reference(document: Document, date: dt.date | None, others: Sequence[Document]) -> dt.date | None:
    """A day near the ticker's, which decides years that are not written."""
    if date is not None:
        return date
    if document.modified:
        return dt.date.fromisoformat(document.modified[:10])
    if document.published_on is not None:
        return document.published_on
    days = sorted(d for d in (other.published_on for other in others) if d is not None)
    if days:
        return days[len(days) // 2]
    return document.provenance.retrieved.date() if document.provenance and document.provenance.retrieved else None


def _first_day_of_known(updates: Sequence[Update], zone: str | None) -> dt.date | None:
    """The day of the earliest entry, where entries whose day is known tell it; the most frequent where they differ."""
    votes: defaultdict[dt.date, int] = defaultdict(int)
    for update in updates:
        if update.time is not None and update.clock is not None:
            votes[in_zone(update.time, zone).date() - update.day_offset * _ONE] += 1
    return max(votes, key=lambda day: (votes[day], day)) if votes else None


def _beside_known(update: Update, first: dt.date, zone: str | None) -> Update:
    if update.time is not None or update.clock is None:
        return update
    day = first + update.day_offset * _ONE
    return msgspec.structs.replace(
        update,
        time=_at(update, day, zone),
        time_basis=f"inferred: other entries of this ticker name their day, which makes this one {day.isoformat()}",
    )


def _at(update: Update, day: dt.date, zone: str | None) -> dt.datetime:
    parts = [int(p) for p in (update.clock or "0:0").split(":")]
    return in_zone(dt.datetime.combine(day, dt.time(*parts)), zone)  # type: ignore[arg-type]


def _decide(document: Document, others: Sequence[Document], date: dt.date | None) -> tuple[Update, ...]:
    votes = _votes(document, others, date)
    scores: defaultdict[dt.date, float] = defaultdict(float)
    for vote in votes:
        for rank, day in enumerate(vote.options):
            scores[day] += vote.weight * (0.9**rank)
    if not scores:
        return document.updates
    mentions = _weekdays(document)
    for day in scores:
        near = sum(_nearness(day, offset, weekday) for offset, weekday, _ in mentions)
        scores[day] += min(near, 4.0)
    chosen = max(scores, key=lambda day: (scores[day], -day.toordinal()))
    evidence = [
        msgspec.structs.replace(
            v.evidence, day=chosen if chosen in v.options else v.options[0], agrees=chosen in v.options
        )
        for v in votes
    ]
    said = [v.says for v in votes if chosen in v.options]
    rivals = [day for day in scores if day != chosen]
    for offset, weekday, passage in mentions:
        if (chosen + offset * _ONE).weekday() == weekday:
            evidence.append(Evidence(kind="weekday", day=chosen, passage=passage))
            if not any(s.startswith("the weekday") for s in said):
                said.append(f"the weekday named in an entry ({passage.exact})")
        else:
            rival = next((r for r in rivals if (r + offset * _ONE).weekday() == weekday), None)
            if rival is not None:
                evidence.append(Evidence(kind="weekday", day=rival, agrees=False, passage=passage))
    basis = _sentence(said, chosen, any(not e.agrees for e in evidence))
    return tuple(
        update
        if update.time is not None or update.clock is None
        else msgspec.structs.replace(
            update,
            time=_at(update, chosen + update.day_offset * _ONE, document.zone),
            time_basis=basis,
            time_evidence=tuple(evidence),
        )
        for update in document.updates
    )


def _sentence(said: list[str], chosen: dt.date, contradicted: bool) -> str:
    shown = said[:4]
    listed = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
    verb = "says" if len(shown) == 1 else "agree"
    rest = ", other evidence contradicts" if contradicted else ""
    return f"inferred: {listed} {verb} that the first entry is of {chosen.isoformat()}{rest}"


def _votes(document: Document, others: Sequence[Document], date: dt.date | None) -> list[_Vote]:
    """Everything that names a day, with the first days it allows."""
    offsets = [u.day_offset for u in document.updates if u.clock is not None]
    span = max(offsets, default=0)
    votes: list[_Vote] = []
    if date is not None:
        votes.append(
            _Vote(Evidence(kind="given", day=date), 100.0, _spread(date, span), f"the given date {date.isoformat()}")
        )
    for page_date, name, last in ((document.published, "published", False), (document.modified, "changed", True)):
        if page_date:
            options = _around(document, page_date, span, newest=last)
            votes.append(
                _Vote(
                    Evidence(kind="page", day=options[0]),
                    10.0,
                    options,
                    f"the page's own date ({name} {page_date[:10]})",
                )
            )
    # A document that tells of other events says nothing about this ticker's day, whatever its date.
    dated = [o for o in others if o.id != document.id and o.published and tells_the_same(document, o)]
    weight = min(4.0, _OTHERS_AT_MOST / max(len(dated), 1))
    for other in dated:
        options = _around(document, other.published or "", span, newest=None)
        votes.append(
            _Vote(
                Evidence(kind="document", day=options[0], document_name=other.name),
                weight, options, f"the date of {other.name} ({(other.published or '')[:10]})",
            )
        )  # fmt: skip
    retrieved = document.provenance.retrieved if document.provenance else None
    if retrieved is not None:
        local = in_zone(retrieved, document.zone)
        options = _before(document, local, span)
        votes.append(
            _Vote(
                Evidence(kind="retrieved", day=options[0]),
                1.0,
                options,
                f"the time of retrieval ({local.date().isoformat()})",
            )
        )
    return votes


def _spread(day: dt.date, span: int) -> tuple[dt.date, ...]:
    """First days for a ticker over `span` midnights, if one of its days is `day`."""
    return tuple(day - n * _ONE for n in range(span + 1))


def _around(document: Document, value: str, span: int, *, newest: bool | None) -> tuple[dt.date, ...]:
    """First days that put the ticker around the instant `value`, the nearest first; only days that are equally near
    count.

    newest: True where nothing in the ticker should be later than it, False where nothing should be earlier.
    """
    if "T" not in value:
        return _spread(dt.date.fromisoformat(value), span)
    moment = in_zone(dt.datetime.fromisoformat(value), document.zone)
    clocked = [u for u in document.updates if u.clock is not None]
    distances: dict[dt.date, float] = {}
    for back in range(-1, span + 2):
        first = moment.date() - back * _ONE
        times = [_at(u, first + u.day_offset * _ONE, document.zone) for u in clocked]
        early, late = min(times), max(times)
        if newest is True:
            distance = abs((moment - late).total_seconds()) * (4 if late > moment + dt.timedelta(minutes=5) else 1)
        elif newest is False:
            distance = abs((moment - early).total_seconds())
        else:
            distance = max((early - moment).total_seconds(), (moment - late).total_seconds(), 0.0)
        distances[first] = distance
    best = min(distances.values())
    return tuple(sorted((day for day, d in distances.items() if d <= best + 1), reverse=True))


def _before(document: Document, retrieved: dt.datetime, span: int) -> tuple[dt.date, ...]:
    """The latest first day that leaves no entry after the retrieval."""
    first = retrieved.date()
    clocked = [u for u in document.updates if u.clock is not None]
    for _ in range(span + 2):
        if max(_at(u, first + u.day_offset * _ONE, document.zone) for u in clocked) <= retrieved + dt.timedelta(
            minutes=5
        ):
            break
        first -= _ONE
    return (first,)


@cache
def _weekday_pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    try:
        pages: PageWords = languages.words(language, "pages")
        tickers: TickerWords = languages.words(language, "tickers")
    except KeyError:
        return None
    names = {name: day for name, day in pages.weekdays.items() if len(name) > 4}
    alternatives = "|".join(sorted(names, key=lambda n: (-len(n), n)))
    parts_of_day = "|".join(re.escape(p) for p in tickers.weekday_parts)
    excluded = "|".join(re.escape(w) for w in sorted(tickers.weekday_not, key=lambda w: -len(w)))
    after = "|".join(re.escape(w) for w in sorted(tickers.weekday_not_after, key=lambda w: -len(w)))
    pattern = re.compile(
        rf"(?:\b(?P<not>{excluded})\s+)?\b(?P<day>{alternatives})(?:\s?(?:{parts_of_day}))?\b(?P<after>\s+(?:{after})\b)?",
        re.IGNORECASE,
    )
    return pattern, names


def _weekdays(document: Document) -> list[tuple[int, int, Passage]]:
    """Weekdays named in the entries: the entry's day offset, the weekday, and where it stands."""
    found: list[tuple[int, int, Passage]] = []
    known = _weekday_pattern(document.language)
    if known is None:
        return found
    pattern, names = known
    for update in document.updates:
        if update.clock is None:
            continue
        for match in pattern.finditer(document.text, update.start, update.end):
            if match["not"] or match["after"]:
                continue
            start, end = match.span("day")
            found.append((update.day_offset, names[match["day"].lower()], document.passage(start, end)))
    return found


def _nearness(first: dt.date, offset: int, weekday: int) -> float:
    """How well a weekday named in an entry fits the entry's day: the day itself best, the day before and after less."""
    away = (weekday - (first + offset * _ONE).weekday()) % 7
    return {0: 1.0, 6: 0.5, 1: 0.3}.get(away, 0.0)


def known_zone(name: str) -> bool:
    """Whether `name` is a zone that times can be given in."""
    return zone_named(name) is not None
