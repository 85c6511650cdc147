"""Where figures and times on the same matter do not agree, and what kind of disagreement it is.

Silence is preferred: figures are compared only where they surely count the same (figure_pairs).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from msgspec import structs

from dateline.model import Difference, DifferenceKind, DifferenceValue, Event, Passage
from dateline.story.broken import broken_plans
from dateline.story.clocks import clock_differences, named_matter
from dateline.story.events import FAR, Telling
from dateline.story.figure_pairs import of_one_matter
from dateline.story.figures import FATES, PEOPLE, Figure
from dateline.story.measures import AGE
from dateline.story.naming import home_language
from dateline.story.nearness import Nearness
from dateline.story.reports import Report
from dateline.story.same import Pair
from dateline.story.vectors import Vectors

OVERLAPPING = 16
"""So many passages before a report are looked at for the one that holds it."""

LATER = dt.timedelta(minutes=5)
"""A count reported so much later than a lower one is a later state of it."""


FIRST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The day that clocks are read on where a ticker's own is open."""

SERIES = 40
"""More values of one matter than this are a series of measurements, in which nobody contradicts anybody."""


def find_differences(
    events: Sequence[Event],
    tellings: Sequence[Telling],
    outcomes: Sequence[Pair],
    nearness: Nearness,
    vectors: Vectors | None,
) -> tuple[list[Difference], list[Event]]:
    """The differences, and the events with the ids of those that touch them.

    outcomes: pairs of a plan's report and a later one (see same.pairs). nearness: of the reports.
    """
    found: list[Difference] = []
    home = home_language(list({t.report.document.id: t.report.document for t in tellings}.values()))
    for cluster in of_one_matter(tellings, events_of(events, tellings), nearness, vectors):
        found.extend(_differences(cluster, tellings, home))
    found.extend(clock_differences(events, tellings))
    found.extend(broken_plans(events, tellings, outcomes))
    found.sort(key=lambda d: (d.values[0].passages[0], d.kind))
    numbered = [structs.replace(d, id=f"d{n}") for n, d in enumerate(found, 1)]
    return _with_events(numbered, events)


def _places(events: Sequence[Event]) -> dict[str, list[tuple[int, int, str]]]:
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in events:
        for passage in event.passages:
            places[passage.document].append((passage.start, passage.end, event.id))
    return places


def events_of(events: Sequence[Event], tellings: Sequence[Telling]) -> list[str | None]:
    """The id of the event that tells each report, None where it is told by none."""
    places = {document: sorted(here) for document, here in _places(events).items()}

    def of(report: Report) -> str | None:
        here = places.get(report.document.id, [])
        last = bisect_right(here, report.start, key=lambda place: place[0])
        return next((e for _, t, e in reversed(here[max(0, last - OVERLAPPING) : last]) if report.end <= t), None)

    return [of(t.report) for t in tellings]


def _differences(cluster: Sequence[Figure], tellings: Sequence[Telling], home: str) -> list[Difference]:
    """home: the story's language."""
    if len(_bounds(cluster)) > SERIES:
        return []
    planned = [f for f in cluster if _is_planned(f, tellings)]
    actual = [f for f in cluster if not _is_planned(f, tellings)]
    found = []
    against = [a for a in actual if any(not a.agrees(p) for p in _bounds(planned))]
    apart = [p for p in planned if any(not a.agrees(p) for a in _bounds(actual))]
    if against and apart:
        values = [*_values(apart, tellings, planned=True), *_values(against, tellings, planned=False)]
        found.extend(_difference("plan-outcome", [*apart, *against], values, tellings, home))
    for side in (actual, planned):
        values = _values(side, tellings, planned=side is planned)
        if len(values) > 1 and _disagree(side):
            found.extend(_difference(_kind(side, tellings), side, values, tellings, home))
    return found


def _is_planned(figure: Figure, tellings: Sequence[Telling]) -> bool:
    """Whether it is announced; nobody's age is."""
    return tellings[figure.telling].reading.kind == "planned" and figure.unit != AGE


def _disagree(side: Sequence[Figure]) -> bool:
    return any(not a.agrees(b) for a, b in combinations(_bounds(side), 2))


def _bounds(side: Sequence[Figure]) -> list[Figure]:
    """One figure for each pair of bounds, so that what is told a thousand times is compared once."""
    return list({(f.lower, f.upper): f for f in side}.values())


def _values(side: Iterable[Figure], tellings: Sequence[Telling], *, planned: bool) -> list[DifferenceValue]:
    """The distinct values, the first reported in front; figures that agree are one, shown as first written exactly."""
    ordered = sorted(side, key=lambda f: _when(f, tellings))
    groups: list[list[Figure]] = []
    bounds: list[dict[tuple[float, float], Figure]] = []
    for figure in ordered:
        own = figure.lower, figure.upper
        fits = (n for n, known in enumerate(bounds) if own in known or all(figure.agrees(f) for f in known.values()))
        home = next(fits, None)
        if home is None:
            home = len(groups)
            groups.append([])
            bounds.append({})
        groups[home].append(figure)
        bounds[home][own] = figure
    found = []
    for group in groups:
        passages = tuple(dict.fromkeys(_passage(f, tellings) for f in group))
        exact = next((f for f in group if f.lower == f.upper), group[0])  # "2310" says more than "more than 2,000"
        found.append(DifferenceValue(value=_passage(exact, tellings).exact, passages=passages, planned=planned))
    return found


