"""Trains the judges of src/dateline/story/judges.json: which pairs of reports are of one event.

    python training/story/train.py [--left-out] [--model FOLDER] [--apart FILE]

Learns from the invented events beside this file and from the coverage that rules may be tuned on (tests/coverage with
split "tune", examples), never from the rest. reviewed.jsonl has pairs of the latter that a person has read. Nearness in
meaning comes from the shipped reader, or from the one in FOLDER. The reader has seen these events too: --apart takes
their vectors from sides.py's left-out.npz instead, by branches that had not. --left-out prints how well judges do on
events that they were trained without, and writes nothing. Needs what the reader needs, no more (see README.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from corpus import ROOT, Marks, by_document, gold_marks, read_event
from msgspec import Struct

from dateline.annotate.reader.model import opened
from dateline.annotate.reader.package import threads
from dateline.annotate.reader.vectors import sentence_vectors
from dateline.model import Document
from dateline.story.build import told
from dateline.story.events import Telling
from dateline.story.nearness import Nearness
from dateline.story.same import candidates, forbidden
from dateline.story.signs import NAMES, Rivals, signs
from dateline.story.vectors import Vectors, remembered, shipped_vectors

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
    "sooner", "sooner back", "said one", "names alone", "gap", "days", "said before",
}  # fmt: skip
RIDGE = 30.0
STEPS = 1500
CERTAIN, LISTED, UNREAD = 1.0, 0.6, 0.15
"""Weights of pairs: both marked or read by a person; one in an event of the gold and the other in none;
neither. The gold rarely lists the headline or lead that restates an event, so such pairs count as unread."""


VectorsOf = Callable[[str], Vectors | None]
"""The vectors for an event, by its name."""


class Case(Struct):
    """One event's pairs: their signs, whether they are of one event, and how certain that is."""

    name: str
    signs: np.ndarray
    same: np.ndarray
    weight: np.ndarray


class Told(Struct):
    """One event's documents, what their marks and the gold say of them, and pairs of them that somebody has read."""

    name: str
    documents: list[Document]
    marks: Marks
    apart: list[tuple[str, str]]
    read: dict[frozenset[str], bool]


def events() -> Iterator[Told]:
    """All events, annotated."""
    for path in sorted((HERE / "events").glob("*.txt")):
        documents, marks = read_event(path)
        yield Told(path.stem, documents, marks, [], {})
    reviewed = [json.loads(line) for line in (HERE / "reviewed.jsonl").read_text(encoding="utf-8").splitlines()]
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import story

    for path in [ROOT / "examples", *(ROOT / "tests" / "coverage" / name for name in TUNE)]:
        pages, _ = story.documents_and_gold(path)
        marks, apart = gold_marks(path, pages)
        read = {frozenset((r["one"], r["other"])): r["same"] for r in reviewed if r["folder"] == path.name}
        yield Told(path.name, list(pages.values()), marks, apart, read)


def cases(one: Told, vectors: VectorsOf) -> Iterator[Case]:
    """The pairs of an event with nearness in meaning, and without."""
    tellings = told(one.documents)
    for known in (vectors(one.name), None):
        yield case(one, tellings, known)


def case(one: Told, tellings: Sequence[Telling], vectors: Vectors | None) -> Case:
    """The pairs of an event that may be one, with what the marks say of them."""
    reports, readings = [t.report for t in tellings], [t.reading for t in tellings]
    features = [t.features for t in tellings]
    nearness = Nearness(reports, vectors)
    labels = labelled(tellings, one.marks)
    rivals = Rivals(reports, features)
    rows, same, weights = [], [], []
    for i, j in candidates(reports, features, range(len(tellings)), nearness):
        if forbidden(reports[i], reports[j], readings[i], readings[j], features[i], features[j]):
            continue
        known = one.read.get(frozenset(" ".join(reports[n].text.split()) for n in (i, j)))
        alike, weight = verdict(labels[i], labels[j], one.apart, gold=bool(one.apart))
        rows.append(signs(i, j, reports, readings, features, nearness, rivals))
        same.append(alike if known is None else known)
        if weight < CERTAIN and (reports[i].restates or reports[j].restates):
            weight = UNREAD
        weights.append(weight if known is None else CERTAIN)
    print(f"{one.name}: {len(rows)} pairs, {sum(same)} of one event", file=sys.stderr, flush=True)
    return Case(one.name, np.array(rows), np.array(same), np.array(weights))


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

    low = np.array([-np.inf, *(0.0 if n in FOR else -np.inf for n in names)])
    high = np.array([np.inf, *(0.0 if n in AGAINST else np.inf for n in names)])
    theta = least(np.hstack([np.ones((len(x), 1)), x]), y, w, low, high)
    weights = theta[1:] / scale
    base = float(theta[0] - (weights * mean).sum())
    return {
        "base": round(base, 4),
        "weights": {
            n: round(float(weights[columns.index(k)]), 4) if k in columns else 0.0 for k, n in enumerate(NAMES)
        },
    }


