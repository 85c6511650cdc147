"""The page in a browser: what a person does with it, by mouse, by keys, on a phone and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.export import sample

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
SCREENS = [(1440, "light"), (1440, "dark"), (360, "light"), (360, "dark")]


def events(page: Page) -> list[str]:
    """The ids of the events shown, folds opened or not."""
    shown = page.locator(".event:not([hidden])").evaluate_all(
        "all => all.filter(e => !e.closest('[hidden]')).map(e => e.id)"
    )
    return [name.removeprefix("event-") for name in shown]


def search(page: Page, words: str) -> None:
    page.fill("#query", words)
    page.wait_for_function("words => document.getElementById('status').textContent !== '' || !words", arg=words)


def marked(page: Page) -> str:
    return "".join(page.locator("#reader mark.target").all_text_contents())


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).first.evaluate(
            """mark => {
              const box = mark.getBoundingClientRect();
              const frame = document.getElementById("reader-body").getBoundingClientRect();
              return box.top >= frame.top && box.bottom <= frame.bottom && box.bottom <= innerHeight;
            }"""
        )
    )


# Opening and reading


def test_page_opens_with_its_headline_and_events(visit: Visit) -> None:
    page = visit()
    expect(page.locator("h1")).to_have_text(sample.rich().title)
    assert len(events(page)) == len(sample.rich().chronology)


@pytest.mark.parametrize("story", ["single", "empty"])
def test_small_stories_open(visit: Visit, story: str) -> None:
    page = visit(story)
    expect(page.locator("#chronology")).to_be_visible()
    assert len(events(page)) == (story == "single")


def test_everything_can_be_read_without_a_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    for section in ("chronology", "people", "differences", "sources"):
        expect(page.locator(f"#{section}")).to_be_visible()
    expect(page.locator(".js-only:visible")).to_have_count(0)
    page.click("#event-e-level .by a.open")
    expect(page.get_by_text("Der Pegel am Wehr steht seit einer Stunde bei 4,12 Metern.").last).to_be_in_viewport()


@pytest.mark.parametrize(
    ("story", "width"),
    [*(("rich", width) for width in (360, 400, 768, 1024, 1280, 1920)), ("demo", 360), ("large", 360)],
)
def test_nothing_is_wider_than_the_screen(visit: Visit, story: str, width: int) -> None:
    page = visit(story, width=width)
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_markup_of_a_document_is_text(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#event-e-letter .words")).to_contain_text(sample.HOSTILE)
    page.click("#event-e-letter .by a.open")
    expect(page.locator("#reader-body")).to_contain_text(sample.HOSTILE)
    assert page.locator("#reader-body img, #reader-body script").count() == 0


# The source reader


@pytest.mark.parametrize("width", [1440, 360])
def test_statement_opens_its_source_at_the_passage(visit: Visit, width: int) -> None:
    page = visit(width=width, height=780)
    page.click("#event-e-level .words")
    expect(page.locator("#reader-paper")).to_contain_text("Ohlacher Bote")
    assert marked(page) == "Der Pegel am Wehr steht seit einer Stunde bei 4,12 Metern."
    assert in_view(page, "#reader mark.target")
    assert page.evaluate("location.hash").startswith("#bote-5d86:")


@pytest.mark.parametrize("story", ["rich", "demo"])
def test_every_statement_opens_at_its_own_words(visit: Visit, story: str) -> None:
    page = visit(story)
    wrong = page.evaluate(
        """() => {
          const bare = text => text.replace(/\\s/g, "");
          const statements = [...document.querySelectorAll(".event .words")];
          return [statements.length, statements.filter(statement => {
            statement.click();
            const marks = [...document.querySelectorAll("#reader mark.target")].map(mark => mark.textContent);
            return bare(marks.join("")) !== bare(statement.textContent);
          }).map(statement => statement.textContent)];
        }"""
    )
    assert wrong[0] > 15
    assert wrong[1] == []


def test_passage_after_letters_beyond_the_basic_plane_is_marked_exactly(visit: Visit) -> None:
    start = sample.NORDLICHT.text.index("Zuständig ist")
    page = visit(hash=f"#nordlicht-77-b:{start}-{start + 13}")
    assert marked(page) == "Zuständig ist"


def test_address_opens_the_passage_and_shows_the_event(visit: Visit) -> None:
    passage = sample.find(sample.HARBOUR, "The Red Cross now counts 1,450 people in four sports halls.")
    page = visit(hash=f"#harbour-live:{passage.start}-{passage.end}")
    assert marked(page) == passage.exact
    assert in_view(page, "#reader mark.target")
    expect(page.locator("#event-e-shelter")).to_be_in_viewport()


def test_address_of_a_word_shows_it_even_where_no_event_has_it(visit: Visit) -> None:
    within = sample.find(sample.HARBOUR, "1,450 people")
    page = visit(hash=f"#harbour-live:{within.start}-{within.end}")
    assert in_view(page, "#reader mark.target")
    expect(page.locator("#event-e-shelter")).to_be_in_viewport()
    nowhere = sample.BOTE.text.index("Arabisch")
    page = visit(hash=f"#{sample.BOTE.id}:{nowhere}-{nowhere + 8}")
    assert marked(page) == "Arabisch"
    expect(page.locator("#reader mark.target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "hash", ["#nowhere:1-2", "#bote-5d86:999999-1000000", "#bote-5d86:5-2", "#%E0%A4%A", "#event-no", "#:"]
)
def test_address_of_nothing_breaks_nothing(visit: Visit, hash: str) -> None:
    page = visit(hash=hash)
    assert marked(page) == ""
    page.click("#event-e-level .words")
    assert marked(page) != ""


def test_back_returns_to_the_passage_before(visit: Visit) -> None:
    page = visit()
    page.click("#event-e-level .words")
    page.click("#event-e-leak .words")
    page.go_back()
    page.wait_for_function("document.querySelector('#reader mark.target')?.textContent.startsWith('Der Pegel')")
    page.go_back()
    expect(page.locator("#reader-close")).to_be_hidden()


def test_used_passages_are_underlined_and_can_be_walked(visit: Visit) -> None:
    page = visit()
    page.click("#event-e-alarm .words")
    first = marked(page)
    page.click("#reader-next")
    assert marked(page) not in ("", first)
    assert page.locator("#reader-body .used").count() > 5


def test_used_passage_leads_back_to_its_event(visit: Visit) -> None:
    page = visit()
    page.click("#event-e-alarm .words")
    page.locator("#reader-body .used", has_text="Der Pegel am Wehr").click()
    expect(page.locator("#event-e-level")).to_be_in_viewport()


def test_carrier_of_agency_copy_opens(visit: Visit) -> None:
    page = visit()
    page.click("#event-e-hours .agency summary")
    page.click("#event-e-hours .agency a >> text=Nordlicht 24")
    expect(page.locator("#reader-paper")).to_contain_text("Nordlicht 24")
    assert marked(page) == "Betroffen sind nach Angaben der Stadt rund 900 Menschen."


def test_difference_opens_both_values_side_by_side(visit: Visit) -> None:
    page = visit()
    mark = page.locator("#event-e-halls .words .differs").first
    mark.click()
    sides = page.locator("#event-e-halls .side")
    expect(sides).to_have_count(2)
    assert mark.get_attribute("aria-expanded") == "true"
    boxes = [sides.nth(n).bounding_box() for n in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    mark.click()
    expect(sides).to_have_count(0)


def test_reason_of_an_inferred_time_shows_on_demand(visit: Visit) -> None:
    page = visit()
    reasons = page.locator("#event-e-alarm .reasons")
    expect(reasons).to_be_hidden()
    page.click("#event-e-alarm .clock summary")
    expect(reasons).to_contain_text("Tag erschlossen: Morgenkurier vom 16. Mai 2031")
    page.keyboard.press("Escape")
    expect(reasons).to_be_hidden()


# Filters, time and search


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("input[name=kind][value=planned]", ["e-plan-outlet", "e-visit"]),
        ("input[name=source][value='3']", ["e-alarm"]),
        ("input[name=person][value=brandthaler]", ["e-help", "e-visit"]),
    ],
)
def test_filter_shows_what_fits(visit: Visit, box: str, expected: list[str]) -> None:
    page = visit()
    page.click("#filter-open")
    page.check(box)
    assert events(page) == expected
    expect(page.locator("#status")).to_contain_text(f"{len(expected)} von 19 Ereignissen")
    page.click("#reset")
    assert len(events(page)) == 19
    expect(page.locator("#state")).to_be_hidden()


def test_filters_of_different_sorts_narrow_each_other(visit: Visit) -> None:
    page = visit()
    page.click("#filter-open")
    page.check("input[name=kind][value=said]")
    page.check("input[name=kind][value=planned]")
    page.check("input[name=person][value=brandthaler]")
    assert events(page) == ["e-help", "e-visit"]
    assert page.locator(".quotation:visible").count() == 1


def test_nothing_left_is_said_with_a_way_back(visit: Visit) -> None:
    page = visit()
    search(page, "Xylophon")
    expect(page.locator("#chronology .empty:visible")).to_contain_text("Nichts passt")
    expect(page.locator(".day:visible")).to_have_count(0)
    page.click("#chronology .empty .reset")
    assert len(events(page)) == 19


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("raumt", ["e-clear"]),
        ("raeumt", ["e-clear"]),
        ("RÄUMT", ["e-clear"]),
        ("räumung", ["e-hours", "e-alarm", "e-clear"][2:]),
        ("damm regen", ["e-rain"]),
        ('"drei turnhallen"', ["e-halls"]),
        ("turnhallen drei", ["e-halls"]),
        ("shut", []),
        ("1,450", ["e-shelter"]),
        ("gutachten", ["e-report"]),
        ("okoro", ["e-good"]),
        (".*", []),
        ("(", ["e-letter"]),
        ("Ø", []),
        ("<b>fett", ["e-letter"]),
    ],
)
def test_search_finds_words_however_they_are_written(visit: Visit, words: str, expected: list[str]) -> None:
    page = visit()
    search(page, words)
    assert events(page) == expected
    if expected:
        assert page.locator("#chronology mark.hit").count() > 0


def test_search_counts_its_marks_and_leaves_none_behind(visit: Visit) -> None:
    page = visit()
    search(page, "damm")
    hits = page.locator("main mark.hit").count()
    assert hits > 0
    expect(page.locator("#status")).to_contain_text(f"{hits} Treffer")
    before = page.locator("#event-e-rain .words").text_content()
    page.fill("#query", "")
    expect(page.locator("mark.hit")).to_have_count(0)
    assert page.locator("#event-e-rain .words").text_content() == before


def test_search_opens_the_fold_of_a_hit_and_closes_it_again(visit: Visit) -> None:
    page = visit()
    search(page, "gutachten")
    expect(page.locator("#event-e-report")).to_be_visible()
    page.fill("#query", "")
    expect(page.locator("#event-e-report")).to_be_hidden()


def test_search_reaches_the_texts_of_the_sources(visit: Visit) -> None:
    page = visit()
    search(page, "Arabisch")
    assert events(page) == []
    expect(page.locator("#status")).to_contain_text("außerdem in einem Quelltext")
    page.click("#bote-5d86 h4 a")
    expect(page.locator("#reader-body mark.hit")).to_have_count(1)


def test_dragging_over_the_swimlane_limits_the_time(visit: Visit) -> None:
    page = visit()
    box = page.locator("#lanes-plot").bounding_box()
    assert box is not None
    x, y = box["x"], box["y"] + 40
    page.mouse.move(x + box["width"] * 0.6, y)
    page.mouse.down()
    page.mouse.move(x + box["width"] * 0.8, y, steps=4)
    page.mouse.move(x + box["width"], y, steps=4)
    page.mouse.up()
    assert events(page) == ["e-plan-outlet", "e-level", "e-good", "e-shelter"]
    page.mouse.click(x + 20, y)
    assert len(events(page)) == 19


def test_keys_limit_the_time_too(visit: Visit) -> None:
    page = visit()
    page.focus("#from")
    page.keyboard.press("End")
    assert events(page) == []
    page.keyboard.press("Home")
    assert len(events(page)) == 19
    page.focus("#to")
    for _ in range(3):
        page.keyboard.press("PageDown")
    assert 0 < len(events(page)) < 19
    assert "." in (page.get_attribute("#to", "aria-valuetext") or "")


# Language and light


def test_interface_switches_its_language_and_passages_keep_theirs(visit: Visit) -> None:
    page = visit()
    page.click("[data-language=en]")
    assert page.get_attribute("html", "lang") == "en"
    expect(page.locator("#chronology-title")).to_have_text("Chronology")
    expect(page.locator("#event-e-hours .clock")).to_contain_text("about 22:00")
    expect(page.locator("#event-e-halls .words")).to_have_attribute("lang", "de")
    assert page.get_attribute("#query", "placeholder") == "Search this page"
    page.reload()
    expect(page.locator("#chronology-title")).to_have_text("Chronology")
    page.click("[data-language=de]")
    expect(page.locator("#chronology-title")).to_have_text("Chronologie")


def test_no_german_is_left_in_the_english_interface(visit: Visit) -> None:
    page = visit()
    page.click("[data-language=en]")
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    left = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!parent.closest("[lang]:not(html)") && !parent.closest("script") && walker.currentNode.data.trim()) found.push(walker.currentNode.data.trim());
          }
          return found;
        }"""
    )
    german = (
        "Quelle",
        "Zitat",
        "Ereignis",
        "geplant",
        "veröffentlicht",
        "gegen ",
        "Mai 2031, ",
        "Tag ",
        "Stelle",
        "sagt ",
    )
    assert [text for text in left if any(word in text for word in german if "Mai" not in word)] == []


