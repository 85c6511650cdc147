"""What following feeds has to remember is remembered."""

from __future__ import annotations

import datetime as dt
import os

from msgspec import structs

from dateline.store import FeedItem, FeedState, Store, TickerEntry

NOW = dt.datetime(2026, 3, 15, 22, 3, 7, 123456, dt.UTC)
FEED = FeedState(url="https://a.example/feed", kind="rss", etag='W/"1"', attempted=NOW, next_poll=NOW, extra={"n": [1]})


def test_a_feed_comes_back_and_changes(store: Store) -> None:
    assert store.feeds.get(FEED.url) is None
    store.feeds.put(FEED)
    assert store.feeds.get(FEED.url) == FEED
    failing = structs.replace(FEED, failures=3, error="gives 503.", next_poll=NOW + dt.timedelta(hours=1))
    store.feeds.put(failing)
    assert store.feeds.list() == (failing,)


def test_who_is_due_is_asked_in_order(store: Store) -> None:
    for minutes in (5, -5, 0):
        store.feeds.put(FeedState(url=f"https://a.example/{minutes}", next_poll=NOW + dt.timedelta(minutes=minutes)))
    store.feeds.put(FeedState(url="https://a.example/never"))
    assert [feed.url[-2:] for feed in store.feeds.due(NOW)] == ["-5", "/0"]


def test_items_are_known_by_their_key(store: Store) -> None:
    store.feeds.put(FEED)
    one = FeedItem(key="ä'1", seen=NOW, url="https://a.example/1")
    store.feeds.put_items(FEED.url, [one, FeedItem(key="2", seen=NOW)])
    store.feeds.put_items(FEED.url, [structs.replace(one, document="d1")])
    assert list(store.feeds.items(FEED.url)) == ["2", "ä'1"]
    assert store.feeds.items(FEED.url)["ä'1"].document == "d1"
    assert store.feeds.items("https://b.example/") == {}
    assert store.feeds.remove(FEED.url)
    assert not store.feeds.remove(FEED.url)
    assert store.feeds.items(FEED.url) == {}


def test_ticker_entries_keep_their_identity(store: Store) -> None:
    entry = TickerEntry(ticker="https://a.example/t", identity="i2", document="d1", update="u1", first=NOW, last=NOW)
    earlier = structs.replace(entry, identity="i1", first=NOW - dt.timedelta(1))
    store.feeds.put_entries([entry, earlier, structs.replace(entry, ticker="https://b.example/t")])
    store.feeds.put_entries([structs.replace(entry, document="d2", states=(("d1", "u1"),), gone=NOW)])
    found = store.feeds.entries("https://a.example/t")
    assert list(found) == ["i1", "i2"]
    assert (found["i2"].document, found["i2"].states, found["i2"].gone) == ("d2", (("d1", "u1"),), NOW)


def test_many_processes_open_a_new_store_at_once(location: str) -> None:
    children = []
    for _ in range(8):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with Store.open(location) as store:
                    store.stories.create()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 8
    with Store.open(location) as store:
        assert len(store.stories.list()) == 8
