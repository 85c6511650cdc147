"""The events that are learned from, with what is known of which of their reports are one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from corpus import HERE, ROOT, Marks, by_document, gold_marks, read_event
from msgspec import Struct

from dateline.model import Document
from dateline.story.events import Telling
from dateline.story.vectors import Vectors

TUNE = ("cup-night", "island-blackout", "museum-heist", "port-strike", "tunnel-fire")

CERTAIN, LISTED, UNREAD = 1.0, 0.6, 0.15
"""Weights of pairs: both marked or read by a person; one in an event of the gold and the other in none;
neither. The gold rarely lists the headline or lead that restates an event, so such pairs count as unread."""

VectorsOf = Callable[[str], Vectors | None]
"""The vectors for an event, by its name."""


class Told(Struct):
    """One event's documents, what their marks and the gold say of them, and pairs of them that somebody has read."""

    name: str
    documents: list[Document]
    marks: Marks
    apart: list[tuple[str, str]]
    read: dict[frozenset[str], bool]


def events() -> Iterator[Told]:
    """All events, annotated."""
    yield from marked("events")
    reviewed = [json.loads(line) for line in (HERE / "reviewed.jsonl").read_text(encoding="utf-8").splitlines()]
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import story

    for path in [ROOT / "examples", *(ROOT / "tests" / "coverage" / name for name in TUNE)]:
        pages, _ = story.documents_and_gold(path)
        marks, apart = gold_marks(path, pages)
        read = {frozenset((r["one"], r["other"])): r["same"] for r in reviewed if r["folder"] == path.name}
        yield Told(path.name, list(pages.values()), marks, apart, read)


def marked(folder: str) -> Iterator[Told]:
    """The events of a folder beside this file."""
    for path in sorted((HERE / folder).glob("*.txt")):
        documents, marks = read_event(path)
        yield Told(path.stem, documents, marks, [], {})


def labelled(tellings: Sequence[Telling], marks: Marks) -> list[set[str]]:
    """The marks that each report touches."""
    placed = by_document(marks)
    found = []
    for telling in tellings:
        report = telling.report
        spans = [(report.start, report.end), *([report.heading] if report.heading else [])]
        touched = [m for _, s, e, m in placed.get(report.document.id, ()) if any(a < e and b > s for a, b in spans)]
        found.append({m for m in touched if m != "-"})
    return found


def verdict(one: set[str], other: set[str], apart: list[tuple[str, str]], *, gold: bool) -> tuple[bool, float]:
    """Whether two reports are of one event by their marks, and how certain that is."""
    if one & other:
        return True, CERTAIN
    if not one or not other:
        return False, LISTED if one or other else UNREAD
    alone = any(m[0] == "n" and m[1:2].isdigit() for m in one | other)
    if gold and alone and not any((x, y) in apart or (y, x) in apart for x in one for y in other):
        return False, LISTED / 2
    return False, CERTAIN


def of_parts(path: Path, reader: Vectors) -> VectorsOf:
    """The vectors that sides.py kept of each event; of what it did not keep, the reader's."""
    parts = np.load(path)

    def of(name: str) -> Vectors:
        if f"{name}.texts" not in parts:
            return reader
        rows = dict(zip(parts[f"{name}.texts"].tolist(), parts[f"{name}.rows"], strict=True))

        def known(texts: Sequence[str]) -> Any:
            missing = [text for text in texts if text not in rows]
            rows.update(zip(missing, reader(missing), strict=True))
            return np.array([rows[text] for text in texts])

        return known

    return of
