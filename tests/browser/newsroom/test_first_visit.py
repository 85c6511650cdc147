"""From an empty newsroom to the first story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.newsroom.conftest import Desk, Visitor
from tests.server.newsrooms import newsroom

pytestmark = pytest.mark.browser

REPORT = """Pellbach (eka) - Die Polizei hat am Freitagabend in Pellbach die Steinbrücke gesperrt. „Niemand kommt mehr hinüber“, \
sagte Einsatzleiterin Oda Brandt am Freitag um 21.20 Uhr. Rund 300 Menschen mussten ihre Häuser verlassen.

Die Stadt öffnete um 22.10 Uhr eine Turnhalle. Bürgermeister Jan Ohm kündigte an, am Samstag die Schulen zu schließen."""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, empty_store: Callable[[str], str]) -> Iterator[str]:
    """The address of a newsroom in which nothing was ever done."""
    with newsroom(empty_store(request.param), "--private-addresses") as running:
        yield running.address


def test_first_visit_leads_to_the_first_story(empty: str, visitor: Visitor) -> None:
    page = visitor(empty)
    other = visitor(empty, locale="en-GB")
    expect(page.locator("#first-visit")).to_contain_text("Links, Dateien oder Text")
    page.click("#first-visit button")
    expect(page.locator(".event").nth(20)).to_be_attached()
    expect(page.locator("h1")).to_have_text("Staumauer hält – 2310 Menschen mussten in der Nacht fliehen")
    expect(page.locator("#live-state")).to_have_text("live")
    assert page.title() == page.locator("h1").text_content()
    # Whoever looked at the empty list sees the story come without doing anything.
    expect(other.locator("#story-list li")).to_have_count(1)
    expect(other.locator("#story-list h2")).to_contain_text("Staumauer hält")
    expect(other.locator("#first-visit")).to_have_count(0)
    other.locator("#story-list h2 a").click()
    expect(other.locator("#chronology-title")).to_have_text("Chronology")
    page.locator(".event.happened .words").first.click()
    expect(page.locator("#reader mark.target").first).to_be_visible()
    for open_page in (page, other):
        open_page.close()  # before the newsroom goes: its going is no error of the page


def test_pasted_text_becomes_a_story_and_odd_pages_say_their_fate(
    sqlite_desk: Desk, visitor: Visitor, tmp_path: Path
) -> None:
    (tmp_path / "leer.html").write_text("")
    (tmp_path / "<b>kein.pdf").write_bytes(b"%PDF-1.7 \x00\x01")
    page = visitor(sqlite_desk.address)
    page.locator(".add details summary").click()
    page.fill("#text", REPORT)
    page.set_input_files("#files", [tmp_path / "leer.html", tmp_path / "<b>kein.pdf"])
    page.click(".add [type=submit]")
    expect(page.locator(".event").first).to_be_attached()
    expect(page.locator(".job.done .fates li")).to_have_count(2)
    expect(page.locator(".job.done .fates")).to_contain_text("leer.html")
    expect(page.locator(".job.done .fates")).to_contain_text("<b>kein.pdf")
    assert page.locator(".fates b").count() == 0
    page.click(".job.done button")
    expect(page.locator("#jobs")).to_be_hidden()


def test_pages_are_added_by_dropping_them_on_the_story(sqlite_desk: Desk, visitor: Visitor) -> None:
    path = f"/stories/{sqlite_desk.store.stories.create('')}"
    page = visitor(sqlite_desk.address + path)
    expect(page.locator("h1")).to_have_text("Noch ohne Titel")
    expect(page.locator("#add-more")).to_have_attribute("open", "")  # a story without sources asks for some
    page.evaluate(
        """text => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "meldung.txt", {type: "text/plain"}));
          for (const kind of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
        }""",
        REPORT,
    )
    expect(page.locator(".event", has_text="Steinbrücke").first).to_be_attached()
    assert page.url.endswith(path)


def test_form_without_anything_says_so_and_stays(sqlite_desk: Desk, visitor: Visitor) -> None:
    path = f"/stories/{sqlite_desk.store.stories.create('')}"
    page = visitor(sqlite_desk.address + path)
    page.wait_for_selector("#add-more[open]")
    page.fill("#links", "kein Link")
    page.click(".add [type=submit]")
    expect(page.locator(".add .failing")).to_contain_text("there is no address in it")
    assert page.input_value("#links") == "kein Link"
