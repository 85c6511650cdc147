"""Everything that a person may name becomes pages, or a sentence."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import sys
from pathlib import Path

import httpx
import pytest

from dateline.extract import read
from dateline.ingest import Fetcher, Found, Limits, SourceNote, open_page, open_pages
from dateline.model import DatelineError, Page
from tests.ingest.test_archives import packed as zipped
from tests.ingest.warcs import packed, response

PAGE = "<!doctype html><h1>Der Damm hält</h1><p>Der Damm bei Grünau hat der Flut standgehalten.</p>".encode()


def web(answers: dict[str, bytes], **limits: int) -> Fetcher:
    """A fetcher that knows these addresses, and answers 404 for the others."""

    def handle(request: httpx.Request) -> httpx.Response:
        content = answers.get(str(request.url))
        return httpx.Response(404) if content is None else httpx.Response(200, content=content)

    return Fetcher(Limits(**limits), transport=httpx.MockTransport(handle))  # type: ignore[arg-type]


def found(*locations: str | Path, fetcher: Fetcher | None = None) -> list[Found]:
    return list(open_pages(locations, fetcher=fetcher))


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page in every kind of wrapping."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Text"))
    (tmp_path / "c.zip").write_bytes(zipped(("d.html", PAGE), ("e.png", b"x")))
    (tmp_path / "f.warc.gz").write_bytes(packed(response("https://bote.example/g", PAGE)))
    (tmp_path / "feed.xml").write_bytes(b"<rss><channel></channel></rss>")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_holds_pages_and_archives_and_its_feeds_are_not_followed(folder: Path) -> None:
    assert [page.path for page in found(".") if isinstance(page, Page)] == [
        "./a.html", "./b.txt.gz", "./c.zip/d.html", "./f.warc.gz#0 https://bote.example/g",
    ]  # fmt: skip
    assert [str(one) for one in found(".") if isinstance(one, SourceNote)] == [
        "./c.zip: Left out, being no pages: 1 .png."
    ]


def test_a_quoted_glob_is_expanded_here(folder: Path) -> None:
    assert [page.path for page in found("*.html", "[bc].*", "**/*.html") if isinstance(page, Page)] == [
        "a.html",
        "b.txt.gz",
        "c.zip/d.html",
    ]


def test_a_file_is_what_its_bytes_say(folder: Path) -> None:
    (folder / "archive.html").write_bytes((folder / "c.zip").read_bytes())
    (folder / "crawl.txt").write_bytes((folder / "f.warc.gz").read_bytes())
    pages = [page for page in found("archive.html", "crawl.txt") if isinstance(page, Page)]
    assert [page.path for page in pages] == ["archive.html/d.html", "crawl.txt#0 https://bote.example/g"]


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (PAGE, ["standard input"]),
        (gzip.compress(PAGE), ["standard input"]),
        ("Der Damm hält.".encode("utf-16"), ["standard input"]),
        (zipped(("d.html", PAGE)), ["standard input/d.html"]),
        (packed(response("https://bote.example/g", PAGE)), ["standard input#0 https://bote.example/g"]),
    ],
    ids=["a page", "gz", "text in UTF-16", "a ZIP archive", "a web archive"],
)
def test_standard_input_holds_what_a_file_may_hold(
    monkeypatch: pytest.MonkeyPatch, content: bytes, paths: list[str]
) -> None:
    stdin(monkeypatch, content)
    assert [one.path for one in found("-") if isinstance(one, Page)] == paths


def test_nothing_on_standard_input_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    assert [str(one) for one in found("-")] == ["standard input: it is empty. Save the page again."]
    stdin(monkeypatch, PAGE)
    assert open_page("-").content == PAGE


def test_one_bad_source_does_not_stop_the_others(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04")
    (folder / "pdf.html").write_bytes(b"%PDF-1.7")
    outcome = found("gone.html", "bad.zip", "pdf.html", "ftp://x.example/a", "a\x00b", "a.html")
    assert [type(one).__name__ for one in outcome] == ["PageRefused"] * 5 + ["Page"]
    assert all(error.advice for error in outcome if isinstance(error, DatelineError))


def rss(*links: tuple[str, str]) -> bytes:
    items = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in links)
    return f'<rss version="2.0"><channel><title>Bote</title>{items}</channel></rss>'.encode()


MAY, JUNE = "Sun, 03 May 2026 20:30:00 +0200", "Mon, 01 Jun 2026 08:00:00 +0200"


def test_the_pages_that_a_feed_lists_are_fetched_and_remember_what_it_says_of_them(folder: Path) -> None:
    (folder / "feed.xml").write_bytes(rss(("https://bote.example/a", MAY), ("https://bote.example/gone", MAY)))
    with web({"https://bote.example/a": PAGE}) as fetcher:
        page, missing = found("feed.xml", fetcher=fetcher)
    assert isinstance(page, Page)
    assert (page.url, page.listed_in) == ("https://bote.example/a", "feed.xml")
    assert page.announced == dt.datetime.fromisoformat("2026-05-03T20:30:00+02:00")
    assert str(missing).startswith("https://bote.example/gone: the server answers 404")


def test_what_a_feed_says_dates_a_page_that_says_nothing() -> None:
    page = Page(content=PAGE, url="https://bote.example/a", announced=dt.datetime.fromisoformat("2026-05-03T18:30:00Z"))
    document = read(page)
    assert document.published == "2026-05-03T20:30:00+02:00"
    assert document.basis == "inferred: the feed that lists the page says so"
    dated = PAGE.replace(b"<p>", b"<meta property='article:published_time' content='2026-05-02T10:00:00+02:00'><p>")
    own = read(Page(content=dated, url="https://bote.example/a", announced=page.announced))
    assert (own.published, own.basis) == ("2026-05-02T10:00:00+02:00", "markup")


def test_a_feed_at_an_address_is_followed_newest_first_and_not_without_end() -> None:
    answers = {"https://bote.example/feed": rss(("/a", MAY), ("/b", JUNE), ("/c", ""))}
    answers |= {f"https://bote.example/{name}": PAGE + name.encode() for name in "abc"}
    with web(answers, entries=2) as fetcher:
        note, *pages = found("https://bote.example/feed", fetcher=fetcher)
    assert str(note) == "https://bote.example/feed: It lists 3 pages; the newest 2 are fetched."
    assert [page.url for page in pages if isinstance(page, Page)] == [
        "https://bote.example/b",
        "https://bote.example/a",
    ]


def test_an_index_of_sitemaps_leads_to_pages_and_not_in_circles() -> None:
    index = "".join(
        f"<sitemap><loc>/{n}.xml</loc><lastmod>2026-05-0{n}T00:00:00Z</lastmod></sitemap>" for n in range(1, 8)
    )
    answers = {
        "https://bote.example/index.xml": f"<sitemapindex>{index}</sitemapindex>".encode(),
        "https://bote.example/7.xml": b"<urlset><url><loc>https://bote.example/a</loc></url></urlset>",
        "https://bote.example/6.xml": b"<sitemapindex><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>",
        "https://bote.example/a": PAGE,
    }
    with web(answers) as fetcher:
        outcome = found("https://bote.example/index.xml", fetcher=fetcher)
    assert [one.url for one in outcome if isinstance(one, Page)] == ["https://bote.example/a"]
    assert sum(isinstance(one, DatelineError) for one in outcome) == 3
    assert any("7 sitemaps; the newest 5" in str(one) for one in outcome)


def test_an_empty_feed_is_a_sentence(folder: Path) -> None:
    assert [str(one) for one in found("feed.xml")] == [
        "feed.xml: it is a feed without entries. Give the addresses of pages."
    ]


def test_a_page_is_fetched_once_however_many_feeds_list_it() -> None:
    asked: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, content=rss(("/a", MAY)) if "feed" in request.url.path else PAGE)

    with Fetcher(Limits(robots=False), transport=httpx.MockTransport(handle)) as fetcher:
        found("https://bote.example/feed1", "https://bote.example/feed2", fetcher=fetcher)
    assert asked == ["/feed1", "/a", "/feed2"]
