"""Names on sentences that nothing was trained on, by the scorer beside the project; and the speed.

usage: python benchmarks/names.py [--shared FOLDER] [--show N] [--trained-on] [--rules]

Strict spans of PER, LOC, ORG and OTH (GermEval 2014, outer level). The sentences are those of its test half that
training/names/split.py keeps apart. --show prints N sentences with what was missed or wrongly found; look at those of
--trained-on only (the part that was trained on), or the measure is spoilt. With the reader model where it is
installed, and by the field and the rules alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "names"))

from split import training, unseen  # noqa: E402

from dateline.annotate.names import find_names  # noqa: E402
from dateline.annotate.reader.package import installed  # noqa: E402
from dateline.annotate.sentences import find_sentences  # noqa: E402
from dateline.model import Block, Document, Name, Span  # noqa: E402


def document(text: str, id: str) -> Document:
    return Document(id=id, text=text, language="de", blocks=(Block("paragraph", 0, len(text)),))


def found_in(here: Document, sentences: tuple[Span, ...], *, rules: bool) -> tuple[Name, ...]:
    """The names of a document, by the reader model or without it."""
    if rules:
        return find_names(here, sentences)
    from dateline.annotate.reader.reading import read

    return read(here, sentences).names


def system(items: Sequence[dict[str, Any]], *, rules: bool) -> list[dict[str, Any]]:
    """The items with the names that dateline finds, each sentence a document of its own, as it is given."""
    result = []
    for item in items:
        here = document(item["text"], str(item["id"]))
        names = found_in(here, ((0, len(here.text)),), rules=rules)
        result.append({"id": item["id"], "names": [{"start": n.start, "end": n.end, "label": n.label} for n in names]})
    return result


def characters_a_second(items: Sequence[dict[str, Any]], *, rules: bool) -> float:
    """Speed over one long document of all sentences, warm: sentences and names together, one process."""
    text = " ".join(item["text"] for item in items)
    long = document(text, "long")
    found_in(long, find_sentences(long), rules=rules)
    started = time.process_time()
    found_in(long, find_sentences(long), rules=rules)
    return len(text) / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--trained-on", action="store_true")
    parser.add_argument("--rules", action="store_true", help="without the reader model")
    args = parser.parse_args()
    data = args.shared / "data/names"
    if not data.is_dir():
        sys.exit(f"{data}: the data is not here. It lies beside the project, or name its folder with --shared.")
    items = training(data) if args.trained_on else unseen(data)
    for rules in [True] if args.rules or not installed() else [False, True]:
        found = system(items, rules=rules)
        print("by the field and the rules alone" if rules else "with the reader model")
        score(args.shared, items, found)
        speed = characters_a_second(items, rules=rules)
        print(f"{len(items)} sentences, {speed:,.0f} characters a CPU second{'' if rules else ', quotations too'}\n")
        show(items, found, args.show)


def score(shared: Path, items: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> None:
    """Prints the scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        gold, ours = Path(folder) / "gold.jsonl", Path(folder) / "system.jsonl"
        gold.write_text("".join(json.dumps(i) + "\n" for i in items), encoding="utf-8")
        ours.write_text("".join(json.dumps(i) + "\n" for i in found), encoding="utf-8")
        scorer = [sys.executable, str(shared / "bench/score_names.py"), str(gold), str(ours)]
        print(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout, end="")


def show(items: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], most: int) -> None:
    for item, ours in zip(items, found, strict=True):
        text = item["text"]
        gold = {(n["start"], n["end"], n["label"]) for n in item["names"]}
        here = {(n["start"], n["end"], n["label"]) for n in ours["names"]}
        if gold == here or most <= 0:
            continue
        most -= 1
        print(text)
        for sign, some in (("  missed", gold - here), ("  wrong", here - gold)):
            print(sign, ", ".join(f"{text[a:b]}/{label}" for a, b, label in sorted(some)))


if __name__ == "__main__":
    main()
