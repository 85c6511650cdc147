"""Trains the judges of src/dateline/story/joining.json: which pairs of reports are of one event.

    python training/story/train.py [--left-out] [--apart FILE]

Learns from the invented events beside this file and from the coverage that rules may be tuned on (tests/coverage with
split "tune", examples), never from the rest. reviewed.jsonl has pairs of the latter that a person has read. Besides
each event as a whole it sees a few of its documents alone, since most stories are small, and all with copies of some.
Nearness in meaning comes from the installed reader, which has seen these events too: --apart takes vectors from
sides.py's left-out.npz instead, by branches that had not. The second forest learns from what the first says of events
that it has not seen, or it would trust it too much. --left-out prints how well judges do on events that they were
trained without, and on those of `blind`, and writes nothing. Needs lightgbm and what the reader needs (see README.md).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from copying import copied
from corpus import HERE, ROOT
from forests import as_data
from known import CERTAIN, UNREAD, Told, VectorsOf, events, labelled, marked, of_parts, verdict
from logistic import weighed
from msgspec import Struct, structs

from dateline.model import Document
from dateline.story.build import told
from dateline.story.nearness import Nearness
from dateline.story.reports import Report
from dateline.story.same import COHERENCE, POSSIBLE, SAME, Groups, Pair, candidates, forbidden
from dateline.story.signs import NAMES, Signs
from dateline.story.support import Support
from dateline.story.vectors import Vectors, shipped_vectors

FOLDS = 4
FEW = (2, 3)
"""How many of an event's documents are also taken alone, once each."""

FOR = {
    "own cosine", "headed cosine", "around", "neighbours", "likeness", "shared weight", "of the shorter",
    "rarest shared", "clocks agree", "figures shared", "persons shared", "places shared", "one kind", "at once",
    "wall clocks agree",
}  # fmt: skip
AGAINST = {
    "behind", "behind back", "behind all", "behind all back", "nearer", "nearer back", "minutes", "hours", "days",
    "gap", "figures apart", "persons apart", "places apart", "sooner", "sooner back", "said one", "said before",
    "names alone", "long ago apart",
}  # fmt: skip
RIDGE = 30.0

COPIES = 2
"""How many of its articles an event is seen with copies of."""

SETTINGS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 24, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
ROUNDS = 160


class Case(Struct):
    """Pairs of one event's reports: their signs, whether they are one, and how certain that is.

    forbidden: pairs that a rule keeps apart. links: how many pairs of its reports have a mark in common.
    """

    name: str
    reports: list[Report]
    labels: list[set[str]]
    pairs: list[tuple[int, int]]
    signs: np.ndarray
    same: np.ndarray
    weight: np.ndarray
    forbidden: set[tuple[int, int]]
    links: int
    whole: bool


def cases(one: Told, vectors: Vectors | None) -> Iterator[Case]:
    """An event as a whole, a few of its documents alone, and with copies of its articles."""
    yield case(one, one.documents, vectors)
    chosen = random.Random(one.name)
    copies = [copied(d, one.marks, chosen) for d in one.documents if d.published and not d.updates][:COPIES]
    if copies:
        more = structs.replace(one, marks=[*one.marks, *(mark for _, marks in copies for mark in marks)])
        yield case(more, [*one.documents, *(d for d, _ in copies)], vectors)
    for number in FEW:
        if len(one.documents) > number:
            yield case(one, chosen.sample(one.documents, number), vectors)


def case(one: Told, documents: Sequence[Document], vectors: Vectors | None) -> Case:
    """The pairs of an event that may be one, with what the marks say of them."""
    tellings = told(documents)
    reports, readings = [t.report for t in tellings], [t.reading for t in tellings]
    features = [t.features for t in tellings]
    nearness = Nearness(reports, vectors)
    labels = labelled(tellings, one.marks)
    signs = Signs(reports, readings, features, nearness)
    pairs, rows, same, weights, barred = [], [], [], [], set()
    for i, j in candidates(reports, features, range(len(tellings)), nearness):
        if forbidden(reports[i], reports[j], readings[i], readings[j], features[i], features[j]):
            barred.add((i, j))
            continue
        known = one.read.get(frozenset(" ".join(reports[n].text.split()) for n in (i, j)))
        alike, weight = verdict(labels[i], labels[j], one.apart, gold=bool(one.apart))
        pairs.append((i, j))
        rows.append(signs.of(i, j))
        same.append(alike if known is None else known)
        if weight < CERTAIN and (reports[i].restates or reports[j].restates):
            weight = UNREAD
        weights.append(weight if known is None else CERTAIN)
    links = sum(bool(labels[i] & labels[j]) for i in range(len(labels)) for j in range(i))
    return Case(one.name, reports, labels, pairs, np.array(rows), np.array(same, bool), np.array(weights), barred,
                links, [d.id for d in documents] == [d.id for d in one.documents])  # fmt: skip


class Trained(Struct):
    """A judge of pairs as it is learned (see dateline.story.judge.PairJudge)."""

    weighed: dict[str, Any]
    first: lightgbm.Booster
    second: lightgbm.Booster

    def at_first(self, one: Case) -> np.ndarray:
        """Logarithms of the odds of an event's pairs, each looked at alone."""
        return sums(self.weighed, one.signs) + self.first.predict(one.signs, raw_score=True)

    def likely(self, one: Case) -> dict[tuple[int, int], float]:
        """What the program makes of an event's pairs, but for those that are not likely at all."""
        odds = self.at_first(one)
        rows, kept = second_look(one, odds)
        if not len(kept):
            return {}
        odds = odds[kept] + self.second.predict(rows, raw_score=True)
        return dict(zip([one.pairs[k] for k in kept], chances(odds).tolist(), strict=True))


