"""What a server says of a page so that the next visit can ask "has it changed?" (RFC 9110, 8.8 and 13)."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping

from msgspec import Struct

from dateline.model import Page

_SENDABLE = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,1000}")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.I)
_LONGEST_WAIT = 7 * 24 * 3600.0


class Validators(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """ETag and Last-Modified as the server wrote them, None where it did not. Pass them back as they are."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for the page only if it has changed; empty where nothing is known."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


class Fetched(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page that was fetched.

    validators: what to ask with next time. retry_after: seconds that the server asks us to stay away (Retry-After),
    None where it says nothing. fresh_for: seconds for which it says that the page will not change (Cache-Control),
    None where it says nothing.
    """

    page: Page
    validators: Validators = Validators()
    retry_after: float | None = None
    fresh_for: float | None = None


class NotModified(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The server says that the page is as it was (304). url: its address after redirects. retrieved: when it said so.

    validators: what to ask with next time, the old ones where the server sent no new ones. retry_after and fresh_for as
    in Fetched.
    """

    url: str
    validators: Validators
    retrieved: dt.datetime
    retry_after: float | None = None
    fresh_for: float | None = None


def validators_in(headers: Mapping[str, str]) -> Validators:
    """The validators of a response; what could not be sent back in a header is left out."""

    def sendable(name: str) -> str | None:
        value = headers.get(name, "").strip()
        return value if _SENDABLE.fullmatch(value) else None

    return Validators(etag=sendable("etag"), last_modified=sendable("last-modified"))


def retry_after_in(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """Seconds to stay away: Retry-After as seconds or as a date (RFC 9110, 10.2.3).

    Never less than 0 nor more than a week; None where it is not said or not understood.
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return min(float(said[:9]), _LONGEST_WAIT)
    if said:
        try:
            moment = email.utils.parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        return min(max((moment - now).total_seconds(), 0.0), _LONGEST_WAIT)
    return None


def fresh_for_in(headers: Mapping[str, str]) -> float | None:
    """Seconds that Cache-Control's max-age has left after Age (RFC 9111, 4.2.1), a week at most; None without one, or
    where the server wants to be asked each time."""
    control = headers.get("cache-control", "")
    match = _MAX_AGE.search(control)
    if match is None or "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    age = headers.get("age", "").strip()
    return min(max(float(match[1]) - (float(age[:9]) if age.isdecimal() else 0.0), 0.0), _LONGEST_WAIT)
