"""JSON Feed 1.1 (jsonfeed.org/version/1.1), paged by `next_url`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dateline.export.edition import stamp
from dateline.export.feeds.entries import Entry, Feed
from dateline.export.json_stream import chunks, known

SUFFIX = ".feed.json"


def json_feed(feed: Feed, zone: dt.tzinfo = dt.UTC) -> Iterator[bytes]:
    """One page of the feed, in pieces of UTF-8. `zone`: whose offset the times carry."""
    more = feed.address(feed.page + 1, SUFFIX) if feed.page < feed.pages else None
    return chunks(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.subtitle,
            "home_page_url": feed.home,
            "feed_url": feed.address(feed.page, SUFFIX),
            "next_url": more,
            "language": feed.language,
            "items": (_item(entry, zone) for entry in feed.entries),
        }
    )


def _item(entry: Entry, zone: dt.tzinfo) -> dict[str, Any]:
    tags = [entry.kind, *entry.tags, *(["corrected"] if entry.corrections else [])]
    return {"id": entry.id} | known(
        url=entry.url,
        external_url=next((link.url for link in entry.links if link.url), None),
        title=entry.title if entry.title != entry.body else None,
        content_html=entry.html(),
        content_text=entry.body,
        date_published=stamp(entry.published, zone) if entry.published else None,
        date_modified=stamp(entry.updated, zone),
        authors=[{"name": name} for name in entry.authors],
        tags=list(dict.fromkeys(tags)),
        language=entry.language,
    )
