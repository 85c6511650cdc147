"""Every form that a story can go out in: what it is, what it keeps, what it loses, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from dateline.export import liveblog, markdown, ninjs, timelinejs, web_annotation
from dateline.export.edition import Edition, ExportRefused, Options
from dateline.export.feeds import atom, feed_pages, json_feed
from dateline.export.feeds.atom import SUFFIX as ATOM
from dateline.export.feeds.json_feed import SUFFIX as JSON_FEED
from dateline.export.files import File
from dateline.export.html import render
from dateline.export.identity import urn
from dateline.export.linguistic.docbin import docbin
from dateline.export.linguistic.xmi import type_system, xmi
from dateline.export.site.folder import site
from dateline.export.site.pages import Pages
from dateline.export.tables.arrow import arrow_table, parquet_table
from dateline.export.tables.csv_table import csv_table
from dateline.export.tables.schema import TABLES, Table
from dateline.export.timeml import timeml
from dateline.model import Document, Story

Writer = Callable[[Edition], Iterator[File]]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a story.

    title: what it is called elsewhere. keeps, loses: what of a story is in it and what is not, for a person to choose
    by. ending: of its address where a story is served; media_type: what is served there. folder: it is several files,
    of which that is the first page or the one table wanted, or all of them packed as ZIP. whole: what of it is in
    memory at once, where it does not come entry by entry.
    module, extra: the library that it needs, and the optional dependency for it.
    """

    name: str
    title: str
    keeps: str
    loses: str
    write: Writer
    ending: str
    media_type: str
    folder: bool = False
    whole: str | None = None
    module: str | None = None
    extra: str | None = None

    @property
    def installed(self) -> bool:
        """Whether what it needs is installed."""
        return self.module is None or find_spec(self.module) is not None


def publish(story: Story, format: str, options: Options | None = None) -> Iterator[File]:
    """The story in the format of that name, as files whose content comes in pieces.

    The same story and options give the same bytes. Raises ExportRefused for a format that there is not, an option that
    does not fit, or a library that is not installed; the sentence says what to do.
    """
    if format not in FORMATS:
        raise ExportRefused(format, "there is no such format", f"There are: {', '.join(FORMATS)}.")
    wanted = FORMATS[format]
    if not wanted.installed:
        library = wanted.module or ""
        advice = f"Install it with: pip install 'dateline[{wanted.extra}]'"
        raise ExportRefused(format, f"it needs {library}, which is not installed here", advice)
    return wanted.write(Edition(story, options))


def _one(name: str, media_type: str, write: Callable[[Edition], Iterator[bytes]]) -> Writer:
    return lambda edition: iter([File(name, media_type, write(edition))])


def _html(edition: Edition) -> Iterator[bytes]:
    yield render(edition.story, language=edition.options.language).encode()


def _embed(edition: Edition) -> Iterator[bytes]:
    yield Pages(edition).fragment().encode()


def _atom(edition: Edition) -> Iterator[File]:
    for page in feed_pages(edition):
        yield File(page.file(page.page, ATOM), "application/atom+xml", atom(page, edition.clock.zone))


def _json_feed(edition: Edition) -> Iterator[File]:
    for page in feed_pages(edition):
        yield File(page.file(page.page, JSON_FEED), "application/feed+json", json_feed(page, edition.clock.zone))


def _tables(suffix: str, media_type: str, write: Callable[[Table, Edition], Iterator[bytes]]) -> Writer:
    def files(edition: Edition) -> Iterator[File]:
        for table in _wanted(edition):
            yield File(f"{table.name}{suffix}", media_type, write(table, edition))

    return files


def _wanted(edition: Edition) -> list[Table]:
    name = edition.options.table
    if name is None:
        return list(TABLES.values())
    if name not in TABLES:
        raise ExportRefused(name, "there is no such table", f"There are: {', '.join(TABLES)}.")
    return [TABLES[name]]


def _timeml(edition: Edition) -> Iterator[File]:
    notes = _notes(edition)
    for document in edition.story.documents:
        text = timeml(document, notes=notes)
        yield File(f"{_file_name(document)}.tml", "application/xml", iter([text.encode()]))


def _xmi(edition: Edition) -> Iterator[File]:
    notes = _notes(edition)
    yield File("TypeSystem.xml", "application/xml", iter([type_system().to_xml().encode()]))
    for document in edition.story.documents:
        yield File(f"{_file_name(document)}.xmi", "application/vnd.xmi+xml", xmi(document, notes))


def _docbin(edition: Edition) -> Iterator[bytes]:
    yield docbin(edition.story.documents, _notes(edition))


def _notes(edition: Edition) -> tuple[str, ...]:
    return tuple(c.what for c in edition.corrections)


