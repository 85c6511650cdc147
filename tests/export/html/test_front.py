"""The top of the page."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.export.html.clock import Clock
from dateline.export.html.front import Front
from dateline.export.html.interface import Interface
from dateline.export.html.origins import Origins
from dateline.model import Event, Precision, Story
from tests.export import sample

TEXT = "Der Damm hält."
DOCUMENT = sample.read("one", [("paragraph", TEXT)], outlet="Bote")


def front(story: Story) -> Front:
    interface = Interface("de")
    return Front(story, interface, Clock(interface, story.zone), Origins(story, interface))


def event(start: dt.datetime, precision: Precision) -> Event:
    return Event(
        id=f"{start:%d%H%M}",
        kind="happened",
        text=TEXT,
        passages=(DOCUMENT.passage(0, len(TEXT)),),
        sources=1,
        start=start,
        precision=precision,
    )


@pytest.mark.parametrize(
    ("events", "span"),
    [
        (
            [event(sample.at(16, 22, 3), "minute"), event(sample.at(17, 1), "minute")],
            "16. Mai 2031, 22:03 – 17. Mai 2031, 01:00",
        ),
        # The midnight of a day is no instant that anybody stated.
        ([event(sample.at(16, 0), "day"), event(sample.at(17, 1), "minute")], "16. Mai 2031 – 17. Mai 2031"),
        ([event(sample.at(16, 0), "day"), event(sample.at(16, 22), "minute")], "16. Mai 2031, 22:00"),
        ([event(sample.at(16, 0), "day")], "16. Mai 2031"),
    ],
)
def test_span_has_clocks_only_where_they_are_known(events: list[Event], span: str) -> None:
    starts = [e.start for e in events if e.start]
    story = Story(
        title="x",
        documents=(DOCUMENT,),
        chronology=tuple(events),
        start=min(starts),
        end=max(starts),
        zone="Europe/Vienna",
    )
    assert front(story).span[0] == span


def test_story_without_time_and_place_says_so() -> None:
    assert front(sample.empty()).span[0] == "Keine Zeit genannt"
    assert front(sample.empty()).places[0] == "Kein Ort genannt"


def test_places_are_those_named_most() -> None:
    assert front(sample.rich()).places == ("Sankt Irmel, Irmelsee",) * 2


def test_people_to_filter_by_come_with_how_often() -> None:
    shown, rest = front(sample.rich()).people
    assert [(c.name, c.count) for c in shown] == [
        ("Nora Feldmann", 5),
        ("Ilse Brandthaler", 3),
        ("Jannis Okoro", 3),
        ("Tomas Velde", 1),
    ]
    assert rest == ()
