"""A web server of our own on the loopback, whose pages grow, change, fail and lie as a test wants it."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What a path answers. etag: whether it says "as it was" to who knows it. delay: seconds before, pieces: then slowly."""

    body: str | bytes = ""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    etag: bool = True
    delay: float = 0.0
    cut: bool = False


class Outlet:
    """Serves `pages` by path; what is not there is 404. asked: how often each path was, unchanged: how often with 304."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outlet.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, *_: object) -> None:
                pass  # clients go away in the middle: that is what is tested

        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        if self._server is None:
            request.close_connection = True  # a connection that was kept open, of a server that is gone
            return
        with self._lock:
            self.asked[path] += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            page = self.pages.get(path, Answer("<h1>404</h1>", status=404))
            self._send(request, page() if callable(page) else page)
        finally:
            with self._lock:
                self.at_once -= 1

    def _send(self, request: BaseHTTPRequestHandler, page: Answer) -> None:
        body = page.body.encode() if isinstance(page.body, str) else page.body
        tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        if page.delay:
            time.sleep(page.delay)
        if page.etag and page.status == 200 and request.headers.get("if-none-match") == tag:
            self.unchanged[request.path] += 1
            request.send_response(304)
            request.send_header("ETag", tag)
            request.end_headers()
            return
        request.send_response(page.status)
        if page.etag and page.status == 200:
            request.send_header("ETag", tag)
        for name, value in ({"Content-Type": page.type} | page.headers).items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        if page.cut:
            request.send_header("Connection", "close")
            request.close_connection = True
        request.end_headers()
        request.wfile.write(body[: len(body) // 2] if page.cut else body)


Row = tuple[str, str, str, str]
"""An entry of a ticker: its id in the markup, clock, heading, text."""

TEXTS = [
    ("Sirenen in Untermorl", "Im Ortsteil Untermorl heulen die Sirenen. Die Feuerwehr bittet alle Bewohner, ihre Häuser sofort zu verlassen."),
    ("Landrätin ruft Katastrophenfall aus", "Landrätin Henrike Vossbeck hat den Katastrophenfall ausgerufen. „Niemand geht heute Nacht zurück ins Tal“, sagte sie."),
    ("Turnhalle wird zur Notunterkunft", "In der Turnhalle Drei Linden stehen 400 Feldbetten bereit, das Rote Kreuz verteilt Tee und Decken an die Ankommenden."),
    ("Riss im Kontrollgang", "Im Kontrollgang der Mauer ist ein Riss entdeckt worden. Er ist nach Angaben des Talsperrenverbands vier Meter lang."),
    ("Bus kommt von der Straße ab", "Ein Bus mit Evakuierten ist auf dem Weg nach Morlbrück in den Graben gerutscht, drei Insassen wurden leicht verletzt."),
    ("Grundablass geöffnet", "Techniker haben den Grundablass geöffnet. Der Pegel des Stausees soll bis zum Morgen um einen halben Meter sinken."),
    ("Der Pegel fällt", "Minus vier Zentimeter in der letzten halben Stunde: Das klingt nach wenig, ist aber die erste gute Nachricht dieser Nacht."),
    ("Ministerin unterwegs", "Umweltministerin Carla Dietlöff hat eine Reise abgebrochen und wird gegen ein Uhr beim Krisenstab in Morlbrück erwartet."),
    ("Das Tal ist leer", "Soeben meldet die Feuerwehr den Abschluss der Räumung: 2310 Menschen haben das Morltal in dieser Nacht verlassen."),
    ("Sprengung abgesagt", "Das alte Wehr bleibt stehen. Die für zwei Uhr vorgesehene Sprengung ist nach Angaben des Einsatzleiters vom Tisch."),
]  # fmt: skip


def rows(count: int, first: int = 0) -> list[Row]:
    """Entries, the newest first as they stand on a page."""
    made = []
    for n in range(first, first + count):
        heading, text = TEXTS[n % len(TEXTS)]
        more = "" if n < len(TEXTS) else f" Das ist Meldung Nummer {n} von der Krone der Mauer."
        minutes = 21 * 60 + n * 4
        made.append((f"t{n}", f"{minutes // 60 % 24:02d}:{minutes % 60:02d}", heading, text + more))
    return made[::-1]


def ticker(entries: list[Row], *, title: str = "Staumauer Hohenmorl: Die Nacht im Ticker", lead: str = "", extra: str = "", ids: bool = True) -> str:  # fmt: skip
    """A ticker's page."""
    lead = (
        lead
        or "Wegen eines möglichen Risses in der Staumauer Hohenmorl wird das Tal geräumt. Alle Entwicklungen hier im Ticker."
    )
    body = "\n".join(
        f'<div class="ticker-item"{f" id={name}" if ids else ""}><span class="tick-time">{clock}</span><h3>{heading}</h3><p>{text}</p></div>'
        for name, clock, heading, text in entries
    )
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><meta property="og:site_name" content="Morltaler Bote">'
        f'<meta property="article:published_time" content="2026-03-15T21:00:00+01:00"><title>{title} | Morltaler Bote</title></head>'
        f'<body><header><a href="/">Morltaler Bote</a></header><main><article><h1>{title}</h1><p class="lead">{lead}</p></article>'
        f'<section class="ticker">{body}</section></main>{extra}<footer>Impressum AGB Datenschutz</footer></body></html>'
    )