def chances(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def sums(weighed: dict[str, Any], signs: np.ndarray) -> np.ndarray:
    return weighed["base"] + signs @ np.array([weighed["weights"][n] for n in NAMES])


def second_look(one: Case, odds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The signs of the pairs that are looked at again, and their numbers."""
    at_first = chances(odds)
    kept = np.flatnonzero(at_first >= POSSIBLE)
    support = Support({one.pairs[k]: float(at_first[k]) for k in kept}, one.reports)
    rows = [[*one.signs[k], *support.of(*one.pairs[k])] for k in kept]
    return np.array(rows), kept


def fold(name: str) -> int:
    """In which part an event is left out."""
    return zlib.crc32(name.encode()) % FOLDS


def grown(
    rows: Sequence[np.ndarray], same: Sequence[np.ndarray], weight: Sequence[np.ndarray], odds: Sequence[np.ndarray]
) -> lightgbm.Booster:
    """A forest that corrects odds."""
    data = lightgbm.Dataset(
        np.vstack(rows), np.concatenate(same), weight=np.concatenate(weight), init_score=np.concatenate(odds)
    )
    return lightgbm.train(SETTINGS, data, ROUNDS)


def first_look(known: Sequence[Case]) -> tuple[dict[str, Any], lightgbm.Booster]:
    """The weights, and the forest that corrects them."""
    signs, same, weight = [c.signs for c in known], [c.same for c in known], [c.weight for c in known]
    weights = weighed(np.vstack(signs), np.concatenate(same), np.concatenate(weight), NAMES, FOR, AGAINST, RIDGE)
    return weights, grown(signs, same, weight, [sums(weights, s) for s in signs])


def trained(known: Sequence[Case]) -> Trained:
    rows, same, weight, odds = [], [], [], []
    for part in range(FOLDS):
        unseeing = Trained(*first_look([c for c in known if fold(c.name) != part]), None)
        for one in known:
            if fold(one.name) == part:
                before = unseeing.at_first(one)
                seen, kept = second_look(one, before)
                if len(kept):
                    rows.append(seen)
                    same.append(one.same[kept])
                    weight.append(one.weight[kept])
                    odds.append(before[kept])
    return Trained(*first_look(known), grown(rows, same, weight, odds))


def grouped(one: Case, likely: dict[tuple[int, int], float], enough: float, throughout: float) -> tuple[int, int]:
    """How many pairs of marked reports that the program would join have a mark in common, and how many have none."""
    groups = Groups(len(one.reports))
    pairs = sorted((Pair(p, i, j) for (i, j), p in likely.items()), key=lambda p: (-p.likeness, p.one, p.other))
    groups.join(pairs, lambda i, j: (i, j) in one.forbidden, enough=enough, throughout=throughout)
    right = wrong = 0
    for members in groups.members():
        for place, i in enumerate(members):
            for j in members[:place]:
                if one.labels[i] and one.labels[j]:
                    right, wrong = (right + 1, wrong) if one.labels[i] & one.labels[j] else (right, wrong + 1)
    return right, wrong


def left_out(known: Sequence[Case], unseen: Sequence[Case]) -> None:
    """Precision and recall of links between marked reports, for the longer marked events, by judges trained on
    others; and for `unseen`, by judges trained on all."""
    longer = {p.stem for p in (HERE / "events").glob("*.txt") if "@ actors" in p.read_text(encoding="utf-8")}
    tried = []
    for part in range(FOLDS):
        judge = trained([c for c in known if fold(c.name) != part])
        tried += [(c, judge.likely(c)) for c in known if fold(c.name) == part and c.name in longer]
    judge = trained(known)
    for label, some in (
        ("events", [t for t in tried if t[0].whole]),
        ("few documents", [t for t in tried if not t[0].whole]),
        ("blind", [(c, judge.likely(c)) for c in unseen if c.whole]),
        ("blind, few documents", [(c, judge.likely(c)) for c in unseen if not c.whole]),
    ):
        for enough, throughout in ((SAME, COHERENCE), (SAME, 0.4), (0.6, COHERENCE), (0.6, 0.5)):
            counts = np.array([grouped(*t, enough, throughout) for t in some]).sum(0)
            right, links = counts[0], sum(c.links for c, _ in some)
            print(f"{label}, from {enough} / {throughout}: P {right / max(1, counts.sum()):.3f} R {right / links:.3f}")


def main(vectors: VectorsOf, *, check: bool) -> None:
    """Train and write, or only tell how well judges do on what they have not seen."""
    every, blind = list(events()), list(marked("blind"))
    written: dict[str, Any] = {}
    for name in ("vectors", "words"):
        of: VectorsOf = vectors if name == "vectors" else lambda _: None
        known = [c for one in every for c in cases(one, of(one.name)) if len(c.pairs)]
        print(f"{name}: {sum(len(c.pairs) for c in known)} pairs, {sum(c.same.sum() for c in known)} of one event")
        if check:
            left_out(known, [c for one in blind for c in cases(one, of(one.name)) if len(c.pairs)])
        else:
            judge = trained(known)
            written[name] = {**judge.weighed, "first": as_data(judge.first), "second": as_data(judge.second)}
    if written:
        target = ROOT / "src" / "dateline" / "story" / "joining.json"
        target.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--apart", type=Path)
    given = parser.parse_args()
    installed = shipped_vectors()
    if installed is None:
        sys.exit("The reader with sentence vectors (package dateline-reader) must be installed.")
    main(of_parts(given.apart, installed) if given.apart else lambda _: installed, check=given.left_out)
