"""What each correction does to a story. Sources are never touched: parts are joined, cut, called, timed and marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

from msgspec import structs

from dateline.model import (
    Actor,
    By,
    Difference,
    Edit,
    Event,
    Hide,
    MarkKey,
    MergeActors,
    MergeEvents,
    Note,
    Passage,
    Pin,
    Redo,
    Rename,
    Resolution,
    Resolve,
    SetSpeaker,
    SetTime,
    SplitActor,
    SplitEvent,
    Story,
    StoryQuote,
    Target,
    Unapplied,
    Undo,
)
from dateline.story.cutting import joined_actors, joined_events, split_actor, split_event
from dateline.story.events import in_time
from dateline.story.targets import Finder, Pages, Part, apart_and_rest, beside

What = Literal["merged", "split", "renamed", "time", "speaker", "pinned", "key", "note", "resolved"]
Reason = Literal["target-gone", "no-such-passage", "nothing-left", "not-possible"]
P = TypeVar("P", Event, Actor, StoryQuote, Difference)


class _NotDone(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason


class Correcting:
    """A story while edits are applied to it, one after the other."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.pages = Pages(story)
        self.events = {e.id: e for e in story.chronology}
        self.actors = {a.id: a for a in story.actors}
        self.quotes = {q.id: q for q in story.quotes}
        self.differences = {d.id: d for d in story.differences}
        self.unapplied: list[Unapplied] = []
        self._finders: dict[str, Finder] = {}
        self._moved = False

    def do(self, edit: Edit) -> None:
        """Apply one edit (not one about taking back); one that finds nothing to change goes to `unapplied`."""
        try:
            self._do(edit)
        except _NotDone as error:
            self.unapplied.append(Unapplied(edit=edit.number, reason=error.reason))

    def story(self) -> Story:
        """The story as it is now."""
        events = list(self.events.values())
        if self._moved:
            events = in_time(events, self._story.documents)
            start, end = _span(self._story, events)
            self._story = structs.replace(self._story, start=start, end=end)
        return structs.replace(
            self._story,
            chronology=tuple(events),
            actors=tuple(self.actors.values()),
            quotes=tuple(self.quotes.values()),
            differences=tuple(self.differences.values()),
        )

    def _do(self, edit: Edit) -> None:
        match edit.correction:
            case MergeEvents(events=targets):
                self._merge_events(edit, targets)
            case MergeActors(actors=targets):
                self._merge_actors(edit, targets)
            case SplitEvent() | SplitActor():
                self._split(edit, edit.correction)
            case Rename(target=target, name=name):
                self._rename(edit, target, name)
            case SetTime():
                self._set_time(edit, edit.correction)
            case SetSpeaker(quote=target, speaker=speaker):
                self._set_speaker(edit, target, speaker)
            case Hide(target=target):
                self._hide(target)
            case Pin(target=target) | MarkKey(event=target) | Note(target=target):
                self._mark(edit, target)
            case Resolve(difference=target, value=value, text=text):
                one = self._find(target, self.differences)
                changed = structs.replace(one, resolution=Resolution(value=value, text=text))
                self.differences[one.id] = _marked(changed, _by(edit, "resolved"))
            case Undo() | Redo():
                raise ValueError("undo and redo are no change of their own")

    def _merge_events(self, edit: Edit, targets: Sequence[Target]) -> None:
        host, *others = self._found(targets, self.events)
        if not others:
            return  # the machine has joined them itself by now
        gone = {other.id: host.id for other in others}
        merged = joined_events(host, others, self._story.sources)
        self.events[host.id] = _marked(merged, _by(edit, "merged"))
        for other in others:
            del self.events[other.id]
        self._point_events(gone)
        self._changed("event", moved=True)

    def _merge_actors(self, edit: Edit, targets: Sequence[Target]) -> None:
        host, *others = self._found(targets, self.actors)
        if not others:
            return
        names = ", ".join(other.name for other in others)
        self.actors[host.id] = _marked(joined_actors(host, others), _by(edit, "merged", names))
        gone = {other.id: host.id for other in others}
        for other in others:
            del self.actors[other.id]
        self._point_actors(gone)
        self._changed("actor")

    def _split(self, edit: Edit, correction: SplitEvent | SplitActor) -> None:
        """Cut what is meant by the passages that stay, else by those that are to go."""
        of_event = isinstance(correction, SplitEvent)
        target = correction.event if isinstance(correction, SplitEvent) else correction.actor
        staying = apart_and_rest(target.passages, correction.apart, self.pages)[1]
        kind: Literal["event", "actor"] = "event" if of_event else "actor"
        finder = self._finder(kind)
        found = finder.find(structs.replace(target, passages=staying or target.passages))
        if found is None:
            raise _NotDone("target-gone")
        whole: Event | Actor = self.events[found] if of_event else self.actors[found]
        passages = whole.passages if isinstance(whole, Event) else whole.mentions
        taken, rest = apart_and_rest(passages, correction.apart, self.pages)
        if not taken:
            if finder.find(structs.replace(target, passages=correction.apart)) is None:
                raise _NotDone("no-such-passage")
            return  # the machine has taken them apart itself by now
        if not rest:
            raise _NotDone("nothing-left")
        if isinstance(whole, Event):
            self._cut_event(edit, whole, taken, rest)
        else:
            name = correction.name if isinstance(correction, SplitActor) else None
            self._cut_actor(edit, whole, taken, name)
        self._changed(kind, moved=of_event)

    def _cut_event(self, edit: Edit, whole: Event, taken: tuple[Passage, ...], rest: tuple[Passage, ...]) -> None:
        new = f"{whole.id}-{edit.number}"
        stays, goes = split_event(whole, new, taken, rest, self._story, self.actors, self.quotes)
        mark = _by(edit, "split")
        self.events = _inserted(self.events, whole.id, _marked(stays, mark), _marked(goes, mark))

    def _cut_actor(self, edit: Edit, whole: Actor, taken: tuple[Passage, ...], name: str | None) -> None:
        new = f"{whole.id}-{edit.number}"
        stays, goes = split_actor(whole, new, taken, name)
        mark = _by(edit, "split")
        self.actors = _inserted(self.actors, whole.id, _marked(stays, mark), _marked(goes, mark))
        events, quotes = reassigned(stays, goes, self.events, self.quotes)
        self.events |= events
        self.quotes |= quotes

    def _rename(self, edit: Edit, target: Target, name: str) -> None:
        name = " ".join(name.split())
        if target.kind == "story":
            by = (*self._story.by, _by(edit, "renamed", self._story.title))
            self._story = structs.replace(self._story, title=name, title_passage=None, by=by)
            return
        actor = self._find(target, self.actors)
        if actor.name != name:
            self.actors[actor.id] = _marked(structs.replace(actor, name=name), _by(edit, "renamed", actor.name))

    def _set_time(self, edit: Edit, correction: SetTime) -> None:
        event = self._find(correction.event, self.events)
        changed = structs.replace(
            event,
            start=correction.start,
            end=correction.end,
            precision=correction.precision,
            time_basis="given" if correction.start else None,
            time_evidence=(),
        )
        before = event.start.isoformat() if event.start else None
        self.events[event.id] = _marked(changed, _by(edit, "time", before))
        self._moved = True

    def _set_speaker(self, edit: Edit, target: Target, speaker: Target | None) -> None:
        quote = self._find(target, self.quotes)
        actor = self._find(speaker, self.actors) if speaker else None
        before = self.actors[quote.speaker].name if quote.speaker in self.actors else None
        changed = structs.replace(quote, speaker=actor.id if actor else None, speaker_basis=None)
        self.quotes[quote.id] = _marked(changed, _by(edit, "speaker", before))
        if actor:
            for event in list(self.events.values()):
                if quote.id in event.quotes and actor.id not in event.actors:
                    self.events[event.id] = structs.replace(event, actors=(*event.actors, actor.id))

    def _hide(self, target: Target) -> None:
        if target.kind == "event":
            event = self._find(target, self.events)
            not_meant = beside(event.passages, target, self._story.documents)
            if not_meant:
                meant = tuple(p for p in event.passages if p not in not_meant)
                rest, _ = split_event(event, "", meant, not_meant, self._story, self.actors, self.quotes)
                self.events[event.id] = rest
            else:
                del self.events[event.id]
            self._point_events({})
            self._changed("event", moved=True)
        elif target.kind == "actor":
            del self.actors[self._find(target, self.actors).id]
            self._point_actors({})
            self._changed("actor")
        elif target.kind == "quote":
            del self.quotes[self._find(target, self.quotes).id]
            self.events = {
                e.id: structs.replace(e, quotes=tuple(q for q in e.quotes if q in self.quotes))
                for e in self.events.values()
            }
            self.quotes = {
                q.id: structs.replace(q, variants=tuple(v for v in q.variants if v in self.quotes))
                for q in self.quotes.values()
            }
            self._changed("quote")
        elif target.kind == "difference":
            del self.differences[self._find(target, self.differences).id]
            self.events = {
                e.id: structs.replace(e, differences=tuple(d for d in e.differences if d in self.differences))
                for e in self.events.values()
            }
            self._changed("difference")
        else:
            raise _NotDone("not-possible")

    def _mark(self, edit: Edit, target: Target) -> None:
        correction = edit.correction
        what: What = "pinned" if isinstance(correction, Pin) else "key" if isinstance(correction, MarkKey) else "note"
        mark = _by(edit, what, correction.text if isinstance(correction, Note) else None)
        if target.kind == "story" and what == "note":
            self._story = structs.replace(self._story, by=(*self._story.by, mark))
        elif target.kind == "event":
            event = _marked(self._find(target, self.events), mark)
            event = structs.replace(event, pinned=event.pinned or what == "pinned", key=event.key or what == "key")
            self.events[event.id] = event
        elif target.kind == "quote" and what != "key":
            quote = _marked(self._find(target, self.quotes), mark)
            self.quotes[quote.id] = structs.replace(quote, pinned=quote.pinned or what == "pinned")
        elif target.kind == "actor" and what == "note":
            actor = self._find(target, self.actors)
            self.actors[actor.id] = _marked(actor, mark)
        elif target.kind == "difference" and what == "note":
            difference = self._find(target, self.differences)
            self.differences[difference.id] = _marked(difference, mark)
        else:
            raise _NotDone("not-possible")

    def _finder(self, kind: str) -> Finder:
        if kind not in self._finders:
            parts: dict[str, dict[str, Part]] = {
                "event": dict(self.events),
                "actor": dict(self.actors),
                "quote": dict(self.quotes),
                "difference": dict(self.differences),
            }
            self._finders[kind] = Finder(parts[kind], self.pages)
        return self._finders[kind]

    def _find(self, target: Target, parts: dict[str, P]) -> P:
        found = self._finder(target.kind).find(target)
        if found is None or found not in parts:
            raise _NotDone("target-gone")
        return parts[found]

    def _found(self, targets: Sequence[Target], parts: dict[str, P]) -> list[P]:
        """What targets mean, each once, in their order. One that is gone is passed over while two are left."""
        ids = [self._finder(t.kind).find(t) for t in targets]
        found = [one for one in dict.fromkeys(ids) if one is not None]
        if len(found) < 2 and None in ids:
            raise _NotDone("target-gone")
        return [parts[one] for one in found]

    def _changed(self, kind: str, *, moved: bool = False) -> None:
        self._finders.pop(kind, None)
        self._moved = self._moved or moved

    def _point_events(self, to: dict[str, str]) -> None:
        """References to events that are now others, or gone."""
        for event in list(self.events.values()):
            outcome = to.get(event.outcome or "", event.outcome)
            kept = outcome if outcome in self.events and outcome != event.id else None
            if kept != event.outcome:
                self.events[event.id] = structs.replace(event, outcome=kept)
        for difference in list(self.differences.values()):
            events = _pointed(difference.events, to, self.events)
            if events != difference.events:
                self.differences[difference.id] = structs.replace(difference, events=events)

    def _point_actors(self, to: dict[str, str]) -> None:
        for event in list(self.events.values()):
            actors = _pointed(event.actors, to, self.actors)
            if actors != event.actors:
                self.events[event.id] = structs.replace(event, actors=actors)
        for quote in list(self.quotes.values()):
            speaker = to.get(quote.speaker or "", quote.speaker)
            if speaker != quote.speaker or (speaker and speaker not in self.actors):
                self.quotes[quote.id] = structs.replace(quote, speaker=speaker if speaker in self.actors else None)


