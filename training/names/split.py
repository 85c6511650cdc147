"""What is trained on, and what is kept apart to measure."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

KEPT_APART = 1530  # of the test half's 2,550 sentences those from here on are never trained on


def labelled(path: Path) -> list[dict[str, Any]]:
    """The sentences of a data file: text and names with start, end and label."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def training(data: Path) -> list[dict[str, Any]]:
    """GermEval's development part and the beginning of its test half."""
    return labelled(data / "germeval-dev.jsonl.gz") + labelled(data / "germeval-test-first-half.jsonl.gz")[:KEPT_APART]


def unseen(data: Path) -> list[dict[str, Any]]:
    """The sentences that nothing here was trained on."""
    return labelled(data / "germeval-test-first-half.jsonl.gz")[KEPT_APART:]
