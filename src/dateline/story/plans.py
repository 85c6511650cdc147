"""What came of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from dateline.model import Event
from dateline.story.events import Telling
from dateline.story.same import Pair

PLAIN = 0.3
"""Likeness from which a later report shows what came of a plan."""


def with_outcomes(events: Sequence[Event], tellings: Sequence[Telling], pairs: Sequence[Pair]) -> list[Event]:
    """The same events; a plan names the event that shows what came of it, where one is plainly about the same.

    pairs: of a plan's report and a later one (see same.pairs), the most alike first.
    """
    event_of: dict[tuple[str, int], Event] = {}
    spans: dict[str, list[tuple[int, int, Event]]] = defaultdict(list)
    for event in events:
        for passage in event.passages:
            spans[passage.document].append((passage.start, passage.end, event))

    def at(telling: Telling) -> Event | None:
        report = telling.report
        key = report.document.id, report.start
        if key not in event_of:
            found = next((e for s, t, e in spans[key[0]] if s <= report.start and report.end <= t), None)
            if found is None:
                return None
            event_of[key] = found
        return event_of[key]

    outcomes: dict[str, str] = {}
    for pair in pairs:
        plan, outcome = at(tellings[pair.one]), at(tellings[pair.other])
        if pair.likeness < PLAIN or plan is None or outcome is None:
            continue
        if plan.kind == "planned" and outcome.kind == "happened" and plan.id not in outcomes:
            outcomes[plan.id] = outcome.id
    return [structs.replace(e, outcome=outcomes.get(e.id)) for e in events]
