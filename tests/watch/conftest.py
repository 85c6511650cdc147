"""A server, a store and a desk that watches, for every test a new one."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from dateline.ingest import Limits
from dateline.store import Store
from dateline.watch.config import SourceConfig, SourceKind, WatchConfig
from dateline.watch.happenings import Happening
from dateline.watch.watcher import Watcher
from tests.watch.server import Outlet

LIMITS = Limits(private=True, pause=0.0, per_host=1, time=5.0)


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """A server whose pages a test sets."""
    server = Outlet()
    yield server
    server.stop()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "desk.db") as opened:
        yield opened


def source(url: str, kind: SourceKind = "ticker", **more: Any) -> SourceConfig:
    """Something to watch, ten times a second."""
    return SourceConfig(**({"kind": kind, "url": url, "name": "Bote", "every": 0.1} | more))


class Desk:
    """A watcher under test, and what it reported."""

    def __init__(self, store: Store, *sources: SourceConfig, **more: Any) -> None:
        self.seen: list[Happening] = []
        self.watcher = Watcher(
            WatchConfig(sources=sources),
            store,
            **({"on_event": self.seen.append, "limits": LIMITS, "chance": random.Random(1)} | more),
        )

    def kinds(self) -> list[str]:
        """What was reported, by kind, in order."""
        return [type(h).__name__ for h in self.seen]

    def of(self, kind: type[Any]) -> list[Any]:
        """What was reported of one kind."""
        return [h for h in self.seen if isinstance(h, kind)]

    async def until(self, kind: type[Any], count: int = 1, seconds: float = 60) -> list[Any]:
        """Wait until so many of a kind were reported."""
        await self.when(lambda: len(self.of(kind)) >= count, seconds, f"{count} {kind.__name__}")
        return self.of(kind)

    async def when(self, true: Callable[[], bool], seconds: float = 60, what: str = "it") -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"no {what}; there was {self.seen}"
            await asyncio.sleep(0.01)

    async def looks(self, outlet: Outlet, path: str, more: int = 2) -> None:
        """Wait until a path was asked for so many times again."""
        target = outlet.asked[path] + more
        await self.when(lambda: outlet.asked[path] >= target, what=f"more looks at {path}")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Desk]:
        """The watcher at work while the block runs."""
        task = asyncio.create_task(self.watcher.run())
        try:
            yield self
        finally:
            self.watcher.stop()
            await asyncio.wait_for(task, 20)


def run(work: Awaitable[None]) -> None:
    """Run a test's coroutine."""

    async def go() -> None:
        await work

    asyncio.run(go())
