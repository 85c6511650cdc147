"""Exports in Chromium: the real TimelineJS player, the embed in somebody's page, the folder without script, and paper."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from dateline.export.edition import Options
from dateline.export.formats import publish
from dateline.export.html import render
from dateline.model import Story
from tests.browser.fetch_timelinejs import fetch
from tests.export import sample, synthetic
from tests.export.conftest import demo
from tests.export.test_timelinejs import placed

pytestmark = pytest.mark.browser

BASE = "https://desk.example/story/"
STORIES: dict[str, Callable[[], Story]] = {"demo": demo, "rich": sample.rich, "night": lambda: synthetic.night(2000)}
Visit = Callable[..., Page]
SHOTS = os.environ.get("DATELINE_SHOTS")
"""A folder for pictures of what the tests see, for a person to look at."""


@pytest.fixture(scope="session")
def player() -> Path:
    """The files of the TimelineJS player; where npm cannot fetch them, the tests fail in CI and are skipped elsewhere."""
    try:
        return fetch() / "package" / "dist"
    except RuntimeError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def serve(browser: Browser) -> Iterator[Visit]:
    """Opens an address whose server is a dictionary of files by address; other addresses are refused and told."""
    contexts = []
    troubles: list[str] = []

    def serve(files: dict[str, bytes], address: str, *, ours: bool = True, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)

        def answer(route: Route) -> None:
            url = route.request.url.partition("#")[0].partition("?")[0]
            if url in files:
                kind = mimetypes.guess_type(url)[0] or "text/html"
                route.fulfill(body=files[url], content_type=f"{kind}; charset=utf-8")
            else:
                troubles.append(f"fetched {url}")
                route.abort()

        context.route("**/*", answer)
        page = context.new_page()
        page.on("pageerror", lambda e: troubles.append(str(e)))
        if ours:
            page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.goto(address)
        return page

    yield serve
    for context in contexts:
        context.close()
    assert troubles == []


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png")


def site(story: Story) -> dict[str, bytes]:
    """The published folder by address."""
    return {f"{BASE}{f.name}": f.bytes() for f in publish(story, "site", Options(base=BASE))}


# TimelineJS

PLAYER = "https://player.example/"
FRAME = f"""<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Timeline</title>
<link rel="stylesheet" href="{PLAYER}css/timeline.css"><script src="{PLAYER}js/timeline.js"></script>
<body style="margin:0"><div id="timeline" style="width:100%;height:100vh"></div>
<script>
fetch("timeline.json").then(r => r.json()).then(data => {{
  window.timeline = new TL.Timeline("timeline", data, {{ language: "de", script_path: "{PLAYER}js/", hash_bookmark: false, font: null }});
  timeline.on("loaded", () => {{ window.done = true; }});
}});
</script>"""


def timeline(serve: Visit, player: Path, story: Story) -> Page:
    files = {f"{PLAYER}{p.relative_to(player).as_posix()}": p.read_bytes() for p in player.rglob("*") if p.is_file()}
    files[f"{BASE}timeline.html"] = FRAME.encode()
    files[f"{BASE}timeline.json"] = next(publish(story, "timelinejs", Options(base=BASE))).bytes()
    page = serve(files, f"{BASE}timeline.html", ours=False, viewport={"width": 1280, "height": 760})
    page.wait_for_function("() => window.done === true", timeout=120_000)
    return page


@pytest.mark.parametrize("name", ["demo", "rich"])
def test_timelinejs_shows_every_event(serve: Visit, player: Path, name: str) -> None:
    story = STORIES[name]()
    page = timeline(serve, player, story)
    dated = placed(story)
    assert page.evaluate("timeline.config.events.length") == len(dated)
    assert page.locator(".tl-timemarker").count() == len(dated)
    expect(page.locator(".tl-slide h2.tl-headline-title")).to_contain_text(story.title[:20])
    shot(page, f"timelinejs-{name}-title")
    page.evaluate("timeline.goTo(5)")
    page.wait_for_timeout(1200)
    shot(page, f"timelinejs-{name}")


def test_timelinejs_shows_the_storys_clock_and_words(serve: Visit, player: Path) -> None:
    page = timeline(serve, player, synthetic.night(6))
    page.evaluate("timeline.goTo(2)")
    slide = page.locator(".tl-slide").nth(2)
    expect(slide.locator(".tl-headline-date")).to_have_text("25. Okt., 18:02")
    expect(slide.locator("h2")).to_contain_text("Pegel bei 1 Zentimetern")
    expect(slide.locator(".tl-text-content")).to_contain_text(
        "„Wir zählen 1 Sandsäcke“, sagte Einsatzleiterin Oda Brandt"
    )


# The embed


def host(fragment: str) -> bytes:
    return (
        '<!doctype html><html lang="de"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Zeitung</title>'
        f"<body><h1>Unsere Zeitung</h1>{fragment}<p id=after>Danach</p></body></html>"
    ).encode()


def embedding(story: Story, *, published: bool) -> dict[str, bytes]:
    options = Options(base=BASE) if published else Options()
    fragment = next(publish(story, "embed", options)).bytes().decode()
    files = {"https://paper.example/": host(fragment)}
    return files | ({f"{BASE}embed.html": site(story)[f"{BASE}embed.html"]} if published else {})


def heights(page: Page) -> tuple[float, float]:
    """The frame's height, and that of what is in it."""
    inside = page.frames[1].evaluate("document.body.getBoundingClientRect().height")
    return page.locator("iframe").evaluate("f => f.getBoundingClientRect().height"), inside


