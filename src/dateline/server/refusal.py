"""Answers given before anything of the newsroom is asked: a sentence as JSON, or the way to the door."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.types import Send


async def refuse(send: Send, status: int, sentence: str, **headers: str) -> None:
    """Answer a request with a sentence. headers: further ones, `_` for `-`."""
    body = msgspec.json.encode({"error": sentence})
    given = {"content-type": "application/json", "content-length": str(len(body))}
    await _answer(send, status, given | {name.replace("_", "-"): value for name, value in headers.items()}, body)


async def lead(send: Send, place: str) -> None:
    """Lead a browser to another page."""
    await _answer(send, 303, {"location": place, "content-length": "0"}, b"")


async def allow(send: Send, methods: str) -> None:
    """Tell which methods an address takes."""
    await _answer(send, 204, {"allow": methods}, b"")


async def _answer(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    start: Any = {
        "type": "http.response.start",
        "status": status,
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()],
    }
    end: Any = {"type": "http.response.body", "body": body, "more_body": False}
    await send(start)
    await send(end)
