"""Which figures count the same matter: as nearness in meaning and other signs tell it, else as rules do."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from dateline.story.events import Telling
from dateline.story.figure_signs import NAMES, FigureSigns
from dateline.story.figures import TOLL, Figure, figures
from dateline.story.judge import chance, figure_judge
from dateline.story.measures import measures
from dateline.story.nearness import Nearness
from dateline.story.one_matter import links
from dateline.story.same import Groups, Pair
from dateline.story.support import Support
from dateline.story.vectors import Vectors

ONE_MATTER = 0.7
"""Likelihood from which two figures count the same."""

POSSIBLE = 0.02
"""Likelihood at first below which a pair is no support for another."""

RULED = 0.25
"""The same where rules say so too."""

NEARER = NAMES.index("nearer")
"""Where both figures have a nearer one in the other's document, the rule means those: votes for stand beside votes
against."""

THROUGHOUT = 0.2
"""Mean likelihood between the figures of two groups from which they become one."""


def of_one_matter(
    tellings: Sequence[Telling], event_of: Sequence[str | None], nearness: Nearness, vectors: Vectors | None
) -> list[list[Figure]]:
    """The figures that reports tell and that count the same, two or more together, in order.

    event_of: the id of the event of each telling. Without vectors rules alone decide, and only those figures count of
    which they can tell the matter.
    """
    ruled = figures(tellings)
    if vectors is None:
        joined = Groups(len(ruled))
        for one, other in links(ruled, tellings, event_of):
            joined.unite(one, other)
        return _several(ruled, joined)
    every = measures(tellings, ruled)
    joined = Groups(len(every))
    for one, other in _repeated(every):
        joined.unite(one, other)
    joined.join(
        _judged(every, tellings, FigureSigns(every, tellings, event_of, nearness, vectors)),
        lambda one, other: every[one].telling == every[other].telling and not every[one].agrees(every[other]),
        enough=ONE_MATTER,
        throughout=THROUGHOUT,
    )
    return _several(every, joined)


def _judged(every: Sequence[Figure], tellings: Sequence[Telling], signs: FigureSigns) -> list[Pair]:
    """Pairs of figures with how likely they count the same, the likeliest first."""
    judge = figure_judge()
    rows: list[array[float]] = []
    odds: list[float] = []
    for pair in signs.pairs:
        odds.append(judge.at_first(row := signs.of(*pair)))
        rows.append(array("d", row))  # an eighth of the list's size, and there are many
    first = [chance(alone) for alone in odds]
    likely_ones = {pair: likely for pair, likely in zip(signs.pairs, first, strict=True) if likely >= POSSIBLE}
    support = Support(likely_ones, [tellings[f.telling].report for f in every])
    found = []
    for (one, other), seen, alone, at_first in zip(signs.pairs, rows, odds, first, strict=True):
        likely = judge.among_others(alone, [*seen, *support.of_any(one, other, at_first)])
        likely = 1.0 if _surely(every[one], every[other]) else likely
        if signs.ruled(one, other) and not seen[NEARER]:
            likely = min(1.0, likely * ONE_MATTER / RULED)
            if _far_apart(every[one], every[other], tellings):
                likely = max(likely, ONE_MATTER)
        found.append(Pair(likely, one, other))
    return sorted(found, key=lambda p: (-p.likeness, p.one, p.other))


def _surely(one: Figure, other: Figure) -> bool:
    """Whether one figure is bare and set beside the other."""
    return one.follows == other.telling or other.follows == one.telling


def _far_apart(one: Figure, other: Figure, tellings: Sequence[Telling]) -> bool:
    """Whether two figures of one matter may be far apart: how long something was to last and did; some and none."""
    kinds = {tellings[f.telling].reading.kind for f in (one, other)}
    lasted = one.duration and other.duration and kinds == {"planned", "happened"}
    return lasted or (bool(one.matter & other.matter & TOLL) and 0 in (one.upper, other.upper))


def _repeated(every: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Figures that one report tells twice, in its heading and after it."""
    first: dict[tuple[int, str | None, frozenset[str]], int] = {}
    for n, figure in enumerate(every):
        known = first.setdefault((figure.telling, figure.unit, figure.matter), n)
        if known != n and figure.matter and figure.agrees(every[known]):
            yield known, n


def _several(every: Sequence[Figure], joined: Groups) -> list[list[Figure]]:
    return [[every[n] for n in members] for members in joined.members() if len(members) > 1]
