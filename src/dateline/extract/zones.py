"""Which zone a page's clocks are in, and how that is known."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline import languages
from dateline.extract.outlets import Outlet, host_of, outlet_of
from dateline.languages.pages import PageWords

# Countries whose top-level domain is not their code in ISO 3166.
_DOMAINS = {"gb": "uk"}
_USUAL = "the usual zone of the language"
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")


def zone_named(name: str) -> dt.tzinfo | None:
    """The zone of an IANA name or an offset like +02:00; None where it is neither."""
    if m := _OFFSET.fullmatch(name):
        delta = dt.timedelta(hours=int(m[2]), minutes=int(m[3]))
        return dt.timezone(-delta if m[1] == "-" else delta) if delta < dt.timedelta(hours=24) else None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def decide_zone(
    *,
    given: str | None,
    url: str | None,
    language: str,
    instants: list[dt.datetime],
    words: list[str],
    declared: str | None = None,
    article: str = "",
) -> tuple[str | None, str | None]:
    """IANA zone and how it is known.

    given: what a person said, believed without question. instants: the page's own machine-readable times; an offset
    other than UTC says which zone the outlet lives in (UTC is what software writes, wherever it stands).
    words: zones that stand with its clocks ("BST", "+02:00"). Then the country of the address, the country of the
    language that the page declares ("de-AT"), a zone that the clocks in the text of the `article` name, the table of
    outlets, and the language.
    """
    if given:
        return given, "given"
    known = outlet_of(url, instants[0].date() if instants else None)
    candidates = _candidates(url, language, declared, known)
    for word in words:
        if not _OFFSET.fullmatch(word) and word != "UTC" and zone_named(word) is not None:
            return word, "the page's clocks name their zone"
    moment = next((i for i in instants if i.utcoffset()), None)
    if moment is None and words:
        fixed = zone_named(next((w for w in words if _OFFSET.fullmatch(w)), "UTC"))
        if fixed is not None and fixed.utcoffset(None):
            day = instants[0] if instants else None
            moment = (day or dt.datetime(2024, 7, 1, 12, tzinfo=dt.UTC)).astimezone(fixed)
            if day is None and fixed.utcoffset(None) == dt.timedelta(hours=1):
                moment = moment.replace(month=1)
    if moment is not None:
        for name, basis in candidates:
            zone = zone_named(name)
            if zone is not None and moment.astimezone(zone).utcoffset() == moment.utcoffset():
                said = "the offset of the page's own times"
                return name, said if basis else f"inferred: the likeliest zone with {said}"
        found = _any_zone(moment)
        if found:
            return found, "the offset of the page's own times"
    usual = [(name, basis) for name, basis in candidates if basis]
    zone_name: str | None = usual[0][0] if usual else None
    how: str | None = usual[0][1] if usual else None
    if zone_name is None and (named := zones_in(article)):
        zone_name, how = decide_zone(given=None, url=None, language=language, instants=[], words=named)
    if known is not None and (how is None or how.startswith(_USUAL)):
        return known.zone, f"the table of outlets ({known.host}: {known.evidence})"
    return zone_name, how


def zones_in(text: str) -> list[str]:
    """The zone that stands behind the clocks of a running text ("at 9pm CET"); none where they name different ones."""
    found = {zone for match in _clock_zone().finditer(text) if (zone := _abbreviations()[match[1]]) != "UTC"}
    return list(found) if len(found) == 1 else []


@cache
def _abbreviations() -> dict[str, str]:
    pages: list[PageWords] = [languages.words(code, "pages") for code in languages.codes()]
    return {word.upper(): zone for page in reversed(pages) for word, zone in page.zones.items()}


@cache
def _clock_zone() -> re.Pattern[str]:
    halves = "|".join(re.escape(h) for code in languages.codes() for h in languages.words(code, "pages").halves)
    names = "|".join(sorted(_abbreviations(), key=lambda name: (-len(name), name)))
    return re.compile(rf"\d(?:[:.]\d\d)?\s?(?:{halves})?\s?\(?({names})\b")


def _candidates(url: str | None, language: str, declared: str | None, known: Outlet | None) -> list[tuple[str, str]]:
    """Zones by the country of the address, by that of the declared language, then by language, each with its reason;

    without one it only fits an offset. The zones where most outlets of a language are stand before small countries'.
    """
    pages: dict[str, PageWords] = {code: languages.words(code, "pages") for code in languages.codes()}
    found: list[tuple[str, str]] = []
    country = host_of(url).rsplit(".", 1)[-1]
    for code in sorted(pages, key=lambda c: c != language):
        if country in pages[code].countries:
            found.append((pages[code].countries[country], f"the country of the address (.{country})"))
            break
    region = (declared or "").replace("_", "-").partition("-")[2].lower()
    if language in pages and region and (zone := pages[language].countries.get(_DOMAINS.get(region, region))):
        # English pages often declare en-US or en-GB because their software does; that alone says nothing.
        basis = f"the country of the page's language ({declared})" if pages[language].default_zone else ""
        found.append((zone, basis))
    if known is not None:
        found.append((known.zone, ""))
    if language in pages:
        default = pages[language].default_zone
        if default:
            found.append((default, f"{_USUAL} ({language})"))
        # What a language has first is where most of its outlets are.
        countries = list(pages[language].countries.values())
        main = countries[:2] + [page.default_zone for page in pages.values() if page.default_zone]
        found.extend((zone, "") for zone in [*main, *countries])
    return found


def _any_zone(moment: dt.datetime) -> str | None:
    """A zone without daylight saving for an offset that none of the known countries has."""
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() % 3600:
        return None
    hours = int(offset.total_seconds() // 3600)
    name = f"Etc/GMT{-hours:+d}"
    return name if hours and zone_named(name) is not None else None
