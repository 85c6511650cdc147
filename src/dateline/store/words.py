"""Values as both databases take them."""

from __future__ import annotations

from typing import TypeVar, overload

import msgspec

from dateline.store.contents import compress, decompress
from dateline.store.errors import StoreError

T = TypeVar("T")


@overload
def in_column(text: str) -> str: ...
@overload
def in_column(text: None) -> None: ...
@overload
def in_column(text: str | None) -> str | None: ...
def in_column(text: str | None) -> str | None:
    """Text for a column: PostgreSQL takes no NUL, neither takes half a surrogate pair. What is read keeps them."""
    if text is None:
        return None
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def pack(value: object, name: str) -> bytes:
    """A value of the model as compressed JSON.

    Raises StoreError where its text is no Unicode; `name` is for the message.
    """
    return compress(plain(value, name))


def plain(value: object, name: str) -> bytes:
    """A value of the model as JSON, its sets and mappings in order, so that equal values give equal bytes."""
    try:
        return msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        raise StoreError(name, "holds half a character (a lone surrogate), which no file can keep") from None


def unpack(data: bytes, kind: type[T]) -> T:
    """What pack was given."""
    return msgspec.json.decode(decompress(data), type=kind)
