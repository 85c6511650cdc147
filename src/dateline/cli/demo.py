"""dateline demo: the story of an invented event, built from invented coverage that comes with dateline."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.build import Interface, in_words, story_of, write_story
from dateline.cli.terminal import fail, failing_clearly, say
from dateline.ingest.demo import demo_pages


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write the story to.")] = Path("out/demo"),
    interface: Annotated[Interface, typer.Option(help="Language that the page opens in.")] = Interface.DE,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page where there is a browser.")] = False,
) -> None:
    """Build the demo story out of four invented sources, and say where the page is."""
    pages = demo_pages()
    if not pages:
        fail("The demo's pages are not here; install dateline again, or run this in its repository.")
    with failing_clearly():
        story, coverage = story_of([_from_here(page) for page in pages], zone=None, date=None)
        write_story(story, out, interface=interface.value)
    say(in_words(story))
    say(coverage.closing_line)
    page = (out / "index.html").resolve()
    say(f"The page: {page}")
    if open_page and _has_screen():
        webbrowser.open(page.as_uri())


def _from_here(path: Path) -> str:
    """The path as a person would write it, so that stories do not tell whose machine they were built on."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)


def _has_screen() -> bool:
    """Whether a browser would open a window; on a server webbrowser might start one in the terminal instead."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
