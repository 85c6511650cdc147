"""Train the reader: names, quotations and their roles, from one encoder, in one run.

    python training/reader/train.py BASE SHARED OUT [--steps 1500] [--layers 0 1 …] [--frozen 4] [--device cuda] …

BASE is what base.py wrote. OUT gets log*.jsonl, checkpoint.pt every --save steps and model.pt at the end. The schedule
is by steps, everything random is seeded; a run that was stopped goes on from its last checkpoint. On a CPU that others
use too, several processes of one thread each are faster than one of several threads: start --workers N of them, each
with its own --worker number from 0; every few steps they average what they learned.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from base import lines
from data import Batch, Example, articles, batch, joined, pairs, sentence, swapped
from network import Reader, started
from split import further, training
from states import States, Stored, Words
from torch import Tensor
from torch.nn import functional

from dateline.annotate.reader.pieces import Pieces
from dateline.annotate.reader.tags import QUOTE_TAGS

LONGEST = 400  # pieces of sentences with names that are given together
SILVER = 8000  # sentences of WikiANN
TOGETHER = 8  # steps that workers go alone; then their parameters are averaged


def prepared(base: Path, shared: Path) -> dict[str, list[Example]]:
    """All examples, worked out once and kept in BASE."""
    path = base / "examples-2.pickle"  # the number rises when what is kept changes
    if not path.is_file():
        pieces = Pieces((base / "tokenizer.json").read_text(encoding="utf-8"))
        data = shared / "data"
        names, silver = training(data / "names"), list(lines(data / "names/wikiann-train.jsonl.gz"))
        rng = random.Random(0)

        def read(items: Sequence[dict[str, Any]]) -> list[Example]:
            return [e for e in (sentence(item, pieces) for item in items) if e]

        alone = read(names)
        marked = list(further(data))
        more = [(item, e) for item in marked if (e := sentence(item, pieces))]
        found = {
            "articles": [w for a in articles(data / "quotes/train.jsonl.gz", pieces) for w in a],
            "names": alone,
            "texts": grouped(alone, rng),
            "further": [e for _, e in more],
            "further texts": [
                *grouped([e for item, e in more if item["of"] is None], rng),
                *in_order([(item["of"], e) for item, e in more if item["of"] is not None], rng),
            ],
            "swapped": read(swapped([*names, *marked], silver, 0)),
            "silver": grouped(read(rng.sample(silver, SILVER)), rng),
        }
        path.write_bytes(pickle.dumps(found))
    loaded: dict[str, list[Example]] = pickle.loads(path.read_bytes())
    return loaded


def weight(e: Example) -> int:
    return sum(map(len, e.pieces)) + 2


def grouped(examples: Sequence[Example], rng: random.Random) -> list[Example]:
    """Two to eight sentences together, as they stand in a text."""
    rest = rng.sample(examples, len(examples))
    found = []
    while rest:
        n = rng.choice((2, 3, 4, 8))
        some, rest = rest[:n], rest[n:]
        while len(some) > 1 and sum(map(weight, some)) > LONGEST:
            rest.append(some.pop())
        found.append(joined(some) if len(some) > 1 else some[0])
    return found


def in_order(examples: Sequence[tuple[str, Example]], rng: random.Random) -> list[Example]:
    """Two to eight sentences of an article together, in its order; each with the article that it is of."""
    found, at = [], 0
    while at < len(examples):
        some = [examples[at][1]]
        most = rng.choice((2, 3, 4, 8))
        while (
            len(some) < most
            and at + len(some) < len(examples)
            and examples[at + len(some)][0] == examples[at][0]
            and sum(map(weight, some)) + weight(examples[at + len(some)][1]) <= LONGEST
        ):
            some.append(examples[at + len(some)][1])
        found.append(joined(some) if len(some) > 1 else some[0])
        at += len(some)
    return found


def endless(items: Sequence[Stored], budget: int, rng: random.Random) -> Iterator[list[Stored]]:
    """Batches of at most `budget` padded pieces, items of like length together, over and over in another order."""
    while True:
        order = sorted(rng.sample(range(len(items)), len(items)), key=lambda i: items[i].pieces + rng.uniform(-15, 15))
        found: list[list[Stored]] = [[]]
        longest = 0
        for i in order:
            longest = max(longest, items[i].pieces)
            if found[-1] and longest * (len(found[-1]) + 1) > budget:
                found.append([])
                longest = items[i].pieces
            found[-1].append(items[i])
        rng.shuffle(found)
        yield from found


def on(b: Batch, device: str) -> Batch:
    moved = {k: v.to(device) for k, v in b._asdict().items() if isinstance(v, Tensor)}
    return b._replace(**moved, layers=(b.layers[0].to(device), b.layers[1].to(device)))


def tag_weights(device: str) -> Tensor:
    """What is rare and mostly missed counts more."""
    weights = torch.ones(len(QUOTE_TAGS))
    for k, tag in enumerate(QUOTE_TAGS):
        if tag[2:] in ("Reported", "FreeIndirect"):
            weights[k] = 1.4
        if tag[0] in "BG":
            weights[k] *= 1.5
    return weights.to(device)


def quote_loss(
    model: Reader, b: Batch, hidden: Tensor, rng: random.Random, weights: Tensor
) -> tuple[Tensor, dict[str, float]]:
    device = hidden.device
    words = model.words(model.ends(hidden, b.first, b.last))
    tagged = [
        functional.cross_entropy(head(words).float().flatten(0, 1), gold.flatten(), ignore_index=-1, weight=weights)
        for head, gold in zip(model.quotes, b.layers, strict=True)
    ]
    emphasis = torch.tensor([1.0, 1.0, 1.0, 2.0], device=device)
    total, count = torch.zeros((), device=device), 0
    for k, e in enumerate(b.examples):
        asked = pairs(e, e.quotes, rng)
        if asked is None:
            continue
        asked = {name: t.to(device) for name, t in asked.items()}
        n = len(e.pieces)
        scores = model.role_scores(model.quote_parts(words[k, :n]), asked).float()
        loss = functional.binary_cross_entropy_with_logits(
            scores, asked["answers"], pos_weight=emphasis, reduction="none"
        )
        total = total + loss.sum()
        count += len(e.quotes)
    roles = total / max(count, 1)  # per quotation: four roles over all words
    loss = tagged[0] + 0.5 * tagged[1] + 0.02 * roles
    return loss, {
        "outer": float(tagged[0].detach()),
        "nested": float(tagged[1].detach()),
        "roles": float(roles.detach()),
    }


def groups(model: Reader, rate: float) -> list[dict[str, Any]]:
    """Trained parameters with their rates: the lower a layer, the slower; new parts faster."""
    depth = len(model.encoder.layers)
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        below = depth - 1 - int(name.split(".")[2]) if name.startswith("encoder.layers.") else 0
        scale = 0.9**below if name.startswith("encoder.") else 3.0
        keep = 0.0 if parameter.ndim < 2 or name in ("features", "place") else 0.01
        found.setdefault((scale, keep), []).append(parameter)
    return [{"params": p, "lr": rate * s, "weight_decay": k, "scale": s} for (s, k), p in found.items()]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--layers", type=int, nargs="+", default=list(range(7)))
    parser.add_argument("--frozen", type=int, default=4)
    parser.add_argument("--start", type=Path, help="a model.pt to go on from, in place of the original's weights")
    parser.add_argument("--blank", type=float, default=0.0, help="the share of pieces without embedding; 3 × for names")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--quotes", type=int, default=2000, help="pieces a step and worker")
    parser.add_argument("--names", type=int, default=1000, help="pieces a step and worker")
    parser.add_argument("--germeval", type=int, default=1, help="how often its sentences come, the further ones once")
    parser.add_argument("--silver", type=int, default=500, help="the same of WikiANN's silver names, or 0")
    parser.add_argument("--until", type=float, default=0.5, help="the share of the steps after which they end")
    parser.add_argument("--save", type=int, default=80, help="a multiple of TOGETHER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--worker", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    examples = prepared(args.base, args.shared)
    encoder = started(torch.load(args.base / "encoder.pt"), args.layers, args.frozen).to(args.device)
    model = Reader(encoder).to(args.device)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=False, map_location=args.device)["model"])
    states = States(
        args.base / f"states{args.frozen}", encoder.eval(), Words(args.base / "words.npy", args.device), args.device
    )
    stored = {kind: states.stored(kind, some) for kind, some in examples.items()}
    if args.workers > 1:
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
        dist.init_process_group(
            "gloo", init_method=f"file://{args.out.resolve()}/meeting", rank=args.worker, world_size=args.workers
        )
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(groups(model, args.rate), betas=(0.9, 0.98))
    mean = {k: v.detach().clone() for k, v in model.state_dict().items()}
    done = 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.is_file():
        kept = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        mean = kept["mean"]
        done = kept["done"]
    # What comes in which order depends on the seed, the worker and the step where the run goes on, never on the clock.
    seed = (args.seed * 1009 + args.worker) * 1_000_003 + done
    rng = random.Random(seed)
    torch.manual_seed(seed)
    streams = {
        "quotes": endless(stored["articles"], args.quotes, rng),
        "names": endless(
            [
                *(item for kind in ("names", "texts") for item in stored[kind] * args.germeval),
                *(item for kind in ("further", "further texts", "swapped") for item in stored[kind]),
            ],
            args.names,
            rng,
        ),
    }
    if args.silver:
        streams["silver"] = endless(stored["silver"], args.silver, rng)
    weights, log = tag_weights(args.device), (args.out / f"log{args.worker}.jsonl").open("a", encoding="utf-8")
    sums: dict[str, list[float]] = {}
    began = time.time()
    model.train()
    for step in range(done, args.steps):
        for group in optimizer.param_groups:
            group["lr"] = args.rate * group["scale"] * pace(step, args.steps)
        optimizer.zero_grad(set_to_none=True)
        for kind, stream in streams.items():
            if kind == "silver" and step > args.steps * args.until:
                continue
            told = backward(model, states, kind, next(stream), rng, weights, args.device, args.blank)
            for name, value in told.items():
                sums.setdefault(name, []).append(value)
        torch.nn.utils.clip_grad_norm_(trainable, 1.0)
        optimizer.step()
        follow(mean, model, step)
        if args.workers > 1 and ((step + 1) % TOGETHER == 0 or step + 1 == args.steps):
            average(trainable, args.workers)
        if (step + 1) % 20 == 0:
            line = {"step": step + 1, "seconds": round(time.time() - began), "cpu": round(time.process_time())}
            line |= {name: round(sum(v) / len(v), 4) for name, v in sums.items()}
            sums.clear()
            print(json.dumps(line), file=log, flush=True)
        if args.worker == 0 and ((step + 1) % args.save == 0 or step + 1 == args.steps):
            kept = {"model": model.state_dict(), "mean": mean, "optimizer": optimizer.state_dict(), "done": step + 1}
            torch.save(kept | {"layers": args.layers, "frozen": args.frozen}, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").rename(checkpoint)
    if args.worker == 0:
        final = {"model": mean, "layers": args.layers, "frozen": args.frozen, "settings": vars(args)}
        torch.save(final, args.out / "model.pt")


def pace(step: int, steps: int) -> float:
    """The share of the full rate at a step: up to it in the first sixteenth, then down along a cosine."""
    warm = max(1, steps // 16)
    return min((step + 1) / warm, max(0.02, 0.5 * (1 + math.cos(math.pi * max(0, step - warm) / (steps - warm)))))


def follow(mean: dict[str, Tensor], model: Reader, step: int) -> None:
    """Moves the running mean of the weights, of some hundred steps, on by a step: it is what is kept in the end."""
    share = max(0.01, 1 / (step + 1))
    with torch.no_grad():
        torch._foreach_lerp_(list(mean.values()), list(model.state_dict().values()), share)


def average(parameters: Sequence[torch.nn.Parameter], workers: int) -> None:
    """Gives every worker the mean of all workers' parameters."""
    with torch.no_grad():
        flat = torch.cat([p.flatten() for p in parameters])
        dist.all_reduce(flat)
        at = 0
        for p in parameters:
            p.copy_((flat[at : at + p.numel()] / workers).view_as(p))
            at += p.numel()


