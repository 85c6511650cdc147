"""How joining grows with the number of documents, on real text: copies with edits, so that all parts have work.

    python benchmarks/story_scale.py [group] [build] [heap] [N …]        by default group build 250 500 1000 2000

Reads articles of ../shared/data/quotes, annotates them once, and makes N documents of them: each is an article as it
is or with a tenth of its paragraphs left out, published some minutes after the one before. Prints CPU seconds,
documents a second and the most memory so far for grouping (group), for building one story of all (build) and for
grouping and then building each story in turn, as `dateline build` does with a heap (heap); and the exponent of growth
between the first and the last N (1 is linear).
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


def heap(documents: list[Document]) -> None:
    """The stories in a heap, built one after the other; none is kept."""
    for story in group(documents):
        build(story)


WORK: dict[str, Callable[[list[Document]], object]] = {"group": group, "build": build, "heap": heap}


def main(arguments: list[str]) -> None:
    """Measure and print."""
    counts = [int(a) for a in arguments if a.isdecimal()] or [250, 500, 1000, 2000]
    base = list(edited(articles(), 1))
    print(f"{len(base)} different documents")
    for name in [a for a in arguments if a in WORK] or ["group", "build"]:
        took = []
        for n in counts:
            took.append(t := seconds(WORK[name], many(base, n)))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{name:6} {n:7} documents {t:8.2f} s {n / t:8.0f} a second, at most {memory} MiB", flush=True)
        grown = math.log(took[-1] / took[0]) / math.log(counts[-1] / counts[0])
        print(f"{name:6} exponent {grown:.2f} from {counts[0]} to {counts[-1]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
