"""When to look again: often where something moves, seldom where nothing does, and never all at the same moment."""

from __future__ import annotations

import random

_LEAST_SLOW = 300.0
_PAGE_FASTEST, _PAGE_SLOWEST = 300.0, 6 * 3600.0
_FAILING_SLOWEST = 3600.0
_OFFLINE_SLOWEST = 60.0
GONE_PAUSE = 3600.0
"""Seconds between two looks at a page that is gone: most never come back, some were a mistake of an evening."""


def ticker_interval(every: float, since_change: float) -> float:
    """Seconds until the next look at a ticker that said something new so many seconds ago.

    `every` while it is running; one that has been silent for an hour is looked at every three minutes, then five.
    """
    return min(max(since_change / 20, every), max(every, _LEAST_SLOW))


def page_interval(every: float, since_change: float) -> float:
    """Seconds until the next look at an article: outlets correct what is fresh, hardly ever what is old."""
    return min(max(since_change / 6, every, _PAGE_FASTEST if every >= 30 else every), max(every, _PAGE_SLOWEST))


def after_failure(
    every: float, failures: int, retry_after: float | None, source: random.Random, *, offline: bool = False
) -> float:
    """Seconds until the next attempt after so many failures in a row: twice as long each time, spread by chance.

    Never before the server wants it (Retry-After), at least once an hour otherwise; where the network is down, at least
    once a minute, so that its return is seen.
    """
    most = _OFFLINE_SLOWEST if offline else max(_FAILING_SLOWEST, every)
    pause: float = min(every * 2.0 ** min(failures - 1, 20), most) * source.uniform(0.75, 1.25)
    return max(pause, (retry_after or 0) * source.uniform(1.0, 1.1))


def spread(seconds: float, source: random.Random) -> float:
    """The same, a little more or less, so that sources do not fall into step."""
    return seconds * source.uniform(0.95, 1.05)
