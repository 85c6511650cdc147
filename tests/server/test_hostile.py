"""What strangers try: none of it is let in, and nothing is lost by it."""

from __future__ import annotations

import asyncio
import io
import random
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpcore
import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.ingest.addresses import CheckedBackend, PrivateAddressError
from tests.server.newsrooms import Running, newsroom, until

TOKEN = "a token that nobody guesses"
TEXT = (
    "Hochwasser in Morlbrück\n\nDie Morl trat am Abend über die Ufer, sagte Bürgermeisterin Ida Kern am 15. März 2026."
)
SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with newsroom(tmp_path_factory.mktemp("desk") / "desk.db") as running:
        yield running


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with newsroom(tmp_path_factory.mktemp("guarded") / "desk.db", "--token", TOKEN) as running:
        yield running


def stories(client: httpx.Client) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/api/v1/stories").json()
    return found


def done(client: httpx.Client, story: str) -> dict[str, object]:
    """The last job of the story once it has ended."""

    def ended() -> dict[str, object] | None:
        jobs = client.get(f"/api/v1/stories/{story}/jobs").json()
        return jobs[-1] if jobs and jobs[-1]["stage"] in ("done", "failed") else None

    return until(ended)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=["origin", "null", "port", "cross-site", "same-site"],
)
@pytest.mark.parametrize("path", ["/stories", "/demo", "/api/v1/stories", "/api/v1/feeds", "/language", "/feeds/end"])
def test_another_site_cannot_make_a_browser_change_anything(desk: Running, headers: dict[str, str], path: str) -> None:
    with desk.client(**headers) as client:
        before = stories(client)
        body = {"links": ["https://example.org/"], "url": "https://example.org/"}
        assert client.post(path, json=body).status_code == 403
        assert client.post(path, data={"text": TEXT}).status_code == 403
        assert stories(client) == before


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "[::ffff:7f00:1]"])
def test_it_does_not_answer_under_a_foreign_name(desk: Running, host: str) -> None:
    with desk.client(Host=host) as client:
        assert client.get("/").status_code in (400, 403)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/api/v1/stories", "/search?q=x", "/events", "/stories", "/api/openapi.json"])
@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}, {"Cookie": "dateline_entrance=9999999999.x.y"}], ids=["none", "wrong", "bare", "forged"])  # fmt: skip
def test_without_the_token_nothing_is_told(guarded: Running, method: str, path: str, given: dict[str, str]) -> None:
    with guarded.client(**given) as client:
        answer = client.request(method, path)
        assert answer.status_code == 401
        assert answer.json().keys() == {"error"}


def test_a_browser_is_led_to_the_door_and_let_in_with_the_token(guarded: Running) -> None:
    with guarded.client(Accept="text/html") as client:
        assert client.get("/").headers["location"] == "/entrance"
        assert client.post("/entrance", data={"token": "wrong"}).status_code == 401
        entered = client.post("/entrance", data={"token": TOKEN})
        assert entered.status_code == 303
        cookie = entered.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/").status_code == 200


def test_a_program_is_let_in_with_the_token(guarded: Running) -> None:
    with guarded.client(Authorization=f"Bearer {TOKEN}") as client:
        assert client.get("/api/v1/stories").json() == []


def test_who_guesses_tokens_has_to_wait(tmp_path: Path) -> None:
    with newsroom(tmp_path / "desk.db", "--token", TOKEN) as running, running.client() as client:
        codes = [client.post("/entrance", data={"token": str(n)}).status_code for n in range(30)]
        assert 429 in codes
        assert client.get("/entrance").status_code == 200


def test_every_answer_keeps_to_itself(desk: Running) -> None:
    with desk.client(Accept="text/html") as client:
        for path in ("/", "/search", "/nowhere", "/api/v1/stories", "/api/v1/stories/nowhere"):
            headers = client.get(path).headers
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("name", ["../../../tmp/evil.html", "..\\..\\evil.html", "/etc/passwd", "a\x00b.html", "", ".", "x" * 5000 + ".html"])  # fmt: skip
def test_a_files_name_leads_nowhere(desk: Running, name: str) -> None:
    with desk.client() as client:
        files = {"files": (name, TEXT.encode(), "text/plain")}
        answer = client.post("/stories", files=files)
        assert answer.status_code in (303, 400, 422)
        assert not Path("/tmp/evil.html").exists()
        if answer.status_code == 303:
            assert done(client, answer.headers["location"].rpartition("/")[2])["stage"] == "done"


def test_an_archive_that_expands_is_refused_and_costs_nothing_else(desk: Running) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", b"0" * 300_000_000)
    files = [
        ("files", ("bomb.zip", packed.getvalue(), "application/zip")),
        ("files", ("good.txt", TEXT.encode(), "text/plain")),
    ]
    with desk.client() as client:
        story = client.post("/stories", files=files).headers["location"].rpartition("/")[2]
        fates = {fate["name"]: fate["fate"] for fate in done(client, story)["fates"]}  # type: ignore[attr-defined]
        assert fates["good.txt"] == "read"
        assert [fate for name, fate in fates.items() if "bomb" in name] == ["refused"]


