"""Plans that did not come true: what was announced, beside the report that says that it came otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.languages.story import listed
from dateline.model import Difference, DifferenceValue, Event, Passage
from dateline.story.clocks import named_matter
from dateline.story.events import FAR, Telling
from dateline.story.kinds import turns_to
from dateline.story.same import Pair
from dateline.story.terms import TOKEN, story_words

PLAIN = 0.3
"""Likeness from which a later report is plainly about what was planned (see plans.PLAIN)."""


NAMED = dt.timedelta(minutes=15)
WRITTEN = dt.timedelta(hours=1)
SOON = dt.timedelta(hours=20)
"""How far an outcome may be from the time announced: by a named clock, by an entry's instant, and at most."""

CLOCKS = ("second", "minute", "hour")


def broken_plans(events: Sequence[Event], tellings: Sequence[Telling], pairs: Sequence[Pair]) -> list[Difference]:
    """A difference for each plan whose outcome says in words that it came otherwise ("abgesagt", "erst jetzt", "not"),
    or came at another time.

    pairs: of a plan's report and a later one, the most alike first. Ids and events are filled in later.
    """
    linked = {(e.id, e.outcome) for e in events if e.outcome}
    places: dict[str, list[tuple[int, int, str]]] = {}
    for event in events:
        for passage in event.passages:
            places.setdefault(passage.document, []).append((passage.start, passage.end, event.id))
    told: dict[tuple[str, str], tuple[list[Telling], list[Telling]]] = {}
    for pair in pairs:
        plan, outcome = tellings[pair.one], tellings[pair.other]
        if pair.likeness < PLAIN or not (_otherwise(outcome) or missed(plan, outcome)) or _repeats(plan, outcome):
            continue
        one, other = _at(plan, places), _at(outcome, places)
        if one is None or other is None or (one, other) not in linked:
            continue
        announced, reported = told.setdefault((one, other), ([], []))
        announced.append(plan)
        reported.append(outcome)
    found = []
    for announced, reported in told.values():
        plans, ends = _in_order(announced), _in_order(reported)
        about = named_matter([*plans, *ends])
        if about is not None:
            values = _announced(plans), _reported(ends)
            found.append(Difference(id="", about=about.exact, kind="plan-outcome", values=values))
    return found


def _in_order(told: Sequence[Telling]) -> list[Telling]:
    """Each report once, the first told in front."""
    once = {t.report.key: t for t in told}
    return sorted(once.values(), key=lambda t: (t.report.time or FAR, t.order, t.report.start))


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


def _repeats(plan: Telling, outcome: Telling) -> bool:
    """Whether the later report announces the same for the same time: "hat die Reise abgebrochen und will gegen 1 Uhr
    in Hohenau sein" is what came of another journey."""
    due = {t.interval.start for t in plan.reading.times if t.type == "TIME" and t.interval is not None}
    return any(
        t.type == "TIME" and t.interval is not None and t.interval.start in due and turns_to(outcome.report, t.start)
        for t in outcome.reading.times
    )


def missed(plan: Telling, outcome: Telling) -> bool:
    """Whether what was announced for a time came plainly at another one.

    A clock time that the outcome names counts from a quarter of an hour on; the instant of a ticker's entry, which may
    be written later, only from an hour on.
    """
    times = [t for t in plan.reading.times if t.type == "TIME" and t.interval is not None and t.precision in CLOCKS]
    told = outcome.when
    if len(times) != 1 or times[0].interval is None or told.start is None or told.precision not in CLOCKS:
        return False
    due = times[0].interval
    document = plan.report.document
    before = [m.group().lower() for m in TOKEN.finditer(document.text, plan.report.start, times[0].start)][-2:]
    gap = told.start - due.start
    if any(w in listed(story_words(document.language).until) for w in before):
        gap = max(gap, dt.timedelta())
    allowed = NAMED if told.explicit and times[0].mod is None else WRITTEN
    return allowed < abs(gap) < SOON


def _announced(plans: Sequence[Telling]) -> DifferenceValue:
    """What was announced: the time that reports name for it, else the reports themselves."""
    passages: dict[Passage, None] = {}
    for plan in plans:
        times = [t for t in plan.reading.times if t.type in ("TIME", "DATE") and t.value[:1].isdigit()]
        span = (times[0].start, times[0].end) if len(times) == 1 else (plan.report.start, plan.report.end)
        passages[plan.report.document.passage(*span)] = None
    return DifferenceValue(value=next(iter(passages)).exact, passages=tuple(passages), planned=True)


def _reported(ends: Sequence[Telling]) -> DifferenceValue:
    passages = tuple(t.report.document.passage(t.report.start, t.report.end) for t in ends)
    return DifferenceValue(value=passages[0].exact, passages=passages)
