"""Two events taken for one are worse than one shown twice."""

from __future__ import annotations

import pytest

from dateline.model import Event
from dateline.story import build
from tests.story.coverage import article, ticker


def event_of(events: tuple[Event, ...], words: str) -> str:
    """The id of the one event that a passage with these words reports."""
    (found,) = [e.id for e in events if any(words in p.exact for p in e.passages)]
    return found


@pytest.mark.parametrize(
    ("due", "done", "language"),
    [
        ("Rund 1800 Menschen müssen ihre Häuser verlassen.", "2310 Menschen haben ihre Häuser verlassen.", "de"),
        ("Some 1,800 residents must leave their homes.", "2,310 residents have left their homes.", "en"),
    ],
)
def test_what_must_be_done_and_what_has_been_done_are_two_events(due: str, done: str, language: str) -> None:
    story = build(
        [
            ticker(("9:05", "A", due), id="a", language=language),
            ticker(("12:05", "B", done), id="b", language=language),
        ]
    )
    assert event_of(story.chronology, due[:20]) != event_of(story.chronology, done[:20])
    assert [d.kind for d in story.differences] in ([], ["later-count"])


def test_two_outlets_that_say_what_must_be_done_report_one_event() -> None:
    one, other = "Rund 1800 Menschen müssen ihre Häuser verlassen.", "Etwa 1800 Anwohner müssen ihre Häuser verlassen."
    story = build([article(one, id="a"), article(other, id="b", hour=10)])
    assert event_of(story.chronology, one) == event_of(story.chronology, other)


def test_the_same_ones_taking_part_make_no_event() -> None:
    one = "312 Frauen und Männer von Feuerwehr, THW und Bundeswehr sind im Einsatz."
    other = "Dreieinhalb Stunden lang räumten Feuerwehr, THW und Bundeswehr das Tal unterhalb der Mauer."
    story = build([ticker(("9:05", "Kräfte im Tal", one), id="t"), article(other, id="b", hour=14)])
    assert event_of(story.chronology, one) != event_of(story.chronology, other)


def test_one_reason_makes_no_event_of_two() -> None:
    one = "2310 Menschen sind nun in Sicherheit, weil die Staumauer Hohenmorl zu brechen drohte."
    other = "Die Staumauer Hohenmorl droht zu brechen, das Tal wird geräumt."
    story = build([article(one, id="a"), article(other, id="b", hour=10)])
    assert event_of(story.chronology, one) != event_of(story.chronology, other)


def test_a_plan_on_somebodys_word_and_its_end_are_two_events() -> None:
    plan = "The old weir at Morltal is to be blown up at 2pm, said Hanna Ostermoor."
    end = "The blowing up of the old weir at Morltal was called off."
    story = build([ticker(("11:40", "Weir", plan), ("11:52", "Weir stays", end), language="en")])
    assert event_of(story.chronology, plan) != event_of(story.chronology, end)


@pytest.mark.parametrize(("clock", "together"), [("9:40", True), ("14:30", False)])
def test_an_article_knows_nothing_of_what_happens_hours_after_it(clock: str, together: bool) -> None:
    one = "Die Feuerwehr hat die Brücke über die Lohe in Morltal gesperrt."
    other = "Die Feuerwehr sperrt die Brücke über die Lohe in Morltal."
    story = build([article(one, id="a", hour=9), ticker((clock, "Brücke gesperrt", other), id="t")])
    assert any({p.document for p in e.passages} == {"a", "t"} for e in story.chronology) is together
