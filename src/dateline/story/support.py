"""What a first look at all pairs says of one of them: whether a report has a likelier match, and who else agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.story.reports import Report, beside

NAMES = (
    "likely", "likelier", "likelier back", "short of", "short of back", "through one", "through a second",
    "through all", "elsewhere", "against", "neighbours agree", "beside agree", "all others",
)  # fmt: skip
"""The signs in their order."""

FEW = 6
"""So many reports through which two are linked are counted."""

SEEN = 0.3
"""Likelihood from which a report's link with a third one counts against a pair that does not share it."""


class Support:
    """Likelihoods between reports of a story, by their numbers. likely: of the pairs that are possible at all."""

    def __init__(self, likely: Mapping[tuple[int, int], float], reports: Sequence[Report]) -> None:
        self._documents = [r.document.id for r in reports]
        self._beside = beside(reports)
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), value in likely.items():
            self._links[one][other] = value
            self._links[other][one] = value
        self._all = {n: sum(links.values()) for n, links in self._links.items()}
        self._by_document: dict[tuple[int, str], list[float]] = defaultdict(list)
        for n, links in self._links.items():
            for m, value in links.items():
                self._by_document[n, self._documents[m]].append(value)

    def of_any(self, one: int, other: int, value: float) -> list[float]:
        """The signs of any pair, by NAMES; of one that is not among the likely ones only its likelihood `value`."""
        if other in self._links.get(one, ()):
            return self.of(one, other)
        return [value, *[0.0] * (len(NAMES) - 1)]

    def of(self, one: int, other: int) -> list[float]:
        """The signs of a pair that is among the likely ones, by NAMES; symmetric in the two."""
        mine, its = self._links[one], self._links[other]
        value = mine[other]
        rivals = self._by_document[one, self._documents[other]], self._by_document[other, self._documents[one]]
        thirds = [k for k in mine if k in its]
        through = sorted((min(mine[k], its[k]) for k in thirds), reverse=True)
        elsewhere = against = 0.0
        for links, back in ((mine, its), (its, mine)):
            for third, link in links.items():
                if third not in (one, other):
                    elsewhere = max(elsewhere, link)
                    if link > SEEN:
                        against += max(0.0, link - back.get(third, 0.0))
        return [
            value,
            *sorted(float(sum(v > value for v in some)) for some in rivals),
            *sorted(max(some) - value for some in rivals),
            *[*through[:2], 0.0, 0.0][:2],
            sum(through[:FEW]),
            elsewhere,
            against,
            max((self._likely(x, y) for x in self._beside[one] for y in self._beside[other]), default=0.0),
            max((self._likely(one, y) for y in self._beside[other]), default=0.0)
            + max((self._likely(x, other) for x in self._beside[one]), default=0.0),
            self._all[one] + self._all[other] - 2 * value,
        ]

    def _likely(self, one: int, other: int) -> float:
        return self._links[one].get(other, 0.0) if one in self._links else 0.0
