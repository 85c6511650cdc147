"""What speaks for and against two reports being of one event, as numbers that a model weighs."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from dateline.story.features import Features
from dateline.story.kinds import Reading
from dateline.story.likeness import likeness, shared_terms
from dateline.story.nearness import Nearness
from dateline.story.reports import Report

NAMES = (
    "own cosine", "headed cosine", "behind", "behind back", "likeness", "shared weight",
    "of the shorter", "minutes", "minutes known", "hours", "hours known", "clocks agree", "clocks named",
    "figures shared", "figures apart", "persons shared", "persons apart", "places shared", "places apart",
    "one kind", "said both", "said one", "background", "restates", "one document", "one language", "shorter",
    "quotes", "names alone", "at once", "at once cosine", "at once behind", "best of both",
    "sooner", "sooner back", "wall clocks agree", "gap", "gap known", "days", "said before",
)  # fmt: skip
"""The signs in their order."""

DAY = 24 * 60.0
HOURS = dt.timedelta(hours=2, minutes=30)
"""Outlets two zones apart, or with a clock put right at night, name one minute by hours that differ so much."""

DAY_AND_HALF = 36.0
"""Hours between two reports up to which they are from the same turn of the news."""

ONCE = 20.0
"""Minutes within which two outlets report at once."""


FEW = frozenset({"#0", "#1", "#2", "#3"})
"""Terms of numbers that are in every text."""


class Rivals:
    """What else a document has that a report could be the same as, because it is nearer in time."""

    def __init__(self, reports: Sequence[Report], features: Sequence[Features]) -> None:
        self._documents = [r.document.id for r in reports]
        self._instants = [f.instant for f in features]
        timed: dict[str, set[dt.datetime]] = defaultdict(set)
        for document, instant in zip(self._documents, self._instants, strict=True):
            if instant is not None:
                timed[document].add(instant)
        self._timed = {document: sorted(instants) for document, instants in timed.items()}

    def sooner(self, one: int, other: int) -> float:
        """How much nearer in time to `one` another report in the document of `other` is than `other` itself, in
        logarithms of minutes; 0 where none is, or a time is not known to the minute."""
        mine, its = self._instants[one], self._instants[other]
        if mine is None or its is None:
            return 0.0
        instants = self._timed[self._documents[other]]
        place = bisect_left(instants, mine)
        nearest = min(abs((i - mine).total_seconds()) for i in instants[max(0, place - 1) : place + 1])
        return math.log1p(min(abs((its - mine).total_seconds()) / 60, DAY)) - math.log1p(min(nearest / 60, DAY))


def signs(
    one: int,
    other: int,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    features: Sequence[Features],
    nearness: Nearness,
    rivals: Rivals,
) -> list[float]:
    """The signs of a pair of reports, by NAMES; symmetric in the two."""
    x, y, r, s, a, b = reports[one], reports[other], readings[one], readings[other], features[one], features[other]
    own, headed = nearness.cosine(one, other)
    behind = sorted((nearness.behind(one, other), nearness.behind(other, one)))
    shared = shared_terms(a, b)
    words = [t for t in shared if t[0] not in "@~"]
    weight = sum(min(a.terms[t], b.terms[t]) for t in words)
    minutes = abs((a.instant - b.instant).total_seconds()) / 60 if a.instant and b.instant else None
    hours = abs((x.time - y.time).total_seconds()) / 3600 if x.time and y.time else None
    gap = _gap(a, b)
    clock = min((abs((p - q).total_seconds()) / 60 for p in a.clocks for q in b.clocks), default=None)
    mine, others = _figures(a), _figures(b)
    kinds = {r.kind, s.kind}
    like = likeness(a, b)
    sooner = sorted((rivals.sooner(one, other), rivals.sooner(other, one)))
    apart = x.document.id != y.document.id
    at_once = max(0.0, 1 - minutes / ONCE) if minutes is not None and apart else 0.0
    return [
        own,
        max(own, headed),
        behind[0],
        behind[1],
        like,
        weight,
        weight / min(a.total, b.total),
        math.log1p(min(minutes, DAY)) if minutes is not None else 4.0,
        float(minutes is not None),
        math.log1p(min(hours, 48.0)) if hours is not None else 1.5,
        float(hours is not None),
        0.0 if clock is None else max(-1.0, 1.0 - clock / 10),
        float(bool(a.clocks) + bool(b.clocks)),
        float(len(mine & others)),
        float(min(len(mine - others), len(others - mine))),
        float(len(a.people & b.people)),
        float(bool(a.people) and bool(b.people) and not a.people & b.people),
        float(len(a.places & b.places)),
        float(bool(a.places) and bool(b.places) and not a.places & b.places),
        float(r.kind == s.kind),
        float(kinds == {"said"}),
        float("said" in kinds and len(kinds) > 1),
        float("background" in kinds),
        float(x.restates or y.restates),
        float(x.document.id == y.document.id),
        float(x.document.language == y.document.language),
        math.log1p(min(a.own, b.own)),
        float(bool(r.quotes) + bool(s.quotes)),
        float(len(shared) - len(words)),
        at_once,
        at_once * max(own, headed),
        at_once * behind[1],
        float(nearness.known and behind[1] < 0.02 and apart),
        *sooner,
        float(clock is not None and clock > 10 and wall_clock(a, b) <= 10),
        math.log1p(gap) if gap is not None else 0.0,
        float(gap is not None),
        math.log1p(max(0.0, hours - DAY_AND_HALF) / 24) if hours is not None else 0.0,
        float("said" in kinds and "background" in kinds),
    ]


def _gap(one: Features, other: Features) -> float | None:
    """Hours between the stretches in which two events may have been, 0 where these meet; None where one is unknown."""
    if one.around is None or other.around is None:
        return None
    (start, end), (since, until) = one.around, other.around
    return max((since - end).total_seconds(), (start - until).total_seconds(), 0.0) / 3600


def wall_clock(one: Features, other: Features) -> float:
    """Minutes between the nearest clock times that two reports name, as clocks show them, whatever their zones."""
    gaps = [(p - q).total_seconds() / 60 % 60 for p in one.clocks for q in other.clocks if abs(p - q) < HOURS]
    return min((min(gap, 60 - gap) for gap in gaps), default=60.0)


def _figures(features: Features) -> frozenset[str]:
    """The figures of a report; one, two and three are in every text."""
    return frozenset(t for t in features.terms if t[0] == "#" and t not in FEW)
