"""One look at a feed, compared with what is known of it: which pages are new, and what it says that cannot be."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import structs

from dateline.ingest.feeds import Feed, FeedEntry
from dateline.store import FeedItem
from dateline.watch.addresses import canonical
from dateline.watch.config import SourceConfig
from dateline.watch.happenings import LieKind
from dateline.watch.wanted import Wanted

_LONGEST_KEY = 500
_AHEAD = dt.timedelta(minutes=15)
"""So much ahead of us may the clocks of others go."""


@dataclass(slots=True)
class FeedLook:
    """What one look at a feed brought.

    fetch: entries whose pages are to be read, the newest first. again: addresses of known pages that the feed says to
    have changed. items: what to remember. lies: what cannot be, each with a sentence. listed: how many entries there
    are; taken: so many of them were considered.
    """

    fetch: list[FeedEntry] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    items: list[FeedItem] = field(default_factory=list)
    lies: list[tuple[LieKind, str]] = field(default_factory=list)
    listed: int = 0
    taken: int = 0

    @property
    def floods(self) -> bool:
        """Whether it lists more than is taken from one feed."""
        return self.listed > self.taken


def look_at_feed(feed: Feed, source: SourceConfig, known: Mapping[str, FeedItem], now: dt.datetime) -> FeedLook:
    """Compare the entries of a feed with the items known of it, by key. Raises nothing, whatever the feed says."""
    wanted = Wanted(source.words, source.without)
    look = FeedLook(listed=0)
    entries = _newest_first(feed.entries, now)
    if source.look_in == "title":
        entries = [e for e in entries if wanted.passes(_title(e))]
    else:
        entries = [e for e in entries if not wanted.unwanted(_title(e))]
    look.listed = len(entries)
    entries = entries[: source.most]
    look.taken = len(entries)
    by_address = {canonical(item.url): item for item in known.values() if item.url}
    reused = 0
    for entry in entries:
        key = entry.id[:_LONGEST_KEY]
        item = known.get(key)
        if item is not None and item.url and canonical(item.url) != canonical(entry.url):
            reused += _other_title(item, entry)
            # The id stands for two pages now; the address tells them apart.
            if _other_title(item, entry):
                key, item = entry.url[:_LONGEST_KEY], known.get(entry.url[:_LONGEST_KEY])
        item = item or by_address.get(canonical(entry.url))
        if item is None:
            look.fetch.append(entry)
            look.items.append(_item(key, entry, now))
        elif _state(entry) != item.extra.get("state"):
            if item.url:
                look.again.append(item.url)
            look.items.append(structs.replace(item, title=entry.title, extra={**item.extra, "state": _state(entry)}))
    _find_lies(look, feed, entries, reused, bool(known), now)
    return look


def _find_lies(
    look: FeedLook, feed: Feed, entries: list[FeedEntry], reused: int, known: bool, now: dt.datetime
) -> None:
    ahead = [e for e in entries if e.published is not None and e.published > now + _AHEAD]
    if ahead:
        latest = max(e.published for e in ahead if e.published is not None)
        many = "one entry" if len(ahead) == 1 else f"{len(ahead)} entries"
        look.lies.append(("future", f"it dates {many} ahead of time, up to {latest:%Y-%m-%d %H:%M} UTC"))
    if reused:
        many = "an id" if reused == 1 else f"{reused} ids"
        look.lies.append(
            ("ids-reused", f"it uses {many} of known entries for other pages; they are told apart by address")
        )
    if not feed.entries and not feed.sitemaps and known:
        look.lies.append(("empty", "it lists nothing at all, and did before"))


def _newest_first(entries: tuple[FeedEntry, ...], now: dt.datetime) -> list[FeedEntry]:
    """By the times that can be; entries without one, or with one to come, keep their place in the feed's own order."""

    def moment(entry: FeedEntry) -> dt.datetime | None:
        time = entry.updated or entry.published
        return time if time is not None and time <= now + _AHEAD else None

    if all(moment(entry) is None for entry in entries):
        return list(entries)
    floor = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(entries, key=lambda e: moment(e) or floor, reverse=True)


def _item(key: str, entry: FeedEntry, now: dt.datetime) -> FeedItem:
    return FeedItem(key=key[:_LONGEST_KEY], seen=now, url=entry.url, title=entry.title, extra={"state": _state(entry)})


def _state(entry: FeedEntry) -> str:
    """What changes in a feed when its page did: title and time of the last change."""
    parts = (entry.title, entry.updated.isoformat() if entry.updated else "")
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _other_title(item: FeedItem, entry: FeedEntry) -> bool:
    return bool(item.title) and bool(entry.title) and item.title != entry.title


def _title(entry: FeedEntry) -> str:
    """The title, and the words of the address, where outlets put what a headline leaves out."""
    return f"{entry.title} {entry.url.rpartition('/')[2].replace('-', ' ').replace('_', ' ')}"
