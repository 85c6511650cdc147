"""Web archives: their pages, with address and date; what is damaged costs itself alone."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import Found, Limits, SourceNote, reopen
from dateline.ingest.warc import WarcPages, is_warc
from dateline.model import DatelineError, Page, PageRefused
from tests.ingest.warcs import packed, record, response, zst

A = response("https://bote.example/a", "<p>Grüße".encode("latin-1"), content_type="text/html; charset=ISO-8859-1")
B = response("https://bote.example/b", b"<p>zwei")
C = response("https://bote.example/c", b"<p>drei")
Pack = Callable[..., bytes]
packings = pytest.mark.parametrize(
    "pack",
    [lambda *r: b"".join(r), packed, lambda *r: gzip.compress(b"".join(r)), zst],
    ids=["plain", "gz", "one gz", "zst"],
)


def found(content: bytes, limits: Limits | None = None) -> list[Found]:
    return list(WarcPages("crawl.warc", io.BytesIO(content), limits or Limits()).pages())


def pages(content: bytes) -> list[Page]:
    return [one for one in found(content) if isinstance(one, Page)]


def errors(content: bytes, limits: Limits | None = None) -> list[str]:
    return [str(one) for one in found(content, limits) if isinstance(one, DatelineError)]


def notes(content: bytes) -> list[str]:
    return [str(one) for one in found(content) if isinstance(one, SourceNote)]


@packings
def test_a_page_has_the_records_address_date_and_charset(pack: Pack) -> None:
    first, second = found(pack(A, B))
    assert first == Page(
        content="<p>Grüße".encode("latin-1"),
        media_type="text/html",
        charset="ISO-8859-1",
        url="https://bote.example/a",
        path="crawl.warc#0 https://bote.example/a",
        retrieved=dt.datetime(2026, 5, 3, 20, 30, tzinfo=dt.UTC),
    )
    assert isinstance(second, Page)
    assert second.url == "https://bote.example/b"


@pytest.mark.parametrize(
    ("body", "http"),
    [
        (gzip.compress(b"<p>zwei"), "Content-Encoding: gzip\r\n"),
        (brotli.compress(b"<p>zwei"), "Content-Encoding: br\r\n"),
        (b"5\r\n<p>zw\r\n2\r\nei\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (b"<p>zwei", "Content-Length: 7\r\n"),
    ],
    ids=["gzip", "brotli", "chunked", "as it is"],
)
def test_what_http_did_to_a_page_is_undone(body: bytes, http: str) -> None:
    assert pages(response("https://bote.example/b", body, http=http) + C)[0].content == b"<p>zwei"


def test_resources_and_texts_are_pages_too() -> None:
    resource = record("resource", "https://bote.example/r", b"<p>Quelle", content_type="text/html; charset=utf-8")
    text = record("conversion", "https://bote.example/t", b"Ein Text", content_type="text/plain")
    assert [(page.url, page.media_type, page.charset) for page in pages(resource + text)] == [
        ("https://bote.example/r", "text/html", "utf-8"),
        ("https://bote.example/t", "text/plain", None),
    ]


def test_what_is_no_page_is_counted_and_left_out() -> None:
    revisit = record("revisit", "https://bote.example/a", b"HTTP/1.1 200 OK\r\n\r\n", content_type="application/http")
    content = b"".join(
        [
            record("warcinfo", "", b"software: x", content_type="application/warc-fields"),
            record("request", "https://bote.example/a", b"GET / HTTP/1.1\r\n\r\n", content_type="application/http"),
            A,
            revisit,
            response("https://bote.example/i.png", b"\x89PNG", content_type="image/png"),
            response("https://bote.example/j.png", b"\x89PNG", content_type="image/png"),
            response("https://bote.example/gone", b"<p>weg", status="404 Not Found"),
            response("https://bote.example/moved", b"", status="301 Moved"),
            response("https://bote.example/robots.txt", b"User-agent: *", content_type="text/plain"),
            record("response", "dns:bote.example", b"20260503 bote.example. A 192.0.2.1", content_type="text/dns"),
        ]
    )
    assert len(pages(content)) == 1
    assert notes(content) == [
        "crawl.warc: Left out, being no pages: 2 image/png, 1 answer 301, 1 answer 404, 1 request, 1 revisit, "
        "1 robots.txt, 1 text/dns, 1 warcinfo."
    ]


def damaged(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + b"\xff" * 12 + content[at + 12 :]


@pytest.mark.parametrize(
    ("content", "urls"),
    [
        (packed(A) + damaged(packed(B)) + packed(C), "ac"),
        (zst(A) + damaged(zst(B)) + zst(C), "ac"),
        (zst(A, B) + zst(C)[:-20], "ab"),
        (A + B.replace(b"Content-Length: ", b"Content-Length: 9") + C, "ac"),
        (A + b"nonsense\r\n\r\n" + C, "ac"),
        (A + B[:-60] + C, "a"),
        ((A + B + C)[:-20], "ab"),
        (packed(A, B) + packed(C)[:-20], "ab"),
        (A + response("https://bote.example/b", b"not gzip", http="Content-Encoding: gzip\r\n") + C, "ac"),
        (A + response("https://bote.example/b", b"zz\r\nx", http="Transfer-Encoding: chunked\r\n") + C, "ac"),
        (A + response("https://bote.example/b", b"x", http="Content-Encoding: x-unknown\r\n") + C, "ac"),
        (A + B.replace(b"HTTP/1.1 200 OK", b"nonsense 1 2 3!") + C, "ac"),
        (A + B.replace(b"HTTP/1.1 200 OK", b"nonsense") + C, "ac"),
        (b"\x00" * 3_000_000 + packed(A) + b"\x1f\x8b\x08" * 50 + packed(C), "ac"),
    ],
    ids=[
        "gz", "zst", "zst cut short", "a wrong length", "words between", "a short record", "cut short", "gz cut short", "no gzip inside", "no chunks inside",
        "an unknown encoding", "no HTTP", "a length that is a little wrong", "nothing for megabytes",
    ],
)  # fmt: skip
def test_a_damaged_record_costs_itself_alone(content: bytes, urls: str) -> None:
    read = [str(page.url)[-1] for page in pages(content)]
    assert [url for url in read if url in "ac" and url in urls] == [url for url in urls if url in "ac"]
    assert "b" not in read or "b" in urls
    assert errors(content) or notes(content) or read == ["a", "c"]


def test_a_damaged_record_is_told_once() -> None:
    assert len(errors(packed(A) + damaged(packed(B)) + packed(C))) == 1
    assert len(errors(packed(A) + damaged(packed(B)) + packed(C) + damaged(packed(B)) + packed(C))) == 2


def test_a_large_record_is_refused_unread_and_an_expanding_one_when_it_has_expanded() -> None:
    bomb = response("https://bote.example/b", gzip.compress(b"x" * 5_000_000), http="Content-Encoding: gzip\r\n")
    large = response("https://bote.example/l", b"x" * 3_000_000)
    limits = Limits(size=1_000_000)
    assert [one.split(":")[1][-9:] for one in errors(bomb + large + C, limits)] == ["example/b", "example/l"]
    assert [one.url for one in found(bomb + large + C, limits) if isinstance(one, Page)] == ["https://bote.example/c"]


def test_an_empty_page_is_skipped_with_its_address() -> None:
    assert errors(response("https://bote.example/e", b" ") + A) == [
        "crawl.warc#0 https://bote.example/e: it is empty. Save the page again."
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "urn:x", "http://[::1", ""])
def test_only_web_addresses_are_addresses(target: str) -> None:
    assert [page.url for page in pages(response(target, b"<p>x"))] == [None]


def test_a_hostile_address_is_not_shown_as_it_is() -> None:
    page = pages(response("https://bote.example/\x1b[31m\u202egnp.exe", b"<p>x"))[0]
    assert page.path is not None
    assert not {"\x1b", "\u202e"} & set(page.path)


def test_pages_cut_off_by_the_crawler_are_counted() -> None:
    cut = response("https://bote.example/a", b"<p>Der Da", more="WARC-Truncated: length\r\n")
    assert notes(cut) == ["crawl.warc: Cut off when they were archived: 1 of the pages."]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", gzip.compress(b""), packed(record("warcinfo", "", b"", content_type="x"))],
    ids=["nothing", "words", "empty gz", "no page"],
)
def test_an_archive_without_pages_is_refused(content: bytes) -> None:
    assert "without pages" in errors(content)[-1]


@pytest.mark.parametrize(
    ("head", "yes"),
    [
        (A, True),
        (packed(A), True),
        (b"WARC/1.0\n", True),
        (b"WARC/x", False),
        (b"\x1f\x8b\x08junk", False),
        (b"", False),
    ],
)
def test_web_archives_are_recognised_by_their_bytes(head: bytes, yes: bool) -> None:
    assert is_warc(head) is yes


def test_one_page_at_a_time_is_in_memory() -> None:
    """Sixty pages of a megabyte: what Python holds at any time is a few of them."""
    body = b"<p>" + b"Der Damm. " * 100_000
    content = packed(*(response(f"https://bote.example/{n}", body) for n in range(60)))
    tracemalloc.start()
    count = sum(isinstance(one, Page) for one in WarcPages("crawl.warc", io.BytesIO(content), Limits()).pages())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60
    assert most < 12_000_000


def test_lines_may_end_with_a_line_feed_alone() -> None:
    """As in files made by hand; the length counts what stands there."""
    head, _, block = B.partition(b"\r\n\r\n")
    block = block.removesuffix(b"\r\n\r\n").replace(b"\r\n", b"\n")
    head = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % len(block), head).replace(b"\r\n", b"\n")
    by_hand = head + b"\n\n" + block + b"\n\n"
    assert [page.content for page in pages(by_hand * 2)] == [b"<p>zwei"] * 2


@packings
def test_a_page_opens_again_by_its_path(pack: Pack, tmp_path: Path) -> None:
    """Also where one address was captured twice, and with another state of the page."""
    archive = tmp_path / "crawl.warc"
    archive.write_bytes(pack(A, B, response("https://bote.example/a", b"<p>anders")))
    with archive.open("rb") as stream:
        captured = [one for one in WarcPages(str(archive), stream, Limits()).pages() if isinstance(one, Page)]
    assert len(captured) == 3
    for page in captured:
        assert page.path is not None
        assert reopen(page.path, sha256=hashlib.sha256(page.content).hexdigest()) == page
        assert reopen(str(Path(page.path)), sha256=hashlib.sha256(page.content).hexdigest()) == page
    assert reopen(str(tmp_path / "gone.warc#0 https://bote.example/a"), sha256="") is None
    with pytest.raises(PageRefused, match="no such page"):
        reopen(f"{archive}#0 https://bote.example/a", sha256="0")


@given(st.lists(st.sampled_from([A, B, packed(A), packed(B), A[:50], packed(B)[:70], b"\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]), max_size=8),
    st.binary(max_size=40))  # fmt: skip
def test_anything_ends_in_pages_and_sentences(parts: list[bytes], tail: bytes) -> None:
    for one in found(b"".join(parts) + tail):
        assert isinstance(one, Page) or str(one).startswith("crawl.warc")