def _file_name(document: Document) -> str:
    """The document's id as a file's name; ids made elsewhere may hold anything."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in document.id)
    return plain if plain == document.id else f"{plain[:40]}-{urn('file', document.id)[-8:]}"


_ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_EVENTS = "events with their times, words, sources and actors"

FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format(
            "html",
            "a page, one file that needs nothing else",
            "everything, with every document's text",
            "nothing for a reader; for programs choose another",
            _one("index.html", "text/html", _html),
            ending=".html",
            media_type="text/html",
            whole="the page",
        ),
        Format(
            "site",
            "a folder for a web server: the page, a permalink an event, embed, feeds, JSON-LD, OpenGraph",
            "everything, with every document's text",
            "nothing",
            site,
            ending=".zip",
            media_type="application/zip",
            folder=True,
            whole="one page at a time, of which the main one grows with the story",
        ),
        Format(
            "embed",
            "a frame for somebody else's page, readable without script",
            "events but the background (or the key events alone, where a person marked some), links to sources",
            "quotations apart, differences, texts of documents",
            _one("embed.html", "text/html", _embed),
            ending=".embed.html",
            media_type="text/html",
            whole="the frame",
        ),
        Format(
            "jsonld",
            "schema.org LiveBlogPosting with Quotation",
            f"{_EVENTS}; quotations with speakers; documents; roles; corrections",
            "where in a document a passage stands, differences, how a time is known, its precision beyond the day",
            _one("story.jsonld", "application/ld+json", liveblog.liveblog),
            ending=".jsonld",
            media_type="application/ld+json",
        ),
        Format(
            "atom",
            "Atom feed (RFC 4287), paged (RFC 5005), of the story or of a person",
            "events, or one person's quotations, newest first, with sources, actors and corrections",
            "differences, precision of times, where a passage stands (but in links)",
            _atom,
            ending=ATOM,
            media_type="application/atom+xml",
            folder=True,
        ),
        Format(
            "jsonfeed",
            "JSON Feed 1.1, paged, of the story or of a person",
            "events, or one person's quotations, newest first, with sources, actors and corrections",
            "differences, precision of times, where a passage stands (but in links)",
            _json_feed,
            ending=JSON_FEED,
            media_type="application/feed+json",
            folder=True,
        ),
        Format(
            "ninjs",
            "IPTC ninjs 3.1, a composite with associations",
            f"{_EVENTS}; quotations with speakers; people, places, organisations; sources; corrections",
            "where in a document a passage stands, the sides of a difference",
            _one("story.ninjs.json", "application/json", ninjs.ninjs),
            ending=".ninjs.json",
            media_type=ninjs.MEDIA_TYPE,
        ),
        Format(
            "timelinejs",
            "TimelineJS 3 by Knight Lab",
            "events that have a time, with words, kind, sources and corrections",
            "events without a time, background from long before, quotations apart, zones (the title says whose clock; "
            "in the hour that comes twice in autumn, the order)",
            _one("timeline.json", "application/json", timelinejs.timelinejs),
            ending=".timeline.json",
            media_type=timelinejs.MEDIA_TYPE,
        ),
        Format(
            "annotations",
            "W3C Web Annotation",
            "every passage with position, quotation and context; what it is in the story; corrections",
            "times of events, texts of documents",
            _one("annotations.jsonld", _ANNOTATION_TYPE, web_annotation.collection),
            ending=".annotations.jsonld",
            media_type=_ANNOTATION_TYPE,
        ),
        Format(
            "csv",
            "tables as CSV",
            "events, quotations, passages, differences, actors, documents, corrections",
            "types of columns, the difference between empty and missing, texts of documents",
            _tables(".csv", "text/csv", csv_table),
            ending=".csv",
            media_type="text/csv",
            folder=True,
        ),
        Format(
            "parquet",
            "tables as Parquet",
            "the same tables with types",
            "texts of documents",
            _tables(".parquet", "application/vnd.apache.parquet", parquet_table),
            ending=".parquet",
            media_type="application/vnd.apache.parquet",
            folder=True,
            module="pyarrow",
            extra="arrow",
        ),
        Format(
            "arrow",
            "tables as Arrow files (Feather)",
            "the same tables with types",
            "texts of documents",
            _tables(".arrow", "application/vnd.apache.arrow.file", arrow_table),
            ending=".arrow",
            media_type="application/vnd.apache.arrow.file",
            folder=True,
            module="pyarrow",
            extra="arrow",
        ),
        Format(
            "xmi",
            "UIMA CAS XMI for INCEpTION, a file a document",
            "texts, sentences, names, times, quotations with their parts, figures, attributions; corrections as a note",
            "the story that joins them",
            _xmi,
            ending=".xmi.zip",
            media_type="application/zip",
            folder=True,
            module="cassis",
            extra="cassis",
        ),
        Format(
            "docbin",
            "spaCy DocBin",
            "texts, sentences, names, times, quotations with their parts, figures, attributions; corrections as a note",
            "the story that joins them",
            _one("documents.spacy", "application/octet-stream", _docbin),
            ending=".spacy",
            media_type="application/octet-stream",
            module="spacy",
            extra="spacy",
            whole="the file",
        ),
        Format(
            "timeml",
            "TimeML 1.2.1, a file a document",
            "texts with their times as annotators of corpora mark them; corrections as a comment",
            "all but times",
            _timeml,
            ending=".timeml.zip",
            media_type="application/zip",
            folder=True,
            whole="one document at a time",
        ),
        Format(
            "markdown",
            "Markdown to read, mail or print",
            "events, quotations by speaker, differences, sources with links, corrections",
            "texts of documents, where a passage stands (but in links)",
            _one("story.md", "text/markdown", markdown.markdown),
            ending=".md",
            media_type="text/markdown",
        ),
    )
}
