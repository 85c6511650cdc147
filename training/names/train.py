"""Train the German tagger and measure it on sentences that nothing was trained on.

    PYTHONPATH=training/names python training/names/train.py DATA [--out MODEL] [--folds 3]

DATA is the folder with germeval-*.jsonl.gz (GermEval 2014, CC BY 4.0) and WikiANN's sentences; the articles with
quotations lie beside it. Writes the model beside the tagger's code unless
told otherwise. --folds measures by cross-validation on the training part instead, for choosing features.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite
from split import further, training, unseen

from dateline import languages
from dateline.annotate.names.features import Features
from dateline.annotate.names.tagger import spans
from dateline.annotate.names.tokens import tokens

OUT = Path(__file__).parents[2] / "src/dateline/annotate/names/de.crfsuite"
SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}
Example = tuple[list[list[str]], list[str], dict[str, Any]]


def example(item: dict[str, Any], features: Features) -> Example:
    """Features and tags (B-PER, I-PER, …, O) of a sentence, and the sentence."""
    here = tokens(item["text"], 0, len(item["text"]))
    tags = ["O"] * len(here)
    for name in item["names"]:
        inside = [i for i, t in enumerate(here) if name["start"] <= t.start and t.end <= name["end"]]
        label = {"MISC": "OTH"}.get(name["label"], name["label"])
        for n, i in enumerate(inside):
            tags[i] = ("I-" if n else "B-") + label
    return features([t.text for t in here]), tags, item


def train(examples: Iterable[Example], path: Path, settings: dict[str, Any]) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(settings)
    for rows, tags, _ in examples:
        if rows:
            trainer.append(rows, tags)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def measure(tagger: pycrfsuite.Tagger, examples: Sequence[Example], count: Counter[tuple[str, str]]) -> None:
    for rows, _, item in examples:
        here = tokens(item["text"], 0, len(item["text"]))
        found = {(n.start, n.end, n.label) for n in spans(here, tagger.tag(rows) if rows else [])}
        gold = {(n["start"], n["end"], {"MISC": "OTH"}.get(n["label"], n["label"])) for n in item["names"]}
        for kind, some in (("right", found & gold), ("found", found), ("gold", gold)):
            for *_, label in some:
                count[kind, label] += 1
                count[kind, "all"] += 1


def report(count: Counter[tuple[str, str]]) -> str:
    parts = []
    for label in ("all", "PER", "LOC", "ORG", "OTH"):
        right, found, gold = (count[kind, label] for kind in ("right", "found", "gold"))
        parts.append(f"{label} {2 * right / max(1, found + gold):.4f}")
        if label == "all":
            parts[-1] += f" (P {right / max(1, found):.3f} R {right / max(1, gold):.3f})"
    return " ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--set", action="append", default=[], help="a setting of CRFsuite, NAME=NUMBER")
    args = parser.parse_args()
    settings = SETTINGS | {k: float(v) for k, v in (s.split("=") for s in args.set)}
    settings["max_iterations"] = int(settings["max_iterations"])
    started = time.time()
    features = Features(languages.words("de", "names"))
    pool = [example(item, features) for item in (*training(args.data), *further(args.data.parent))]
    count: Counter[tuple[str, str]] = Counter()
    if args.folds:
        random.Random(1).shuffle(pool)
        with tempfile.TemporaryDirectory() as folder:
            for k in range(args.folds):
                rest = [e for i, e in enumerate(pool) if i % args.folds != k]
                measure(train(rest, Path(folder) / "model", settings), pool[k :: args.folds], count)
    else:
        tagger = train(pool, args.out, settings)
        measure(tagger, [example(item, features) for item in unseen(args.data)], count)
        print(f"{args.out} {args.out.stat().st_size} bytes")
    print(f"{report(count)} {time.time() - started:.0f} s")


if __name__ == "__main__":
    main()
