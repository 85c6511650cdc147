"""Atom (RFC 4287), paged (RFC 5005, section 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.export.edition import stamp
from dateline.export.feeds.entries import Entry, Feed
from dateline.export.xml_text import attribute, element_text

SUFFIX = ".atom"


def atom(feed: Feed, zone: dt.tzinfo = dt.UTC) -> Iterator[bytes]:
    """One page of the feed, in pieces of UTF-8. `zone`: whose offset the times carry."""
    yield from (f"{line}\n".encode() for line in _head(feed, zone))
    for entry in feed.entries:
        yield "".join(f"{line}\n" for line in _entry(entry, zone)).encode()
    yield b"</feed>\n"


def _head(feed: Feed, zone: dt.tzinfo) -> Iterator[str]:
    language = f" xml:lang={attribute(feed.language)}" if feed.language else ""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>'
    yield f"<id>{element_text(feed.id)}</id>"
    yield f"<title>{element_text(feed.title)}</title>"
    if feed.subtitle:
        yield f"<subtitle>{element_text(feed.subtitle)}</subtitle>"
    yield f"<updated>{stamp(feed.updated, zone)}</updated>"
    yield "<generator>dateline</generator>"
    if not feed.entries:
        yield "<author><name>dateline</name></author>"  # RFC 4287, 4.1.1: entries have theirs, an empty feed has none
    pages = {
        "self": feed.page,
        "first": 1,
        "previous": feed.page - 1,
        "next": feed.page + 1,
        "last": feed.pages,
    }
    for rel, page in pages.items():
        address = feed.address(page, SUFFIX) if 1 <= page <= feed.pages else None
        if address and (feed.pages > 1 or rel == "self"):
            yield f'<link rel="{rel}" type="application/atom+xml" href={attribute(address)}/>'
    if feed.home:
        yield f'<link rel="alternate" type="text/html" href={attribute(feed.home)}/>'


def _entry(entry: Entry, zone: dt.tzinfo) -> Iterator[str]:
    language = f" xml:lang={attribute(entry.language)}" if entry.language else ""
    yield f"<entry{language}>"
    yield f"<id>{element_text(entry.id)}</id>"
    yield f"<title>{element_text(entry.title)}</title>"
    yield f"<updated>{stamp(entry.updated, zone)}</updated>"
    if entry.published:
        yield f"<published>{stamp(entry.published, zone)}</published>"
    for name in entry.authors or ("dateline",):
        yield f"<author><name>{element_text(name)}</name></author>"
    if entry.url:
        yield f'<link rel="alternate" type="text/html" href={attribute(entry.url)}/>'
    for link in entry.links:
        if link.url:
            yield f'<link rel="via" title={attribute(link.name)} href={attribute(link.url)}/>'
    yield f"<category term={attribute(entry.kind)}/>"
    for tag in dict.fromkeys(entry.tags):
        yield f"<category term={attribute(tag)}/>"
    if entry.corrections:
        yield '<category term="corrected"/>'
    yield f'<content type="html">{element_text(entry.html())}</content>'
    yield "</entry>"
