"""How often one client may ask: a bucket of tokens each, so that short bursts pass and a flood does not."""

from __future__ import annotations

import time
from collections import OrderedDict

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from dateline.server.refusal import refuse

_CLIENTS = 10_000
"""Clients that are remembered; the one heard of least lately is forgotten first."""
_STRICT = {"/entrance": 0.2}
"""Requests a second that paths allow where guessing has to be slow."""
_BURST = 10.0
"""Seconds of requests that may come at once."""


class Rates:
    """Refuses clients that ask too often, with the seconds to wait."""

    def __init__(self, app: ASGIApp, requests: float) -> None:
        """requests: how many a second one client may send on the long run."""
        self.app, self.requests = app, requests
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == ScopeType.HTTP:
            client = (scope.get("client") or ("", 0))[0]
            guess = scope["path"] if scope["method"] == "POST" and scope["path"] in _STRICT else ""
            wait = self.take((client, guess), _STRICT.get(guess, self.requests))
            if wait:
                await refuse(send, 429, "Too many requests.", retry_after=str(int(wait) + 1))
                return
        await self.app(scope, receive, send)

    def take(self, key: tuple[str, str], rate: float) -> float:
        """Take one from the bucket; seconds to wait where it is empty."""
        size = max(rate * _BURST, 5.0)
        now = time.monotonic()
        left, at = self._buckets.pop(key, (size, now))
        left = min(size, left + (now - at) * rate)
        enough = left >= 1
        self._buckets[key] = (left - 1 if enough else left, now)
        while len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if enough else (1 - left) / rate
