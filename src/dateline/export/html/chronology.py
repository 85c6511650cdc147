"""The chronology as the page shows it: groups by day, in each the events in order of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.marks import Mark as PersonsMark
from dateline.export.html.marks import Marks
from dateline.export.html.origins import Label, Origins
from dateline.export.html.pieces import Mark, Piece, cut
from dateline.export.html.voices import described
from dateline.model import Difference, Event, Passage, Story, StoryQuote

_NOT_IN_AN_ID = re.compile(r"\W+")
_PRECISE = frozenset({"second", "minute", "hour", "part"})


@dataclass(frozen=True, slots=True)
class Related:
    """Another event that this one points to: a plan's outcome, or the plan of an outcome."""

    href: str
    clock: Text | None
    text: str
    language: str


@dataclass(slots=True)
class Entry:
    """One event, ready to be written down. Times are milliseconds since 1970, None where they cannot be compared.

    repeated: the entry above shows the same clock. key: marked as a key event. marks: what people corrected in it.
    """

    id: str
    kind: str
    clock: Text
    stamp: str | None
    inferred: bool
    reasons: tuple[Text, ...]
    language: str
    heading: str | None
    speaker: Text | None
    pieces: tuple[Piece, ...]
    open_at: str
    labels: tuple[Label, ...]
    independent: Text | None
    hedged: bool
    planned: Text | None
    announced: Text | None
    outcome: Related | None
    plans: tuple[Related, ...]
    differs: tuple[tuple[str, Text], ...]
    sources: tuple[int, ...]
    people: tuple[str, ...]
    start: int | None
    end: int | None
    key: bool
    marks: tuple[PersonsMark, ...]
    repeated: bool = False


@dataclass(slots=True)
class Group:
    """The events under one heading; those of the background stand folded, apart from the rest.

    entries: those with a clock, or all of a heading that is no day. clockless: those of which only the day is known;
    between the others they would claim an order that nobody knows.
    heading: None where there is nothing but background, which needs no day of its own.
    """

    heading: Text | None
    id: str
    entries: list[Entry] = field(default_factory=list)
    clockless: list[Entry] = field(default_factory=list)
    background: list[Entry] = field(default_factory=list)


