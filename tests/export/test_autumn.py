"""The night in which clocks are set back: 02:30 comes twice on 25 October 2026 in Berlin, and every form knows which."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pyarrow.parquet
import pytest

from dateline.export.edition import Options
from dateline.export.formats import publish
from dateline.export.html.clock import clock_time
from dateline.model import Document, Event, Story, Update
from tests.export.conftest import BASE

BERLIN = ZoneInfo("Europe/Berlin")
INSTANTS = [dt.datetime(2026, 10, 25, 0, 10, tzinfo=dt.UTC) + dt.timedelta(minutes=20 * n) for n in range(7)]
"""02:10, 02:30, 02:50 by summer time, and the same three again; 03:10."""
STAMPS = [
    "2026-10-25T02:10:00+02:00",
    "2026-10-25T02:30:00+02:00",
    "2026-10-25T02:50:00+02:00",
    "2026-10-25T02:10:00+01:00",
    "2026-10-25T02:30:00+01:00",
    "2026-10-25T02:50:00+01:00",
    "2026-10-25T03:10:00+01:00",
]
LABELS = ["02:10 UTC+2", "02:30 UTC+2", "02:50 UTC+2", "02:10 UTC+1", "02:30 UTC+1", "02:50 UTC+1", "03:10"]


def night() -> Story:
    """A ticker through that night; its events stand in the story as they were found, not in order."""
    words = [f"Meldung {'abcdefg'[n]} der Leitstelle." for n in range(len(INSTANTS))]
    text = "\n\n".join(words)
    places = [text.index(w) for w in words]
    updates = tuple(
        Update(id=f"u{n}", start=at, end=at + len(words[n]), time=INSTANTS[n].astimezone(BERLIN), time_basis="stated")
        for n, at in enumerate(places)
    )
    document = Document(
        id="ticker", text=text, language="de", outlet="Uferbote", type="LiveBlogPosting", zone="Europe/Berlin",
        url="https://uferbote.example/nacht", updates=updates,
    )  # fmt: skip
    events = [
        Event(
            id=f"e{n}",
            kind="happened",
            text=words[n],
            sources=1,
            passages=(document.passage(updates[n].start, updates[n].end),),
            start=updates[n].time,
            precision="minute",
            time_basis="stated",
            reported=updates[n].time,
        )
        for n in (4, 0, 6, 2, 5, 1, 3)
    ]
    return Story(title="Die lange Nacht", documents=(document,), chronology=tuple(events), zone="Europe/Berlin")


def out(name: str, **options: Any) -> bytes:
    return next(publish(night(), name, Options(base=BASE, **options))).bytes()


def order(words: str) -> list[str]:
    """The letters of the reports in the order in which a text has them."""
    found = [(words.index(f"Meldung {letter} "), letter) for letter in "abcdefg"]
    return [letter for _, letter in sorted(found)]


@pytest.mark.parametrize(
    ("instant", "label"), [*zip(INSTANTS, LABELS, strict=True), (dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC), "03:00")]
)
def test_a_clock_says_which_of_the_two_it_is(instant: dt.datetime, label: str) -> None:
    assert clock_time(instant.astimezone(BERLIN)) == label


def test_live_blog_posting() -> None:
    updates = {u["articleBody"][8]: u["datePublished"] for u in json.loads(out("jsonld"))["liveBlogUpdate"]}
    assert [updates[letter] for letter in "abcdefg"] == STAMPS


def test_feeds_are_newest_first() -> None:
    entries = feedparser.parse(out("atom")).entries
    assert [e.title[8] for e in entries] == list("gfedcba")
    assert [e.published for e in entries] == STAMPS[::-1]
    items = json.loads(out("jsonfeed"))["items"]
    assert [(i["content_text"][8], i["date_published"]) for i in items] == list(
        zip("gfedcba", STAMPS[::-1], strict=True)
    )


def test_ninjs() -> None:
    items = [i for i in json.loads(out("ninjs"))["associations"] if i["rel"] == "happened"]
    found = {i["name"][8]: i["firstCreated"] for i in items}
    assert [found[letter] for letter in "abcdefg"] == STAMPS


def test_timeline_keeps_the_wall_clock_and_says_which() -> None:
    events = {e["text"]["headline"][8]: e for e in json.loads(out("timelinejs"))["events"]}
    assert [events[letter]["display_date"] for letter in "abcdefg"] == [f"25. Okt., {label}" for label in LABELS]
    clocks = [(events[x]["start_date"]["hour"], events[x]["start_date"]["minute"]) for x in "abcdefg"]
    assert clocks == [(2, 10), (2, 30), (2, 50), (2, 10), (2, 30), (2, 50), (3, 10)]


def test_tables() -> None:
    rows = {r["text"][8]: r["start"] for r in csv.DictReader(io.StringIO(out("csv", table="events").decode()))}
    assert [rows[letter] for letter in "abcdefg"] == STAMPS
    table = pyarrow.parquet.read_table(io.BytesIO(out("parquet", table="events"))).to_pylist()
    instants = {row["text"][8]: row["start"] for row in table}
    assert [instants[letter].astimezone(dt.UTC) for letter in "abcdefg"] == INSTANTS


@pytest.mark.parametrize("name", ["markdown", "html", "live.html", "embed.html"])
def test_what_people_read_is_in_order(name: str) -> None:
    if name.endswith(".html"):
        page = next(f for f in publish(night(), "site", Options(base=BASE)) if f.name == name).bytes().decode()
        page = page[page.index("<body") :]
    else:
        page = out(name).decode()
        page = page[page.index("<body") :] if name == "html" else page.replace("\\", "")
    assert order(page) == list("gfedcba" if name == "live.html" else "abcdefg")
    assert all(label in page for label in LABELS)
