"""The sources: each document with what is known of it, and its text as published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.origins import COLOURS, Origins
from dateline.model import Document, Passage, Role, Source, Story

FURNITURE: frozenset[Role] = frozenset(
    {"teaser", "comment", "comment-count", "boilerplate", "notice", "keywords"},
)
"""Roles that are the page's and not the article's; they are shown grey."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a block: `used` where the page shows them, `anchors` the passages that begin here."""

    text: str
    used: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One block: its role, where it starts in the document's text, and its words."""

    role: str
    start: int
    furniture: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a document's article stands in another one too."""

    text: Text
    percent: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, ready to be written down."""

    slug: str
    name: str
    headline: str | None
    language: str
    language_name: Text
    kind: Text
    published: Text
    updates: Text | None
    shares: tuple[Share, ...]
    notes: tuple[str, ...]
    url: str | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One independent source with its documents."""

    number: int
    colour: int
    name: str
    counted: Text | None
    papers: tuple[Paper, ...]


class Documents:
    """Turns a story's documents into the list of sources and the texts for the reader."""

    def __init__(self, story: Story, interface: Interface, clock: Clock, origins: Origins) -> None:
        self.story, self.interface, self.clock, self.origins = story, interface, clock, origins
        self._used: dict[str, set[Passage]] = {d.id: set() for d in story.documents}
        for passage in _used(story):
            if passage.document in self._used:
                self._used[passage.document].add(passage)

    def shelves(self) -> list[Shelf]:
        """All sources in the story's order."""
        return [
            Shelf(
                number=number,
                colour=number % COLOURS,
                name=source.name,
                counted=self._counted(source),
                papers=tuple(
                    self._paper(self.origins.documents[d]) for d in source.documents if d in self.origins.documents
                ),
            )
            for number, source in enumerate(self.origins.sources)
        ]

    def _counted(self, source: Source) -> Text | None:
        """Why several documents are one source."""
        if source.agency:
            return self.interface.say("agency_copy")
        names = {self.origins.documents[d].name for d in source.documents if d in self.origins.documents}
        return self.interface.say("shared_copy") if len(names) > 1 else None

    def _paper(self, document: Document) -> Paper:
        published = self.interface.say("published_open")
        if document.published:
            published = self.interface.say("published", time=self.clock.published(document.published))
        return Paper(
            slug=self.origins.slugs[document.id],
            name=document.name,
            headline=document.headline,
            language=self.origins.language(document.id),
            language_name=self.interface.language_name(document.language),
            kind=self.interface.say(f"type_{document.type}"),
            published=published,
            updates=self.interface.count("updates", len(document.updates)) if document.updates else None,
            shares=tuple(self._shares(document)),
            notes=document.notes,
            url=document.url if document.url and document.url.startswith(("https://", "http://")) else None,
            parts=tuple(self._parts(document)),
        )

    def _shares(self, document: Document) -> Iterator[Share]:
        for reuse in self.story.reuse:
            if reuse.document == document.id and reuse.source in self.origins.documents:
                name = self.origins.documents[reuse.source].name
                percent = round(100 * min(max(reuse.share, 0.0), 1.0))
                href = self.origins.href(reuse.passages[0]) if reuse.passages else None
                yield Share(self.interface.say("reuse_from", name=name), percent, href)

    def _parts(self, document: Document) -> Iterator[Part]:
        """Every character of the document in order: its blocks, and what lies between them."""
        passages = sorted(self._used[document.id], key=lambda p: (p.start, p.end))
        at, first = 0, 0
        for block in document.blocks:
            if block.start > at:
                yield from self._between(document, at, block.start)
            while first < len(passages) and passages[first].end <= block.start:
                first += 1
            yield Part(
                role=block.role,
                start=block.start,
                furniture=block.role in FURNITURE,
                runs=tuple(self._runs(document, block.start, block.end, passages[first:])),
            )
            at = max(at, block.end)
        if at < len(document.text):
            yield from self._between(document, at, len(document.text))

    def _between(self, document: Document, start: int, end: int) -> Iterator[Part]:
        if document.text[start:end].strip():
            passages = sorted(self._used[document.id], key=lambda p: (p.start, p.end))
            runs = tuple(self._runs(document, start, end, passages))
            yield Part("boilerplate", start, True, runs)

    def _runs(self, document: Document, start: int, end: int, passages: Iterable[Passage]) -> Iterator[Run]:
        """The block's words, cut where a used passage begins and where the used words end."""
        at, reach = start, start
        pending: list[str] = []

        def run(stop: int, used: bool) -> Iterator[Run]:
            nonlocal at, pending
            if stop > at:
                yield Run(document.text[at:stop], used, tuple(pending))
                at, pending = stop, []

        for passage in passages:
            if passage.start >= end:
                break
            if passage.end <= start:
                continue
            begins = max(passage.start, start)
            yield from run(min(reach, begins), True)
            yield from run(begins, False)
            if passage.start >= start:
                pending.append(self.origins.anchor(passage))
            reach = max(reach, min(passage.end, end))
        yield from run(reach, True)
        yield from run(end, False)


def _used(story: Story) -> Iterator[Passage]:
    """Every passage that the page shows or links to."""
    if story.title_passage:
        yield story.title_passage
    for event in story.chronology:
        yield from event.passages
    for quote in story.quotes:
        yield from quote.passages
        for occurrence in quote.occurrences:
            yield from occurrence.quote
    for difference in story.differences:
        for value in difference.values:
            yield from value.passages
    for actor in story.actors:
        for role in actor.roles:
            yield from role.passages[:1]
    for reuse in story.reuse:
        yield from reuse.passages[:1]
