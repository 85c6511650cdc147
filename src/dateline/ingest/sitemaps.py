"""Sitemaps (sitemaps.org), with what Google's news extension says of each page."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

from dateline.ingest.feed_entries import RawEntry, RawFeed, instant
from dateline.ingest.kinds import unmarked
from dateline.model import Page, PageRefused

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def parse(page: Page) -> RawFeed:
    """The sitemap as it is written; of a damaged one what stands before the damage.

    No sitemap declares entities, so one that does is refused before any parser sees it. Raises PageRefused for that,
    and where the damage leaves nothing.
    """
    if _DECLARES.search(unmarked(page.content)):
        raise PageRefused(page.name, "it is a sitemap that declares entities", "Give the addresses of its pages.")
    feed = RawFeed()
    dated: list[tuple[str, str]] = []
    try:
        for _, element in ET.iterparse(io.BytesIO(page.content)):  # noqa: S314 - nothing is declared that could expand
            _take(element, feed, dated)
    except (ET.ParseError, ValueError) as error:
        if not feed.entries and not dated:
            raise PageRefused(page.name, f"it is a damaged sitemap ({error})", "Fetch it again.") from None
        feed.notes.append(f"The sitemap is damaged ({error}); {len(feed.entries) or len(dated)} entries could be read.")
    dated.sort(key=lambda row: moment.timestamp() if (moment := instant(row[1])) else 0.0, reverse=True)
    feed.sitemaps = [link for link, _ in dated]
    return feed


def _take(element: ET.Element, feed: RawFeed, dated: list[tuple[str, str]]) -> None:
    """An element that has been read to its end. It is emptied then, so that a long sitemap does not stay in memory."""
    name = _name(element)
    if name not in ("url", "sitemap"):
        return
    said: dict[str, str] = {}
    for part in element.iter():
        if part.text and part.text.strip():
            said.setdefault(_name(part), part.text.strip())
    element.clear()
    if name == "sitemap":
        dated.append((said.get("loc", ""), said.get("lastmod", "")))
        return
    feed.entries.append(
        RawEntry(
            link=said.get("loc"),
            title=said.get("title"),
            published=said.get("publication_date"),
            updated=said.get("lastmod"),
        )
    )


def _name(element: ET.Element) -> str:
    """The element's name without its namespace: sitemaps misspell these."""
    return str(element.tag).rpartition("}")[2]
