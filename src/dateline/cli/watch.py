"""dateline watch: feeds and tickers followed."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import structs

from dateline.cli.terminal import fail, failing_clearly, say
from dateline.store import Store
from dateline.watch.config import WatchConfig, load_config
from dateline.watch.happenings import AnyHappening, PageTouched
from dateline.watch.health import SourceStatus
from dateline.watch.stories import StoryKeeper
from dateline.watch.telling import lines_of
from dateline.watch.watcher import LIMITS, Watcher


def watch(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="A TOML file that says what to watch.")],
    db: Annotated[str, typer.Option(help="The store: a file, or postgresql://USER@HOST/NAME.")] = "dateline.db",
    once: Annotated[bool, typer.Option("--once", help="Look at everything once, then end (for cron).")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what happens as JSON, a line each.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also say where only furniture changed (comment counts, teasers).")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private-addresses", help="Fetch pages from this machine and the local network too.")
    ] = False,
) -> None:
    """Follow feeds and tickers: what is new, what an outlet changed or took away. Ctrl-C ends it, nothing is lost."""
    with failing_clearly():
        watching = load_config(config)
        with Store.open(db) as store:
            statuses = asyncio.run(
                _watch(watching, store, once=once, json=json, everything=everything, private=private)
            )
    asked = [status for status in statuses if not status.found]
    if once and asked and all(status.health.condition == "failing" for status in asked):
        fail("None of the sources gave an answer that can be used.")


async def _watch(
    config: WatchConfig, store: Store, *, once: bool, json: bool, everything: bool, private: bool
) -> tuple[SourceStatus, ...]:
    async def tell(happening: AnyHappening) -> None:
        if isinstance(happening, PageTouched) and not everything:
            return
        if json:
            typer.echo(msgspec.json.encode(happening).decode())
        else:
            for line in lines_of(happening):
                typer.echo(line)

    keeper = StoryKeeper(store, tell)
    watcher = Watcher(config, store, on_event=keeper.take, limits=structs.replace(LIMITS, private=private))
    _stop_on_signals(watcher)
    if not once:
        count = len(config.sources)
        say(
            f"Watching {count} source{'s' if count > 1 else ''}; what is found is kept in {store.name}. Ctrl-C ends it."
        )
    await keeper.beside(watcher.once() if once else watcher.run())
    return watcher.statuses()


def _stop_on_signals(watcher: Watcher) -> None:
    """Ctrl-C and a service manager's request end the watch in order; a second Ctrl-C ends it at once."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        say("Ending; what was found is being kept.")
        watcher.stop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, ValueError, RuntimeError):  # Windows, and where this is not the main thread
            loop.add_signal_handler(number, stop)
