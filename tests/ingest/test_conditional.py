"""Asking a server only for what has changed, and staying away for as long as it asks."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from dateline.ingest import Fetched, Fetcher, Limits, NotModified, Validators
from dateline.ingest.validators import fresh_for_in, retry_after_in, validators_in
from dateline.model import FetchFailed, PageRefused

NOW = dt.datetime(2026, 5, 3, 20, 30, tzinfo=dt.UTC)
ADDRESS = "https://bote.example/ticker"


def answering(*answers: httpx.Response, seen: list[httpx.Request] | None = None) -> Fetcher:
    waiting = list(answers)

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        if seen is not None:
            seen.append(request)
        return waiting.pop(0)

    return Fetcher(Limits(), transport=httpx.MockTransport(handle))


def page(**headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(200, headers={"content-type": "text/html", **named}, content=b"<p>Der Damm h\xc3\xa4lt.")


def test_what_the_server_said_of_a_page_asks_whether_it_has_changed() -> None:
    seen: list[httpx.Request] = []
    first = page(etag='W/"a1"', last_modified="Sun, 03 May 2026 20:00:00 GMT", cache_control="max-age=60", age="20")
    with answering(first, httpx.Response(304, headers={"etag": '"a2"'}), seen=seen) as fetcher:
        found = fetcher.fetch_if_changed(ADDRESS)
        assert isinstance(found, Fetched)
        assert found.validators == Validators(etag='W/"a1"', last_modified="Sun, 03 May 2026 20:00:00 GMT")
        assert found.fresh_for == 40
        again = fetcher.fetch_if_changed(ADDRESS, found.validators)
    assert isinstance(again, NotModified)
    assert again.url == ADDRESS
    assert again.retrieved.tzinfo is not None
    assert again.validators == Validators(etag='"a2"', last_modified="Sun, 03 May 2026 20:00:00 GMT")
    assert "if-none-match" not in seen[0].headers
    assert seen[1].headers["if-none-match"] == 'W/"a1"'
    assert seen[1].headers["if-modified-since"] == "Sun, 03 May 2026 20:00:00 GMT"


def test_a_changed_page_comes_whole_with_new_validators() -> None:
    with answering(page(etag='"b"')) as fetcher:
        found = fetcher.fetch_if_changed(ADDRESS, Validators(etag='"a"'))
    assert isinstance(found, Fetched)
    assert found.page.content
    assert found.validators == Validators(etag='"b"')


@pytest.mark.parametrize(
    ("answer", "status", "retry_after", "temporary"),
    [
        (httpx.Response(429, headers={"retry-after": "120"}), 429, 120.0, True),
        (httpx.Response(503, headers={"retry-after": "soon"}), 503, None, True),
        (httpx.Response(500), 500, None, True),
        (httpx.Response(404), 404, None, False),
        (httpx.Response(410), 410, None, False),
        (httpx.Response(304), 304, None, False),
        (httpx.Response(301), 301, None, False),
    ],
    ids=lambda value: str(getattr(value, "status_code", value)),
)
def test_a_failure_says_its_status_and_how_long_to_stay_away(
    answer: httpx.Response, status: int, retry_after: float | None, temporary: bool
) -> None:
    with answering(answer) as fetcher, pytest.raises(FetchFailed) as caught:
        fetcher.fetch(ADDRESS)
    assert (caught.value.status, caught.value.retry_after, caught.value.temporary) == (status, retry_after, temporary)
    assert caught.value.name == ADDRESS


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0.0),
        ("30", 30.0),
        ("99999999999999999999", 604800.0),
        ("Sun, 03 May 2026 20:31:30 GMT", 90.0),
        ("Sun, 03 May 2026 19:00:00 GMT", 0.0),
        ("-5", None),
        ("later", None),
        ("", None),
    ],
)
def test_how_long_to_stay_away(said: str, seconds: float | None) -> None:
    assert retry_after_in({"retry-after": said}, NOW) == seconds


@pytest.mark.parametrize(
    ("control", "age", "seconds"),
    [
        ("public, max-age=300", "", 300.0),
        ("max-age=300", "400", 0.0),
        ("s-maxage=900", "", None),
        ("max-age=300, no-cache", "", None),
        ("no-store", "", None),
        ("max-age=x", "", None),
    ],
)
def test_how_long_a_page_stays_as_it_is(control: str, age: str, seconds: float | None) -> None:
    assert fresh_for_in({"cache-control": control, "age": age}) == seconds


@pytest.mark.parametrize("value", ['"a\r\nX: y"', "", "   ", '"' + "x" * 2000 + '"', '"ü"'])
def test_a_validator_that_could_not_be_sent_back_is_left_out(value: str) -> None:
    assert validators_in({"etag": value}) == Validators()


@pytest.fixture
def busy_server() -> Iterator[tuple[str, list[str], list[int]]]:
    """A host, what it was asked for, and how many visitors it has and had at once."""
    visits: list[str] = []
    together = [0, 0]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            robots = self.path == "/robots.txt"
            if not robots:
                visits.append(self.path)
                together[0] += 1
                together[1] = max(together)
                time.sleep(0.05)
                together[0] -= 1
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"User-agent: *\nCrawl-delay: 0.2\n" if robots else b"Der Damm")

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", visits, together
    server.shutdown()
    server.server_close()


def test_one_fetcher_serves_threads_without_crowding_a_host(
    busy_server: tuple[str, list[str], list[int]],
) -> None:
    address, visits, together = busy_server
    with Fetcher(Limits(private=True, per_host=1)) as fetcher:
        fetcher.fetch(f"{address}/first")
        threads = [threading.Thread(target=fetcher.fetch, args=(f"{address}/{n}",)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(visits) == 4
    assert together[1] == 1


def test_a_page_on_a_private_network_is_reached_only_where_that_is_allowed(
    busy_server: tuple[str, list[str], list[int]],
) -> None:
    with Fetcher() as fetcher, pytest.raises(PageRefused, match="private network"):
        fetcher.fetch_if_changed(f"{busy_server[0]}/a", Validators(etag='"a"'))


def test_a_public_page_that_redirects_into_a_private_network_is_refused(
    busy_server: tuple[str, list[str], list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address passes, as a public one would; the one it leads to is checked when it is connected to."""
    from dateline.ingest import addresses

    class Redirecting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 302)
            self.send_header("Location", f"{busy_server[0]}/inside")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.2", 0), Redirecting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.2")
    with Fetcher() as fetcher, pytest.raises(PageRefused, match="private network"):
        fetcher.fetch(f"http://127.0.0.2:{server.server_port}/out")
    server.shutdown()
    server.server_close()
    assert busy_server[1] == []
