"""The folder for a web server: links that lead somewhere, what machines read in its heads, nothing of a text as markup."""

from __future__ import annotations

import json
from functools import cache
from posixpath import dirname, join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.export.edition import Edition, Options
from dateline.export.formats import publish
from dateline.export.liveblog import liveblog
from dateline.model import Story
from tests.export import sample, synthetic
from tests.export.conftest import BASE


@cache
def folder(make: object, base: str | None = BASE) -> dict[str, bytes]:
    """The files by name."""
    return {f.name: f.bytes() for f in publish(make(), "site", Options(base=base))}  # type: ignore[operator]


def built(story: Story, base: str | None = BASE) -> dict[str, bytes]:
    return {f.name: f.bytes() for f in publish(story, "site", Options(base=base))}


def tree(content: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(content)


def test_links_lead_somewhere(story: Story, base: str | None) -> None:
    files = built(story, base)
    names = set(files)
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        page = tree(content)
        ids = {node.attributes["id"] for node in page.css("[id]")}
        for node in page.css("a[href], link[href]"):
            href = str(node.attributes["href"])
            if href.startswith(("http://", "https://", "data:")):
                continue
            target, _, anchor = href.partition("#")
            if target:
                path = normpath(join(dirname(name), target))
                assert path in names, f"{name}: {href}"
            elif anchor and name != "index.html":
                assert anchor in ids, f"{name}: {href}"


def test_an_event_page_leads_to_its_event_on_the_page() -> None:
    files = folder(sample.rich)
    anchors = {node.attributes["id"] for node in tree(files["index.html"]).css("[id]")}
    events = [name for name in files if name.startswith("event/")]
    assert len(events) == len(sample.rich().chronology)
    for name in events:
        links = [str(a.attributes["href"]) for a in tree(files[name]).css("header a")]
        assert links[0].partition("#")[2] in anchors


def test_permalinks_are_those_of_the_feeds_and_of_json_ld() -> None:
    files = folder(sample.rich)
    data = json.loads(files["story.jsonld"])
    addresses = {u["url"].removeprefix(BASE) for u in data["liveBlogUpdate"]}
    assert addresses == {name for name in files if name.startswith("event/")}
    feed = json.loads(files["feed.feed.json"])
    assert {i["url"].removeprefix(BASE) for i in feed["items"]} == addresses


@pytest.mark.parametrize("page", ["index.html", "live.html"])
def test_json_ld_in_the_page_is_the_file(story: Story, page: str) -> None:
    files = built(story)
    script = tree(files[page]).css_first('script[type="application/ld+json"]')
    assert script is not None
    found = json.loads(script.text())
    assert found == json.loads(files["story.jsonld"])
    assert found == json.loads(b"".join(liveblog(Edition(story, Options(base=BASE)))))


def properties(content: bytes) -> dict[str, str]:
    """OpenGraph of a page."""
    return {str(m.attributes["property"]): str(m.attributes["content"]) for m in tree(content).css("meta[property]")}


def test_open_graph_of_the_story() -> None:
    found = properties(folder(sample.rich)["index.html"])
    assert found["og:title"] == sample.rich().title
    assert found["og:url"] == BASE
    assert found["og:type"] == "article"
    assert found["article:published_time"] == "2031-05-16T00:00:00+02:00"


def test_open_graph_of_an_event() -> None:
    story = sample.rich()
    edition = Edition(story, Options(base=BASE))
    for event in story.chronology:
        found = properties(folder(sample.rich)[f"event/{edition.event_key(event)}.html"])
        assert found["og:url"] == edition.event_url(event)
        assert found["og:title"]
        assert len(found["og:description"]) <= 200


def test_unpublished_pages_claim_no_address() -> None:
    files = folder(sample.rich, None)
    for name, content in files.items():
        if name.endswith(".html"):
            assert "og:url" not in properties(content)
            assert not tree(content).css('link[rel="canonical"]')


def test_nothing_of_a_text_is_markup(story: Story) -> None:
    for name, content in built(story).items():
        if name.endswith(".html") and name != "index.html":
            page = tree(content)
            scripts = [s for s in page.css("script") if s.attributes.get("type") != "application/ld+json"]
            assert len(scripts) == (1 if name == "embed.html" else 0)
            assert not page.css("img, b, object, form, style ~ style")


def test_every_report_is_on_the_event_page() -> None:
    story = sample.rich()
    edition = Edition(story)
    for event in story.chronology:
        page = tree(folder(sample.rich)[f"event/{edition.event_key(event)}.html"])
        words = [q.text().strip() for q in page.css("blockquote .words")]
        assert words == [p.exact.replace("\x00", "\ufffd").strip() for p in event.passages]


def test_the_embed_shows_key_events_alone_where_a_person_marked_some() -> None:
    assert len(tree(folder(synthetic.corrected)["embed.html"]).css("article")) == 1
    told = [e for e in sample.rich().chronology if e.kind != "background"]
    assert len(tree(folder(sample.rich)["embed.html"]).css("article")) == len(told)


def test_the_fragment_is_a_frame_and_a_script() -> None:
    published = tree(next(publish(sample.rich(), "embed", Options(base=BASE))).bytes()).css_first("iframe")
    assert published is not None
    assert published.attributes["src"] == f"{BASE}embed.html"
    alone = tree(next(publish(sample.rich(), "embed")).bytes()).css_first("iframe")
    assert alone is not None
    inside = tree(str(alone.attributes["srcdoc"]).encode())
    assert len(inside.css("article")) == len([e for e in sample.rich().chronology if e.kind != "background"])


def test_corrections_are_on_the_pages() -> None:
    files = folder(synthetic.corrected)
    told = {n.text() for name in files if name.startswith("event/") for n in tree(files[name]).css("ins")}
    assert told == {
        "Zeit gesetzt von Änne <b>K</b>; vorher: 25. Okt., 17:55.",
        "Notiz von Änne <b>K</b>: Siehe ]]> & Amt",
        "Als Schlüsselereignis markiert von Jo.",
    }
