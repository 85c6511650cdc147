"""Trains the judge of figures, src/dateline/story/figures.json: which figures count the same matter.

    python training/story/figures.py [--apart FILE] [--left-out]

Learns from the short stories of `matters/` and from the events beside this file, in which matters.jsonl says of each
figure what it counts; never from `blind`, nor from tests/coverage. --apart: nearness of reports by branches that had
not seen the event (see sides.py). --left-out prints precision and recall on events left out, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import lightgbm
import numpy as np
from corpus import HERE, ROOT, Marks, read_event
from forests import as_data
from known import VectorsOf, of_parts
from matters import ZONE, stories
from msgspec import Struct

from dateline.model import Document
from dateline.story.build import build, told
from dateline.story.differences import events_of
from dateline.story.figure_pairs import POSSIBLE
from dateline.story.figure_signs import NAMES, FigureSigns
from dateline.story.figures import figures
from dateline.story.measures import measures
from dateline.story.nearness import Nearness
from dateline.story.reports import Report
from dateline.story.support import NAMES as OTHERS
from dateline.story.support import Support
from dateline.story.vectors import Vectors, shipped_vectors

SETTINGS = {
    "objective": "binary", "num_leaves": 16, "learning_rate": 0.05, "min_data_in_leaf": 20, "feature_fraction": 0.5,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "deterministic": True,
    "seed": 1,
}  # fmt: skip
FIRST, SECOND = 160, 80
"""Trees of the two forests; those of the second have half the leaves."""

SHORT_WEIGHS = 0.3
"""A pair of a short story, where more is of one matter than in whole coverage, against one of an event."""

FOLDS = 5


class Case(Struct):
    """The pairs of figures of one story: its reports, by figure; the pairs; their signs; which count the same and which
    do not agree; and which the marks say anything of."""

    name: str
    short: bool
    reports: list[Report]
    pairs: list[tuple[int, int]]
    signs: np.ndarray
    same: np.ndarray
    differ: np.ndarray
    known: np.ndarray


def told_short(reader: Vectors) -> Iterator[Case]:
    """The short stories."""
    for story in stories():
        yield case(story.name, story.documents, story.marks, reader, reader, short=True)


def told_long(folder: str, vectors: VectorsOf, reader: Vectors) -> Iterator[Case]:
    """The events of a folder whose figures are marked."""
    known = marked()
    for path in sorted((HERE / folder).glob("*.txt")):
        if marks := known.get(path.stem):
            documents, _ = read_event(path)
            yield case(path.stem, documents, marks, vectors(path.stem) or reader, reader, short=False)


def marked() -> dict[str, Marks]:
    """What each event's figures count: two with one mark the same."""
    found: dict[str, Marks] = {}
    for line in (HERE / "matters.jsonl").read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        marks = [(*where, matter) for matter, places in read["matters"].items() for where in places]
        found[read["event"]] = marks + [(*where, f"alone {n}") for n, where in enumerate(read["alone"])]
    return found


def case(name: str, documents: Sequence[Document], marks: Marks, of: Vectors, reader: Vectors, *, short: bool) -> Case:
    """The pairs of a story, with what its marks say of them."""
    tellings = told(documents)
    made = build(documents, zone=ZONE, vectors=of)
    every = measures(tellings, figures(tellings))
    reports = [t.report for t in tellings]
    signs = FigureSigns(every, tellings, events_of(made.chronology, tellings), Nearness(reports, of), reader)
    told_by = [reports[f.telling] for f in every]
    matters = [
        {m for id_, s, e, m in marks if id_ == report.document.id and s < figure.span[1] and figure.span[0] < e}
        for figure, report in zip(every, told_by, strict=True)
    ]
    return Case(
        name, short, told_by, signs.pairs,
        np.array([signs.of(*pair) for pair in signs.pairs]).reshape(-1, len(NAMES)),
        np.array([bool(matters[a] & matters[b]) for a, b in signs.pairs], bool),
        np.array([not every[a].agrees(every[b]) for a, b in signs.pairs], bool),
        np.array([bool(matters[a] and matters[b]) for a, b in signs.pairs], bool),
    )  # fmt: skip


class Judge(Struct):
    """Both forests, as LightGBM has them."""

    first: lightgbm.Booster
    second: lightgbm.Booster

    def odds(self, one: Case) -> np.ndarray:
        """The logarithms of the odds of a story's pairs."""
        alone = odds_of(self.first, one.signs)
        return alone + odds_of(self.second, with_others(one, alone))


