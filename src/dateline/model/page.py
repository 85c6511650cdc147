"""What was fetched or opened."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Page(Struct, frozen=True, kw_only=True):
    """Bytes as they came, and where from. Nothing is decided about their meaning yet.

    content: the bytes, undecoded (after transfer and file compression were undone).
    media_type: what the server, the file's name or the bytes say ("text/html", "text/plain"), without parameters.
    charset: the encoding declared by the transport (HTTP header, WARC record), None where it says nothing.
    url: the address of the page, where one is known.
    path: the path it was opened from, as the person wrote it.
    retrieved: when it was fetched (aware); None where nobody knows. A file's modification time is no retrieval time.
    announced: when the feed that lists the page says it was published (aware). listed_in: that feed's address or path.
    """

    content: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    path: str | None = None
    retrieved: dt.datetime | None = None
    announced: dt.datetime | None = None
    listed_in: str | None = None

    @property
    def name(self) -> str:
        """What to call this page in a message: its path or URL."""
        return self.path or self.url or "<page>"
