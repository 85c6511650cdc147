"""The log of what people corrected, and the story with it applied.

`apply` is a pure function: the story as built and the log give the story as shown, and nothing else decides. Undoing is
an entry like any other, so nothing in a log is ever changed or lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.model import (
    Correction,
    Edit,
    MergeActors,
    MergeEvents,
    Note,
    Redo,
    Rename,
    Resolve,
    SetSpeaker,
    SetTime,
    SplitActor,
    SplitEvent,
    Story,
    Target,
    TargetKind,
    Undo,
)
from dateline.story.correcting import Correcting
from dateline.story.targets import same_target, target

_SHAPE = "shape"
_MARK = "mark"
"""Marks (hidden aside) and notes stand beside whatever else is done."""

_KINDS: dict[str, tuple[TargetKind, ...]] = {
    "MergeEvents": ("event",),
    "SplitEvent": ("event",),
    "MergeActors": ("actor",),
    "SplitActor": ("actor",),
    "Rename": ("actor", "story"),
    "SetTime": ("event",),
    "SetSpeaker": ("quote",),
    "Hide": ("event", "actor", "quote", "difference"),
    "Pin": ("event", "quote"),
    "MarkKey": ("event",),
    "Note": ("story", "event", "actor", "quote", "difference"),
    "Resolve": ("difference",),
}
"""What can be done with what."""


def apply(story: Story, edits: Sequence[Edit]) -> Story:
    """The story with the log of edits applied, and the log in it.

    story: as built, or the outcome of an earlier `apply` with the beginning of the same log. What was corrected bears
    the mark of who did it (`by`); an edit whose target is not there now changes nothing and stands in `unapplied`.
    Raises ValueError where `story` has edits applied that are no beginning of this log, or that this log takes back
    later: that needs the story as built.
    """
    log = tuple(edits)
    done = story.edits
    if not log and not done:
        return story
    if log[: len(done)] != done:
        raise ValueError("other edits were applied to this story before")
    new = log[len(done) :]
    if done and any(isinstance(e.correction, Undo | Redo) for e in new):
        raise ValueError("taking back needs the story as built")
    counting = {edit.number for edit in active(log)}
    work = Correcting(story)
    for edit in new:
        if edit.number in counting:
            work.do(edit)
    corrected = work.story()
    return structs.replace(corrected, edits=log, unapplied=(*story.unapplied, *work.unapplied))


def active(log: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits of a log that count: neither taken back nor about taking back."""
    taken_back = _taken_back(log)
    return tuple(e for e in log if not isinstance(e.correction, Undo | Redo) and e.number not in taken_back)


def last_undoable(log: Sequence[Edit], by: str) -> int | None:
    """Number of the last edit of this person that counts, None where there is none."""
    return max((e.number for e in active(log) if e.by == by), default=None)


def last_redoable(log: Sequence[Edit], by: str) -> int | None:
    """Number of the edit that this person took back last and that is still taken back, None where there is none."""
    taken_back = _taken_back(log)
    for edit in reversed(log):
        if edit.by == by and isinstance(edit.correction, Undo) and edit.correction.edit in taken_back:
            return edit.correction.edit
    return None


