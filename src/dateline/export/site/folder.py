"""The folder that a web server serves as it is."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.edition import Edition
from dateline.export.feeds import atom, feed_pages, json_feed
from dateline.export.feeds.atom import SUFFIX as ATOM
from dateline.export.feeds.json_feed import SUFFIX as JSON_FEED
from dateline.export.files import File
from dateline.export.html import render
from dateline.export.liveblog import liveblog
from dateline.export.site.head import story_head
from dateline.export.site.pages import Pages


def site(edition: Edition) -> Iterator[File]:
    """The page, a plain live blog, an embed, a page an event, JSON-LD, feeds of the story and of all who speak in it.

    All links between them are relative; canonical addresses are there where the edition has a base.
    """
    pages = Pages(edition)
    feeds = (("application/atom+xml", f"feed{ATOM}"), ("application/feed+json", f"feed{JSON_FEED}"))
    head = story_head(edition, feeds)
    index = render(edition.story, language=edition.options.language, head=head)
    yield _page("index.html", index)
    yield _page("live.html", pages.live())
    yield _page("embed.html", pages.embed())
    yield File("story.jsonld", "application/ld+json", liveblog(edition))
    for event in edition.story.chronology:
        yield _page(f"event/{edition.event_key(event)}.html", pages.event(event))
    speakers = dict.fromkeys(q.speaker for q in edition.story.quotes if q.speaker in edition.actors)
    for person in (None, *speakers):
        for page in feed_pages(edition.about(person)):
            yield File(page.file(page.page, ATOM), "application/atom+xml", atom(page, edition.clock.zone))
            yield File(page.file(page.page, JSON_FEED), "application/feed+json", json_feed(page, edition.clock.zone))


def _page(name: str, html: str) -> File:
    return File(name, "text/html", iter([html.encode()]))
