"""Where things stand: sources with their colours, and links that open a document at a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.html.interface import Interface, Text
from dateline.export.sources import all_sources
from dateline.model import Document, Passage, Source, Story

COLOURS = 8
_OURS = re.compile(
    r"(?:brush|chronology|data|day|differences?|event|filters?|from|handles|keys|lanes|main|matters|people|person|query|quote"
    r"|reader|reset|sources?|state|status|theme|to|tools)(?:-.*)?"
)
"""Names that the page gives to its own parts."""
_NOT_IN_A_LINK = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Link:
    """One passage of one document: where it opens, and what the document is called."""

    href: str
    name: str
    again: Text | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One independent source of a statement, with every place where it says so.

    folded: the sentence that stands for a text and the outlets that carry it, None for an outlet's own report.
    """

    source: int
    colour: int
    name: str
    links: tuple[Link, ...]
    folded: Text | None = None


class Origins:
    """The story's sources and documents by number, and how to link to their passages."""

    def __init__(self, story: Story, interface: Interface, known: Iterable[str] = ()) -> None:
        """known: ids of sources in the order of an earlier state of the page; they keep their colours."""
        self.interface = interface
        self.documents: dict[str, Document] = {d.id: d for d in story.documents}
        self.sources: tuple[Source, ...] = _in_order(all_sources(story), known)
        self.slugs = _slugs(story.documents)
        self._source_of: dict[str, int] = {}
        for number, source in enumerate(self.sources):
            for document in source.documents:
                self._source_of.setdefault(document, number)

    def source(self, document: str) -> int:
        """The number of the source that the document counts for. Raises KeyError."""
        return self._source_of[document]

    def colour(self, document: str) -> int:
        """The number of the colour of the document's source."""
        return self._source_of[document] % COLOURS

    def numbers(self, passages: Iterable[Passage]) -> tuple[int, ...]:
        """The numbers of the sources that the passages stand in, each once, in order."""
        return tuple(sorted({self._source_of[p.document] for p in passages if p.document in self._source_of}))

    def anchor(self, passage: Passage) -> str:
        """The id of the passage on the page."""
        return f"{self.slugs[passage.document]}:{passage.start}-{passage.end}"

    def href(self, passage: Passage) -> str:
        """The address that opens the passage in its document."""
        return f"#{self.anchor(passage)}"

    def language(self, document: str) -> str:
        """The document's language for a lang attribute: empty where nobody knows it."""
        code = self.documents[document].language
        return "" if code == "und" else code

    def labels(self, passages: Iterable[Passage]) -> tuple[Label, ...]:
        """The sources of the passages, agency copy folded into one, in order of the passages."""
        by_source: dict[int, dict[Passage, None]] = {}
        for passage in passages:
            if passage.document in self._source_of:
                by_source.setdefault(self._source_of[passage.document], {})[passage] = None
        return tuple(self._label(number, list(found)) for number, found in by_source.items())

    def _label(self, number: int, passages: list[Passage]) -> Label:
        source = self.sources[number]
        links: list[Link] = []
        seen: dict[str, int] = {}
        for passage in passages:
            nth = seen[passage.document] = seen.get(passage.document, 0) + 1
            again = self.interface.say("again", n=nth) if nth > 1 else None
            links.append(Link(self.href(passage), self.documents[passage.document].name, again))
        outlets = dict.fromkeys(link.name for link in links)
        folded, name = None, source.name
        if len(outlets) > 1:
            media = self.interface.count("media", len(outlets))
            folded = self.interface.say("agency_in", agency=source.name, media=media)
        elif source.agency:
            name = f"{source.name} · {links[0].name}"
        else:
            name = links[0].name
        return Label(number, number % COLOURS, name, tuple(links), folded)


def _in_order(sources: tuple[Source, ...], known: Iterable[str]) -> tuple[Source, ...]:
    place = {source: number for number, source in enumerate(known)}
    return tuple(sorted(sources, key=lambda s: place.get(s.id, len(place))))


def _slugs(documents: tuple[Document, ...]) -> dict[str, str]:
    """Names for documents that may stand in an address: their ids where these are fit for it, made fit where not."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for document in documents:
        base = slug = _NOT_IN_A_LINK.sub("-", document.id).strip("-.") or "document"
        if _OURS.fullmatch(slug):
            base = slug = f"document-{slug}"
        number = 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        slugs[document.id] = slug
    return slugs
