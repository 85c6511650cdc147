"""A story of the newsroom in the forms that other tools read: by Accept, by ending, as downloads; what a reader meets."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import feedparser
import httpx
import polars
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

import dateline
from dateline.export.formats import FORMATS
from dateline.ingest.demo import demo_pages
from dateline.model import Story
from dateline.store import Store
from tests.export import synthetic
from tests.export.validation import complaints, ninjs_validator, relax_ng, validator
from tests.server.newsrooms import Running, newsroom, until


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with newsroom(tmp_path_factory.mktemp("exports") / "desk.db") as running:
        yield running


@pytest.fixture(scope="module")
def client(desk: Running) -> Iterator[httpx.Client]:
    with desk.client(**{"accept-language": "de"}) as found:
        yield found


def put(desk: Running, story: Story, id: str | None = None) -> str:
    """A story into the newsroom's store, as the command line would."""
    store = Store.open(desk.store)
    try:
        found = id or store.stories.create()
        store.stories.put(found, story)
    finally:
        store.close()
    return found


@pytest.fixture(scope="module")
def night(desk: Running) -> str:
    """250 events: a feed of three pages."""
    return put(desk, synthetic.night(250))


ACCEPTED = {
    "application/atom+xml": "application/atom+xml",
    "application/feed+json": "application/feed+json",
    "application/ld+json": "application/ld+json",
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"': "application/ld+json; profile=",
    'application/json; profile="https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"': "application/json; profile=",
    "text/csv": "text/csv",
    "text/markdown": "text/markdown",
    "application/zip": "application/zip",
    "application/vnd.apache.parquet": "application/vnd.apache.parquet",
    "application/xhtml+xml;q=0.9, application/atom+xml;q=0.5, text/csv;q=0.4": "application/atom+xml",
    "application/atom+xml;q=0, text/csv;q=0.1": "text/csv",
    "application/atom+xml;type=feed, text/*;q=0.1": "application/atom+xml",
}


