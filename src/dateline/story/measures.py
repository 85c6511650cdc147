"""Every figure that reports tell, also those of which only the context says what they count.

`figures` has those of which rules can tell the matter; here are all others beside them, so that nearness in meaning may
tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.model import Span
from dateline.story.ages import ages
from dateline.story.events import Telling
from dateline.story.figures import (
    SECONDS,
    Figure,
    bounds,
    duration,
    is_distance,
    limits,
    no_count,
    of_then,
    quantities_of,
    terms_of,
)

AGE = "age"
"""The unit of ages, which are compared with ages only."""

_SECONDS = frozenset({*SECONDS, "wk"})


def measures(tellings: Sequence[Telling], ruled: Sequence[Figure]) -> list[Figure]:
    """All figures of the reports, in order; `ruled`, of which rules tell the matter, as they are.

    Durations are in seconds, ages in years. What is told of long ago is left out.
    """
    known: dict[int, list[Figure]] = defaultdict(list)
    for figure in ruled:
        known[figure.telling].append(figure)
    found: dict[tuple[str, int], Figure] = {}
    for number, telling in enumerate(tellings):
        if of_then(telling):
            continue
        spans: list[Span] = []
        # what stands first wins where two read the same words
        for figure in (
            *known[number],
            *_ages(number, telling),
            *_durations(number, telling),
            *_counts(number, telling),
        ):
            if not any(s < figure.span[1] and figure.span[0] < e for s, e in spans):
                spans.append(figure.span)
                found.setdefault((telling.report.document.id, figure.span[0]), figure)
    return sorted(found.values(), key=lambda f: (f.telling, f.span))


def _parts(telling: Telling) -> Iterator[Span]:
    """A report and its heading."""
    yield telling.report.start, telling.report.end
    if telling.report.heading:
        yield telling.report.heading


def _ages(number: int, telling: Telling) -> Iterator[Figure]:
    for start, end in _parts(telling):
        for age in ages(telling.report.document, start, end):
            yield Figure(
                telling=number, span=age.span, lower=age.years, upper=age.years, unit=AGE, matter=frozenset(),
                about=age.whose,
            )  # fmt: skip


def _durations(number: int, telling: Telling) -> Iterator[Figure]:
    for time in telling.reading.times:
        if time.type == "DURATION" and (seconds := duration(time.value)) and not is_distance(telling, time):
            low, high = bounds(seconds, time.mod)
            yield Figure(
                telling=number, span=(time.start, time.end), lower=low, upper=high, unit="s", matter=frozenset(),
                about=None, duration=True, approximate=time.mod is not None,
            )  # fmt: skip


def _counts(number: int, telling: Telling) -> Iterator[Figure]:
    for quantity in quantities_of(telling):
        if no_count(telling, quantity) or quantity.unit in _SECONDS:
            continue  # durations are times too
        low, high = limits(quantity)
        matter = frozenset(terms_of(telling, *quantity.counted)) if quantity.counted else frozenset()
        yield Figure(
            telling=number, span=(quantity.start, quantity.end), lower=low, upper=high, unit=quantity.unit,
            matter=matter, about=quantity.counted, approximate=quantity.approximate,
        )  # fmt: skip