def least(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, low: np.ndarray, high: np.ndarray, strength: float = RIDGE
) -> np.ndarray:
    """The coefficients of the logistic model of least loss within bounds, by Nesterov's projected gradient, restarted
    (O'Donoghue and Candès 2015). The first column of x is the constant, which the ridge leaves alone."""
    ridge = np.array([0.0, *[strength] * (x.shape[1] - 1)])
    steep = np.linalg.eigvalsh((x * w[:, None]).T @ x / 4)[-1] + strength
    theta = np.zeros(x.shape[1])
    ahead, pace = theta, 1.0
    for _ in range(STEPS):
        slope = x.T @ (w * (1 / (1 + np.exp(-x @ ahead)) - y)) + ridge * ahead
        new = np.clip(ahead - slope / steep, low, high)
        if (new - theta) @ (ahead - new) > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - theta)
        theta, pace = new, faster
    return theta


def likelihoods(judge: dict[str, object], signs_: np.ndarray) -> np.ndarray:
    total = judge["base"] + signs_ @ np.array([judge["weights"][n] for n in NAMES])
    return 1 / (1 + np.exp(-total))


def left_out(known: Sequence[Case], names: Sequence[str]) -> None:
    """Precision and recall from several likelihoods, on pairs of which both sides are marked, by judges trained on all
    others: for the folders with gold together, and for the longer marked events."""
    longer = {p.stem for p in (HERE / "events").glob("*.txt") if "@ actors" in p.read_text(encoding="utf-8")}
    for label, scored in (("folders", {"examples", *TUNE}), ("events", longer)):
        truth, guess = [], []
        for one in known:
            if one.name in scored:
                judge = fitted([c for c in known if c.name != one.name], names)
                sure = one.weight == CERTAIN
                truth.append(one.same[sure])
                guess.append(likelihoods(judge, one.signs[sure]))
        same, likely = np.concatenate(truth), np.concatenate(guess)
        for at in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            taken = likely >= at
            right = (same & taken).sum()
            print(f"{label}, from {at}: precision {right / max(1, taken.sum()):.2f}, recall {right / same.sum():.2f}")


def main(vectors: VectorsOf, *, check: bool) -> None:
    """Train and write, or only tell how well judges do on what they have not seen."""
    known = [list(cases(one, vectors)) for one in events()]
    judges = {}
    for place, name in enumerate(("vectors", "words")):
        names = [n for n in NAMES if name == "vectors" or n not in MEANING]
        if check:
            print(name)
            left_out([both[place] for both in known], names)
        else:
            judges[name] = fitted([both[place] for both in known], names)
    if judges:
        target = ROOT / "src" / "dateline" / "story" / "judges.json"
        judges["figures"] = json.loads(target.read_text(encoding="utf-8"))["figures"]  # see figures.py
        target.write_text(json.dumps(judges, indent=1) + "\n", encoding="utf-8")


def of_parts(path: Path) -> VectorsOf:
    """The vectors that sides.py kept of each event."""
    parts = np.load(path)

    def of(name: str) -> Vectors:
        rows = dict(zip(parts[f"{name}.texts"].tolist(), parts[f"{name}.rows"], strict=True))
        return lambda texts: np.array([rows[text] for text in texts])

    return of


def of_folder(folder: Path) -> Vectors:
    """The sentence vectors of a reader that is not installed."""
    model = opened(folder, threads())
    return remembered(lambda texts: sentence_vectors(texts, model))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--apart", type=Path)
    given = parser.parse_args()
    reader = of_folder(given.model) if given.model else shipped_vectors()
    if reader is None and not given.apart:
        sys.exit("The reader with sentence vectors (package dateline-reader) must be installed.")
    main(of_parts(given.apart) if given.apart else lambda _: reader, check=given.left_out)
