"""Who is watching which story, and how news reaches them: server-sent events, the same bytes for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

_WAITING = 64
"""Messages that one reader may be behind. Whoever is further behind is let go and comes back by itself."""
_QUIET = 15.0
"""Seconds of silence after which a comment is sent, so that nothing between us and the reader closes the line."""


class Hub:
    """Channels by name. Messages are sent as they are to everybody who listens at that moment."""

    def __init__(self) -> None:
        self._channels: dict[str, set[asyncio.Queue[bytes | None]]] = {}
        self._closing = False

    def listeners(self, channel: str) -> int:
        """How many listen to a channel."""
        return len(self._channels.get(channel, ()))

    def channels(self) -> tuple[str, ...]:
        """The channels that somebody listens to."""
        return tuple(self._channels)

    def publish(self, channel: str, message: bytes) -> None:
        """Send a message to all who listen."""
        for queue in tuple(self._channels.get(channel, ())):
            try:
                queue.put_nowait(message)
            except asyncio.QueueFull:
                self._let_go(queue)

    async def listen(self, *channels: str, first: bytes = b"") -> AsyncIterator[bytes]:
        """Messages of these channels as they come, until the reader goes or the hub closes."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_WAITING + 1)
        for channel in channels:
            self._channels.setdefault(channel, set()).add(queue)
        try:
            yield first or b": \n\n"
            while not self._closing:
                try:
                    message = await asyncio.wait_for(queue.get(), _QUIET)
                except TimeoutError:
                    message = b": \n\n"
                if message is None:
                    return
                yield message
        finally:
            for channel in channels:
                queues = self._channels.get(channel)
                if queues is not None:
                    queues.discard(queue)
                    if not queues:
                        del self._channels[channel]

    def close(self) -> None:
        """Let everybody go: the server stops."""
        self._closing = True
        for queues in tuple(self._channels.values()):
            for queue in tuple(queues):
                self._let_go(queue)

    @staticmethod
    def _let_go(queue: asyncio.Queue[bytes | None]) -> None:
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)


def message(event: str, data: bytes | str, id: str | None = None) -> bytes:
    """A server-sent event (WHATWG HTML 9.2). `data` holds no line breaks but \\n."""
    body = data.encode() if isinstance(data, str) else data
    lines = b"".join(b"data: " + line + b"\n" for line in body.split(b"\n"))
    return (f"id: {id}\n".encode() if id else b"") + f"event: {event}\n".encode() + lines + b"\n"
