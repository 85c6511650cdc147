"""dateline store: what a desk keeps, moved, searched, and looked at."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import msgspec
import typer

from dateline.cli.terminal import fail, failing_clearly, progress, say
from dateline.store import Hit, SearchQuery, Store
from dateline.store.search.query import KINDS, HitKind

store = typer.Typer(
    help="Move, search and look at what the newsroom keeps (the store of `dateline serve` and `dateline watch`).",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Db = Annotated[
    str, typer.Option("--db", envvar="DATELINE_DB", help="The store: a file, or postgresql://USER@HOST/NAME.")
]
DEFAULT = "dateline.db"


class Kind(StrEnum):
    """What can be searched for."""

    DOCUMENT = "document"
    UPDATE = "update"
    QUOTE = "quote"
    EVENT = "event"


@store.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORD…", help='Words (in any inflection), "a phrase", a beginning*, -without.'),
    ],
    db: Db = DEFAULT,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only these; may be given several times.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of this outlet.")] = None,
    person: Annotated[str | None, typer.Option(help="Only where this person is named, or speaks.")] = None,
    since: Annotated[
        str | None, typer.Option(help="From this day or instant on (2025-08-15, 2025-08-15T22:00Z).")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Before this day or instant.")] = None,
    story: Annotated[str | None, typer.Option(help="Only quotations and events of the story with this id.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Hits at most.")] = 20,
    oldest: Annotated[bool, typer.Option("--oldest", help="Oldest first instead of newest.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON lines, a hit each, with every place found.")] = False,
) -> None:
    """Find documents, ticker entries, quotations and events by their words. Exits 1 where nothing is found."""
    kinds: tuple[HitKind, ...] = tuple(k.value for k in kind) if kind else KINDS
    query = SearchQuery(
        text=" ".join(_again_quoted(word) for word in words),
        kinds=kinds,
        source=source,
        person=person,
        since=_instant(since, "--since"),
        until=_instant(until, "--until"),
        story=story,
        limit=limit,
        newest=not oldest,
    )
    with failing_clearly(), Store.open(db, create=False) as opened:
        found = opened.search(query)
        for hit in found.hits:
            typer.echo(msgspec.json.encode(hit).decode() if json else _lines(hit))
    if not found.hits:
        fail("Nothing was found.")
    if found.more and not json:
        many = f"more than {found.count}" if found.over else str(found.count)
        say(f"These are {limit} of {many}; --limit shows more.")


@store.command(name="export")
def export_(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the JSON lines; - is standard output.")],
    db: Db = DEFAULT,
) -> None:
    """Write everything in the store as JSON lines: to move it, or to keep a copy."""
    with failing_clearly(), Store.open(db, create=False) as opened, _written(out) as stream:
        with progress("Exporting") as step:
            rows = -2  # head and end are no rows
            for line in opened.export(lambda done, table: step(done, 0, table)):
                stream.write(line + b"\n")
                rows += 1
        say(f"{rows} rows exported from {opened.name}.")


@store.command(name="import")
def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `store export` wrote; - is standard input.")],
    db: Db = DEFAULT,
) -> None:
    """Read an exported store into a new or empty one, whole or not at all."""
    with failing_clearly(), _read(source) as stream, Store.open(db) as opened:
        with progress("Importing") as step:
            rows = opened.import_((line for line in stream), lambda done, table: step(done, 0, table))
        say(f"{rows} rows imported into {opened.name}.")


@store.command()
def status(
    db: Db = DEFAULT,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say what is in the store: its stories, and how much of everything."""
    with failing_clearly(), Store.open(db, create=False) as opened:
        counts = opened.counts()
        stories = opened.stories.list(archived=None)
        came, kept = opened.pages.size()
    if json:
        typer.echo(msgspec.json.encode({"counts": counts, "bytes": {"came": came, "kept": kept}, "stories": stories}))
        return
    typer.echo(", ".join(f"{number} {what}" for what, number in counts.items()) + ".")
    typer.echo(f"Pages: {came / 1e6:.1f} MB as they came, {kept / 1e6:.1f} MB as they are kept.")
    for one in stories:
        line = f"{one.id}  {one.summary.events:>5} events  {one.summary.documents:>4} documents  {one.title}"
        typer.echo(f"{line} (archived)" if one.archived else line)


@store.command()
def reindex(db: Db = DEFAULT) -> None:
    """Make what is searched in again from what is stored; nothing else is touched."""
    with failing_clearly(), Store.open(db, create=False) as opened, progress("Indexing"):
        opened.rebuild_search()
    say(f"{opened.name} can be searched.")


def _again_quoted(word: str) -> str:
    """The shell has taken the quotation marks of "a phrase" away; words with a blank inside were one."""
    inside = " " in word.strip() and not any(mark in word for mark in '"“”„‟«»')
    return f'"{word}"' if inside else word


def _instant(written: str | None, option: str) -> dt.datetime | None:
    """A day (from its start in UTC) or an instant as a person writes it; ends with exit code 2 where it is none."""
    if written is None:
        return None
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written} is no day and no instant.", param_hint=option) from None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _lines(hit: Hit) -> str:
    when = hit.time.strftime("%Y-%m-%d %H:%M") if hit.time else "no time         "
    words = " … ".join(" ".join(snippet.passage.exact.split()) for snippet in hit.snippets[:1])
    return f"{when}  {hit.kind:<8}  {hit.name}: {words}"


@contextmanager
def _written(out: Path) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears when it is whole."""
    if str(out) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _read(source: Path) -> Iterator[IO[bytes]]:
    if str(source) == "-":
        yield sys.stdin.buffer
        return
    with source.open("rb") as stream:
        yield stream
