"""schema.org LiveBlogPosting as JSON-LD: the story as search engines and archives read live coverage.

Terms are schema.org's (https://schema.org/LiveBlogPosting), instants RFC 3339 with offset. What is not known is left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export.corrections import Correction
from dateline.export.edition import Edition, earliest
from dateline.export.json_stream import chunks, known
from dateline.model import Actor, Document, Event, Passage, StoryQuote

_ACTORS = {"person": "Person", "organisation": "Organization", "place": "Place", "other": "Thing"}
_SPEAKERS = frozenset({"person", "organisation"})


def liveblog(edition: Edition) -> Iterator[bytes]:
    """The story as one JSON-LD object, in pieces."""
    return chunks(posting(edition))


def posting(edition: Edition) -> dict[str, Any]:
    """The object's members; those that grow with the story are generators."""
    story = edition.story
    first_report = earliest(edition.first_reported(e) for e in story.chronology)
    start = story.start or first_report
    published = first_report or start
    first = edition.documents_of([story.title_passage]) if story.title_passage else list(story.documents[:1])
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": edition.home or edition.id,
        "url": edition.home,
        "headline": story.title or None,
        "inLanguage": first[0].language if first and first[0].language != "und" else None,
        "coverageStartTime": edition.stamp(start) if start else None,
        "datePublished": edition.stamp(published) if published else None,
        "dateModified": edition.stamp(edition.updated) if edition.updated else None,
        "author": _organisations(s.name for s in edition.sources) or None,
        "citation": [_document(edition, d) for d in story.documents] or None,
        "about": (_actor(edition, a) for a in story.actors) if story.actors else None,
        "correction": [_correction(edition, c) for c in edition.corrections] or None,
        "liveBlogUpdate": (_update(edition, e) for e in story.chronology),
        "hasPart": (_quotation(edition, q, where) for q, where in _quotes(edition)) if story.quotes else None,
    }


def _update(edition: Edition, event: Event) -> dict[str, Any]:
    url = edition.event_url(event)
    published = edition.first_reported(event)
    modified = edition.last_changed(event.passages, event.id)
    return {"@type": "BlogPosting", "@id": url or edition.event_urn(event)} | known(
        url=url,
        headline=event.heading.exact if event.heading and event.heading.exact != event.text else None,
        datePublished=edition.stamp(published) if published else None,
        dateModified=edition.stamp(modified) if modified else None,
        articleBody=event.text,
        inLanguage=edition.language(event.passages),
        genre=event.kind,
        keywords=[word for word, marked in (("key", event.key), ("pinned", event.pinned)) if marked],
        temporalCoverage=_interval(edition, event),
        author=_organisations(s.name for s in edition.sources_of(event.passages)),
        publisher=_organisations(d.outlet or "" for d in edition.documents_of(event.passages[:1])),
        citation=_citations(edition, event.passages),
        mentions=[_reference(edition, edition.actors[a]) for a in event.actors if a in edition.actors],
        correction=[_correction(edition, c) for c in edition.corrections_of(event.id)],
    )


def _interval(edition: Edition, event: Event) -> str | None:
    """When it happened, as ISO 8601 has it: an instant, an interval, or a calendar day."""
    if event.start is None:
        return None
    if event.precision in ("day", None):
        return edition.clock.local(event.start).date().isoformat()
    return "/".join(edition.stamp(t) for t in (event.start, event.end) if t)


def _quotes(edition: Edition) -> Iterator[tuple[StoryQuote, str | None]]:
    """Every quotation, with the update that holds it."""
    holders: dict[str, str] = {}
    for event in edition.story.chronology:
        for id_ in event.quotes:
            holders.setdefault(id_, edition.event_url(event) or edition.event_urn(event))
    for quote in edition.story.quotes:
        yield quote, holders.get(quote.id)


def _quotation(edition: Edition, quote: StoryQuote, where: str | None) -> dict[str, Any]:
    actor = edition.actors.get(quote.speaker or "")
    name = edition.speaker(quote)
    who: dict[str, Any] | None = None
    if actor and actor.kind in _SPEAKERS:
        who = _reference(edition, actor)
    elif name:
        who = {"@type": "Person", "name": name} if actor is None else {"@type": "Organization", "name": name}
    return {"@type": "Quotation", "@id": edition.quote_urn(quote)} | known(
        text=quote.text,
        genre=quote.type,
        inLanguage=edition.language(quote.passages),
        spokenByCharacter=who,
        creator=who,
        dateCreated=edition.stamp(quote.time) if quote.time else None,
        isPartOf={"@id": where} if where else {"@id": edition.home or edition.id},
        citation=_citations(edition, quote.passages),
        correction=[_correction(edition, c) for c in edition.corrections_of(quote.id)],
    )


def _actor(edition: Edition, actor: Actor) -> dict[str, Any]:
    roles = list(dict.fromkeys(r.role for r in actor.roles))
    others = [n for n in actor.names if n != actor.name]
    return _reference(edition, actor) | known(
        alternateName=others,
        **({"jobTitle": roles} if actor.kind == "person" else {"disambiguatingDescription": roles}),
    )


def _reference(edition: Edition, actor: Actor) -> dict[str, Any]:
    return {"@type": _ACTORS[actor.kind], "@id": edition.actor_urn(actor), "name": actor.name}


def _document(edition: Edition, document: Document) -> dict[str, Any]:
    kind = "LiveBlogPosting" if document.type == "LiveBlogPosting" else "NewsArticle"
    return {"@type": kind, "@id": edition.document_iri(document)} | known(
        url=edition.document_url(document),
        headline=document.headline,
        datePublished=document.published,
        dateModified=document.modified,
        inLanguage=document.language if document.language != "und" else None,
        author=[{"@type": "Person", "name": a} for a in document.authors if a not in document.agencies],
        publisher=_organisations([document.name]),
        sourceOrganization=_organisations(document.agencies),
        isBasedOn=[
            {"@id": edition.document_iri(edition.documents[r.source])}
            for r in edition.reused_by(document)
            if r.source in edition.documents
        ],
    )


def _citations(edition: Edition, passages: Iterable[Passage]) -> list[dict[str, Any]]:
    return [{"@id": edition.document_iri(d)} for d in edition.documents_of(passages)]


def _organisations(names: Iterable[str]) -> list[dict[str, Any]]:
    return [{"@type": "Organization", "name": name} for name in dict.fromkeys(names) if name]


def _correction(edition: Edition, correction: Correction) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": correction.what,
        "datePublished": edition.stamp(correction.time),
        "author": {"@type": "Person", "name": correction.by},
    }
