"""How much, how long and how often a page may ask of us."""

from __future__ import annotations

from msgspec import Struct

USER_AGENT = "dateline/0.1 (reads the news pages that a person asks for)"


class Limits(Struct, frozen=True, kw_only=True):
    """Limits for opening pages.

    size: bytes of a page after decompression. time: seconds for the whole of a fetch. redirects: how many are followed.
    robots: whether robots.txt is honoured. private: whether addresses of private networks may be fetched (for tests,
    and for a newsroom's own servers). pause: seconds between two requests to one host; its Crawl-delay counts where it
    is longer. per_host: requests to one host at the same time.
    members: files in a ZIP archive. expanded: bytes that all files of one archive may unpack to. ratio: how many times
    its packed size a file of an archive may unpack to, if that is more than a megabyte. entries: pages of one feed that
    are fetched, newest first.
    """

    size: int = 64 * 1024 * 1024
    time: float = 30.0
    redirects: int = 5
    robots: bool = True
    private: bool = False
    pause: float = 0.0
    per_host: int = 2
    members: int = 10_000
    expanded: int = 1024 * 1024 * 1024
    ratio: int = 200
    entries: int = 100
    user_agent: str = USER_AGENT
