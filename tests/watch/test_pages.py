"""Articles that are changed silently: what changed is shown, both states are kept, furniture is told apart."""

from __future__ import annotations

import asyncio
import itertools

import pytest

from dateline.store import Store
from dateline.watch.happenings import DocumentNew, PageChanged, PageTouched
from tests.watch.conftest import Desk, source
from tests.watch.server import PARAGRAPHS, Answer, Outlet, article


def follow(outlet: Outlet, store: Store, first: str, *steps: str) -> Desk:
    desk = Desk(store, source(f"{outlet.url}/a", "page"))

    async def go() -> None:
        outlet.pages["/a"] = Answer(first)
        async with desk.running():
            await desk.until(DocumentNew)
            for step in steps:
                outlet.pages["/a"] = Answer(step)
                await desk.looks(outlet, "/a", 4)

    asyncio.run(go())
    return desk


def words(found: PageChanged) -> list[tuple[str, list[str], list[str]]]:
    return [(a.kind, [p.exact for p in a.before_words], [p.exact for p in a.after_words]) for a in found.alterations]


def test_a_figure_changed_without_a_word(outlet: Outlet, store: Store) -> None:
    desk = follow(outlet, store, article(*PARAGRAPHS), article(*[p.replace("1800", "2300") for p in PARAGRAPHS]))
    (changed,) = desk.of(PageChanged)
    assert words(changed) == [("altered", ["1800"], ["2300"])]
    assert changed.silent
    before, after = store.documents.get(changed.before), store.documents.get(changed.document)
    for alteration in changed.alterations:
        for document, passages in ((before, alteration.before_words), (after, alteration.after_words)):
            assert all(document.text[p.start : p.end] == p.exact for p in passages)
    (revision,) = store.documents.revisions(changed.document)
    assert (revision.before.id, revision.document) == (changed.before, changed.document)


def test_a_change_that_the_page_names_is_not_silent(outlet: Outlet, store: Store) -> None:
    first = article(*PARAGRAPHS, modified="2026-03-15T22:58:41+01:00")
    desk = follow(outlet, store, first, article(*PARAGRAPHS[:3], modified="2026-03-15T23:40:00+01:00"))
    assert [c.silent for c in desk.of(PageChanged)] == [False]


def test_a_paragraph_taken_away_and_one_added(outlet: Outlet, store: Store) -> None:
    more = "Anmerkung der Redaktion: In einer früheren Fassung hieß es, der Riss sei vierzig Meter lang."
    desk = follow(outlet, store, article(*PARAGRAPHS), article(PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3], more))
    (changed,) = desk.of(PageChanged)
    assert sorted(a.kind for a in changed.alterations) == ["added", "removed"]
    removed = next(a for a in changed.alterations if a.kind == "removed")
    assert removed.before is not None
    assert removed.before.exact == PARAGRAPHS[1]


def test_a_paragraph_that_only_moved_was_not_changed(outlet: Outlet, store: Store) -> None:
    moved = article(PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[1], PARAGRAPHS[3])
    desk = follow(outlet, store, article(*PARAGRAPHS), moved)
    assert not desk.of(PageChanged)


@pytest.mark.parametrize(
    ("later", "what"),
    [
        pytest.param(article(*PARAGRAPHS, comments=412), "comment-count", id="comments"),
        pytest.param(article(*PARAGRAPHS, teasers="<p><a href='/x'>VfL Kellstadt dreht Spiel gegen Ostermarsch</a></p>"), "teaser", id="teasers"),
        pytest.param(article(*[p.replace(" – ", " - ").replace("„", '"') for p in PARAGRAPHS]).replace("<title>", "<title> "), None, id="nothing at all"),
    ],
)  # fmt: skip
def test_furniture_makes_no_revision(outlet: Outlet, store: Store, later: str, what: str | None) -> None:
    desk = follow(outlet, store, article(*PARAGRAPHS), later)
    assert not desk.of(PageChanged)
    assert [what] * bool(what) == [w for t in desk.of(PageTouched) for w in t.what if w == what]
    assert len(store.documents.list()) == 1


def test_what_is_said_again_is_a_state_of_its_own(outlet: Outlet, store: Store) -> None:
    """Changed, and changed back: the page says again, byte for byte, what it said first."""
    first, second = article(*PARAGRAPHS), article(*[p.replace("1800", "2300") for p in PARAGRAPHS])
    desk = follow(outlet, store, first, second, first, second)
    changes = desk.of(PageChanged)
    assert [words(c)[0][2] for c in changes] == [["2300"], ["1800"], ["2300"]]
    assert all(a.document == b.before for a, b in itertools.pairwise(changes))
    assert len({changes[0].before, *(c.document for c in changes)}) == 4
    assert len(store.documents.revisions(changes[-1].document)) == 3


def test_an_older_copy_of_a_cache_is_no_change(outlet: Outlet, store: Store) -> None:
    old = article(*PARAGRAPHS, modified="2026-03-15T22:58:41+01:00")
    new = article(*PARAGRAPHS[:3], modified="2026-03-15T23:40:00+01:00")
    count = [0]

    def either() -> Answer:
        count[0] += 1
        return Answer(old if count[0] % 2 else new, etag=False)

    desk = Desk(store, source(f"{outlet.url}/a", "page"))

    async def go() -> None:
        outlet.pages["/a"] = either
        async with desk.running():
            await desk.looks(outlet, "/a", 12)

    asyncio.run(go())
    assert desk.kinds() == ["DocumentNew", "PageChanged"]


@pytest.mark.parametrize(
    "body",
    [
        "<html><body></body></html>",
        "<html><body><p>",
        "\x00\x01\x02" * 400,
        "<html>" * 3000,
        "é" * 5000,
        "<script>" * 2000,
    ],
    ids=["no text", "cut", "control characters", "html in html", "one letter", "scripts"],
)
def test_an_ugly_page_is_a_sentence_and_no_change(outlet: Outlet, store: Store, body: str) -> None:
    desk = follow(outlet, store, article(*PARAGRAPHS), body, article(*PARAGRAPHS))
    assert not desk.of(PageChanged)
    assert "please report" not in str(desk.seen)
    assert desk.kinds()[0] == "DocumentNew"
    assert desk.watcher.statuses()[0].health.condition in ("ok", "failing")
