"""Feeds become entries that name pages; what a feed lies about is left out."""

from __future__ import annotations

import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.feeds import Feed, FeedEntry, feed_kind, read_feed
from dateline.model import DatelineError, Page, PageRefused

BASE = "https://bote.example/feeds/all.xml"


def feed(text: str | bytes, url: str | None = BASE) -> Feed:
    return read_feed(Page(content=text.encode() if isinstance(text, str) else text, url=url, path="feed.xml"))


def rss(*items: str, head: str = "<title>Morltaler Bote</title>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def item(link: str, guid: str = "", date: str = "", title: str = "Der Damm hält") -> str:
    parts = [f"<title>{title}</title>", f"<link>{link}</link>" if link else ""]
    parts += [f'<guid isPermaLink="false">{guid}</guid>' if guid else "", f"<pubDate>{date}</pubDate>" if date else ""]
    return f"<item>{''.join(parts)}</item>"


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_rss() -> None:
    found = feed(rss(item("https://bote.example/a", "g1", "Sun, 03 May 2026 20:30:00 +0200")))
    assert (found.kind, found.title, found.url, found.notes) == ("rss", "Morltaler Bote", BASE, ())
    assert found.entries == (
        FeedEntry(
            id="g1", url="https://bote.example/a", title="Der Damm hält", published=utc("2026-05-03T20:30:00+02:00")
        ),
    )


def test_atom_has_published_and_updated_and_links_of_many_kinds() -> None:
    found = feed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bote.example/"><title type="html">Bote &amp;amp; Echo</title>
        <entry><id>tag:bote.example,2026:1</id><title type="html">&lt;b&gt;Damm&lt;/b&gt; hält</title>
        <link rel="enclosure" type="audio/mpeg" href="/a.mp3"/><link rel="alternate" type="text/html" href="damm"/>
        <published>2026-05-03T20:30:00Z</published><updated>2026-05-03T23:10:00.5+02:00</updated></entry></feed>"""
    )
    assert (found.kind, found.title) == ("atom", "Bote & Echo")
    entry = found.entries[0]
    assert (entry.id, entry.url, entry.title) == ("tag:bote.example,2026:1", "https://bote.example/damm", "Damm hält")
    assert (entry.published, entry.updated) == (utc("2026-05-03T20:30:00+00:00"), utc("2026-05-03T23:10:00+02:00"))


def test_json_feed() -> None:
    items = [
        {"id": 7, "url": "https://bote.example/a", "title": "Damm", "date_published": "2026-05-03T20:30:00+02:00"},
        {"id": "https://bote.example/b", "content_text": "Ohne Titel"},
        {"id": "x", "external_url": "https://echo.example/c"},
        {"id": "nowhere"},
        "nonsense",
    ]
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Bote", "items": items})
    found = feed("\ufeff" + text)
    assert found.kind == "json"
    assert [e.url for e in found.entries] == [
        "https://bote.example/a",
        "https://bote.example/b",
        "https://echo.example/c",
    ]
    assert found.entries[0].id == "7"
    assert found.notes == ("1 of 4 entries have no web address and are left out.",)


def test_news_sitemap() -> None:
    found = feed(
        """<?xml version="1.0" encoding="UTF-8"?><!-- made by hand --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://bote.example/a?x=1&amp;y=2 </loc>
        <lastmod>2026-05-03T21:00:00+02:00</lastmod><n:news><n:publication><n:name>Bote</n:name><n:language>de</n:language>
        </n:publication><n:publication_date>2026-05-03T20:30:00+02:00</n:publication_date><n:title>Damm hält</n:title>
        </n:news></url><url><loc>https://bote.example/b</loc><lastmod>2026-05-03</lastmod></url></urlset>"""
    )
    assert found.kind == "sitemap"
    assert found.entries[0] == FeedEntry(
        id="https://bote.example/a?x=1&y=2",
        url="https://bote.example/a?x=1&y=2",
        title="Damm hält",
        published=utc("2026-05-03T20:30:00+02:00"),
        updated=utc("2026-05-03T21:00:00+02:00"),
    )
    assert found.entries[1].updated is None  # a day is no instant


def test_a_sitemap_index_lists_sitemaps_newest_first() -> None:
    rows = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>{date}</lastmod></sitemap>"
        for name, date in (("old", "2026-05-01T00:00:00Z"), ("none", "gestern"), ("new", "2026-05-03T00:00:00Z"))
    )
    found = feed(f"<sitemapindex>{rows}</sitemapindex>")
    assert found.kind == "sitemap-index"
    assert found.sitemaps == tuple(f"https://bote.example/{name}.xml" for name in ("new", "old", "none"))


