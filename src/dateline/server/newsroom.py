"""The newsroom behind its pages: one store, the stories that people look at, and the work that is going on."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import multiprocessing
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from dateline.model import DatelineError, Page
from dateline.server import views, work
from dateline.server.following import Following
from dateline.server.hub import Hub, message
from dateline.server.inbox import Inbox
from dateline.server.jobs import Job, Progress, told
from dateline.server.settings import Settings
from dateline.store import Store, StoreUnavailable
from dateline.watch.config import EVERY, SHORTEST, SourceConfig, SourceKind

_Result = TypeVar("_Result")
_FINISHED = 200
"""Jobs whose outcome is remembered for those who look later."""
_AWAY = 1.0
"""Seconds to wait when something is in the way of the news."""
_REVIVE = 5.0
"""Seconds between two looks at whether the process that follows feeds is alive."""
_log = logging.getLogger(__name__)
LIST = "stories"
"""The channel of the list of stories."""


class Upload(Struct, frozen=True):
    """A file that somebody handed in: what it was called, and its bytes."""

    name: str
    content: bytes


class Newsroom:
    """Everything that the pages and the API stand on. Start it before use; all its methods belong to one event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.hub = Hub()
        self.progress: dict[str, Progress] = {}
        self.store: Store
        self._states: dict[tuple[str, str], views.Rendered] = {}
        self._rendering: dict[tuple[str, str], asyncio.Task[views.Rendered]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._wake = asyncio.Event()
        self._seen = 0

    async def start(self) -> None:
        """Open the store, start the processes that work, and go on with what was accepted before. Raises StoreError."""
        self.store = await asyncio.to_thread(Store.open, self.settings.store)
        self.inbox = Inbox(self.store)
        self._seen = await asyncio.to_thread(self.store.changes.last)
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._progress_queue = self._context.SimpleQueue()
        self._workers = self._pool()
        self._painters = self._pool()
        self.following = Following(self.settings, self.store, self._context)
        await asyncio.to_thread(self.following.start)
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._hear, args=(loop,), daemon=True, name="dateline-progress").start()
        self._spawn(self._follow())
        self._spawn(self._in("_painters", views.warm))
        self._spawn(self._in("_workers", work.warm))
        for job in await asyncio.to_thread(self.inbox.waiting):
            self._begin(job)

    async def stop(self) -> None:
        """Let everybody go and end the work; what was accepted and is not done is done after the next start."""
        self.hub.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._progress_queue.put(b"")
        await asyncio.to_thread(self.following.stop)
        for pool in (self._workers, self._painters):
            for process in tuple((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(wait=True, cancel_futures=True)
        await asyncio.to_thread(self.store.close)

    async def ask(self, function: Callable[..., _Result], *arguments: Any, **named: Any) -> _Result:
        """Call one of the store's functions without holding anybody up."""
        return await asyncio.to_thread(function, *arguments, **named)

    async def accept(
        self, story: str | None, links: Sequence[str], uploads: Sequence[Upload], *, by: str = "", title: str = ""
    ) -> Job:
        """Take pages in for a story (None: a new one). When this returns they are kept, also if the machine dies."""
        job = await asyncio.to_thread(self._accept, story, tuple(links), tuple(uploads), by, title)
        self._begin(job)
        return job

    async def rendered(self, story: str, language: str) -> views.Rendered:
        """The story's page as it is now. Raises NotStored."""
        key = (story, language)
        known = self._states.get(key)
        if known is not None:
            record = await self.ask(self.store.stories.record, story)
            if known.version == record.version and known.edit == record.edit:
                return known
        task = self._rendering.get(key)
        if task is None:
            task = self._spawn(self._render(story, language))
            self._rendering[key] = task
            task.add_done_callback(lambda _: self._rendering.pop(key, None))
        return await asyncio.shield(task)

    async def follow(
        self, story: str | None, kind: SourceKind, links: Sequence[str], every: float | None = None
    ) -> str:
        """Follow addresses from now on, their news going to a story (None: a new one); returns its id."""
        if story is None:
            story = await self.ask(self.store.stories.create)
        else:
            await self.ask(self.store.stories.record, story)
        for link in links:
            source = SourceConfig(
                kind=kind,
                url=link,
                name=urlsplit(link).hostname or link,
                every=max(every or EVERY[kind], SHORTEST[kind]),
                zone=self.settings.zone,
                story=story,
            )
            await asyncio.to_thread(self.following.follow, source)
        return story

    async def unfollow(self, url: str) -> bool:
        """Follow an address no longer. Returns whether it was followed from the newsroom."""
        return await asyncio.to_thread(self.following.unfollow, url)

    def jobs(self, story: str) -> tuple[Progress, ...]:
        """The jobs of a story that are going on or ended a while ago, the first one first."""
        return tuple(progress for progress in self.progress.values() if progress.story == story)

    def changed(self) -> None:
        """Something was written here: look now and not at the next turn."""
        self._wake.set()

    def _accept(
        self, story: str | None, links: tuple[str, ...], uploads: tuple[Upload, ...], by: str, title: str
    ) -> Job:
        with self.store.writing():
            if story is None:
                story = self.store.stories.create(title)
            else:
                self.store.stories.record(story)
            pages = tuple((self.store.pages.put(Page(content=u.content, path=u.name)), u.name) for u in uploads)
            at = dt.datetime.now(dt.UTC)
            job = Job(id=secrets.token_hex(6), story=story, at=at, links=links, pages=pages, by=by)
            self.inbox.put(job)
        return job

    def _begin(self, job: Job) -> None:
        total = len(job.links) + len(job.pages)
        self._tell(Progress(job=job.id, story=job.story, stage="waiting", total=total))
        self._spawn(self._do(job))

    async def _do(self, job: Job) -> None:
        """See a job through. It leaves the inbox when it is done, or when it can never be done."""
        settings = self.settings
        try:
            encoded = await self._in(
                "_workers",
                work.add_pages,
                settings.store,
                msgspec.json.encode(job),
                settings.zone,
                settings.private_addresses,
            )
            progress = msgspec.json.decode(encoded, type=Progress)
        except StoreUnavailable as error:
            # It stays in the inbox: the next start tries again.
            self._tell(Progress(job=job.id, story=job.story, stage="failed", failure=str(error)))
            return
        except DatelineError as error:
            progress = Progress(job=job.id, story=job.story, stage="failed", failure=str(error))
        except BrokenProcessPool:
            reason = "Reading these pages ended the process that read them; the server went on without them."
            progress = Progress(job=job.id, story=job.story, stage="failed", failure=reason)
        await self.ask(self.inbox.remove, job)
        self._tell(progress)
        self.changed()

    async def _in(self, pool: str, function: Callable[..., _Result], *arguments: Any) -> _Result:
        """Call a function in another process; a process that died is replaced."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(getattr(self, pool), function, *arguments)
        except BrokenProcessPool:
            getattr(self, pool).shutdown(wait=False, cancel_futures=True)
            setattr(self, pool, self._pool())
            raise

    async def _render(self, story: str, language: str) -> views.Rendered:
        rendered = await self._in("_painters", views.render, self.settings.store, story, language)
        self._states[(story, language)] = rendered
        return rendered

    async def _follow(self) -> None:
        """Whatever was written, here or by another process, reaches those who look at it."""
        started = time.monotonic()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), self.settings.poll)
            self._wake.clear()
            try:
                await self._spread()
                if time.monotonic() - started > _REVIVE:
                    started = time.monotonic()
                    await asyncio.to_thread(self.following.start)
            except StoreUnavailable:
                # The database is away; readers keep what they have, and we look again at the next turn.
                await asyncio.sleep(_AWAY)
            except Exception:  # noqa: BLE001
                # A defect of ours in one story must not end the news of all the others.
                _log.exception("news could not be passed on")
                await asyncio.sleep(_AWAY)

    async def _spread(self) -> None:
        found = await self.ask(self.store.changes.since, self._seen)
        if not found:
            return
        self._seen = found[-1].number
        stories = dict.fromkeys(c.story for c in found if c.story)
        if self.hub.listeners(LIST):
            self.hub.publish(LIST, message("list", "changed"))
        watched = [s for s in stories if s and any(c.startswith(f"{s}/") for c in self.hub.channels())]
        built = {c.story for c in found if c.kind in ("story-built", "edit")}
        for story in watched:
            if story in built:
                for language in [c.partition("/")[2] for c in self.hub.channels() if c.startswith(f"{story}/")]:
                    await self._send_state(story, language)

    async def _send_state(self, story: str, language: str) -> None:
        before = self._states.get((story, language))
        now = await self.rendered(story, language)
        if before is None or before.id != now.id:
            self.hub.publish(channel(story, language), now.message)

    def _hear(self, loop: asyncio.AbstractEventLoop) -> None:
        """Runs in a thread: what the working processes say of how far they are."""
        while encoded := self._progress_queue.get():
            loop.call_soon_threadsafe(self._tell, msgspec.json.decode(encoded, type=Progress))

    def _tell(self, progress: Progress) -> None:
        self.progress.pop(progress.job, None) if progress.stage in ("done", "failed") else None
        self.progress[progress.job] = progress
        while len(self.progress) > _FINISHED:
            del self.progress[next(iter(self.progress))]
        for name in self.hub.channels():
            story, _, language = name.partition("/")
            if story == progress.story:
                self.hub.publish(name, message("job", msgspec.json.encode(told(progress, language))))

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1, mp_context=self._context, initializer=work.begin, initargs=(self._progress_queue,)
        )

    def _spawn(self, coroutine: Any) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def channel(story: str, language: str) -> str:
    """The channel of a story's page in one language."""
    return f"{story}/{language}"
