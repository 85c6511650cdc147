"""What is trained on, and what is kept apart to measure."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FURTHER = Path(__file__).parent / "further.jsonl"
"""Sentences of WikiANN and of the articles with quotations, marked anew for this project: where they stand, and what is
a name in them. The sentences themselves lie in the shared data."""

KEPT_APART = 1530  # of the test half's 2,550 sentences those from here on are never trained on


def labelled(path: Path) -> list[dict[str, Any]]:
    """The sentences of a data file: text and names with start, end and label."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def training(data: Path) -> list[dict[str, Any]]:
    """GermEval's development part and the beginning of its test half."""
    return labelled(data / "germeval-dev.jsonl.gz") + labelled(data / "germeval-test-first-half.jsonl.gz")[:KEPT_APART]


def further(shared: Path) -> Iterator[dict[str, Any]]:
    """The sentences that were marked for this project, as GermEval's annotators mark names: text, names, and for those
    out of an article its id as `of`; they stand in its order."""
    silver = {item["id"]: item["text"] for item in labelled(shared / "names/wikiann-train.jsonl.gz")}
    articles = {item["id"]: item["text"] for item in labelled(shared / "quotes/train.jsonl.gz")}
    for line in FURTHER.read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        text = silver[marked["wikiann"]] if "wikiann" in marked else articles[marked["article"]][slice(*marked["span"])]
        names = [{"start": s, "end": e, "label": label} for s, e, label in marked["names"]]
        yield {"id": marked.get("wikiann"), "of": marked.get("article"), "text": text, "names": names}


def unseen(data: Path) -> list[dict[str, Any]]:
    """The sentences that nothing here was trained on."""
    return labelled(data / "germeval-test-first-half.jsonl.gz")[KEPT_APART:]
