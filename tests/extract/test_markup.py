"""Pages with markup, as broken and as full of furniture as real ones; all of them invented."""

from __future__ import annotations

import json

import pytest

from dateline.extract import read
from dateline.model import Document, Page

P1 = (
    "Die Brücke über die Lohe bleibt bis zum Frühjahr gesperrt, sagte Baudezernentin Mara Lindt am Dienstag im Rathaus."
)
P2 = "Bei einer Prüfung hatten Fachleute Risse in zwei Pfeilern gefunden, die nach ihrer Einschätzung rasch größer werden."
P3 = "Für die Umleitung stehen nach Angaben der Stadt zwei Fähren bereit, die alle zwanzig Minuten fahren sollen."


def html(body: str, head: str = "", **options: str) -> Document:
    content = f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>".encode()
    return read(
        Page(content=content, media_type="text/html", url=options.get("url", "https://www.lohe-bote.example.de/a1"))
    )


def by_role(document: Document, role: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role == role]


ARTICLE = f"""
<article>
  <header><span class="kicker">Verkehr</span><h1>Lohebrücke bleibt gesperrt</h1>
  <p class="lead">Risse in zwei Pfeilern: Wer über den Fluss will, braucht bis zum Frühjahr die Fähre und viel Geduld.</p>
  <p class="byline">Von Anna Beispiel und Ben Muster</p><time datetime="2025-02-04T17:30:00+01:00">4. Februar 2025, 17:30 Uhr</time></header>
  <figure><img src="a.jpg" alt="x"><figcaption>Die Lohebrücke am Dienstag. <span class="credit">Foto: Kim Sommer</span></figcaption></figure>
  <div class="article-body"><p>{P1}</p><p>{P2}</p><h2>Zwei Fähren sollen helfen</h2><p>{P3}</p></div>
</article>"""


def test_the_parts_of_an_article() -> None:
    document = html(ARTICLE)
    assert document.headline == "Lohebrücke bleibt gesperrt"
    assert document.kicker == "Verkehr"
    assert document.lead is not None
    assert document.lead.startswith("Risse in zwei Pfeilern")
    assert by_role(document, "paragraph") == [P1, P2, P3]
    assert by_role(document, "subheading") == ["Zwei Fähren sollen helfen"]
    assert document.authors == ("Anna Beispiel", "Ben Muster")
    assert document.published == "2025-02-04T17:30:00+01:00"
    assert document.basis == "stated"
    assert document.zone == "Europe/Berlin"
    assert document.language == "de"
    assert "Lohebrücke bleibt gesperrt" not in document.article
    assert "Kim Sommer" not in document.article


NAV = "<nav><ul><li><a href='/p'>Politik</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
FURNITURE = [
    "<div class='newsletter-box'><h3>Der Morgen in Lohe</h3><p>Jetzt kostenlos anmelden und jeden Morgen wissen, was in der Stadt los ist.</p></div>",
    "<div class='consent-placeholder'><p>An dieser Stelle finden Sie Inhalte eines Drittanbieters, denen Sie zustimmen müssen, um sie zu sehen.</p></div>",
    "<aside class='related'><h4>Lesen Sie auch</h4><ul><li><a href='/x'>So teuer wird die neue Brücke für die Stadt und ihre Bürger</a></li></ul></aside>",
    "<p>Lesen Sie auch: <a href='/x'>So teuer wird die neue Brücke für die Stadt und ihre Bürger</a></p>",
    "<div class='ad'><p>Anzeige</p></div>",
    "<script>var p = '<p>Kein Text, den jemand liest, auch wenn er wie ein langer Absatz aussieht.</p>';</script>",
    "<div style='display:none'><p>Dieser lange Satz ist versteckt und steht für niemanden auf der Seite, der sie liest.</p></div>",
]


@pytest.mark.parametrize("box", FURNITURE)
def test_furniture_in_the_middle_stays_out_of_the_article(box: str) -> None:
    document = html(NAV + ARTICLE.replace(f"<p>{P2}</p>", f"<p>{P2}</p>{box}"))
    assert by_role(document, "paragraph") == [P1, P2, P3]
    assert "teuer" not in document.article
    assert "anmelden" not in document.article


COMMENTS = "<section class='comments'><h3>2 Kommentare</h3>" + "".join(
    f"<div class='comment'><b>user{n}</b><p>Das habe ich schon vor Jahren gesagt, und niemand im Rathaus wollte es hören, auch damals nicht.</p></div>"
    for n in range(2)
) + "</section>"  # fmt: skip
TEASERS = "<section class='teaser-list'>" + "".join(
    f"<article class='teaser'><a href='/{n}'><h3>Andere Meldung Nummer {n}</h3><p>Im Nachbarort ist etwas ganz anderes geschehen, worüber wir hier kurz berichten …</p></a></article>"
    for n in range(6)
) + "</section>"  # fmt: skip


