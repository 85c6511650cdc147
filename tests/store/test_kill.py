"""Whatever is killed, full or gone: nothing that was acknowledged is missing, and the store opens."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.model import Block, Document, Event, MarkKey, Page, Passage, Source, Story
from dateline.store import SearchQuery, Store, StoreError, StoreUnavailable
from dateline.story.corrections import target
from tests.postgresql import Cluster
from tests.store.conftest import document

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("DATELINE_KILL_RUNS", "12"))
"""Times to kill in each database. `make test-kill` says 200."""

WORDS = "Die Sirenen heulen."


def tiny() -> Story:
    """A story of one event, so that a run takes as long as its writes."""
    source = Document(id="first", text=WORDS, language="de", blocks=(Block("paragraph", 0, len(WORDS)),))
    passage = Passage("first", 0, len(WORDS), WORDS)
    event = Event(id="e1", kind="happened", text=WORDS, passages=(passage,), sources=1)
    return Story(
        title="Alarm",
        documents=(source,),
        sources=(Source(id="s", name="S", documents=("first",)),),
        chronology=(event,),
    )


class Writers:
    """Starts processes that write until they are killed, one after the other."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.store.writer"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._child = 0

    def start(self, location: str, story: str, name: str) -> None:
        """Start one, and wait until it has opened the store."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{location} {story} {name}\n")
        self._child = int(self._line().split()[1])
        assert self._line() == "ready"

    def kill(self) -> list[str]:
        """kill -9; returns what it was told is kept, line by line."""
        os.kill(self._child, signal.SIGKILL)
        return list(iter(self._line, "ended"))

    def end(self) -> None:
        """End the process that starts them."""
        self._process.kill()
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process has ended"
        return line.strip()


@pytest.fixture
def writers() -> Iterator[Callable[[], Writers]]:
    started: list[Writers] = []

    def start() -> Writers:
        started.append(Writers())
        return started[-1]

    yield start
    for one in started:
        one.end()


def assert_kept(store: Store, story: str, said: list[str], name: str) -> None:
    """Everything acknowledged is there, whole, and found."""
    documents = [line.split()[1] for line in said if line.startswith("document")]
    members = set(store.stories.members(story))
    for one in documents[-30:]:
        found = store.documents.get(one)
        assert found.text.startswith(f"Eintrag {name}")
        record = store.documents.record(one)
        assert record.page is not None
        assert store.pages.get(record.page).content == found.text.encode() * 3
    assert set(documents) <= members
    notes = {e.number: e.correction.text for e in store.edits.of(story)}  # type: ignore[union-attr]
    for line in said:
        if line.startswith("edit"):
            _, number, *words = line.split()
            assert notes[int(number)] == " ".join(words)
    assert sorted(notes) == list(range(1, len(notes) + 1))
    if documents:
        query = SearchQuery(text=f'"Eintrag {name} {documents[-1].rpartition("-")[2]}"')
        assert [hit.id for hit in store.search(query).hits] == [documents[-1]]


def time_of(writer: Writers, store: Store, location: str, story: str) -> float:
    """Seconds that a few documents and corrections take on this machine now."""
    writer.start(location, story, "trial")
    begun = time.monotonic()
    while store.stories.record(story).edit < 4:
        time.sleep(0.002)
    took = time.monotonic() - begun
    assert_kept(store, story, writer.kill(), "trial")
    return took


def test_kill_9_loses_nothing_acknowledged(location: str, writers: Callable[[], Writers]) -> None:
    """The instant is anywhere in what the process does; another store stays open all the time."""
    chance = random.Random(7)
    writer = writers()
    acknowledged = 0
    with Store.open(location) as store:
        story = store.stories.create("Alarm")
        store.stories.put(story, tiny())
        longest = time_of(writer, store, location, story)
        for run in range(RUNS):
            writer.start(location, story, f"run{run}")
            time.sleep(chance.random() * longest)
            said = writer.kill()
            acknowledged += len(said)
            with Store.open(location, create=False) as opened:
                assert_kept(opened, story, said, f"run{run}")
        assert acknowledged > RUNS / 4
        assert all(member in store.documents for member in store.stories.members(story))
        last = store.stories.get(story)
        assert len(last.story.chronology[0].by) == last.edit


def test_two_processes_write_at_once(location: str, writers: Callable[[], Writers]) -> None:
    with Store.open(location) as store:
        story = store.stories.create("Alarm")
        store.stories.put(story, tiny())
        both = {name: writers() for name in ("one", "two")}
        for name, writer in both.items():
            writer.start(location, story, name)
        while store.stories.record(story).edit < 20:
            time.sleep(0.05)
        for name, writer in both.items():
            assert_kept(store, story, writer.kill(), name)


def in_child(work: Callable[[], None]) -> int:
    """Run something in a process of its own (its limits do not come back); returns its exit code."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - the parent reads the exit code
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_full_disk_is_said_and_costs_nothing_kept(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store.open(path) as store:
        store.documents.put(document("Die Mauer hält.", id="before"))

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        with Store.open(path) as store:
            for number in range(10_000):
                try:
                    store.pages.put(Page(content=random.Random(number).randbytes(20_000)))
                except StoreUnavailable:
                    break
            else:
                raise AssertionError("the disk was never full")
            assert store.documents.get("before").text == "Die Mauer hält."
            (tmp_path / "kept").write_text(str(number))

    assert in_child(fill) == 0
    with Store.open(path) as store:
        kept = int((tmp_path / "kept").read_text())
        assert store.counts()["pages"] == kept
        store.pages.put(Page(content=b"room again"))
        assert store.documents.get("before").text == "Die Mauer hält."


def test_a_file_taken_away_refuses_writes(tmp_path: Path) -> None:
    path, aside = tmp_path / "s.db", tmp_path / "aside.db"
    with Store.open(path) as store:
        store.documents.put(document("Die Mauer hält."))
        path.rename(aside)
        with pytest.raises(StoreUnavailable, match="no longer the file"):
            store.documents.put(document("Verloren?", id="d2"))
        aside.rename(path)
        store.documents.put(document("Wieder da.", id="d2"))
        assert store.documents.get("d2").text == "Wieder da."


def test_a_locked_store_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.database.WAIT", 0.2)
    with Store.open(tmp_path / "s.db") as one, Store.open(tmp_path / "s.db") as other, one.writing():
        one.stories.create()
        assert other.stories.list() == ()
        with pytest.raises(StoreError, match="written by another"):
            other.stories.create()


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_database_that_goes_and_comes_back(postgresql: Cluster, how: str) -> None:
    address = postgresql.new_database()
    with Store.open(address) as store:
        story = store.stories.create("Alarm")
        store.stories.put(story, tiny())
        store.documents.put(document("Die Mauer hält."))
        if how == "stop":
            postgresql.stop("fast")
        else:
            postgresql.kill()
        try:
            with pytest.raises(StoreUnavailable, match="cannot be used now"):
                store.documents.put(document("Ohne Datenbank.", id="d2"))
            with pytest.raises(StoreUnavailable):
                store.stories.get(story)
        finally:
            postgresql.start()
        assert store.documents.get("d1").text == "Die Mauer hält."
        assert "d2" not in store.documents
        shown = store.stories.get(story).story
        assert store.edits.add(story, MarkKey(event=target(shown, "event", "e1")), by="Ada", base=0).number == 1
    postgresql.drop_database(address)
