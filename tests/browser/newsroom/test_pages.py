"""The newsroom's other pages, and all of them for everybody: languages, keys, phones, dark rooms, screen readers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from msgspec import structs
from playwright.sync_api import expect

import dateline
from dateline.model import Actor, Story
from dateline.model import Page as Fetched
from dateline.store import FeedState
from tests.browser.conftest import demo
from tests.browser.newsroom.conftest import Desk, Visitor, open_dialog, save, violations
from tests.export import sample, synthetic
from tests.server.newsrooms import newsroom

pytestmark = pytest.mark.browser

RICH = sample.rich()
MARKUP = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


@pytest.fixture(scope="module")
def story() -> Story:
    """The demo's story."""
    return demo()


@pytest.fixture(scope="module")
def altered() -> Story:
    """A story of one page that was seen twice; an outlet changed a figure in between and said nothing."""

    def state(people: str, hour: int) -> dateline.Document:
        html = (
            '<html lang="de"><head><meta property="og:site_name" content="Pellbacher Rundschau"></head><body><article>'
            "<h1>Unwetter in Pellbach</h1><p>Am 16. Mai 2031 um 21.20 Uhr sperrte die Polizei die Steinbrücke.</p>"
            f"<p>Rund {people} Menschen mussten in der Nacht ihre Häuser am Fluss verlassen.</p></article></body></html>"
        )
        at = dt.datetime(2031, 5, 16, hour, tzinfo=dt.UTC)
        page = Fetched(content=html.encode(), media_type="text/html", url="https://rundschau.example/1", retrieved=at)
        return dateline.annotate(dateline.read(page))

    return dateline.build([state("300", 20), state("450", 22)])


# Finding


def test_search_leads_to_the_passage_in_its_story(desk: Desk, visitor: Visitor, story: Story) -> None:
    path = desk.put(story)
    page = visitor(desk.address)
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    page.fill("#q", '"Staumauer" hohenm*')
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark.hit").first).to_have_text("Staumauer")
    page.select_option("[name=kind]", "event")
    page.select_option("[name=story]", path.rpartition("/")[2])
    page.click(".search-line button")
    page.locator(".hits .to-passage").first.click()
    expect(page.locator("#reader mark.target").first).to_have_text(re.compile("Staumauer|Hohenmorl"))
    expect(page.locator("#reader mark.target").first).to_be_in_viewport()


def test_search_for_nothing_there_says_what_to_do(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(f"{sqlite_desk.address}/search?q=Xylophonkonzert")
    expect(page.locator("[role=status]")).to_contain_text("Nichts gefunden")


def test_permalink_of_a_quotation_opens_where_it_is_folded(sqlite_desk: Desk, visitor: Visitor) -> None:
    path = sqlite_desk.put(synthetic.night(12))
    page = visitor(sqlite_desk.address + path)
    folded = page.locator(".more-quotes .quotation").last
    name = folded.get_attribute("id")
    assert folded.locator(".permalink").get_attribute("href") == f"#{name}"
    other = visitor(f"{sqlite_desk.address}{path}#{name}")
    expect(other.locator(f'[id="{name}"]')).to_be_in_viewport()


# A person, a source


def test_person_is_one_click_away_with_all_that_was_said(sqlite_desk: Desk, visitor: Visitor, story: Story) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(story))
    head = page.locator(".person[data-actor] .person-head").first
    name = head.locator("h3").text_content()
    head.locator(".own a").click()
    expect(page.locator("h1")).to_have_text(name or "")
    page.locator(".hits .fine a").first.click()
    expect(page.locator("#reader mark.target").first).to_be_in_viewport()


def test_silent_change_can_be_read_side_by_side(sqlite_desk: Desk, visitor: Visitor, altered: Story) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(altered))
    page.locator(".paper .own a").first.click()
    expect(page.locator(".alteration.altered del")).to_have_text(["300"])
    expect(page.locator(".alteration.altered ins")).to_have_text(["450"])
    expect(page.locator(".revision-head")).to_contain_text("ohne Hinweis geändert")
    page.click("text=Fassung davor")
    expect(page.locator(".text")).to_contain_text("Rund 300 Menschen")
    page.click("text=Zur jetzigen Fassung")
    expect(page.locator(".text")).to_contain_text("Rund 450 Menschen")


