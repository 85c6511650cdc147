"""Where figures and times on the same matter do not agree, and what kind of disagreement it is.

Silence is preferred: a figure is compared only with one of the same matter in reports of one event, or in reports
that are alike, or where it is a count that the whole story shares (the dead, the injured).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.model import Difference, DifferenceKind, DifferenceValue, Document, Event, Passage
from dateline.story.broken import broken_plans
from dateline.story.clocks import clock_differences, named_matter
from dateline.story.events import FAR, Telling
from dateline.story.figures import FATES, PEOPLE, PERSONS, TOLL, Figure, figures, matters
from dateline.story.likeness import likeness
from dateline.story.same import Pair

ALIKE = 0.3
"""Likeness of two reports from which their figures of one kind are about one matter."""

VERY_ALIKE = 0.4
"""Likeness of two reports of one event from which their only figures of a unit, which say not of what, are of one
matter."""

MONEY = frozenset({"EUR", "USD", "CHF", "GBP"})

A_LITTLE = 0.06
"""Likeness that is enough where each document tells one number only of the matter."""

SUMS = 1000
"""An amount of money from which two reports of one event that name one each speak of the same."""

SHARED = frozenset({"=demonstration", "=demonstrator"})
"""Fates of a crowd that the whole story has one of, where each document counts one."""

OFFERS = frozenset({"=offer", "=demand"})
"""What one side asks or offers is another matter than what is."""

AWAY = frozenset({"=safe", "=leave", "=evacuate", "=rescue"})
"""Words for being out of danger: who left, who is in safety and who was brought out are the same people, if so many."""

CROWD = 50

LATER = dt.timedelta(minutes=5)
"""A count reported so much later than a lower one is a later state of it."""


def find_differences(
    events: Sequence[Event], tellings: Sequence[Telling], documents: Sequence[Document], outcomes: Sequence[Pair]
) -> tuple[list[Difference], list[Event]]:
    """The differences, and the events with the ids of those that touch them.

    outcomes: pairs of a plan's report and a later one (see same.pairs).
    """
    known = {d.id: d for d in documents}
    found: list[Difference] = []
    for cluster in _clusters(figures(tellings), tellings, _places(events)):
        found.extend(_differences(cluster, tellings, known))
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


def _event_of(telling: Telling, places: dict[str, list[tuple[int, int, str]]]) -> str | None:
    report = telling.report
    return next((e for s, t, e in places.get(report.document.id, ()) if s <= report.start and report.end <= t), None)


def _clusters(
    all_figures: Sequence[Figure], tellings: Sequence[Telling], places: dict[str, list[tuple[int, int, str]]]
) -> list[list[Figure]]:
    """Figures about one matter, two or more, in order."""
    parent = list(range(len(all_figures)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    buckets: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for n, figure in enumerate(all_figures):
        for term in figure.matter or (_matters(figure, tellings) if figure.duration else {""}):
            buckets[figure.unit, "away" if term in AWAY else term].append(n)
    steady = _steady(all_figures, tellings)
    events = [_event_of(tellings[f.telling], places) for f in all_figures]
    for bucket in buckets.values():
        for place, n in enumerate(bucket):
            for other in bucket[max(0, place - 40) : place]:
                one, two = all_figures[n], all_figures[other]
                same = events[n] is not None and events[n] == events[other]
                if one.matter in steady and one.matter == two.matter:
                    if one.agrees(two):
                        parent[max(root(n), root(other))] = min(root(n), root(other))
                        continue
                    same = same or likeness(tellings[one.telling].features, tellings[two.telling].features) >= A_LITTLE
                if root(n) != root(other) and _one_matter(one, two, tellings, same):
                    parent[max(root(n), root(other))] = min(root(n), root(other))
    clusters: dict[int, list[Figure]] = defaultdict(list)
    for n, figure in enumerate(all_figures):
        clusters[root(n)].append(figure)
    return [c for c in clusters.values() if len(c) > 1]


def _steady(all_figures: Sequence[Figure], tellings: Sequence[Telling]) -> frozenset[frozenset[str]]:
    """Matters of which each document that counts them tells one number only, and which two documents count.

    "Vier Gemälde" in one paper and "drei Gemälde" in the other then count the same paintings, whatever the sentences.
    """
    told: dict[frozenset[str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in all_figures:
        if (
            figure.matter
            and figure.unit is None
            and not figure.matter & (FATES - SHARED)
            and PEOPLE not in figure.matter
        ):
            told[figure.matter][tellings[figure.telling].report.document.id].append(figure)
    return frozenset(
        matter
        for matter, documents in told.items()
        if len(documents) > 1 and all(a.agrees(b) for ones in documents.values() for a in ones for b in ones)
    )


def _one_matter(one: Figure, other: Figure, tellings: Sequence[Telling], same_event: bool) -> bool:
    a, b = tellings[one.telling], tellings[other.telling]
    if one.telling == other.telling or one.duration != other.duration:
        return False
    if one.follows == other.telling or other.follows == one.telling:
        return True
    if one.duration:
        plan = {a.reading.kind, b.reading.kind} == {"planned", "happened"}
        mine, others = (_matters(one, tellings), _matters(other, tellings)) if plan else (matters(a), matters(b))
        shared = (mine & others) - PERSONS
        if same_event and _alone(one, a) and _alone(other, b):
            return True
        return bool(shared) and (same_event or any(t[0] == "=" for t in shared))
    like = likeness(a.features, b.features)
    if not one.upper or not other.upper:
        return bool(one.matter & other.matter) and (same_event or like >= ALIKE)
    if one.matter or other.matter:
        if one.matter & AWAY and other.matter & AWAY and _of_one_size(one, other):
            return True
        if not (one.matter <= other.matter or other.matter <= one.matter) or not one.matter or not other.matter:
            return False
        return same_event or bool(one.matter & other.matter & TOLL) or like >= ALIKE
    if bool(OFFERS & set(a.features.terms)) != bool(OFFERS & set(b.features.terms)):
        return False
    enough = A_LITTLE if one.unit in MONEY and min(one.lower, other.lower) >= SUMS else VERY_ALIKE
    return same_event and like >= enough and _alone(one, a) and _alone(other, b)


def _of_one_size(one: Figure, other: Figure) -> bool:
    """Whether two counts can be of one crowd: both large, neither twice the other."""
    low, high = sorted((one.lower, other.lower))
    exact = one.lower == one.upper and other.lower == other.upper
    return exact and low >= CROWD and high <= 2 * low


def _matters(figure: Figure, tellings: Sequence[Telling]) -> frozenset[str]:
    """What a duration may be the length of."""
    return matters(tellings[figure.telling], tellings[figure.telling - 1] if figure.telling else None)


def _alone(figure: Figure, telling: Telling) -> bool:
    """Whether the report has no other figure of that unit, so that the figures of two reports correspond."""
    report = telling.report
    if figure.duration:
        return sum(t.type == "DURATION" for t in telling.reading.times) == 1
    here = [q for q in report.document.annotations.quantities if report.start <= q.start < report.end]
    return sum(q.unit == figure.unit for q in here) == 1


def _differences(
    cluster: Sequence[Figure], tellings: Sequence[Telling], known: dict[str, Document]
) -> list[Difference]:
    planned = [f for f in cluster if tellings[f.telling].reading.kind == "planned"]
    actual = [f for f in cluster if tellings[f.telling].reading.kind != "planned"]
    found = []
    against = [a for a in actual if any(not a.agrees(p) for p in planned)]
    apart = [p for p in planned if any(not a.agrees(p) for a in actual)]
    if against and apart:
        values = [*_values(apart, tellings, planned=True), *_values(against, tellings, planned=False)]
        found.extend(_difference("plan-outcome", [*apart, *against], values, tellings))
    for side in (actual, planned):
        values = _values(side, tellings, planned=side is planned)
        if len(values) > 1 and _disagree(side):
            found.extend(_difference(_kind(side, tellings), side, values, tellings))
    return found


def _disagree(side: Sequence[Figure]) -> bool:
    return any(not a.agrees(b) for n, a in enumerate(side) for b in side[:n])


def _values(side: Iterable[Figure], tellings: Sequence[Telling], *, planned: bool) -> list[DifferenceValue]:
    """The distinct values, the first reported in front; figures that agree are one value, shown as first written."""
    ordered = sorted(side, key=lambda f: _when(f, tellings))
    groups: list[list[Figure]] = []
    for figure in ordered:
        home = next((g for g in groups if all(figure.agrees(f) for f in g)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    found = []
    for group in groups:
        passages = tuple(dict.fromkeys(tellings[f.telling].report.document.passage(*f.span) for f in group))
        found.append(DifferenceValue(value=passages[0].exact, passages=passages, planned=planned))
    return found


def _when(figure: Figure, tellings: Sequence[Telling]) -> tuple[dt.datetime, int, int]:
    telling = tellings[figure.telling]
    return telling.report.time or FAR, telling.order, figure.span[0]


def _kind(side: Sequence[Figure], tellings: Sequence[Telling]) -> DifferenceKind:
    owners = {f.span: tellings[f.telling] for f in side}
    beside = any(f.follows is not None for f in side)
    if beside:
        return "claims"
    parties = [_parties(t) for t in owners.values()]
    if all(parties) and len(set(parties)) > 1 and not frozenset.intersection(*parties):
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
    """Whether it is a count that went on: each higher number was told later than every lower one.

    What a page tells in its article counts from its last change, since the article could have been corrected. Where no
    source itself told a lower number first, only what befalls people goes on; how many paintings were stolen does not.
    """
    if any(not f.matter or f.duration or f.unit is not None for f in side):
        return False
    dated = [(t, f) for f in side if (t := tellings[f.telling].report.as_of) is not None]
    own = False
    for n, (time, figure) in enumerate(dated):
        for other_time, other in dated[:n]:
            if figure.agrees(other):
                continue
            low, high = sorted(((figure.lower, time), (other.lower, other_time)))
            if high[1] - low[1] < LATER:
                return False
            own = own or tellings[figure.telling].source == tellings[other.telling].source
    return bool(dated) and (own or all(f.matter & FATES for f in side))


def _difference(
    kind: DifferenceKind, side: Sequence[Figure], values: Sequence[DifferenceValue], tellings: Sequence[Telling]
) -> list[Difference]:
    about = _about(side, tellings)
    return [Difference(id="", about=about.exact, kind=kind, values=tuple(values))] if about else []


def _about(side: Sequence[Figure], tellings: Sequence[Telling]) -> Passage | None:
    """The words that name the matter: what is counted, else the thing that the reports share."""
    for figure in side:
        if figure.about is not None:
            return tellings[figure.telling].report.document.passage(*figure.about)
    return named_matter(tellings[f.telling] for f in side)


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