@pytest.mark.parametrize("link", ["http://127.0.0.1:{port}/", "http://localhost:{port}/api/v1/stories", "http://[::1]:{port}/", "http://169.254.169.254/latest/meta-data/", "http://0x7f000001:{port}/", "http://2130706433/", "http://10.0.0.1/"])  # fmt: skip
def test_private_addresses_are_not_fetched_for_anybody(desk: Running, link: str) -> None:
    with desk.client() as client:
        link = link.format(port=desk.port)
        story = client.post("/api/v1/stories", json={"links": [link]}).json()["story"]
        (fate,) = done(client, story)["fates"]  # type: ignore[misc]
        assert fate["fate"] == "refused"
        assert client.get(f"/api/v1/stories/{story}").json()["story"]["documents"] == []


def test_markup_in_every_field_stays_text(desk: Running) -> None:
    page = f"""<!doctype html><html lang="de"><head><title>{SCRIPT}</title><meta property="og:site_name" content='"><script>alert(3)</script>'>
    <meta property="article:published_time" content="2026-03-15T20:00:00+01:00"><meta name="author" content="&lt;script&gt;alert(4)&lt;/script&gt;">
    </head><body><article><h1>&lt;script&gt;alert(5)&lt;/script&gt; Damm hält</h1><p>„&lt;/script&gt;&lt;script&gt;alert(6)&lt;/script&gt;“, sagte Ida
    &lt;img src=x onerror=alert(7)&gt; Kern. Die Feuerwehr räumte am Abend zwei Straßen, weil das Wasser weiter stieg und der Damm weich wurde.</p>
    <p>Am 15. März 2026 kamen 230 Menschen in die Turnhalle. &lt;!--body--&gt; Der Landrat dankte allen.</p></article></body></html>"""
    name = "x<script>alert(8)</script>.html"
    with desk.client(Accept="text/html") as client:
        story = client.post("/stories", files={"files": (name, page.encode(), "text/html")}).headers["location"]
        done(client, story.rpartition("/")[2])
        note = {"do": "note", "target": {"kind": "story"}, "text": SCRIPT}
        by = {"by": "<script>alert(9)</script>", "base": 0, "correction": note}
        assert client.post(f"/api/v1{story}/edits", json=by).status_code == 201
        for path in (
            story,
            f"{story}/log",
            f"{story}/exports",
            "/",
            "/search?q=alert",
            "/search?q=%3Cscript%3Ealert(1)",
        ):
            tree = LexborHTMLParser(client.get(path).text)
            scripts = [node for node in tree.css("script") if node.attributes.get("type") != "application/json"]
            assert all(
                (node.attributes.get("src") or "").startswith("/assets/") and not node.text() for node in scripts
            )
            assert not tree.css("[onerror]")


def test_a_body_beyond_all_measure_is_refused(desk: Running) -> None:
    with desk.client() as client:
        before = stories(client)
        answer = client.post("/stories", files={"files": ("big.txt", b"x" * (65 * 1024 * 1024), "text/plain")})
        assert answer.status_code == 413
        assert stories(client) == before


def test_noise_gets_nowhere(desk: Running) -> None:
    """Requests of random bytes, whole and half, and of what looks like HTTP."""
    chance = random.Random(7)
    paths = [
        "/",
        "/api/v1/stories",
        "/stories",
        "/stories/%00/events",
        "/search?q=%ff%fe",
        "/assets/../app.py",
        "/entrance",
    ]

    async def noise(turn: asyncio.Semaphore, number: int) -> None:
        body = chance.randbytes(chance.randint(0, 300))
        if number % 2:
            method = chance.choice(["GET", "POST", "PUT", "DELETE", "PATCH", "X"])
            head = f"{method} {chance.choice(paths)} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
            kind = chance.choice(
                ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
            )
            body = f"{head}Content-Type: {kind}\r\nConnection: close\r\n\r\n".encode() + body
        async with turn:
            reader, writer = await asyncio.open_connection("127.0.0.1", desk.port)
            try:
                writer.write(body)
                writer.write_eof()
                await asyncio.wait_for(reader.read(2000), 5)
            except (ConnectionError, TimeoutError):
                pass
            finally:
                writer.close()

    async def all_of_it() -> None:
        turn = asyncio.Semaphore(100)
        await asyncio.gather(*(noise(turn, number) for number in range(10_000)))

    with desk.client() as client:
        before = stories(client)
        asyncio.run(all_of_it())

        def calm() -> list[list[dict[str, object]]] | None:
            """The stories, as soon as the flood of our own requests no longer counts against us."""
            answer = client.get("/api/v1/stories")
            return [answer.json()] if answer.status_code == 200 else None

        assert until(calm) == [before]


def test_a_name_that_changes_its_mind_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to, and the next connection is checked anew."""
    answers = iter(["93.184.216.34", "127.0.0.1", "169.254.169.254"])
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(_: httpcore.SyncBackend, host: str, *__: object) -> httpcore.NetworkStream:
        connected.append(host)
        return httpcore.MockStream([])

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    backend = CheckedBackend()
    backend.connect_tcp("bote.example", 80)
    for _ in range(2):
        with pytest.raises(PrivateAddressError):
            backend.connect_tcp("bote.example", 80)
    assert asked == ["bote.example"] * 3
    assert connected == ["93.184.216.34"]
