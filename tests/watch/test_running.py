"""Begun, stopped, killed, begun again; a store that takes nothing; clocks that people set."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.store import Store, StoreUnavailable
from dateline.watch.clock import SystemClock
from dateline.watch.happenings import (
    AnyHappening,
    DocumentNew,
    Happening,
    PageChanged,
    StoreRecovered,
    StoreTrouble,
    StoryExtended,
    UpdateNew,
)
from dateline.watch.stories import StoryKeeper
from tests.watch.conftest import Desk, source
from tests.watch.server import PARAGRAPHS, Answer, Outlet, article, rows, rss, ticker


class WildClock(SystemClock):
    """A machine whose wall clock people set while it runs."""

    def __init__(self) -> None:
        self.jump = dt.timedelta()

    def now(self) -> dt.datetime:
        return super().now() + self.jump


def test_clocks_that_jump_neither_stop_nor_hurry_it(outlet: Outlet, store: Store) -> None:
    clock = WildClock()
    desk = Desk(store, source(f"{outlet.url}/t"), clock=clock)

    async def go() -> None:
        outlet.pages["/t"] = Answer(ticker(rows(3)))
        async with desk.running():
            await desk.until(DocumentNew)
            for count, days in enumerate((400, -800, 0), start=1):
                clock.jump = dt.timedelta(days=days)
                outlet.pages["/t"] = Answer(ticker(rows(3 + count)))
                await desk.until(UpdateNew, count)

    begun = time.monotonic()
    asyncio.run(go())
    assert outlet.asked["/t"] < 20 * (time.monotonic() - begun) + 20


def test_after_a_restart_with_another_clock_it_begins_at_once(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    clock = WildClock()
    clock.jump = dt.timedelta(days=3000)
    asyncio.run(Desk(store, source(f"{outlet.url}/t"), clock=clock).watcher.once())
    outlet.pages["/t"] = Answer(ticker(rows(4)))
    desk = Desk(store, source(f"{outlet.url}/t"))
    asyncio.run(desk.watcher.once())
    assert desk.kinds() == ["UpdateNew"]


class Moody:
    """Makes a store fail for a while."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        writing = store.writing

        def moody() -> Any:
            if self.full:
                raise StoreUnavailable(
                    "desk.db", "has no space left on its disk", "Make room; nothing of this was kept."
                )
            return writing()

        monkeypatch.setattr(store, "writing", moody)


