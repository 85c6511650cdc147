"""Feeds and tickers followed while the newsroom runs, in a process of their own: whatever they do, no reader waits."""

from __future__ import annotations

import asyncio
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess

import msgspec
from msgspec import Struct, structs

from dateline.server.settings import Settings
from dateline.store import Store
from dateline.watch.config import SourceConfig, WatchConfig
from dateline.watch.happenings import AnyHappening
from dateline.watch.stories import StoryKeeper
from dateline.watch.watcher import LIMITS, Watcher

_KEY = "newsroom/following"


class Wish(Struct, frozen=True, kw_only=True):
    """What the process that follows is asked to do: one more source, or a look at once at an address."""

    source: SourceConfig | None = None
    look: str | None = None


class Following:
    """What people follow from the newsroom, and the process that does it. What is followed is kept in the store."""

    def __init__(self, settings: Settings, store: Store, context: SpawnContext) -> None:
        self._settings, self._store, self._context = settings, store, context
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def sources(self) -> tuple[SourceConfig, ...]:
        """What people follow from the newsroom, in the order in which they began to."""
        return msgspec.convert(self._store.settings.get(_KEY, []), tuple[SourceConfig, ...])

    def follow(self, source: SourceConfig) -> None:
        """Follow a source from now on; one that is followed takes over what is configured anew."""
        with self._store.writing():
            others = [s for s in self.sources() if s.url != source.url]
            self._store.settings.put(_KEY, msgspec.to_builtins([*others, source]))
        self.start()
        self._send(Wish(source=source))

    def unfollow(self, url: str) -> bool:
        """Follow an address no longer; what was read stays. Returns whether it was followed from here."""
        with self._store.writing():
            known = self.sources()
            self._store.settings.put(_KEY, msgspec.to_builtins([s for s in known if s.url != url]))
        followed = any(s.url == url for s in known)
        if followed:
            self.stop()
            self._store.feeds.remove(url)
            self.start()
        return followed

    def look(self, url: str) -> None:
        """Look at an address that is followed as soon as its host allows it."""
        self._send(Wish(look=url))

    def start(self) -> None:
        """Begin, or begin again after the process has died; nothing where there is nothing to follow."""
        if self._process is not None and self._process.is_alive():
            return
        sources = self.sources()
        if not sources:
            return
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=_run,
            args=(self._settings.store, msgspec.json.encode(sources), self._settings.private_addresses, theirs),
            name="dateline-following",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        self._pipe = ours

    def stop(self) -> None:
        """End it: what is being kept is kept, no further request is made."""
        if self._process is None:
            return
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(12)
            if self._process.is_alive():
                self._process.kill()
        self._process = None

    def _send(self, wish: Wish) -> None:
        if self._pipe is not None:
            try:
                self._pipe.send_bytes(msgspec.json.encode(wish))
            except OSError:
                # It has just died; it reads what is followed from the store when it is started again.
                self._pipe = None


def _run(store_at: str, sources: bytes, private: bool, pipe: Connection) -> None:
    """The process: follow until told to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    config = WatchConfig(sources=msgspec.json.decode(sources, type=tuple[SourceConfig, ...]))
    with Store.open(store_at) as store:
        asyncio.run(_follow(config, store, private, pipe))


async def _follow(config: WatchConfig, store: Store, private: bool, pipe: Connection) -> None:
    async def hear(happening: AnyHappening) -> None:
        """What happened is in the store, where the newsroom sees it."""

    keeper = StoryKeeper(store, hear)
    watcher = Watcher(config, store, on_event=keeper.take, limits=structs.replace(LIMITS, private=private))
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, watcher.stop)
    threading.Thread(target=_obey, args=(pipe, watcher, loop), daemon=True).start()
    await keeper.beside(watcher.run())


def _obey(pipe: Connection, watcher: Watcher, loop: asyncio.AbstractEventLoop) -> None:
    """Runs in a thread: wishes as they come. When the newsroom is gone, nobody is left to follow for."""
    while True:
        try:
            wish = msgspec.json.decode(pipe.recv_bytes(), type=Wish)
        except (EOFError, OSError):
            loop.call_soon_threadsafe(watcher.stop)
            return
        if wish.source is not None:
            asyncio.run_coroutine_threadsafe(watcher.follow(wish.source), loop)
        if wish.look is not None:
            loop.call_soon_threadsafe(watcher.look_now, wish.look)
