"""dateline read: pages to documents."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from dateline.cli.sources import DEFAULT_ENTRIES, ENTRIES, SOURCES, polite
from dateline.cli.terminal import failing_clearly, parse_date, parse_zone, progress, report_fates, say
from dateline.model import Document
from dateline.story.gather import gather


def read(
    locations: Annotated[list[str], typer.Argument(metavar="PATH|URL…", help=SOURCES)],
    zone: Annotated[
        str | None, typer.Option(callback=parse_zone, help="Zone of clocks that name none (Europe/Vienna).")
    ] = None,
    date: Annotated[str | None, typer.Option(help="Day of the first entry of tickers that name none.")] = None,
    entries: Annotated[int, typer.Option(min=1, help=ENTRIES)] = DEFAULT_ENTRIES,
    json: Annotated[
        bool, typer.Option("--json/--outline", help="JSON lines, a document each; or an outline to look at.")
    ] = True,
) -> None:
    """Read pages and print the documents in them as JSON lines.

    Tickers that name no day get theirs from the other documents given, and say so.
    """
    day = parse_date(date)
    with failing_clearly(), progress("Reading") as step:
        coverage = gather(locations, zone=zone, date=day, limits=polite(entries), on_page=step)
        report_fates(coverage)
        for document in coverage.documents:
            typer.echo(msgspec.json.encode(document).decode() if json else _outline(document))
        say(coverage.closing_line)
    if not coverage.documents:
        raise typer.Exit(1)


def _outline(document: Document) -> str:
    lines = [f"{document.name}  ({document.type}, {document.language}, {document.published or 'no date'})"]
    for block in document.blocks:
        words = " ".join(document.text[block.start : block.end].split())
        lines.append(f"  {block.role:<14} {words[:100]}{'…' if len(words) > 100 else ''}")
    for update in document.updates:
        when = update.time.isoformat() if update.time else f"{update.clock or '?'} (day open)"
        lines.append(f"  update {when}  {update.heading or ''}  [{update.time_basis}]")
    return "\n".join(lines)
