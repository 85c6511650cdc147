"""Trains the judge of figures, src/dateline/story/figures.json: which figures that do not agree count the same matter.

    python training/story/figures.py [--apart FILE] [--left-out] [--unread]

Learns from the events beside this file and the coverage with split "tune" that list where outlets differ, never from
the rest. They do not list all: figures.jsonl has pairs that a person has read ("same": null where it is moot: such
pairs are left out). --apart: nearness of reports by branches that had not seen the event (see sides.py). --left-out
prints precision and recall on events left out and writes nothing; --unread also the likeliest pairs that nobody has
read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from corpus import HERE, ROOT
from known import TUNE, VectorsOf, of_parts
from logistic import weighed
from msgspec import Struct

from dateline.model import Document, Span
from dateline.story.build import build, told
from dateline.story.differences import events_of
from dateline.story.figure_signs import NAMES, FigureSigns, around
from dateline.story.figures import Figure, figures
from dateline.story.measures import measures
from dateline.story.nearness import Nearness
from dateline.story.vectors import shipped_vectors

sys.path.insert(0, str(ROOT / "benchmarks"))

import story as benchmark

FOR = {"headed cosine", "around cosine", "one event", "one event, alone", "part", "rule"}
AGAINST = {"ratio", "rival", "hours"}
RIDGE = 6.0
FOLDS = 10


class Case(Struct):
    """One event's pairs of figures that do not agree: their words, their signs, and whether they count the same."""

    name: str
    words: list[tuple[str, str]]
    signs: np.ndarray
    same: np.ndarray


def cases(vectors: VectorsOf) -> Iterator[Case]:
    read = {(r["event"], frozenset((r["one"], r["other"]))): r["same"] for r in reviewed()}
    paths = [*sorted((HERE / "events").glob("*.txt")), *(ROOT / "tests" / "coverage" / name for name in TUNE)]
    for path in paths:
        documents, gold = benchmark.documents_and_gold(path)
        if gold["differences"]:
            yield case(path.stem, documents, gold, read, vectors)


def reviewed() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "figures.jsonl").read_text(encoding="utf-8").splitlines()]


def case(
    name: str,
    documents: dict[str, Document],
    gold: dict[str, Any],
    read: dict[tuple[str, frozenset[str]], bool | None],
    vectors: VectorsOf,
) -> Case:
    """The pairs of an event, with what its gold and its readers say of them."""
    reader = shipped_vectors()
    assert reader is not None
    of = vectors(name) or reader
    tellings = told(list(documents.values()))
    made = build(list(documents.values()), zone=gold.get("zone"), vectors=of)
    every = measures(tellings, figures(tellings))
    signs = FigureSigns(
        every, tellings, events_of(made.chronology, tellings), Nearness([t.report for t in tellings], of), reader
    )
    listed = marked(every, tellings, documents, gold)
    words, rows, same = [], [], []
    for one, other in signs.pairs:
        if every[one].agrees(every[other]):
            continue
        pair = tuple(described(every[n], tellings) for n in (one, other))
        verdict: bool | None = bool(listed[one] & listed[other])
        if not verdict:
            verdict = read.get((name, frozenset(pair)), False)
        if verdict is not None:
            words.append(pair)
            rows.append(signs.of(one, other))
            same.append(verdict)
    print(f"{name}: {len(rows)} pairs, {sum(same)} of one matter", file=sys.stderr, flush=True)
    return Case(name, words, np.array(rows).reshape(-1, len(NAMES)), np.array(same, bool))


def described(figure: Figure, tellings: Any) -> str:
    """A figure as figures.jsonl has it: the figure, and the words around it."""
    document = tellings[figure.telling].report.document
    return f"{document.text[slice(*figure.span)]} | {around(figure, tellings[figure.telling])}"


def marked(every: Any, tellings: Any, documents: dict[str, Document], gold: dict[str, Any]) -> list[set[int]]:
    """The numbers of the gold's differences that each figure is a value of."""
    places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, difference in enumerate(gold["differences"]):
        for value in difference["values"]:
            document = documents[value["document"]]
            at = document.text.find(value["passage"])
            while at >= 0:
                inner = document.text.find(value["value"], at, at + len(value["passage"]) + 1)
                start, words = (inner, value["value"]) if inner >= 0 else (at, value["passage"])
                places[document.id].append(((start, start + len(words)), number))
                at = document.text.find(value["passage"], at + 1)
    return [
        {n for (s, e), n in places[tellings[f.telling].report.document.id] if s < f.span[1] and f.span[0] < e}
        for f in every
    ]


def fitted(train: list[Case]) -> dict[str, object]:
    """Weights of the signs as they are; a sign may not weigh against what it speaks for."""
    x, y = np.vstack([c.signs for c in train]), np.concatenate([c.same for c in train])
    return weighed(x, y, np.ones(len(y)), NAMES, FOR, AGAINST, RIDGE)


def likelihoods(judge: Any, signs: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(judge["base"] + signs @ np.array([judge["weights"][n] for n in NAMES]))))


def left_out(known: list[Case]) -> list[np.ndarray]:
    """The likelihoods of each event's pairs by judges that had not seen it."""
    found = []
    for place, one in enumerate(known):
        others = [c for n, c in enumerate(known) if n % FOLDS != place % FOLDS]
        found.append(likelihoods(fitted(others), one.signs))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--apart", type=Path)
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--unread", action="store_true")
    given = parser.parse_args()
    apart = of_parts(given.apart, shipped_vectors()) if given.apart else None
    known = list(cases(apart or (lambda _: None)))
    if not (given.left_out or given.unread):
        target = ROOT / "src" / "dateline" / "story" / "figures.json"
        target.write_text(json.dumps(fitted(known), indent=1) + "\n", encoding="utf-8")
        return
    guess = left_out(known)
    same, likely = np.concatenate([c.same for c in known]), np.concatenate(guess)
    for at in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        right = (same & (likely >= at)).sum()
        print(f"from {at}: precision {right / max(1, (likely >= at).sum()):.2f}, recall {right / same.sum():.2f}")
    if given.unread:
        for one, row in zip(known, guess, strict=True):
            for n in np.argsort(-row):
                if row[n] >= 0.2 and not one.same[n]:
                    pair = {"event": one.name, "one": one.words[n][0], "other": one.words[n][1], "same": None}
                    print(f"{row[n]:.2f}", json.dumps(pair, ensure_ascii=False))


if __name__ == "__main__":
    main()
