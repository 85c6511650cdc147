"""Where pages come from: paths, addresses, archives and feeds."""

from dateline.ingest.feeds import Feed, FeedEntry, feed_kind, read_feed
from dateline.ingest.fetch import Fetcher
from dateline.ingest.files import find_pages
from dateline.ingest.found import Found, SourceNote
from dateline.ingest.open import Limits, open_page, reopen
from dateline.ingest.pages import open_pages
from dateline.ingest.validators import Fetched, NotModified, Validators

__all__ = [
    "Feed",
    "FeedEntry",
    "Fetched",
    "Fetcher",
    "Found",
    "Limits",
    "NotModified",
    "SourceNote",
    "Validators",
    "feed_kind",
    "find_pages",
    "open_page",
    "open_pages",
    "read_feed",
    "reopen",
]
