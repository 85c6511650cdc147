"""Tickers in every form that was seen, read from plain text."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.extract import read
from dateline.model import Document, Page

TOP = """Hochwasser in Seeburg

Der Fluss steigt weiter

Seit Freitagabend steht die Altstadt von Seeburg unter Wasser, und niemand weiß, wie lange noch.

"""
BODIES = (
    "Die Feuerwehr pumpt in der Altstadt die Keller aus und bittet alle, zu Hause zu bleiben.",
    "Bürgermeisterin Jana Holm dankt den Helfern, die seit dem Morgen Sandsäcke füllen.",
    "Der Pegel an der Kettenbrücke steht nach Angaben der Stadt bei vier Metern zwanzig.",
    "In der Turnhalle der Gesamtschule sind inzwischen fast hundert Menschen untergekommen.",
)
HEADINGS = ("Keller laufen voll", "Holm dankt Helfern", "Pegel bei 4,20 Metern", "Turnhalle füllt sich")


def plain(text: str, *, retrieved: dt.datetime | None = None, date: dt.date | None = None) -> Document:
    page = Page(content=(TOP + text).encode(), media_type="text/plain", path="seeburg.txt", retrieved=retrieved)
    return read(page, date=date)


def clocks(document: Document) -> list[str | None]:
    return [u.clock for u in document.updates]


CLOCKS = ("13:10", "13:25", "13:45", "14:05")


@pytest.mark.parametrize(
    "form",
    [
        "{clock}\n\n{heading}\n\n{body}\n\n",
        "{clock} Uhr\n{heading}\n{body}\n\n",
        "{dotted} Uhr: {heading}\n\n{body}\n\n",
        "{clock} Uhr – {heading}\n\n{body}\n\n",
        "{clock} Uhr | {heading}\n\n{body}\n\n",
        "+++ {dotted} Uhr: {heading} +++\n\n{body}\n\n",
        "{clock} - {heading}\n{body}\n",
        "Update, {dotted} Uhr: {heading}\n\n{body}\n\n",
        "Update vom 16. August, {dotted} Uhr: {heading}\n\n{body}\n\n",
        "16. August 2025\n{clock} Uhr\n{heading}\n{body}\n\n",
        "{h}h{m} - {heading}\n\n{body}\n\n",
        "{twelve} p.m. ET\n\n{heading}\n\n{body}\n\n",
        "{dotted} BST\n{heading}\n{body}\n\n",
        "16.08.2025, {clock}\n{heading}\n{body}\n\n",
        "{heading}\n{clock} Uhr\n{body}\n\n",
    ],
)
@pytest.mark.parametrize("newest_first", [True, False])
def test_forms_with_headings(form: str, newest_first: bool) -> None:
    rows = list(zip(CLOCKS, HEADINGS, BODIES, strict=True))
    if newest_first:
        rows.reverse()
    text = "".join(
        form.format(
            clock=clock, dotted=clock.replace(":", "."), h=clock[:2], m=clock[3:], twelve=f"{int(clock[:2]) - 12}:{clock[3:]}",
            heading=heading, body=body,
        )
        for clock, heading, body in rows
    )  # fmt: skip
    document = plain(text)
    assert document.type == "LiveBlogPosting"
    assert clocks(document) == [row[0] for row in rows]
    assert [u.heading for u in document.updates] == [row[1] for row in rows]
    for update, (_, _, body) in zip(document.updates, rows, strict=True):
        blocks = [b for b in document.blocks if b.role == "update" and update.start <= b.start < update.end]
        assert [document.text[b.start : b.end] for b in blocks] == [body]
        assert update.day_offset == 0
    assert document.headline == "Der Fluss steigt weiter"
    assert document.lead is not None
    assert document.lead.startswith("Seit Freitagabend")


def test_text_after_the_clock_without_heading() -> None:
    document = plain("".join(f"{c.replace(':', '.')}: {b}\n\n" for c, b in zip(CLOCKS, BODIES, strict=True)))
    assert clocks(document) == list(CLOCKS)
    assert [u.heading for u in document.updates] == [None] * 4
    assert [document.text[b.start : b.end] for b in document.blocks if b.role == "update"] == list(BODIES)


def test_clocks_counted_back_from_the_retrieval() -> None:
    retrieved = dt.datetime(2025, 8, 16, 12, 30, tzinfo=dt.UTC)
    ago = ("vor 16 Minuten", "vor 45 Minuten", "vor 2 Stunden")
    text = "".join(f"{a}\n{h}\n{b}\n\n" for a, h, b in zip(ago, HEADINGS, BODIES, strict=False))
    document = plain(text, retrieved=retrieved)
    assert [u.time and u.time.isoformat() for u in document.updates] == [
        "2025-08-16T14:14:00+02:00", "2025-08-16T13:45:00+02:00", "2025-08-16T12:30:00+02:00",
    ]  # fmt: skip
    assert all(u.time_basis.startswith("inferred: counted back") for u in document.updates)
    assert all(u.time is None and u.time_basis == "open" for u in plain(text).updates)


def test_yesterday_is_counted_from_the_day_of_retrieval() -> None:
    retrieved = dt.datetime(2025, 8, 16, 6, 0, tzinfo=dt.UTC)
    when = ("heute, 07:12 Uhr", "gestern, 23:40 Uhr", "gestern, 18:03 Uhr")
    document = plain(
        "".join(f"{w}\n{h}\n{b}\n\n" for w, h, b in zip(when, HEADINGS, BODIES, strict=False)), retrieved=retrieved
    )
    assert [u.time and u.time.isoformat() for u in document.updates] == [
        "2025-08-16T07:12:00+02:00", "2025-08-15T23:40:00+02:00", "2025-08-15T18:03:00+02:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "offsets"),
    [
        (["00:20", "00:05", "23:50", "22:00"], [1, 1, 0, 0]),
        (["22:00", "23:50", "00:05", "00:20"], [0, 0, 1, 1]),
        (["00:20", "23:58", "00:05", "22:00"], [1, 0, 1, 0]),
        (["14:00", "14:10", "13:55", "15:00"], [0, 0, 0, 0]),
        (["23:00", "07:00", "22:00", "06:00"], [0, 1, 1, 2]),
    ],
)
def test_midnight_is_crossed_in_both_directions_and_disorder_is_no_midnight(
    order: list[str], offsets: list[int]
) -> None:
    document = plain("".join(f"{c}\n\n{h}\n\n{b}\n\n" for c, h, b in zip(order, HEADINGS, BODIES, strict=True)))
    assert [u.day_offset for u in document.updates] == offsets


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("newest_first", [True, False])
def test_day_headings_above_and_below_their_entries(above: bool, newest_first: bool) -> None:
    days = [("Freitag, 15. August 2025", ("18:00", "22:10")), ("Samstag, 16. August 2025", ("07:30", "09:00"))]
    if newest_first:
        days = [(day, times[::-1]) for day, times in reversed(days)]
    pieces = iter(zip(HEADINGS, BODIES, strict=True))
    text = ""
    for day, times in days:
        entries = "".join("{}\n\n{}\n\n{}\n\n".format(time, *next(pieces)) for time in times)
        text += f"{day}\n\n{entries}" if above else f"{entries}{day}\n\n"
    document = plain(text)
    shown = sorted(u.time.strftime("%d. %H:%M") if u.time else "?" for u in document.updates)
    assert shown == ["15. 18:00", "15. 22:10", "16. 07:30", "16. 09:00"]
    assert {u.time_basis for u in document.updates} == {"stated"}
    assert sum(b.role == "day" for b in document.blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "vor 16 Minuten\nRathaus wird umgebaut\nDer Umbau des Rathauses […] (00)\nvor 10 Stunden\nNeue Busse\nDie Stadt kauft […] (00)\n"
        "vor 50 Minuten\nSommerfest abgesagt\nDas Fest im […] (00)\n",
        "Die Termine: 19.30 Uhr: Lesung. 20.00 Uhr: Musik. 21.00 Uhr: Tanz im Saal der alten Post.",
        "14:00 Uhr begann die Sitzung im Rathaus.\n\n15:30 Uhr war sie zu Ende, wie die Stadt mitteilt.\n",
        "20:15 Krimi\n21:45 Nachrichten\n22:15 Sport\n",
    ],
)
def test_what_is_no_ticker(text: str) -> None:
    assert plain(text).updates == ()


def test_a_list_on_top_that_repeats_headings_is_no_ticker_of_its_own() -> None:
    summary = "Das Wichtigste in Kürze\n" + "".join(f"{c} {h}\n" for c, h in zip(CLOCKS, HEADINGS, strict=True)) + "\n"
    entries = "".join(f"{c} Uhr\n\n{h}\n\n{b}\n\n" for c, h, b in zip(CLOCKS, HEADINGS, BODIES, strict=True))
    document = plain(summary + entries)
    assert clocks(document) == list(CLOCKS)
    assert all(document.text[u.start : u.end].endswith(b) for u, b in zip(document.updates, BODIES, strict=True))


def test_the_ticker_ends_where_the_furniture_begins() -> None:
    entries = "".join(f"{c} Uhr\n\n{h}\n\n{b}\n\n" for c, h, b in zip(CLOCKS, HEADINGS, BODIES, strict=True))
    document = plain(entries + "Lesen Sie auch: Wie Seeburg baut\n\n[12 Kommentare]\n\nImpressum\n")
    assert document.updates[-1].end <= document.text.index("Lesen Sie auch")
    assert document.comment_count == 12
    assert "Impressum" not in document.article


def test_pictures_in_an_entry_keep_their_credit_out_of_the_article() -> None:
    entries = "".join(f"{c}\n\n{h}\n\n{b}\n\n" for c, h, b in zip(CLOCKS, HEADINGS, BODIES, strict=True))
    document = plain("14:20\n\nDas erste Bild von der Brücke:\n\nIMG_2041.jpg © Bildwerk\n\n" + entries)
    assert document.updates[0].heading == "Das erste Bild von der Brücke:"
    assert [i.credit for i in document.images] == ["Bildwerk"]
    assert "Bildwerk" not in document.article


@pytest.mark.parametrize("newest_first", [True, False])
def test_midnights_are_counted_from_the_only_day_that_the_page_names(newest_first: bool) -> None:
    clocks_in_time = ["21.20", "22.26", "23.50", "0.40", "0.55"]
    shown = clocks_in_time[::-1] if newest_first else clocks_in_time
    entries = "\n\n".join(f"{c}: {b}" for c, b in zip(shown, [*BODIES, BODIES[0]], strict=True))
    document = plain(f"Samstag, 2. August 2025\n\n{entries}\n")
    by_clock = {u.clock: u.time.day for u in document.updates if u.time}
    first = 1 if newest_first else 2
    assert by_clock == {"21:20": first, "22:26": first, "23:50": first, "00:40": first + 1, "00:55": first + 1}


def test_the_headline_stands_above_the_ticker_whatever_stands_below_it() -> None:
    entries = "\n\n".join(f"{c} Uhr: {h}\n{b}" for c, h, b in zip(CLOCKS, HEADINGS, BODIES, strict=True))
    text = f"Seeburger Echo\n\nDer Fluss steigt weiter: die Chronik\n\n{entries}\n\nLesermeinung\nUwe K., 12.06 Uhr: {BODIES[0]}\n"
    document = read(Page(content=text.encode(), media_type="text/plain"))
    assert document.headline == "Der Fluss steigt weiter: die Chronik"


def test_three_short_entries_with_headings_are_a_ticker() -> None:
    document = plain(
        "14:05 Uhr: Feuer gelöscht\nDer Brand im Hafen ist aus.\n\n"
        "13:50 Uhr: Zweiter Löschzug da\nAus Halmbach kommt Hilfe.\n\n13:20 Uhr: Alarm im Hafen\nEine Halle brennt.\n"
    )
    assert [(u.clock, u.heading) for u in document.updates] == [
        ("14:05", "Feuer gelöscht"), ("13:50", "Zweiter Löschzug da"), ("13:20", "Alarm im Hafen"),
    ]  # fmt: skip
