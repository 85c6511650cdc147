"""Quotations and their speakers on the German news corpus beside the project, by the published benchmark's scorer.

usage: python benchmarks/quotes.py [--part train|dev] [--rules] [--without-names] [--python PYTHON]

Prints the scorer's figures and the speed: with the reader model where it is installed, and by the rules alone. The
scorer needs numpy and scipy: --python names an interpreter that has them (default: python3 on the path). The text is
read as plain paragraphs, as an outlet's feed would give it. The speed with the model is that of `annotate_all`, names
and quotations and everything else together, from text to annotations, on as many threads as --threads says.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.annotate.document import annotate, annotate_all, document_of_text
from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.reader.package import installed
from dateline.annotate.sentences import find_sentences
from dateline.model import Document, Quote

SHARED = Path(__file__).resolve().parents[2] / "shared"
PARTS = ("quote", "speaker", "cue", "frame", "addressee")


def articles(part: str) -> Iterator[dict[str, Any]]:
    """The corpus, one article after the other."""
    path = SHARED / "data" / "quotes" / f"{part}.jsonl.gz"
    if not path.is_file():
        sys.exit(f"{path} is not here; the data lies beside the project, never in it.")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_scored(document: Document, quotes: Iterable[Quote]) -> dict[str, Any]:
    """What the scorer wants for an article."""
    marked = [as_annotated(document, quote) for quote in quotes]
    return {
        "id": document.id,
        "quotes": [{"type": q.type, **{part: getattr(q, part) for part in PARTS}} for q in marked],
    }


def by_rules(documents: Sequence[Document], *, with_names: bool) -> tuple[list[dict[str, Any]], float]:
    """Every article by the rules alone, and the seconds that finding the quotations took."""
    rows, seconds = [], 0.0
    for document in documents:
        sentences = find_sentences(document)
        names = find_names(document, sentences) if with_names else ()
        started = time.perf_counter()
        found = find_quotes(document, sentences, names)
        seconds += time.perf_counter() - started
        rows.append(as_scored(document, found))
    return rows, seconds


def by_reader(documents: Sequence[Document], threads: int) -> tuple[list[dict[str, Any]], float, float]:
    """Every article as annotate gives it; the seconds that took with the model open, and those of processor time."""
    annotate(documents[0])
    started, busy = time.perf_counter(), time.process_time()
    found = list(annotate_all(documents, threads=threads))
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    return [as_scored(document, document.annotations.quotes) for document in found], seconds, busy


def score(options: argparse.Namespace, rows: Sequence[dict[str, Any]]) -> None:
    """Prints the scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        system.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        gold = SHARED / "data" / "quotes" / f"{options.part}.jsonl.gz"
        scorer = SHARED / "bench" / "score_quotes.py"
        sys.stdout.flush()
        command = [options.python, str(scorer), str(gold), str(system)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--rules", action="store_true", help="by the rules only")
    parser.add_argument("--without-names", action="store_true", help="give the rules no names")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--python", default=shutil.which("python3") or sys.executable)
    options = parser.parse_args()
    items = list(articles(options.part))
    documents = [document_of_text(item["text"], id=item["id"], language="de") for item in items]
    words = sum(len(item["tokens"]) for item in items)
    if installed() and not options.rules:
        rows, seconds, busy = by_reader(documents, options.threads)
        print("with the reader model")
        score(options, rows)
        print(f"{'speed':20s} {words / seconds:,.0f} words/s from text to all annotations, {options.threads} threads;")
        print(f"{'':20s} {words / busy:,.0f} words a second of processor time, which others' work does not count in\n")
    rows, seconds = by_rules(documents, with_names=not options.without_names)
    print("by the rules alone")
    score(options, rows)
    characters = sum(len(document.text) for document in documents)
    print(f"{'speed':20s} {characters / seconds:,.0f} characters/s, sentences and names not counted")


if __name__ == "__main__":
    main()
