"""The bad habits of LiveBlogPosting, one by one: what it says of entries is used as far as it can be trusted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.extract import read
from dateline.model import Document, Page, Update

CLOCKS = ("14:05", "13:45", "13:25", "13:10")
HEADINGS = ("Keller laufen voll", "Holm dankt Helfern", "Pegel bei 4,20 Metern", "Turnhalle füllt sich")
BODIES = (
    "Die Feuerwehr pumpt in der Altstadt die Keller aus und bittet alle, zu Hause zu bleiben.",
    "Bürgermeisterin Jana Holm dankt den Helfern, die seit dem Morgen Sandsäcke füllen.",
    "Der Pegel an der Kettenbrücke steht nach Angaben der Stadt bei vier Metern zwanzig.",
    "In der Turnhalle der Gesamtschule sind inzwischen fast hundert Menschen untergekommen.",
)
LEAD = "<p>Seit Freitagabend steht die Altstadt von Seeburg unter Wasser, und niemand weiß, wie lange noch.</p>"
HEADLINE = "Hochwasser in Seeburg im Liveticker"
Node = dict[str, Any]


def node(n: int, **changes: object) -> Node:
    return {
        "@type": "BlogPosting",
        "headline": HEADINGS[n],
        "datePublished": f"2026-05-03T{CLOCKS[n]}:00+02:00",
        "articleBody": BODIES[n],
        **changes,
    }


def entry(n: int, *, clock: bool = True, heading: bool = True, body: str | None = None) -> str:
    time = f"<time>{CLOCKS[n]} Uhr</time>" if clock else ""
    return f"<article>{time}{f'<h3>{HEADINGS[n]}</h3>' if heading else ''}<p>{body or BODIES[n]}</p></article>"


def page(shown: str, updates: object = None, **blog: object) -> Document:
    said = {"@type": "LiveBlogPosting", "headline": HEADLINE, "datePublished": "2026-05-03T13:00:00+02:00", **blog}
    if updates is not None:
        said["liveBlogUpdate"] = updates
    script = json.dumps(said).replace("<", "\\u003c")
    html = f"<html lang=de><head><script type='application/ld+json'>{script}</script></head><body><h1>{HEADLINE}</h1>{LEAD}{shown}</body></html>"
    return read(Page(content=html.encode(), media_type="text/html", url="https://echo.example.de/ticker"))


def instants(document: Document) -> list[str]:
    return [update.time.isoformat() if update.time else "open" for update in document.updates]


def body(document: Document, update: Update) -> str:
    blocks = [b for b in document.blocks if b.role == "update" and update.start <= b.start < update.end]
    return "\n".join(document.text[b.start : b.end] for b in blocks)


def bodies(document: Document) -> list[str]:
    return [body(document, update) for update in document.updates]


RIGHT = [f"2026-05-03T{clock}:00+02:00" for clock in CLOCKS]


def test_entries_on_the_page_get_their_instants_from_it() -> None:
    document = page("".join(entry(n) for n in range(4)), [node(n) for n in range(4)])
    assert instants(document) == RIGHT
    assert [update.heading for update in document.updates] == list(HEADINGS)
    assert bodies(document) == list(BODIES)
    assert {update.time_basis for update in document.updates} == {"markup"}


def test_the_pages_own_date_and_headline_in_each_update_are_not_the_updates() -> None:
    own = {"headline": HEADLINE, "datePublished": "2026-05-03T13:00:00+02:00", "author": {"name": "Ida Brandt"}}
    document = page("".join(entry(n) for n in range(4)), [node(n, **own) for n in range(4)])
    assert [update.clock for update in document.updates] == list(CLOCKS)
    assert [update.heading for update in document.updates] == list(HEADINGS)
    assert [update.author for update in document.updates] == [None] * 4
    assert not {update.time_basis for update in document.updates} & {"markup"}
    assert instants(document) == RIGHT


def test_the_pages_own_date_in_two_updates_is_not_theirs_either() -> None:
    own = {"headline": HEADLINE, "datePublished": "2026-05-03T13:00:00+02:00"}
    document = page("".join(entry(n) for n in range(2)), [node(n, **own) for n in range(2)])
    assert [update.clock for update in document.updates] == list(CLOCKS[:2])
    assert instants(document) == RIGHT[:2]
    assert [update.heading for update in document.updates] == list(HEADINGS[:2])


def test_many_more_updates_than_the_page_shows_are_all_there_once_and_in_their_order() -> None:
    texts = [
        f"Eintrag {n}: Die Helfer füllen den Sandsack mit der Nummer {n} und stapeln ihn am Ufer." for n in range(56)
    ]
    updates = [
        {"@type": "BlogPosting", "headline": f"Sandsack {n}", "articleBody": texts[n],
         "datePublished": f"2026-05-03T{20 - n // 4:02}:{45 - 15 * (n % 4):02}:00+02:00"}
        for n in range(56)
    ]  # fmt: skip
    shown = "".join(
        f"<article><time>{20 - n // 4:02}:{45 - 15 * (n % 4):02} Uhr</time><h3>Sandsack {n}</h3><p>{texts[n]}</p></article>"
        for n in range(4)
    )
    document = page(shown, updates)
    assert bodies(document) == texts
    assert [update.id[0] for update in document.updates] == ["u"] * 4 + ["j"] * 52
    assert instants(document) == [update["datePublished"] for update in updates]


@pytest.mark.parametrize(
    "escaped",
    [
        "&lt;p&gt;Die Stra&amp;szlig;e ist &quot;gesperrt&quot;, sagt Holm.&lt;/p&gt;&lt;p&gt;Zweiter Absatz &amp;amp; Ende.&lt;/p&gt;",
        "<p>Die Stra&szlig;e ist \"gesperrt\", sagt Holm.</p><p>Zweiter Absatz &amp; Ende.</p>",
        "Die Straße ist &#34;gesperrt&#34;, sagt Holm.<br/><br/>Zweiter Absatz &#38; Ende.",
        "Die Straße ist \"gesperrt\", sagt Holm.\n\nZweiter Absatz & Ende.",
    ],
    ids=["escaped twice", "markup", "numbers", "plain"],
)  # fmt: skip
def test_escaped_text_is_text(escaped: str) -> None:
    document = page(
        entry(1) + entry(2) + entry(3),
        [node(0, articleBody=escaped, headline="Stra&szlig;e zu"), *map(node, (1, 2, 3))],
    )
    assert bodies(document)[0] == 'Die Straße ist "gesperrt", sagt Holm.\nZweiter Absatz & Ende.'
    assert document.updates[0].heading == "Straße zu"


def zulu(n: int) -> str:
    return f"2026-05-03T{CLOCKS[n]}:00Z"


def test_local_clocks_written_as_utc_are_local() -> None:
    document = page("".join(entry(n) for n in range(4)), [node(n, datePublished=zulu(n)) for n in range(4)])
    assert instants(document) == RIGHT


def test_utc_is_utc_where_the_page_shows_the_clocks_that_it_means() -> None:
    hours = [f"2026-05-03T{int(clock[:2]) - 2:02}{clock[2:]}:00Z" for clock in CLOCKS]
    document = page("".join(entry(n) for n in range(4)), [node(n, datePublished=hours[n]) for n in range(4)])
    assert instants(document) == RIGHT


def test_a_right_time_in_the_markup_beats_a_wrong_one_in_the_data() -> None:
    shown = "".join(entry(n).replace("<time>", f"<time datetime='2026-05-03T{CLOCKS[n]}:00+02:00'>") for n in range(4))
    assert instants(page(shown, [node(n, datePublished=zulu(n)) for n in range(4)])) == RIGHT


def test_a_right_time_in_the_data_beats_a_wrong_one_in_the_markup() -> None:
    shown = "".join(entry(n).replace("<time>", f"<time datetime='{zulu(n)}'>") for n in range(4))
    assert instants(page(shown, [node(n) for n in range(4)])) == RIGHT


def test_entries_that_only_the_data_has_are_corrected_with_the_others() -> None:
    document = page("".join(entry(n) for n in range(3)), [node(n, datePublished=zulu(n)) for n in range(4)])
    assert instants(document) == RIGHT


@pytest.mark.parametrize("above", [True, False])
def test_day_headings_above_and_below_agree_with_the_data(above: bool) -> None:
    days = ("<h2>Montag, 4. Mai 2026</h2>", "<h2>Sonntag, 3. Mai 2026</h2>")
    first, second = entry(2) + entry(3), entry(0) + entry(1)
    shown = days[0] + first + days[1] + second if above else first + days[0] + second + days[1]
    said = [node(n, datePublished=f"2026-05-0{4 if n > 1 else 3}T{CLOCKS[n]}:00+02:00") for n in (2, 3, 0)]
    document = page(shown, said)
    assert instants(document) == [
        f"2026-05-04T{CLOCKS[2]}:00+02:00", f"2026-05-04T{CLOCKS[3]}:00+02:00", RIGHT[0], RIGHT[1],
    ]  # fmt: skip


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 1, 3), (3, 0, 1, 2)])
def test_disorder_in_the_data_does_not_disorder_the_page(order: tuple[int, ...]) -> None:
    document = page("".join(entry(n) for n in range(4)), [node(n) for n in order])
    assert instants(document) == RIGHT
    assert bodies(document) == list(BODIES)


def test_disorder_on_the_page_is_kept_as_it_stands_there() -> None:
    document = page("".join(entry(n) for n in (1, 0, 2, 3)), [node(n) for n in range(4)])
    assert instants(document) == [RIGHT[n] for n in (1, 0, 2, 3)]


@pytest.mark.parametrize("clocks", [True, False])
def test_a_summary_on_top_that_repeats_entries_is_no_entry(clocks: bool) -> None:
    rows = "".join(f"<li><a href='#e{n}'>{CLOCKS[n] + ' ' if clocks else ''}{HEADINGS[n]}</a></li>" for n in range(4))
    shown = f"<h2>Das Wichtigste in Kürze</h2><ul>{rows}</ul>" + "".join(entry(n) for n in range(4))
    document = page(shown, [node(n) for n in range(4)])
    assert instants(document) == RIGHT
    assert bodies(document) == list(BODIES)
    assert all(document.text[u.start : u.end].count(u.heading or "?") == 1 for u in document.updates)


def test_a_summary_without_links_that_repeats_entries_is_no_entry() -> None:
    rows = "".join(f"<li>{HEADINGS[n]}</li>" for n in range(4))
    shown = f"<h2>Das Wichtigste in Kürze</h2><ul>{rows}</ul>" + "".join(entry(n, clock=False) for n in range(4))
    document = page(shown, [node(n) for n in range(4)])
    assert instants(document) == RIGHT
    assert bodies(document) == list(BODIES)


def test_both_know_something_and_what_both_know_is_there_once() -> None:
    """The page shows two entries of which the data has one, with another author and no heading; the data has two more."""
    shown = entry(0) + entry(1)
    said = [
        node(1, headline="", author={"@type": "Person", "name": "Ida Brandt"}, url="https://echo.example.de/ticker#1"),
        node(2),
        node(3),
    ]
    document = page(
        shown + entry(3).replace(BODIES[3], "Ein weiterer Absatz, den nur die Seite kennt, mit Text genug."), said
    )
    assert len(document.updates) == len({update.start for update in document.updates})
    assert [update.clock for update in document.updates].count("13:45") == 1
    second = next(update for update in document.updates if update.clock == "13:45")
    assert (second.heading, second.author, second.url) == (
        HEADINGS[1],
        "Ida Brandt",
        "https://echo.example.de/ticker#1",
    )
    assert {RIGHT[1], RIGHT[2]} <= set(instants(document))


@pytest.mark.parametrize("count", [1, 2])
def test_few_entries_are_a_ticker_where_the_data_has_them(count: int) -> None:
    document = page("".join(entry(n) for n in range(count)), [node(n) for n in range(count)])
    assert document.type == "LiveBlogPosting"
    assert instants(document) == RIGHT[:count]
    assert bodies(document) == list(BODIES[:count])


@pytest.mark.parametrize("count", [1, 2])
def test_few_entries_are_a_ticker_where_the_data_says_so_and_has_none(count: int) -> None:
    document = page("<p>Stand: 3. Mai 2026, 14:10 Uhr</p>" + "".join(entry(n) for n in range(count)))
    assert [update.clock for update in document.updates] == list(CLOCKS[:count])
    assert bodies(document) == list(BODIES[:count])
    assert document.headline == HEADLINE


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Wir beginnen um 15 Uhr mit der Berichterstattung aus Seeburg und den Orten am Fluss.</p>",
        "<p>14.05 Uhr begann die Sitzung im Rathaus, die Stadt hatte eingeladen, und alle kamen.</p>",
        "<p>Aktualisiert: 3. Mai 2026, 14:05 Uhr</p><p>Der Fluss steigt weiter, und niemand weiß, wie lange noch.</p>",
        "",
    ],
)
def test_a_live_blog_that_has_not_begun_has_no_entries(shown: str) -> None:
    assert page(shown).updates == ()


@pytest.mark.parametrize(
    "updates", [[], {}, "x", [None, 3, "x"], [{"@type": "BlogPosting"}], [{"headline": [1], "datePublished": 7}]]
)
def test_data_without_sense_is_no_data(updates: object) -> None:
    document = page("".join(entry(n) for n in range(4)), updates)
    assert [update.clock for update in document.updates] == list(CLOCKS)
    assert bodies(document) == list(BODIES)


def test_times_beside_quotations_are_no_entries_of_a_blog_that_names_its_own() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"Stand {n}", "datePublished": f"2026-05-03T1{n}:00:00+02:00",
         "articleBody": f"Der Pegel der Lohe steht bei {n} Metern und steigt weiter an."} for n in range(5)
    ]  # fmt: skip
    script = json.dumps({"@type": "LiveBlogPosting", "headline": "Flut", "liveBlogUpdate": updates})
    shown = "".join(
        f"<article class=entry><time>1{n}.00 Uhr</time><h3>Stand {n}</h3><p>Der Pegel der Lohe steht bei {n} Metern und"
        " steigt weiter an.</p></article>"
        for n in range(5)
    )
    newer = (
        "<article class=entry><time>15.00 Uhr</time><h3>Stand 5</h3><p>Der Pegel der Lohe hat sich seit einer Stunde"
        " nicht bewegt.</p></article>"
    )
    said = "".join(
        f"<div class=said><time>1{n}.30 Uhr</time><p>Wir haben {n} Pumpen im Einsatz, und mehr kommen in der Nacht.</p></div>"
        for n in range(5)
    )
    page = f"<html><head><script type='application/ld+json'>{script}</script></head><body><h1>Flut</h1>{shown}{newer}"
    document = read(Page(content=f"{page}<section><h2>Zitate</h2>{said}</section></body></html>".encode()))
    assert [u.heading for u in document.updates] == [f"Stand {n}" for n in range(6)]
