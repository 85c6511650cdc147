"""Fetching without holding up the rest: each request in a thread that ends with the process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

from dateline.ingest import Fetched, Fetcher, NotModified, Validators

T = TypeVar("T")


class Fetch(Protocol):
    """Gets a page, or hears that it is as it was."""

    async def __call__(self, url: str, known: Validators | None) -> Fetched | NotModified:
        """The answer for `url`. Raises PageSkipped or PageRefused (FetchFailed if server or network are at fault)."""
        ...


class ThreadedFetch:
    """A Fetcher, asked from a running event loop. At most `at_once` requests are under way."""

    def __init__(self, fetcher: Fetcher, *, at_once: int = 24) -> None:
        self._fetcher = fetcher
        self._room = asyncio.Semaphore(at_once)

    async def __call__(self, url: str, known: Validators | None) -> Fetched | NotModified:
        """The answer for `url`; one that nobody waits for any more is dropped when it comes."""
        async with self._room:
            return await in_thread(lambda: self._fetcher.fetch_if_changed(url, known))


async def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns or raises, done in a thread of its own that does not keep the process from ending."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def deliver(value: T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)  # type: ignore[arg-type]

    def run() -> None:
        value: T | None = None
        failed: BaseException | None = None
        try:
            value = work()
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the one who waits
            failed = error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(deliver, value, failed)

    threading.Thread(target=run, name="dateline-fetch", daemon=True).start()
    return await future
