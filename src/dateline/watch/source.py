"""One address that is followed: asked when it is due, its answer compared with what is known, kept and reported."""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import Protocol

from msgspec import structs

from dateline.ingest import Fetched, NotModified, Validators
from dateline.ingest.feeds import Feed, feed_kind, read_feed
from dateline.model import DatelineError, FetchFailed, Page, PageRefused
from dateline.watch.addresses import host_of
from dateline.watch.clock import Clock
from dateline.watch.condition import Conditions
from dateline.watch.config import SourceConfig
from dateline.watch.feed_look import FeedLook, look_at_feed
from dateline.watch.fetching import in_thread
from dateline.watch.happenings import (
    Happening,
    PageBack,
    PageGone,
    SourceFailing,
)
from dateline.watch.health import Health, SourceStatus
from dateline.watch.memory import Followed, Memory
from dateline.watch.pacing import GONE_PAUSE, after_failure, page_interval, spread, ticker_interval
from dateline.watch.page_look import Asked, PageLook, PageMemory, look_at_page
from dateline.watch.wanted import Wanted

_SUB_SITEMAPS = 3
"""Sitemaps of an index that are looked at, the newest ones: news are never in the others."""
_RUNNING = 12 * 3600.0
"""Seconds: after so long without a new update a ticker that a feed named is an article like others."""
_SAVED = 600.0
_SOON = 60.0
_GONE = frozenset({404, 410})


class Desk(Protocol):
    """What a source needs of the one who follows it."""

    clock: Clock
    chance: random.Random
    memory: Memory

    async def ask(self, source: Source, url: str, known: Validators | None) -> Fetched | NotModified: ...
    async def report(self, happening: Happening) -> None: ...
    async def reached(self, host: str) -> None: ...
    async def not_reached(self, host: str, reason: str) -> bool: ...
    def found(self, origin: Source, urls: list[str]) -> list[Source]: ...
    def follow_found(self, sources: list[Source]) -> None: ...
    def look_again(self, url: str) -> None: ...
    def claim(self, source: Source, key: str) -> bool: ...