def _passage(figure: Figure, tellings: Sequence[Telling]) -> Passage:
    return tellings[figure.telling].report.document.passage(*figure.span)


def _when(figure: Figure, tellings: Sequence[Telling]) -> tuple[dt.datetime, int, int]:
    telling = tellings[figure.telling]
    return telling.report.time or FAR, telling.order, figure.span[0]


def _kind(side: Sequence[Figure], tellings: Sequence[Telling]) -> DifferenceKind:
    owners = {f.span: tellings[f.telling] for f in side}
    beside = any(f.follows is not None for f in side)
    if beside:
        return "claims"
    parties = [_parties(t) for t in owners.values()]
    if side[0].unit != AGE and all(parties) and len(set(parties)) > 1 and not frozenset.intersection(*parties):
        return "claims"
    if _grows(side, tellings):
        return "later-count"
    if len({t.source for t in owners.values()}) == 1:
        return "same-source"
    return "disagreement"


def _parties(telling: Telling) -> frozenset[str]:
    """On whose word the report stands, by the words that name them."""
    text = telling.report.document.text
    named = {text[s:e].casefold() for a in telling.reading.attributions if a.kind == "named" for s, e in a.source}
    spoken = {text[s:e].casefold() for q in telling.reading.quotes for s, e in q.speaker}
    return frozenset(named or spoken)


def _grows(side: Sequence[Figure], tellings: Sequence[Telling]) -> bool:
    """Whether it is a count that went on.

    Where one source told the numbers one after the other, each higher one must have been told first after every lower
    one was; who goes on telling the lower one is behind and contradicts nobody. Where none did, only what befalls
    people goes on (how many paintings were stolen does not), and nobody may tell a lower number after a higher one.
    What a page tells in its article counts from its last change, since the article could have been corrected.
    """
    if any(f.duration or f.unit == AGE for f in side) or not any(f.matter for f in side):
        return False
    told: list[tuple[Figure, list[dt.datetime]]] = []
    reports = [tellings[f.telling].report for f in side]
    clocks_only = len({r.document.id for r in reports}) == 1 and all(r.as_of is None for r in reports)
    for figure in sorted(side, key=lambda f: (f.lower, f.upper)):
        report = tellings[figure.telling].report
        time = _on_the_clock(report) if clocks_only else report.as_of
        if time is not None and told and told[-1][0].agrees(figure):
            told[-1][1].append(time)
        elif time is not None:
            told.append((figure, [time]))
    steps = list(pairwise(told))
    if any(_told_both(low, high, side, tellings) for (low, _), (high, _) in steps):
        return all(min(later) - min(earlier) >= LATER for (_, earlier), (_, later) in steps)
    people = all(f.matter & FATES and f.unit is None for f in side)
    return people and bool(steps) and all(min(later) - max(earlier) >= LATER for (_, earlier), (_, later) in steps)


def _on_the_clock(report: Report) -> dt.datetime | None:
    """When an entry of a ticker whose day is open was written, as if on the first of days: for its order in there."""
    if report.update is None or not report.update.clock:
        return None
    hour, minute = map(int, report.update.clock.split(":")[:2])
    return FIRST + dt.timedelta(days=report.update.day_offset, hours=hour, minutes=minute)


def _told_both(low: Figure, high: Figure, side: Sequence[Figure], tellings: Sequence[Telling]) -> bool:
    """Whether one source told both values."""
    lower, higher = ({tellings[f.telling].source for f in side if f.agrees(value)} for value in (low, high))
    return bool(lower & higher)


def _difference(
    kind: DifferenceKind,
    side: Sequence[Figure],
    values: Sequence[DifferenceValue],
    tellings: Sequence[Telling],
    home: str,
) -> list[Difference]:
    about = _about(side, tellings, home)
    return [Difference(id="", about=about.exact, kind=kind, values=tuple(values))] if about else []


def _about(side: Sequence[Figure], tellings: Sequence[Telling], home: str) -> Passage | None:
    """The words that name the matter: what is counted, in the story's language and rather than "people", else the thing
    that the reports share."""
    named = [
        (report.document.language != home, not figure.matter - {PEOPLE}, n, report.document.passage(*figure.about))
        for n, figure in enumerate(side)
        if figure.about is not None and (report := tellings[figure.telling].report)
    ]
    return min(named)[3] if named else named_matter(tellings[f.telling] for f in side)


def _with_events(found: Sequence[Difference], events: Sequence[Event]) -> tuple[list[Difference], list[Event]]:
    """Differences and events, each with the ids of the other that it touches."""
    places = _places(events)
    touched: dict[str, list[str]] = defaultdict(list)
    complete = []
    for difference in found:
        ids: dict[str, None] = {}
        for value in difference.values:
            for v in value.passages:
                ids.update((e, None) for s, t, e in places.get(v.document, ()) if s <= v.start and v.end <= t)
        complete.append(structs.replace(difference, events=tuple(ids)))
        for event in ids:
            touched[event].append(difference.id)
    marked = [structs.replace(e, differences=tuple(touched[e.id])) if e.id in touched else e for e in events]
    return complete, marked
