"""Quotations and their speakers on the German news corpus beside the project, by the published benchmark's scorer.

usage: python benchmarks/quotes.py [--part train|dev] [--without-names] [--python PYTHON]

Prints the scorer's figures and the speed. The scorer needs numpy and scipy, which dateline does not: --python names
an interpreter that has them (default: python3 on the path). The text is read as plain paragraphs, as an outlet's feed
would give it; names come from dateline's own tagger.
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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate.document import document_of_text
from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.sentences import find_sentences

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


def annotated(article: dict[str, Any], *, with_names: bool) -> tuple[dict[str, Any], float]:
    """What the scorer wants for an article, and the seconds that finding the quotations took."""
    document = document_of_text(article["text"], id=article["id"], language="de")
    sentences = find_sentences(document)
    names = find_names(document, sentences) if with_names else ()
    started = time.perf_counter()
    found = find_quotes(document, sentences, names)
    seconds = time.perf_counter() - started
    quotes = [as_annotated(document, quote) for quote in found]
    return {
        "id": article["id"],
        "quotes": [{"type": q.type, **{part: getattr(q, part) for part in PARTS}} for q in quotes],
    }, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--without-names", action="store_true", help="give no names, as with a tagger that finds none")
    parser.add_argument("--python", default=shutil.which("python3") or sys.executable)
    options = parser.parse_args()
    characters, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        with system.open("w", encoding="utf-8") as file:
            for article in articles(options.part):
                line, took = annotated(article, with_names=not options.without_names)
                file.write(json.dumps(line) + "\n")
                characters += len(article["text"])
                seconds += took
        gold = SHARED / "data" / "quotes" / f"{options.part}.jsonl.gz"
        scorer = SHARED / "bench" / "score_quotes.py"
        subprocess.run([options.python, str(scorer), str(gold), str(system)], check=True)
    print(f"{'speed':20s} {characters / seconds:,.0f} characters/s, sentences and names not counted")


if __name__ == "__main__":
    main()
