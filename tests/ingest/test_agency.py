"""Items as agencies deliver them: ninjs 1 to 3, NewsML-G2, NITF. Agencies, places and people are invented."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.export.edition import Edition
from dateline.export.ninjs import ninjs
from dateline.ingest.agency import delivered, deliveries
from dateline.ingest.agency_items import markup_parts, plain_parts
from dateline.ingest.limits import Limits
from dateline.ingest.pages import open_pages
from dateline.model import DatelineError, Document, Page
from tests.export import sample
from tests.export.validation import complaints, ninjs_validator

HEADLINE = "Damm von Sankt Irmel hält"
FIRST = "Der Damm von Sankt Irmel hält. Das teilte die Bezirkshauptfrau Nora Feldmann in der Nacht mit."
SECOND = "„Wir haben es geschafft“, sagte Feldmann gegen 2 Uhr vor Journalisten <im> Gemeindeamt & anderswo."
XHTML = (
    "<p>Der Damm von <b>Sankt Irmel</b> hält. Das teilte die Bezirkshauptfrau Nora Feldmann in der Nacht mit.</p>"
    "<h2>Aufatmen</h2><script>alert(1)</script>"
    "<p>„Wir haben es geschafft“, sagte Feldmann gegen 2 Uhr vor Journalisten &lt;im&gt; Gemeindeamt &amp; anderswo.</p>"
)

NINJS_1 = {
    "uri": "https://eka.example/items/4711",
    "type": "text",
    "pubstatus": "usable",
    "language": "de",
    "firstcreated": "2031-05-17T02:10:00+02:00",
    "versioncreated": "2031-05-17T02:31:00+02:00",
    "headline": HEADLINE,
    "byline": "Von Mara Lindqvist",
    "located": "Sankt Irmel",
    "body_text": f"{FIRST}\n\n{SECOND}",
    "body_xhtml": XHTML,
    "infosource": [{"name": "eka"}],
    "subject": [{"name": "Unwetter"}],
    "ednote": "Zusammenfassung folgt",
}
NINJS_2 = {
    "uri": "urn:eka:4711",
    "type": "text",
    "language": "de",
    "firstcreated": "2031-05-17T02:10:00+02:00",
    "versioncreated": "2031-05-17T02:31:00+02:00",
    "headlines": [{"role": "short", "value": "Damm hält"}, {"role": "main", "value": HEADLINE}],
    "by": "Von Mara Lindqvist",
    "bodies": [{"role": "main", "contenttype": "text/html", "value": XHTML}],
    "infosources": [{"name": "eka"}],
    "subjects": [{"name": "Unwetter"}],
}
NINJS_3 = {
    "uri": "urn:eka:4711",
    "type": "text",
    "language": "de",
    "firstCreated": "2031-05-17T02:10:00+02:00",
    "versionCreated": "2031-05-17T02:31:00+02:00",
    "headlines": [{"value": HEADLINE}],
    "by": "Von Mara Lindqvist",
    "bodies": [
        {"contentType": "text/plain", "value": f"{FIRST}\n\n{SECOND}"},
        {"contentType": "text/html", "value": XHTML},
    ],
    "infoSources": [{"name": "eka"}],
    "subjects": [{"name": "Unwetter"}],
}
NITF_BODY = f"""<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>
<byline>Von <person>Mara Lindqvist</person></byline><distributor>eka</distributor>
<dateline><location>Sankt Irmel</location> (eka) -</dateline></body.head>
<body.content><block><p>Der Damm von <em>Sankt Irmel</em> hält.
Das teilte die Bezirkshauptfrau Nora Feldmann in der Nacht mit.</p><hl2>Aufatmen</hl2>
<p>„Wir haben es geschafft“, sagte Feldmann gegen 2 Uhr vor Journalisten &lt;im&gt; Gemeindeamt &amp; anderswo.</p>
<media media-type="image"><media-caption>Ein Bild</media-caption></media></block></body.content></body>"""
NITF = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>x</title><docdata><doc-id id-string="eka-4711" regsrc="eka"/>
<date.issue norm="20310517T021000+0200"/><key-list><keyword key="Unwetter"/></key-list></docdata></head>
{NITF_BODY}</nitf>""".replace("„", "&#8222;").replace("“", "&#8220;")


def g2(content: str, *, items: int = 1, status: str = "usable", kind: str = "text") -> str:
    """A NewsML-G2 message with so many items."""
    item = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10/" guid="urn:newsml:eka.example:4711" version="3"
 standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="de">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="prov:eka"><name>eka</name></provider>
