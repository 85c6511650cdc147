"""How near in meaning a story's reports are: cosines of their vectors, and who is nearest to whom in which document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.story.reports import Report
from dateline.story.terms import story_words
from dateline.story.vectors import Vectors

BAND = 4000
"""Reports, in order of time, among which one's nearest are looked for: exact within it, and linear in their number."""

BLOCK = 500
NEAREST = 12
"""So many of the nearest reports of other documents are candidates."""

LOOKED_AT = 24
"""So many of the nearest reports of other documents are counted when it is asked how many are nearer than one."""

ROUNDING = 1e-5
"""What two ways of reckoning one cosine may differ by."""

NEAREST_WITHIN = 2
"""The same within its own document: a ticker says again what it said, an article comes back to it."""

COMPANY = 3
"""So many of the nearest reports say how much else tells the like."""

SHRINK = 10
"""So many sentences of the whole story are counted with those of one language when their common direction is taken
away: vectors of one language lie close together, whatever the sentences say."""

USUAL = 6
"""So many usual sentences of the language are counted with those of the story: a story of two sentences has a common
direction too, which is what both are about."""

SOME_FIGURE = "14"


class Nearness:
    """Cosines between reports, by their sentences and by their sentences with the heading of their entry.

    With `vectors` None nothing is near to anything.
    """

    def __init__(self, reports: Sequence[Report], vectors: Vectors | None) -> None:
        self.known = vectors is not None and bool(reports)
        self._own: Any = None
        self._headed: Any = None
        self._best: dict[tuple[int, str], float] = {}
        self._documents = [r.document.id for r in reports]
        self._near: dict[int, list[int]] = {}
        self._nearest: dict[int, list[float]] = {}
        self._rows: dict[str, list[int]] = defaultdict(list)
        for n, document in enumerate(self._documents):
            self._rows[document].append(n)
        self._windows: Any = None
        self._titles: dict[str, int] = {}
        if vectors is None or not reports:
            return
        own = [r.text for r in reports]
        both = [headed(r) for r in reports]
        languages = [r.document.language for r in reports]
        self._own = centred(vectors, own, languages)
        self._headed = centred(vectors, both, languages)
        self._windows = self._with_neighbours()
        for n, report in reversed(list(enumerate(reports))):
            if report.role == "headline":
                self._titles[report.document.id] = n
        self._look(sorted(range(len(reports)), key=lambda n: _time(reports[n])))

    def cosine(self, one: int, other: int) -> tuple[float, float]:
        """The cosine of two reports by their own words, and with headings."""
        if not self.known:
            return 0.0, 0.0
        own = float(self._own[one] @ self._own[other])
        headed = float(self._headed[one] @ self._headed[other])
        return own, headed

    def either(self, one: int, other: int) -> float:
        """The higher of the two cosines of two reports."""
        return max(self.cosine(one, other))

    def around(self, one: int, other: int) -> float:
        """The cosine of two reports, each with the one before and the one behind it in its document."""
        return float(self._windows[one] @ self._windows[other]) if self.known else 0.0

    def title(self, number: int) -> float:
        """The cosine of a report with its document's headline; 0 where it has none."""
        title = self._titles.get(self._documents[number]) if self.known else None
        return float(self._headed[number] @ self._headed[title]) if title is not None else 0.0

    def nearer(self, number: int, cosine: float) -> int:
        """How many reports of other documents are nearer to a report than so much, by the mean of both cosines;
        LOOKED_AT where that many are."""
        nearest = self._nearest[number] if self.known else []
        return len(nearest) - bisect_right(nearest, cosine + ROUNDING)

    def behind_all(self, number: int, cosine: float) -> float:
        """How much nearer than so much the nearest report of any other document is to a report; 0 or more."""
        nearest = self._nearest[number] if self.known else []
        return max(0.0, nearest[-1] - cosine) if nearest else 0.0

    def company(self, number: int) -> float:
        """How near the three nearest reports of other documents are to a report, on average."""
        nearest = self._nearest[number][-COMPANY:] if self.known else []
        return sum(nearest) / len(nearest) if nearest else 0.0

    def headed(self, numbers: Sequence[int]) -> Any:
        """The vectors of reports with their headings, a row each; only where `known`."""
        return self._headed[list(numbers)]

    def behind(self, one: int, other: int) -> float:
        """How much nearer the report nearest to `one` in the document of `other` is than `other` itself; 0 or more."""
        if not self.known:
            return 0.0
        document = self._documents[other]
        if (one, document) not in self._best:
            rows = self._rows[document]
            lines = self._own[rows] @ self._own[one] + self._headed[rows] @ self._headed[one]
            self._best[one, document] = float(lines.max()) / 2
        own, headed = self.cosine(one, other)
        return max(0.0, self._best[one, document] - (own + headed) / 2)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of reports, one among the nearest of the other, the smaller number first."""
        yield from sorted({(min(n, m), max(n, m)) for n, near in self._near.items() for m in near})

    def _with_neighbours(self) -> Any:
        """The headed vectors, each summed with those before and behind it in its document, of length 1."""
        found = self._headed.copy()
        for n in range(1, len(found)):
            if self._documents[n] == self._documents[n - 1]:
                found[n] += self._headed[n - 1]
                found[n - 1] += self._headed[n]
        return found / ((found * found).sum(1, keepdims=True) ** 0.5).clip(1e-6)

    def _look(self, order: list[int]) -> None:
        """Find each report's nearest ones, block by block in order of time."""
        for start in range(0, len(order), BLOCK):
            rows = order[start : start + BLOCK]
            columns = order[max(0, start - BAND // 2) : start + BLOCK + BAND // 2]
            cosines = (self._own[rows] @ self._own[columns].T + self._headed[rows] @ self._headed[columns].T) / 2
            of: dict[str, list[int]] = defaultdict(list)
            for place, n in enumerate(columns):
                of[self._documents[n]].append(place)
            for place, n in enumerate(rows):
                line = cosines[place]
                own = of[self._documents[n]]
                # one more than wanted: a report is the nearest to itself
                within = (-line[own]).argsort(kind="stable")[: NEAREST_WITHIN + 1]
                inside = [own[m] for m in within if columns[own[m]] != n][:NEAREST_WITHIN]
                self._near[n] = [columns[m] for m in inside if line[m] > 0]
                line[own] = -1.0
                kept = min(LOOKED_AT, len(columns))
                near = (-line).argpartition(kept - 1)[:kept]
                near = near[(-line[near]).argsort(kind="stable")]
                self._near[n] += [columns[m] for m in near[:NEAREST] if line[m] > 0]
                self._nearest[n] = [float(line[m]) for m in near[::-1] if line[m] > -1.0]


def headed(report: Report) -> str:
    """A report's words behind the heading of its entry, where it has one."""
    return f"{report.update.heading}. {report.text}" if report.update and report.update.heading else report.text


def _time(report: Report) -> tuple[bool, float, tuple[str, int, int]]:
    return report.time is None, report.time.timestamp() if report.time else 0.0, report.key


def centred(vectors: Vectors, texts: Sequence[str], languages: Sequence[str], *, figure: str = SOME_FIGURE) -> Any:
    """Unit vectors of texts, without what all sentences of a language have in common.

    languages: of each text. figure: what stands in usual sentences for a figure.
    """
    distinct = list(dict.fromkeys(texts))
    rows = {text: n for n, text in enumerate(distinct)}
    found = vectors(distinct)[[rows[text] for text in texts]]
    total, number = found.sum(0), len(texts)
    means = []
    for language in sorted(set(languages)):
        usual = vectors([text.replace("X", figure) for text in story_words(language).usual]).mean(0)
        whole = (total + USUAL * usual) / (number + USUAL)
        own = [n for n, other in enumerate(languages) if other == language]
        means.append((own, (found[own].sum(0) + SHRINK * whole) / (len(own) + SHRINK)))
    for own, mean in means:
        found[own] -= mean
    length = (found * found).sum(1, keepdims=True) ** 0.5
    return found / length.clip(1e-6)
