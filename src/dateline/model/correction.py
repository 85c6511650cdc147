"""What people set right in a story: corrections, the log that keeps them, and the marks they leave.

A correction never touches a source. It says what it means by passages, so that it finds its place again when the story
is built anew with more documents, under whatever ids.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.model.annotations import Precision
from dateline.model.passage import Passage

TargetKind = Literal["story", "event", "actor", "quote", "difference"]


class Target(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a story that a correction is about.

    id: what it was called in the story that the person saw. passages: where it stood (an event's reports, an actor's
    mentions, a quotation's places, a difference's values); empty for the story itself. words: what the person saw.
    """

    kind: TargetKind
    id: str = ""
    passages: tuple[Passage, ...] = ()
    words: str = ""


class MergeEvents(Struct, frozen=True, kw_only=True, tag_field="do", tag="merge-events"):
    """These are one event; it is shown as the first of them."""

    events: tuple[Target, ...]


class SplitEvent(Struct, frozen=True, kw_only=True, tag_field="do", tag="split-event"):
    """The passages `apart` tell of another event than the rest."""

    event: Target
    apart: tuple[Passage, ...]


class MergeActors(Struct, frozen=True, kw_only=True, tag_field="do", tag="merge-actors"):
    """These are one actor, called as the first of them."""

    actors: tuple[Target, ...]


class SplitActor(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="do", tag="split-actor"):
    """The mentions `apart` mean somebody else, called `name` (by default the longest of these mentions)."""

    actor: Target
    apart: tuple[Passage, ...]
    name: str | None = None


class Rename(Struct, frozen=True, kw_only=True, tag_field="do", tag="rename"):
    """An actor or the story is to be called `name`."""

    target: Target
    name: str


class SetTime(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="do", tag="set-time"):
    """When an event was: `start` to `end` (aware, half open), as exactly as `precision` says; None: nobody knows."""

    event: Target
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    precision: Precision | None = None


class SetSpeaker(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="do", tag="set-speaker"):
    """Who said a quotation; None: nobody knows."""

    quote: Target
    speaker: Target | None = None


class Hide(Struct, frozen=True, kw_only=True, tag_field="do", tag="hide"):
    """Not to be shown: an event, an actor, a quotation, or a difference."""

    target: Target


class Pin(Struct, frozen=True, kw_only=True, tag_field="do", tag="pin"):
    """To be shown on top: an event or a quotation."""

    target: Target


class MarkKey(Struct, frozen=True, kw_only=True, tag_field="do", tag="mark-key"):
    """A key event of the story."""

    event: Target


class Note(Struct, frozen=True, kw_only=True, tag_field="do", tag="note"):
    """What a person has to say about it. These are a person's words and no source's."""

    target: Target
    text: str


class Resolve(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="do", tag="resolve"):
    """How a difference came out: the value that holds, where one does, and why ("outlet B corrected itself")."""

    difference: Target
    value: str | None = None
    text: str = ""


class Undo(Struct, frozen=True, kw_only=True, tag_field="do", tag="undo"):
    """Take back the edit of that number."""

    edit: int


class Redo(Struct, frozen=True, kw_only=True, tag_field="do", tag="redo"):
    """Make the edit of that number, taken back before, count again."""

    edit: int


Correction = (
    MergeEvents
    | SplitEvent
    | MergeActors
    | SplitActor
    | Rename
    | SetTime
    | SetSpeaker
    | Hide
    | Pin
    | MarkKey
    | Note
    | Resolve
    | Undo
    | Redo
)


class Edit(Struct, frozen=True, kw_only=True):
    """An entry of a story's log of corrections, which only grows.

    number: its place in the log, from 1. base: number of the last edit that the person saw when making it (0: none).
    by: who, as they sign. at: when (aware).
    """

    number: int
    base: int
    by: str
    at: dt.datetime
    correction: Correction


class Unapplied(Struct, frozen=True, kw_only=True):
    """An edit that found nothing to change in the story as it is now. It is kept, and counts when its target is back.

    reason: "target-gone" (no document says it any more), "no-such-passage" (what was to be split off is not there),
    "nothing-left" (all would be split off), "not-possible" (that cannot be done with a target of this kind).
    """

    edit: int
    reason: Literal["target-gone", "no-such-passage", "nothing-left", "not-possible"]


class Resolution(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a person says a difference came out."""

    value: str | None = None
    text: str = ""


class By(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mark of a person on what they corrected, so that it is shown as theirs.

    edit: number of the edit. text: a note's words, or the name or time that stood there before, for the reader.
    """

    what: Literal["merged", "split", "renamed", "time", "speaker", "pinned", "key", "note", "resolved"]
    by: str
    at: dt.datetime
    edit: int
    text: str | None = None