<versionCreated>2031-05-17T02:31:00+02:00</versionCreated><firstCreated>2031-05-17T02:10:00+02:00</firstCreated>
<pubStatus qcode="stat:{status}"/><edNote>Zusammenfassung folgt</edNote></itemMeta>
<contentMeta><by>Von Mara Lindqvist</by><creator><name>Mara Lindqvist</name></creator>
<dateline>Sankt Irmel (eka) -</dateline><language tag="de"/><keyword>Unwetter</keyword>
<headline>{HEADLINE}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10/"><header/>'
        f"<itemSet>{item * items}</itemSet></newsMessage>"
    )


TEXT = f'<inlineXML contenttype="application/nitf+xml"><nitf>{NITF_BODY}</nitf></inlineXML>'
G2_NITF = g2(TEXT)
G2_XHTML = g2(
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
    f"<body>{XHTML.replace('<script>alert(1)</script>', '')}</body></html></inlineXML>"
)
G2_PLAIN = g2(
    f'<inlineData contenttype="text/plain">{FIRST}\n\n{SECOND.replace("&", "&amp;").replace("<", "&lt;")}</inlineData>'
)

ITEMS: dict[str, bytes] = {
    "ninjs1.json": json.dumps(NINJS_1).encode(),
    "ninjs2.json": json.dumps(NINJS_2).encode("utf-8-sig"),
    "ninjs3.json": json.dumps(NINJS_3, ensure_ascii=False).encode(),
    "nitf.xml": NITF.encode("iso-8859-1"),
    "g2-nitf.xml": G2_NITF.encode(),
    "g2-xhtml.xml": G2_XHTML.encode(),
    "g2-plain.xml": G2_PLAIN.encode(),
    "g2-utf16.xml": G2_NITF.replace("UTF-8", "UTF-16").encode("utf-16"),
}


def read(tmp_path: Path, name: str, content: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(content)
    return dateline.read(dateline.open_page(path))


@pytest.mark.parametrize("name", list(ITEMS))
def test_an_item_reads_as_an_article(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, ITEMS[name])
    assert document.headline == HEADLINE
    assert document.published == "2031-05-17T02:10:00+02:00"
    assert document.outlet == "eka"
    assert document.authors == ("Mara Lindqvist",)
    assert document.type == "NewsArticle"
    assert "Unwetter" in document.keywords
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.role in ("lead", "paragraph")]
    assert paragraphs == [FIRST, SECOND]
    assert "alert" not in document.text


@pytest.mark.parametrize("name", [n for n in ITEMS if n.startswith(("nitf", "g2"))])
def test_the_dateline_opens_the_text(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, ITEMS[name])
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.agency) == ("Sankt Irmel", "eka")
    assert document.agencies == ("eka",)


@pytest.mark.parametrize(("name", "version"), [("ninjs1.json", "1.6"), ("ninjs2.json", "2.2"), ("ninjs3.json", "3.1")])
@pytest.mark.shared
def test_our_examples_are_ninjs(shared: Path, name: str, version: str) -> None:
    item = json.loads(ITEMS[name].decode("utf-8-sig"))
    assert complaints(ninjs_validator(shared / "data/standards", version), item) == []


def test_only_a_web_address_becomes_the_documents(tmp_path: Path) -> None:
    assert read(tmp_path, "ninjs1.json", ITEMS["ninjs1.json"]).url == "https://eka.example/items/4711"
    assert read(tmp_path, "ninjs3.json", ITEMS["ninjs3.json"]).url is None


def test_items_and_pages_make_one_story_that_is_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["ninjs1.json", "g2-nitf.xml"]
    for name in names:
        (tmp_path / name).write_bytes(ITEMS[name])
    story = dateline.build(dateline.gather(names).documents)
    result = dateline.verify(story)
    assert result.reread == 2
    assert result.failures == ()


