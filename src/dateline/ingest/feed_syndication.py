"""RSS and Atom of every version, through feedparser, which reads damaged ones as well."""

from __future__ import annotations

import io
from typing import Any

import feedparser

from dateline.ingest.feed_entries import RawEntry, RawFeed
from dateline.model import Page, PageRefused


def parse(page: Page) -> RawFeed:
    """The feed as it is written. Raises PageRefused where it is damaged and nothing of it can be read."""
    headers = {"content-location": page.url} if page.url else {}
    if page.charset and page.media_type:
        headers["content-type"] = f"{page.media_type}; charset={page.charset}"
    # A stream, since feedparser looks for a file of the name that bytes spell.
    content = io.BytesIO(page.content)
    found = feedparser.parse(content, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    feed = RawFeed(title=_text(found.feed, "title"))
    feed.entries = [_entry(entry) for entry in found.entries]
    if found.get("bozo") and isinstance(found.get("bozo_exception"), Exception):
        reason = _in_words(found.bozo_exception)
        if not feed.entries:
            raise PageRefused(page.name, f"it is a damaged feed ({reason})", "Give the addresses of its pages.")
        if not isinstance(found.bozo_exception, feedparser.ThingsNobodyCaresAboutButMe):
            feed.notes.append(f"The feed is damaged ({reason}); {len(feed.entries)} entries could be read.")
    return feed


def _entry(entry: Any) -> RawEntry:
    links = [link for link in entry.get("links") or () if isinstance(link, dict) and link.get("href")]
    pages = [link for link in links if link.get("rel", "alternate") == "alternate"]
    # A feed of a podcast links the sound as well; the page is what is HTML or says nothing.
    pages.sort(key=lambda link: "html" not in str(link.get("type", "html")))
    return RawEntry(
        link=pages[0]["href"] if pages else _text(entry, "link"),
        id=_text(entry, "id"),
        title=_text(entry, "title"),
        published=_text(entry, "published"),
        updated=_text(entry, "updated") if "updated_parsed" in entry.keys() else None,  # noqa: SIM118 - `in entry` invents one
    )


def _text(node: Any, name: str) -> str | None:
    value = node.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _in_words(error: Exception) -> str:
    message = getattr(error, "getMessage", None)
    return " ".join(str(message() if callable(message) else error).split())[:200]