PARAGRAPHS = [
    "Aus Sorge vor einem Bruch der Staumauer Hohenmorl haben die Behörden am Sonntagabend mit der Räumung des Morltals begonnen. Etwa 1800 Menschen müssen ihre Häuser verlassen.",
    "Um 21.47 Uhr hatten in Untermorl, der ersten Ortschaft unterhalb der Mauer, die Sirenen geheult. Landrätin Henrike Vossbeck rief wenige Minuten später den Katastrophenfall aus.",
    "Nach Angaben des Talsperrenverbands Morl hatte am frühen Abend ein Messgerät im Kontrollgang der Mauer erhöhten Wasserdurchtritt angezeigt. Möglicherweise gebe es einen Riss, sagte eine Sprecherin.",
    "Mehr als 300 Einsatzkräfte von Feuerwehr, Technischem Hilfswerk und Bundeswehr sind nach Angaben der Kreisverwaltung vor Ort. Man müsse schneller sein als das Wasser, sagte Kreisbrandmeister Tobias Rennfort.",
]  # fmt: skip


def article(*paragraphs: str, title: str = "Katastrophenfall im Morltal", comments: int = 3, teasers: str = "", modified: str = "") -> str:  # fmt: skip
    """An article's page."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs or PARAGRAPHS)
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><meta property="og:site_name" content="Abendpost Kellstadt">'
        f'<meta property="article:published_time" content="2026-03-15T22:51:08+01:00">{changed}<title>{title}</title></head>'
        f'<body><header><a href="/">Abendpost Kellstadt</a></header><main><article><h1>{title}</h1><p class="lead">Wegen eines möglichen '
        f"Risses in der Mauer müssen viele Menschen noch in der Nacht ihre Häuser verlassen.</p>{body}</article>"
        f'<div class="comments"><a href="#kommentare">Kommentare ({comments})</a></div><div class="recommendations"><h5>Das könnte Sie '
        f"auch interessieren</h5>{teasers}</div></main><footer>Impressum AGB Abo</footer></body></html>"
    )


def rss(base: str, items: list[tuple[str, str]], *, date: str = "Sun, 15 Mar 2026 21:00:00 GMT", ids: dict[str, str] | None = None) -> str:  # fmt: skip
    """A feed: (path, title) each."""
    listed = "".join(
        f"<item><title>{title}</title><link>{base}{path}</link><guid isPermaLink='false'>{(ids or {}).get(path, path)}</guid>"
        f"<pubDate>{date.replace(':00 GMT', f':{n % 60:02d} GMT')}</pubDate></item>"
        for n, (path, title) in enumerate(items)
    )
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Bote</title><link>{base}</link><description>x</description>{listed}</channel></rss>"