class Chronology:
    """Turns a story's events into groups of entries."""

    def __init__(self, story: Story, interface: Interface, clock: Clock, origins: Origins) -> None:
        self.interface, self.clock, self.origins = interface, clock, origins
        self.story = story
        self.marks = Marks(story, interface, clock)
        self.people = {actor.id: number for number, actor in enumerate(story.actors)}
        self._quotes: dict[str, StoryQuote] = {q.id: q for q in story.quotes}
        self._events: dict[str, Event] = {e.id: e for e in story.chronology}
        self._differences: dict[str, Difference] = {d.id: d for d in story.differences}
        self._marks = _difference_marks(story.differences)
        self._plans: dict[str, list[Event]] = {}
        for event in story.chronology:
            if event.outcome:
                self._plans.setdefault(event.outcome, []).append(event)

    def groups(self) -> list[Group]:
        """All events, by day; those whose time is open last."""
        dated = [e for e in self.story.chronology if e.start]
        groups: dict[Text, Group] = {}
        for event in sorted(dated, key=lambda e: e.start.timestamp() if e.start else 0.0):
            self._into(groups, self.clock.heading(event) or (), event)
        for event in self.story.chronology:
            if event.start is None:
                self._into(groups, self.interface.say("time_open"), event)
        return _without_bare_background(list(groups.values()))

    def _into(self, groups: dict[Text, Group], heading: Text, event: Event) -> None:
        group = groups.setdefault(heading, Group(heading, f"day-{_NOT_IN_AN_ID.sub('-', heading[-1].lower())}"))
        entry = self._entry(event)
        if event.kind == "background":
            entries = group.background
        elif event.start and event.precision in ("day", None):
            entries = group.clockless
        else:
            entries = group.entries
        entry.repeated = bool(entries) and entries[-1].clock == entry.clock
        entries.append(entry)

    def _entry(self, event: Event) -> Entry:
        shown = event.passages[0]
        marks = [m for d in event.differences for m in self._marks.get((d, shown.document), ())]
        marked = {m.target for m in marks if shown.start < m.end and m.start < shown.end}
        marks += [Mark(a.start, a.end, "attribution") for a in event.attributions if a.document == shown.document]
        gutter = self.clock.gutter(event)
        basis = event.time_basis or ""
        comparable = event.start is not None and event.precision in _PRECISE
        start = _milliseconds(event.start) if event.start and comparable else None
        return Entry(
            id=f"event-{event.id}",
            kind=event.kind,
            clock=gutter or self._open_clock(shown),
            stamp=self.clock.local(event.start).isoformat() if event.start and comparable else None,
            inferred=basis.startswith("inferred") or (gutter is None and basis == "open"),
            reasons=self._reasons(event),
            language=self.origins.language(shown.document),
            heading=event.heading.exact if event.heading and event.heading.exact != event.text else None,
            speaker=self._speaker(event, shown),
            pieces=cut(shown, marks),
            open_at=self.origins.href(shown),
            labels=self.origins.labels(event.passages),
            independent=self.interface.count("independent", event.sources) if event.sources > 1 else None,
            hedged=event.hedged,
            planned=self._planned(event, gutter),
            announced=self._announced(event),
            outcome=self._related(event.outcome),
            plans=tuple(r for e in self._plans.get(event.id, ()) if (r := self._related(e.id))),
            differs=self._differs(event, marked),
            sources=self.origins.numbers(event.passages),
            people=tuple(a for a in event.actors if a in self.people),
            start=start,
            end=_milliseconds(event.end) if event.end and start is not None else start,
            key=event.key,
            marks=self.marks.of(event.by),
        )

    def _open_clock(self, shown: Passage) -> Text:
        """A ticker's clock is worth showing even where nobody knows the day."""
        update = self.origins.documents[shown.document].update_at(shown.start)
        return self.interface.same(update.clock) if update and update.clock else self.interface.say("open")

    def _reasons(self, event: Event) -> tuple[Text, ...]:
        if event.start is None and event.time_basis == "open":
            return (self.interface.say("basis_open"),)
        if not (event.time_basis or "").startswith("inferred"):
            return ()
        said = tuple(dict.fromkeys(self.clock.evidence(e) for e in event.time_evidence))
        written = (event.time_basis or "").removeprefix("inferred").strip(": ")
        if said or not written:
            return said or (self.interface.say("basis_inferred"),)
        return (self.interface.say("basis_day", basis=self.interface.sentence(written)),)

    def _speaker(self, event: Event, shown: Passage) -> Text | None:
        """Whose words the shown passage holds; None for what is no quotation."""
        if event.kind != "said":
            return None
        quotes = [self._quotes[q] for q in event.quotes if q in self._quotes]
        here = [q for q in quotes if any(_within(p, shown) for p in q.passages)] or quotes
        speakers = dict.fromkeys(q.speaker for q in here if q.speaker in self.people)
        if speakers:
            names = ", ".join(self.story.actors[self.people[s]].name for s in speakers if s)
            return self.interface.same(names)
        words = next(filter(None, (described(q, self.origins.documents) for q in here)), None)
        if words:
            return self.interface.same(words.exact)
        return self.interface.say("no_speaker") if here else None

    def _planned(self, event: Event, gutter: Text | None) -> Text | None:
        if event.kind != "planned":
            return None
        if event.start is not None and event.start == event.reported:
            # Placed where it was announced: no text says when it was to be.
            return self.interface.say("kind_planned")
        return self.interface.say("planned_for", time=gutter) if gutter else self.interface.say("planned_open")

    def _announced(self, event: Event) -> Text | None:
        if event.reported is None or (event.kind != "planned" and event.start is not None):
            return None
        key = "announced" if event.kind == "planned" else "reported_at"
        same_day = event.start and self.clock.local(event.start).date() == self.clock.local(event.reported).date()
        when = self.clock.minute(event.reported) if same_day else self.clock.moment(event.reported)
        return self.interface.say(key, time=when)

    def _related(self, id: str | None) -> Related | None:
        event = self._events.get(id) if id else None
        if event is None:
            return None
        text = event.heading.exact if event.heading else event.text
        language = self.origins.language(event.passages[0].document)
        return Related(f"#event-{event.id}", self.clock.gutter(event), text, language)

    def _differs(self, event: Event, marked: set[str]) -> tuple[tuple[str, Text], ...]:
        """Differences that touch the event but not a figure in the words shown."""
        return tuple(
            (f"difference-{d}", self.interface.say("differs", about=self._differences[d].about))
            for d in event.differences
            if d in self._differences and f"difference-{d}" not in marked
        )


def _without_bare_background(groups: list[Group]) -> list[Group]:
    """Neighbouring groups of nothing but background become one fold without a heading."""
    joined: list[Group] = []
    for group in groups:
        if group.entries or group.clockless:
            joined.append(group)
        elif joined and joined[-1].heading is None:
            joined[-1].background += group.background
        else:
            joined.append(Group(None, group.id, background=group.background))
    return joined


def _difference_marks(differences: Iterable[Difference]) -> dict[tuple[str, str], list[Mark]]:
    """Where each difference's values stand, by difference and document."""
    marks: dict[tuple[str, str], list[Mark]] = {}
    for difference in differences:
        for value in difference.values:
            for p in value.passages:
                mark = Mark(p.start, p.end, "difference", f"difference-{difference.id}")
                marks.setdefault((difference.id, p.document), []).append(mark)
    return marks


def _within(inner: Passage, outer: Passage) -> bool:
    return inner.document == outer.document and outer.start <= inner.start and inner.end <= outer.end


def _milliseconds(instant: dt.datetime) -> int:
    return round(instant.timestamp() * 1000)
