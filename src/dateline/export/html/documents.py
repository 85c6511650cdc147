"""The sources: each document with what is known of it, and its text as published."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.origins import COLOURS, Origins
from dateline.model import Document, Passage, Reuse, Role, Source, Story

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
        self._reuse: dict[str, list[Reuse]] = {}
        for reuse in story.reuse:
            self._reuse.setdefault(reuse.document, []).append(reuse)

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
        for reuse in self._reuse.get(document.id, ()):
            if reuse.source in self.origins.documents:
                name = self.origins.documents[reuse.source].name
                percent = round(100 * min(max(reuse.share, 0.0), 1.0))
                href = self.origins.href(reuse.passages[0]) if reuse.passages else None
                yield Share(self.interface.say("reuse_from", name=name), percent, href)

    def _parts(self, document: Document) -> Iterator[Part]:
        """Every character of the document in order: its blocks, and what lies between them."""
        used = _Used(self._used[document.id])
        at = 0
        for block in document.blocks:
            if block.start > at:
                yield from self._between(document, at, block.start, used)
            yield Part(
                role=block.role,
                start=block.start,
                furniture=block.role in FURNITURE,
                runs=tuple(self._runs(document, block.start, block.end, used)),
            )
            at = max(at, block.end)
        if at < len(document.text):
            yield from self._between(document, at, len(document.text), used)

    def _between(self, document: Document, start: int, end: int, used: _Used) -> Iterator[Part]:
        if document.text[start:end].strip():
            yield Part("boilerplate", start, True, tuple(self._runs(document, start, end, used)))

    def _runs(self, document: Document, start: int, end: int, used: _Used) -> Iterator[Run]:
        """The block's words, cut where a used passage begins and where the used words end."""
        at, reach = start, min(max(start, used.reach(start)), end)
        pending: list[str] = []

        def run(stop: int, used: bool) -> Iterator[Run]:
            nonlocal at, pending
            if stop > at:
                yield Run(document.text[at:stop], used, tuple(pending))
                at, pending = stop, []

        for passage in used.beginning(start, end):
            yield from run(min(reach, passage.start), True)
            yield from run(passage.start, False)
            pending.append(self.origins.anchor(passage))
            reach = max(reach, min(passage.end, end))
        yield from run(reach, True)
        yield from run(end, False)


class _Used:
    """The used passages of one document, asked for by place in time that grows with what is there, not with all."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = sorted(passages)
        self._starts = [p.start for p in self._passages]
        self._reach = list(accumulate((p.end for p in self._passages), max))

    def beginning(self, start: int, end: int) -> list[Passage]:
        """Those that begin within the span, in order of the text."""
        return self._passages[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def reach(self, start: int) -> int:
        """How far those reach that begin before `start`."""
        before = bisect_left(self._starts, start)
        return self._reach[before - 1] if before else 0


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
