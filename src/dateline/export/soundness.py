"""What a story has to be before it can go out: damage is found here, once, and said in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from dateline.model import Passage, Story, StoryDamaged

_encoder = msgspec.json.Encoder()
_ADVICE = "`dateline verify` says where; build it again from its sources."


def check_story(story: Story) -> None:
    """Raises StoryDamaged where a text holds half a character, a passage stands nowhere, or a time has no zone.

    Whether the words at its place are still the passage's is for `dateline verify` to prove.
    """
    name = (story.title or "story").encode("utf-8", "replace").decode()
    try:
        _encode(story)
    except UnicodeEncodeError:
        reason = "a text in it holds half a character (a lone surrogate), which no file can hold"
        raise StoryDamaged(name, reason, "Read its pages again.") from None
    lengths = {d.id: len(d.text) for d in story.documents}
    for kind, id_, passage in passages_of(story):
        if not 0 <= passage.start < passage.end <= lengths.get(passage.document, 0):
            where = f"{kind} {id_}".strip()
            place = f"{passage.document} [{passage.start}, {passage.end})"
            raise StoryDamaged(name, f"a passage of {where} stands nowhere: {place}", _ADVICE)
    for event in story.chronology:
        if not event.passages:
            raise StoryDamaged(name, f"event {event.id} has no passage", _ADVICE)
    for where, instant in _instants(story):
        if instant.utcoffset() is None:
            raise StoryDamaged(name, f"a time of {where} has no zone: {instant.isoformat()}", _ADVICE)
    for kind, ids in _ids(story):
        if len(set(ids)) < len(ids):
            raise StoryDamaged(name, f"two {kind} have the same id", "Build it again from its sources.")


def _encode(story: Story) -> None:
    """Write every part as JSON and let it go: the whole of a large story at once would be as much again in memory."""
    for name in story.__struct_fields__:
        value = getattr(story, name)
        for part in value if isinstance(value, tuple) else (value,):
            _encoder.encode(part)


def passages_of(story: Story) -> Iterator[tuple[str, str, Passage]]:
    """Every passage that an export may show, with what it belongs to: the kind of thing and its id."""
    if story.title_passage:
        yield "the title", "", story.title_passage
    for event in story.chronology:
        for passage in (*event.passages, *event.attributions, *((event.heading,) if event.heading else ())):
            yield "event", event.id, passage
    for quote in story.quotes:
        for passage in quote.passages:
            yield "quotation", quote.id, passage
        for occurrence in quote.occurrences:
            for passage in (*occurrence.quote, *occurrence.speaker, *occurrence.cue):
                yield "quotation", quote.id, passage
    for actor in story.actors:
        for passage in (*actor.mentions, *(p for role in actor.roles for p in role.passages)):
            yield "actor", actor.id, passage
    for difference in story.differences:
        for passage in (p for value in difference.values for p in value.passages):
            yield "difference", difference.id, passage


def _instants(story: Story) -> Iterator[tuple[str, dt.datetime]]:
    for event in story.chronology:
        yield from ((f"event {event.id}", t) for t in (event.start, event.end, event.reported) if t)
    for quote in story.quotes:
        yield from ((f"quotation {quote.id}", t) for t in (quote.time, *(o.time for o in quote.occurrences)) if t)
    yield from (("the story", t) for t in (story.start, story.end) if t)
    for document in story.documents:
        times = [t for update in document.updates for t in (update.time, update.modified)]
        yield from ((f"document {document.id}", t) for t in (*times, document.published_at) if t)


def _ids(story: Story) -> Iterator[tuple[str, list[str]]]:
    yield "documents", [d.id for d in story.documents]
    yield "events", [e.id for e in story.chronology]
    yield "quotations", [q.id for q in story.quotes]
    yield "actors", [a.id for a in story.actors]
    yield "differences", [d.id for d in story.differences]
