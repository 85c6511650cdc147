"""Machine-readable times as pages write them, and stamps, as instants or days."""

from __future__ import annotations

import datetime as dt
import email.utils
import re

from dateline import languages
from dateline.extract.stamps import Stamp
from dateline.extract.zones import zone_named

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<mo>\d\d?)-(?P<d>\d\d?)(?:[T\s]+(?P<h>\d\d?):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<f>\d{1,9}))?)?"
    r"\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_BASIC = re.compile(r"(?P<y>\d{4})(?P<mo>\d\d)(?P<d>\d\d)(?:T(?P<h>\d\d)(?P<mi>\d\d)(?P<s>\d\d)?(?P<z>Z|[+-]\d{4})?)?$")
_CTIME = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) +(?P<day>\d\d?) (?P<clock>\d\d:\d\d:\d\d) "
    r"(?:(?P<zone>[A-Z]{3,4}) )?(?P<year>\d{4})$"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")


def parse_instant(text: str | None) -> dt.datetime | dt.date | None:
    """An ISO 8601 or RFC 3339 time, loosely written, or seconds since 1970; a date where no clock stands there.

    A time without a zone comes back naive: whoever asks knows the page's zone. None for anything else.
    """
    text = (text or "").strip()
    if _EPOCH.match(text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    match = _ISO.match(text) or _BASIC.match(text)
    if match is None:
        return _written_out(text)
    try:
        day = dt.date(int(match["y"]), int(match["mo"]), int(match["d"]))
        if match["h"] is None:
            return day
        time = dt.time(int(match["h"]) % 24, int(match["mi"]), min(int(match["s"] or 0), 59))
    except ValueError:
        return None
    return dt.datetime.combine(day, time, _zone(match["z"]))


def _written_out(text: str) -> dt.datetime | None:
    """RFC 2822 ("Fri, 28 Apr 2023 19:20:36 +0200") and C's way ("Fri Apr 28 19:20:36 CEST 2023")."""
    if match := _CTIME.match(text):
        zone = languages.words("en", "pages").zones.get(match["zone"].lower()) if match["zone"] else None
        text = f"{match['day']} {match['month']} {match['year']} {match['clock']}"
        moment = _rfc2822(text + " -0000")
        info = zone_named(zone) if zone else None
        return moment.replace(tzinfo=info) if moment is not None else None
    return _rfc2822(text) if text[:1].isalpha() and "," in text[:12] else None


def _rfc2822(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _zone(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return dt.UTC
    return zone_named(text if len(text) > 3 else text + ":00")


def in_zone(moment: dt.datetime, zone: str | None) -> dt.datetime:
    """The instant in `zone`;

    a naive one is taken as that zone's wall clock. Without a zone it stays as it is (naive: UTC).
    """
    info = zone_named(zone) if zone else None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=info or dt.UTC)
    return moment.astimezone(info) if info is not None else moment


def stamp_day(stamp: Stamp, reference: dt.date | None, retrieved: dt.datetime | None) -> dt.date | None:
    """The day that a stamp says.

    reference: a day near it, which decides the year where none stands there. retrieved: what "gestern" counts from.
    A weekday that contradicts the date says that the year is another one.
    """
    if stamp.date is not None:
        year, month, day = stamp.date
        if year is not None:
            return _day(year, month, day)
        if reference is None:
            return None
        days = [
            d
            for y in (reference.year - 1, reference.year, reference.year + 1)
            if (d := _day(y, month, day)) is not None
        ]
        fitting = [d for d in days if stamp.weekday is None or d.weekday() == stamp.weekday] or days
        return min(fitting, key=lambda d: abs((d - reference).days), default=None)
    if retrieved is not None and stamp.shift is not None:
        return retrieved.date() + dt.timedelta(days=stamp.shift)
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def stamp_moment(stamp: Stamp, day: dt.date, zone: str | None) -> dt.datetime | None:
    """Day and clock as an instant in `zone`; the clock's own zone counts where it names one. None without a clock."""
    if stamp.clock is None:
        return None
    hour, minute, second = stamp.clock
    own = zone_named(stamp.zone) if stamp.zone else None
    moment = dt.datetime.combine(day, dt.time(hour, minute, second or 0), own)
    return in_zone(moment, zone)


def rfc3339(moment: dt.datetime | dt.date) -> str:
    """The text form that a document's JSON carries: seconds, offset, no fraction; a day as YYYY-MM-DD."""
    if isinstance(moment, dt.datetime):
        return moment.replace(microsecond=0).isoformat()
    return moment.isoformat()
