"""What all kinds of feeds have in common before it is judged: entries as they are written."""

from __future__ import annotations

import datetime as dt
import email.utils
import html
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_TITLE = 1000
_LONGEST_ADDRESS = 4000
_LONGEST_TIME = 60


@dataclass(slots=True)
class RawEntry:
    """An entry as the feed writes it, None where it says nothing. base: what its link is relative to."""

    link: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    base: str | None = None


@dataclass(slots=True)
class RawFeed:
    """A feed as it is written. sitemaps: links of a sitemap index. notes: sentences on what was odd."""

    title: str | None = None
    entries: list[RawEntry] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def web_address(link: str | None, base: str | None) -> str | None:
    """The absolute http(s) address of a link, without its fragment; None where it is none."""
    if not link or len(link) > _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(base or "", "".join(link.split())).partition("#")[0]
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return address if usable else None


def clean_title(text: str | None) -> str:
    """A title without markup, entities and white space."""
    text = (text or "")[:_LONGEST_TITLE]
    for _ in range(2):  # titles are often escaped twice
        if "&" in text:
            text = html.unescape(text)
    return " ".join(_TAG.sub(" ", text).split())


def instant(text: str | None) -> dt.datetime | None:
    """An instant as RFC 3339 or RFC 2822 write it; None where it is neither, or names no zone."""
    text = (text or "").strip()
    if not text or len(text) > _LONGEST_TIME:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return moment.replace(microsecond=0) if moment.tzinfo is not None else None