@pytest.mark.parametrize(
    ("links", "urls"),
    [
        (["javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/a", "mailto:a@x.example"], []),
        (["http://[::1", "https://:80/", "https://a.example:0/", "https://a.example:99999/"], []),
        (["/a", "b", "../c", "//echo.example/d"], [
            "https://bote.example/a", "https://bote.example/feeds/b", "https://bote.example/c", "https://echo.example/d"]),
        (["https://bote.example/a#1", "https://bote.example/a#2", " https://bote.example/\n b "], [
            "https://bote.example/a", "https://bote.example/b"]),
        (["https://bote.example/" + "x" * 5000], []),
    ],
    ids=["other schemes", "damaged", "relative", "fragments and white space", "endless"],
)  # fmt: skip
def test_only_pages_of_the_web_are_listed_and_each_once(links: list[str], urls: list[str]) -> None:
    found = feed(rss(*(item(link) for link in links)))
    assert [entry.url for entry in found.entries] == urls
    assert bool(found.notes) == (not urls)


def test_an_id_that_all_entries_share_is_nobodys() -> None:
    found = feed(rss(*(item(f"https://bote.example/{n}", "same") for n in range(3))))
    assert [entry.id for entry in found.entries] == [f"https://bote.example/{n}" for n in range(3)]


def test_a_time_that_nearly_all_entries_share_is_the_feeds_own() -> None:
    shared = "Sun, 03 May 2026 23:00:00 GMT"
    own = "Sun, 03 May 2026 20:30:00 GMT"
    found = feed(rss(*(item(f"/{n}", date=own if n == 0 else shared) for n in range(4))))
    assert [entry.published for entry in found.entries] == [utc("2026-05-03T20:30:00+00:00"), None, None, None]
    two = feed(rss(*(item(f"/{n}", date=shared) for n in range(2))))
    assert all(entry.published for entry in two.entries)


@pytest.mark.parametrize(
    "date",
    ["03.05.2026 20:30", "2026-05-03T20:30:00", "2026-05-03", "gestern", "Sun, 03 May 2026 20:30:00 -0000", "x" * 500],
)
def test_a_time_without_a_zone_is_no_instant(date: str) -> None:
    assert feed(rss(item("/a", date=date))).entries[0].published is None


@pytest.mark.parametrize(
    "text",
    [
        rss(item("/a", title="Damm & Deich"), item("/b")),
        rss(item("/a"), item("/b"))[:-30],
        rss(item("/a", title="\x08Damm"), item("/b")),
        rss(item("/a", title="Damm&nbsp;hält &bogus;"), item("/b")),
    ],
    ids=["a bare ampersand", "cut short", "a control character", "unknown entities"],
)
def test_a_damaged_feed_gives_what_can_be_read_and_says_so(text: str) -> None:
    found = feed(text)
    assert [entry.url for entry in found.entries][:1] == ["https://bote.example/a"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><body>Wartung", "no feed"),
        (b"<!DOCTYPE html><html>", "no feed"),
        (b'{"version": 1}', "no feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "damaged JSON feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "without items"),
        (b"<urlset><url><loc>", "damaged sitemap"),
        (b'<!DOCTYPE urlset [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>', "no feed|declares entities"),
        (b'<urlset><!DOCTYPE x><url><loc>https://a.example</loc></url></urlset>', "declares entities"),
        (b"<rss", "no feed"),
        (b"", "no feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_with_a_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(PageRefused, match=reason) as caught:
        feed(content)
    assert caught.value.advice


def test_entities_do_not_expand() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    )
    text = bomb + "]>" + rss(item("/a", title="&i;")).partition("?>")[2]
    try:
        found = feed(text)
    except PageRefused:
        return
    assert all(len(entry.title) <= 1000 for entry in found.entries)


def test_a_damaged_sitemap_gives_what_stands_before_the_damage() -> None:
    found = feed("<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</lo></url></urlset>")
    assert [entry.url for entry in found.entries] == ["https://a.example/1"]
    assert "damaged" in found.notes[0]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', "rss"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<?xml-stylesheet href="x"?><feed xmlns="http://www.w3.org/2005/Atom">', "atom"),
        ('<?xml version="1.0" encoding="utf-16"?><rss version="2.0">'.encode("utf-16"), "rss"),
        (b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "x.dtd"><rss version="0.91">', "rss"),
        (b'{"items": [], "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "json"),
        (b"<html><body><pre>&lt;rss version=2.0>", None),
        (b"Der Damm <rss> steht", None),
        (b"<feedback>", None),
        (b"{}", None),
    ],
)  # fmt: skip
def test_feeds_are_recognised_by_their_root(content: bytes, kind: str | None) -> None:
    assert feed_kind(content) == kind


@given(st.lists(st.sampled_from(["<rss>", "<channel>", "<item>", "</item>", "<link>", "/a", "<feed>", "<entry>", "<urlset>", "<url>", "<loc>",
    "</loc>", "<pubDate>", "2026-05-03", "&", "&amp;", "<![CDATA[", "]]>", "\x00", '{"version":"https://jsonfeed.org/version/1","items":[', "{}", "]}",
    "<?xml version='1.0' encoding='utf-16'?>"]), max_size=25), st.binary(max_size=20))  # fmt: skip
def test_anything_is_a_feed_or_a_sentence(parts: list[str], tail: bytes) -> None:
    with contextlib.suppress(DatelineError):
        found = feed("".join(parts).encode() + tail)
        assert all(entry.url.startswith("http") and entry.id for entry in found.entries)
