"""News to everybody who listens."""

from __future__ import annotations

import asyncio

from dateline.server.hub import Hub, message


def test_everybody_who_listens_hears_the_same() -> None:
    async def scene() -> list[list[bytes]]:
        hub = Hub()

        async def listener(channel: str) -> list[bytes]:
            return [heard async for heard in hub.listen(channel, first=b"hello")]

        listening = [asyncio.create_task(listener(channel)) for channel in ("a", "a", "b")]
        await asyncio.sleep(0.01)
        hub.publish("a", b"news")
        await asyncio.sleep(0.01)
        hub.close()
        return await asyncio.gather(*listening)

    assert asyncio.run(scene()) == [[b"hello", b"news"], [b"hello", b"news"], [b"hello"]]


def test_who_cannot_follow_is_let_go_and_holds_nobody_up() -> None:
    async def scene() -> tuple[list[bytes], int]:
        hub = Hub()
        slow = hub.listen("a", first=b"hello")
        heard = [await anext(slow)]
        for number in range(100):
            hub.publish("a", str(number).encode())
        heard += [message async for message in slow]
        return heard, hub.listeners("a")

    heard, left = asyncio.run(scene())
    assert heard[0] == b"hello"
    assert len(heard) < 100
    assert left == 0


def test_who_goes_is_forgotten() -> None:
    async def scene() -> tuple[str, ...]:
        hub = Hub()
        reader = hub.listen("a", "b")
        await anext(reader)
        await reader.aclose()  # type: ignore[attr-defined]
        return hub.channels()

    assert asyncio.run(scene()) == ()


def test_a_message_is_an_event_of_the_standard() -> None:
    assert message("state", "a\nb", id="7") == b"id: 7\nevent: state\ndata: a\ndata: b\n\n"
