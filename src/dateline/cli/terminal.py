"""What commands tell the person at the terminal: progress and messages on stderr, data on stdout."""

from __future__ import annotations

import datetime as dt
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline.model import DatelineError
from dateline.story.gather import Coverage

Step = Callable[[int, int, str], None]


def say(message: str) -> None:
    """One line for a person, on stderr."""
    typer.echo(message, err=True)


def fail(message: str) -> NoReturn:
    """End the command with exit code 1 and a sentence that says why."""
    say(message)
    raise typer.Exit(1)


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Turn dateline's own errors into a sentence and exit code 1; a closed pipe ends the command quietly."""
    try:
        yield
    except DatelineError as error:
        fail(str(error))
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, and nothing more to flush.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        fail(f"{error.filename or 'dateline'}: {error.strerror or error}.")


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """A bar on a terminal, nothing in a pipe. Yields a function to be called with (done, total, name)."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(what, total=None)

        def step(done: int, total: int, name: str) -> None:
            shown = name if len(name) <= 40 else f"…{name[-39:]}"
            bars.update(task, completed=done, total=total, description=f"{what} {shown}".rstrip())

        yield step


def report_fates(coverage: Coverage) -> None:
    """A line for each page that was not simply read, and for what was left out of archives and feeds."""
    for fate in coverage.fates:
        if fate.reason:
            say(f"  {fate.fate}: {fate.reason}")
    for note in coverage.notes:
        say(f"  {note}")


def parse_zone(value: str | None) -> str | None:
    """An IANA zone name, checked. Typer callback; ends with exit code 2 where there is no such zone."""
    if value is not None and value not in zoneinfo.available_timezones():
        raise typer.BadParameter(f"{value} is no IANA time zone; write it like Europe/Vienna.")
    return value


def parse_date(value: str | None) -> dt.date | None:
    """A calendar day YYYY-MM-DD; ends with exit code 2 where it is none."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value} is no date; write it like 2025-08-15.", param_hint="--date") from None
