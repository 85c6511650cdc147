"""dateline verify: every passage of a story against its source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.cli.terminal import failing_clearly, progress, say
from dateline.story.verify import load_story
from dateline.story.verify import verify as verify_story


def verify(
    story: Annotated[Path, typer.Argument(metavar="STORY", help="A story.json, or the folder it lies in.")],
    json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Check that every passage of a story stands in its source, where the story says it does.

    Sources that are files are read again (named from here, or from a folder around the story's). Exits 1 where a
    passage fails, and where no source is at hand, since nothing is proved then.
    """
    with failing_clearly(), progress("Verifying") as step:
        folder = (story if story.is_dir() else story.parent).resolve()
        # Sources are named as the person who built the story named them: from here, or from a folder around the story.
        folders = (Path(), folder, *list(folder.parents)[:3])
        result = verify_story(load_story(story), folders=folders, on_document=step)
    if json:
        typer.echo(msgspec.json.encode(result).decode())
    else:
        for failure in result.failures:
            typer.echo(str(failure))
    if result.not_at_hand:
        names = ", ".join(result.not_at_hand)
        say(f"Source not at hand, checked against the story's own copy: {names}.")
    if result.failures:
        say(f"{len(result.failures)} of {result.passages} passages and claims fail.")
        raise typer.Exit(1)
    if not result.reread:
        say("No source was at hand: the passages were only compared with the story's own copies of its documents.")
        raise typer.Exit(1)
    say(f"All {result.passages} passages stand where the story says; {result.reread} sources read again.")