def test_a_full_disk_is_a_sentence_and_costs_nothing(
    outlet: Outlet, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    moody = Moody(store, monkeypatch)
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/t"] = Answer(ticker(rows(3)))
        async with desk.running():
            await desk.until(DocumentNew)
            moody.full = True
            outlet.pages["/t"] = Answer(ticker(rows(4)))
            (trouble,) = await desk.until(StoreTrouble)
            assert "no space left" in trouble.reason
            await asyncio.sleep(0.2)
            assert not desk.of(UpdateNew), "nothing is reported that is not kept"
            moody.full = False
            await desk.until(StoreRecovered)
            await desk.until(UpdateNew)

    asyncio.run(go())
    assert len(desk.of(UpdateNew)) == 1


def test_it_can_be_stopped_while_the_store_takes_nothing(
    outlet: Outlet, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.watch.watcher._PATIENCE", 0.2)
    moody = Moody(store, monkeypatch)
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        outlet.pages["/t"] = Answer(ticker(rows(3)))
        async with desk.running():
            await desk.until(DocumentNew)
            moody.full = True
            outlet.pages["/t"] = Answer(ticker(rows(4)))
            await desk.until(StoreTrouble)

    asyncio.run(go())
    moody.full = False
    again = Desk(store, source(f"{outlet.url}/t"))
    asyncio.run(again.watcher.once())
    assert again.kinds() == ["UpdateNew"], "what could not be kept is found again"


def test_stopping_waits_for_nobody_who_only_waits(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer("x", delay=30)
    desk = Desk(store, source(f"{outlet.url}/t"))

    async def go() -> None:
        async with desk.running():
            await desk.when(lambda: outlet.asked["/t"] > 0)
            desk.watcher.stop()
            await asyncio.sleep(0)

    begun = time.monotonic()
    asyncio.run(go())
    assert time.monotonic() - begun < 15  # far below what the server takes


def test_a_listener_that_breaks_ends_it_and_is_no_fault_of_a_source(outlet: Outlet, store: Store) -> None:
    def listen(_: AnyHappening) -> None:
        raise BrokenPipeError

    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store, source(f"{outlet.url}/t"), on_event=listen)
    with pytest.raises(BrokenPipeError):
        asyncio.run(asyncio.wait_for(desk.watcher.run(), 60))
    assert desk.watcher.statuses()[0].health.condition == "ok"


def test_what_failed_is_asked_again_at_once_at_the_next_start(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(status=500)
    asyncio.run(Desk(store, source(f"{outlet.url}/t", every=600)).watcher.once())
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store, source(f"{outlet.url}/t", every=600))
    asyncio.run(desk.watcher.once())
    assert sorted(desk.kinds()) == ["DocumentNew", "SourceRecovered"]


def test_new_sources_can_be_followed_while_it_runs(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    desk = Desk(store)

    async def go() -> None:
        async with desk.running():
            await asyncio.sleep(0.1)
            await desk.watcher.follow(source(f"{outlet.url}/t"))
            await desk.until(DocumentNew)
            assert desk.watcher.look_now(f"{outlet.url}/t/#top")
            assert not desk.watcher.look_now(f"{outlet.url}/other")
            assert await desk.watcher.unfollow(f"{outlet.url}/t")
            assert not await desk.watcher.unfollow(f"{outlet.url}/t")
            await asyncio.sleep(0.2)
            asked = outlet.asked["/t"]
            await asyncio.sleep(0.5)
            assert outlet.asked["/t"] == asked

    asyncio.run(go())
    assert desk.watcher.statuses() == ()


def test_stories_grow_with_what_is_followed(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(4)))
    outlet.pages["/a"] = Answer(article(*PARAGRAPHS))
    outlet.pages["/rss"] = Answer(rss(outlet.url, [("/a", "Katastrophenfall")]), type="application/rss+xml")
    seen: list[Happening] = []

    async def note(happening: AnyHappening) -> None:
        seen.append(happening)

    keeper = StoryKeeper(store, note)
    sources = [source(f"{outlet.url}/t", story="Hohenmorl"), source(f"{outlet.url}/rss", "feed", story="Hohenmorl")]
    desk = Desk(store, *sources, on_event=keeper.take)
    desk.seen = seen

    async def go() -> None:
        task = asyncio.create_task(keeper.run())
        async with desk.running():
            await desk.until(DocumentNew, 2)
            await desk.when(lambda: sum(len(e.documents) for e in desk.of(StoryExtended)) == 2)
            outlet.pages["/t"] = Answer(ticker(rows(5)))
            await desk.until(UpdateNew)
            count = len(desk.of(StoryExtended))
            await desk.until(StoryExtended, count + 1)
            outlet.pages["/a"] = Answer(article(*[p.replace("1800", "2300") for p in PARAGRAPHS]))
            await desk.until(PageChanged)
        await keeper.finish()
        task.cancel()

    asyncio.run(go())
    (record,) = store.stories.list()
    assert record.title == "Hohenmorl"
    story = store.stories.get(record.id).story
    assert len(story.documents) == 2
    assert len(story.revisions) == 2
    assert any("Graben gerutscht" in event.text for event in story.chronology)
    assert any("2300" in p.exact for event in story.chronology for p in event.passages)


def test_a_story_that_was_not_joined_is_joined_at_the_next_start(outlet: Outlet, store: Store) -> None:
    outlet.pages["/t"] = Answer(ticker(rows(4)))
    desk = Desk(store, source(f"{outlet.url}/t", story="Hohenmorl"))
    asyncio.run(desk.watcher.once())  # and then the process ends before the story is built
    seen: list[AnyHappening] = []

    async def go() -> None:
        async def note(happening: AnyHappening) -> None:
            seen.append(happening)

        keeper = StoryKeeper(store, note)
        await keeper.catch_up()
        await keeper.finish()

    asyncio.run(go())
    assert [type(h) for h in seen] == [StoryExtended]
    assert len(store.stories.list()) == 1


CONFIG = """\
[watch]
story = "Hohenmorl"
[[ticker]]
url = "{url}/t"
every = "5s"
"""


def test_a_reader_that_goes_away_ends_it_quietly(outlet: Outlet, tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(CONFIG.format(url=outlet.url))
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    process = subprocess.Popen(command(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0, said
    assert "Traceback" not in said


def command(tmp_path: Path, *options: str) -> list[str]:
    code = "from dateline.cli import main; main()"
    where = [str(tmp_path / "w.toml"), "--db", str(tmp_path / "desk.db"), "--private-addresses", "--json"]
    return [sys.executable, "-c", code, "watch", *where, *options]


def happenings(output: str) -> list[str]:
    return [msgspec.json.decode(line, type=AnyHappening).__class__.__name__ for line in output.splitlines()]


def test_once_for_cron(outlet: Outlet, tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(CONFIG.format(url=outlet.url))
    found = []
    for count in (3, 3, 4):
        outlet.pages["/t"] = Answer(ticker(rows(count)))
        done = subprocess.run(command(tmp_path, "--once"), capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        found.append(happenings(done.stdout))
    assert found == [["DocumentNew", "StoryExtended"], [], ["UpdateNew", "StoryExtended"]]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_in_order(outlet: Outlet, tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "w.toml").write_text(CONFIG.format(url=outlet.url))
    outlet.pages["/t"] = Answer(ticker(rows(3)))
    process = subprocess.Popen(command(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(number)
    rest, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert happenings(first + rest)[0] == "DocumentNew"
    assert "Traceback" not in said
    with Store.open(tmp_path / "desk.db") as store:
        assert len(store.documents.list()) == 1
        assert store.stories.list()[0].summary.documents == 1


def test_killed_at_any_moment_it_misses_nothing(outlet: Outlet, tmp_path: Path) -> None:
    """Killed again and again while the ticker grows: in the end every entry was reported or is kept, under one identity."""
    (tmp_path / "w.toml").write_text(CONFIG.format(url=outlet.url))
    for step in range(4):
        outlet.pages["/t"] = Answer(ticker(rows(3 + step)))
        asked = outlet.asked["/t"]
        process = subprocess.Popen(command(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while outlet.asked["/t"] == asked and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(0.02 * step)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
    done = subprocess.run(command(tmp_path, "--once"), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    with Store.open(tmp_path / "desk.db") as store:
        entries = store.feeds.entries(f"{outlet.url}/t")
        assert len(entries) == 6
        latest = store.documents.list()[0]
        (record,) = store.stories.list()
        assert latest.id in store.stories.members(record.id)
        story = store.stories.get(record.id).story
        assert len(story.documents[0].updates) == 6


@pytest.mark.parametrize(
    ("config", "code", "said"),
    [
        ("[[ticker]]\n", 1, "url is missing"),
        ('[[ticker]]\nurl = "https://bote.invalid/t"\n', 1, "None of the sources gave an answer"),
    ],
)
def test_what_goes_wrong_is_said(tmp_path: Path, config: str, code: int, said: str) -> None:
    (tmp_path / "w.toml").write_text(config)
    done = subprocess.run(command(tmp_path, "--once"), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
