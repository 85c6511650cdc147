"""dateline build: pages to the stories that they tell."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.annotate import annotate
from dateline.cli.sources import DEFAULT_ENTRIES, ENTRIES, SOURCES, polite
from dateline.cli.stories import left_out, listed, write_list
from dateline.cli.terminal import fail, failing_clearly, parse_date, parse_zone, progress, report_fates, say
from dateline.export.html import render
from dateline.model import Document, Story
from dateline.story import build as build_story
from dateline.story import group, shipped_vectors
from dateline.story.gather import Coverage, gather

NAMED = 10
"""So many pages that are left out are named on the terminal."""


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
    one: Annotated[bool, typer.Option("--one", help="Take all pages as one event, whatever they tell.")] = False,
    interface: Annotated[Interface, typer.Option(help="Language that the page opens in.")] = Interface.DE,
    json: Annotated[bool, typer.Option("--json", help="Print what was built and every page's fate as JSON.")] = False,
) -> None:
    """Build the story that pages tell: story.json and a page to open.

    Pages about several events become several stories, a folder each, with a list of them.
    """
    day = parse_date(date)
    with failing_clearly():
        documents, coverage = documents_of(locations, zone=zone, date=day, entries=entries)
        groups, alone = stories_in(documents, one=one)
        with progress("Joining") as step:
            stories, vectors = [], shipped_vectors()
            for index, group_ in enumerate(groups):
                step(index, len(groups), group_[0].name)
                stories.append(build_story(group_, zone=zone, vectors=vectors))
        summary = write_stories(stories, alone, out, interface=interface.value)
    if json:
        typer.echo(msgspec.json.encode(summary | {"pages": coverage.fates}).decode())
    else:
        tell(stories, alone, out)
    say(coverage.closing_line)


def stories_in(documents: list[Document], *, one: bool) -> tuple[list[list[Document]], list[Document]]:
    """The documents of each story to build, and those that are in none, since no other document tells of the same.

    Where no two tell of one event, each is a story of its own. one: all are one story.
    """
    groups = [documents] if one else group(documents)
    several = [g for g in groups if len(g) > 1]
    if not several:
        return groups, []
    return several, [g[0] for g in groups if len(g) == 1]


def write_stories(stories: list[Story], alone: list[Document], out: Path, *, interface: str) -> dict[str, object]:
    """Write one story to `out`, several to a folder each with a list in `out`; returns what was written where."""
    rest = {"left_out": left_out(alone)} if alone else {}
    if len(stories) == 1:
        write_story(stories[0], out, interface=interface)
        where = {"story": str(out / "story.json"), "page": str(out / "index.html"), "counts": counts(stories[0])}
        return {**where, **rest}
    entries = listed(stories)
    for entry, story in zip(entries, stories, strict=True):
        write_story(story, out / entry.folder, interface=interface)
    for path, content in write_list(entries, left_out(alone), out, language=interface).items():
        _write_whole(path, content)
    told = [
        {"title": e.title, "story": str(out / e.folder / "story.json"), "page": str(out / e.folder / "index.html"),
         "counts": counts(s)}
        for e, s in zip(entries, stories, strict=True)
    ]  # fmt: skip
    return {"stories": told, "page": str(out / "index.html"), **rest}


def tell(stories: list[Story], alone: list[Document], out: Path) -> None:
    """Say what was built, where it is, and what was left out."""
    if len(stories) == 1:
        say(in_words(stories[0]))
        say(f"Story: {out / 'story.json'}\nPage:  {out / 'index.html'}")
    else:
        for entry, story in zip(listed(stories), stories, strict=True):
            say(f"{out / entry.folder}: {story.title or entry.folder}\n  {in_words(story)}")
        say(f"{len(stories)} stories. List: {out / 'index.html'}")
    if alone:
        pages = "1 page tells" if len(alone) == 1 else f"{len(alone)} pages tell"
        say(f"Left out: {pages} of something that no other does (--one takes all pages as one event):")
        for document in alone[:NAMED]:
            say(f"  {document.name}{f': {document.headline}' if document.headline else ''}")
        if len(alone) > NAMED:
            say(f"  and {len(alone) - NAMED} more; --json names all of them.")


def story_of(locations: list[str], *, zone: str | None, date: dt.date | None) -> tuple[Story, Coverage]:
    """The one story of these pages (see documents_of)."""
    documents, coverage = documents_of(locations, zone=zone, date=date)
    with progress("Joining"):
        return build_story(documents, zone=zone, vectors=shipped_vectors()), coverage


def documents_of(
    locations: list[str], *, zone: str | None, date: dt.date | None, entries: int = DEFAULT_ENTRIES
) -> tuple[list[Document], Coverage]:
    """The annotated news items of these pages, with progress shown and the fate of odd pages told. Ends with 1 where
    none is left.

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
    return documents, coverage


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
