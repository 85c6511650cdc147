"""People correct a story, alone and together, in real browsers before a real server."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dateline.model import MergeEvents, Story
from tests.browser.conftest import demo
from tests.browser.newsroom.conftest import Desk, Visitor, open_dialog, save
from tests.export import sample

pytestmark = pytest.mark.browser

RICH = sample.rich()
HOSTILE = "Beim Amt <img src=x onerror=alert(1)> nachfragen & \"'\n</script>\u202e zweite Zeile"


@pytest.fixture(scope="module")
def story() -> Story:
    """The demo's story: in it actors have mentions, so that they can be corrected."""
    return demo()


def events_of(page: Page) -> list[str]:
    return page.locator(".event").evaluate_all("all => all.map(e => e.id)")  # type: ignore[no-any-return]


def test_what_one_marks_the_other_sees_with_the_name_of_who_did_it(desk: Desk, visitor: Visitor) -> None:
    address = desk.address + desk.put(RICH)
    anna, ben = visitor(address), visitor(address, locale="en-GB")
    open_dialog(anna, "#event-e-level", "mark-key", "Anna <b>Berg</b>")
    save(anna)
    expect(ben.locator("#event-e-level.key .did-key .by-whom")).to_have_text(
        "Marked as a key event by Anna <b>Berg</b>."
    )
    open_dialog(ben, "#event-e-level", "note", "Ben")
    ben.fill("#correction [name=text]", HOSTILE)
    save(ben)
    expect(anna.locator("#event-e-level .note-words")).to_have_text(HOSTILE, use_inner_text=False)
    expect(anna.locator("#event-e-level .did-note .by-whom")).to_have_text("Notiz von Ben.")
    assert anna.locator(".note-words img, .by-whom b").count() == 0


def test_name_is_asked_for_once(desk: Desk, visitor: Visitor) -> None:
    page = visitor(desk.address + desk.put(RICH))
    open_dialog(page, "#event-e-level", "pin", "Anna")
    save(page)
    page.locator("#event-e-rain .correct").click()
    expect(page.locator("#correction-by")).to_be_hidden()
    expect(page.locator("#correction-name")).to_have_text("Anna")
    page.click("#correction-other")
    expect(page.locator("#correction-by")).to_be_focused()


def test_nobody_signs_with_nothing(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(RICH))
    page.locator("#event-e-level .correct").click()
    page.select_option("#correction [name=do]", "pin")
    page.click("#correction-save")
    expect(page.locator("#correction")).to_be_visible()
    expect(page.locator("#correction-by")).to_be_focused()
    assert sqlite_desk.store.edits.of(page.url.rpartition("/")[2]) == ()


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "theirs"])
def test_conflict_shows_both_sides_and_loses_neither(desk: Desk, visitor: Visitor, story: Story, mine: bool) -> None:
    path = desk.put(story)
    speaker = next(q.speaker for q in story.quotes if q.speaker)
    head = f'.person[data-actor="{speaker}"] .person-head'
    anna, ben = visitor(desk.address + path), visitor(desk.address + path, live=False)
    open_dialog(anna, head, "rename", "Anna")
    anna.fill("#correction [name=name]", "Talsperrenamt")
    save(anna)
    open_dialog(ben, head, "rename", "Ben")
    ben.fill("#correction [name=name]", "Wasser & Wehr")
    ben.click("#correction-save")
    expect(ben.locator("#conflict-mine")).to_have_text(re.compile("^Ben: .*Wasser & Wehr$"))
    expect(ben.locator("#conflict-theirs")).to_have_text(re.compile("^Anna: .*Talsperrenamt$"))
    assert ben.input_value("#correction [name=name]") == "Wasser & Wehr"
    ben.click("#correction-save" if mine else "#correction-cancel")
    expect(ben.locator("#correction")).to_be_hidden()
    log = desk.store.edits.of(path.rpartition("/")[2])
    assert [edit.by for edit in log] == (["Anna", "Ben"] if mine else ["Anna"])
    expect(anna.locator(f"{head} h3")).to_have_text("Wasser & Wehr" if mine else "Talsperrenamt")


def test_undo_by_key_and_redo_by_button_reach_everybody(desk: Desk, visitor: Visitor) -> None:
    address = desk.address + desk.put(RICH)
    anna, ben = visitor(address), visitor(address)
    open_dialog(anna, "#event-e-rain", "hide", "Anna")
    save(anna)
    # At once, before the page has shown what was done: one's own last correction is the one that is meant.
    anna.keyboard.press("u")
    expect(anna.locator("#live-said")).to_have_text("Zurückgenommen.")
    expect(ben.locator("#event-e-rain")).to_have_count(1)
    anna.click("#redo")
    expect(ben.locator("#event-e-rain")).to_have_count(0)
    anna.keyboard.press("u")
    expect(ben.locator("#event-e-rain")).to_have_count(1)
    expect(anna.locator("#event-e-rain")).to_have_count(1)
    anna.keyboard.press("u")
    expect(anna.locator("#live-said")).to_have_text("Nichts zurückzunehmen.")
    ben.keyboard.press("u")
    expect(ben.locator("#live-said")).to_have_text("Nichts zurückzunehmen.")


