"""IPTC ninjs 3.1: the story as a composite news object, each event an associated text, each source an associated item.

https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json. Roles and relations that ninjs leaves to its users stand in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export.edition import Edition, earliest
from dateline.export.json_stream import chunks, known
from dateline.model import Actor, Document, Event, StoryQuote

_SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
MEDIA_TYPE = f'application/json; profile="{_SCHEMA}"'
"""JSON with its profile (RFC 6906): IPTC has registered no media type."""
_PLACES = {"person": "people", "organisation": "organisations", "place": "places"}


def ninjs(edition: Edition) -> Iterator[bytes]:
    """The story as one ninjs object, in pieces of UTF-8."""
    story = edition.story
    first = edition.documents_of([story.title_passage]) if story.title_passage else list(story.documents[:1])
    created = earliest(edition.first_reported(e) for e in story.chronology)
    return chunks(
        {
            "uri": edition.home or edition.id,
            "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
            "type": "composite",
            "profile": "dateline",
            "representationType": "full",
            "firstCreated": edition.stamp(created) if created else None,
            "versionCreated": edition.stamp(edition.updated) if edition.updated else None,
            "pubStatus": "usable",
            "language": first[0].language if first and first[0].language != "und" else None,
            "title": story.title or None,
            "headlines": [{"value": story.title}] if story.title else None,
            "edNote": _note(c.what for c in edition.corrections),
            "infoSources": [_source(name, agency) for name, agency in _sources(edition)] or None,
            **{place: [_actor(edition, a) for a in _of(edition, kind)] or None for kind, place in _PLACES.items()},
            "altIds": [{"role": "urn", "value": edition.id}],
            "associations": _associations(edition),
        }
    )


def _associations(edition: Edition) -> Iterator[dict[str, Any]]:
    for event in edition.story.chronology:
        yield _event(edition, event)
    for quote in edition.story.quotes:
        yield _quote(edition, quote)
    for document in edition.story.documents:
        yield _document(edition, document)


def _event(edition: Edition, event: Event) -> dict[str, Any]:
    url, urn = edition.event_url(event), edition.event_urn(event)
    first = edition.first_reported(event)
    changed = edition.last_changed(event.passages, event.id)
    actors = [edition.actors[a] for a in event.actors if a in edition.actors]
    return {
        "name": event.heading.exact if event.heading else event.text,
        "rel": event.kind,
        "uri": url or urn,
        "type": "text",
    } | known(
        firstCreated=edition.stamp(first) if first else None,
        versionCreated=edition.stamp(changed) if changed else None,
        contentCreated=edition.stamp(event.start) if event.start and event.precision in ("second", "minute") else None,
        language=edition.language(event.passages),
        headlines=[{"value": event.heading.exact}] if event.heading else None,
        descriptions=_when(edition, event),
        bodies=[_body(event.text)],
        infoSources=[
            _source(name, agency)
            for name, agency in dict.fromkeys((s.name, s.agency) for s in edition.sources_of(event.passages))
        ],
        altIds=[{"role": "urn", "value": urn}],
        subjects=[{"name": d.about, "rel": "differs"} for d in edition.differences_of(event)],
        edNote=_note(c.what for c in edition.corrections_of(event.id)),
        **{place: [_actor(edition, a) for a in actors if a.kind == kind] for kind, place in _PLACES.items()},
    )


def _when(edition: Edition, event: Event) -> list[dict[str, str]]:
    """The time as exactly as it is known, and how: ninjs has no place for it outside planned events."""
    clock = edition.clock_of(event)
    found = [{"role": "time", "contentType": "text/plain", "value": clock}] if clock else []
    if event.start:
        interval = "/".join(edition.stamp(t) for t in (event.start, event.end) if t)
        found.append({"role": "interval", "contentType": "text/plain", "value": interval})
    if event.time_basis:
        found.append({"role": "timeBasis", "contentType": "text/plain", "value": event.time_basis})
    return found


def _quote(edition: Edition, quote: StoryQuote) -> dict[str, Any]:
    actor = edition.actors.get(quote.speaker or "")
    speaker = edition.speaker(quote)
    if actor and actor.kind in ("person", "organisation"):
        people = {_PLACES[actor.kind]: [_actor(edition, actor) | {"rel": "speaker"}]}
    else:
        people = {"people": [{"name": speaker, "rel": "speaker"}]} if speaker else {}
    return {
        "name": quote.text,
        "rel": "quotation",
        "uri": edition.quote_urn(quote),
        "type": "text",
        "genres": [{"name": quote.type}],
    } | known(
        contentCreated=edition.stamp(quote.time) if quote.time else None,
        language=edition.language(quote.passages),
        bodies=[_body(quote.text)],
        infoSources=[
            _source(name, agency)
            for name, agency in dict.fromkeys((s.name, s.agency) for s in edition.sources_of(quote.passages))
        ],
        edNote=_note(c.what for c in edition.corrections_of(quote.id)),
        **people,
    )


def _document(edition: Edition, document: Document) -> dict[str, Any]:
    published, url = document.published_at, edition.document_url(document)
    return {
        "name": document.headline or document.name,
        "rel": "source",
        "uri": edition.document_iri(document),
        "type": "composite" if document.updates else "text",
        "representationType": "partial",
    } | known(
        versionCreated=edition.stamp(published) if published else None,
        language=document.language if document.language != "und" else None,
        headlines=[{"value": document.headline}] if document.headline else None,
        by=", ".join(document.authors) or None,
        located=document.dateline.place if document.dateline else None,
        infoSources=[_source(document.name, False), *(_source(a, True) for a in document.agencies)],
        renditions=[{"name": "web", "href": url, "contentType": "text/html"}] if url else None,
        altIds=[{"role": "dateline", "value": document.id}],
    )


def _body(text: str) -> dict[str, Any]:
    return {"contentType": "text/plain", "charCount": len(text), "wordCount": len(text.split()), "value": text}


def _sources(edition: Edition) -> Iterable[tuple[str, bool]]:
    return dict.fromkeys((s.name, s.agency) for s in edition.sources)


def _source(name: str, agency: bool) -> dict[str, str]:
    return {"name": name, "role": "agency" if agency else "publisher"}


def _of(edition: Edition, kind: str) -> Iterator[Actor]:
    return (a for a in edition.story.actors if a.kind == kind)


def _actor(edition: Edition, actor: Actor) -> dict[str, str]:
    return {"name": actor.name, "uri": edition.actor_urn(actor), "literal": actor.id}


def _note(corrections: Iterable[str]) -> str | None:
    return "\n".join(corrections) or None
