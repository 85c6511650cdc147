"""Whose page it is, by its address."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zoneinfo
from pathlib import Path

import pytest

from dateline.extract import outlets, read
from dateline.extract.outlets import Outlet, host_of, outlet_of, table
from dateline.model import Document, Page


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Bote.example/a", "bote.example"),
        ("https://bote.example:8443/a", "bote.example"),
        ("http://[::1", ""),
        ("http://[not an address]/", ""),
        ("/only/a/path", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_a_page_with_a_damaged_canonical_address_is_read() -> None:
    page = "<link rel=canonical href='http://[::1'><h1>Der Damm hält</h1><p>Der Damm bei Grünau hat gehalten.</p>"
    assert read(Page(content=page.encode(), media_type="text/html")).outlet is None


ENGLISH = "<h1>Dam holds</h1><p>The dam near Greenfield has held, the mayor said on Sunday at 9.30pm, and nobody was hurt.</p>"


def english(url: str, text: str = ENGLISH) -> Document:
    return read(Page(content=f"<html lang=en><body>{text}".encode(), media_type="text/html", url=url))


def test_the_table_is_in_order() -> None:
    rows = table()
    assert [row.host for row in rows] == sorted(row.host for row in rows)
    assert len({(row.host, row.valid_until) for row in rows}) == len(rows) <= 40
    for row in rows:
        assert row.zone in zoneinfo.available_timezones()
        assert row.evidence
        assert host_of(f"https://{row.host}/") == row.host


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.theguardian.com/world/live/1", "The Guardian"),
        ("https://edition.cnn.com/a", "CNN"),
        ("https://news.sky.com/story/1", "Sky News"),
        ("https://sky.com/story/1", None),
        ("https://notcnn.com/a", None),
        ("https://cnn.com.example/a", None),
        (None, None),
    ],
)
def test_a_host_and_those_below_it_are_the_outlets(url: str | None, name: str | None) -> None:
    found = outlet_of(url)
    assert (found.name if found else None) == name


def test_the_table_says_name_and_zone_where_the_page_does_not_and_says_so() -> None:
    document = english("https://www.theguardian.com/a")
    assert (document.outlet, document.zone) == ("The Guardian", "Europe/London")
    assert (document.zone_basis or "").startswith("the table of outlets (theguardian.com")


@pytest.mark.parametrize(
    ("text", "zone", "basis"),
    [
        (ENGLISH.replace("9.30pm", "9.30pm ET"), "America/New_York", "clocks name their zone"),
        (
            ENGLISH + "<meta property=article:published_time content=2026-05-03T20:30:00-04:00>",
            "America/New_York",
            "offset",
        ),
    ],
)
def test_what_the_page_says_comes_before_the_table(text: str, zone: str, basis: str) -> None:
    document = english("https://www.theguardian.com/a", text)
    assert document.zone == zone
    assert basis in (document.zone_basis or "")


def test_a_name_on_the_page_comes_before_the_table() -> None:
    assert (
        english("https://www.theguardian.com/a", ENGLISH + "<meta property=og:site_name content=Echo>").outlet == "Echo"
    )


def test_an_english_page_that_nobody_knows_stays_open() -> None:
    document = english("https://courier.example.com/a")
    assert (document.zone, document.zone_basis) == (None, None)


def test_a_row_holds_until_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = tuple(
        Outlet(host="echo.example", name=name, zone=zone, evidence="moved", valid_until=until)
        for name, zone, until in (
            ("Echo", "America/New_York", None),
            ("Old Echo", "Europe/London", dt.date(2020, 12, 31)),
        )
    )
    monkeypatch.setattr(outlets, "table", lambda: moved)
    names = [
        getattr(outlet_of("https://echo.example/a", day), "name", None)
        for day in (dt.date(2020, 5, 1), dt.date(2021, 5, 1), None)
    ]
    assert names == ["Old Echo", "Echo", "Echo"]


@pytest.mark.shared
def test_pages_are_read_as_well_without_the_table(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing rests on knowing an outlet: German pages keep every date, and no page's text changes."""
    folder = shared / "data" / "pages"
    rows = [
        row
        for row in json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        if row["set"] in ("german", "english")
    ]
    pages = {
        row["file"]: Page(
            content=gzip.decompress((folder / row["file"]).read_bytes()), media_type="text/html", url=row["url"]
        )
        for row in rows
    }
    with_table = {name: read(page) for name, page in pages.items()}
    monkeypatch.setattr(outlets, "table", tuple)
    for row in rows:
        known, alone = with_table[row["file"]], read(pages[row["file"]])
        assert alone.article == known.article
        assert alone.headline == known.headline
        if row["set"] == "german":
            assert alone.published_at == known.published_at