def ninjs_with(**changes: Any) -> bytes:
    return json.dumps(NINJS_3 | changes).encode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (ninjs_with(pubStatus="canceled"), "x: the agency has withdrawn it (status canceled). Leave it out."),
        (ninjs_with(bodies=[], headlines=[]), "x: the agency's item holds no text. Give its text item."),
        (ninjs_with(type="picture", bodies=[]), "x: it is a ninjs picture, not a text. Give its text item."),
        (
            ninjs_with(type="composite", bodies=[], headlines=[], associations=[NINJS_3, NINJS_3]),
            "x: it holds 2 texts of an agency. Build a story of it, or give each text as a file of its own.",
        ),
        (g2("", status="withheld").encode(), "x: the agency has withdrawn it (status withheld). Leave it out."),
        (
            g2("", kind="picture").encode(),
            "x: it is NewsML-G2 without a text item. Give the news item that holds the text.",
        ),
        (
            g2(TEXT, items=2).encode(),
            "x: it holds 2 texts of an agency. Build a story of it, or give each text as a file of its own.",
        ),
        (b"<nitf><body></nitf>", "x: it is damaged XML (mismatched tag: line 1, column 14). Get it again."),
        (
            b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body>&a;</body></nitf>',
            "",
        ),
        (
            b'<?xml version="1.0"?><nitf><!-- <!ENTITY a "b"> --><body/></nitf>',
            "x: it defines XML entities of its own, which are not followed. Save it without.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    page = Page(content=content, path="x")
    if not sentence:
        assert delivered(page) is page  # a document type with declarations is no delivery that we know
        return
    with pytest.raises(DatelineError) as refused:
        delivered(page)
    assert str(refused.value) == sentence


def test_an_embargo_is_no_part_of_the_article() -> None:
    document = dateline.read(delivered(Page(content=ninjs_with(embargoedUntil="2031-05-17T06:00:00+02:00"), path="x")))
    assert "Embargo: 2031-05-17T06:00:00+02:00" in document.text
    assert "Embargo" not in document.article


def test_a_composite_with_one_text_is_that_text() -> None:
    picture = {"uri": "urn:p", "type": "picture", "name": "main"}
    page = delivered(Page(content=ninjs_with(bodies=[], headlines=[], associations=[picture, NINJS_3]), path="x"))
    assert dateline.read(page).headline == HEADLINE


def test_ninjs_1_associations_have_names() -> None:
    item = {"uri": "urn:c", "type": "composite", "associations": {"main": NINJS_1}}
    assert dateline.read(delivered(Page(content=json.dumps(item).encode(), path="x"))).headline == HEADLINE


def test_an_export_of_ours_is_no_article() -> None:
    content = b"".join(ninjs(Edition(sample.rich())))
    with pytest.raises(DatelineError, match="it is a story that dateline has published"):
        delivered(Page(content=content, path="x"))


@pytest.mark.parametrize(
    "content",
    [
        b"{}", b"[]", b'[{"uri": "x"}]', b'[{"uri": "x", "headline": "y"}, 1]', b"[" * 90_000, b'{"uri": 1}', b'{"uri": "x"}', b'{"uri": "x", "a": ', b"<html><nitf></html>", b"<p>newsItem</p>",
        b'{"version": "https://jsonfeed.org/version/1.1", "uri": "x", "headline": "y"}', b"", b"nitf", b'{"uri":"\xff"}',
    ],
)  # fmt: skip
def test_other_pages_stay_what_they_are(content: bytes) -> None:
    page = Page(content=content, path="x")
    assert delivered(page) is page


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a\n\nb", ["a", "b"]),
        ("a\nb", ["a", "b"]),
        ("   a b\nc\n   d", ["a b c", "d"]),
        ("a\r\n\r\nb\r\nc", ["a", "b c"]),
        ("  ", []),
    ],
)
def test_paragraphs_of_plain_text(text: str, paragraphs: list[str]) -> None:
    assert [p for _, p in plain_parts(text)] == paragraphs


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("<p>a<p>b", [("p", "a"), ("p", "b")]),
        ("a<br>b", [("p", "a b")]),
        ("<div>a<p>b</p>c</div>", [("p", "a"), ("p", "b"), ("p", "c")]),
        ("<h3>a</h3><ul><li>b</li><li>c</li></ul>", [("h2", "a"), ("p", "b"), ("p", "c")]),
        ("<p>a <i>b</i>c</p><style>x</style><!-- y -->", [("p", "a bc")]),
        ("<div>" * 3000 + "a", [("p", "a")]),
    ],
)
def test_paragraphs_of_markup(markup: str, parts: list[tuple[str, str]]) -> None:
    assert list(markup_parts(markup)) == parts


def several(name: str) -> bytes:
    """Two dispatches in one file, in each of the ways that agencies do it; the second is another than the first."""
    other = json.dumps(NINJS_3, ensure_ascii=False).replace("4711", "4712").replace("hält", "bricht")
    found = {
        "g2": g2(TEXT).replace("</itemSet>", g2(TEXT)[g2(TEXT).index("<newsItem") : g2(TEXT).index("</itemSet>")])
        + "</itemSet></newsMessage>",
        "list": f"[{json.dumps(NINJS_3)}, {other}]",
        "api": f'{{"_meta": {{"total": 2}}, "_items": [{json.dumps(NINJS_3)}, {other}]}}',
        "package": json.dumps(
            {"uri": "urn:c", "type": "composite", "associations": [NINJS_3, {"uri": "urn:p", "type": "picture"}]}
        ).replace('{"uri": "urn:p", "type": "picture"}', f'{{"uri": "urn:p", "type": "picture"}}, {other}'),
    }[name]
    if name == "g2":
        head, tail = found[: found.rindex("<newsItem")], found[found.rindex("<newsItem") :]
        found = head + tail.replace("4711", "4712").replace("hält", "bricht").replace(
            "</newsMessage></itemSet>", "</itemSet>"
        )
    return found.encode()


