"""What speaks for and against two reports being of one event, as numbers that a forest of trees weighs."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.story.features import Features
from dateline.story.kinds import Reading
from dateline.story.likeness import likeness, shared_terms
from dateline.story.nearness import Nearness
from dateline.story.reports import Report, beside

MEANING = (
    "own cosine", "headed cosine", "behind", "behind back", "behind all", "behind all back", "nearer", "nearer back",
    "around", "neighbours", "one beside", "other beside", "company", "company back", "title", "title back",
)  # fmt: skip
"""The signs of nearness in meaning; all 0 where no vectors are known."""

NAMES = (
    *MEANING,
    # words
    "likeness", "shared weight", "of the shorter", "rarest shared", "shorter", "length apart",
    # time
    "minutes", "minutes known", "hours", "hours known", "days", "gap", "gap known", "sooner", "sooner back", "at once",
    "entry first", "clocks agree", "clocks named", "wall clocks agree",
    # what is told and who takes part
    "figures shared", "figures apart", "persons shared", "persons apart", "places shared", "places apart",
    "names alone", "one kind", "said both", "said one", "background", "said before", "long ago apart",
    "quotes",
    # where it stands
    "one document", "one language", "restates", "headlines", "entries", "firsts", "place",
    "place back", "places between",
)  # fmt: skip
"""The signs in their order."""

DAY = 24 * 60.0
HOURS = dt.timedelta(hours=2, minutes=30)
"""Outlets two zones apart, or with a clock put right at night, name one minute by hours that differ so much."""

ONCE = 20.0
"""Minutes within which two outlets report at once."""

FAR = 99.0
"""Stands for a distance between reports of two documents."""

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


class Signs:
    """The reports of a story side by side. All sequences are of the same reports, in order of document and text."""

    def __init__(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        features: Sequence[Features],
        nearness: Nearness,
    ) -> None:
        self._reports, self._readings, self._features, self._nearness = reports, readings, features, nearness
        self._rivals = Rivals(reports, features)
        documents = [r.document.id for r in reports]
        count = Counter(documents)
        seen: Counter[str] = Counter()
        self._places: list[float] = []
        for document in documents:
            self._places.append(seen[document] / max(1, count[document] - 1))
            seen[document] += 1
        self._beside = beside(reports)

    def of(self, one: int, other: int) -> list[float]:
        """The signs of a pair of reports, by NAMES; symmetric in the two."""
        return [*self._meaning(one, other), *self._told(one, other), *self._standing(one, other)]

    def _meaning(self, one: int, other: int) -> list[float]:
        near = self._nearness
        if not near.known:
            return [0.0] * len(MEANING)
        own, headed = near.cosine(one, other)
        mean = (own + headed) / 2
        mine, its = self._beside[one], self._beside[other]
        return [
            own,
            max(own, headed),
            *sorted((near.behind(one, other), near.behind(other, one))),
            *sorted((near.behind_all(one, mean), near.behind_all(other, mean))),
            *sorted((math.log1p(near.nearer(one, mean)), math.log1p(near.nearer(other, mean)))),
            near.around(one, other),
            max((near.either(x, y) for x in mine for y in its), default=0.0),
            *sorted(
                (
                    max((near.either(one, y) for y in its), default=0.0),
                    max((near.either(x, other) for x in mine), default=0.0),
                )
            ),
            *sorted((near.company(one), near.company(other))),
            *sorted((near.title(one), near.title(other))),
        ]

    def _told(self, one: int, other: int) -> list[float]:
        x, y, r, s = self._reports[one], self._reports[other], self._readings[one], self._readings[other]
        a, b = self._features[one], self._features[other]
        shared = shared_terms(a, b)
        words = [min(a.terms[t], b.terms[t]) for t in shared if t[0] not in "@~"]
        weight = sum(words)
        minutes = abs((a.instant - b.instant).total_seconds()) / 60 if a.instant and b.instant else None
        hours = abs((x.time - y.time).total_seconds()) / 3600 if x.time and y.time else None
        gap = _gap(a, b)
        clock = min((abs((p - q).total_seconds()) / 60 for p in a.clocks for q in b.clocks), default=None)
        mine, others = _figures(a), _figures(b)
        kinds = {r.kind, s.kind}
        return [
            likeness(a, b),
            weight,
            weight / min(a.total, b.total),
            max(words, default=0.0),
            math.log1p(min(a.own, b.own)),
            abs(math.log((x.end - x.start) / (y.end - y.start))),
            math.log1p(min(minutes, DAY)) if minutes is not None else 4.0,
            float(minutes is not None),
            math.log1p(min(hours, 48.0)) if hours is not None else 1.5,
            float(hours is not None),
            hours / 24 if hours is not None else -1.0,
            math.log1p(gap) if gap is not None else 0.0,
            float(gap is not None),
            *sorted((self._rivals.sooner(one, other), self._rivals.sooner(other, one))),
            max(0.0, 1 - minutes / ONCE) if minutes is not None and x.document.id != y.document.id else 0.0,
            _entry_first(x, y),
            0.0 if clock is None else max(-1.0, 1.0 - clock / 10),
            float(bool(a.clocks) + bool(b.clocks)),
            float(clock is not None and clock > 10 and wall_clock(a, b) <= 10),
            float(len(mine & others)),
            float(min(len(mine - others), len(others - mine))),
            float(len(a.people & b.people)),
            float(bool(a.people) and bool(b.people) and not a.people & b.people),
            float(len(a.places & b.places)),
            float(bool(a.places) and bool(b.places) and not a.places & b.places),
            float(len(shared) - len(words)),
            float(r.kind == s.kind),
            float(kinds == {"said"}),
            float("said" in kinds and len(kinds) > 1),
            float("background" in kinds),
            float("said" in kinds and "background" in kinds),
            float(r.long_ago != s.long_ago),
            float(bool(r.quotes) + bool(s.quotes)),
        ]

    def _standing(self, one: int, other: int) -> list[float]:
        x, y = self._reports[one], self._reports[other]
        same = x.document.id == y.document.id
        places = sorted((self._places[one], self._places[other]))
        return [
            float(same),
            float(x.document.language == y.document.language),
            float(x.restates or y.restates),
            float((x.role == "headline") + (y.role == "headline")),
            float((x.update is not None) + (y.update is not None)),
            float((x.heading is not None) + (y.heading is not None)),
            *places,
            float(abs(one - other)) if same else FAR,
        ]


def _entry_first(one: Report, other: Report) -> float:
    """1 where one is a ticker's entry and older than the other, an article's; -1 where it is younger; else 0."""
    if one.time is None or other.time is None or (one.update is None) == (other.update is None):
        return 0.0
    return 1.0 if (one.time < other.time) == (one.update is not None) else -1.0


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
