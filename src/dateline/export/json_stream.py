"""JSON written piece by piece, so that a story of any size needs the memory of one entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import GeneratorType
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()


def chunks(value: Mapping[str, Any]) -> Iterator[bytes]:
    """The object as UTF-8 JSON: a line a member, a line an item of members that are generators.

    Members that are None are left out: what is not known is not said.
    """
    yield b"{"
    first = True
    for key, member in value.items():
        if member is None:
            continue
        yield b"\n " if first else b",\n "
        first = False
        yield _encoder.encode(key) + b": "
        if isinstance(member, GeneratorType):
            yield from _items(member)
        elif isinstance(member, list):
            yield from _listed(member)
        else:
            yield _encoder.encode(member)
    yield b"\n}\n"


def _items(items: Iterable[Any]) -> Iterator[bytes]:
    yield b"["
    separator = b"\n  "
    for item in items:
        yield separator + _encoder.encode(item)
        separator = b",\n  "
    yield b"\n ]" if separator.startswith(b",") else b"]"


def _listed(items: list[Any]) -> Iterator[bytes]:
    """The bytes of the whole list, an item at a time."""
    yield b"["
    for number, item in enumerate(items):
        yield b"," + _encoder.encode(item) if number else _encoder.encode(item)
    yield b"]"


def known(**members: Any) -> dict[str, Any]:
    """The members that have a value: None, empty texts and empty lists are left out."""
    return {name.rstrip("_"): value for name, value in members.items() if value not in (None, "", [], (), {})}