@pytest.mark.parametrize("name", ["g2", "list", "api", "package"])
def test_every_item_of_a_file_is_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dispatches").write_bytes(several(name))
    gathered = dateline.gather(["dispatches"])
    assert [d.headline for d in gathered.documents] == [HEADLINE, HEADLINE.replace("hält", "bricht")]
    assert [d.provenance.path for d in gathered.documents if d.provenance] == ["dispatches#1", "dispatches#2"]
    result = dateline.verify(dateline.build(gathered.documents))
    assert result.reread == 2
    assert result.failures == ()


def test_one_item_that_is_none_does_not_cost_the_others() -> None:
    items = [NINJS_3, NINJS_3 | {"pubStatus": "canceled"}, NINJS_1]
    found = list(deliveries(Page(content=json.dumps(items).encode(), path="x", url="https://eka.example/all")))
    assert [str(one) if isinstance(one, DatelineError) else one.path for one in found] == [
        "x#1",
        "x#2: the agency has withdrawn it (status canceled). Leave it out.",
        "x#3",
    ]
    assert [one.url for one in found if isinstance(one, Page)] == [None, "https://eka.example/items/4711"]


@pytest.mark.parametrize(
    "name", ["ninjs1.json", "ninjs2.json", "ninjs3.json", "nitf.xml", "g2-nitf.xml", "g2-utf16.xml"]
)
def test_what_is_fetched_is_read_as_well(name: str) -> None:
    with served(ITEMS[name]) as address:
        limits = Limits(private=True, robots=False)
        assert dateline.read(dateline.open_page(address, limits=limits)).headline == HEADLINE
        found = [one for one in open_pages([address], limits=limits) if isinstance(one, Page)]
        assert [dateline.read(page).headline for page in found] == [HEADLINE]
        assert [page.url for page in found] == [address]


@contextmanager
def served(content: bytes) -> Iterator[str]:
    """A server of this machine that gives the content, whatever is asked for, and calls it anything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/dispatch"
    finally:
        server.shutdown()
        server.server_close()


def test_deep_xml_does_not_overflow() -> None:
    deep = "<a>" * 5000 + "Tief" + "</a>" * 5000
    page = delivered(Page(content=f"<nitf><body><body.content>{deep}</body.content></body></nitf>".encode(), path="x"))
    assert dateline.read(page).text.strip().endswith("Tief")


@given(st.binary(max_size=200), st.sampled_from([b'{"uri": "x", "headline": "', b"<nitf>", b"<newsItem><contentMeta>"]))
def test_nothing_crashes(content: bytes, head: bytes) -> None:
    try:
        delivered(Page(content=head + content, path="x"))
    except DatelineError as error:
        refused = error
    else:
        return
    assert str(refused).startswith("x: ")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_comes_through(text: str) -> None:
    content = json.dumps(NINJS_3 | {"bodies": [{"contentType": "text/plain", "value": f"Anfang {text} Ende"}]}).encode()
    page = delivered(Page(content=content, path="x"))
    assert page.media_type == "text/html"
    page.content.decode()


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_what_agencies_delivered_into_a_folder_or_an_archive_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {name: ITEMS[name] for name in ("nitf.xml", "ninjs3.json")} | {
        "several.json": several("list"),
        "settings.json": b'{"uri": "x", "colour": "red"}',
        "build.xml": b"<?xml version='1.0'?><project/>",
        "damaged.json": ITEMS["ninjs3.json"][:-20],
    }
    (tmp_path / "in").mkdir()
    for name, content in files.items():
        (tmp_path / "in" / name).write_bytes(content)
    if packed:
        with zipfile.ZipFile("in.zip", "w") as archive:
            for name in sorted(files):
                archive.write(f"in/{name}", name)
    gathered = dateline.gather(["in.zip" if packed else "in"])
    place = "in.zip" if packed else "in"
    assert [d.provenance.path for d in gathered.documents if d.provenance] == [
        f"{place}/{name}" for name in ("ninjs3.json", "nitf.xml", "several.json#2")
    ]  # the first of several is ninjs3.json again
    result = dateline.verify(dateline.build(gathered.documents))
    assert (result.reread, result.failures) == (3, ())
