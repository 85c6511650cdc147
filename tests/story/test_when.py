"""An event stands at the time at which it was, not at one that its sentence only mentions."""

from __future__ import annotations

import pytest

from dateline.story import build
from tests.story.coverage import ticker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die für 14 Uhr vorgesehene Sprengung der Brücke ist vom Tisch."),
        ("de", "Die um 14 Uhr geplante Sprengung der Brücke ist vom Tisch."),
        ("de", "Die Polizei hält den um 9.10 Uhr ausgelösten Alarm für einen Irrtum."),
        ("en", "Engineers called off the blasting of the bridge scheduled for 2pm."),
        ("en", "The planned 2pm blasting of the bridge is off the table."),
    ],
)
def test_the_time_of_a_thing_is_not_the_time_of_what_is_said_of_it(language: str, text: str) -> None:
    story = build([ticker(("11:52", "Brücke" if language == "de" else "Bridge", text), language=language)])
    happened = [e for e in story.chronology if e.kind == "happened"]
    assert [e.start.strftime("%d %H:%M") for e in happened if e.start] == ["09 11:52"]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Um 10.40 Uhr haben Pioniere die Brücke gesprengt.", "10:40"),
        ("Der Alarm wurde um 10.40 Uhr ausgelöst, die Brücke gesperrt.", "10:40"),
        ("Die Brücke wurde am Vormittag um 10.40 Uhr nach der Sprengung gesperrt.", "10:40"),
    ],
)
def test_a_time_at_which_it_happened_places_it(text: str, clock: str) -> None:
    story = build([ticker(("11:52", "Brücke", text))])
    assert [e.start.strftime("%H:%M") for e in story.chronology if e.start] == [clock]


def test_a_clock_that_comes_soon_is_not_yesterdays() -> None:
    """Of a bare clock shortly ahead of its entry, the day before is only a guess."""
    story = build([ticker(("11:52", "Brücke", "Die Brücke wurde statt 12 Uhr schon jetzt gesperrt."))])
    assert [e.start.strftime("%d %H:%M") for e in story.chronology if e.start] == ["09 11:52"]
