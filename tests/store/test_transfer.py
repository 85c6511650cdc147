"""Everything goes out as lines and comes back, from one database to the other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.model import Hide, Page, Rename, Revision, Story
from dateline.store import FeedItem, FeedState, SearchQuery, Store, StoreError, TickerEntry, TransferRefused
from dateline.story.corrections import target
from tests.store.conftest import document

NOW = dt.datetime(2026, 3, 15, 22, 3, 7, 123456, dt.UTC)


def fill(store: Store, demo: Story) -> str:
    """Something of everything."""
    for n in range(3):
        store.pages.put(Page(content=b"Ticker " * 500 + b"%d" % n, url="https://a.example/t", retrieved=NOW))
    before, after = (document(f"Stand {n}.", id=f"s{n}", url="https://a.example/t\u00e4") for n in range(2))
    store.documents.put(after)
    store.documents.put_revision(Revision(before=before, document="s1", seen=NOW))
    story = store.stories.create("Morltal")
    store.stories.put(story, demo)
    actor = next(a for a in demo.actors if a.kind == "person")
    store.edits.add(story, Rename(target=target(demo, "actor", actor.id), name="Jemand"), by="Ada", base=0)
    store.edits.add(story, Hide(target=target(demo, "event", demo.chronology[0].id)), by="Böhm", base=1)
    store.edits.undo(story, by="Ada", base=2)
    store.feeds.put(FeedState(url="https://a.example/feed", next_poll=NOW, extra={"x": [1, None, "ä"]}))
    store.feeds.put_items("https://a.example/feed", [FeedItem(key="1", seen=NOW), FeedItem(key="ä", seen=NOW)])
    store.feeds.put_entries([TickerEntry(ticker="t", identity="i", document="s1", update="u", first=NOW, last=NOW)])
    store.settings.put("key", {"a": [1, 2]})
    return story


def test_both_ways_nothing_changes(both: tuple[Store, Store], demo: Story, tmp_path: Path) -> None:
    one, other = both
    story = fill(one, demo)
    lines = list(one.export())
    assert other.import_(lines) == len(lines) - 2
    assert list(other.export()) == lines
    assert other.stories.get(story) == one.stories.get(story)
    assert other.edits.of(story) == one.edits.of(story)
    assert other.feeds.list() == one.feeds.list()
    for question in ("Räumung", '"in der Nacht"', "Stand", ""):
        query = SearchQuery(text=question, limit=1000)
        assert other.search(query) == one.search(query)
    with Store.open(tmp_path / "third.db") as third:
        third.import_(other.export())
        assert list(third.export()) == lines


def test_life_goes_on_after_an_import(both: tuple[Store, Store], demo: Story) -> None:
    one, other = both
    story = fill(one, demo)
    other.import_(one.export())
    last = other.changes.last()
    assert other.edits.undo(story, by="Böhm", base=3).number == 4
    assert [change.number for change in other.changes.since(last)] == [last + 1]


def test_an_export_is_one_state_while_others_write(store: Store, demo: Story, location: str) -> None:
    fill(store, demo)
    lines = store.export()
    first = next(lines)
    with Store.open(location) as other:
        other.documents.put(document("Später.", id="later"))
    rest = list(lines)
    assert not any(b'"later"' in line for line in rest)
    assert first != rest[-1]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda lines: [], "line 1 is no JSON"),
        (lambda lines: [b"hello", *lines], "line 1 is no JSON"),
        (lambda lines: [b"{}", *lines[1:]], "head"),
        (lambda lines: [lines[0].replace(b'"tables":1', b'"tables":99'), *lines[1:]], "newer dateline"),
        (lambda lines: lines[:-1], "has no end"),
        (lambda lines: lines[:5] + lines[6:], "was cut off|refers to"),
        (lambda lines: [*lines, lines[3]], "goes on after its end"),
        (lambda lines: [*lines[:3], lines[3][: len(lines[3]) // 2], *lines[4:]], "line 4 is no JSON"),
        (lambda lines: [*lines[:3], lines[3], lines[3], *lines[4:]], "twice"),
        (lambda lines: [lines[0], b'["contents",{}]', *lines[1:]], "columns"),
        (lambda lines: [lines[0], b'["sqlite_master",{}]', *lines[1:]], "no row of a store"),
        (lambda lines: [lines[0], *lines[-2:0:-1], lines[-1]], "after"),
        (
            lambda lines: [
                lines[0],
                b'["contents",{"hash":"x","size":"1; DROP","base":null,"data":"%%%"}]',
                *lines[1:],
            ],
            "damaged|columns",
        ),
    ],
    ids=[
        "empty",
        "text",
        "head",
        "newer",
        "cut",
        "missing-row",
        "goes-on",
        "half",
        "twice",
        "columns",
        "table",
        "order",
        "base64",
    ],
)
def test_damaged_streams_are_refused_whole(store: Store, tmp_path: Path, demo: Story, damage, reason: str) -> None:  # type: ignore[no-untyped-def]
    with Store.open(tmp_path / "whole.db") as whole:
        fill(whole, demo)
        lines = list(whole.export())
    with pytest.raises(TransferRefused, match=reason):
        store.import_(damage(lines))
    assert store.counts()["documents"] == 0
    store.import_(lines)


def test_a_store_with_something_in_it_is_not_overwritten(store: Store, demo: Story) -> None:
    fill(store, demo)
    lines = list(store.export())
    with pytest.raises(TransferRefused, match="not empty"):
        store.import_(lines)


def test_search_is_made_again(store: Store, demo: Story) -> None:
    fill(store, demo)
    before = store.search(SearchQuery(text="Räumung", limit=1000))
    store.rebuild_search()
    assert store.search(SearchQuery(text="Räumung", limit=1000)) == before


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["store", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_commands(tmp_path: Path, demo: Story, location: str) -> None:
    with Store.open(location) as store:
        fill(store, demo)
    out, other = str(tmp_path / "out.jsonl"), str(tmp_path / "other.db")
    assert run("export", out, "--db", location)[0] == 0
    assert run("import", out, "--db", other)[0] == 0
    assert run("export", "-", "--db", other)[1].encode() == Path(out).read_bytes()
    assert run("status", "--db", other)[1] == run("status", "--db", location)[1]
    code, hits, _ = run("search", "in der Nacht", "--db", other, "--json", "--kind", "update")
    assert (code, all('"in der Nacht"' in line for line in hits.splitlines())) == (0, True)
    assert run("search", "in der Nacht", "--db", other) == run("search", "in der Nacht", "--db", location)
    assert run("reindex", "--db", other)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["search", "nirgendwo", "--db", "s.db"], 1, "Nothing was found"),
        (["search", "x", "--db", "missing.db"], 1, "no such file"),
        (["status", "--db", "text.txt"], 1, "no database"),
        (["status", "--db", "postgresql://nobody@/x?host=/nowhere"], 1, "cannot be used now"),
        (["status", "--db", "mysql://x"], 1, "neither a file nor"),
        (["import", "missing.jsonl", "--db", "new.db"], 1, "No such file"),
        (["import", "text.txt", "--db", "new.db"], 1, "no JSON"),
        (["export", "no/such/folder/x", "--db", "s.db"], 1, "No such file"),
        (["search", "x", "--db", "s.db", "--since", "gestern"], 2, "no day"),
        (["search", "x", "--db", "s.db", "--kind", "page"], 2, "page"),
        (["search", "x", "--db", "s.db", "--person", "!"], 1, "no name"),
    ],
)
def test_what_goes_wrong_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open("s.db").close()
    Path("text.txt").write_text("Hallo\n" * 9)
    result = CliRunner().invoke(app, ["store", *arguments])
    assert result.exit_code == code
    assert said in result.output
    assert not isinstance(result.exception, StoreError)
    assert not Path("missing.db").exists()
