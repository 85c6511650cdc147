"""Fetching: limits, robots.txt, redirects, and no way into a private network."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from dateline.ingest import Limits, open_page
from dateline.ingest.addresses import is_public
from dateline.ingest.fetch import Fetcher
from dateline.model import PageRefused, PageSkipped

Answer = Callable[[httpx.Request], httpx.Response]


def fetcher(answers: dict[str, httpx.Response | Answer], **limits: object) -> Fetcher:
    def handle(request: httpx.Request) -> httpx.Response:
        answer = answers.get(str(request.url), httpx.Response(404))
        return answer(request) if callable(answer) else answer

    return Fetcher(Limits(**limits), transport=httpx.MockTransport(handle))  # type: ignore[arg-type]


def html(text: str, **headers: str) -> httpx.Response:
    return httpx.Response(
        200, headers={"content-type": "text/html; charset=iso-8859-1", **headers}, content=text.encode("latin-1")
    )


def test_a_page_carries_address_type_charset_and_time_of_retrieval() -> None:
    with fetcher({"https://news.example/a": html("<p>Grüße aus Übersee")}) as f:
        page = f.fetch("https://news.example/a")
    assert (page.url, page.media_type, page.charset) == ("https://news.example/a", "text/html", "iso-8859-1")
    assert page.content.startswith(b"<p>Gr\xfc")
    assert page.retrieved is not None
    assert page.retrieved.tzinfo is not None


def test_of_two_states_within_a_second_the_later_is_known() -> None:
    with fetcher({"https://news.example/a": lambda request: html("<p>Der Damm hält")}) as f:
        seen = [retrieved for _ in range(3) if (retrieved := f.fetch("https://news.example/a").retrieved)]
    assert len(seen) == 3
    assert sorted(set(seen)) == seen


def test_it_says_who_asks() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["user-agent"])
        return html("<p>x")

    with fetcher({"https://news.example/a": answer}) as f:
        f.fetch("https://news.example/a")
    assert seen[0].startswith("dateline/")


def test_robots_txt_is_honoured_for_us_and_for_all() -> None:
    robots = httpx.Response(200, text="User-agent: *\nDisallow: /private/\n\nUser-agent: dateline\nDisallow: /ours/\n")
    with fetcher(
        {
            "https://news.example/robots.txt": robots,
            "https://news.example/ours/a": html("<p>x"),
            "https://news.example/b": html("<p>x"),
        }
    ) as f:
        with pytest.raises(PageRefused, match=r"robots\.txt forbids"):
            f.fetch("https://news.example/ours/a")
        assert f.fetch("https://news.example/b").content


def test_a_failing_robots_txt_forbids_and_a_missing_one_allows() -> None:
    failing = {"https://news.example/robots.txt": httpx.Response(503), "https://news.example/a": html("<p>x")}
    with fetcher(dict(failing)) as f, pytest.raises(PageRefused, match="robots"):
        f.fetch("https://news.example/a")
    with fetcher({"https://news.example/a": html("<p>x")}) as f:
        assert f.fetch("https://news.example/a").content


def test_redirects_are_followed_up_to_the_limit_and_checked_each_time() -> None:
    def to(address: str) -> httpx.Response:
        return httpx.Response(302, headers={"location": address})

    answers: dict[str, httpx.Response | Answer] = {
        "https://a.example/1": to("/2"),
        "https://a.example/2": to("https://b.example/3"),
        "https://b.example/3": html("<p>x"),
        "https://a.example/loop": to("/loop"),
        "https://a.example/out": to("file:///etc/passwd"),
        "https://a.example/barred": to("https://b.example/barred"),
        "https://b.example/robots.txt": httpx.Response(200, text="User-agent: *\nDisallow: /barred"),
    }
    with fetcher(answers) as f:
        assert f.fetch("https://a.example/1").url == "https://b.example/3"
        for path, reason in (("loop", "redirects more than 5"), ("out", "no web address"), ("barred", "robots")):
            with pytest.raises(PageRefused, match=reason) as caught:
                f.fetch(f"https://a.example/{path}")
            assert caught.value.name == f"https://a.example/{path}"


def test_too_long_pages_are_refused_also_when_compression_hides_it() -> None:
    import gzip

    bomb = httpx.Response(200, headers={"content-encoding": "gzip"}, content=gzip.compress(b"<p>" + b"x" * 3_000_000))
    with (
        fetcher({"https://news.example/a": bomb}, size=1_000_000) as f,
        pytest.raises(PageRefused, match="longer than the limit"),
    ):
        f.fetch("https://news.example/a")


def test_failures_end_in_a_sentence() -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    answers: dict[str, httpx.Response | Answer] = {
        "https://a.example/slow": slow,
        "https://a.example/down": down,
        "https://a.example/500": httpx.Response(500),
        "https://a.example/empty": html("  "),
        "https://a.example/pdf": httpx.Response(200, content=b"%PDF-1.4 "),
    }
    with fetcher(answers, robots=False) as f:
        for path, reason in (
            ("slow", "takes longer"),
            ("down", "cannot be fetched"),
            ("500", "answers 500"),
            ("gone", "answers 404"),
            ("pdf", "a PDF"),
        ):
            with pytest.raises(PageRefused, match=reason):
                f.fetch(f"https://a.example/{path}")
        with pytest.raises(PageSkipped, match="empty"):
            f.fetch("https://a.example/empty")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("::", False), ("not an address", False), ("255.255.255.255", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.fixture
def local_server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write("<p>Über uns".encode())

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/a"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_over_a_real_connection(local_server: str) -> None:
    page = open_page(local_server, limits=Limits(private=True))
    assert page.content.decode() == "<p>Über uns"
    assert page.url == local_server


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1"])
def test_private_networks_are_refused_however_they_are_written(local_server: str, host: str) -> None:
    with pytest.raises(PageRefused, match=r"private network|cannot be fetched|no web address"):
        open_page(local_server.replace("127.0.0.1", host))
