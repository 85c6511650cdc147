"""Which of several forms a request wants (RFC 9110, 12.5.1), and whether it has that already (RFC 9110, 13)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import format_datetime, parsedate_to_datetime

from msgspec import Struct

_PARAMETER = re.compile(r';\s*([\w!#$&^.+-]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]*))')
_RANGES = 50
"""Ranges of a header that are looked at; browsers send fewer than ten."""
_SETTLED = dt.timedelta(seconds=2)
"""How old a change must be to be told as Last-Modified, which knows whole seconds only (RFC 9110, 8.8.2.2)."""


class Range(Struct, frozen=True):
    """A media type, or several by "*", with how much it is wanted. profile: that of RFC 6906, "" for none."""

    type: str
    profile: str = ""
    quality: float = 1.0

    def fits(self, offer: Range) -> bool:
        """Whether what is offered lies within the range."""
        main, _, sub = self.type.partition("/")
        there = offer.type.partition("/")
        return main in ("*", there[0]) and sub in ("*", there[2]) and self.profile in ("", offer.profile)

    def exactness(self) -> tuple[bool, bool, bool]:
        """The more exact range counts, whatever the order."""
        return self.profile != "", not self.type.endswith("/*"), not self.type.startswith("*")


def ranges(header: str) -> list[Range]:
    """What an Accept header asks for. Parameters but q and profile say nothing of what the form is, and are passed."""
    found = []
    for part in _parts(header)[:_RANGES]:
        type_ = part.partition(";")[0].strip().lower()
        parameters = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(part)}
        try:
            quality = float(parameters.get("q", "1"))
        except ValueError:
            quality = 0.0
        if "/" in type_:
            found.append(Range(type_, parameters.get("profile", ""), quality))
    return found


def chosen(header: str, offers: Iterable[str]) -> str | None:
    """The offered media type that the Accept header wants most, the first of several; None where it wants none."""
    wanted, offered = ranges(header), list(offers)
    if not wanted:
        return offered[0] if not header.strip() else None
    best, most = None, 0.0
    for offer in offered:
        fitting = [one for one in wanted if one.fits(ranges(offer)[0])]
        quality = max(fitting, key=Range.exactness).quality if fitting else 0.0
        if quality > most:
            best, most = offer, quality
    return best


def modified(changed: dt.datetime) -> str | None:
    """The value of Last-Modified; None while another change within the same second could hide behind it."""
    settled = dt.datetime.now(dt.UTC) - changed > _SETTLED
    return format_datetime(changed.astimezone(dt.UTC).replace(microsecond=0), usegmt=True) if settled else None


def has_it(none_match: str | None, modified_since: str | None, tag: str, last_modified: str | None) -> bool:
    """Whether who asks has this state already, by If-None-Match, else by If-Modified-Since."""
    if none_match is not None:
        tags = [one.strip().removeprefix("W/") for one in none_match.split(",")]
        return "*" in tags or tag.removeprefix("W/") in tags
    if modified_since is None or last_modified is None:
        return False
    try:
        since = parsedate_to_datetime(modified_since)
    except ValueError:
        return False
    since = since if since.tzinfo else since.replace(tzinfo=dt.UTC)
    return parsedate_to_datetime(last_modified) <= since


def _parts(header: str) -> list[str]:
    """The header cut at its commas, but for those within quotation marks."""
    return [part for part in re.findall(r'(?:[^",]|"[^"]*"?)+', header) if part.strip()]
