"""Everything that a person names, as pages: files, folders, archives, addresses, feeds, standard input."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from dateline.ingest.agency import deliveries
from dateline.ingest.archives import ZIP, ZipPages
from dateline.ingest.feeds import Feed, FeedEntry, feed_kind, read_feed
from dateline.ingest.fetch import Fetcher
from dateline.ingest.files import check_content, find_pages, opened, raw_page_in
from dateline.ingest.found import Found, SourceNote
from dateline.ingest.limits import Limits
from dateline.ingest.open import INPUT_NAME, STANDARD_INPUT
from dateline.ingest.warc import WarcPages, is_warc
from dateline.model import DatelineError, Page, PageRefused

_PAUSE = 0.5
"""Seconds between two pages of one host where nothing else is said: a feed names many of them."""
_SITEMAPS = 5
"""Sitemaps of an index that are followed, newest first."""
_HEAD = 4096


def open_pages(
    locations: Iterable[str | Path], *, limits: Limits | None = None, fetcher: Fetcher | None = None
) -> Iterator[Found]:
    """Every page that `locations` name, in their order, one in memory at a time.

    A location is a path, a folder, a glob, an http(s) address, "-" for standard input; what it holds may be a page, a
    ZIP or web archive of pages (WARC), or a feed or news sitemap, whose newest entries are fetched (Limits.entries).
    Raises nothing: what cannot be opened comes as the error that says why, and what is left out of an archive or feed
    as a SourceNote. fetcher: used for addresses and left open; a polite one of our own otherwise.
    """
    chosen = limits or (fetcher.limits if fetcher else Limits(pause=_PAUSE))
    with nullcontext(fetcher) if fetcher else Fetcher(chosen) as fetching:
        opener = _Opener(chosen, fetching)
        for location in find_pages(locations):
            yield from opener.open(location)


class _Opener:
    def __init__(self, limits: Limits, fetcher: Fetcher) -> None:
        self._limits = limits
        self._fetcher = fetcher
        self._fetched: set[str] = set()

    def open(self, location: str) -> Iterator[Found]:
        try:
            scheme, separator, _ = location.partition("://")
            if location == STANDARD_INPUT:
                yield from self._stream(INPUT_NAME, io.BytesIO(sys.stdin.buffer.read(self._limits.size + 1)))
            elif separator and scheme.lower() in ("http", "https"):
                yield from self._page_or_feed(self._fetch(location))
            elif separator and not Path(location).exists():
                raise PageRefused(
                    location, f"{scheme} addresses cannot be fetched", "Give an http or https address, or a path."
                )
            else:
                with opened(location) as stream:
                    yield from self._stream(location, stream)
        except DatelineError as error:
            yield error
        except Exception as error:  # noqa: BLE001 - a defect of ours on one source must not cost the others
            reason = f"it could not be opened ({type(error).__name__}: {error})"
            yield PageRefused(location, reason, "Please report this.")

    def _fetch(self, address: str) -> Page:
        self._fetched.add(address)
        return self._fetcher.fetch(address)

    def _stream(self, name: str, stream: BinaryIO) -> Iterator[Found]:
        """What a seekable stream holds, by its first bytes."""
        head = stream.read(_HEAD)
        stream.seek(0)
        if head.startswith(ZIP):
            yield from ZipPages(name, stream, self._limits).pages()
        elif is_warc(head):
            yield from WarcPages(name, stream, self._limits).pages()
        else:
            yield from self._page_or_feed(raw_page_in(name, stream, self._limits))

    def _page_or_feed(self, page: Page) -> Iterator[Found]:
        if feed_kind(page.content) is None:
            yield from deliveries(page)
        else:
            yield from self._listed(page.name, read_feed(page))

    def _listed(self, name: str, feed: Feed) -> Iterator[Found]:
        """The pages that a feed lists."""
        entries: list[FeedEntry] = list(feed.entries)
        for note in feed.notes:
            yield SourceNote(name=name, text=note)
        for address in feed.sitemaps[:_SITEMAPS]:
            try:
                entries += read_feed(self._fetch(address)).entries
            except DatelineError as error:
                yield error
        if len(feed.sitemaps) > _SITEMAPS:
            text = f"It lists {len(feed.sitemaps)} sitemaps; the newest {_SITEMAPS} are followed."
            yield SourceNote(name=name, text=text)
        entries.sort(key=_age)
        wanted = [entry for entry in entries if entry.url not in self._fetched]
        if len(wanted) > self._limits.entries:
            text = f"It lists {len(wanted)} pages; the newest {self._limits.entries} are fetched."
            yield SourceNote(name=name, text=text)
        if not entries:
            yield PageRefused(name, "it is a feed without entries", "Give the addresses of pages.")
        for entry in wanted[: self._limits.entries]:
            try:
                page = self._fetch(entry.url)
                check_content(entry.url, page.content)
                yield from deliveries(replace(page, announced=entry.published, listed_in=name))
            except DatelineError as error:
                yield error


def _age(entry: FeedEntry) -> float:
    """For sorting, the newest first; entries without any time keep their order behind the dated ones."""
    moment: dt.datetime | None = entry.published or entry.updated
    return -moment.timestamp() if moment is not None else 0.0
