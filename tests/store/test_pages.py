"""Bytes come back as they were put, once each and small."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Page
from dateline.store import NotStored, Store
from dateline.store.contents import compress, compress_against, decompress, decompress_against

NOW = dt.datetime(2026, 3, 15, 22, 3, 7, 123456, dt.timezone(dt.timedelta(hours=1)))


@pytest.mark.parametrize(
    "page",
    [
        Page(
            content=b"<p>Die Mauer h\xe4lt.</p>", media_type="text/html", charset="latin-1", url="https://a.example/1"
        ),
        Page(content=b"", path="empty.txt"),
        Page(content=bytes(range(256)) * 999, path="C:\\x\\\u00e4.html", retrieved=NOW),
        Page(content=b"x"),
    ],
    ids=["html", "empty", "binary", "bare"],
)
def test_a_page_comes_back(store: Store, page: Page) -> None:
    key = store.pages.put(page)
    assert store.pages.get(key) == page
    assert store.pages.put(page) == key


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    content = random.Random(1).randbytes(50_000)
    first = store.pages.put(Page(content=content, url="https://a.example/1"))
    size = store.pages.size()
    assert store.pages.put(Page(content=content, url="https://b.example/2")) != first
    assert store.pages.size() == size


def test_a_ticker_fetched_again_is_kept_as_what_differs(store: Store) -> None:
    chance = random.Random(2)
    words = [chance.randbytes(4).hex() for _ in range(20_000)]
    states = []
    for number in range(20):
        words.insert(5, f"entry{number}")
        states.append(Page(content=" ".join(words).encode(), url="https://a.example/ticker"))
    keys = [store.pages.put(state) for state in states]
    assert [store.pages.get(key) for key in keys] == states
    assert list(store.pages.of("https://a.example/ticker")) == keys
    came, kept = store.pages.size()
    assert kept < came / 20


def test_other_pages_at_one_address_cost_what_they_are(store: Store) -> None:
    pages = [Page(content=random.Random(n).randbytes(9_000), url="https://a.example/") for n in range(4)]
    keys = [store.pages.put(page) for page in pages]
    assert [store.pages.get(key) for key in keys] == pages


def test_no_such_page(store: Store) -> None:
    with pytest.raises(NotStored, match="no such page"):
        store.pages.get("0" * 24)


@given(st.binary(), st.binary())
def test_compression_loses_nothing(base: bytes, data: bytes) -> None:
    assert decompress(compress(data)) == data
    if data:
        assert decompress_against(base, compress_against(base, data), len(data)) == data
