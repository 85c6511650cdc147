"""A ticker that grows, is edited, reordered and cut, served and watched over HTTP."""

from __future__ import annotations

import asyncio

import pytest

from dateline.store import Store
from dateline.watch.happenings import (
    DocumentNew,
    PageChanged,
    PageTouched,
    UpdateAltered,
    UpdateNew,
    UpdateRemoved,
    UpdateRestored,
    UpdatesOutOfView,
)
from tests.watch.conftest import Desk, source
from tests.watch.server import Answer, Outlet, Row, rows, ticker


def follow(outlet: Outlet, store: Store, first: list[Row], *steps: object, ids: bool = True) -> Desk:
    """Serve a ticker, then each further state of it once the watcher has seen the one before."""
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/t"] = Answer(ticker(first, ids=ids))
        async with desk.running():
            await desk.until(DocumentNew)
            for step in steps:
                outlet.pages["/t"] = Answer(ticker(step, ids=ids) if isinstance(step, list) else str(step))
                await desk.looks(outlet, "/t", 6)

    asyncio.run(go())
    return desk


def test_a_ticker_is_new_once_and_says_nothing_while_nothing_happens(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(4), rows(4))
    assert desk.kinds() == ["DocumentNew"]
    assert desk.seen[0].updates == 4
    assert outlet.unchanged["/t"] >= 3, "it asks whether anything has changed"


@pytest.mark.parametrize("ids", [True, False])
def test_new_entries(outlet: Outlet, store: Store, ids: bool) -> None:
    desk = follow(outlet, store, rows(3), rows(4), rows(6), ids=ids)
    assert desk.kinds() == ["DocumentNew", "UpdateNew", "UpdateNew", "UpdateNew"]
    assert [h.heading for h in desk.of(UpdateNew)] == [
        "Riss im Kontrollgang",
        "Bus kommt von der Straße ab",
        "Grundablass geöffnet",
    ]
    first = desk.of(UpdateNew)[0]
    document = store.documents.get(first.document)
    assert document.text[first.passage.start : first.passage.end] == first.passage.exact
    assert "ein Riss entdeckt worden" in first.text
    assert first.clock == "21:12"
    assert len({h.update for h in desk.of(UpdateNew)}) == 3


@pytest.mark.parametrize("ids", [True, False])
def test_an_entry_silently_altered(outlet: Outlet, store: Store, ids: bool) -> None:
    after = [(n, c, h, t.replace("vier Meter", "vierzig Meter")) for n, c, h, t in rows(5)]
    desk = follow(outlet, store, rows(5), after, ids=ids)
    assert desk.kinds() == ["DocumentNew", "UpdateAltered"]
    altered = desk.of(UpdateAltered)[0]
    (change,) = altered.alterations
    assert [p.exact for p in change.before_words] == ["vier"]
    assert [p.exact for p in change.after_words] == ["vierzig"]
    assert altered.heading == "Riss im Kontrollgang"
    assert {altered.before, altered.document} == {d.id for d in store.documents.list()}
    (revision,) = store.documents.revisions(altered.document)
    assert revision.silent
    assert revision.before.id == altered.before


def test_heading_and_time_of_an_entry_changed(outlet: Outlet, store: Store) -> None:
    after = [
        (n, "21:14" if n == "t3" else c, "Vier Meter langer Riss" if n == "t3" else h, t) for n, c, h, t in rows(5)
    ]
    desk = follow(outlet, store, rows(5), after)
    assert desk.kinds() == ["DocumentNew", "UpdateAltered"]
    altered = desk.of(UpdateAltered)[0]
    assert (altered.time_before or "")[-14:-9] == "21:12" or altered.time_before == "21:12"
    assert "21:14" in (altered.time_after or "")
    assert altered.heading == "Vier Meter langer Riss"


@pytest.mark.parametrize("ids", [True, False])
def test_an_entry_taken_away_is_reported_at_the_second_look(outlet: Outlet, store: Store, ids: bool) -> None:
    desk = follow(outlet, store, rows(6), [r for r in rows(6) if r[0] != "t4"], ids=ids)
    assert desk.kinds() == ["DocumentNew", "UpdateRemoved"]
    removed = desk.of(UpdateRemoved)[0]
    assert removed.heading == "Bus kommt von der Straße ab"
    document = store.documents.get(removed.before)
    assert document.text[removed.passage.start : removed.passage.end] == removed.passage.exact
    assert "Graben gerutscht" in removed.passage.exact