def test_log_tells_everything_and_takes_back_what_others_did(desk: Desk, visitor: Visitor) -> None:
    path = desk.put(RICH)
    anna = visitor(desk.address + path)
    open_dialog(anna, "#event-e-rain", "hide", "Anna")
    save(anna)
    ben = visitor(desk.address + path + "/log")
    expect(ben.locator(".log > li")).to_contain_text(["Ausgeblendet"])
    ben.click(".log button[data-act=undo]")
    expect(ben.locator("#by")).to_be_focused()  # nothing is done unsigned
    ben.fill("#by", "Ben")
    ben.click(".log button[data-act=undo]")
    expect(ben.locator(".log > li")).to_have_count(2)
    expect(anna.locator("#event-e-rain")).to_have_count(1)
    ben.click(".log button[data-act=redo]")
    expect(ben.locator(".log > li")).to_have_count(3)
    expect(anna.locator("#event-e-rain")).to_have_count(0)


def test_every_correction_can_be_made_in_the_dialog(desk: Desk, visitor: Visitor, story: Story) -> None:
    path = desk.put(story)
    page = visitor(desk.address + path)
    happened = [e for e in story.chronology if e.kind == "happened" and e.start and e.precision == "minute"]
    quote = next(q for q in story.quotes if q.speaker and not q.variants)
    other = next(q.speaker for q in story.quotes if q.speaker not in (None, quote.speaker))
    difference = story.differences[0]

    def done(selector: str, action: str, **fields: str) -> None:
        open_dialog(page, selector, action)
        for name, value in fields.items():
            control = page.locator(f"#correction [name={name}]")
            control.select_option(value) if control.evaluate("e => e.nodeName") == "SELECT" else control.fill(value)
        save(page)

    first, second, third = (f"#event-{e.id}" for e in happened[:3])
    done(first, "pin")
    expect(page.locator(f'#pinned a[href="{first}"]')).to_be_visible()
    done(second, "set-time", start="2026-03-15T18:01", precision="minute")
    expect(page.locator(f"{second} .clock")).to_have_text("18:01")
    expect(page.locator(f"{second} .did-time")).to_be_visible()
    done(first, "merge-events", other=happened[2].id)
    expect(page.locator(third)).to_have_count(0)
    expect(page.locator(f"{first} .did-merged")).to_be_visible()
    quotation = f'[id="quote-{quote.id}"]'
    if page.locator(quotation).evaluate("e => e.closest('details') !== null"):
        page.locator(quotation).evaluate("e => { e.closest('details').open = true; }")
    done(quotation, "set-speaker", speaker=other or "")
    expect(page.locator(quotation)).to_have_attribute("data-a", other or "")
    matter = f"#difference-{difference.id}"
    done(matter, "resolve", value=difference.values[0].value, text="Blatt B hat sich berichtigt")
    expect(page.locator(f"{matter} th .resolution")).to_contain_text("Blatt B hat sich berichtigt")
    expect(page.locator(f"{matter} .value.holds")).not_to_have_count(0)
    done(".front", "rename", name="Die Nacht am <i>Morl</i>")
    expect(page.locator("h1")).to_have_text("Die Nacht am <i>Morl</i>")
    log = desk.store.edits.of(path.rpartition("/")[2])
    assert [edit.number for edit in log] == list(range(1, 7))
    assert any(isinstance(edit.correction, MergeEvents) for edit in log)
    assert desk.store.stories.get(path.rpartition("/")[2]).story.unapplied == ()


def test_reports_are_split_off_an_event(sqlite_desk: Desk, visitor: Visitor) -> None:
    several = next(e for e in RICH.chronology if e.kind == "happened" and len({p.document for p in e.passages}) > 1)
    path = sqlite_desk.put(RICH)
    page = visitor(sqlite_desk.address + path)
    before = len(events_of(page))
    open_dialog(page, f"#event-{several.id}", "split-event")
    page.locator("#correction [name=apart]").last.check()
    save(page)
    expect(page.locator(".event")).to_have_count(before + 1)
    expect(page.locator(".did-split").first).to_be_attached()


def test_person_is_split_on_their_own_page(sqlite_desk: Desk, visitor: Visitor, story: Story) -> None:
    actor = next(a for a in story.actors if a.kind == "person" and len(a.mentions) > 2)
    path = sqlite_desk.put(story)
    page = visitor(f"{sqlite_desk.address}{path}/people/{actor.id}")
    page.click("section[aria-labelledby=mentions-title] summary")
    page.locator("[name=apart]").last.check()
    page.fill(".splitting [name=name]", "Jemand <b>anders</b>")
    page.fill("#by", "Anna")
    page.click("button[data-act=split-actor]")
    expect(page.locator(".did-split")).to_contain_text("Person geteilt")
    now: Any = sqlite_desk.store.stories.get(path.rpartition("/")[2]).story
    assert "Jemand <b>anders</b>" in {a.name for a in now.actors}


def test_connection_that_is_down_keeps_what_was_typed(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(RICH))
    open_dialog(page, "#event-e-level", "note", "Anna")
    page.fill("#correction [name=text]", "Nicht verlieren")
    page.context.set_offline(True)
    page.click("#correction-save")
    expect(page.locator("#correction-trouble")).to_have_text("Keine Antwort vom Server. Noch einmal versuchen.")
    assert page.input_value("#correction [name=text]") == "Nicht verlieren"
    page.context.set_offline(False)
    save(page)
    expect(page.locator("#event-e-level .note-words")).to_have_text("Nicht verlieren")
