"""What each host asks of its visitors: what robots.txt forbids, and how often we may come."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from msgspec import Struct
from protego import Protego

from dateline.ingest.limits import Limits

ROBOTS_SIZE = 512 * 1024
"""Bytes of a robots.txt that count; RFC 9309, 2.5: at least 500 KiB are to be read."""

_KEPT = 24 * 3600.0  # RFC 9309, 2.4: not longer than a day
_KEPT_FAILING = 600.0  # one that could not be had is asked for again soon
_LONGEST_DELAY = 30.0  # seconds of a Crawl-delay that are honoured; some hosts ask for hours
FORBIDDEN = "User-agent: *\nDisallow: /"
"""What a robots.txt that fails counts as (RFC 9309, 2.3.1.4)."""


class _Rules(Struct):
    robots: Protego | None
    until: float


class Hosts:
    """The rules of every host met so far, and the pace at which each is asked. May be used by several threads."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._agent = limits.user_agent.split("/")[0]
        self._rules: dict[str, _Rules] = {}
        self._gates: dict[str, threading.Semaphore] = defaultdict(lambda: threading.Semaphore(limits.per_host))
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def allows(self, address: str, load: Callable[[str], str | None]) -> bool:
        """Whether robots.txt lets us fetch `address`.

        load: gives the text of an origin's robots.txt, None where there is none; it is kept for a day.
        """
        origin = origin_of(address)
        rules = self._rules.get(origin)
        if rules is None or rules.until < time.monotonic():
            text = load(origin)
            kept = _KEPT_FAILING if text == FORBIDDEN else _KEPT
            robots = None if text is None else Protego.parse(text)
            rules = self._rules[origin] = _Rules(robots, time.monotonic() + kept)
        return rules.robots is None or rules.robots.can_fetch(address, self._agent)

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        """Wait until this host may be asked again (Limits.pause, Limits.per_host, its Crawl-delay), and hold the place
        while the block runs."""
        host = urlsplit(address).netloc.lower()
        with self._lock:
            gate = self._gates[host]
        with gate:
            with self._lock:
                now = time.monotonic()
                start = max(now, self._next.get(host, now))
                self._next[host] = start + self._pause(address)
            if start > now:
                time.sleep(start - now)
            yield

    def _pause(self, address: str) -> float:
        rules = self._rules.get(origin_of(address))
        asked = rules.robots.crawl_delay(self._agent) if rules is not None and rules.robots is not None else None
        return max(self._limits.pause, min(float(asked or 0), _LONGEST_DELAY))


def origin_of(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
