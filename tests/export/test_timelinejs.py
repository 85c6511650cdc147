"""TimelineJS: its format, and times no more exact than they are known. The player itself is tried in tests/browser."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser

from dateline.export.edition import Edition, Options
from dateline.export.timelinejs import timelinejs
from dateline.model import Event, Precision, Story
from tests.export import sample, synthetic
from tests.export.validation import complaints, validator


def timeline(story: Story, base: str | None = None) -> dict[str, Any]:
    """The story's timeline, read back."""
    return json.loads(b"".join(timelinejs(Edition(story, Options(base=base)))))  # type: ignore[no-any-return]


def placed(story: Story) -> list[Event]:
    """Events that have a place on the axis."""
    near = dt.timedelta(days=7)
    return [
        e
        for e in story.chronology
        if e.start and not (e.kind == "background" and story.start and abs(e.start - story.start) > near)
    ]


def test_is_a_timeline(story: Story, base: str | None) -> None:
    found = timeline(story, base)
    assert complaints(validator("timelinejs"), found) == []
    assert len(found["events"]) == len(placed(story))
    ids = [e["unique_id"] for e in found["events"]]
    assert len(set(ids)) == len(ids)


def test_words_survive_as_text(story: Story) -> None:
    for slide, event in zip(timeline(story)["events"], placed(story), strict=True):
        shown = LexborHTMLParser(f"<body>{slide['text']['headline']}{slide['text']['text']}").body
        assert shown is not None
        assert event.text.replace("\x00", "\ufffd") in shown.text().replace("\x00", "\ufffd")
        assert not [tag.tag for tag in shown.traverse() if tag.tag not in ("body", "p", "a", "ins", "strong", "-text")]


AT = dt.datetime(2031, 10, 25, 21, 47, 5, tzinfo=synthetic.ZONE)


@pytest.mark.parametrize(
    ("precision", "fields"),
    [
        ("second", {"year": 2031, "month": 10, "day": 25, "hour": 21, "minute": 47, "second": 5}),
        ("minute", {"year": 2031, "month": 10, "day": 25, "hour": 21, "minute": 47}),
        ("hour", {"year": 2031, "month": 10, "day": 25, "hour": 21}),
        ("part", {"year": 2031, "month": 10, "day": 25}),
        ("day", {"year": 2031, "month": 10, "day": 25}),
        (None, {"year": 2031, "month": 10, "day": 25}),
        ("month", {"year": 2031, "month": 10}),
        ("season", {"year": 2031, "month": 10}),
        ("year", {"year": 2031}),
        ("decade", {"year": 2031}),
    ],
)
def test_only_what_is_known_of_a_time(precision: Precision | None, fields: dict[str, int]) -> None:
    story = synthetic.night(1)
    event = structs.replace(story.chronology[0], start=AT, end=None, precision=precision)
    found = timeline(structs.replace(story, chronology=(event,)))
    assert found["events"][0]["start_date"] == fields


def test_the_last_day_is_included_and_no_more() -> None:
    story = synthetic.night(1)
    start = dt.datetime(2031, 10, 24, tzinfo=synthetic.ZONE)
    event = structs.replace(story.chronology[0], start=start, end=start + dt.timedelta(days=3), precision="day")
    found = timeline(structs.replace(story, chronology=(event,)))
    assert found["events"][0]["end_date"] == {"year": 2031, "month": 10, "day": 26}


def test_clocks_are_the_storys_and_the_title_says_whose() -> None:
    story = structs.replace(synthetic.night(1), zone="America/New_York")
    found = timeline(story)
    assert found["events"][0]["start_date"]["hour"] == 12
    assert "America/New_York" in LexborHTMLParser(found["title"]["text"]["text"]).text()


def test_events_without_a_time_are_counted() -> None:
    story = sample.rich()
    open_ = sum(e.start is None for e in story.chronology)
    assert open_ > 0
    about = [p.text() for p in LexborHTMLParser(timeline(story)["title"]["text"]["text"]).css("p")]
    assert f"Zeit offen: {open_} Ereignisse" in about
    assert "Hintergrund, 3 Stellen" in about


def test_corrections_are_told() -> None:
    found = timeline(synthetic.corrected())
    assert (
        LexborHTMLParser(found["title"]["text"]["text"]).css("p")[-1].text()
        == "Umbenannt von Jo; vorher: Nacht am Fluss."
    )
    assert (
        LexborHTMLParser(found["events"][2]["text"]["text"]).css("ins")[0].text()
        == "Als Schlüsselereignis markiert von Jo."
    )
