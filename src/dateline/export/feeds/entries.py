"""What a feed holds, whatever it is written in: entries with ids that stay, newest first, cut into pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from dateline.export.edition import Edition, ExportRefused, Served
from dateline.export.fragments import document_link
from dateline.export.identity import urn
from dateline.model import Actor, Event, Passage, StoryQuote

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The time of last change of what nothing dates: RFC 4287 demands one, and the clock would change it every time."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a source stands: its name, and its address where one is known."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event or quotation. body: the passage; when, who: what stands above it; kind: of the event or quotation."""

    id: str
    url: str | None
    title: str
    body: str
    published: dt.datetime | None
    updated: dt.datetime
    language: str | None
    kind: str
    when: str | None
    who: str | None
    authors: tuple[str, ...]
    links: tuple[Link, ...]
    tags: tuple[str, ...]
    corrections: tuple[str, ...]

    def html(self) -> str:
        """The entry as HTML: who speaks and when, the passage, where it is reported, what a person corrected."""
        above = " · ".join(escape(text) for text in (self.when, self.who) if text)
        links = ", ".join(
            f'<a href="{escape(link.url)}">{escape(link.name)}</a>' if link.url else escape(link.name)
            for link in self.links
        )
        parts = [
            f"<p><small>{above}</small></p>" if above else "",
            f"<blockquote><p>{escape(self.body)}</p></blockquote>",
        ]
        parts += [f"<p>{links}</p>" if links else ""]
        parts += [f"<p><ins>{escape(c)}</ins></p>" for c in self.corrections]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed. page: from 1, the newest; pages: how many there are. name: its files' name."""

    id: str
    name: str
    title: str
    subtitle: str | None
    home: str | None
    base: str | None
    served: Served | None
    updated: dt.datetime
    language: str | None
    entries: tuple[Entry, ...]
    page: int = 1
    pages: int = 1

    def file(self, page: int, suffix: str) -> str:
        """The name of a page's file: the first one's stays, since that is what people subscribe to."""
        return f"{self.name}{suffix}" if page == 1 else f"{self.name}-{page}{suffix}"

    def address(self, page: int, suffix: str) -> str | None:
        """The address of a page, None where the feed is not published."""
        if self.base:
            return f"{self.base}{self.file(page, suffix)}"
        return self.served.file(suffix, page) if self.served else None


@dataclass(frozen=True, slots=True)
class _Place:
    """What a feed is sorted by, and what makes the entry: no entry is made before its page is written."""

    updated: dt.datetime
    id: str
    make: Callable[[], Entry]


