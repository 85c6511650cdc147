"""Numbers of entries: made of their time, so that an index in order of numbers gives answers in order of time.

What no time is known of comes before everything. Within a second the order is by a hash of what the entry is, so that
both databases have the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib

_BITS = 22
_UNDATED = -(1 << 40)  # seconds; the year 1 is -62,135,596,800
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SECOND = dt.timedelta(seconds=1)
LAST = 1 << 62
FIRST_DATED = -(1 << 39) << _BITS


def place(time: dt.datetime | None, key: str) -> int:
    """The number that an entry wants; one that is taken gives way to the next."""
    seconds = _UNDATED if time is None else (time - _EPOCH) // _SECOND
    within = int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:4], "big") >> (32 - _BITS)
    return (seconds << _BITS) + within


def first_at(time: dt.datetime) -> int:
    """The lowest number of an entry of the second in which `time` lies."""
    return ((time - _EPOCH) // _SECOND) << _BITS


def first_after(time: dt.datetime) -> int:
    """The lowest number of an entry of a second that begins at `time` or later."""
    return -((_EPOCH - time) // _SECOND) << _BITS
