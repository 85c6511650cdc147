"""Train the model that tells the article from the furniture, and write it as plain data.

    export PYTHONPATH=training
    python training/pages/train_article_model.py [--check] [--out src/dateline/extract/article_model.json]

Needs numpy and lightgbm besides dateline, and ../shared/data/pages. Two forests of decision trees: the first sees
each fragment with its neighbours' features, the second also what the first says of the fragments around. The second
is trained on what the first says of pages of outlets that it has not seen (cross-fitting), or it would trust it too
much. --check: leave outlets out in turn, and print the 4-word F1 on pages of unseen outlets instead of writing a
model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from forests import as_data
from labels import label_fragments, tokens

from dateline.extract.article_model import around, threshold
from dateline.extract.features import NAMES, Measured
from dateline.extract.markup import lay_out, parse
from dateline.extract.metadata import read_metadata
from dateline.extract.survey import survey

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared" / "data" / "pages"
FIRST, SECOND = 80, 30
SETTINGS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 24, "max_depth": 5, "min_data_in_leaf": 10,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
THRESHOLD = 0.45


class Example:
    """A page's candidates, their features, labels and weights."""

    def __init__(self, record: dict[str, Any]) -> None:
        html = gzip.decompress((PAGES / record["file"]).read_bytes())
        tree = parse(html)
        found = survey(tree)
        layout = lay_out(tree, found)
        measured = Measured(layout, read_metadata(tree, found))
        labels = label_fragments(layout.fragments, record["gold_text"])
        self.places = measured.places
        self.outlet = record["publisher"]
        self.set = record["set"]
        self.gold = record["gold_text"]
        self.texts = [layout.fragments[i].text for i in self.places]
        self.boxes = [layout.fragments[i].box for i in self.places]
        self.rows = np.array([measured.row(number) for number in range(len(self.places))])
        self.labels = np.array([labels[i] for i in self.places])
        lengths = np.array([len(t) for t in self.texts], dtype=float)
        # A page counts as one, its fragments by their length: the score counts words.
        self.weights = 0.2 + 40 * lengths / (lengths[self.labels].sum() + 200)

    def stacked(self, chances: np.ndarray) -> np.ndarray:
        return np.hstack([self.rows, np.array(around(list(chances), self.boxes))])


def fit(examples: list[Example], rows: list[np.ndarray], rounds: int) -> lightgbm.Booster:
    data = lightgbm.Dataset(
        np.concatenate(rows),
        np.concatenate([e.labels for e in examples]),
        weight=np.concatenate([e.weights for e in examples]),
    )
    return lightgbm.train(SETTINGS, data, rounds)


def folds(examples: list[Example], count: int) -> list[set[str]]:
    """Outlets in `count` groups of about as many pages."""
    groups: list[set[str]] = [set() for _ in range(count)]
    sizes = [0] * count
    for outlet, pages in Counter(e.outlet for e in examples).most_common():
        smallest = sizes.index(min(sizes))
        groups[smallest].add(outlet)
        sizes[smallest] += pages
    return groups


def train(examples: list[Example]) -> tuple[lightgbm.Booster, lightgbm.Booster]:
    unseen: dict[int, np.ndarray] = {}
    for group in folds(examples, 5):
        rest = [e for e in examples if e.outlet not in group]
        model = fit(rest, [e.rows for e in rest], FIRST)
        unseen |= {id(e): model.predict(e.rows) for e in examples if e.outlet in group}
    first = fit(examples, [e.rows for e in examples], FIRST)
    second = fit(examples, [e.stacked(unseen[id(e)]) for e in examples], SECOND)
    return first, second


def f1(example: Example, chances: np.ndarray) -> float:
    def shingles(text: str) -> Counter[tuple[str, ...]]:
        words = tokens(text)
        return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))

    gold = shingles(example.gold)
    limit = threshold([float(c) for c in chances], [len(t) for t in example.texts], THRESHOLD)
    found = shingles("\n".join(t for t, c in zip(example.texts, chances, strict=True) if c > limit))
    common = sum((gold & found).values())
    return 2 * common / (sum(gold.values()) + sum(found.values())) if common else 0.0


def check(examples: list[Example]) -> None:
    scores: dict[str, list[float]] = {}
    for group in folds(examples, 8):
        rest = [e for e in examples if e.outlet not in group]
        first, second = train(rest)
        for e in examples:
            if e.outlet in group:
                scores.setdefault(e.set, []).append(f1(e, second.predict(e.stacked(first.predict(e.rows)))))
    for name, values in scores.items():
        print(f"{name}: {np.mean(values):.4f} on {len(values)} pages of unseen outlets")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--trees", type=int, nargs=2, default=(FIRST, SECOND), help="in the first and second forest")
    parser.add_argument("--rate", type=float, default=SETTINGS["learning_rate"])
    parser.add_argument("--leaves", type=int, default=SETTINGS["num_leaves"])
    parser.add_argument("--seed", type=int, default=SETTINGS["seed"])
    parser.add_argument("--out", type=Path, default=ROOT / "src/dateline/extract/article_model.json")
    options = parser.parse_args()
    globals()["FIRST"], globals()["SECOND"] = options.trees
    SETTINGS.update(learning_rate=options.rate, num_leaves=options.leaves, seed=options.seed)
    examples = [Example(r) for r in json.loads((PAGES / "gold.json").read_text())]
    print(f"{len(examples)} pages, {sum(len(e.places) for e in examples)} fragments", file=sys.stderr)
    if options.check:
        check(examples)
        return
    first, second = train(examples)
    data = {"features": list(NAMES), "threshold": THRESHOLD, "first": as_data(first), "second": as_data(second)}
    options.out.write_text(json.dumps(data, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