def test_comments_and_teasers_are_kept_as_blocks_but_not_as_article() -> None:
    document = html(NAV + ARTICLE + COMMENTS + TEASERS)
    assert by_role(document, "paragraph") == [P1, P2, P3]
    assert document.comment_count == 2
    assert any("vor Jahren gesagt" in t for t in by_role(document, "comment"))
    assert any("Andere Meldung" in t for t in by_role(document, "teaser"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<p>", "<p><p>"),
        ("</p>", ""),
        ("</div>", ""),
        ("</article>", ""),
        ("<article>", "<article><article><div>"),
        ("class=\"lead\"", "class=\"lead"),
    ],
)  # fmt: skip
def test_broken_markup_is_read_as_browsers_do(wrong: str, right: str) -> None:
    document = html(NAV + ARTICLE.replace(wrong, right) + TEASERS)
    for text in (P2, P3):
        assert text in document.article
    assert "Andere Meldung" not in document.article


def test_a_page_of_teasers_is_a_collection() -> None:
    document = html(NAV + TEASERS)
    assert document.type == "CollectionPage"
    assert document.article == ""
    assert any("no article" in note for note in document.notes)


def test_markup_that_is_written_as_text_stays_text() -> None:
    document = html(
        ARTICLE.replace(
            P2,
            "Wer &lt;script&gt;alert(1)&lt;/script&gt; in das Feld schrieb, konnte das Formular der Stadt lahmlegen, sagte Lindt.",
        )
    )
    assert "<script>alert(1)</script>" in document.article


def test_words_set_apart_by_style_alone_are_not_glued() -> None:
    document = html(
        ARTICLE.replace(
            '<span class="kicker">Verkehr</span>', "<ul><li><a href='/p'>Politik</a><a href='/s'>Sport</a></li></ul>"
        )
    )
    assert "Politik Sport" in document.text
    drop_cap = html(ARTICLE.replace("Die Brücke", "<span class='initial'>D</span><span>ie Brücke</span>"))
    assert P1 in drop_cap.article


def entry(clock: str, heading: str, text: str, instant: str = "") -> str:
    when = f"<time datetime='{instant}'>{clock}</time>" if instant else f"<span class='time'>{clock}</span>"
    return f"<li class='entry'><div>{when}</div><h3>{heading}</h3><p>{text}</p></li>"


ENTRIES = [
    ("00:15", "Fähre legt wieder ab", "Die erste Fähre fährt wieder, nachdem der Nebel sich gelegt hat, teilt die Stadt mit.", "2025-02-05T00:15:00+01:00"),
    ("23:40", "Nebel stoppt Fähren", "Beide Fähren liegen fest, weil der Nebel zu dicht geworden ist, sagt ein Sprecher.", "2025-02-04T23:40:00+01:00"),
    ("22:05", "Lange Schlangen am Ufer", "Am Anleger warten nach Angaben der Polizei mehr als zweihundert Menschen auf ein Schiff.", "2025-02-04T22:05:00+01:00"),
]  # fmt: skip


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_a_ticker_beside_an_article(marked: bool, before: bool) -> None:
    items = "".join(entry(c, h, t, i if marked else "") for c, h, t, i in ENTRIES)
    ticker = f"<section class='ticker'><ul>{items}</ul></section>"
    document = html(NAV + (ticker + ARTICLE if before else ARTICLE + ticker) + TEASERS)
    assert document.type == "LiveBlogPosting"
    assert [u.time and u.time.isoformat() for u in document.updates] == [e[3] for e in ENTRIES]
    assert [u.heading for u in document.updates] == [e[1] for e in ENTRIES]
    assert {u.time_basis.split(":")[0] for u in document.updates} == ({"markup"} if marked else {"inferred"})
    assert P3 in document.article
    assert document.headline == "Lohebrücke bleibt gesperrt"


def live_blog(**changes: object) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": h, "datePublished": i, "articleBody": f"&lt;p&gt;{t}&lt;/p&gt;"}
        for _, h, t, i in ENTRIES
    ]
    for update in updates:
        update.update({k: str(v) for k, v in changes.items()})
    node = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Lohebrücke bleibt gesperrt",
        "liveBlogUpdate": updates,
    }
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


