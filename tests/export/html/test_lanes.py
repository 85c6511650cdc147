"""The swimlane: which time it shows, and what is drawn in it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface
from dateline.export.html.lanes import MOST_ROWS, Lanes, draw
from dateline.export.html.origins import Origins
from dateline.model import Event, Story
from tests.export import sample


def drawn(story: Story) -> Lanes | None:
    interface = Interface("de")
    return draw(story, interface, Clock(interface, story.zone), Origins(story, interface))


def story_at(*minutes: int) -> Story:
    """A story of one document with an event at each of these minutes after eight."""
    text = "Der Damm hält."
    document = sample.read("one", [("paragraph", text)], outlet="Bote")
    start = sample.at(16, 8)
    events = tuple(
        Event(
            id=f"e{n}",
            kind="happened",
            text=text,
            passages=(document.passage(0, len(text)),),
            sources=1,
            start=start + dt.timedelta(minutes=minute),
            precision="minute",
        )
        for n, minute in enumerate(minutes)
    )
    return Story(title="x", documents=(document,), chronology=events, zone="Europe/Vienna")


def test_one_moment_is_no_swimlane() -> None:
    assert drawn(sample.empty()) is None
    assert drawn(sample.single()) is None
    assert drawn(story_at(5, 5, 5)) is None


def test_every_source_with_a_report_has_a_row() -> None:
    lanes = drawn(sample.rich())
    assert lanes is not None
    assert [row.name[0] for row in lanes.rows] == ["Ohlacher Bote", "eka", "The Harbour Post", "קול הנמל"]
    assert lanes.busiest[0] == "Am dichtesten um 22:03: 3 Meldungen"


def test_marks_lie_inside_and_in_order_of_time() -> None:
    lanes = drawn(story_at(0, 7, 60, 90))
    assert lanes is not None
    places = [float(x) for x in re.findall(r"M([\d.]+) ", lanes.rows[0].happened)]
    assert len(places) == 4
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 1000


def test_straggler_does_not_squeeze_the_busy_hours() -> None:
    lanes = drawn(story_at(*range(0, 60, 3), 60 * 24 * 30))
    assert lanes is not None
    assert lanes.later is not None
    assert lanes.later[0] == "1 später, nicht gezeigt"
    assert lanes.last - lanes.first < 70


def test_two_nights_are_both_shown() -> None:
    lanes = drawn(story_at(*range(0, 60, 6), *range(1440, 1500, 6)))
    assert lanes is not None
    assert lanes.earlier is lanes.later is None
    assert any(tick.day and tick.text[0] == "17. Mai" for tick in lanes.ticks)


def test_many_sources_share_the_last_row() -> None:
    lanes = drawn(sample.large(events=400, documents=40))
    assert lanes is not None
    assert len(lanes.rows) == MOST_ROWS + 1
    assert lanes.rows[-1].name[0] == "28 weitere Quellen"


def test_ticks_stand_at_round_clocks_across_a_change_of_clocks() -> None:
    start = dt.datetime(2025, 3, 29, 20, tzinfo=sample.ZONE)
    story = story_at(*range(0, 720, 10))
    moved = tuple(
        Event(
            **{f: getattr(e, f) for f in e.__struct_fields__ if f != "start"},
            start=(start.astimezone(dt.UTC) + dt.timedelta(minutes=10 * n)),
        )
        for n, e in enumerate(story.chronology)
    )
    lanes = drawn(Story(title="x", documents=story.documents, chronology=moved, zone="Europe/Vienna"))
    assert lanes is not None
    assert [t.text[0] for t in lanes.ticks] == ["21:00", "30. März", "03:00", "06:00"]
    evening, night, morning = (b - a for a, b in pairwise(float(t.at.rstrip("%")) for t in lanes.ticks))
    assert evening == pytest.approx(morning, abs=0.02)
    assert night == pytest.approx(evening * 2 / 3, abs=0.02)
