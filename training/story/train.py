"""Trains the judges of src/dateline/story/judges.json: which pairs of reports are of one event.

    python training/story/train.py [--left-out]

Learns from the invented events beside this file and from the coverage that rules may be tuned on (tests/coverage with
split "tune", examples), never from the rest. reviewed.jsonl has pairs of the latter that a person has read. Nearness in
meaning comes from the shipped reader. --left-out prints, for each folder with gold, how well a judge does that was
trained without it, and writes nothing. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from corpus import ROOT, Marks, by_document, gold_marks, read_event
from msgspec import Struct
from scipy.optimize import minimize
from sklearn.metrics import precision_recall_curve

from dateline.model import Document
from dateline.story.build import told
from dateline.story.events import Telling
from dateline.story.nearness import Nearness
from dateline.story.same import candidates, forbidden
from dateline.story.signs import NAMES, Rivals, signs
from dateline.story.vectors import Vectors, shipped_vectors

HERE = Path(__file__).parent
TUNE = ("cup-night", "island-blackout", "museum-heist", "port-strike", "tunnel-fire")
MEANING = {"own cosine", "headed cosine", "behind", "behind back", "at once cosine", "at once behind", "best of both"}
FOR = {
    "own cosine", "headed cosine", "likeness", "shared weight", "of the shorter", "clocks agree",
    "figures shared", "persons shared", "places shared", "one kind", "at once", "at once cosine", "best of both",
    "wall clocks agree",
}  # fmt: skip
AGAINST = {
    "behind", "behind back", "minutes", "hours", "figures apart", "persons apart", "places apart", "at once behind",
    "sooner", "sooner back", "said one",
}  # fmt: skip
RIDGE = 30.0
CERTAIN, LISTED, UNREAD = 1.0, 0.6, 0.15
"""Weights of pairs: both marked or read by a person; one in an event of the gold and the other in none;
neither. The gold rarely lists the headline or lead that restates an event, so such pairs count as unread."""


class Case(Struct):
    """One event's pairs: their signs, whether they are of one event, and how certain that is."""

    name: str
    signs: np.ndarray
    same: np.ndarray
    weight: np.ndarray


def cases(vectors: Vectors | None) -> Iterator[Case]:
    """All events."""
    reviewed = [json.loads(line) for line in (HERE / "reviewed.jsonl").read_text(encoding="utf-8").splitlines()]
    for path in sorted((HERE / "events").glob("*.txt")):
        documents, marks = read_event(path)
        yield case(path.stem, documents, marks, [], {}, vectors)
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import story

    for path in [ROOT / "examples", *(ROOT / "tests" / "coverage" / name for name in TUNE)]:
        documents, _ = story.documents_and_gold(path)
        marks, apart = gold_marks(path, documents)
        read = {frozenset((r["one"], r["other"])): r["same"] for r in reviewed if r["folder"] == path.name}
        yield case(path.name, list(documents.values()), marks, apart, read, vectors)


def case(
    name: str,
    documents: list[Document],
    marks: Marks,
    apart: list[tuple[str, str]],
    read: dict[frozenset[str], bool],
    vectors: Vectors | None,
) -> Case:
    tellings = told(documents)
    reports, readings = [t.report for t in tellings], [t.reading for t in tellings]
    features = [t.features for t in tellings]
    nearness = Nearness(reports, vectors)
    labels = labelled(tellings, marks)
    possible = []
    for i, j in candidates(reports, features, range(len(tellings)), nearness):
        if not forbidden(reports[i], reports[j], readings[i], readings[j], features[i], features[j]):
            possible.append((i, j))
    rivals = Rivals(reports, features)
    rows, same, weights = [], [], []
    for i, j in possible:
        known = read.get(frozenset(" ".join(reports[n].text.split()) for n in (i, j)))
        alike, weight = verdict(labels[i], labels[j], apart, gold=bool(apart))
        rows.append(signs(i, j, reports, readings, features, nearness, rivals))
        same.append(alike if known is None else known)
        if weight < CERTAIN and (reports[i].restates or reports[j].restates):
            weight = UNREAD
        weights.append(weight if known is None else CERTAIN)
    print(f"{name}: {len(rows)} pairs, {sum(same)} of one event", file=sys.stderr)
    return Case(name, np.array(rows), np.array(same), np.array(weights))


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


def fitted(train: Sequence[Case], names: Sequence[str]) -> dict[str, object]:
    """A judge: weights of the signs as they are, without scaling.

    A sign that speaks for one event may not weigh against it, nor the other way round: what few events happen to show
    must not turn what a sign means.
    """
    columns = [NAMES.index(n) for n in names]
    x = np.vstack([c.signs[:, columns] for c in train])
    y, w = np.concatenate([c.same for c in train]).astype(float), np.concatenate([c.weight for c in train])
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1.0
    x = (x - mean) / scale

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        total = theta[0] + x @ theta[1:]
        off = w * (1 / (1 + np.exp(-total)) - y)
        cost = float((w * (np.logaddexp(0, total) - y * total)).sum() + RIDGE * (theta[1:] ** 2).sum() / 2)
        return cost, np.concatenate([[off.sum()], off @ x + RIDGE * theta[1:]])

    bounds = [
        (None, None),
        *((0.0, None) if n in FOR else (None, 0.0) if n in AGAINST else (None, None) for n in names),
    ]
    theta = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = theta[1:] / scale
    base = float(theta[0] - (weights * mean).sum())
    return {
        "base": round(base, 4),
        "weights": {
            n: round(float(weights[columns.index(k)]), 4) if k in columns else 0.0 for k, n in enumerate(NAMES)
        },
    }


def likelihoods(judge: dict[str, object], signs_: np.ndarray) -> np.ndarray:
    total = judge["base"] + signs_ @ np.array([judge["weights"][n] for n in NAMES])
    return 1 / (1 + np.exp(-total))


def left_out(known: Sequence[Case], names: Sequence[str]) -> None:
    """Recall at two precisions for each folder with gold, by a judge trained on everything else."""
    truth, guess = [], []
    for one in known:
        if one.name not in {"examples", *TUNE}:
            continue
        judge = fitted([c for c in known if c.name != one.name], names)
        sure = one.weight == CERTAIN
        truth.append(one.same[sure])
        guess.append(likelihoods(judge, one.signs[sure]))
    precision, recall, at = precision_recall_curve(np.concatenate(truth), np.concatenate(guess))
    for bar in (0.95, 0.9, 0.8):
        best = max((r, t) for p, r, t in zip(precision[:-1], recall[:-1], at, strict=True) if p >= bar)
        print(f"precision {bar}: recall {best[0]:.2f} from likelihood {best[1]:.2f}")


def main(vectors: Vectors, *, check: bool) -> None:
    judges = {}
    for name, given, names in (
        ("vectors", vectors, list(NAMES)),
        ("words", None, [n for n in NAMES if n not in MEANING]),
    ):
        known = list(cases(given))
        if check:
            print(name)
            left_out(known, names)
        else:
            judges[name] = fitted(known, names)
    if judges:
        target = ROOT / "src" / "dateline" / "story" / "judges.json"
        target.write_text(json.dumps(judges, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    shipped = shipped_vectors()
    if shipped is None:
        sys.exit("The reader with sentence vectors (package dateline-reader) must be installed.")
    main(shipped, check="--left-out" in sys.argv)
