"""How the newsroom bears a crowd: readers of one live story in one process, and how long they wait.

    python benchmarks/server.py [--readers 1000] [--events 12]

Starts `dateline serve` with a store of its own, puts an invented story of 2,000 events out of 200 documents into it,
opens the readers (server-sent events over loopback, every one a connection), adds an event at a time as another process
would, and measures when each reader has it; meanwhile somebody asks for pages. Everything runs on this machine, readers
and server on the same cores.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import structs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.export import sample

from dateline.model import Story
from dateline.store import Store

PAUSE = 4.0
"""Seconds from one event to the next: faster than any newsroom."""


class Reader:
    """One open page: its connection, and when each state of the story came to it."""

    def __init__(self, port: int, story: str) -> None:
        self.port, self.story = port, story
        self.came: dict[int, float] = {}

    async def listen(self, ready: asyncio.Semaphore) -> None:
        """Read events until the connection closes."""
        async with ready:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
            address = f"/stories/{self.story}/events?language=de"
            writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
            await reader.readuntil(b"event: version")
        while line := await reader.readline():
            if line.startswith(b'data: {"version":'):
                self.came[int(line[17 : line.index(b",")])] = time.perf_counter()


async def ask(port: int, path: str, accept: str) -> float:
    """Seconds that one request takes, its answer read whole."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: {accept}\r\nAccept-Encoding: gzip\r\n"
    writer.write(f"{head}Connection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    if b" 200 " not in answer[:20]:
        raise RuntimeError(f"{path}: {answer[:200]!r}")
    return time.perf_counter() - began


async def browse(port: int, story: str, taken: dict[str, list[float]]) -> None:
    """Somebody who looks around as long as the crowd is there."""
    pages = [
        ("the list of stories", "/", "text/html"),
        ("the story's page", f"/stories/{story}", "text/html"),
        ("a source", f"/stories/{story}/sources/doc-7", "text/html"),
        ("a search", "/search?q=Pegel&kind=event", "text/html"),
        ("the log, JSON", f"/api/v1/stories/{story}/edits", "application/json"),
    ]
    while True:
        for name, path, accept in pages:
            taken.setdefault(name, []).append(await ask(port, path, accept))
            await asyncio.sleep(0.25)


def with_event(story: Story, number: int) -> Story:
    """The story with one more event, as a ticker's new entry would bring it."""
    like = story.chronology[(number * 157) % len(story.chronology)]
    new = structs.replace(like, id=f"new-{number}")
    events = [*story.chronology, new]
    events.sort(key=lambda e: (e.start is None, e.start, e.id))
    return structs.replace(story, chronology=tuple(events))


async def measure(port: int, store: Store, story: str, readers: int, events: int) -> dict[str, object]:
    """The crowd, the events, and what was measured."""
    crowd = [Reader(port, story) for _ in range(readers)]
    ready = asyncio.Semaphore(50)
    listening = [asyncio.create_task(reader.listen(ready)) for reader in crowd]
    await asyncio.sleep(0.5)
    while ready.locked() or any(task.done() for task in listening):
        if done := [task for task in listening if task.done()]:
            raise RuntimeError(f"{len(done)} readers lost their connection: {done[0].exception()}")
        await asyncio.sleep(0.2)
    await asyncio.sleep(2)
    taken: dict[str, list[float]] = {}
    browsing = asyncio.create_task(browse(port, story, taken))
    delays: list[list[float]] = []
    stored = store.stories.get(story)
    built, version = stored.built, stored.version
    for number in range(events):
        built = with_event(built, number)
        version = await asyncio.to_thread(store.stories.put, story, built, version=version)
        written = time.perf_counter()
        state = version << 20
        await asyncio.sleep(PAUSE)
        delays.append([reader.came[state] - written for reader in crowd if state in reader.came])
    browsing.cancel()
    for task in listening:
        task.cancel()
    return {"delays": delays, "taken": taken}


def memory(pid: int) -> float:
    """Megabytes that the server and all its processes hold, a page of memory that several share counted once."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    ours = {pid}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    kilobytes = 0
    for one in ours:
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
            kilobytes += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024


def main() -> None:
    """Run it and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=1000)
    parser.add_argument("--events", type=int, default=12)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        database = f"{folder}/bench.db"
        store = Store.open(database)
        story = store.stories.create()
        store.stories.put(story, sample.large())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "dateline", "serve", "--db", database, "--port", str(port)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            wait_for(port)
            empty = memory(server.pid)
            found = asyncio.run(measure(port, store, story, wanted.readers, wanted.events))
            full = memory(server.pid)
        finally:
            server.terminate()
            server.wait(20)
            store.close()
    report(found, wanted.readers, empty, full)


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def report(found: dict[str, object], readers: int, empty: float, full: float) -> None:
    """The figures as tables."""
    delays: list[list[float]] = found["delays"]  # type: ignore[assignment]
    taken: dict[str, list[float]] = found["taken"]  # type: ignore[assignment]
    every = sorted(delay for event in delays for delay in event)
    longest = f"{statistics.median(every):.2f} s / {part(every, 0.99):.2f} s / {every[-1]:.2f} s"
    print(f"# {readers} readers of one live story, 2,000 events out of 200 documents\n")
    print("| | |\n|---|---|")
    print(f"| events that reached every reader | {sum(len(e) == readers for e in delays)} of {len(delays)} |")
    print(f"| within 2 s of being written | {sum(d < 2 for d in every)} of {readers * len(delays)} arrivals |")
    print(f"| delay, median / 99 of 100 / longest | {longest} |")
    print(f"| memory before and with the crowd, all processes | {empty:.0f} MB / {full:.0f} MB |\n")
    print("| requests meanwhile | median | 95 of 100 | asked |\n|---|---|---|---|")
    together = [seconds for times in taken.values() for seconds in times]
    for name, times in [*taken.items(), ("all", together)]:
        times.sort()
        print(f"| {name} | {part(times, 0.5) * 1000:.0f} ms | {part(times, 0.95) * 1000:.0f} ms | {len(times)} |")


def part(ordered: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


if __name__ == "__main__":
    main()
