"""What speaks for and against two figures counting the same matter, as numbers that a model weighs."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.story.events import Telling
from dateline.story.figures import TOLL, Figure
from dateline.story.measures import AGE
from dateline.story.nearness import ROUNDING, Nearness, centred
from dateline.story.one_matter import links
from dateline.story.terms import TOKEN
from dateline.story.vectors import Vectors

NAMES = (
    "ratio", "size", "large", "headed cosine", "around cosine", "rival", "one event", "one event, alone", "alone",
    "part", "hours", "grows", "rule", "age", "duration", "percent", "money", "other unit", "agree", "equal",
    "things", "things shared", "things apart", "nearer", "nearer back", "behind", "behind back", "others",
    "one document", "planned apart", "apart in size", "agreeing", "apart in place",
)  # fmt: skip
"""The signs in their order."""

NEAREST = 16
"""So many of the figures of its unit that are nearest in meaning are compared with one."""

BAND = 1500
"""Figures, in order of time, among which the nearest are looked for: the work stays linear."""

MANY = 400
"""So many figures of one unit in a document are looked at beside one: the work stays linear."""

BEFORE, AFTER = 5, 6
"""Words around a figure by which it is compared."""

CLOSE = 0.5
"""Cosine from which a figure that agrees is taken for the one meant."""

FURTHEST = 5.0
"""A ratio of more than e to this is as good as none; so are hours where a report has no time."""

_CURRENCY = re.compile(r"[A-Z]{3}")

LARGE = 1.5
"""Decimal places from which a number is large: small ones are often alike by chance."""

FIGURE = "X"
"""Stands for the figure among the words around it, so that numbers do not make them alike."""


class FigureSigns:
    """The figures of a story side by side. event_of: the id of the event of each telling."""

    def __init__(
        self,
        figures: Sequence[Figure],
        tellings: Sequence[Telling],
        event_of: Sequence[str | None],
        nearness: Nearness,
        vectors: Vectors,
    ) -> None:
        self._figures = figures
        self._tellings = [tellings[f.telling] for f in figures]
        self._documents = [t.report.document.id for t in self._tellings]
        self._events = [event_of[f.telling] for f in figures]
        self._ruled = set(links(figures, tellings, event_of))
        self._together = Counter((f.telling, f.unit) for f in figures)
        if not figures:
            self.pairs: list[tuple[int, int]] = []
            return
        languages = [t.report.document.language for t in self._tellings]
        words = [around(f, t) for f, t in zip(figures, self._tellings, strict=True)]
        self._around = centred(vectors, words, languages, figure=FIGURE)
        self._headed = nearness.headed([f.telling for f in figures])
        self._of_unit: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for n, figure in enumerate(figures):
            self._of_unit[self._documents[n], figure.unit].append(n)
        self._nearness_there: dict[tuple[int, str], list[float]] = {}
        self._agreement_there: dict[tuple[int, str], int] = {}
        self.pairs = self._candidates()
        self._agreeing: dict[int, set[str]] = defaultdict(set)
        for one, other in self.pairs:
            if figures[one].agrees(figures[other]) and self._close(one, other):
                self._agreeing[one].add(self._documents[other])
                self._agreeing[other].add(self._documents[one])

    def ruled(self, one: int, other: int) -> bool:
        """Whether rules say that two figures, the smaller number first, count the same."""
        return (one, other) in self._ruled

    def of(self, one: int, other: int) -> list[float]:
        """The signs of two figures, in the order of NAMES."""
        a, b = self._figures[one], self._figures[other]
        x, y = abs(_number(a)), abs(_number(b))
        none = 0.0 if x and y else 1.0  # none against three is as one against four
        ratio = min(FURTHEST, abs(math.log((x + none) / (y + none))))
        size = math.log10(max(x, y, 1.0))
        same = self._same_event(one, other)
        alone = (self._together[a.telling, a.unit] == 1) + (self._together[b.telling, b.unit] == 1)
        agreed = a.agrees(b)
        rival = (
            0
            if agreed
            else (self._documents[other] in self._agreeing[one]) + (self._documents[one] in self._agreeing[other])
        )
        part = bool(a.matter and b.matter) and (a.matter <= b.matter or b.matter <= a.matter)
        return [
            ratio, size, max(0.0, size - LARGE), self._cosine(one, other), self._nearby(one, other),
            float(rival), float(same), float(same * alone), float(alone), float(part), self._hours(one, other),
            self._grows(one, other), float(self.ruled(one, other)), *_kind(a), float(agreed),
            float((a.lower, a.upper) == (b.lower, b.upper)), *_things(a, b), *self._beside(one, other),
            float(self._documents[one] == self._documents[other]), float(self._planned(one) != self._planned(other)),
            abs(math.log10(max(1.0, x)) - math.log10(max(1.0, y))), float(self._agreeing_there(one, other)),
            abs(self._place(one) - self._place(other)),
        ]  # fmt: skip

    def _beside(self, one: int, other: int) -> list[float]:
        """How many figures in the other's document are nearer, and how much nearer the nearest of them is, the lesser
        of both ways first; and how many figures of the unit the two documents have, those two among them."""
        near = self._near(one, other)
        ways = [self._nearest_there(n, self._documents[there]) for n, there in ((one, other), (other, one))]
        return [
            *sorted(float(len(some) - bisect_right(some, near + ROUNDING)) for some in ways),
            *sorted(some[-1] - near for some in ways),
            float(sum(map(len, ways))),
        ]

    def _nearest_there(self, n: int, document: str) -> list[float]:
        """How near the figures of a document are to one, the nearest last."""
        if (n, document) not in self._nearness_there:
            rows = self._there(n, document)
            near = (self._around[rows] @ self._around[n] + self._headed[rows] @ self._headed[n]) / 2
            self._nearness_there[n, document] = sorted(near.tolist())
        return self._nearness_there[n, document]

    def _agreeing_there(self, one: int, other: int) -> int:
        """How many figures in the other's document agree with each, the two among them."""
        return self._agree(one, self._documents[other]) + self._agree(other, self._documents[one])

    def _agree(self, n: int, document: str) -> int:
        if (n, document) not in self._agreement_there:
            rows = self._there(n, document)
            self._agreement_there[n, document] = sum(self._figures[m].agrees(self._figures[n]) for m in rows)
        return self._agreement_there[n, document]

    def _there(self, n: int, document: str) -> list[int]:
        """The figures of a document that have the unit of one, without it; of very many the next in the order of
        the story."""
        rows = self._of_unit[document, self._figures[n].unit]
        if len(rows) > MANY:
            place = bisect_left(rows, n)
            rows = rows[max(0, min(place, len(rows) - MANY // 2) - MANY // 2) :][:MANY]
        return [m for m in rows if m != n]

    def _near(self, one: int, other: int) -> float:
        return (self._nearby(one, other) + self._cosine(one, other)) / 2

    def _planned(self, n: int) -> bool:
        return self._tellings[n].reading.kind == "planned"

    def _place(self, n: int) -> float:
        """Where in its document a figure's report stands, from 0 to 1."""
        report = self._tellings[n].report
        return report.start / max(1, len(report.document.text))

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs of figures of one unit in two reports: linked by rule, of one event, near in meaning."""
        found = set(self._ruled)
        units: dict[str | None, list[int]] = defaultdict(list)
        for n, figure in enumerate(self._figures):
            units[figure.unit].append(n)
        for ones in units.values():
            ones.sort(key=lambda n: (self._hour(n), n))
            by_event: dict[str, list[int]] = defaultdict(list)
            for n in ones:
                if (event := self._events[n]) is not None:
                    by_event[event].append(n)
            for members in by_event.values():
                found.update((min(a, b), max(a, b)) for k, a in enumerate(members) for b in members[:k][-NEAREST:])
            for start in range(0, len(ones), BAND // 2):
                rows = ones[start : start + BAND // 2]
                columns = ones[max(0, start - BAND // 4) : start + BAND // 2 + BAND // 4]
                near = self._around[rows] @ self._around[columns].T + self._headed[rows] @ self._headed[columns].T
                for place, n in enumerate(rows):
                    for m in (-near[place]).argsort(kind="stable")[: NEAREST + 1]:
                        found.add((min(n, columns[m]), max(n, columns[m])))
        return sorted(p for p in found if self._comparable(*p))

    def _comparable(self, one: int, other: int) -> bool:
        """Whether two figures are of two reports, and not one of the dead and one of the injured."""
        a, b = self._figures[one], self._figures[other]
        return a.telling != b.telling and not (a.matter & TOLL and b.matter & TOLL and not a.matter & b.matter & TOLL)

    def _hour(self, n: int) -> float:
        time = self._tellings[n].report.time
        return time.timestamp() / 3600 if time is not None else 0.0

    def _hours(self, one: int, other: int) -> float:
        a, b = self._tellings[one].report.time, self._tellings[other].report.time
        return abs((a - b).total_seconds()) / 3600 if a is not None and b is not None else FURTHEST

    def _grows(self, one: int, other: int) -> float:
        """1 where the higher number was told later, -1 where the lower one was, 0 where that is not known."""
        a, b = self._tellings[one].report.as_of, self._tellings[other].report.as_of
        if a is None or b is None or a == b:
            return 0.0
        x, y = _number(self._figures[one]), _number(self._figures[other])
        return 0.0 if x == y else 1.0 if (a < b) == (x < y) else -1.0

    def _same_event(self, one: int, other: int) -> bool:
        return self._events[one] is not None and self._events[one] == self._events[other]

    def _cosine(self, one: int, other: int) -> float:
        return float(self._headed[one] @ self._headed[other])

    def _nearby(self, one: int, other: int) -> float:
        return float(self._around[one] @ self._around[other])

    def _close(self, one: int, other: int) -> bool:
        return max(self._cosine(one, other), self._nearby(one, other)) > CLOSE or self._same_event(one, other)


def around(figure: Figure, telling: Telling) -> str:
    """The words around a figure in its report or heading, with a sign in its place."""
    report, document = telling.report, telling.report.document
    start, end = figure.span
    within = report.start <= start < report.end or not report.heading
    low, high = (report.start, report.end) if within else report.heading or (report.start, report.end)
    before = [m.start() for m in TOKEN.finditer(document.text, low, start)][-BEFORE:]
    after = [m.end() for m in TOKEN.finditer(document.text, end, high)][:AFTER]
    first, last = (before or [start])[0], (after or [end])[-1]
    return f"{document.text[first:start]}{FIGURE}{document.text[end:last]}"


def _kind(figure: Figure) -> list[float]:
    """What sort of figure it is, one of five; all zero for a count."""
    unit = figure.unit
    money = unit is not None and _CURRENCY.fullmatch(unit) is not None
    kinds = unit == AGE, figure.duration, unit == "%", money
    return [*map(float, kinds), float(unit is not None and not any(kinds))]


def _things(a: Figure, b: Figure) -> list[float]:
    """How many of two figures name what they count, how much of it they share, and whether nothing."""
    shared = a.matter & b.matter
    apart = bool(a.matter and b.matter and not shared)
    return [float(sum(f.about is not None for f in (a, b))), float(len(shared)), float(apart)]


def _number(figure: Figure) -> float:
    """One number for a figure: the middle of its bounds, or the bound that it has."""
    if math.isinf(figure.lower) or math.isinf(figure.upper):
        return figure.upper if math.isinf(figure.lower) else figure.lower
    return (figure.lower + figure.upper) / 2