def test_feeds_show_how_they_stand(sqlite_desk: Desk, visitor: Visitor) -> None:
    now = dt.datetime.now(dt.UTC)
    path = sqlite_desk.put(RICH)
    url = f"https://kaputt.example/{path}"
    broken = FeedState(
        url=url,
        kind="rss",
        title=MARKUP,
        attempted=now,
        succeeded=now - dt.timedelta(hours=3),
        failures=4,
        error=f"Answers with {MARKUP}",
        next_poll=now + dt.timedelta(minutes=20),
        story=path.rpartition("/")[2],
    )
    sqlite_desk.store.feeds.put(broken)
    page = visitor(sqlite_desk.address)
    item = page.locator("#feed-list li", has_text="Answers with")
    expect(item).to_contain_text("RSS")
    expect(item).to_contain_text("gestört, 4 Versuche")
    expect(item).to_contain_text("vor 3 Stunden")
    expect(item).to_contain_text("in 20 Minuten")
    expect(item.locator(".feed-name")).to_have_text(MARKUP)
    sqlite_desk.store.feeds.put(structs.replace(broken, error="the server answers 503 Service Unavailable"))
    page.reload()
    expect(page.locator("#feed-list .feed-error")).to_contain_text("der Server antwortet 503")
    sqlite_desk.store.feeds.remove(url)


