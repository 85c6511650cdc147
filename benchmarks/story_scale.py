"""How joining grows with the number of documents, on real text: copies with edits, so that all parts have work.

    python benchmarks/story_scale.py [N …]        by default 250 500 1000 2000

Reads articles of ../shared/data/quotes, annotates them once, and makes N documents of them: each is an article as it
is or with a tenth of its paragraphs left out, published some minutes after the one before. Prints CPU seconds and
documents a second for grouping and for building one story of all, and the exponent of growth between the first and
the last N (1 is linear).
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import math
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dateline.annotate.document import annotate, document_of_text
from dateline.model import Document
from dateline.story import build, group

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotes" / "dev.jsonl.gz"
BEGIN = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def articles() -> list[str]:
    """The texts of the articles."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def edited(texts: list[str], seed: int) -> Iterator[Document]:
    """Annotated documents without end of the loop's texts: every text twice, once with paragraphs left out."""
    chance = random.Random(seed)
    for number, text in enumerate(texts):
        shorter = "\n".join(line for line in text.split("\n") if chance.random() > 0.1)
        for version, words in enumerate((text, shorter)):
            yield annotate(document_of_text(words, id=f"{number}-{version}", language="de", zone="Europe/Berlin"))


def many(base: list[Document], count: int) -> list[Document]:
    """`count` documents made of the base, each published three minutes after the one before."""
    return [
        msgspec.structs.replace(
            base[n % len(base)],
            id=f"d{n}",
            outlet=f"Outlet {n % 97}",
            published=(BEGIN + dt.timedelta(minutes=3 * n)).isoformat(),
        )
        for n in range(count)
    ]


def seconds(work: Callable[[list[Document]], object], documents: list[Document]) -> float:
    start = time.process_time()
    work(documents)
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    """Measure and print."""
    counts = [int(a) for a in arguments] or [250, 500, 1000, 2000]
    base = list(edited(articles(), 1))
    print(f"{len(base)} different documents")
    for name, work in (("group", group), ("build", build)):
        took = [seconds(work, many(base, n)) for n in counts]
        for n, t in zip(counts, took, strict=True):
            print(f"{name:6} {n:7} documents {t:8.2f} s {n / t:8.0f} a second")
        grown = math.log(took[-1] / took[0]) / math.log(counts[-1] / counts[0])
        print(f"{name:6} exponent {grown:.2f} from {counts[0]} to {counts[-1]}")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
