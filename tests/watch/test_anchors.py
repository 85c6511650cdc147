"""What the markup calls the updates of a ticker."""

from __future__ import annotations

import json

import pytest

from dateline.extract import read
from dateline.model import Page
from dateline.watch.anchors import anchors_of

ENTRIES = [
    ("14:32", "Zweite Rede beginnt", "Die Ministerin tritt ans Pult und begrüßt die Gäste aus dem Ausland."),
    ("14:10", "Saal ist voll", "Alle 400 Plätze sind besetzt, vor der Tür warten weitere Besucher."),
    ("13:55", "Einlass hat begonnen", "Die Polizei kontrolliert jede Tasche, die Schlange reicht bis zur Brücke."),
    ("13:20", "Absperrungen stehen", "Rund um die Halle sind seit dem Mittag drei Straßen gesperrt."),
]


def page(entry: str, *, head: str = "", opening: str = "<div id='ticker'>") -> Page:
    body = "".join(
        entry.format(n=n, clock=clock, heading=heading, text=text) for n, (clock, heading, text) in enumerate(ENTRIES)
    )
    markup = (
        f"<html lang=de><head><title>Ticker</title>{head}</head><body><nav id=top>Start Politik</nav><main id=main><h1>Gipfel im "
        f"Ticker</h1><p id=lead>Alle Entwicklungen des Tages im Überblick, fortlaufend ergänzt von der Redaktion.</p>"
        f"{opening}{body}</div></main></body></html>"
    )
    return Page(content=markup.encode(), media_type="text/html", url="https://bote.example/ticker")


def names(of: Page) -> list[str | None]:
    document = read(of)
    assert len(document.updates) == 4
    found = anchors_of(of, document)
    return [found.get(update.id) for update in document.updates]


@pytest.mark.parametrize(
    "entry",
    [
        "<div class=entry id='t{n}'><span class=time>{clock}</span><h3>{heading}</h3><p>{text}</p></div>",
        "<article id='t{n}'><header id='head-{n}'><time>{clock}</time></header><h3 id='h-{n}'>{heading}</h3><p>{text}</p></article>",
        "<div data-post-id='t{n}'><span>{clock}</span><h3>{heading}</h3><p>{text}</p></div>",
        "<section><div id='t{n}'><span>{clock} Uhr</span><h3>{heading}</h3><p>{text}</p></div></section>",
    ],
)
def test_the_box_around_an_update_and_no_other_names_it(entry: str) -> None:
    assert names(page(entry)) == ["t0", "t1", "t2", "t3"]


def test_without_names_there_are_none() -> None:
    assert names(page("<div><span>{clock}</span><h3>{heading}</h3><p>{text}</p></div>")) == [None] * 4


def test_a_name_that_all_share_is_none() -> None:
    assert names(page("<div id=entry><span>{clock}</span><h3>{heading}</h3><p>{text}</p></div>")) == [None] * 4


def test_addresses_in_the_tickers_own_data_name_its_updates() -> None:
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Gipfel",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": h,
                "articleBody": t,
                "datePublished": f"2026-03-01T{c}:00+01:00",
                "url": f"https://bote.example/ticker#p{n}",
            }
            for n, (c, h, t) in enumerate(ENTRIES)
        ],
    }
    head = f"<script type='application/ld+json'>{json.dumps(blog)}</script>"
    found = names(page("<div><span>{clock}</span><h3>{heading}</h3><p>{text}</p></div>", head=head))
    assert found == [f"https://bote.example/ticker#p{n}" for n in range(4)]


def test_plain_text_has_no_names() -> None:
    text = "\n\n".join(f"{c} Uhr\n{h}\n{t}" for c, h, t in ENTRIES)
    of = Page(content=f"Gipfel im Ticker\n\n{text}".encode(), media_type="text/plain", path="t.txt")
    assert anchors_of(of, read(of)) == {}


def test_boxes_deep_in_one_another() -> None:
    entry = "<div id='t{n}'><span>{clock}</span><h3>{heading}</h3><p>{text}</p></div>"
    deep = "".join(f"<div id='deep{n}'>" for n in range(200))
    assert names(page(entry, opening=deep)) == ["t0", "t1", "t2", "t3"]