@pytest.mark.parametrize("published", [True, False], ids=["from its address", "carried along"])
@pytest.mark.parametrize("name", ["demo", "rich"])
def test_the_embed_is_as_high_as_its_content(serve: Visit, name: str, published: bool) -> None:
    page = serve(embedding(STORIES[name](), published=published), "https://paper.example/")
    frame = page.frame_locator("iframe")
    expect(frame.locator("article").first).to_be_attached()
    page.wait_for_function("() => document.querySelector('iframe').style.height.endsWith('px')")
    page.wait_for_timeout(300)
    outer, inner = heights(page)
    assert abs(outer - inner) <= 6
    frame.locator("summary").last.click()  # closes or opens a day
    page.wait_for_timeout(300)
    closed, inside = heights(page)
    assert closed != outer
    assert abs(closed - inside) <= 6
    frame.locator("summary").last.click()
    page.wait_for_timeout(300)
    page.locator("iframe").scroll_into_view_if_needed()
    shot(page, f"embed-{name}-{'published' if published else 'carried'}")


def test_the_embed_can_be_read_without_script(serve: Visit) -> None:
    page = serve(embedding(sample.rich(), published=True), "https://paper.example/", java_script_enabled=False)
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text(sample.rich().title)
    expect(frame.locator("article").first).to_be_visible()
    assert page.locator("iframe").bounding_box()["height"] > 400  # type: ignore[index]


def test_the_embed_of_2000_events_opens_its_last_day(serve: Visit) -> None:
    page = serve(embedding(STORIES["night"](), published=True), "https://paper.example/")
    frame = page.frame_locator("iframe")
    expect(frame.locator("details[open]")).to_have_count(1)
    expect(frame.locator("article")).to_have_count(2000)


# The folder


@pytest.mark.parametrize("file", ["embed.html", "live.html", "event"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_folder_are_accessible(serve: Visit, file: str, scheme: str) -> None:
    files = site(sample.rich())
    address = f"{BASE}{file}" if file != "event" else next(a for a in files if "/event/" in a)
    page = serve(files, address, color_scheme=scheme, viewport={"width": 480, "height": 800})
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"]) for v in found if v["impact"] in ("serious", "critical")] == []
    shot(page, f"site-{file}-{scheme}")


def test_an_event_page_leads_to_the_event(serve: Visit) -> None:
    files = site(sample.rich())
    page = serve(files, next(a for a in files if "/event/" in a))
    page.locator("header a").click()
    expect(page.locator("li.event:target")).to_be_visible()


# Paper


def pdf(serve: Visit, html: bytes) -> PdfReader:
    page = serve({BASE: html}, BASE)
    return PdfReader(
        io.BytesIO(page.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}))
    )


def squeezed(text: str) -> str:
    """Letters and digits alone: a PDF breaks lines and ligatures where it likes."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("name", ["demo", "rich"])
def test_the_page_prints_whole(serve: Visit, name: str, tmp_path: Path) -> None:
    story = STORIES[name]()
    reader = pdf(serve, render(story).encode())
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    told = [e for e in story.chronology if e.kind != "background"]
    missing = [e.text for e in told if e.text.isascii() and squeezed(e.text) not in text]
    assert missing == []
    assert all(len(page.extract_text().strip()) > 40 for page in reader.pages[:-1])
    width = float(reader.pages[0].mediabox.width)
    assert 590 < width < 600  # A4 in points


def test_the_live_blog_prints_whole(serve: Visit) -> None:
    story = synthetic.night(40)
    reader = pdf(serve, site(story)[f"{BASE}live.html"])
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    assert [n for n in range(40) if squeezed(f"Pegel bei {n} Zentimetern") not in text] == []
