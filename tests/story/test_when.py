"""An event stands at the time at which it was, not at one that its sentence only mentions."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.annotate.document import annotate
from dateline.model import Annotations, Block, Document
from dateline.story import build
from tests.story.coverage import article, ticker


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


def undated(words: str) -> Document:
    """A page without a date: an article above a ticker of 9 May whose days are known."""
    one = ticker(
        ("20:10", "Alarm", "Um 20.10 Uhr hat ein Messgerät an der Brücke von Morltal Alarm ausgelöst."),
        ("23:40", "Ende", "Die Sperrung der Straße nach Kellstadt ist aufgehoben."),
    )
    blocks = tuple(structs.replace(b, start=b.start + len(words) + 2, end=b.end + len(words) + 2) for b in one.blocks)
    shift = len(words) + 2
    updates = tuple(
        structs.replace(
            u,
            start=u.start + shift,
            end=u.end + shift,
            heading_span=u.heading_span and (u.heading_span[0] + shift, u.heading_span[1] + shift),
        )
        for u in one.updates
    )
    return annotate(
        structs.replace(
            one,
            text=f"{words}\n\n{one.text}",
            blocks=(Block("paragraph", 0, len(words)), *blocks),
            updates=updates,
            annotations=Annotations(),
        )
    )


def test_an_article_without_a_date_has_none_from_its_ticker() -> None:
    story = build(
        [undated("Am Ortsausgang standen viele Autos dicht an dicht. Danach leerte sich der Marktplatz schnell.")]
    )
    told = [e for e in story.chronology if "Autos" in e.text or "Marktplatz" in e.text]
    assert [(e.start, e.text[:8]) for e in told] == [(None, "Am Ortsa"), (None, "Danach l")]


def test_what_has_no_time_stands_behind_what_its_page_tells_before() -> None:
    text = "Um 20.10 Uhr löste ein Messgerät an der Brücke von Morltal Alarm aus. Danach leerte sich der Marktplatz schnell."
    told = [e.text for e in build([undated(text)]).chronology]
    assert "Messgerät" in told[0]
    assert "Marktplatz" in told[1]
    assert "Kellstadt" in told[2]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Viele Menschen kamen zu spät zur Arbeit.", None),
        ("Viele Menschen kamen am Freitag zu spät zur Arbeit.", "day"),
        ("Viele Menschen kamen heute zu spät zur Arbeit.", "day"),
        ("Viele Menschen kamen am Freitagmorgen zu spät zur Arbeit.", "part"),
        ("„Heute kommt bestimmt keiner mehr zu uns“, sagte der Wirt Emil Brakel.", None),
    ],
)
def test_a_dated_article_does_not_date_what_it_tells_without_a_time(text: str, precision: str | None) -> None:
    (event,) = build([article(text, hour=7)]).chronology
    assert event.precision == precision
    assert (event.start is None) == (precision is None)
    assert event.reported is not None


def test_a_story_runs_from_its_first_exact_instant_to_its_last() -> None:
    page = article("Die Brücke von Morltal ist am Freitag gesperrt worden. Viele Menschen kamen zu spät zur Arbeit.")
    story = build(
        [page, ticker(("9:05", "A", "Die Polizei ist da."), ("11:20", "B", "Die Gutachter sind wieder weg."))]
    )
    assert [story.start and story.start.hour, story.end and story.end.hour] == [9, 11]
