"""What a page says of itself inside its markup, in the shape of its JSON-LD."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.extract.markup import parse
from dateline.extract.microdata import Node, read_items
from dateline.model import Document, Page

BODIES = (
    "Die Feuerwehr pumpt in der Altstadt die Keller aus und bittet alle, zu Hause zu bleiben.",
    "Bürgermeisterin Jana Holm dankt den Helfern, die seit dem Morgen Sandsäcke füllen.",
    "Der Pegel an der Kettenbrücke steht nach Angaben der Stadt bei vier Metern zwanzig.",
)
HEADINGS = ("Keller laufen voll", "Holm dankt Helfern", "Pegel bei 4,20 Metern")
CLOCKS = ("14:05", "13:45", "13:25")
LEAD = "<p>Seit Freitagabend steht die Altstadt von Seeburg unter Wasser, und niemand weiß, wie lange noch.</p>"
MICRODATA = """<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">
<meta itemprop="datePublished" content="2026-05-03T{clock}:00+02:00"><h3 itemprop="headline">{heading}</h3>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ida Brandt</span></span>
<div itemprop="articleBody"><p>{body}</p></div></div>"""
RDFA = """<div property="liveBlogUpdate" typeof="BlogPosting"><time property="datePublished" datetime="2026-05-03T{clock}:00+02:00">
{clock} Uhr</time><h3 property="schema:headline">{heading}</h3><div property="articleBody"><p>{body}</p></div></div>"""


def items(markup: str) -> list[Node]:
    return read_items(parse(markup))


def document(markup: str) -> Document:
    page = f"<!doctype html><html lang=de><body>{markup}</body></html>"
    return read(Page(content=page.encode(), media_type="text/html", url="https://echo.example.de/ticker"))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("entry", "blog"),
    [
        (MICRODATA, "itemscope itemtype='https://schema.org/LiveBlogPosting'"),
        (RDFA, "vocab='https://schema.org/' typeof='LiveBlogPosting'"),
    ],
    ids=["microdata", "RDFa"],
)
def test_a_live_blog_in_the_markup_is_a_ticker(entry: str, blog: str, count: int) -> None:
    rows = list(zip(CLOCKS, HEADINGS, BODIES, strict=True))[:count]
    entries = "".join(entry.format(clock=clock, heading=heading, body=body) for clock, heading, body in rows)
    found = document(f"<div {blog}><h1>Hochwasser in Seeburg</h1>{LEAD}{entries}</div>")
    assert [(u.time and u.time.isoformat(), u.heading) for u in found.updates] == [
        (f"2026-05-03T{clock}:00+02:00", heading) for clock, heading, _ in rows
    ]
    for update, (_, _, body) in zip(found.updates, rows, strict=True):
        assert body in found.text[update.start : update.end]
    assert found.published is None  # the dates of entries are not the page's
    assert found.headline == "Hochwasser in Seeburg"


def test_an_article_is_dated_by_its_markup() -> None:
    found = document(
        f"""<article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Der Fluss steigt</h1>
        <time itemprop="datePublished" datetime="2026-05-03T20:30:00+02:00"></time><time itemprop="dateModified"
        datetime="2026-05-03T21:00:00+02:00"></time><div itemprop="articleBody">{LEAD}<p>{BODIES[0]}</p></div>
        <div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><meta itemprop="datePublished"
        content="2026-05-04T08:00:00+02:00"><p itemprop="text">Gut geschrieben.</p></div></article>"""
    )
    assert (found.published, found.basis) == ("2026-05-03T20:30:00+02:00", "markup")
    assert found.modified == "2026-05-03T21:00:00+02:00"


def test_json_ld_comes_before_the_markup() -> None:
    found = document(
        f"""<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2026-05-03T20:30:00+02:00"}}</script>
        <article itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="dateCreated" content="2026-05-01">
        <time itemprop="datePublished" datetime="2026-05-02T10:00:00+02:00"></time><h1>Der Fluss steigt</h1>{LEAD}</article>"""
    )
    assert found.published == "2026-05-03T20:30:00+02:00"


@pytest.mark.parametrize(
    ("markup", "node"),
    [
        ("<p itemprop=headline>Damm", {}),
        ("<b itemprop=headline> Der  <i>Damm</i></b>", {"headline": "Damm"}),
        ("<meta itemprop='headline name' content=Damm>", {"headline": "Damm", "name": "Damm"}),
        ("<a itemprop=url href=/a>Text</a>", {"url": "/a"}),
        ("<a itemprop=name href=/a>Text</a>", {"name": "Text"}),
        ("<i itemprop=keywords>a</i><i itemprop=keywords>b</i>", {"keywords": ["a", "b"]}),
        ("<meta property='og:title' content=x><meta property='schema:name' content=y>", {"name": "y"}),
        ("<meta itemprop='https://schema.org/name' content=y>", {"name": "y"}),
        ("<i itemprop=author itemscope itemtype=https://schema.org/Person><b itemprop=name>Ida</b></i>",
         {"author": {"@type": "Person", "name": "Ida"}}),
        ("<i itemprop>x</i><i itemprop=' '>y</i><i itemscope><b itemprop=name>inner</b></i>", None),
    ],
)  # fmt: skip
def test_properties(markup: str, node: Node | None) -> None:
    found = items(f"<div itemscope itemtype='https://schema.org/NewsArticle'>{markup}</div>")
    assert found[0]["@type"] == "NewsArticle"
    values = {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in found[0].items()}
    for key, value in (node or {}).items():
        assert values[key] in (value, f"Der {value}")


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<div itemscope itemtype='https://schema.org/Organization'><i itemprop=name>Echo</i></div>",
        "<div typeof='sioc:Item foaf:Document'><i property='dc:title'>x</i></div>",
        "<div itemscope itemtype=''><i itemprop=name>x</i></div>",
        "<div itemscope><i itemprop=name>x</i></div>",
    ],
)
def test_what_is_no_article_is_left_out(markup: str) -> None:
    assert items(markup) == []


def test_deep_and_many_properties_take_no_longer_than_they_are_long() -> None:
    markup = "<div itemscope itemtype='https://schema.org/NewsArticle'>" + "<span>" * 400
    assert len(items(markup + "<i itemprop=keywords>a</i>" * 20_000)[0]["keywords"]) == 20_000