def conflicts(mine: Edit, log: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits that came after the state which `mine` was made on (its `base`) and are about the same thing.

    The same correction made twice is no conflict. Marks and notes stand beside each other; merging, splitting and
    hiding are in the way of everything else that is done to the same thing.
    """
    by_number = {e.number: e for e in log}
    ours = list(_touched(mine, by_number))
    return tuple(
        edit
        for edit in log
        if edit.number > mine.base
        and edit.correction != mine.correction
        and any(_in_the_way(one, other) for one in ours for other in _touched(edit, by_number))
    )


def objection(edit: Edit, log: Sequence[Edit]) -> str | None:
    """Why an edit makes no sense on any story (a clause), None where it does. log: as it is before the edit."""
    match edit.correction:
        case Undo(edit=number) | Redo(edit=number):
            return _objection_to_taking_back(edit, number, log)
        case MergeEvents(events=targets) | MergeActors(actors=targets) if _joins_nothing(targets):
            return "joins nothing: two different things are needed"
        case SplitEvent(apart=()) | SplitActor(apart=()):
            return "names nothing to split off"
        case Rename(name=name) if not name.strip():
            return "gives no name"
        case Note(text=text) if not text.strip():
            return "says nothing"
        case SetTime(start=start, end=end) if _no_interval(start, end):
            return "gives no time: start and end need a zone, and the end comes after the start"
        case SetSpeaker(speaker=Target(kind=kind)) if kind != "actor":
            return "names a speaker who is no actor"
    kinds = _KINDS[type(edit.correction).__name__]
    if any(t.kind not in kinds for t in targets_of(edit.correction)):
        return "cannot be done with a target of this kind"
    return None


def targets_of(correction: Correction) -> tuple[Target, ...]:
    """What a correction is about; nothing for undo and redo, which are about what they name."""
    match correction:
        case Undo() | Redo():
            return ()
        case MergeEvents(events=targets) | MergeActors(actors=targets):
            return targets
        case SplitEvent(event=one) | SetTime(event=one) | SplitActor(actor=one) | SetSpeaker(quote=one):
            return (one,)
        case Resolve(difference=one):
            return (one,)
    only: Target = correction.event if hasattr(correction, "event") else correction.target
    return (only,)


def _objection_to_taking_back(edit: Edit, number: int, log: Sequence[Edit]) -> str | None:
    seen = [e for e in log if e.number <= edit.base]
    meant = next((e for e in seen if e.number == number), None)
    if meant is None or isinstance(meant.correction, Undo | Redo):
        return f"is about edit {number}, which is none that can be taken back"
    if isinstance(edit.correction, Undo) == (number in _taken_back(seen)):
        return f"changes nothing: edit {number} is {'taken back' if number in _taken_back(seen) else 'not taken back'}"
    return None


def _taken_back(log: Sequence[Edit]) -> set[int]:
    found: set[int] = set()
    for edit in log:
        if isinstance(edit.correction, Undo):
            found.add(edit.correction.edit)
        elif isinstance(edit.correction, Redo):
            found.discard(edit.correction.edit)
    return found


def _joins_nothing(targets: Sequence[Target]) -> bool:
    return len(targets) < 2 or any(same_target(one, two) for n, one in enumerate(targets) for two in targets[:n])


def _no_interval(start: dt.datetime | None, end: dt.datetime | None) -> bool:
    if start is None:
        return end is not None
    if start.tzinfo is None or (end is not None and end.tzinfo is None):
        return True
    return end is not None and end < start


def _touched(edit: Edit, log: dict[int, Edit]) -> Iterator[tuple[str, Target]]:
    """What an edit does to what: a word for the aspect, and the target."""
    correction = edit.correction
    if isinstance(correction, Undo | Redo):
        if correction.edit in log:
            yield from ((f"!{correction.edit}", t) for _, t in _touched(log[correction.edit], log))
            yield from _touched(log[correction.edit], log)
        return
    aspect = {
        "Rename": "name",
        "SetTime": "time",
        "SetSpeaker": "speaker",
        "Resolve": "resolution",
        "Note": _MARK,
        "Pin": _MARK,
        "MarkKey": _MARK,
    }.get(type(correction).__name__, _SHAPE)
    yield from ((aspect, t) for t in targets_of(correction))


def _in_the_way(one: tuple[str, Target], other: tuple[str, Target]) -> bool:
    aspects = {one[0], other[0]}
    if not same_target(one[1], other[1]):
        return False
    if _MARK in aspects:
        return False
    return len(aspects) == 1 or _SHAPE in aspects


__all__ = ["active", "apply", "conflicts", "last_redoable", "last_undoable", "objection", "target", "targets_of"]
