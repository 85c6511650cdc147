"""Files that an export consists of, and writing them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name (with "/" where it lies in a folder), its media type, its content in pieces, read once."""

    name: str
    media_type: str
    content: Iterator[bytes]

    def bytes(self) -> bytes:
        """All of the content."""
        return b"".join(self.content)


def write(file: File, path: Path) -> None:
    """Write the file at `path`, its folders made: whole or not at all, so that nobody meets half of it.

    A device or a pipe at `path` (/dev/stdout) is written into, and stays what it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            for piece in file.content:
                stream.write(piece)
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as stream:
            for piece in file.content:
                stream.write(piece)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def etag(content: bytes) -> str:
    """A strong entity tag (RFC 9110, 8.8.3): the same for the same bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
