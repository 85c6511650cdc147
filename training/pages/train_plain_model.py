"""Train the model that finds the article in plain text, and write it as plain data.

    export PYTHONPATH=training
    python training/pages/train_plain_model.py [--check] [--out src/dateline/extract/plain_model.json]

Needs numpy, lightgbm and resiliparse besides dateline, and ../shared/data/pages. Plain text comes as different
tools leave it, so each page is learned from five times: as resiliparse writes it, with its blocks on lines of their
own, with and without empty lines between, and cut to the article. The forests and the cross-fitting are those of
train_article_model.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import train_article_model as article
from forests import as_data
from labels import label_fragments
from resiliparse.extract.html2text import extract_plain_text

from dateline.extract.article_model import around
from dateline.extract.markup import lay_out, parse
from dateline.extract.plain import split_lines
from dateline.extract.plain_features import PLAIN_NAMES, measure_lines
from dateline.extract.survey import survey


def renderings(html: bytes, gold: str) -> list[str]:
    """The page's text as five tools would leave it.

    Whole in three ways, and cut to the article with little around it, once all of it and once only its beginning.
    """
    tree = parse(html)
    fragments = lay_out(tree, survey(tree), collapse=False).fragments
    blocks = [f.text for f in fragments]
    inside = [i for i, label in enumerate(label_fragments(fragments, gold)) if label]
    top = next((i for i, f in enumerate(fragments) if f.tag == "h1" and i <= inside[0]), inside[0]) if inside else 0
    first, last = max(top - 1, inside[0] - 12, 0), inside[-1] if inside else len(blocks)
    shorter = inside[min(3, len(inside) - 1)] if inside else last
    cut = ["\n\n".join(blocks[first : last + 1 + len(blocks) % 7]), "\n\n".join(blocks[first : shorter + 1])]
    text = extract_plain_text(
        html.decode("utf-8", "replace"), main_content=False, alt_texts=False, noscript=False, form_fields=False
    )
    return [str(text), "\n".join(blocks), "\n\n".join(blocks), *cut]


class PlainExample(article.Example):
    """One rendering of a page."""

    def __init__(self, record: dict[str, Any], text: str) -> None:
        fragments = split_lines(text)
        labels = label_fragments(fragments, record["gold_text"])
        self.places = list(range(len(fragments)))
        self.outlet = record["publisher"]
        self.set = record["set"]
        self.gold = record["gold_text"]
        self.texts = [f.text for f in fragments]
        self.boxes = [0] * len(fragments)
        self.rows = np.array(measure_lines(fragments))
        self.labels = np.array(labels)
        lengths = np.array([len(t) for t in self.texts], dtype=float)
        self.weights = 0.2 + 40 * lengths / (lengths[self.labels].sum() + 200)

    def stacked(self, chances: np.ndarray) -> np.ndarray:
        return np.hstack([self.rows, np.array(around(list(chances), self.boxes))])


def main() -> None:
    article.FIRST, article.SECOND = 40, 20
    article.SETTINGS.update(learning_rate=0.2, max_depth=-1)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=article.ROOT / "src/dateline/extract/plain_model.json")
    options = parser.parse_args()
    records = json.loads((article.PAGES / "gold.json").read_text())
    pages = [(r, gzip.decompress((article.PAGES / r["file"]).read_bytes())) for r in records]
    examples = [PlainExample(r, text) for r, html in pages for text in renderings(html, r["gold_text"])]
    print(f"{len(examples)} texts, {sum(len(e.places) for e in examples)} lines", file=sys.stderr)
    if options.check:
        article.check(examples)
        return
    first, second = article.train(examples)
    data = {
        "features": list(PLAIN_NAMES),
        "threshold": article.THRESHOLD,
        "first": as_data(first),
        "second": as_data(second),
    }
    options.out.write_text(json.dumps(data, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
