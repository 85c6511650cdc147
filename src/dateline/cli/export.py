"""dateline export: a story in the forms that other tools read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.cli.build import Interface
from dateline.cli.terminal import fail, failing_clearly, progress, say
from dateline.export.edition import Options
from dateline.export.files import File, write
from dateline.export.formats import FORMATS, publish
from dateline.story.verify import load_story


def export(
    story: Annotated[
        Path | None, typer.Argument(metavar="STORY", help="A story.json, or the folder it lies in.", show_default=False)
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", metavar="NAME", help="One of those that --list shows.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="File or folder to write to; without it, standard output.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the formats, what each keeps and what it loses.")] = False,
    base: Annotated[
        str | None, typer.Option(help="Address of the folder it is published in (https://desk.example/story/).")
    ] = None,
    person: Annotated[str | None, typer.Option(help="A feed of what this person said: name or id.")] = None,
    page_size: Annotated[int, typer.Option(min=1, max=10_000, help="Entries of a feed's page.")] = 100,
    table: Annotated[str | None, typer.Option(help="Only this table (events, quotations, passages …).")] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="CSV for Excel: a byte order mark, no cell a formula.")
    ] = False,
    interface: Annotated[Interface, typer.Option(help="Language of what dateline itself says.")] = Interface.DE,
    json: Annotated[bool, typer.Option("--json", help="Print the list, or what was written, as JSON.")] = False,
) -> None:
    """Write a story in another form: pages, feeds, agency and web formats, tables, corpora.

    The same story gives the same bytes. Corrections made by people are carried, and each format says so.
    """
    if list_:
        _list(json=json)
        return
    if story is None or format_ is None:
        raise typer.BadParameter("name a story and a --format; --list shows the formats.")
    if format_ not in FORMATS:
        raise typer.BadParameter(f"{format_} is none; there are {', '.join(FORMATS)}.", param_hint="--format")
    options = Options(
        base=base, language=interface.value, page_size=page_size, person=person, table=table, spreadsheet=spreadsheet
    )
    with failing_clearly():
        files = publish(load_story(story), format_, options)
        if out is None:
            _print(files, format_)
        else:
            _write(files, out, several=FORMATS[format_].folder, json=json)


def _list(*, json: bool) -> None:
    formats = [
        {
            "name": f.name,
            "title": f.title,
            "keeps": f.keeps,
            "loses": f.loses,
            "media_type": f.media_type,
            "ending": f.ending,
            **({"in_memory": f.whole} if f.whole else {}),
            **({"needs": f"dateline[{f.extra}]", "installed": f.installed} if f.extra else {}),
        }
        for f in FORMATS.values()
    ]
    if json:
        typer.echo(msgspec.json.encode(formats).decode())
        return
    for described in formats:
        typer.echo(f"{described['name']}: {described['title']}")
        typer.echo(f"    keeps: {described['keeps']}")
        typer.echo(f"    loses: {described['loses']}")
        if "in_memory" in described:
            typer.echo(f"    in memory at once: {described['in_memory']} (the others come entry by entry)")
        if "needs" in described:
            missing = "" if described["installed"] else ", not installed here"
            typer.echo(f"    needs: pip install '{described['needs']}'{missing}")


def _print(files: Iterable[File], format_: str) -> None:
    """One file to standard output; several have no place there."""
    found = iter(files)
    first = next(found, None)
    if first is None:
        fail("The story has no documents, so there is nothing to write in this format.")
    if next(found, None) is not None:
        fail(f"{format_} is more than one file here; name a folder with -o, or one of them (--table, --page-size).")
    binary = not first.media_type.startswith("text/") and not first.media_type.partition(";")[0].endswith(
        ("json", "xml")
    )
    if binary and sys.stdout.isatty():
        fail(f"{format_} is no text to look at; name a file with -o.")
    stream = typer.get_binary_stream("stdout")
    for piece in first.content:
        stream.write(piece)
    stream.flush()


def _write(files: Iterable[File], to: str, *, several: bool, json: bool) -> None:
    """To the file `to`, or into the folder: one that is there, has a slash behind it, or is to hold several files."""
    out = Path(to)
    into = to.endswith(("/", os.sep)) or out.is_dir() or (several and not out.suffix)
    found = iter(files)
    head = list(islice(found, 2))
    if not head:
        fail("The story has no documents, so there is nothing to write in this format.")
    if len(head) > 1 and not into:
        fail(f"{out}: this is more than one file; name a folder without an ending.")
    written = []
    with progress("Writing") as step:
        for number, file in enumerate(chain(head, found), 1):
            path = out / file.name if into else out
            write(file, path)
            written.append(path)
            step(number, number, file.name)
    if json:
        typer.echo(msgspec.json.encode([str(path) for path in written]).decode())
    elif len(written) == 1:
        say(f"Written: {written[0]}")
    else:
        say(f"Written: {len(written)} files in {out}")
