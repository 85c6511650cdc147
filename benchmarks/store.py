"""The store at the size of a monitoring desk: how long searches take with 100,000 documents, in both databases.

    python benchmarks/store.py [--documents 100000] [--only sqlite|postgresql]

Documents are made up, of words as often as words of a language are (Zipf), so that there are very common and very rare
ones. Every question is asked cold once and then in turn with the others; times are of the whole answer: found, checked
against the text, with snippets. PostgreSQL is the one that the tests start, where it is installed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateline.model import Annotations, Block, Document, Name
from dateline.store import SearchQuery, Store

WORDS = 180
"""Words of a document: an agency report."""

ROUNDS = 20
UTC = dt.UTC
START = dt.datetime(2025, 1, 1, tzinfo=UTC)
SYLLABLES = [
    "mor",
    "tal",
    "sta",
    "mau",
    "räu",
    "hält",
    "weh",
    "see",
    "kri",
    "ber",
    "lan",
    "dor",
    "fal",
    "gen",
    "tun",
    "schaf",
    "lich",
    "keit",
    "ung",
    "er",
    "en",
    "ein",
    "aus",
    "ver",
    "be",
]


def vocabulary(chance: random.Random, size: int) -> list[str]:
    """Invented words, most of them of two to four syllables."""
    made: dict[str, None] = {}
    while len(made) < size:
        made["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
        made[f"{chance.choice(SYLLABLES)}{len(made):x}"] = None
    return list(made)[:size]


def documents(count: int) -> Iterator[Document]:
    """That many documents, one every five minutes."""
    chance = random.Random(1)
    words = vocabulary(chance, 60_000)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    people = [f"{chance.choice(words).capitalize()} {chance.choice(words).capitalize()}" for _ in range(2000)]
    for number in range(count):
        chosen = chance.choices(words, cum_weights=weights, k=WORDS)
        person = chance.choice(people)
        # Two words that half of the documents have, and none has both.
        text = f"{person} {' '.join(chosen)} {'frühzeit' if number < count // 2 else 'spätzeit'}."
        yield Document(
            id=f"doc{number}",
            text=text,
            language="de" if number % 3 else "en",
            outlet=f"Outlet {number % 40}",
            published=(START + dt.timedelta(minutes=5 * number)).isoformat(),
            blocks=(Block("paragraph", 0, len(text)),),
            annotations=Annotations(names=(Name(start=0, end=len(person), label="PER"),)),
        )


def questions(count: int) -> dict[str, SearchQuery]:
    """What a desk asks, common and rare."""
    chance = random.Random(1)
    words = vocabulary(chance, 60_000)
    middle = START + dt.timedelta(minutes=5 * count // 2)
    person = next(iter(documents(1))).text.split()
    return {
        "the commonest word": SearchQuery(text=words[0]),
        "a common word": SearchQuery(text=words[60]),
        "a rare word": SearchQuery(text=words[20_000]),
        "no such word": SearchQuery(text="xyzzy"),
        "two common words": SearchQuery(text=f"{words[10]} {words[30]}"),
        "a common and a rare word": SearchQuery(text=f"{words[5]} {words[9_000]}"),
        "two rare words, together nowhere": SearchQuery(text=f"{words[30_000]} {words[40_000]}"),
        "a phrase of common words": SearchQuery(text=f'"{words[0]} {words[1]}"'),
        "a phrase of three": SearchQuery(text=f'"{words[0]} {words[1]} {words[2]}"'),
        "a beginning": SearchQuery(text=f"{words[100][:4]}*"),
        "a beginning of two letters": SearchQuery(text="mo*"),
        "a word, without another": SearchQuery(text=f"{words[40]} -{words[2]}"),
        "a word of one outlet": SearchQuery(text=words[60], source="Outlet 7"),
        "a person": SearchQuery(person=" ".join(person[:2])),
        "a word in a month, oldest first": SearchQuery(
            text=words[60], since=middle, until=middle + dt.timedelta(days=30), newest=False
        ),
        "a common word in the first week, newest first": SearchQuery(text=words[0], until=START + dt.timedelta(days=7)),
        "two words of every second document, together nowhere": SearchQuery(text="Frühzeit Spätzeit"),
        "a phrase of common words that stands nowhere": SearchQuery(text=f'"{words[0]} Frühzeit {words[1]}"'),
        "a word of every second document, of nobody there": SearchQuery(text="Frühzeit", person="Spätzeit"),
        "a common word, a beginning, an outlet, a person": SearchQuery(
            text=f"{words[0]} {words[1][:2]}*", source="Outlet 0", person=person[0]
        ),
        "the newest, no word": SearchQuery(),
    }


def fill(store: Store, count: int) -> float:
    """Put the documents; returns seconds."""
    begun = time.perf_counter()
    made = documents(count)
    while some := list(itertools.islice(made, 500)):
        with store.writing():
            for document in some:
                store.documents.put(document)
    return time.perf_counter() - begun


def ask(store: Store, count: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """Seconds of every answer, and how many hits it had."""
    asked = questions(count)
    times: dict[str, list[float]] = {name: [] for name in asked}
    hits: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, query in asked.items():
            begun = time.perf_counter()
            hits[name] = len(store.search(query).hits)
            times[name].append(time.perf_counter() - begun)
    return times, hits


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    arguments = parser.parse_args()
    count = arguments.documents
    with ExitStack() as stack:
        places: dict[str, str] = {}
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if arguments.only != "postgresql":
            places["SQLite"] = str(folder / "store.db")
        if arguments.only != "sqlite":
            from tests.postgresql import cluster

            running = stack.enter_context(cluster())
            places["PostgreSQL"] = running.new_database()
        results = {}
        for name, location in places.items():
            with Store.open(location) as store:
                seconds = fill(store, count)
                if name == "PostgreSQL":
                    running.sql("VACUUM ANALYZE", location.split("@/")[1].split("?")[0])
                results[name] = ask(store, count)
                size = (folder / "store.db").stat().st_size / 1e6 if name == "SQLite" else 0.0
                line = (
                    f"{name}: {count} documents of {WORDS} words put in {seconds:.0f} s, {count / seconds:.0f} a second"
                )
                print(f"{line}, a file of {size:.0f} MB" if size else line)
    print()
    names = list(results)
    print("| milliseconds, median / p95 | " + " | ".join(names) + " | hits shown |")
    print("|---|" + "---|" * (len(names) + 1))
    for question in questions(count):
        cells = []
        for name in names:
            times = results[name][0][question]
            cells.append(f"{statistics.median(times) * 1000:.1f} / {p95(times) * 1000:.1f}")
        found = {results[name][1][question] for name in names}
        print(f"| {question} | " + " | ".join(cells) + f" | {' ≠ '.join(map(str, sorted(found)))} |")
    cells = []
    for name in names:
        every = [t for times in results[name][0].values() for t in times]
        cells.append(f"{statistics.median(every) * 1000:.1f} / {p95(every) * 1000:.1f}")
    print("| all | " + " | ".join(cells) + " | |")
    print(f"\nMemory of the process at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB.")


if __name__ == "__main__":
    main()
