"""A live ticker is followed while people watch: it grows, is edited, loses entries, and is put into another order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.newsroom.conftest import Desk, Visitor, open_dialog

pytestmark = pytest.mark.browser

ENTRIES = [
    ("21:02", "Keller voll", "Um 21.02 Uhr ruft die Feuerwehr Pellbach alle Kräfte an den Marktplatz."),
    ("21:20", "Brücke gesperrt", "Um 21.20 Uhr sperrt die Polizei die Steinbrücke in Pellbach."),
    ("21:45", "Pegel steigt", "Um 21.45 Uhr meldet die Stadt Pellbach einen Pegel von 312 Zentimetern."),
]
LATER = ("22:10", "Turnhalle offen", "Um 22.10 Uhr öffnet die Stadt Pellbach die Turnhalle am Ring für 80 Menschen.")


class Ticker:
    """A live ticker that an outlet serves; what it says can be changed at any time."""

    def __init__(self) -> None:
        self.entries = list(ENTRIES)
        self.newest_first = True

    def page(self) -> bytes:
        """The page as it is now."""
        entries = reversed(self.entries) if self.newest_first else self.entries
        listed = "".join(
            f'<article class="entry" id="e{clock.replace(":", "")}"><time datetime="2031-05-16T{clock}:00+02:00">{clock}</time>'
            f"<h3>{heading}</h3><p>{words}</p></article>"
            for clock, heading, words in entries
        )
        return (
            '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Liveticker: Unwetter in Pellbach</title>'
            '<meta property="og:site_name" content="Pellbacher Rundschau"></head><body><main><article>'
            "<h1>Liveticker: Unwetter in Pellbach</h1><p>16. Mai 2031</p><p>Ein Unwetter hält Pellbach in Atem. Wir berichten "
            f"laufend aus der Stadt.</p>{listed}</article></main></body></html>"
        ).encode()


@pytest.fixture
def ticker() -> Iterator[tuple[Ticker, str]]:
    """A ticker and its address."""
    said = Ticker()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = said.page() if self.path.startswith("/ticker") else b""
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield said, f"http://127.0.0.1:{server.server_address[1]}/ticker.html"
    server.shutdown()
    server.server_close()
    thread.join()


def ids(page: Page) -> list[str]:
    return page.locator(".event").evaluate_all("all => all.map(e => e.id)")  # type: ignore[no-any-return]


def event(page: Page, words: str) -> str:
    """The selector of the event that tells this."""
    found = page.locator(".event", has_text=words).first
    found.wait_for(state="attached")
    return f'[id="{found.get_attribute("id")}"]'


def test_ticker_that_lives_is_followed_while_a_person_writes(
    desk: Desk, visitor: Visitor, ticker: tuple[Ticker, str]
) -> None:
    said, address = ticker
    with desk.running.client() as client:
        followed = client.post("/api/v1/feeds", json={"url": address, "kind": "ticker", "every": 5})
    assert followed.status_code == 202, followed.text
    page = visitor(f"{desk.address}/stories/{followed.json()['story']}")
    for _, _, words in ENTRIES:
        event(page, words)

    # It grows while somebody writes a note: the new event is there, the note is where it was.
    bridge = event(page, "Steinbrücke")
    open_dialog(page, bridge, "note", "Anna")
    page.locator("#correction [name=text]").type("Wer hat die Brücke ")
    said.entries.append(LATER)
    event(page, LATER[2])
    page.keyboard.type("gesperrt?")
    assert page.input_value("#correction [name=text]") == "Wer hat die Brücke gesperrt?"
    assert page.evaluate("document.activeElement.name") == "text"
    page.click("#correction-save")
    expect(page.locator(f"{bridge} .note-words")).to_have_text("Wer hat die Brücke gesperrt?")

    # An entry is edited: what it says now stands in the place of what it said.
    before = ids(page)
    said.entries[2] = (
        "21:45",
        "Pegel steigt",
        "Um 21.45 Uhr meldet die Stadt Pellbach einen Pegel von 321 Zentimetern.",
    )
    event(page, "321 Zentimetern")
    expect(page.locator(".event", has_text="312 Zentimetern")).to_have_count(0)
    assert len(ids(page)) == len(before)

    # Put into another order, and one entry taken away: all others stay the same, by the same names, with their notes.
    before = ids(page)
    lost = event(page, "alle Kräfte an den Marktplatz")
    said.newest_first = False
    said.entries.pop(0)
    expect(page.locator(lost)).to_have_count(0)
    assert ids(page) == [name for name in before if name not in lost]
    expect(page.locator(f"{bridge} .note-words")).to_have_text("Wer hat die Brücke gesperrt?")

    # What it said before stays readable, with what was changed.
    page.locator(".paper .own a").first.click()
    expect(page.locator(".alteration.altered del")).to_contain_text(["312"])
    expect(page.locator(".alteration.altered ins")).to_contain_text(["321"])
    expect(page.locator(".alteration.removed", has_text="alle Kräfte an den Marktplatz")).not_to_have_count(0)

    page.goto(desk.address)
    feed = page.locator("#feed-list li", has_text=address.partition("//")[2].partition(":")[0]).or_(
        page.locator("#feed-list li", has_text="Pellbach")
    )
    expect(feed.first).to_contain_text("Ticker")
    with desk.running.client() as client:
        assert client.delete("/api/v1/feeds", params={"url": address}).status_code == 204
