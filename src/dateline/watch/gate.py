"""Turns at a host: so many requests at a time and no more, tickers before feeds, feeds before the rest."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """Who asks a host next. A host that is slow keeps only those waiting who want something of it."""

    def __init__(self, per_host: int = 1) -> None:
        self._per_host = per_host
        self._busy: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[int, int, asyncio.Future[None]]]] = {}
        self._order = itertools.count()

    @asynccontextmanager
    async def turn(self, host: str, priority: int) -> AsyncIterator[None]:
        """Wait for a turn at the host and hold it while the block runs; smaller priorities come first."""
        await self._enter(host, priority)
        try:
            yield
        finally:
            self._leave(host)

    def waiting(self, host: str) -> int:
        """How many wait for a turn there."""
        return sum(not future.done() for _, _, future in self._waiting.get(host, ()))

    async def _enter(self, host: str, priority: int) -> None:
        if self._busy.get(host, 0) < self._per_host and not self.waiting(host):
            self._busy[host] = self._busy.get(host, 0) + 1
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting.setdefault(host, []), (priority, next(self._order), future))
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self._leave(host)  # the turn had come just then: the next one has it
            raise

    def _leave(self, host: str) -> None:
        queue = self._waiting.get(host, [])
        while queue:
            _, _, future = heapq.heappop(queue)
            if not future.done():
                future.set_result(None)  # the turn goes on without being given back in between
                return
        self._waiting.pop(host, None)
        left = self._busy.get(host, 1) - 1
        if left:
            self._busy[host] = left
        else:
            self._busy.pop(host, None)