def test_what_is_not_there_says_so_with_a_way_back(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(f"{sqlite_desk.address}/stories/000000000000")
    expect(page.locator("#main")).to_contain_text("Das gibt es hier nicht")
    page.click("#main a")
    expect(page.locator("h1")).to_have_text("Geschichten")


# Languages and clocks


def test_language_is_switched_everywhere_at_once(sqlite_desk: Desk, visitor: Visitor) -> None:
    address = sqlite_desk.address + sqlite_desk.put(RICH)
    page = visitor(address)
    second = page.context.new_page()
    second.goto(address)
    page.click("[data-language=en]")
    for shown in (page, second):
        expect(shown.locator("#chronology-title")).to_have_text("Chronology")
        expect(shown.locator("#undo")).to_have_text("Undo")
        expect(shown.locator(".desk-bar nav a").first).to_have_text("Stories")
        expect(shown.locator("#event-e-level .correct")).to_have_attribute("aria-label", "Correct")
    page.click(".desk-bar nav a")
    expect(page.locator("h1")).to_have_text("Stories")
    page.click(".desk-languages [lang=de]")
    expect(page.locator("h1")).to_have_text("Geschichten")
    page.goto(address)
    expect(page.locator("#chronology-title")).to_have_text("Chronologie")


def test_clocks_of_the_place_or_of_the_reader(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(RICH), timezone_id="America/New_York")
    clock = page.locator("#event-e-level .clock time")
    there = clock.text_content() or ""
    instant = clock.get_attribute("datetime") or ""
    page.click("#clocks")
    here = page.evaluate("t => new Date(t).toLocaleTimeString('de', {hour: '2-digit', minute: '2-digit'})", instant)
    assert here != there.strip()
    expect(clock).to_have_text(here)
    expect(page.locator("#event-e-hours .clock")).to_contain_text("gegen 22 Uhr")  # no more exact than it is known
    page.reload()
    expect(clock).to_have_text(here)
    page.click("#clocks")
    expect(clock).to_have_text(there.strip())


# Keys


def test_desk_works_by_keys_alone(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(RICH))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    listed = page.locator("#keys dt").all_text_contents()
    assert [key.strip() for key in listed] == ["j", "k", "Enter", "/", "?", "Esc", "c", "u", "n"]
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    for _ in range(3):
        page.keyboard.press("j")
    current = page.evaluate("document.activeElement.id")
    assert current.startswith("event-")
    page.keyboard.press("c")
    expect(page.locator("#correction-by")).to_be_focused()
    page.keyboard.type("Anna")
    page.keyboard.press("Tab")
    expect(page.locator("#correction [name=do]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("u und c und ? sind Wörter")
    for _ in range(2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "correction-save":
            break
    page.keyboard.press("Enter")
    expect(page.locator(f'[id="{current}"] .note-words')).to_have_text("u und c und ? sind Wörter")
    assert page.evaluate("id => document.getElementById(id).contains(document.activeElement)", current)
    page.keyboard.press("u")
    expect(page.locator(f'[id="{current}"] .note-words')).to_have_count(0)


# Ugly things


def hostile() -> Story:
    """Markup in every field that holds words, a headline without end, names with quotation marks, a script from right to left."""
    long = f"{MARKUP} " + "Donaudampfschifffahrt" * 480
    text = f'{long}\n\n{MARKUP} sagte "O\'Neill". قال المتحدث إن الجسر مغلق'
    document = structs.replace(
        RICH.documents[0],
        id="hostile",
        text=text,
        headline=long,
        outlet=MARKUP,
        url="javascript:alert(3)",
        blocks=(),
        updates=(),
    )
    events = tuple(
        structs.replace(RICH.chronology[0], kind="happened", id=f"bad{n}", text=p.exact, passages=(p,), heading=None, actors=("x",), outcome=None,
                        differences=(), quotes=(), attributions=())
        for n, p in enumerate((document.passage(0, len(long)), document.passage(len(long) + 2, len(text))))
    )  # fmt: skip
    actor = Actor(
        id="x", name=f'{MARKUP} "O\'Neill"', kind="person", names=(MARKUP,), mentions=(document.passage(0, 12),)
    )
    return Story(title=long, documents=(document,), chronology=events, actors=(actor,), zone="Europe/Berlin")


@pytest.mark.parametrize("width", [1280, 360])
def test_hostile_words_stay_words_on_every_page(sqlite_desk: Desk, visitor: Visitor, width: int) -> None:
    path = sqlite_desk.put(hostile())
    page = visitor(sqlite_desk.address + path, width=width)
    open_dialog(page, "#event-bad1", "note", MARKUP)
    page.fill("#correction [name=text]", f"{MARKUP}\n{'x' * 3000}")
    save(page)
    expect(page.locator(".note-words")).to_contain_text("alert(1)")
    for place in (
        path,
        f"{path}/log",
        f"{path}/people/x",
        f"{path}/sources/hostile",
        f"{path}/exports",
        "/",
        "/search?q=alert",
    ):
        page.goto(sqlite_desk.address + place)
        page.locator("#main").wait_for()
        assert page.locator("img, main script, [href^='javascript:']").count() == 0, place
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    sqlite_desk.store.stories.archive(path.rpartition("/")[2])


def test_a_story_is_put_away_and_back_and_everybody_in_it_is_listed(sqlite_desk: Desk, visitor: Visitor) -> None:
    path = sqlite_desk.put(structs.replace(RICH, title="Weggelegte Deichgeschichte"))
    page = visitor(sqlite_desk.address)
    line = page.locator("#story-list li", has_text="Weggelegte Deichgeschichte")
    line.locator(f"a[href='{path}/people']").click()
    page.wait_for_url(f"**{path}/people")
    expect(page.locator(".hits li")).to_have_count(len([a for a in RICH.actors if a.kind == "person"]))
    page.goto(sqlite_desk.address)
    line.get_by_role("button", name="Weglegen").press("Enter")
    page.wait_for_url("**/?archived")
    expect(page.locator("h1")).to_have_text("Weggelegt")
    line.get_by_role("button", name="Zurückholen").press("Enter")
    page.wait_for_url(sqlite_desk.address + "/")
    expect(line).to_be_visible()


# For everybody


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing_serious_on_any_page(
    sqlite_desk: Desk, visitor: Visitor, altered: Story, width: int, scheme: str
) -> None:
    rich, changed = sqlite_desk.put(RICH), sqlite_desk.put(altered)
    page = visitor(sqlite_desk.address + rich, width=width, scheme=scheme)
    open_dialog(page, "#event-e-level", "note", "Anna")
    assert violations(page) == [], "dialog"
    page.fill("#correction [name=text]", "Notiz")
    save(page)
    for action in ("mark-key", "pin"):
        open_dialog(page, "#event-e-level", action)
        save(page)
    expect(page.locator("#pinned")).to_be_visible()
    page.locator("#live-said.shown").wait_for(state="hidden")
    places = ["", "/search?q=Damm", f"{rich}/log", f"{rich}/exports", f"{rich}/people/{RICH.quotes[0].speaker}"]
    places += ["/?archived", f"{rich}/people", "/search"]
    places += [rich, f"{changed}/sources/{altered.documents[0].id}", "/stories/nope"]
    for place in places:
        page.goto(f"{sqlite_desk.address}{place}")
        page.locator("main details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place


def test_print_is_the_story_without_the_newsroom(sqlite_desk: Desk, visitor: Visitor) -> None:
    page = visitor(sqlite_desk.address + sqlite_desk.put(RICH))
    page.emulate_media(media="print")
    for gone in (".desk-bar", "#tools", "#jobs", ".own"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("#event-e-rain")).to_be_visible()


def test_door_speaks_ones_language_and_opens_with_the_token(
    visitor: Visitor, empty_store: Callable[[str], str]
) -> None:
    with newsroom(empty_store("sqlite"), "--token", "ein langes Geheimnis") as running:
        page = visitor(f"{running.address}/stories/000000000000")
        expect(page.locator("h1")).to_have_text("Zugang")
        assert violations(page) == []
        page.click(".desk-languages [lang=en]")
        expect(page.locator("h1")).to_have_text("Entrance")
        page.fill("#token", "falsch")
        page.keyboard.press("Enter")
        expect(page.locator("[role=alert]")).to_have_text("That is not the token.")
        page.fill("#token", "ein langes Geheimnis")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Stories")
        page.close()
