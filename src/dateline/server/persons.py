"""One person of a story: where it is named, and what people corrected in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Actor, Passage, Story

_AROUND = 60
"""Characters shown on either side of a mention."""
_PHRASES = {"merged": "merge-actors", "split": "split-actor", "renamed": "rename", "note": "note"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that means the person, with the words around it."""

    passage: Passage
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonsMark:
    """What somebody corrected. what: as in model.By. key: names the phrase that says it. text: see model.By."""

    what: str
    key: str
    by: str
    at: dt.datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in the list of a story's. role: the one that was found first. quotes, events, places: how many."""

    actor: Actor
    role: str
    quotes: int
    events: int
    places: int


def people_of(story: Story) -> list[Listed]:
    """Everybody whom the story names: most quotations first, then events, then mentions."""
    said = Counter(quote.speaker for quote in story.quotes)
    part = Counter(actor for event in story.chronology for actor in event.actors)
    found = [
        Listed(actor, actor.roles[0].role if actor.roles else "", said[actor.id], part[actor.id], len(actor.mentions))
        for actor in story.actors
        if actor.kind == "person"
    ]
    return sorted(found, key=lambda one: (-one.quotes, -one.events, -one.places, one.actor.name))


def mentions_of(actor: Actor, story: Story) -> Iterator[Mention]:
    """Every mention, in the order of the documents; those of documents that are not there are left out."""
    documents = {d.id: d for d in story.documents}
    order = {d.id: n for n, d in enumerate(story.documents)}
    known = [m for m in actor.mentions if m.document in documents]
    for passage in sorted(known, key=lambda p: (order[p.document], p.start)):
        document = documents[passage.document]
        block = document.block_at(passage.start)
        low, high = (block.start, block.end) if block else (passage.start, passage.end)
        before = document.text[max(low, passage.start - _AROUND) : passage.start]
        after = document.text[passage.end : max(passage.end, min(high, passage.end + _AROUND))]
        if passage.start - _AROUND > low:
            before = "… " + before.partition(" ")[2]
        if passage.end + _AROUND < high:
            after = after.rpartition(" ")[0] + " …"
        yield Mention(passage, before, after)


def marks_of(actor: Actor) -> list[PersonsMark]:
    """What people corrected in it, in the order they did."""
    return [PersonsMark(m.what, _PHRASES[m.what], m.by, m.at, m.text) for m in actor.by if m.what in _PHRASES]
