"""Plans that did not come true: what was announced, beside the report that says that it came otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.languages.story import listed
from dateline.model import Difference, DifferenceValue, Document, Event, Passage
from dateline.story.clocks import named_matter
from dateline.story.events import Telling
from dateline.story.same import Pair
from dateline.story.terms import TOKEN, story_words

PLAIN = 0.3
"""Likeness from which a later report is plainly about what was planned (see plans.PLAIN)."""


def broken_plans(events: Sequence[Event], tellings: Sequence[Telling], pairs: Sequence[Pair]) -> list[Difference]:
    """A difference for each plan whose outcome says in words that it came otherwise ("abgesagt", "erst jetzt", "not").

    pairs: of a plan's report and a later one, the most alike first. Ids and events are filled in later.
    """
    linked = {(e.id, e.outcome) for e in events if e.outcome}
    places: dict[str, list[tuple[int, int, str]]] = {}
    for event in events:
        for passage in event.passages:
            places.setdefault(passage.document, []).append((passage.start, passage.end, event.id))
    found: list[Difference] = []
    seen: set[str] = set()
    for pair in pairs:
        plan, outcome = tellings[pair.one], tellings[pair.other]
        if pair.likeness < PLAIN or not _otherwise(outcome):
            continue
        ids = _at(plan, places), _at(outcome, places)
        if ids not in linked or ids[0] in seen or ids[0] is None:
            continue
        seen.add(ids[0])
        values = (_announced(plan), _reported(outcome))
        about = named_matter([plan, outcome])
        if about is not None:
            found.append(Difference(id="", about=about.exact, kind="plan-outcome", values=values))
    return found


def _at(telling: Telling, places: dict[str, list[tuple[int, int, str]]]) -> str | None:
    report = telling.report
    return next((e for s, t, e in places.get(report.document.id, ()) if s <= report.start and report.end <= t), None)


def _otherwise(outcome: Telling) -> bool:
    """Whether a report, or the heading of its entry, says that something did not come as planned."""
    report, document = outcome.report, outcome.report.document
    words = story_words(document.language)
    signs = listed(words.otherwise) | listed(words.cancelled)
    heading = report.update.heading_span if report.update is not None else None
    spans = [(report.start, report.end), *([heading] if heading else [])]
    return any(m.group().lower() in signs for s, e in spans for m in TOKEN.finditer(document.text, s, e))


def _announced(plan: Telling) -> DifferenceValue:
    """What was announced: the time that it was announced for where the report names one, else the report itself."""
    document: Document = plan.report.document
    times = [t for t in plan.reading.times if t.type in ("TIME", "DATE") and t.value[:1].isdigit()]
    span = (times[0].start, times[0].end) if len(times) == 1 else (plan.report.start, plan.report.end)
    passage: Passage = document.passage(*span)
    return DifferenceValue(value=passage.exact, passages=(passage,), planned=True)


def _reported(outcome: Telling) -> DifferenceValue:
    passage = outcome.report.document.passage(outcome.report.start, outcome.report.end)
    return DifferenceValue(value=passage.exact, passages=(passage,))