def feed_pages(edition: Edition) -> Iterator[Feed]:
    """The feed of the story, or of the person that the options name, newest first, in pages of the size they say.

    Without entries it is one empty page. Raises ExportRefused for a person whom the story lacks, and for a size or a
    page that cannot be.
    """
    size, wanted = edition.options.page_size, edition.options.page
    feed, places = _feed(edition)
    if size < 1:
        raise ExportRefused(str(size), "a page of a feed holds at least one entry")
    pages = max(1, -(-len(places) // size))
    if wanted is not None and not 1 <= wanted <= pages:
        raise ExportRefused(str(wanted), "the feed has no such page", f"It has pages 1 to {pages}.")
    for page in range(1, pages + 1) if wanted is None else (wanted,):
        there = places[(page - 1) * size : page * size]
        yield replace(feed, entries=tuple(place.make() for place in there), page=page, pages=pages)


def _feed(edition: Edition) -> tuple[Feed, list[_Place]]:
    """The feed without entries, and where its entries are made, newest first."""
    person = edition.options.person
    if person is None:
        places = [_event_place(edition, e) for e in edition.story.chronology]
        title, urn_, name, subtitle = edition.story.title, edition.id, "feed", None
    else:
        actor = _actor(edition, person)
        places = [_quote_place(edition, q) for q in edition.said_by(actor)]
        title, subtitle = actor.name, edition.story.title
        urn_, name = edition.actor_urn(actor), f"feed-{_file_name(actor.id)}"
    places.sort(key=lambda p: p.id)
    places.sort(key=lambda p: p.updated.timestamp(), reverse=True)
    first = edition.documents_of([edition.story.title_passage]) if edition.story.title_passage else []
    feed = Feed(
        id=urn_,
        name=name,
        title=title or edition.say("chronology"),
        subtitle=subtitle,
        home=edition.home,
        base=edition.base,
        served=edition.options.served,
        updated=places[0].updated if places else edition.updated or _EPOCH,
        language=first[0].language if first and first[0].language != "und" else None,
        entries=(),
    )
    return feed, places


def _event_place(edition: Edition, event: Event) -> _Place:
    return _Place(_event_updated(edition, event), edition.event_urn(event), partial(event_entry, edition, event))


def _quote_place(edition: Edition, quote: StoryQuote) -> _Place:
    return _Place(_quote_updated(edition, quote), edition.quote_urn(quote), partial(quote_entry, edition, quote))


def _event_updated(edition: Edition, event: Event) -> dt.datetime:
    return edition.last_changed(event.passages, event.id) or event.start or edition.updated or _EPOCH


def _quote_updated(edition: Edition, quote: StoryQuote) -> dt.datetime:
    return edition.last_changed(quote.passages, quote.id) or quote.time or edition.updated or _EPOCH


def event_entry(edition: Edition, event: Event) -> Entry:
    """The event as an entry."""
    planned = edition.say("kind_planned") if event.kind == "planned" else None
    speakers = dict.fromkeys(edition.speaker(edition.quotes[q]) for q in event.quotes if q in edition.quotes)
    said = ", ".join(s for s in speakers if s) if event.kind == "said" else ""
    return Entry(
        id=edition.event_urn(event),
        url=edition.event_url(event),
        title=event.heading.exact if event.heading else event.text,
        body=event.text,
        published=edition.first_reported(event),
        updated=_event_updated(edition, event),
        language=edition.language(event.passages),
        kind=event.kind,
        when=", ".join(t for t in (planned, edition.clock_of(event) or edition.say("time_open")) if t),
        who=said or None,
        authors=tuple(s.name for s in edition.sources_of(event.passages)),
        links=tuple(_links(edition, event.passages)),
        tags=(*_marks(event), *(edition.actors[a].name for a in event.actors if a in edition.actors)),
        corrections=tuple(c.what for c in edition.corrections_of(event.id)),
    )


def quote_entry(edition: Edition, quote: StoryQuote) -> Entry:
    """The quotation as an entry."""
    who = edition.speaker(quote)
    indirect = None if quote.type == "Direct" else edition.say("indirect")
    when = edition.one(edition.clock.moment(quote.time)) if quote.time else edition.say("time_open")
    return Entry(
        id=edition.quote_urn(quote),
        url=None,
        title=quote.text,
        body=quote.text,
        published=quote.time,
        updated=_quote_updated(edition, quote),
        language=edition.language(quote.passages),
        kind=quote.type,
        when=", ".join(t for t in (when, indirect) if t),
        who=who,
        authors=tuple(s.name for s in edition.sources_of(quote.passages)),
        links=tuple(_links(edition, quote.passages)),
        tags=(who,) if who else (),
        corrections=tuple(c.what for c in edition.corrections_of(quote.id)),
    )


def _marks(event: Event) -> tuple[str, ...]:
    """What a person marked the event as."""
    return tuple(word for word, marked in (("key", event.key), ("pinned", event.pinned)) if marked)


def _links(edition: Edition, passages: Iterable[Passage]) -> Iterator[Link]:
    """A link for each document, at the first of its passages."""
    firsts: dict[str, Passage] = {}
    for passage in passages:
        firsts.setdefault(passage.document, passage)
    for passage in firsts.values():
        document = edition.documents[passage.document]
        source = edition.source(document.id)
        name = f"{source.name} · {document.name}" if source.agency and source.name != document.name else document.name
        yield Link(name, document_link(edition, passage))


def _actor(edition: Edition, person: str) -> Actor:
    actor = edition.actors.get(person) or next((a for a in edition.actors.values() if person in a.names), None)
    if actor is None:
        speakers = sorted({q.speaker for q in edition.story.quotes if q.speaker})
        known = f"Those who speak in it: {', '.join(speakers[:20])}." if speakers else "Nobody speaks in it."
        raise ExportRefused(person, "the story has no such person", known)
    return actor


def _file_name(id: str) -> str:
    """An actor's id as a part of a file's name; ids made elsewhere may hold anything."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in id)
    return plain if plain == id else f"{plain[:40]}-{urn('actor', id)[-8:]}"
