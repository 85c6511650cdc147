"""Whose page it is, by its address; and the few outlets of which more is known than any page says.

outlets.json has a row for an outlet whose zone and name no general rule can know (its address names no country). A row
is used only where nothing on the page says it, and whatever it decides says so. A new outlet works without one.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct


class Outlet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of an outlet. host: its address without "www."; hosts below it (edition.cnn.com) are its own too.

    zone: IANA name of the zone that its clocks are in. evidence: how that is known, a clause. valid_until: the last day
    for which the row holds, None while it holds; an outlet that moves gets another row.
    """

    host: str
    name: str
    zone: str
    evidence: str
    valid_until: dt.date | None = None


@cache
def table() -> tuple[Outlet, ...]:
    """All rows of outlets.json."""
    raw = resources.files("dateline.extract").joinpath("outlets.json").read_bytes()
    return msgspec.json.decode(raw, type=tuple[Outlet, ...])


def outlet_of(url: str | None, on: dt.date | None = None) -> Outlet | None:
    """The row for the outlet of an address, as it held on that day (now where none is given); None without one."""
    host = host_of(url)
    rows = [
        row
        for row in table()
        if (host == row.host or host.endswith("." + row.host))
        and (row.valid_until is None or (on is not None and on <= row.valid_until))
    ]
    # Of two rows the one that ended first is the older one; the longer host is the more exact one.
    return min(rows, key=lambda row: (-len(row.host), row.valid_until or dt.date.max), default=None)


def host_of(url: str | None) -> str:
    """The host of an address, lower case and without "www."; empty where there is none or the address is damaged."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[::1", as pages write it into their canonical link
        return ""
    return host.removeprefix("www.")
