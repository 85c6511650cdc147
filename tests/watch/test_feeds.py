"""Feeds that name pages, die, lie and flood; and how little that is to the others."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from dateline.store import Store
from dateline.watch.happenings import (
    DocumentNew,
    NetworkBack,
    NetworkDown,
    PageBack,
    PageChanged,
    PageGone,
    SourceFailing,
    SourceFlooding,
    SourceLying,
    SourceRecovered,
    UpdateNew,
)
from tests.watch.conftest import Desk, source
from tests.watch.server import PARAGRAPHS, Answer, Outlet, article, rows, rss, ticker

XML = "application/rss+xml; charset=utf-8"


def feed(outlet: Outlet, *items: tuple[str, str], **more: object) -> Answer:
    return Answer(rss(outlet.url, list(items), **more), type=XML)  # type: ignore[arg-type]


def serve(outlet: Outlet, *paths: str) -> None:
    for n, path in enumerate(paths):
        outlet.pages[path] = Answer(
            article(
                f"Der Pegel an Messstelle {path} steht bei {n + 3} Metern und steigt weiter an.",
                *PARAGRAPHS[n % 3 :],
                title=f"Lage {path}",
            )
        )


def test_pages_that_a_feed_names_are_read_once(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a", "/b", "/c")
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))

    async def go() -> None:
        outlet.pages["/rss"] = feed(outlet, ("/a", "Lage A"), ("/b", "Lage B"))
        async with desk.running():
            await desk.until(DocumentNew, 2)
            outlet.pages["/rss"] = feed(outlet, ("/c?utm_source=rss", "Lage C"), ("/a", "Lage A"), ("/b", "Lage B"))
            outlet.pages["/c?utm_source=rss"] = outlet.pages["/c"]
            await desk.until(DocumentNew, 3)
            outlet.pages["/rss"] = feed(
                outlet,
                ("/c", "Lage C"),
                ("/c#top", "Lage C"),
                ("/a?utm_medium=x", "Lage A"),
                ids={"/c": "new", "/a?utm_medium=x": "newer"},
            )
            await desk.looks(outlet, "/rss", 3)

    asyncio.run(go())
    assert sorted(str(h.headline) for h in desk.of(DocumentNew)) == ["Lage /a", "Lage /b", "Lage /c"]
    assert outlet.unchanged["/rss"] >= 1


def test_one_text_under_two_addresses_is_one_document(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a")
    outlet.pages["/amp/a"] = outlet.pages["/a"]
    outlet.pages["/old"] = Answer(status=301, headers={"Location": "/a"})
    outlet.pages["/rss"] = feed(outlet, ("/a", "Lage"), ("/amp/a", "Lage"), ("/old", "Lage"))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            await desk.when(lambda: outlet.asked["/amp/a"] >= 1 and outlet.asked["/old"] >= 1)
            await desk.looks(outlet, "/rss", 3)

    asyncio.run(go())
    assert desk.kinds() == ["DocumentNew"]


@pytest.mark.parametrize(
    ("look_in", "words", "found"),
    [
        ("title", ("Räumung",), ["/a"]),
        ("text", ("Messstelle /b",), ["/b"]),
        ("text", ("Fußball",), []),
        ("title", (), ["/a", "/b"]),
    ],
)
def test_only_what_is_wanted(
    outlet: Outlet, store: Store, look_in: str, words: tuple[str, ...], found: list[str]
) -> None:
    serve(outlet, "/a", "/b")
    outlet.pages["/rss"] = feed(outlet, ("/a", "Räumung im Morltal"), ("/b", "Theater"))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed", look_in=look_in, words=words))
    asyncio.run(desk.watcher.once())
    assert sorted(h.url.removeprefix(outlet.url) for h in desk.of(DocumentNew)) == found
    assert (outlet.asked["/b"] == 0) == (look_in == "title" and bool(words)), (
        "a title that is not wanted costs no request"
    )
    assert len(store.documents.list()) == len(found)


@pytest.mark.parametrize("look_in", ["title", "text"])
def test_what_is_wanted_later_is_found_then(outlet: Outlet, store: Store, look_in: str) -> None:
    serve(outlet, "/a", "/b")
    outlet.pages["/rss"] = feed(outlet, ("/a", "Messstelle /a"), ("/b", "Messstelle /b"))
    found = []
    for word in ("/a", "/b"):
        words = (f"Messstelle {word}",)
        desk = Desk(store, source(f"{outlet.url}/rss", "feed", look_in=look_in, words=words, story=word))
        asyncio.run(desk.watcher.once())
        found.append([h.url.removeprefix(outlet.url) for h in desk.of(DocumentNew)])
        (story,) = [s.id for s in store.stories.list() if s.title == word]
        assert [h.document for h in desk.of(DocumentNew)] == list(store.stories.members(story))
    assert found == [["/a"], ["/b"]]


def test_what_a_feed_named_is_looked_at_again(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a")
    outlet.pages["/rss"] = feed(outlet, ("/a", "Lage"))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            outlet.pages["/a"] = Answer(article(*PARAGRAPHS, title="Lage /a"))
            await desk.until(PageChanged)

    asyncio.run(go())
    changed = desk.of(PageChanged)[0]
    assert [a.kind for a in changed.alterations] == ["removed"]
    assert changed.silent


def test_a_ticker_that_a_feed_names_is_followed(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(4)))
    outlet.pages["/rss"] = feed(outlet, ("/t", "Ticker"))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            outlet.pages["/t"] = Answer(ticker(rows(5)))
            desk.watcher.look_now(f"{outlet.url}/t")
            await desk.until(UpdateNew)

    asyncio.run(go())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(Answer(status=500), "the server answers 500", id="500"),
        pytest.param(Answer(status=404), "the server answers 404", id="404"),
        pytest.param(Answer(status=403), "the server answers 403", id="403"),
        pytest.param(Answer(""), "it is empty", id="nothing"),
        pytest.param(Answer(b"\x89PNG\r\n\x1a\n" + bytes(200)), "a PNG picture", id="a picture"),
        pytest.param(Answer("x" * 2000, cut=True), "cannot be fetched", id="cut off"),
        pytest.param(Answer(status=302, headers={"Location": "/rss"}), "redirects more than", id="round and round"),
        pytest.param(
            Answer("x", status=302, headers={"Location": "file:///etc/passwd"}), "no web address", id="to a file"
        ),
    ],
)
def test_a_feed_that_dies_and_comes_back(outlet: Outlet, store: Store, answer: Answer, said: str) -> None:
    serve(outlet, "/a", "/b")
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"), source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/rss"] = answer
        async with desk.running():
            (failing,) = await desk.until(SourceFailing)
            assert said in failing.reason
            assert failing.again is not None
            status = next(s for s in desk.watcher.statuses() if s.kind == "feed")
            assert status.health.condition == "failing"
            await desk.until(DocumentNew)
            outlet.pages["/t"] = Answer(ticker(rows(4)))
            await desk.until(UpdateNew)
            outlet.pages["/rss"] = feed(outlet, ("/a", "Lage A"))
            await desk.until(SourceRecovered)
            await desk.until(DocumentNew, 2)

    asyncio.run(go())
    assert len(desk.of(SourceFailing)) == 1, "it is told once"


@pytest.mark.parametrize("path", ["/slow", "/dribble"])
def test_a_server_that_takes_its_time_holds_up_nobody(outlet: Outlet, store: Store, path: str) -> None:
    other = Outlet()
    other.pages["/t"] = Answer(ticker(rows(3)))
    outlet.pages[path] = Answer("x", delay=30)
    desk = Desk(store, source(f"{outlet.url}{path}"), source(f"{other.url}/t"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            other.pages["/t"] = Answer(ticker(rows(4)))
            await desk.until(UpdateNew, seconds=4)

    asyncio.run(go())
    other.stop()


def later(**days: int) -> str:
    return (dt.datetime.now(dt.UTC) + dt.timedelta(**days)).strftime("%a, %d %b %Y %H:%M:00 GMT")


def test_a_feed_that_lies_in_every_way(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a", "/b", "/c", "/d")
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))

    async def go() -> None:
        outlet.pages["/rss"] = feed(outlet, ("/a", "Lage A"), ids={"/a": "1"})
        async with desk.running():
            await desk.until(DocumentNew)
            steps = [
                ("no-feed", Answer("<!doctype html><html><body><h1>Wir machen Pause</h1></body></html>")),
                ("empty", feed(outlet)),
                ("ids-reused", feed(outlet, ("/b", "Ganz anderes"), ids={"/b": "1"})),
                ("future", feed(outlet, ("/c", "Lage C"), ("/d", "Lage D"), date=later(days=400))),
            ]
            for count, (kind, answer) in enumerate(steps, start=1):
                outlet.pages["/rss"] = answer
                lies = await desk.until(SourceLying, count)
                assert lies[-1].kind == kind
                assert lies[-1].reason
                outlet.pages["/rss"] = feed(outlet, ("/a", "Lage A"), ids={"/a": "1"})
                await desk.until(SourceRecovered, count)

    asyncio.run(go())
    assert len(desk.of(DocumentNew)) == 4, "what can be used of a feed that lies is used"


def test_a_feed_that_floods(outlet: Outlet, store: Store) -> None:
    many = [(f"/n{n}", f"Nachricht {n}") for n in range(10_000)]
    serve(outlet, *[path for path, _ in many[59:600:60]])  # the newest by their dates
    outlet.pages["/rss"] = feed(outlet, *many)
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed", most=8), source(f"{outlet.url}/t"))

    async def go() -> None:
        async with desk.running():
            (flood,) = await desk.until(SourceFlooding, seconds=90)
            assert (flood.listed, flood.taken) == (10_000, 8)
            outlet.pages["/t"] = Answer(ticker(rows(4)))
            await desk.until(UpdateNew)
            await desk.until(DocumentNew, 9)

    asyncio.run(go())
    assert len(desk.of(DocumentNew)) == 9
    assert sum(outlet.asked[path] > 0 for path, _ in many) == 8


def test_a_host_is_asked_one_thing_at_a_time(outlet: Outlet, store: Store) -> None:
    serve(outlet, *[f"/n{n}" for n in range(12)])
    outlet.pages["/rss"] = feed(outlet, *[(f"/n{n}", f"Nachricht {n}") for n in range(12)])
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))
    asyncio.run(desk.watcher.once())
    assert len(desk.of(DocumentNew)) == 12
    assert outlet.most_at_once == 1
    assert outlet.asked["/robots.txt"] == 1


def test_what_robots_txt_forbids_is_left_alone(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a", "/intern/b")
    outlet.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /intern/", type="text/plain")
    outlet.pages["/rss"] = feed(outlet, ("/a", "Lage A"), ("/intern/b", "Lage B"))
    desk = Desk(store, source(f"{outlet.url}/rss", "feed"))
    asyncio.run(desk.watcher.once())
    assert [h.headline for h in desk.of(DocumentNew)] == ["Lage /a"]
    assert outlet.asked["/intern/b"] == 0
    assert "robots.txt forbids" in desk.of(SourceFailing)[0].reason


def test_a_server_that_asks_for_peace_gets_it(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(status=429, headers={"Retry-After": "3600"})
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        async with desk.running():
            await desk.until(SourceFailing)
            await asyncio.sleep(0.5)

    asyncio.run(go())
    assert outlet.asked["/t"] == 1
    again = Desk(store, source(f"{outlet.url}/t"))
    asyncio.run(again.watcher.once())
    assert outlet.asked["/t"] == 1, "also after a restart"


def test_a_page_that_is_gone_and_comes_back(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a")
    page = outlet.pages["/a"]
    desk = Desk(store, source(f"{outlet.url}/a", "page"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            outlet.pages["/a"] = Answer("weg", status=404)
            await desk.looks(outlet, "/a", 1)
            outlet.pages["/a"] = page
            await desk.looks(outlet, "/a", 3)
            assert not desk.of(PageGone), "one 404 is believed by nobody"
            outlet.pages["/a"] = Answer("weg", status=410)
            (gone,) = await desk.until(PageGone)
            assert (gone.status, gone.headline) == (410, "Lage /a")
            assert store.documents.get(gone.document).article
            outlet.pages["/a"] = page
            desk.watcher.look_now(f"{outlet.url}/a")
            await desk.until(PageBack)

    asyncio.run(go())


def test_an_error_page_with_status_200_is_no_change_of_the_article(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a")
    page = outlet.pages["/a"]
    desk = Desk(store, source(f"{outlet.url}/a", "page"))
    consent = "<html><body><h1>Wir und unsere 143 Partner</h1><p>Bitte stimmen Sie der Verwendung von Cookies zu, um weiterzulesen.</p></body></html>"

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            outlet.pages["/a"] = Answer(consent)
            (lie,) = await desk.until(SourceLying)
            assert lie.kind == "something-else"
            assert "143 Partner" in lie.reason
            await desk.looks(outlet, "/a", 5)
            outlet.pages["/a"] = page
            await desk.until(SourceRecovered)

    asyncio.run(go())
    assert desk.kinds() == ["DocumentNew", "SourceLying", "SourceRecovered"]
    assert len(store.documents.list()) == 1


def test_an_address_that_leads_to_another_item_now(outlet: Outlet, store: Store) -> None:
    serve(outlet, "/a")
    desk = Desk(store, source(f"{outlet.url}/a", "page"))
    other = article(*[f"{n}. Theaterabend: Die neue Intendantin räumt auf, das Publikum jubelt, Kritiker zweifeln. Staubfänger fliegen aus dem Fundus, Kostüme kommen unter den Hammer." for n in range(5)], title="Premiere gefeiert").replace("Wegen eines möglichen Risses in der Mauer müssen viele Menschen noch in der Nacht ihre Häuser verlassen.", "Eine Premiere begeistert.")  # fmt: skip

    async def go() -> None:
        async with desk.running():
            (first,) = await desk.until(DocumentNew)
            outlet.pages["/a"] = Answer(other)
            second = (await desk.until(DocumentNew, 2))[1]
            assert second.replaces == first.document
            assert second.headline == "Premiere gefeiert"

    asyncio.run(go())


def test_the_server_goes_and_comes_back(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew)
            await asyncio.to_thread(outlet.stop)
            await desk.until(SourceFailing)
            outlet.pages["/t"] = Answer(ticker(rows(4)))
            outlet.start()
            await desk.until(SourceRecovered)
            await desk.until(UpdateNew)

    asyncio.run(go())


def test_the_network_goes_and_comes_back(outlet: Outlet, store: Store) -> None:
    other = Outlet()
    for one in (outlet, other):
        one.pages["/t"] = Answer(ticker(rows(3), title=f"Ticker {one.port}"))
    desk = Desk(store, source(f"{outlet.url}/t"), source(f"{other.url}/t"))

    async def go() -> None:
        async with desk.running():
            await desk.until(DocumentNew, 2)
            await asyncio.to_thread(outlet.stop)
            await asyncio.to_thread(other.stop)
            await desk.until(NetworkDown)
            outlet.pages["/t"] = Answer(ticker(rows(4), title=f"Ticker {outlet.port}"))
            outlet.start()
            other.start()
            await desk.until(NetworkBack)
            await desk.until(UpdateNew)

    asyncio.run(go())
    other.stop()
    assert len(desk.of(SourceFailing)) <= 2
    assert len(desk.of(NetworkDown)) == 1