@pytest.mark.parametrize("place", ["/stories", "/api/v1/stories"])
@pytest.mark.parametrize("accept", list(ACCEPTED))
def test_accept_chooses_the_form(client: httpx.Client, night: str, place: str, accept: str) -> None:
    answer = client.get(f"{place}/{night}", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(ACCEPTED[accept])
    assert answer.headers["vary"].split(",")[0] == "Accept"
    assert answer.headers["etag"]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("place", "accept", "kind"),
    [
        ("/stories", BROWSER, "text/html"),
        ("/stories", "*/*", "text/html"),
        ("/stories", "text/html;charset=utf-8", "text/html"),
        ("/stories", "application/json", "application/json"),
        ("/api/v1/stories", BROWSER, "application/json"),
        ("/api/v1/stories", "*/*", "application/json"),
        ("/api/v1/stories", "application/json", "application/json"),
    ],
)
def test_what_is_there_anyway_stays(client: httpx.Client, night: str, place: str, accept: str, kind: str) -> None:
    answer = client.get(f"{place}/{night}", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert "Accept" in [part.strip() for part in answer.headers["vary"].split(",")]


@pytest.mark.parametrize("place", ["/stories", "/api/v1/stories"])
@pytest.mark.parametrize("accept", ["application/pdf", "audio/*, image/*;q=0.1", "nonsense"])
def test_what_there_is_not_is_406_with_what_there_is(client: httpx.Client, night: str, place: str, accept: str) -> None:
    answer = client.get(f"{place}/{night}", headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.headers["vary"].split(",")[0] == "Accept"
    assert "Nothing here is of the kind that Accept asks for. There are: " in answer.json()["error"]
    assert "application/atom+xml" in answer.json()["error"]


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_form_has_an_ending_and_a_download(client: httpx.Client, night: str, name: str) -> None:
    found = FORMATS[name]
    by_ending = client.get(f"/stories/{night}{found.ending}")
    download = client.get(f"/stories/{night}/export/{name}")
    assert (by_ending.status_code, download.status_code) == (200, 200)
    assert by_ending.headers["content-type"].partition(";")[0] == found.media_type.partition(";")[0]
    assert download.headers["content-disposition"].startswith("attachment")
    script = by_ending.headers["content-type"].startswith("text/html")
    assert not script or by_ending.headers["content-disposition"].startswith("attachment")
    if download.headers["content-type"] == "application/zip":
        assert zipfile.ZipFile(io.BytesIO(download.content)).testzip() is None


def test_forms_are_valid(client: httpx.Client, night: str) -> None:
    assert relax_ng("atom", client.get(f"/stories/{night}.atom").content) == []
    feed = client.get(f"/stories/{night}.feed.json").json()
    assert complaints(validator("jsonfeed"), feed) == []
    assert complaints(validator("timelinejs"), client.get(f"/stories/{night}.timeline.json").json()) == []
    assert complaints(validator("web-annotation"), client.get(f"/stories/{night}.annotations.jsonld").json()) == []
    assert polars.read_parquet(client.get(f"/stories/{night}.parquet").content).height == 250
    assert polars.read_csv(client.get(f"/stories/{night}.csv?table=quotations").content).height == 250
    for name in zipfile.ZipFile(io.BytesIO(client.get(f"/stories/{night}.xmi.zip").content)).namelist():
        etree.fromstring(zipfile.ZipFile(io.BytesIO(client.get(f"/stories/{night}.xmi.zip").content)).read(name))


@pytest.mark.shared
def test_ninjs_is_valid(client: httpx.Client, night: str, shared: Path) -> None:
    item = client.get(f"/stories/{night}.ninjs.json").json()
    assert complaints(ninjs_validator(shared / "data/standards"), item) == []


def test_the_story_itself_can_be_verified(client: httpx.Client, night: str, tmp_path: Path) -> None:
    (tmp_path / "story.json").write_bytes(client.get(f"/stories/{night}.json").content)
    assert len(dateline.load_story(tmp_path).chronology) == 250


def test_what_goes_out_does_not_lead_to_the_desk(desk: Running, client: httpx.Client, night: str) -> None:
    # the number alone says nothing: positions and identifiers have digits too
    address = re.compile(rf"(//|@|\b127\.0\.0\.1|\blocalhost|\[::1\])[^\s/\"'<>]*:{desk.port}\b")
    for name in FORMATS:
        if name not in ("atom", "jsonfeed"):
            found = address.search(client.get(f"/stories/{night}{FORMATS[name].ending}").text)
            assert found is None, (name, found)


@pytest.mark.parametrize(
    ("ending", "status", "sentence"),
    [
        (".docx", 404, "there is no such form. There are: .json, .html, "),
        (".", 404, "there is no such form."),
        ("/export/docx", 422, "docx: there is no such format. There are: json, html, "),
        (".atom?page=9", 422, "9: the feed has no such page. It has pages 1 to 3."),
        (".atom?person=Niemand", 422, "Niemand: the story has no such person."),
        (".csv?table=x", 422, "x: there is no such table. There are: events, "),
    ],
)
def test_what_cannot_be_is_said(client: httpx.Client, night: str, ending: str, status: int, sentence: str) -> None:
    answer = client.get(f"/stories/{night}{ending}")
    assert answer.status_code == status
    trouble = answer.json()
    assert sentence in f"{trouble['error']} {trouble.get('advice', '')}"


@pytest.mark.parametrize("ending", [".atom", "/export/csv", ""])
def test_a_story_that_is_not_there_is_404(client: httpx.Client, ending: str) -> None:
    answer = client.get(f"/stories/0123456789ab{ending}", headers={"accept": "text/csv"})
    assert answer.status_code == 404


@pytest.mark.parametrize("ending", [".atom", ".csv", "/export/site"])
def test_who_has_it_gets_304(desk: Running, client: httpx.Client, ending: str) -> None:
    story = put(desk, synthetic.night(3))
    address = f"/stories/{story}{ending}"
    first = client.get(address)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200
    settled = str(until(lambda: client.get(address).headers.get("last-modified"), 10))
    assert client.get(address, headers={"if-modified-since": settled}).status_code == 304
    assert client.get(address, headers={"if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"}).status_code == 200
    assert client.get(address, headers={"if-modified-since": "gestern"}).status_code == 200
    # the tag has the last word (RFC 9110, 13.1.3)
    both = {"if-modified-since": settled, "if-none-match": '"other"'}
    assert client.get(address, headers=both).status_code == 200
    put(desk, synthetic.night(4), story)
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200
    assert client.get(address, headers={"accept-language": "en", "if-none-match": tag}).status_code == 200


def test_a_feeds_pages_lead_to_each_other(desk: Running, client: httpx.Client, night: str) -> None:
    address, entries, seen = f"{desk.address}/stories/{night}.atom?language=en", [], []
    while address:
        read = feedparser.parse(client.get(address).content)
        assert not read.bozo
        links = {link.rel: link.href for link in read.feed.links}
        assert links["self"] == address
        seen.append(address)
        entries += [entry.id for entry in read.entries]
        address = links.get("next")
    assert len(seen) == 3
    assert len(set(entries)) == len(entries) == 250
    json_address, items = f"/stories/{night}.feed.json", 0
    while json_address:
        page = client.get(json_address).json()
        items += len(page["items"])
        json_address = page.get("next_url")
    assert items == 250


def test_a_persons_feed(client: httpx.Client, night: str) -> None:
    page = LexborHTMLParser(client.get(f"/stories/{night}/people/oda-brandt", headers={"accept": "text/html"}).content)
    feeds = [str(node.attributes["href"]) for node in page.css('link[rel="alternate"]')]
    assert len(feeds) == 2
    read = feedparser.parse(client.get(feeds[0]).content)
    assert read.feed.title == "Oda Brandt"
    assert "person=oda-brandt" in {link.rel: link.href for link in read.feed.links}["next"]
    assert client.get(feeds[1]).json()["title"] == "Oda Brandt"


def test_the_storys_page_leads_to_its_feeds(client: httpx.Client, night: str) -> None:
    page = LexborHTMLParser(client.get(f"/stories/{night}", headers={"accept": "text/html"}).content)
    for node in page.css('link[rel="alternate"]'):
        answer = client.get(str(node.attributes["href"]))
        assert answer.headers["content-type"].partition(";")[0] == node.attributes["type"]
    choice = LexborHTMLParser(client.get(f"/stories/{night}/exports").content)
    for node in choice.css("ul.exports a"):
        assert client.get(str(node.attributes["href"])).status_code == 200


def test_entries_lead_to_their_events(client: httpx.Client, night: str) -> None:
    page = LexborHTMLParser(client.get(f"/stories/{night}", headers={"accept": "text/html"}).content)
    anchors = {node.attributes["id"] for node in page.css("[id]")}
    for item in client.get(f"/stories/{night}.feed.json").json()["items"]:
        assert item["url"].partition("#")[2] in anchors


def test_a_reader_of_a_story_that_grows_sees_each_event_once(client: httpx.Client) -> None:
    """Earlier reports come last and other documents stand first: what is known keeps its id."""
    texts = [page.read_text(encoding="utf-8") for page in demo_pages()]
    made = client.post("/api/v1/stories", json={"texts": texts[-1:], "by": "Anna"}).json()["story"]
    seen: dict[str, str] = {}
    for number in range(len(texts)):
        if number:
            more = client.post(
                f"/api/v1/stories/{made}/pages", json={"texts": texts[-1 - number : len(texts) - number]}
            )
            assert more.status_code == 202
        until(lambda: all(j["stage"] == "done" for j in client.get(f"/api/v1/stories/{made}/jobs").json()), 120)
        feed = client.get(f"/stories/{made}.feed.json").json()
        events = {e["id"] for e in client.get(f"/api/v1/stories/{made}").json()["story"]["chronology"]}
        now = {item["id"]: item["url"].partition("#event-")[2] for item in entries_of(client, feed)}
        assert set(now.values()) == events
        assert all(seen.get(id_, event) == event for id_, event in now.items())
        seen |= now
        assert len(set(seen.values())) == len(seen)


def entries_of(client: httpx.Client, feed: dict[str, object]) -> list[dict[str, str]]:
    items: list[dict[str, str]] = list(feed["items"])  # type: ignore[call-overload]
    while feed.get("next_url"):
        feed = client.get(str(feed["next_url"])).json()
        items += feed["items"]  # type: ignore[arg-type]
    return items


def test_the_description_names_the_forms(client: httpx.Client, night: str) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    for path in ("/api/v1/stories/{story}", "/stories/{story}/export/{format}"):
        answers = paths[path]["get"]["responses"]
        assert {"application/atom+xml", "application/ld+json", "text/csv", "text/markdown"} <= set(
            answers["200"]["content"]
        )
    assert "406" in paths["/api/v1/stories/{story}"]["get"]["responses"]
    listed = client.get(f"/api/v1/stories/{night}/exports").json()
    assert [form["name"] for form in listed] == list(FORMATS)
    for form in listed:
        assert client.get(form["address"]).status_code == 200


def test_downloads_are_the_same_bytes(client: httpx.Client, night: str) -> None:
    for ending in (".atom", "/export/site", "/export/csv"):
        assert client.get(f"/stories/{night}{ending}").content == client.get(f"/stories/{night}{ending}").content


def test_a_name_of_a_file_is_plain(client: httpx.Client, night: str) -> None:
    name = client.get(f"/stories/{night}.md").headers["content-disposition"]
    assert re.fullmatch(r'inline; filename="liveticker-uferbote-story\.md"', name)
    assert json.loads(client.get(f"/stories/{night}.jsonld").content)["@type"] == "LiveBlogPosting"
