"""The story grows before the eyes of whoever reads it, and takes nothing out of their hands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs
from playwright.sync_api import Page, expect

from dateline.model import Event, Story
from tests.browser.newsroom.conftest import Desk, Visitor, open_dialog
from tests.export import sample

pytestmark = pytest.mark.browser

RICH = sample.rich()


def more(story: Story, count: int = 1, *, after: str = "e-rain") -> Story:
    """The story with further events right behind one of its events."""
    known = next(e for e in story.chronology if e.id == after)
    assert known.start is not None
    at = story.chronology.index(known)
    new = tuple(
        structs.replace(known, id=f"new-{n}", start=known.start + dt.timedelta(seconds=n), differences=(), quotes=())
        for n in range(1, count + 1)
    )
    return structs.replace(story, chronology=(*story.chronology[: at + 1], *new, *story.chronology[at + 1 :]))


def without(story: Story, *gone: str) -> Story:
    """The story without some of its events."""
    return structs.replace(story, chronology=tuple(e for e in story.chronology if e.id not in gone))


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("e => e.getBoundingClientRect().top"))


@pytest.fixture
def grown(sqlite_desk: Desk, visitor: Visitor) -> Callable[..., tuple[Page, Callable[[Story], None]]]:
    """A person before a story, and a hand that changes the story."""

    def open_(**options: Any) -> tuple[Page, Callable[[Story], None]]:
        path = sqlite_desk.put(RICH)
        page = visitor(sqlite_desk.address + path, **options)
        page.wait_for_selector("#live-state[data-state=live_on]")
        return page, lambda story: sqlite_desk.change(path, story)

    return open_


Grown = Callable[..., tuple[Page, Callable[[Story], None]]]


@pytest.mark.parametrize("width", [1280, 360])
def test_what_a_person_reads_stays_where_it_is(grown: Grown, width: int) -> None:
    page, change = grown(width=width)
    page.locator("#event-e-level").scroll_into_view_if_needed()
    page.locator("#event-e-level").evaluate("e => scrollBy(0, e.getBoundingClientRect().top - 300)")
    before = top(page, "#event-e-level")
    change(more(RICH, 5))
    expect(page.locator("#event-new-5")).to_be_attached()
    assert abs(top(page, "#event-e-level") - before) < 2
    expect(page.locator("#live-new")).to_have_text("5 neue Ereignisse")
    page.click("#live-new")
    expect(page.locator("#event-new-1")).to_be_in_viewport()


def test_dialog_keeps_open_with_its_words_and_the_cursor(grown: Grown) -> None:
    page, change = grown()
    open_dialog(page, "#event-e-level", "note", "Anna")
    page.locator("#correction [name=text]").type("Halber ")
    change(without(more(RICH), "e-alarm", "e-level"))
    expect(page.locator("#event-new-1")).to_be_attached()
    expect(page.locator("#event-e-level")).to_have_count(0)
    page.keyboard.type("Satz")
    expect(page.locator("#correction")).to_be_visible()
    assert page.input_value("#correction [name=text]") == "Halber Satz"
    # What it was about is gone now. That is said, and the words are still there to be taken along.
    page.click("#correction-save")
    expect(page.locator("#correction-trouble")).to_be_visible()
    assert page.input_value("#correction [name=text]") == "Halber Satz"


@pytest.mark.parametrize(
    "selector",
    ["#event-e-level .by a.open", "#event-e-level .correct", "#event-e-alarm .clock summary", "#query", "#undo"],
)
def test_focus_stays(grown: Grown, selector: str) -> None:
    page, change = grown()
    page.locator(selector).first.focus()
    change(without(more(RICH, 3), "e-hours"))
    expect(page.locator("#event-new-3")).to_be_attached()
    expect(page.locator(selector).first).to_be_focused()


def test_what_is_typed_searched_open_and_chosen_stays(grown: Grown) -> None:
    page, change = grown()
    page.fill("#query", "Damm")
    page.locator("#query").press("End")
    expect(page.locator("mark.hit").first).to_be_visible()
    page.click("#event-e-rain .words")
    marked = page.locator("#reader mark.target").all_text_contents()
    assert page.locator("#reader mark.hit").count() > 0
    page.locator(".background-fold").first.evaluate("e => { e.open = true; }")
    shown = page.locator(".event:visible").count()
    change(more(RICH, 2))
    expect(page.locator("#event-new-2")).to_be_attached()
    assert page.input_value("#query") == "Damm"
    assert page.locator("#reader mark.target").all_text_contents() == marked
    assert page.locator(".event:visible").count() == shown + 2  # they hold the word too
    assert page.locator(".background-fold").first.evaluate("e => e.open")


def test_page_shows_what_the_story_is_after_many_changes(grown: Grown) -> None:
    page, change = grown()
    states = [
        more(RICH, 3),
        without(RICH, "e-rain", "e-level"),
        more(RICH, 1, after="e-level"),
        without(RICH, "e-good"),
        RICH,
    ]
    for number, story in enumerate(states):
        change(structs.replace(story, title=f"Stand {number}", title_passage=None))
        if number % 2 == 0:
            expect(page.locator("h1")).to_have_text(f"Stand {number}")
    expected = page.evaluate("""async () => {
        const answer = await fetch(document.documentElement.dataset.story + "/state?language=de");
        const lines = (await answer.text()).split("<!--body-->")[1];
        return [...new DOMParser().parseFromString(lines, "text/html").querySelectorAll(".event, .quotation, .matter, .day, .person")].map(e => e.id);
    }""")
    shown = page.locator(".event, .quotation, .matter, .day, .person").evaluate_all("all => all.map(e => e.id)")
    assert shown == expected


def test_difference_appears_when_it_arises(grown: Grown) -> None:
    page, change = grown()
    change(structs.replace(RICH, differences=(), chronology=tuple(_alone(e) for e in RICH.chronology)))
    expect(page.locator(".matter")).to_have_count(0)
    change(RICH)
    expect(page.locator(".matter")).to_have_count(len(RICH.differences))
    expect(page.locator("#event-e-halls .words .differs").first).to_be_visible()
    page.locator("#event-e-halls .words .differs").first.click()
    expect(page.locator("#event-e-halls .side")).to_have_count(2)


def test_live_update_speaks_the_language_that_was_chosen(grown: Grown) -> None:
    page, change = grown()
    page.click("[data-language=en]")
    change(more(RICH, 1))
    expect(page.locator("#event-new-1")).to_be_attached()
    expect(page.locator("#chronology-title")).to_have_text("Chronology")
    expect(page.locator("#event-e-hours .clock")).to_contain_text("about 22:00")
    expect(page.locator("#undo")).to_have_text("Undo")


def test_connection_that_was_lost_is_said_and_made_up_for(grown: Grown) -> None:
    page, change = grown()
    page.context.set_offline(True)
    change(more(RICH, 1))
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    page.wait_for_selector("#event-new-1", state="attached")
    expect(page.locator("#live-state")).to_have_text("live")


def test_two_thousand_events_stay_usable_while_more_arrive(sqlite_desk: Desk, visitor: Visitor) -> None:
    large = sample.large()
    path = sqlite_desk.put(large)
    page = visitor(sqlite_desk.address + path)
    page.wait_for_selector("#live-state[data-state=live_on]")
    assert page.locator(".event").count() == 2000
    known: Event = large.chronology[1000]
    page.evaluate("id => document.getElementById(id).scrollIntoView({block: 'center'})", f"event-{known.id}")
    page.wait_for_timeout(300)
    before = top(page, f'[id="event-{known.id}"]')
    new = structs.replace(large.chronology[3], id="new", differences=(), quotes=())
    sqlite_desk.change(path, structs.replace(large, chronology=(*large.chronology[:4], new, *large.chronology[4:])))
    page.wait_for_selector("#event-new", state="attached")
    assert abs(top(page, f'[id="event-{known.id}"]') - before) < 2


def _alone(event: Event) -> Event:
    return structs.replace(event, differences=())
