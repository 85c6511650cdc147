"""Stories kept up to date with what is followed: what came within a moment is joined to its story at once."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable

from dateline.model import Extension
from dateline.store import Store, StoryChanged
from dateline.watch.happenings import (
    AnyHappening,
    DocumentNew,
    Happening,
    PageChanged,
    StoryExtended,
    UpdateAltered,
    UpdateNew,
    UpdateRemoved,
    UpdateRestored,
)
from dateline.watch.joining import join
from dateline.watch.memory import Memory

_SETTLE = 0.2
"""Seconds to wait for what comes together: a look at a ticker often brings several updates."""


class StoryKeeper:
    """Joins documents to their stories as a watcher reports them.

        keeper = StoryKeeper(store, report)
        watcher = Watcher(config, store, on_event=keeper.take)   # hands everything on to `report`
        await keeper.beside(watcher.run())

    `report` also hears of each story that grew (StoryExtended), and of trouble with the store. What belongs to a story
    and was not joined when the process ended is joined at the next start (`catch_up`).
    """

    def __init__(self, store: Store, report: Callable[[AnyHappening], Awaitable[None]]) -> None:
        self.store = store
        self._report = report
        self._memory = Memory(store, self._say, _now)
        self._waiting: dict[str, None] = {}
        self._wake = asyncio.Event()
        self._working = asyncio.Lock()

    async def take(self, happening: AnyHappening) -> None:
        """Hand a happening on, and note what it brings for a story."""
        await self._report(happening)
        bringing = DocumentNew | PageChanged | UpdateNew | UpdateAltered | UpdateRemoved | UpdateRestored
        if isinstance(happening, bringing) and happening.story is not None:
            self._waiting[happening.story] = None
            self._wake.set()

    async def catch_up(self) -> None:
        """Note that the stories of what is followed may lack documents that belong to them."""
        states = await self._memory.do(self.store.feeds.list)
        self._waiting |= dict.fromkeys(state.story for state in states if state.story)
        self._wake.set()

    async def beside(self, watching: Awaitable[object]) -> None:
        """Join what is reported while `watching` goes on, what was left open before, and what is left when it ends."""
        await self.catch_up()
        keeping = asyncio.create_task(self.run())
        try:
            await watching
            await self.finish()
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    async def run(self) -> None:
        """Join what was noted, until cancelled."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(_SETTLE)
            await self.finish()

    async def finish(self) -> None:
        """Join all that was noted so far."""
        async with self._working:
            self._wake.clear()
            while self._waiting:
                story, _ = self._waiting.popitem()
                extension = await self._memory.do(lambda story=story: self._extend(story))  # type: ignore[misc]
                if extension is not None:
                    await self._report(_told(story, extension))

    def _extend(self, story: str) -> Extension | None:
        try:
            return join(self.store, story)
        except StoryChanged:
            return None  # whoever was faster has joined what belongs to it, or the next happening does

    async def _say(self, happening: Happening) -> None:
        await self._report(happening)  # type: ignore[arg-type]  # every happening is one of AnyHappening


def _told(story: str, extension: Extension) -> StoryExtended:
    return StoryExtended(
        at=_now(),
        source="story",
        story=story,
        title=extension.story.title,
        documents=extension.documents,
        events=extension.events,
        reports=len(extension.reports),
        quotes=len(extension.quotes),
        differences=len(extension.figures),
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