def backward(
    model: Reader,
    states: States,
    kind: str,
    items: Sequence[Stored],
    rng: random.Random,
    weights: Tensor,
    device: str,
    blank: float,
) -> dict[str, float]:
    """One task's share of a step: gradients are added, what was lost is told."""
    lists = 0.7 if kind == "silver" else 0.1  # the lists of names were made from WikiANN too
    b = on(batch([item.example for item in items], rng, rules=0.1, lists=lists), device)
    given = states.batch(items).to(device)
    if blank:
        share = blank if kind == "quotes" else 3 * blank  # names are few, and soon known by heart
        given = given * (torch.rand(given.shape[:2], device=device) >= share)[..., None]
    hidden = model.encode(given, b.columns, b.word_of, None if b.mask.all() else b.mask)
    if kind == "quotes":
        loss, told = quote_loss(model, b, hidden, rng, weights)
    else:
        scores = model.name_tags(model.ends(hidden, b.first, b.last), silver=kind == "silver")
        loss = functional.cross_entropy(scores.float().flatten(0, 1), b.names.flatten(), ignore_index=-1)
        told = {kind: float(loss.detach())}
        loss = loss * (0.5 if kind == "silver" else 1.0)
    loss.backward()
    return told


if __name__ == "__main__":
    main()
