"""dateline build: pages to one story."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.annotate import annotate
from dateline.cli.sources import DEFAULT_ENTRIES, ENTRIES, SOURCES, polite
from dateline.cli.terminal import fail, failing_clearly, parse_date, parse_zone, progress, report_fates, say
from dateline.export.html import render
from dateline.model import Document, Story
from dateline.story import build as build_story
from dateline.story.gather import Coverage, gather


class Interface(StrEnum):
    """Languages of the page's own words."""

    DE = "de"
    EN = "en"


def build(
    locations: Annotated[list[str], typer.Argument(metavar="PATH|URL…", help=SOURCES)],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write story.json and index.html to.")] = Path(
        "out"
    ),
    zone: Annotated[
        str | None, typer.Option(callback=parse_zone, help="Zone of clocks that name none (Europe/Vienna).")
    ] = None,
    date: Annotated[str | None, typer.Option(help="Day of the first entry of tickers that name none.")] = None,
    entries: Annotated[int, typer.Option(min=1, help=ENTRIES)] = DEFAULT_ENTRIES,
    interface: Annotated[Interface, typer.Option(help="Language that the page opens in.")] = Interface.DE,
    json: Annotated[bool, typer.Option("--json", help="Print what was built and every page's fate as JSON.")] = False,
) -> None:
    """Build one story out of pages about an event: story.json and a page to open."""
    day = parse_date(date)
    with failing_clearly():
        story, coverage = story_of(locations, zone=zone, date=day, entries=entries)
        write_story(story, out, interface=interface.value)
    if json:
        summary = {"story": str(out / "story.json"), "page": str(out / "index.html"), "counts": counts(story)}
        typer.echo(msgspec.json.encode(summary | {"pages": coverage.fates}).decode())
    else:
        say(in_words(story))
        say(f"Story: {out / 'story.json'}\nPage:  {out / 'index.html'}")
    say(coverage.closing_line)


def story_of(
    locations: list[str], *, zone: str | None, date: dt.date | None, entries: int = DEFAULT_ENTRIES
) -> tuple[Story, Coverage]:
    """The story of these pages, with progress shown and the fate of odd pages told. Ends with 1 where none is left.

    entries: pages of one feed that are fetched.
    """
    with progress("Reading") as step:
        coverage = gather(locations, zone=zone, date=date, limits=polite(entries), on_page=step)
    report_fates(coverage)
    # A page of teasers reports nothing itself: it is read and counted, but no source of the story.
    items = [document for document in coverage.documents if document.type != "CollectionPage"]
    if not items:
        fail(f"No page holds a news item, so there is no story. {coverage.closing_line}")
    tell_open_days(items)
    documents = []
    with progress("Annotating") as step:
        for index, document in enumerate(items):
            step(index, len(items), document.name)
            documents.append(annotate(document))
    with progress("Joining"):
        return build_story(documents, zone=zone), coverage


def tell_open_days(documents: list[Document]) -> None:
    """Say which tickers have no day, and how a person gives it."""
    for document in documents:
        undated = sum(update.time is None for update in document.updates)
        if undated:
            say(
                f"  {document.name}: nothing says on which day its {undated} entries were written; --date YYYY-MM-DD "
                "gives the day of the earliest."
            )


def write_story(story: Story, out: Path, *, interface: str) -> None:
    """Write story.json and index.html to the folder `out`, each whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{out}: the story cannot be written there ({error.strerror}). Name another folder with -o.")
    _write_whole(out / "story.json", msgspec.json.format(msgspec.json.encode(story), indent=1))
    _write_whole(out / "index.html", render(story, language=interface).encode("utf-8"))


def in_words(story: Story) -> str:
    """The counts as a line for people: "1 document, 2 events"."""
    return (
        ", ".join(
            f"{number} {what.removesuffix('s') if number == 1 else what}" for what, number in counts(story).items()
        )
        + "."
    )


def counts(story: Story) -> dict[str, int]:
    """How much is in a story: the line of numbers on top of the page."""
    return {
        "documents": len(story.documents),
        "independent sources": len(story.sources),
        "events": len(story.chronology),
        "persons": sum(actor.kind == "person" for actor in story.actors),
        "quotations": len(story.quotes),
        "differences": len(story.differences),
    }


def _write_whole(path: Path, content: bytes) -> None:
    """Through a second file, so that a reader or a crash never meets half a story."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
