"""Every kind of feed leads to the pages it names."""

from __future__ import annotations

import asyncio
import json

import pytest

from dateline.store import Store
from dateline.watch.config import SourceKind
from dateline.watch.happenings import DocumentNew
from tests.watch.conftest import Desk, source
from tests.watch.server import PARAGRAPHS, Answer, Outlet, article, rss


def served(kind: str, url: str) -> Answer:
    page = f"{url}/a"
    match kind:
        case "atom":
            body = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><id>x</id><updated>2026-03-15T21:00:00Z</updated><entry><title>Lage</title><id>1</id><link href='{page}'/><updated>2026-03-15T21:00:00Z</updated></entry></feed>"
            return Answer(body, type="application/atom+xml")
        case "json":
            feed = {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "B",
                "items": [{"id": "1", "url": page, "title": "Lage", "content_text": "x"}],
            }
            return Answer(json.dumps(feed), type="application/feed+json")
        case "sitemap":
            body = f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{page}</loc><news:news><news:title>Lage</news:title><news:publication_date>2026-03-15T21:00:00Z</news:publication_date></news:news></url></urlset>"
            return Answer(body, type="application/xml")
        case "index":
            body = f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{url}/news.xml</loc></sitemap></sitemapindex>"
            return Answer(body, type="application/xml")
        case _:
            return Answer(rss(url, [("/a", "Lage")]), type="text/html")  # many say so


@pytest.mark.parametrize(
    ("kind", "configured"),
    [("rss", "feed"), ("atom", "feed"), ("json", "feed"), ("sitemap", "sitemap"), ("index", "sitemap"), ("rss", "ticker"), ("atom", "page")],
)  # fmt: skip
def test_pages_are_found(outlet: Outlet, store: Store, kind: str, configured: SourceKind) -> None:
    outlet.pages["/x"] = served(kind, outlet.url)
    outlet.pages["/news.xml"] = served("sitemap", outlet.url)
    outlet.pages["/a"] = Answer(article(*PARAGRAPHS))
    desk = Desk(store, source(f"{outlet.url}/x", configured))
    asyncio.run(desk.watcher.once())
    assert [type(h) for h in desk.seen] == [DocumentNew]
    assert desk.seen[0].url == f"{outlet.url}/a"
    asyncio.run(Desk(store, source(f"{outlet.url}/x", configured)).watcher.once())
    assert len(store.documents.list()) == 1