class Source:
    """A feed, sitemap, ticker or page that is followed.

    due: when to look again, by the clock that only runs forward. keeping: an answer is being kept and reported just
    now, which is not to be interrupted. offline: the network was down when it was asked last.
    """

    def __init__(
        self, desk: Desk, followed: Followed, *, wanted: Wanted, due: float, config: SourceConfig | None = None
    ) -> None:
        self.desk, self.followed, self.config, self.wanted = desk, followed, config, wanted
        self.due = due
        self._hurried = False
        self.keeping = False
        self.offline = False
        self._is = Conditions(followed, desk.clock, save=self._save, report=desk.report)
        self._saved = -math.inf
        # From here on ages are counted by the clock that only runs forward; the wall clock is only asked at the start.
        self._changed = desk.clock.monotonic() - self._age(followed.page.changed if followed.page else None)
        self._found = desk.clock.monotonic() - self._age(followed.page.found if followed.page else None)

    def hurry(self) -> None:
        """Look now; where a look is under way, once more after it."""
        self.followed.done = False
        self._hurried = self.due == math.inf
        self.due = min(self.due, self.desk.clock.monotonic()) if not self._hurried else self.due

    def _age(self, moment: dt.datetime | None) -> float:
        return max((self.desk.clock.now() - moment).total_seconds(), 0.0) if moment is not None else 0.0

    @property
    def _silent(self) -> float:
        """Seconds since it last said something new."""
        return self.desk.clock.monotonic() - self._changed

    @property
    def priority(self) -> int:
        """Who comes first at a host: tickers, then feeds, then pages that are new, then the others."""
        if self._is_feed:
            return 1
        if self.followed.kind == "ticker":
            return 0
        return 2 if self.followed.page is None or self.followed.page.document is None else 3

    @property
    def status(self) -> SourceStatus:
        """How following it stands."""
        one = self.followed
        return SourceStatus(
            url=one.url,
            name=one.source,
            kind=one.kind,
            health=one.health,
            found=one.found,
            story=one.story,
            looked=one.looked,
            succeeded=one.succeeded,
            again=None if one.done else one.again,
            documents=one.documents,
            updates=one.page.updates if one.page else 0,
        )

    @property
    def _is_feed(self) -> bool:
        return self.followed.kind in ("feed", "sitemap")

    @property
    def _host(self) -> str:
        return host_of(self.followed.url)

    @property
    def _page(self) -> PageMemory:
        assert self.followed.page is not None
        return self.followed.page

    async def look(self) -> None:
        """Ask for it, and do what is to be done with the answer. Raises nothing: what goes wrong is reported."""
        self.due, self._hurried = math.inf, False
        one = self.followed
        one.looked = self.desk.clock.now()
        pause = one.every
        try:
            try:
                answer = await self.desk.ask(self, one.url, one.validators if one.validators.headers else None)
            finally:
                self.keeping = True
            await self.desk.reached(self._host)
            pause = await self._answered(answer)
        except FetchFailed as error:
            pause = await self._not_given(error)
        except DatelineError as error:
            await self.desk.reached(self._host)
            pause = await self._failed(error.reason)
        except Exception as error:  # noqa: BLE001 - a defect of ours at one source must not cost the others
            pause = await self._failed(
                f"it could not be read ({type(error).__name__}: {error}); please report this page"
            )
        finally:
            self.keeping = False
            self.due = self.desk.clock.monotonic() + (0.0 if self._hurried else pause)

    async def _answered(self, answer: Fetched | NotModified) -> float:
        """Seconds until the next look."""
        one = self.followed
        self.offline = False
        one.succeeded = one.looked
        if isinstance(answer, NotModified):
            one.validators = answer.validators
            if one.page is not None:
                await self._back()
                one.page = structs.replace(one.page, gone=0, odd=0, back=0, stale=0)
            await self._is.well(unchanged=True)
            return await self._rest(answer.retry_after, answer.fresh_for)
        if not self._is_feed and feed_kind(answer.page.content) is not None:
            one.kind, one.page = "feed", None  # it was configured as a page, and is a feed
        one.validators = answer.validators
        if self._is_feed:
            await self._feed(answer.page)
            return await self._rest(answer.retry_after, answer.fresh_for)
        pending = await self._read(answer.page)
        if pending:
            one.validators = Validators()
        return await self._rest(answer.retry_after, answer.fresh_for, pending=pending)

    # Feeds.

    async def _feed(self, page: Page) -> None:
        try:
            feed = await in_thread(lambda: read_feed(page))
        except PageRefused as error:
            self.followed.validators = Validators()
            await self._is.lies([("no-feed", error.reason)])
            return
        if feed.sitemaps:
            feed = await self._with_sitemaps(feed)
        known = await self.desk.memory.items(self.followed.url)
        config = self.config or SourceConfig(kind="feed", url=self.followed.url, name=self.followed.source, every=300)
        now = self.desk.clock.now()
        look = await in_thread(lambda: look_at_feed(feed, config, known, now))
        new = self.desk.found(self, [entry.url for entry in look.fetch])
        self.followed.documents += len(new)
        if look.items:
            await self._save(look=None, items=look, new=new)
        self.desk.follow_found(new)
        for url in look.again:
            self.desk.look_again(url)
        if look.lies:
            await self._is.lies(look.lies)
        elif look.floods:
            await self._is.floods(look.listed, look.taken)
        else:
            await self._is.well()

    async def _with_sitemaps(self, index: Feed) -> Feed:
        """An index and what its newest sitemaps list."""
        entries = list(index.entries)
        for url in index.sitemaps[:_SUB_SITEMAPS]:
            answer = await self.desk.ask(self, url, None)
            if isinstance(answer, Fetched):
                page = answer.page
                entries += (await in_thread(lambda page=page: read_feed(page))).entries  # type: ignore[misc]
        return structs.replace(index, entries=tuple(entries))

    # Pages and tickers.

    async def _read(self, page: Page) -> bool:
        """Compare the page with what is known, keep it, report. Returns whether a second look is needed to be sure."""
        one = self.followed
        memory = self.desk.memory
        asked_at = self.desk.clock.now()
        known = self._page

        def work() -> PageLook:
            asked = Asked(
                url=one.url,
                source=one.source,
                now=asked_at,
                load=memory.document,
                entries=memory.entries(one.url) if known.document is not None else {},
                zone=one.zone,
                story=one.story,
            )
            return look_at_page(page, known, asked)

        look = await memory.do(work)
        if known.document is None and look.document is not None and not self._is_wanted(look):
            one.done, one.page = True, structs.replace(look.memory, document=None)
            await self._save()
            return False
        changed = look.memory != known or bool(look.records)
        await self._back()
        one.page = look.memory
        if look.document is not None:
            self._changed = self.desk.clock.monotonic()
        if look.document is not None or changed:
            await self._save(look)
        for happening in look.happenings:
            await self.desk.report(happening)
        if look.strange is not None:
            await self._is.lies([("something-else", look.strange)])
        else:
            await self._is.well()
        return look.pending

    def _is_wanted(self, look: PageLook) -> bool:
        """Whether a page that a feed named is about what is followed, and not one known under another address."""
        document = look.document
        assert document is not None
        if not self.followed.found:
            return True
        if not self.wanted.passes(f"{document.kicker or ''} {document.headline or ''}\n{document.article}"):
            return False
        if look.page.url and not self.desk.claim(self, look.page.url):
            return False
        long = len(document.article) >= 200
        return not long or self.desk.claim(self, f"https://{self._host}/text:{look.memory.digest}")

    async def _not_given(self, error: FetchFailed) -> float:
        if error.status is None:
            self.offline = await self.desk.not_reached(self._host, error.reason)
            return await self._failed(error.reason, error.retry_after)
        await self.desk.reached(self._host)
        page = self.followed.page
        if error.status in _GONE and page is not None and page.document is not None:
            return await self._gone(error.status)
        return await self._failed(error.reason, error.retry_after)

    async def _gone(self, status: int) -> float:
        """A known page is no longer there; with 404 that is believed at the second look."""
        one, page = self.followed, self._page
        one.validators = Validators()
        one.page = page = structs.replace(page, gone=page.gone + 1, sha=None)
        if page.told is not None:
            return await self._rest_gone()
        if status != 410 and page.gone < 2:
            await self._save()
            return min(one.every, _SOON) if one.every < _SOON else _SOON
        one.page = structs.replace(page, told=self.desk.clock.now())
        one.health = Health(condition="gone", reason=f"the server answers {status}", since=self.desk.clock.now())
        await self._save()
        document = await self.desk.memory.do(lambda: self.desk.memory.document(page.document or ""))
        await self.desk.report(
            PageGone(
                at=self.desk.clock.now(),
                source=one.source,
                url=one.url,
                name=document.name,
                status=status,
                document=document.id,
                headline=document.headline,
                story=one.story,
            )
        )
        return await self._rest_gone()

    async def _rest_gone(self) -> float:
        one, now = self.followed, self.desk.clock.now()
        pause = spread(max(GONE_PAUSE, one.every), self.desk.chance)
        one.again = now + dt.timedelta(seconds=pause)
        if one.found and self._silent > one.recheck:
            one.done = True
            await self._save()
        return pause

    async def _back(self) -> None:
        page = self.followed.page
        if page is None or page.told is None:
            return
        self.followed.page = structs.replace(page, told=None, gone=0)
        one = self.followed
        await self.desk.report(
            PageBack(at=self.desk.clock.now(), source=one.source, url=one.url, name=one.source, document=page.document)
        )

    # How it is.

    async def _failed(self, reason: str, retry_after: float | None = None) -> float:
        """Seconds until the next attempt."""
        one = self.followed
        failures = one.health.failures + 1
        since = one.health.since if one.health.condition == "failing" else self.desk.clock.now()
        told = one.health.condition == "failing"
        one.health = Health(condition="failing", reason=reason, since=since, failures=failures)
        pause = after_failure(one.every, failures, retry_after, self.desk.chance, offline=self.offline)
        one.again = self.desk.clock.now() + dt.timedelta(seconds=pause)
        one.away = one.again if retry_after else None
        if one.found and self.desk.clock.monotonic() - self._found > max(one.recheck, 3600):
            one.done = True  # a page that a feed named, and that could not be had in all this time
        await self._save()
        if not told and not self.offline:
            await self.desk.report(
                SourceFailing(
                    at=self.desk.clock.now(),
                    source=one.source,
                    url=one.url,
                    reason=reason,
                    failures=failures,
                    again=one.again,
                )
            )
        return pause

    # When to look again, and what is kept of it.

    async def _rest(self, retry_after: float | None, fresh_for: float | None, *, pending: bool = False) -> float:
        """Seconds until the next look; what is remembered is kept now and then."""
        one = self.followed
        now = self.desk.clock.now()
        pause = max(one.every, min(fresh_for or 0.0, 3 * one.every)) if self._is_feed else self._page_pause()
        if pending:
            pause = min(pause, max(one.every, 0.0), _SOON)
        pause = max(spread(pause, self.desk.chance), retry_after or 0.0)
        one.again = now + dt.timedelta(seconds=pause)
        one.away = one.again if retry_after else None
        if one.found and one.page is not None and self._silent > one.recheck:
            one.done = True
        if one.done or self.desk.clock.monotonic() - self._saved > _SAVED:
            await self._save()
        return pause

    def _page_pause(self) -> float:
        one = self.followed
        if one.kind == "ticker":
            return ticker_interval(one.every, self._silent)
        if not one.found:
            return one.every
        if self._page.updates and self._silent < _RUNNING:
            return ticker_interval(max(one.every, _SOON), self._silent)
        return page_interval(one.every, self._silent)

    async def _save(
        self, look: PageLook | None = None, items: FeedLook | None = None, new: list[Source] | None = None
    ) -> None:
        self._saved = self.desk.clock.monotonic()
        pages = [source.followed for source in new or []]
        await self.desk.memory.keep(self.followed, look, items.items if items else [], pages)
