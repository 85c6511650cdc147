"""Trains side branches of the sentence encoder, by which reports of one event come near to each other.

    python training/story/sides.py BASE OUT [--folds 4] [--epochs 3] [--only K]

BASE is what training/reader/base.py wrote. The encoder itself stays as it is; each of its upper layers gets a small
branch beside its wide part (He et al. 2022, parallel adapters), which starts at nothing. Learned from are the marked
events and the folders of `events()` in known.py: a step takes the reports of one event, centres their vectors as
story/nearness.py does, and asks that those of one mark be nearer to each other than to all others.

Writes OUT/sides.pt, which training/reader/meaning.py makes part of the package, and OUT/left-out.npz: the vectors of
each event's sentences by branches that had not seen that event (in FOLDS parts), from which train.py trains the judge.
--only K trains one of the FOLDS + 1 runs, so that two processes may share them; the rest is done when all are there.
"""

from __future__ import annotations

import argparse
import random
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from known import Told, events, labelled
from lower import Sentences
from msgspec import Struct
from network import Encoder, Side, started
from torch import Tensor, nn
from torch.nn import functional

from dateline.story.build import told
from dateline.story.nearness import SHRINK, headed

LOW = 6
"""Layers below the branches; what they make of a sentence is worked out once."""

RANK = 64
MOST = 80
"""Reports of one event in a step, at most."""

RATE, WARM, DROPPED = 1e-3, 30, 0.2
SAME_WEIGHS = 5.0
"""How much more a pair of one event weighs than one of two: there are few."""


class Event(Struct):
    """One event's reports: their sentences without and with the heading of their entry, languages, and marks."""

    name: str
    own: list[str]
    headed: list[str]
    languages: list[str]
    marks: list[set[str]]


def read(one: Told) -> Event:
    """An event as it is learned from. Of a folder's gold only what it lists as one event is sure."""
    tellings = told(one.documents)
    reports = [t.report for t in tellings]
    marks = labelled(tellings, one.marks)
    if one.apart:
        marks = [{m for m in some if not (m[0] == "n" and m[1:2].isdigit())} for some in marks]
    languages = [r.document.language for r in reports]
    return Event(one.name, [r.text for r in reports], [headed(r) for r in reports], languages, marks)