def test_updates_that_stand_only_in_json_ld_are_added() -> None:
    shown = "".join(entry(c, h, t) for c, h, t, _ in ENTRIES[:1])
    document = html(ARTICLE + f"<section class='ticker'><ul>{shown}</ul></section>", live_blog())
    assert [u.time and u.time.isoformat() for u in document.updates] == [e[3] for e in ENTRIES]
    assert [u.heading for u in document.updates] == [e[1] for e in ENTRIES]
    for update, (_, _, text, _) in zip(document.updates, ENTRIES, strict=True):
        assert text in document.text[update.start : update.end]


def test_json_ld_that_repeats_the_pages_date_and_headline_is_not_believed() -> None:
    shown = "".join(entry(c, h, t) for c, h, t, _ in ENTRIES)
    wrong = live_blog(headline="Lohebrücke bleibt gesperrt", datePublished="2025-02-04T17:30:00+01:00")
    document = html(ARTICLE + f"<section class='ticker'><ul>{shown}</ul></section>", wrong)
    assert [u.time and u.time.isoformat() for u in document.updates] == [e[3] for e in ENTRIES]
    assert [u.heading for u in document.updates] == [e[1] for e in ENTRIES]


def test_local_clocks_with_the_offset_of_utc_are_put_right() -> None:
    shown = "".join(entry(c, h, t) for c, h, t, _ in ENTRIES)
    node = live_blog().replace("+01:00", "Z")
    document = html(ARTICLE + f"<section class='ticker'><ul>{shown}</ul></section>", node)
    assert [u.time and u.time.isoformat() for u in document.updates] == [e[3] for e in ENTRIES]


@pytest.mark.parametrize(
    "script",
    ["{broken", "[]", "null", '{"@type": ["NewsArticle"], "author": [[{"name": null}]]}', '{"@type": "NewsArticle", "datePublished": 17}',
     '{"@type":"NewsArticle","headline":"a\nb",}', '{"@type":"LiveBlogPosting","liveBlogUpdate":[{"datePublished":{}},3,null]}'],
)  # fmt: skip
def test_bad_json_ld_harms_nobody(script: str) -> None:
    document = html(ARTICLE, f"<script type='application/ld+json'>{script}</script>")
    assert by_role(document, "paragraph") == [P1, P2, P3]


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("20.08.2026 - 23:59 Uhr, aktualisiert 00:21 Uhr", "2026-08-20T23:59:00+02:00", "2026-08-21T00:21:00+02:00"),
        ("28.03.2026 22:04 (Akt. 29.03.2026 06:14)", "2026-03-28T22:04:00+01:00", "2026-03-29T06:14:00+02:00"),
        ("20.08.2026, 12:10 Uhr · Aktualisiert 13:05 Uhr", "2026-08-20T12:10:00+02:00", "2026-08-20T13:05:00+02:00"),
    ],
)
def test_a_date_line_with_the_date_of_a_change(line: str, published: str, modified: str) -> None:
    document = html(
        f"<article><h1>Lohebrücke bleibt gesperrt</h1><p class=datum>{line}</p><p>{P1}</p><p>{P2}</p></article>"
    )
    assert (document.published, document.modified) == (published, modified)


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ("<tr><td>{clock}</td><td>{minute}</td><td><b>{heading}</b><br>{text}</td></tr>", True),
        ("<tr><td>{clock}</td><td>{minute}</td><td>{text}</td></tr>", False),
        ("<li><span>{clock}</span> <strong>{heading}</strong> {text}", True),
        ("<p><b>{clock} Uhr: {heading}</b> {text}</p>", True),
        ("<div><p>{clock}</p><p>{text} Mehr war nicht zu sehen!</p></div>", False),
    ],
)
def test_headings_set_bold_and_minutes_of_play(form: str, heading: bool) -> None:
    minutes = ("57.", "90.+5", "n.V.")
    rows = "".join(
        form.format(clock=clock, minute=minute, heading=f"Tor für Lohe {minute[0]}", text=text)
        for clock, minute, text in zip(("20:45", "21:31", "22:06"), minutes, (P1, P2, P3), strict=True)
    )
    around = {"<tr": "table", "<li": "ul"}.get(form[:3], "div")
    document = html(f"<article><h1>Lohe wirft Tannau raus</h1><p>{P1}</p><{around}>{rows}</{around}></article>")
    assert [u.heading for u in document.updates] == [f"Tor für Lohe {m[0]}" if heading else None for m in minutes]


def test_topics_are_links_of_their_own() -> None:
    tags = "<div class=tags><a>Lohe</a> <a>Brücken und Wege</a> <a>Fähre</a></div>"
    document = html(f"<article><h1>Lohebrücke bleibt gesperrt</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p>{tags}</article>")
    assert document.keywords == ("Lohe", "Brücken und Wege", "Fähre")