def test_dark_by_wish_of_the_system_and_by_choice(visit: Visit) -> None:
    page = visit(scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(21, 22, 24)"
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(253, 252, 248)"
    page.reload()
    assert page.evaluate(paper) == "rgb(253, 252, 248)"


# Keys


def test_events_are_walked_and_opened_by_keys_alone(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    walked = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == walked == "event-e-help"
    page.keyboard.press("Enter")
    assert marked(page).startswith("Umweltministerin")
    assert page.evaluate("document.activeElement.matches('mark.target')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "event-e-help"


def test_slash_searches_and_question_mark_lists_the_keys(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("j/k?")
    assert page.input_value("#query") == "j/k?"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_keys_can_be_turned_off(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("j")
    assert page.locator(".event.current").count() == 0


def test_skip_link_comes_first_and_tabbing_reaches_the_end(visit: Visit) -> None:
    page = visit("single")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.outerHTML")
        if not here:
            break
        seen.add(here)
    assert any('id="query"' in element for element in seen)
    assert any("reader-body" in element for element in seen)


def test_reader_over_a_phones_page_keeps_the_keys_inside_and_gives_focus_back(visit: Visit) -> None:
    page = visit(width=360, height=780)
    opener = page.locator("#event-e-level .by a.open").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader")).to_have_attribute("role", "dialog")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#reader')")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(opener).to_be_focused()


# For everybody


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_serious(visit: Visit, width: int, scheme: str) -> None:
    page = visit(width=width, scheme=scheme, height=900)
    page.locator("main details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    page.click("#filter-open")
    _no_violations(page)
    search(page, "Menschen")
    _no_violations(page)
    page.click("#event-e-halls .by a.open")
    _no_violations(page)


@pytest.mark.parametrize("story", ["single", "empty", "demo"])
def test_axe_finds_nothing_serious_in_other_stories(visit: Visit, story: str) -> None:
    _no_violations(visit(story))


def _no_violations(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    serious = [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_large_story_can_be_searched_and_read(visit: Visit) -> None:
    page = visit("large")
    assert len(events(page)) == 2000
    search(page, '"Reporter 17:"')
    assert len(events(page)) == 10
    page.locator(".event:visible .words").first.click()
    assert "Reporter 17" in marked(page)


def test_print_shows_the_chronology_without_the_tools(visit: Visit) -> None:
    page = visit()
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("#reader")).to_be_hidden()
    expect(page.locator("#event-e-rain")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