class Run:
    """One training: an encoder with branches, and the reports that it has seen the lower layers of."""

    def __init__(self, base: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.random = random.Random(seed)
        self.encoder = with_sides(torch.load(base / "encoder.pt"))
        self.sides = [layer.side for layer in self.encoder.layers[LOW:]]
        self.lower = Sentences(base, self.encoder)
        self.scale = nn.Parameter(torch.tensor(2.5))
        self.base = nn.Parameter(torch.tensor(-2.0))

    def train(self, known: Sequence[Event], epochs: int) -> None:
        """Learn from events, in an order that the seed decides."""
        weights = [p for side in self.sides for p in side.parameters()]
        rates = [(weights, RATE), ([self.scale, self.base], 10 * RATE)]
        optimizer = torch.optim.AdamW([{"params": p, "lr": 0.0} for p, _ in rates], weight_decay=0.01)
        order, step, began = list(known), 0, time.monotonic()
        for epoch in range(epochs):
            self.random.shuffle(order)
            losses = []
            for event in order:
                for group, (_, rate) in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * min(1, (step + 1) / WARM) * (1 - step / (epochs * len(order)))
                step += 1
                rows = [n for n, marks in enumerate(event.marks) if marks]
                rows = self.random.sample(rows, MOST) if len(rows) > MOST else rows
                loss = self.loss(event, rows)
                if loss is None:
                    continue
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(weights, 1.0)
                optimizer.step()
                losses.append(float(loss.detach()))
            print(f"epoch {epoch}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s", flush=True)

    def loss(self, event: Event, rows: Sequence[int]) -> Tensor | None:
        """How far reports of one mark are from being each other's nearest; None where no two have one mark."""
        marks = [event.marks[n] for n in rows]
        same = torch.tensor([[bool(x & y) for y in marks] for x in marks]).fill_diagonal_(False)
        if not same.any():
            return None
        vectors = centred(self.vectors([event.headed[n] for n in rows], learn=True), [event.languages[n] for n in rows])
        likeness = vectors @ vectors.T * self.scale.exp()
        apart = ~torch.eye(len(rows), dtype=torch.bool)
        one = functional.binary_cross_entropy_with_logits(
            (likeness + self.base)[apart],
            same[apart].float(),
            weight=torch.where(same[apart], SAME_WEIGHS, 1.0),
        )
        nearest = torch.log_softmax(likeness.masked_fill(~apart, -1e9), 1)
        some = same.any(1)
        return one - 0.5 * ((nearest * same).sum(1)[some] / same.sum(1)[some]).mean()

    def vectors(self, texts: Sequence[str], *, learn: bool = False) -> Tensor:
        """The mean of each text's pieces after the last layer."""
        for side in self.sides:
            side.train(learn)
        hidden, mask = self.lower(texts)
        hidden = self.encoder.top(hidden, mask)
        return (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    @torch.no_grad()
    def rows(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of texts, of length 1."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        found = torch.zeros(len(texts), self.encoder.positions.shape[1])
        for at in range(0, len(order), 16):
            some = order[at : at + 16]
            found[some] = self.vectors([texts[n] for n in some])
        return functional.normalize(found, dim=-1).numpy()


def with_sides(base: dict) -> Encoder:  # type: ignore[type-arg]
    """The original's encoder, which is not trained, with branches that are."""
    encoder = started(base, range(base["header"]["layers"]), frozen=LOW, dropout=0.0).requires_grad_(False).eval()
    for layer in encoder.layers[LOW:]:
        layer.side = Side(base["header"]["width"], RANK, DROPPED)
    return encoder


def centred(vectors: Tensor, languages: Sequence[str]) -> Tensor:
    """What nearness.centred does to vectors, for training."""
    whole = vectors.mean(0)
    shift = torch.zeros_like(vectors)
    for language in sorted(set(languages)):
        rows = [n for n, other in enumerate(languages) if other == language]
        shift[rows] = (vectors[rows].sum(0) + SHRINK * whole) / (len(rows) + SHRINK)
    return functional.normalize(vectors - shift, dim=-1)


def fold(name: str, folds: int) -> int:
    """In which part an event is left out."""
    return zlib.crc32(name.encode()) % folds


def one_run(base: Path, out: Path, known: Sequence[Event], number: int, folds: int, epochs: int) -> None:
    """Train without part `number` and keep the vectors of that part; the last run leaves nothing out."""
    run = Run(base, seed=number)
    seen = [e for e in known if number == folds or fold(e.name, folds) != number]
    print(f"run {number}: {len(seen)} events", flush=True)
    run.train(seen, epochs)
    if number == folds:
        torch.save({f"{LOW + n}": side.state_dict() for n, side in enumerate(run.sides)}, out / "sides.pt")
        return
    found: dict[str, np.ndarray] = {}
    for event in known:
        if fold(event.name, folds) == number:
            texts = list(dict.fromkeys([*event.own, *event.headed]))
            found |= {f"{event.name}.texts": np.array(texts), f"{event.name}.rows": run.rows(texts)}
    np.savez(out / f"left-out-{number}.npz", **found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--only", type=int, nargs="*")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    known = [read(one) for one in events()]
    for number in range(args.folds + 1) if args.only is None else args.only:
        one_run(args.base, args.out, known, number, args.folds, args.epochs)
    parts = [args.out / f"left-out-{number}.npz" for number in range(args.folds)]
    if all(part.is_file() for part in parts):
        np.savez(args.out / "left-out.npz", **{k: v for part in parts for k, v in np.load(part).items()})


if __name__ == "__main__":
    main()
