"""What watching keeps, in the store: whole or not at all, and again until the store takes it."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.ingest import Validators
from dateline.model import Document
from dateline.store import DocumentDiffers, FeedItem, FeedState, NotStored, Store, StoreUnavailable, TickerEntry
from dateline.watch.happenings import Happening, StoreRecovered, StoreTrouble
from dateline.watch.health import Health
from dateline.watch.page_look import PageLook, PageMemory

T = TypeVar("T")
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


class Followed(Struct, kw_only=True, omit_defaults=True):
    """What is remembered of an address that is followed, from one look to the next and over a restart.

    kind: feed, sitemap, ticker or page. found: a feed named it. source: the name it is reported under. done: a page
    that has not changed for so long that it is no longer looked at. words, without: what a page has to be about.
    away: until when the server asked us to stay away.
    """

    url: str
    kind: str
    source: str
    found: bool = False
    story: str | None = None
    zone: str | None = None
    recheck: float = 0.0
    every: float = 600.0
    validators: Validators = Validators()
    health: Health = Health()
    looked: dt.datetime | None = None
    succeeded: dt.datetime | None = None
    again: dt.datetime | None = None
    away: dt.datetime | None = None
    done: bool = False
    documents: int = 0
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    page: PageMemory | None = None


class Memory:
    """The store as watching uses it. `report` hears of trouble with it, once, and of its end."""

    def __init__(
        self, store: Store, report: Callable[[Happening], Awaitable[None]], now: Callable[[], dt.datetime]
    ) -> None:
        self.store = store
        self._report = report
        self._now = now
        self._trouble: dt.datetime | None = None

    async def do(self, work: Callable[[], T]) -> T:
        """Do something with the store, again and again until it can be done. It must be whole or not at all."""
        pause = _FIRST_PAUSE
        while True:
            try:
                result = await asyncio.to_thread(work)
            except StoreUnavailable as error:
                if self._trouble is None:
                    self._trouble = self._now()
                    await self._report(StoreTrouble(at=self._now(), source="store", reason=str(error)))
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            if self._trouble is not None:
                since, self._trouble = self._trouble, None
                await self._report(StoreRecovered(at=self._now(), source="store", since=since))
            return result

    async def load(self) -> dict[str, Followed]:
        """Everything that was followed, by address."""

        def work() -> dict[str, Followed]:
            return {state.url: _followed(state) for state in self.store.feeds.list() if "watch" in state.extra}

        return await self.do(work)

    async def keep(
        self,
        followed: Followed,
        look: PageLook | None = None,
        items: Sequence[FeedItem] = (),
        found: Sequence[Followed] = (),
    ) -> None:
        """Keep what a look brought, together with where following stands; found: pages to be followed from now on."""
        await self.do(lambda: self._keep(followed, look, items, found))

    def _keep(
        self, followed: Followed, look: PageLook | None, items: Sequence[FeedItem], found: Sequence[Followed]
    ) -> None:
        with self.store.writing():
            for page in found:
                self.store.feeds.put(_state(page))
            if look is not None and look.document is not None:
                self._keep_document(look, look.document, followed.story)
            self.store.feeds.put(_state(followed))
            if look is not None:
                self.store.feeds.put_entries(look.records)
            self.store.feeds.put_items(followed.url, items)

    def _keep_document(self, look: PageLook, document: Document, story: str | None) -> None:
        page = self.store.pages.put(look.page)
        try:
            self.store.documents.put(document, page=page)
        except DocumentDiffers:
            return  # an earlier version read the same bytes in another way; what is kept stays
        if look.revision is not None:
            self.store.documents.put_revision(look.revision)
        if story is not None:
            self.store.stories.add(story, [document.id])

    async def items(self, url: str) -> dict[str, FeedItem]:
        """What a feed has named, by key."""
        return await self.do(lambda: self.store.feeds.items(url))

    def entries(self, url: str) -> dict[str, TickerEntry]:
        """The entries of a ticker by identity. Called from a thread."""
        return self.store.feeds.entries(url)

    def document(self, id: str) -> Document:
        """A kept document. Called from a thread."""
        return self.store.documents.get(id)

    async def story(self, name: str) -> str:
        """The id of the story of that id or title; one is made where there is none."""

        def work() -> str:
            with self.store.writing():
                key = f"watch story {name}"  # people may give the story another title later
                for known in filter(None, (name, self.store.settings.get(key))):
                    with suppress(NotStored):
                        return self.store.stories.record(known).id
                titled = [s.id for s in self.store.stories.list(archived=None) if s.title.casefold() == name.casefold()]
                story = titled[0] if titled else self.store.stories.create(name)
                self.store.settings.put(key, story)
                return story

        return await self.do(work)


def _state(followed: Followed) -> FeedState:
    return FeedState(
        url=followed.url,
        kind=followed.kind,
        title=followed.source,
        etag=followed.validators.etag,
        last_modified=followed.validators.last_modified,
        attempted=followed.looked,
        succeeded=followed.succeeded,
        failures=followed.health.failures,
        error=followed.health.reason or None,
        next_poll=None if followed.done else followed.again,
        story=followed.story,
        extra={"watch": msgspec.to_builtins(followed)},
    )


def _followed(state: FeedState) -> Followed:
    return msgspec.convert(state.extra["watch"], Followed)