def reassigned(
    stays: Actor, goes: Actor, events: dict[str, Event], quotes: dict[str, StoryQuote]
) -> tuple[dict[str, Event], dict[str, StoryQuote]]:
    """The events and quotations that change hands when an actor is cut in two."""
    changed_events: dict[str, Event] = {}
    for event in events.values():
        if stays.id in event.actors and _meets(event.passages, goes.mentions):
            both = (stays.id, goes.id) if _meets(event.passages, stays.mentions) else (goes.id,)
            actors = [a for one in event.actors for a in (both if one == stays.id else (one,))]
            changed_events[event.id] = structs.replace(event, actors=tuple(dict.fromkeys(actors)))
    changed_quotes: dict[str, StoryQuote] = {}
    for quote in quotes.values():
        speakers = [p for occurrence in quote.occurrences for p in occurrence.speaker]
        if quote.speaker == stays.id and _meets(speakers, goes.mentions) and not _meets(speakers, stays.mentions):
            changed_quotes[quote.id] = structs.replace(quote, speaker=goes.id)
    return changed_events, changed_quotes


def _span(story: Story, events: Sequence[Event]) -> tuple[dt.datetime | None, dt.datetime | None]:
    """From when to when a story goes: over what counted for that before, and what a person gave a time."""
    found = [
        event.start
        for event in events
        if event.start
        and event.kind in ("happened", "said")
        and (
            any(mark.what == "time" for mark in event.by)
            or (story.start and story.end and story.start <= event.start <= story.end)
        )
    ]
    return min(found, default=None), max(found, default=None)


def _meets(places: Iterable[Passage], mentions: Iterable[Passage]) -> bool:
    by_document: dict[str, list[Passage]] = {}
    for mention in mentions:
        by_document.setdefault(mention.document, []).append(mention)
    return any(p.start < m.end and m.start < p.end for p in places for m in by_document.get(p.document, ()))


def _pointed(ids: Sequence[str], to: dict[str, str], there: dict[str, P]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(to.get(one, one) for one in ids if to.get(one, one) in there))


def _inserted(parts: dict[str, P], at: str, *new: P) -> dict[str, P]:
    found: dict[str, P] = {}
    for key, part in parts.items():
        if key == at:
            found |= {one.id: one for one in new}
        else:
            found[key] = part
    return found


def _marked(part: P, mark: By) -> P:
    return structs.replace(part, by=(*part.by, mark))


def _by(edit: Edit, what: What, text: str | None = None) -> By:
    return By(what=what, by=edit.by, at=edit.at, edit=edit.number, text=text)
