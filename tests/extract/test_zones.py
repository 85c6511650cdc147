"""Which zone a page's clocks are in."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.extract.zones import decide_zone, zones_in


def instant(text: str) -> list[dt.datetime]:
    return [dt.datetime.fromisoformat(text)]


@pytest.mark.parametrize(
    ("url", "language", "instants", "words", "zone", "basis"),
    [
        (None, "de", [], [], "Europe/Berlin", "usual zone of the language"),
        ("https://bote.example.at/a", "de", [], [], "Europe/Vienna", "country of the address"),
        ("https://bote.example.at/a", "de", instant("2025-08-15T20:00:00Z"), [], "Europe/Vienna", "country"),
        ("https://bote.example.ch/a", "de", instant("2025-08-15T22:00:00+02:00"), [], "Europe/Zurich", "offset"),
        ("https://courier.example.co.uk/a", "en", [], [], "Europe/London", "country"),
        ("https://courier.example.com/a", "en", [], [], None, ""),
        ("https://courier.example.com/a", "en", [], ["Europe/London"], "Europe/London", "clocks name"),
        (None, "de", [], ["+02:00"], "Europe/Berlin", "offset"),
        (None, "de", [], ["+01:00"], "Europe/Berlin", "offset"),
        ("https://bote.example.de/a", "de", instant("2025-08-15T22:00:00+09:00"), [], "Etc/GMT-9", "offset"),
    ],
)
def test_zone(
    url: str | None, language: str, instants: list[dt.datetime], words: list[str], zone: str | None, basis: str
) -> None:
    found, how = decide_zone(given=None, url=url, language=language, instants=instants, words=words)
    assert found == zone
    assert basis in (how or "")


def test_a_given_zone_is_believed() -> None:
    assert decide_zone(given="Asia/Tokyo", url="https://a.example.de", language="de", instants=[], words=["BST"]) == (
        "Asia/Tokyo",
        "given",
    )


@pytest.mark.parametrize(
    ("declared", "language", "instants", "words", "zone"),
    [
        ("de-AT", "de", [], [], "Europe/Vienna"),
        ("de_CH", "de", instant("2025-08-15T22:00:00+02:00"), [], "Europe/Zurich"),
        ("en-GB", "en", [], [], None),
        ("en-GB", "en", instant("2025-01-15T22:00:00+01:00"), [], "Europe/Berlin"),
        ("en-GB", "en", instant("2025-07-15T22:00:00+01:00"), [], "Europe/London"),
        (None, "en", [], ["+01:00"], "Europe/Berlin"),
    ],
)
def test_the_country_of_the_declared_language(
    declared: str | None, language: str, instants: list[dt.datetime], words: list[str], zone: str | None
) -> None:
    found, _ = decide_zone(given=None, url=None, language=language, instants=instants, words=words, declared=declared)
    assert found == zone


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("Sirens were heard at 9.52pm CET on Sunday, and again at 11 p.m. CET.", ["+01:00"]),
        ("Kick-off is at 19.45 BST.", ["Europe/London"]),
        ("It began at 9pm CET (3pm ET).", []),
        ("The PT Cruiser left at nine, and 20 et al. stayed.", []),
    ],
)
def test_the_zone_that_the_clocks_of_a_text_name(text: str, zones: list[str]) -> None:
    assert zones_in(text) == zones
