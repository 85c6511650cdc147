"""The rows of each table, in the order of its columns in `schema`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export.edition import Edition
from dateline.export.fragments import document_link
from dateline.model import Passage

Row = tuple[Any, ...]


def events(edition: Edition) -> Iterator[Row]:
    """One row an event, in order of the chronology."""
    keys = edition.names.events
    for event in edition.story.chronology:
        yield (
            keys[event.id],
            event.kind,
            event.text,
            event.heading.exact if event.heading else None,
            event.start,
            event.end,
            event.precision,
            event.time_basis,
            edition.first_reported(event),
            event.sources,
            [s.name for s in edition.sources_of(event.passages)],
            [d.id for d in edition.documents_of(event.passages)],
            list(event.actors),
            [edition.names.quotes[q] for q in event.quotes if q in edition.names.quotes],
            event.hedged,
            list(event.differences),
            keys.get(event.outcome or ""),
            event.key,
            event.pinned,
            bool(edition.corrections_of(event.id)),
            edition.language(event.passages),
            edition.event_url(event),
        )


def quotations(edition: Edition) -> Iterator[Row]:
    """One row a quotation of the story, wherever it stands."""
    keys = edition.names.quotes
    for quote in edition.story.quotes:
        yield (
            keys[quote.id],
            quote.type,
            quote.text,
            edition.speaker(quote),
            quote.speaker,
            quote.speaker_basis,
            quote.time,
            len(quote.occurrences),
            [d.id for d in edition.documents_of(quote.passages)],
            [s.name for s in edition.sources_of(quote.passages)],
            [keys[v] for v in quote.variants if v in keys],
            quote.pinned,
            bool(edition.corrections_of(quote.id)),
            edition.language(quote.passages),
        )


def passages(edition: Edition) -> Iterator[Row]:
    """One row a passage and its part in the story; a passage that is several things stands several times."""
    story = edition.story
    if story.title_passage:
        yield from _places(edition, "story", None, "title", [story.title_passage])
    for event in story.chronology:
        key = edition.event_key(event)
        yield from _places(edition, "event", key, "report", event.passages)
        yield from _places(edition, "event", key, "heading", [event.heading] if event.heading else [])
        yield from _places(edition, "event", key, "attribution", event.attributions)
    for quote in story.quotes:
        key = edition.names.quotes[quote.id]
        for occurrence in quote.occurrences:
            for role in ("quote", "speaker", "cue"):
                yield from _places(edition, "quotation", key, role, getattr(occurrence, role))
    for actor in story.actors:
        yield from _places(edition, "actor", actor.id, "mention", actor.mentions)
        for actor_role in actor.roles:
            yield from _places(edition, "actor", actor.id, "role", actor_role.passages)
    for difference in story.differences:
        for value in difference.values:
            yield from _places(edition, "difference", difference.id, "value", value.passages)


def _places(edition: Edition, part: str, of: str | None, role: str, found: Iterable[Passage]) -> Iterator[Row]:
    for passage in found:
        document = edition.documents[passage.document]
        yield (
            part,
            of,
            role,
            passage.document,
            document.outlet or document.name,
            edition.source(passage.document).name,
            passage.start,
            passage.end,
            passage.exact,
            document.language if document.language != "und" else None,
            edition.reported(passage),
            document_link(edition, passage),
        )


def differences(edition: Edition) -> Iterator[Row]:
    """One row a passage of a value of a difference."""
    for difference in edition.story.differences:
        events = [edition.names.events[e] for e in difference.events if e in edition.names.events]
        for value in difference.values:
            for passage in value.passages:
                document = edition.documents[passage.document]
                yield (
                    difference.id,
                    difference.about,
                    difference.kind,
                    value.value,
                    value.planned,
                    events,
                    passage.document,
                    document.outlet or document.name,
                    passage.start,
                    passage.end,
                    passage.exact,
                    difference.resolution.value if difference.resolution else None,
                    difference.resolution.text or None if difference.resolution else None,
                    bool(edition.corrections_of(difference.id)),
                )


def actors(edition: Edition) -> Iterator[Row]:
    """One row an actor, with how often it is mentioned, speaks, and takes part."""
    spoken = Counter(q.speaker for q in edition.story.quotes)
    present = Counter(a for e in edition.story.chronology for a in e.actors)
    for actor in edition.story.actors:
        yield (
            actor.id,
            actor.name,
            actor.kind,
            list(actor.names),
            list(dict.fromkeys(r.role for r in actor.roles)),
            len(actor.mentions),
            spoken[actor.id],
            present[actor.id],
            bool(edition.corrections_of(actor.id)),
        )


def documents(edition: Edition) -> Iterator[Row]:
    """One row a document. Times as the model has them: RFC 3339, or a day where only that is known."""
    for document in edition.story.documents:
        source = edition.source(document.id)
        yield (
            document.id,
            document.name,
            document.outlet,
            source.name,
            source.agency,
            document.url,
            document.type,
            document.language if document.language != "und" else None,
            document.headline,
            document.published,
            document.modified,
            list(document.authors),
            list(document.agencies),
            len(document.text),
            len(document.updates),
        )


def corrections(edition: Edition) -> Iterator[Row]:
    """One row a correction by a person. parts: what it changed, under the names of the other tables."""
    names = edition.names.events | edition.names.quotes
    for correction in edition.corrections:
        yield correction.what, correction.by, correction.time, [names.get(t, t) or "story" for t in correction.targets]
