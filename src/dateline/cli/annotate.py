"""dateline annotate: what stands in a text."""

from __future__ import annotations

import datetime as dt
import sys
from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from dateline.annotate import annotate as annotate_document
from dateline.annotate import annotate_all, document_of_text
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.reader.package import installed
from dateline.cli.terminal import fail, failing_clearly, parse_date, parse_zone, say
from dateline.export.timeml import timeml
from dateline.extract import is_markup, read
from dateline.ingest import SourceNote, open_pages
from dateline.languages.detection import detect
from dateline.model import DatelineError, Document, Page, Span


class View(StrEnum):
    """As annotators of corpora mark a text (TIMEX3 times, quotations with their marks), or as a reader needs it."""

    STRICT = "strict"
    READER = "reader"


class _Line(msgspec.Struct):
    """A line of the bulk format."""

    text: str
    id: str | int | None = None
    language: str | None = None
    date: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def annotate(
    path: Annotated[
        str,
        typer.Argument(
            metavar="[PATH|URL|-]", help="A text; or a page as `dateline read` takes it. - is standard input."
        ),
    ] = "-",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="In bulk: lines {id, text, language?, date?} in, annotations out.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the annotations of the text as JSON.")] = False,
    xml: Annotated[bool, typer.Option("--timeml", help="Print the text as TimeML, its times marked.")] = False,
    language: Annotated[str | None, typer.Option(help="de or en; recognised by its words where not given.")] = None,
    date: Annotated[str | None, typer.Option(help="Day that relative times are resolved against.")] = None,
    zone: Annotated[str | None, typer.Option(callback=parse_zone, help="Zone of clocks that name none.")] = None,
    view: Annotated[
        View | None,
        typer.Option(help="strict: as corpora are annotated (default with --jsonl); reader (default else)."),
    ] = None,
) -> None:
    """Annotate a text: times, names, quotations, quantities, attributions, with offsets in characters."""
    day = parse_date(date)
    if not installed():
        say("Names and quotations are read by the rules alone: the package dateline-reader is not installed.")
    with failing_clearly():
        if jsonl:
            _annotate_lines(path, language=language, day=day, zone=zone, strict=view is not View.READER)
            return
        page = _page(path)
        whole = page.url is not None or is_markup(page)
        document = (
            annotate_document(read(page, zone=zone, date=day))
            if whole
            else annotate_document(_document(_text_of(page), language=language, day=day, zone=zone))
        )
        if xml:
            typer.echo(timeml(document, strict=view is not View.READER), nl=False)
            return
        found = as_json(document, strict=view is View.STRICT)
        found["read_by"] = "model and rules" if installed() else "rules"
        if whole:
            found["text"] = document.text  # a page's text is not what was given: the offsets need it
        typer.echo(msgspec.json.encode(found).decode() if json else _table(document, found))


def as_json(document: Document, *, strict: bool) -> dict[str, Any]:
    """The annotations of a document in the shape of the bulk format; spans are [start, end) in characters.

    strict: as the annotators of corpora mark it: without times that TIMEX3 leaves out, quotations with their marks.
    """
    found = document.annotations
    quotes = [as_annotated(document, quote) if strict else quote for quote in found.quotes]
    times = [time for time in found.times if time.strict or not strict]
    parts = ("type", "quote", "speaker", "cue", "frame", "addressee")
    return {
        "id": document.id,
        "times": times,
        "names": found.names,
        "quotes": [{part: getattr(quote, part) for part in parts} for quote in quotes],
        "quantities": found.quantities,
        "attributions": found.attributions,
    }


def _document(text: str, *, language: str | None, day: dt.date | None, zone: str | None, id: str = "") -> Document:
    known = language or detect(text) or "de"
    return document_of_text(text, id=id, language=known, date=day, zone=zone)


def _annotate_lines(path: str, *, language: str | None, day: dt.date | None, zone: str | None, strict: bool) -> None:
    """Each line by itself: one that cannot be used is named and answered with its error, the others go on."""
    order: deque[dict[str, Any]] = deque()  # what answers each line that was read and not answered yet
    failed = 0

    def documents() -> Iterator[Document]:
        for number, raw in enumerate(_lines(path), start=1):
            if not raw.strip():
                continue
            try:
                line = _DECODER.decode(raw)
                line_day = dt.date.fromisoformat(line.date[:10]) if line.date else day
            except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
                say(f"Line {number} is left out: {error}.")
                order.append({"line": number, "error": str(error)})
                continue
            order.append({"id": number if line.id is None else line.id})
            yield _document(line.text, language=line.language or language, day=line_day, zone=zone)

    def answer_errors() -> int:
        """Prints the errors that are next in turn, and tells how many they were."""
        count = 0
        while order and "error" in order[0]:
            typer.echo(msgspec.json.encode(order.popleft()).decode())
            count += 1
        return count

    for document in annotate_all(documents()):
        failed += answer_errors()
        typer.echo(msgspec.json.encode({**as_json(document, strict=strict), **order.popleft()}).decode())
    failed += answer_errors()
    if failed:
        fail(f'{failed} line{"s" if failed > 1 else ""} could not be annotated; write {{"id", "text"}} on each line.')


def _lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
        return
    with Path(path).open("rb") as lines:
        yield from lines


def _page(path: str) -> Page:
    """What is to be annotated: a text, or a page whose news item is."""
    pages: list[Page] = []
    for found in open_pages([path]):
        if isinstance(found, SourceNote):
            say(str(found))
        elif isinstance(found, DatelineError):
            raise found
        else:
            pages.append(found)
    if len(pages) != 1:
        fail(f"{path} holds {len(pages)} pages; `dateline read` takes them all.")
    return pages[0]


def _text_of(page: Page) -> str:
    try:
        return page.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"{error.reason} at byte {error.start}"
        fail(f"{page.name} is not UTF-8 text ({place}); `dateline read` takes other encodings.")


def _table(document: Document, found: dict[str, Any]) -> str:
    """One annotation a line: span, kind, what it is, the words."""

    def words(span: Span) -> str:
        return " ".join(document.text[slice(*span)].split())

    rows = [(time.start, time.end, time.type, time.value) for time in found["times"]]
    rows += [
        (name.start, name.end, name.label, f"role: {words(name.role)}" if name.role else "") for name in found["names"]
    ]
    rows += [
        (*span, quote.type, f"speaker: {' '.join(map(words, quote.speaker)) or '?'}")
        for quote in document.annotations.quotes
        for span in quote.quote
    ]
    rows += [
        (figure.start, figure.end, "QUANTITY", f"{figure.lower}..{figure.upper} {figure.unit or ''}".rstrip())
        for figure in found["quantities"]
    ]
    rows += [(word.start, word.end, "ATTRIBUTION", word.kind) for word in found["attributions"]]
    return "\n".join(
        f"{start:>6}-{end:<6} {kind:<12} {what:<28} {words((start, end))}" for start, end, kind, what in sorted(rows)
    )
