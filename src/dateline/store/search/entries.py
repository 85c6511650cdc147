"""What can be found: a document, an update of a ticker, a quotation, an event;

each as the pieces of text it stands in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from dateline.model import ANNOTATED_ROLES, Actor, Document, Passage, Role, Story
from dateline.store.search.query import HitKind

SEARCHED: frozenset[Role] = ANNOTATED_ROLES | {"notice", "credit", "byline", "dateline"}
"""Roles whose blocks are searched: the news item, not the furniture around it."""


class Piece(Struct, frozen=True, array_like=True):
    """A span of a document. exact: its words, "" where they are to be taken from the document."""

    document: str
    language: str
    start: int
    end: int
    exact: str = ""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that can be found, with what is shown of it. people: names, each as a whole. See Hit for the rest."""

    kind: HitKind
    id: str
    document: str
    name: str
    pieces: tuple[Piece, ...]
    story: str | None = None
    time: dt.datetime | None = None
    heading: str | None = None
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from all other entries."""
        return f"{self.kind}/{self.story or self.document}/{self.id}"

    def digest(self) -> str:
        """The same for equal entries."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:32]


def of_document(document: Document, time: dt.datetime | None) -> Iterator[Entry]:
    """A document, and each update of it. `time`: when it was published."""
    blocks = [(b.start, b.end) for b in document.blocks if b.role in SEARCHED and b.end > b.start]
    if not document.blocks and document.text:
        blocks = [(0, len(document.text))]
    people = [(n.start, document.text[n.start : n.end]) for n in document.annotations.names if n.label == "PER"]

    def pieces(spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
        return tuple(Piece(document.id, document.language, s, e) for s, e in spans)

    yield Entry(
        kind="document",
        id=document.id,
        document=document.id,
        name=document.name,
        pieces=pieces(blocks),
        time=time,
        heading=document.headline,
        sources=(document.name,),
        people=tuple(sorted({name for _, name in people})),
    )
    for update in document.updates:
        inside = [(max(s, update.start), min(e, update.end)) for s, e in blocks if s < update.end and update.start < e]
        if inside:
            yield Entry(
                kind="update",
                id=update.id,
                document=document.id,
                name=document.name,
                pieces=pieces(inside),
                time=update.time or time,
                heading=update.heading,
                sources=(document.name,),
                people=tuple(sorted({name for at, name in people if update.start <= at < update.end})),
            )


def of_story(id: str, story: Story) -> Iterator[Entry]:
    """The quotations and events of a story as shown."""
    documents = {d.id: d for d in story.documents}
    actors = {a.id: a for a in story.actors}

    def pieces(passages: Sequence[Passage]) -> tuple[Piece, ...]:
        known = dict.fromkeys(p for p in passages if p.document in documents and p.exact)
        return tuple(Piece(p.document, documents[p.document].language, p.start, p.end, p.exact) for p in known)

    def names(found: Sequence[Piece]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(documents[piece.document].name for piece in found))

    for quote in story.quotes:
        found = pieces(quote.passages)
        if found:
            yield Entry(
                kind="quote",
                id=quote.id,
                document=found[0].document,
                name=names(found)[0],
                pieces=found,
                story=id,
                time=quote.time,
                sources=names(found),
                people=_called([actors[quote.speaker]] if quote.speaker in actors else []),
            )
    for event in story.chronology:
        found = pieces([*event.passages, *([event.heading] if event.heading else [])])
        if found:
            yield Entry(
                kind="event",
                id=event.id,
                document=found[0].document,
                name=names(found)[0],
                pieces=found,
                story=id,
                time=event.start or event.reported,
                heading=event.heading.exact if event.heading else None,
                sources=names(found),
                people=_called([actors[a] for a in event.actors if a in actors]),
            )


def _called(actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for actor in actors for name in (actor.name, *actor.names)))
