"""Feeds: what RSS, Atom, JSON Feed and sitemaps list, as entries that name pages.

Feeds lie: entries repeat the feed's own time, all share one id, dates lack their zone, links lead nowhere. What cannot
be believed is left out, and counted where it costs an entry.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dateline.ingest import feed_json, feed_syndication, sitemaps
from dateline.ingest.feed_entries import RawEntry, RawFeed, clean_title, instant, web_address
from dateline.ingest.kinds import unmarked
from dateline.model import Page, PageRefused

FeedKind = Literal["rss", "atom", "json", "sitemap", "sitemap-index"]
_HEAD = 4096
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(rss|feed|RDF|urlset|sitemapindex)(?=[\s>/])")
_PROLOGUE = re.compile(
    rb"\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE\s+(?!html)[^>]{0,500}>\s*)*", re.S | re.I
)
_JSON_FEED = re.compile(rb'\{.{0,4000}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.S)


class FeedEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page that a feed lists.

    id: what the feed calls the entry and no other one, its address where it calls it nothing. url: absolute, http(s).
    title: without markup. published, updated: instants (aware), None where the feed gives none, or none with a zone.
    """

    id: str
    url: str
    title: str = ""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None


class Feed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a feed lists, in its order.

    url: where it was fetched from. sitemaps: the addresses of the sitemaps that an index lists, newest first where it
    dates them. notes: sentences for a person on what was odd in it.
    """

    kind: FeedKind
    url: str | None = None
    title: str = ""
    entries: tuple[FeedEntry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def feed_kind(content: bytes) -> FeedKind | None:
    """Which kind of feed these bytes are, by their root element or their version; None where they are none."""
    head = unmarked(content[:_HEAD])
    if head.lstrip()[:1] == b"{":
        return "json" if _JSON_FEED.match(head.lstrip()) else None
    prologue = _PROLOGUE.match(head)
    root = _ROOT.match(head, prologue.end() if prologue else 0)
    if root is None:
        return None
    kinds: dict[bytes, FeedKind] = {b"feed": "atom", b"urlset": "sitemap", b"sitemapindex": "sitemap-index"}
    return kinds.get(root[1], "rss")


def read_feed(page: Page) -> Feed:
    """The feed that `page` holds. Raises PageRefused where it holds none, or one too damaged to have entries."""
    kind = feed_kind(page.content)
    if kind is None:
        raise PageRefused(page.name, "it is no feed", "Give an RSS, Atom or JSON feed, or a sitemap.")
    raw = _raw(page, kind)
    entries, dropped = _entries(raw.entries, page.url)
    notes = list(raw.notes)
    if dropped:
        notes.append(f"{dropped} of {len(raw.entries)} entries have no web address and are left out.")
    return Feed(
        kind=kind,
        url=page.url,
        title=clean_title(raw.title),
        entries=tuple(entries),
        sitemaps=tuple(address for link in raw.sitemaps if (address := web_address(link, page.url))),
        notes=tuple(notes),
    )


def _raw(page: Page, kind: FeedKind) -> RawFeed:
    if kind == "json":
        return feed_json.parse(page)
    if kind in ("sitemap", "sitemap-index"):
        return sitemaps.parse(page)
    return feed_syndication.parse(page)


def _entries(found: Iterable[RawEntry], base: str | None) -> tuple[list[FeedEntry], int]:
    """The entries that name a page, each page once, and how many do not."""
    rows = [(entry, web_address(entry.link, entry.base or base)) for entry in found]
    ids = Counter(entry.id for entry, address in rows if entry.id and address)
    entries: dict[str, FeedEntry] = {}
    for entry, address in rows:
        if address is None:
            continue
        # An id that several entries have is nobody's.
        own = entry.id if entry.id and ids[entry.id] == 1 else address
        new = FeedEntry(
            id=own,
            url=address,
            title=clean_title(entry.title),
            published=instant(entry.published),
            updated=instant(entry.updated),
        )
        entries.setdefault(address, new)
    listed = list(entries.values())
    return _distrusted(listed), sum(address is None for _, address in rows)


def _distrusted(entries: list[FeedEntry]) -> list[FeedEntry]:
    """Times that nearly all entries share are the feed's own, when it was written, and say nothing of the pages."""
    for name in ("published", "updated"):
        known = Counter(getattr(entry, name) for entry in entries if getattr(entry, name) is not None)
        if not known:
            continue
        shared, times = known.most_common(1)[0]
        if times >= 3 and times * 2 > len(entries):
            entries = [replace(e, **{name: None}) if getattr(e, name) == shared else e for e in entries]
    return entries
