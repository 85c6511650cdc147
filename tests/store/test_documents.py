"""Documents as they were read, their states, and what changed between them."""

from __future__ import annotations

import itertools

import pytest
from msgspec import structs

import dateline
from dateline.model import Document, Page, Revision, Story
from dateline.store import DocumentDiffers, NotStored, SearchQuery, Store, StoreError
from tests.store.conftest import document


def test_documents_come_back_whole(store: Store, demo: Story) -> None:
    for one in demo.documents:
        assert store.documents.put(one)
        assert not store.documents.put(one)
    assert store.documents.get_many(d.id for d in demo.documents) == demo.documents


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a\x00b",
        "\ufeff\u2028\u202e",
        "\U0001f600" * 9,
        "ä" * 100_000,
        "'); DROP TABLE documents; --",
        "\\",
        "\r\n",
    ],
    ids=["empty", "blank", "nul", "marks", "emoji", "long", "sql", "backslash", "crlf"],
)
def test_ugly_texts_come_back(store: Store, text: str) -> None:
    ugly = document(text, headline=text, outlet=text or None, url=f"https://a.example/{text}"[:500])
    store.documents.put(ugly)
    assert store.documents.get("d1") == ugly
    assert store.search(SearchQuery(text="nothing here")).hits == ()


def test_half_a_character_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(StoreError, match="lone surrogate"):
        store.documents.put(document("a\ud800b"))
    assert "d1" not in store.documents


def test_a_text_never_changes(store: Store) -> None:
    store.documents.put(document("Die Mauer hält."))
    with pytest.raises(DocumentDiffers):
        store.documents.put(document("Die Mauer bricht."))
    assert store.documents.get("d1").text == "Die Mauer hält."


def test_what_is_found_in_a_document_later_is_taken_over(store: Store) -> None:
    store.documents.put(document("Landrätin Henrike Vossbeck sprach am Montag."))
    annotated = dateline.annotate(store.documents.get("d1"))
    assert store.documents.put(annotated)
    assert store.documents.get("d1") == annotated


def test_a_document_knows_its_page(store: Store) -> None:
    page = Page(content=b"<p>Die Mauer bricht.</p>", url="https://a.example/1")
    key = store.pages.put(page)
    store.documents.put(document("Die Mauer bricht.", url="https://a.example/1"), page=key)
    assert store.documents.record("d1").page == key
    store.documents.put(document("Die Mauer bricht.", url="https://a.example/1", outlet="Bote"))
    assert store.documents.record("d1").page == key
    with pytest.raises(NotStored):
        store.documents.put(document("x", id="d2"), page="0" * 24)


def test_lists_go_on_where_they_ended(store: Store) -> None:
    with store.writing():
        for number in range(25):
            store.documents.put(document("x", id=f"d{number:02}"))
    found: list[str] = []
    last = None
    while records := store.documents.list(limit=7, before=last):
        found += [record.id for record in records]
        last = records[-1]
    assert found == [f"d{number:02}" for number in reversed(range(25))]


def states(count: int) -> list[Document]:
    return [document(f"Stand {n}.", id=f"s{n}", url="https://a.example/t#top") for n in range(count)]


def test_revisions_are_told_from_every_state(store: Store) -> None:
    pages = states(4)
    for before, after in itertools.pairwise(pages):
        store.documents.put(after)
        assert store.documents.put_revision(Revision(before=before, document=after.id))
        assert not store.documents.put_revision(Revision(before=before, document=after.id))
    for state in pages:
        chain = store.documents.revisions(state.id)
        assert [(r.before, r.document) for r in chain] == [(pages[n], f"s{n + 1}") for n in range(3)]
    assert {r.id for r in store.documents.states("https://a.example/t")} == {"s0", "s1", "s2", "s3"}


def test_only_the_last_state_is_found(store: Store) -> None:
    one, two = states(2)
    store.documents.put(one)
    assert len(store.search(SearchQuery(text="Stand")).hits) == 1
    store.documents.put(two)
    store.documents.put_revision(Revision(before=one, document="s1"))
    assert [hit.id for hit in store.search(SearchQuery(text="Stand")).hits] == ["s1"]
    store.documents.put(structs.replace(one, outlet="Bote"))
    assert [hit.id for hit in store.search(SearchQuery(text="Stand")).hits] == ["s1"]


def test_a_circle_of_states_ends(store: Store) -> None:
    one, two = states(2)
    store.documents.put(one)
    store.documents.put(two)
    store.documents.put_revision(Revision(before=one, document="s1"))
    store.documents.put_revision(Revision(before=two, document="s0"))
    assert len(store.documents.revisions("s0")) == 2
