"""What the newsroom's own pages say, in the language of the person who reads them."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo

from dateline import languages
from dateline.export.html.composition import script_json
from dateline.languages.interface import InterfaceWords
from dateline.languages.newsroom import NewsroomWords

COOKIE = "dateline_language"


class Speech:
    """One language of the interface."""

    def __init__(self, code: str) -> None:
        """Raises KeyError where the language has no words for the interface."""
        self.code = code
        self._words: NewsroomWords = languages.words(code, "newsroom")
        self.interface: InterfaceWords = languages.words(code, "interface")

    def say(self, key: str, **fields: object) -> str:
        """The phrase `key`, its {fields} filled in. Raises KeyError for a key nobody wrote."""
        phrases = self._words.phrases if key in self._words.phrases else self.interface.phrases
        return phrases[key].format(**fields)

    def count(self, key: str, n: int) -> str:
        """The phrase for `n` things of the kind `key`."""
        counts = self._words.counts if key in self._words.counts else self.interface.counts
        return counts[key][n != 1].format(n=n)

    def moment(self, instant: dt.datetime | None, zone: str | None = None) -> str:
        """A day and a clock, in the zone or else in UTC, which is then said."""
        if instant is None:
            return self.say("never")
        local = instant.astimezone(zoneinfo.ZoneInfo(zone) if zone else dt.UTC)
        words = self.interface
        day = words.day_short.format(
            weekday=words.weekdays[local.weekday()],
            day=local.day,
            month=words.months[local.month - 1],
            mon=words.months_short[local.month - 1],
            monthnumber=local.month,
            year=local.year,
        )
        return f"{day}, {local:%H:%M}" + ("" if zone else " UTC")


def available() -> tuple[str, ...]:
    """Codes of the languages that the newsroom speaks."""
    found = []
    for code in languages.codes():
        try:
            languages.words(code, "newsroom")
        except KeyError:
            continue
        found.append(code)
    return tuple(found)


@functools.cache
def for_scripts() -> str:
    """Every phrase of the newsroom in every language, as JSON for the script of a story's page."""
    return script_json({code: languages.words(code, "newsroom").phrases for code in available()})


def choose(wanted: str | None, accepted: str, fallback: str) -> str:
    """The language to speak: what a person chose, else what the browser likes best (RFC 9110), else `fallback`."""
    codes = available()
    if wanted in codes:
        return str(wanted)
    weighed = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.partition(";")
        code = tag.strip().lower()[:2]
        try:
            quality = float(weight.partition("=")[2]) if weight else 1.0
        except ValueError:
            quality = 0.0
        if code in codes and quality > 0:
            weighed.append((-quality, place, code))
    return min(weighed)[2] if weighed else fallback