def odds_of(forest: lightgbm.Booster, rows: np.ndarray) -> np.ndarray:
    return np.asarray(forest.predict(rows, raw_score=True)) if len(rows) else np.zeros(0)


def with_others(one: Case, alone: np.ndarray) -> np.ndarray:
    """The signs of a story's pairs with what the first look makes of all others."""
    likely = 1 / (1 + np.exp(-alone))
    first = {pair: float(p) for pair, p in zip(one.pairs, likely, strict=True) if p >= POSSIBLE}
    support = Support(first, one.reports)
    rows = [support.of_any(*pair, float(p)) for pair, p in zip(one.pairs, likely, strict=True)]
    return np.hstack([one.signs, np.array(rows).reshape(-1, len(OTHERS))])


def trained(known: Sequence[Case]) -> Judge:
    """The judge; its second forest learns from what first forests make of stories that they had not seen."""
    alone: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        others = [c for n, c in enumerate(known) if n % FOLDS != fold]
        unseen = first_of(others)
        alone |= {c.name: odds_of(unseen, c.signs) for n, c in enumerate(known) if n % FOLDS == fold}
    rows = np.vstack([with_others(c, alone[c.name])[c.known] for c in known])
    init = np.concatenate([alone[c.name][c.known] for c in known])
    settings = SETTINGS | {"num_leaves": 8}
    second = lightgbm.train(settings, _data(known, rows, init), SECOND)
    return Judge(first_of(known), second)


def first_of(known: Sequence[Case]) -> lightgbm.Booster:
    rows = np.vstack([c.signs[c.known] for c in known])
    return lightgbm.train(SETTINGS, _data(known, rows, None), FIRST)


def _data(known: Sequence[Case], rows: np.ndarray, init: np.ndarray | None) -> lightgbm.Dataset:
    same = np.concatenate([c.same[c.known] for c in known]).astype(float)
    weights = np.concatenate([np.full(c.known.sum(), SHORT_WEIGHS if c.short else 1.0) for c in known])
    return lightgbm.Dataset(rows, same, weight=weights, init_score=init)


def told_apart(known: Sequence[Case], odds: Sequence[np.ndarray], of: str) -> None:
    """Prints precision and recall of pairs that do not agree, and of such as do."""
    for named, differ in (("differ", True), ("agree", False)):
        some = [c.known & (c.differ == differ) for c in known]
        same = np.concatenate([c.same[k] for c, k in zip(known, some, strict=True)])
        likely = 1 / (1 + np.exp(-np.concatenate([o[k] for o, k in zip(odds, some, strict=True)])))
        for at in (0.4, 0.5, 0.6, 0.7, 0.8):
            right = (same & (likely >= at)).sum()
            precision, recall = right / max(1, (likely >= at).sum()), right / same.sum()
            print(f"{of}, {named}, from {at}: precision {precision:.2f}, recall {recall:.2f} of {same.sum()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--apart", type=Path)
    parser.add_argument("--left-out", action="store_true")
    given = parser.parse_args()
    reader = shipped_vectors()
    assert reader is not None
    apart: VectorsOf = of_parts(given.apart, reader) if given.apart else (lambda _: None)
    known = [*told_short(reader), *told_long("events", apart, reader)]
    print(f"{sum(len(c.pairs) for c in known)} pairs, {sum(c.same.sum() for c in known)} the same", file=sys.stderr)
    if given.left_out:
        events = [c for c in known if not c.short]
        odds: dict[str, np.ndarray] = {}
        for fold in range(FOLDS):
            out = {c.name for c in events[fold::FOLDS]}
            judge = trained([c for c in known if c.name not in out])
            odds |= {c.name: judge.odds(c) for c in known if c.name in out}
        told_apart(events, [odds[c.name] for c in events], "events left out")
        judge = trained(known)
        blind = list(told_long("blind", lambda _: None, reader))
        told_apart(blind, [judge.odds(c) for c in blind], "blind")
        return
    judge = trained(known)
    target = ROOT / "src" / "dateline" / "story" / "figures.json"
    kept = {"signs": [*NAMES, *OTHERS], "first": as_data(judge.first), "second": as_data(judge.second)}
    target.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
