"""Feeds of a story, or of what one person said: Atom (RFC 4287) and JSON Feed 1.1, paged as RFC 5005 has it."""

from dateline.export.feeds.atom import atom
from dateline.export.feeds.entries import Feed, feed_pages
from dateline.export.feeds.json_feed import json_feed

__all__ = ["Feed", "atom", "feed_pages", "json_feed"]
