"""The two clocks: one that only runs forward, for when to look again; one that people set, for what is written down."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What watching asks of time."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back, whatever people do to the machine's clock."""
        ...

    def now(self) -> dt.datetime:
        """The wall clock (aware, UTC). It may jump; nothing is scheduled by it."""
        ...

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for the event, at most so many seconds. Returns whether it came."""
        ...


class SystemClock:
    """The machine's clocks."""

    def monotonic(self) -> float:
        """Seconds since the machine started."""
        return time.monotonic()

    def now(self) -> dt.datetime:
        """The machine's wall clock, to the second."""
        return dt.datetime.now(dt.UTC).replace(microsecond=0)

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for the event, at most so many seconds."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await event.wait()
        except TimeoutError:
            return event.is_set()
        return True
