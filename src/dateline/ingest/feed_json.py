"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.ingest.feed_entries import RawEntry, RawFeed
from dateline.ingest.kinds import unmarked
from dateline.model import Page, PageRefused


def parse(page: Page) -> RawFeed:
    """The feed as it is written. Raises PageRefused where it is no JSON, or has no list of items."""
    try:
        found: Any = msgspec.json.decode(unmarked(page.content))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PageRefused(page.name, f"it is a damaged JSON feed ({error})", "Fetch it again.") from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise PageRefused(page.name, "it is a JSON feed without items", "Give the addresses of its pages.")
    return RawFeed(title=_text(found, "title"), entries=[_entry(item) for item in items if isinstance(item, dict)])


def _entry(item: dict[str, Any]) -> RawEntry:
    identity = item.get("id")
    page = identity if isinstance(identity, str) and "://" in identity else None
    return RawEntry(
        # An id that is an address is the page's, where the item has no other.
        link=_text(item, "url") or _text(item, "external_url") or page,
        id=str(identity) if isinstance(identity, (str, int)) else None,
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
    )


def _text(node: dict[str, Any], name: str) -> str | None:
    value = node.get(name)
    return value if isinstance(value, str) and value.strip() else None
