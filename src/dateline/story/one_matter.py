"""Which figures count the same matter, as rules tell it: precision first, since silence is better than a false alarm.

A figure is compared only with one of the same matter in reports of one event, or in reports that are alike, or where it
is a count that the whole story shares (the dead, the injured).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.story.events import Telling
from dateline.story.figures import FATES, PEOPLE, PERSONS, TOLL, Figure, matters
from dateline.story.likeness import likeness

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

NEIGHBOURS = 40
"""A figure is compared with so many before it that have a term of its matter."""


def links(
    all_figures: Sequence[Figure], tellings: Sequence[Telling], event_of: Sequence[str | None]
) -> list[tuple[int, int]]:
    """Pairs of figures that count the same matter, by their numbers in `all_figures`, the smaller one first.

    event_of: the id of the event of each telling.
    """
    buckets: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for n, figure in enumerate(all_figures):
        for term in figure.matter or (_matters(figure, tellings) if figure.duration else {""}):
            buckets[figure.unit, "away" if term in AWAY else term].append(n)
    steady = _steady(all_figures, tellings)
    found: dict[tuple[int, int], bool] = {}
    for bucket in buckets.values():
        for place, n in enumerate(bucket):
            for other in bucket[max(0, place - NEIGHBOURS) : place]:
                if (other, n) not in found:
                    one, two = all_figures[n], all_figures[other]
                    event = event_of[one.telling]
                    same = event is not None and event == event_of[two.telling]
                    found[other, n] = _linked(one, two, tellings, steady, same)
    return sorted(pair for pair, linked in found.items() if linked)


def _linked(
    one: Figure, other: Figure, tellings: Sequence[Telling], steady: frozenset[frozenset[str]], same_event: bool
) -> bool:
    if one.matter in steady and one.matter == other.matter:
        if one.agrees(other):
            return True
        a, b = tellings[one.telling].features, tellings[other.telling].features
        same_event = same_event or likeness(a, b) >= A_LITTLE
    return one_matter(one, other, tellings, same_event)


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


def one_matter(one: Figure, other: Figure, tellings: Sequence[Telling], same_event: bool) -> bool:
    """Whether two figures count the same by their words and by how alike their reports are."""
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
