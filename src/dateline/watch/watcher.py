"""Feeds and tickers followed, without end or once around: what is due is looked at, and what happened is reported."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from collections.abc import Awaitable, Callable
from functools import partial

from msgspec import structs

from dateline.ingest import Fetched, Fetcher, Limits, NotModified, Validators
from dateline.store import Store
from dateline.watch.addresses import canonical, host_of
from dateline.watch.clock import Clock, SystemClock
from dateline.watch.config import SourceConfig, WatchConfig
from dateline.watch.fetching import Fetch, ThreadedFetch
from dateline.watch.gate import Gate
from dateline.watch.happenings import AnyHappening, Happening, NetworkBack, NetworkDown
from dateline.watch.health import SourceStatus
from dateline.watch.memory import Followed, Memory
from dateline.watch.page_look import PageMemory
from dateline.watch.source import Source
from dateline.watch.wanted import Wanted

OnEvent = Callable[[AnyHappening], Awaitable[None] | None]
LIMITS = Limits(pause=1.0, per_host=1, time=20.0, size=16 * 1024 * 1024)
"""How a host is asked when it is asked again and again: one request at a time, a second between two at least."""

_IDLE = 3600.0
_PATIENCE = 10.0
_STARTING = 2.0
"""Seconds over which the first looks are spread."""


class Watcher:
    """Follows what the configuration names, and reports what happens.

        watcher = Watcher(config, store, on_event=print)
        await watcher.run()                # until it is cancelled or `stop` is called
        await watcher.once()               # what is due, once

    store: keeps pages, documents, revisions, and where following stands; after a restart it goes on from there. fetch:
    by default a Fetcher within `limits`. on_event: called with each happening, in order, after what it tells of was
    kept; it may be a coroutine. clock, chance: to be replaced in tests. Nothing is shared between two watchers.
    """

    def __init__(
        self,
        config: WatchConfig,
        store: Store,
        *,
        on_event: OnEvent,
        fetch: Fetch | None = None,
        clock: Clock | None = None,
        chance: random.Random | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self.config = config
        self.clock: Clock = clock or SystemClock()
        self.chance = chance or random.Random()  # noqa: S311 - spreads requests, keeps no secret
        self.gate = Gate(limits.per_host)
        self.memory = Memory(store, self.report, self.clock.now)
        self._fetcher = Fetcher(limits) if fetch is None else None
        self._fetch = fetch
        self._on_event = on_event
        self._sources: dict[str, Source] = {}
        self._claimed: dict[str, str] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()
        self._wake = asyncio.Event()
        self._unreachable: dict[str, str] = {}
        self._down: dt.datetime | None = None
        self._once = False
        self._broken: Exception | None = None

    async def run(self) -> None:
        """Look at what is due, again and again, until `stop` is called or this is cancelled.

        What was begun to be kept is kept before it returns.
        """
        await self._work(once=False)

    async def once(self) -> None:
        """Look once at everything that is configured, at what is new there, and at known pages that are due."""
        await self._work(once=True)

    def stop(self) -> None:
        """End `run`: no further request is made, what is being kept is kept."""
        self._stopping.set()
        self._wake.set()

    def statuses(self) -> tuple[SourceStatus, ...]:
        """How everything that is followed stands, the configured ones first."""
        return tuple(source.status for source in sorted(self._sources.values(), key=lambda s: s.followed.found))

    def look_now(self, url: str) -> bool:
        """Look at an address that is followed as soon as its host has a turn. Returns whether it is followed."""
        source = self._sources.get(canonical(url))
        if source is None:
            return False
        source.hurry()
        self._wake.set()
        return True

    async def follow(self, config: SourceConfig) -> None:
        """Follow one more address from now on; one that is followed takes over what is configured anew."""
        await self._configure(config, {s.followed.url: s.followed for s in self._sources.values()})
        self._wake.set()

    async def unfollow(self, url: str) -> bool:
        """Look at an address no longer; what was found stays. Returns whether it was followed.

        One that the configuration names is followed again at the next start.
        """
        source = self._sources.pop(canonical(url), None)
        if source is None:
            return False
        source.followed.done = True
        await self.memory.keep(source.followed)
        return True

    async def report(self, happening: Happening) -> None:
        """Hand a happening to whoever listens. Where that fails, `run` ends, and raises what the listener raised."""
        if self._broken is not None:
            return
        try:
            answer = self._on_event(happening)  # type: ignore[arg-type]  # every happening is one of AnyHappening
            if answer is not None:
                await answer
        except Exception as error:  # noqa: BLE001 - it is raised by _work, and is no fault of the source at hand
            self._broken = error
            self.stop()

    # What sources need of the one who follows them.

    async def ask(self, source: Source, url: str, known: Validators | None) -> Fetched | NotModified:
        """The answer to a request, made when it is its host's turn."""
        assert self._fetch is not None
        async with self.gate.turn(host_of(url), source.priority):
            return await self._fetch(url, known)

    def found(self, origin: Source, urls: list[str]) -> list[Source]:
        """Pages that a feed names and that are not followed yet, ready to be."""
        now = self.clock.now()
        recheck = origin.config.recheck if origin.config else 0.0
        new: dict[str, Source] = {}
        for url in urls:
            key = canonical(url)
            if key in self._sources or key in self._claimed or key in new:
                continue
            followed = Followed(
                url=url,
                kind="page",
                source=origin.followed.source,
                found=True,
                story=origin.followed.story,
                zone=origin.followed.zone,
                recheck=recheck,
                words=_words(origin)[0],
                without=_words(origin)[1],
                every=min(origin.followed.every, 60.0),
                page=PageMemory(found=now, changed=now),
            )
            new[key] = Source(self, followed, wanted=_wanted(followed), due=self.clock.monotonic())
        return list(new.values())

    def follow_found(self, sources: list[Source]) -> None:
        """Follow these from now on."""
        for source in sources:
            self._add(source)

    def look_again(self, url: str) -> None:
        """A feed says that a page has changed."""
        source = self._sources.get(self._claimed.get(canonical(url), canonical(url)))
        if source is not None:
            source.hurry()

    def claim(self, source: Source, key: str) -> bool:
        """Note that a source has this address, or holds this text. Returns whether no other one does."""
        own = canonical(source.followed.url)
        return self._claimed.setdefault(canonical(key), own) == own

    async def reached(self, host: str) -> None:
        """A host answered, whatever it said."""
        self._unreachable.pop(host, None)
        if self._down is None:
            return
        since, self._down = self._down, None
        self._unreachable.clear()
        await self.report(NetworkBack(at=self.clock.now(), source="network", since=since))
        for source in self._sources.values():
            if source.offline:
                source.due = self.clock.monotonic() + self.chance.uniform(0, _STARTING)
        self._wake.set()

    async def not_reached(self, host: str, reason: str) -> bool:
        """No answer came from a host. Returns whether that is the network's fault: no host answers any more."""
        self._unreachable[host] = reason
        hosts = {host_of(s.followed.url) for s in self._sources.values() if not s.followed.done}
        if self._down is None and len(hosts) > 1 and hosts <= self._unreachable.keys():
            self._down = self.clock.now()
            await self.report(NetworkDown(at=self._down, source="network", reason=reason))
        return self._down is not None

    # The schedule.

    async def _work(self, *, once: bool) -> None:
        if self._fetch is None and self._fetcher is not None:
            self._fetch = ThreadedFetch(self._fetcher)
        self._once = once
        try:
            await self._load()
            while not self._stopping.is_set():
                self._wake.clear()
                self._start_due()
                if once and not self._tasks:
                    break
                await self.clock.wait(self._wake, self._pause())
        finally:
            await self._end()
        if self._broken is not None:
            raise self._broken

    async def _load(self) -> None:
        known = await self.memory.load()
        for config in self.config.sources:
            await self._configure(config, known)
        configured = {source.followed.url for source in self._sources.values()}
        origins = {source.followed.source: source for source in self._sources.values()}
        for followed in known.values():
            if followed.found and followed.url not in configured:
                if followed.source in origins:
                    _as_configured(followed, origins[followed.source])
                self._add(Source(self, followed, wanted=_wanted(followed), due=self._due(followed)))

    async def _configure(self, config: SourceConfig, known: dict[str, Followed]) -> None:
        now = self.clock.now()
        followed = known.get(config.url) or Followed(url=config.url, kind=config.kind, source=config.name)
        followed.found, followed.done = False, False
        followed.kind, followed.source, followed.every = config.kind, config.name, config.every
        followed.zone, followed.recheck = config.zone, config.recheck
        if (followed.words, followed.without) != (config.words, config.without):
            followed.words, followed.without = config.words, config.without
            followed.validators = Validators()  # what was not wanted before may be now
        followed.story = await self.memory.story(config.story) if config.story else None
        if config.kind in ("ticker", "page") and followed.page is None:
            followed.page = PageMemory(found=now, changed=now)
        asked_away = followed.away is not None and followed.away > now
        due = self._due(followed) if asked_away else self.clock.monotonic()
        spread = 0.0 if self._once else min(_STARTING, config.every / 10)
        wanted = Wanted(config.words, config.without)
        self._add(Source(self, followed, config=config, wanted=wanted, due=due + self.chance.uniform(0, spread)))

    def _due(self, followed: Followed) -> float:
        """When to look, by what was noted down with a clock that may have been set since: never later than it could
        have been meant."""
        left = (followed.again - self.clock.now()).total_seconds() if followed.again is not None else 0.0
        return self.clock.monotonic() + min(max(left, 0.0), 7 * 86400.0 if followed.health.failures else 6 * 3600.0)

    def _add(self, source: Source) -> None:
        key = canonical(source.followed.url)
        self._sources[key] = source
        self._claimed.setdefault(key, key)
        self._wake.set()

    def _start_due(self) -> None:
        now = self.clock.monotonic()
        for key, source in list(self._sources.items()):
            if source.due <= now and not source.followed.done and key not in self._tasks:
                task = asyncio.create_task(source.look())
                self._tasks[key] = task
                task.add_done_callback(partial(self._finished, key))

    def _finished(self, key: str, _: asyncio.Task[None]) -> None:
        self._tasks.pop(key, None)
        self._wake.set()

    def _pause(self) -> float:
        waiting = [s.due for key, s in self._sources.items() if key not in self._tasks and not s.followed.done]
        return max(min(waiting, default=_IDLE + self.clock.monotonic()) - self.clock.monotonic(), 0.0)

    async def _end(self) -> None:
        """Whoever waits for an answer goes without it; whoever is writing finishes."""
        for key, task in self._tasks.items():
            if key not in self._sources or not self._sources[key].keeping:
                task.cancel()
        tasks = set(self._tasks.values())
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=_PATIENCE)
            for task in unfinished:  # the store takes nothing: what was fetched is fetched again next time
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._fetcher is not None:
            self._fetcher.close()


def _words(origin: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the text of a page that this source names has to hold, and what it must not."""
    config = origin.config
    return (config.words, config.without) if config is not None and config.look_in == "text" else ((), ())


def _as_configured(followed: Followed, origin: Source) -> None:
    """A page that was found before takes over what is configured now; one that was not wanted may be."""
    followed.story, followed.zone = origin.followed.story, origin.followed.zone
    if (followed.words, followed.without) == _words(origin):
        return
    followed.words, followed.without = _words(origin)
    if followed.page is not None and followed.page.document is None:
        followed.done, followed.again = False, None
        followed.validators, followed.page = Validators(), structs.replace(followed.page, sha=None)


def _wanted(followed: Followed) -> Wanted:
    return Wanted(followed.words, followed.without)
