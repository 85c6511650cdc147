"""What commands that read pages have in common: which sources they take, and how politely these are fetched."""

from __future__ import annotations

from dateline.ingest import Limits

SOURCES = (
    "Pages: files, folders, globs, ZIP and web archives (.zip, .warc, also .gz), addresses, feeds and news sitemaps; "
    "- for standard input."
)
ENTRIES = "How many pages of one feed or sitemap are fetched, the newest first."
DEFAULT_ENTRIES = Limits().entries
_PAUSE = 0.5


def polite(entries: int) -> Limits:
    """Limits with half a second between two pages of one host (its own Crawl-delay where longer), `entries` a feed."""
    return Limits(entries=entries, pause=_PAUSE)