def test_the_newest_entry_withdrawn(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(5), rows(6), rows(5))
    assert desk.kinds() == ["DocumentNew", "UpdateNew", "UpdateRemoved"]
    assert desk.of(UpdateNew)[0].update == desk.of(UpdateRemoved)[0].update


def test_taken_away_and_put_back(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(6), [r for r in rows(6) if r[0] != "t4"], rows(6))
    assert desk.kinds() == ["DocumentNew", "UpdateRemoved", "UpdateRestored"]
    assert desk.of(UpdateRestored)[0].update == desk.of(UpdateRemoved)[0].update


def test_a_cache_that_serves_old_copies_beside_new_ones_is_no_withdrawal(outlet: Outlet, store: Store) -> None:
    copies = [ticker(rows(5)), ticker(rows(6))]
    count = [0]

    def either() -> Answer:
        count[0] += 1
        return Answer(copies[count[0] % 2], etag=False)

    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/t"] = either
        async with desk.running():
            await desk.looks(outlet, "/t", 12)

    asyncio.run(go())
    assert set(desk.kinds()) <= {"DocumentNew", "UpdateNew"}
    assert len(desk.of(UpdateNew)) <= 1


def test_reordered_entries_are_the_same(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(6), rows(6)[::-1], rows(6)[3:] + rows(6)[:3])
    assert desk.kinds() == ["DocumentNew"]


def test_a_page_that_shows_the_newest_ten_takes_nothing_away(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(10), *[rows(10, first) for first in range(1, 5)])
    assert desk.kinds() == ["DocumentNew"] + ["UpdateNew"] * 4


def test_a_page_that_is_cut_is_said_to_be_cut(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(20), rows(5, 15))
    assert desk.kinds() == ["DocumentNew", "UpdatesOutOfView"]
    assert desk.of(UpdatesOutOfView)[0].count == 15


def test_all_at_once(outlet: Outlet, store: Store) -> None:
    """Edited, moved, one taken away, two new ones in between, every id counted anew."""
    after = [r for r in rows(8) if r[0] != "t2"]
    after = [(n, c, h, t.replace("drei Insassen", "fünf Insassen")) for n, c, h, t in after]
    after = [after[3], *after[:3], *after[4:]]
    after = [(f"x{n}", *row[1:]) for n, row in enumerate(after)]
    desk = follow(outlet, store, rows(6), after, ids=True)
    assert sorted(desk.kinds()) == ["DocumentNew", "UpdateAltered", "UpdateNew", "UpdateNew", "UpdateRemoved"]
    assert desk.of(UpdateAltered)[0].heading == "Bus kommt von der Straße ab"
    assert desk.of(UpdateRemoved)[0].heading == "Turnhalle wird zur Notunterkunft"


def test_text_above_the_ticker_changed(outlet: Outlet, store: Store) -> None:
    lead = "Wegen eines möglichen Risses in der Staumauer Hohenmorl ist das Tal geräumt. Alle Entwicklungen hier im Ticker."
    desk = follow(outlet, store, rows(4), ticker(rows(4), lead=lead))
    assert desk.kinds() == ["DocumentNew", "PageChanged"]
    (change,) = desk.of(PageChanged)[0].alterations
    assert [p.exact for p in change.before_words] == ["wird"]
    assert [p.exact for p in change.after_words] == ["ist"]


def test_furniture_is_told_apart(outlet: Outlet, store: Store) -> None:
    teaser = "<aside class=recommendations><h5>Das könnte Sie auch interessieren</h5><a href='/x'>Theater: Die neue Intendantin räumt auf</a></aside>"
    desk = follow(outlet, store, rows(4), ticker(rows(4), extra=teaser))
    assert desk.kinds() == ["DocumentNew", "PageTouched"]
    assert desk.of(PageTouched)[0].what
    assert len(store.documents.list()) == 1, "what is only furniture makes no new state"


def test_quotation_marks_exchanged_are_typography(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, rows(4), [(n, c, h, t.replace("„", '"').replace("“", '"')) for n, c, h, t in rows(4)])
    assert set(desk.kinds()) <= {"DocumentNew", "PageTouched"}


def test_it_goes_on_where_it_was_after_a_restart(outlet: Outlet, store: Store) -> None:
    follow(outlet, store, rows(5))
    after = [(n, c, h, t.replace("vier Meter", "vierzig Meter")) for n, c, h, t in rows(6) if n != "t1"]
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/t"] = Answer(ticker(after))
        async with desk.running():
            await desk.until(UpdateRemoved)

    asyncio.run(go())
    assert desk.kinds() == ["UpdateAltered", "UpdateNew", "UpdateRemoved"]
