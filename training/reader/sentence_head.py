"""The head that gives sentences' vectors: a linear map from what the encoder gives, nearest to the original's vectors.

    python training/reader/sentence_head.py BASE FILES [--ridge 30]

BASE has the sentences and vectors that vectors.py wrote, FILES what export.py wrote; heads.npz there gets the map.
The encoder is not trained for this, so names and quotations lose nothing. Prints how the vectors agree with the
original's on the sentences kept apart: the mean cosine, the rank correlation of all likenesses, and how often the
nearest is the same.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from vectors import kept_apart

from dateline.annotate.names.tokens import tokens
from dateline.annotate.reader.model import Model


def means(model: Model, texts: list[str]) -> np.ndarray:
    """The two means that the model gives of each text, side by side."""
    size = model._heads["features"].shape[1]
    model._heads |= {
        "sentence.weight": np.eye(2 * size, dtype=np.float32),
        "sentence.bias": np.zeros(2 * size, dtype=np.float32),
    }
    rows = []
    for text in texts:
        words = tokens(text, 0, len(text))
        spaced = [w.start == 0 or text[w.start - 1].isspace() for w in words]
        rows.append(model.vector([p for cut in model.cut([w.text for w in words], spaced) for p in cut][:254]))
    return np.array(rows)


def agreement(found: np.ndarray, wanted: np.ndarray) -> str:
    pairs = np.triu_indices(len(wanted), 1)
    ours, theirs = found @ found.T, wanted @ wanted.T
    rank = spearmanr(ours[pairs], theirs[pairs]).statistic
    for likeness in (ours, theirs):
        np.fill_diagonal(likeness, -1)
    same = float((ours.argmax(1) == theirs.argmax(1)).mean())
    return f"cosine {(found * wanted).sum(1).mean():.4f}, rank correlation {rank:.4f}, same nearest {same:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("--ridge", type=float, default=30.0)
    args = parser.parse_args()
    texts = [text for _, text in json.loads((args.base / "sentences.json").read_text(encoding="utf-8"))]
    wanted = np.load(args.base / "vectors.npy").astype(np.float32)
    x = means(Model(args.files), texts)
    apart = np.array([kept_apart(text) for text in texts])
    # Around their mean: all sentences lie close together, and the map is to learn how they differ.
    centre, aim = x[~apart].mean(0), wanted[~apart].mean(0)
    design = (x[~apart] - centre).astype(np.float64)
    penalty = args.ridge * len(design) * 1e-5 * np.eye(design.shape[1])
    solved = np.linalg.solve(design.T @ design + penalty, design.T @ (wanted[~apart] - aim)).astype(np.float32)
    offset = aim - centre @ solved

    def mapped(rows: np.ndarray) -> np.ndarray:
        y = rows @ solved + offset
        return y / np.linalg.norm(y, axis=1, keepdims=True)

    print(f"{int(apart.sum())} sentences kept apart: {agreement(mapped(x[apart]), wanted[apart])}")
    with np.load(args.files / "heads.npz") as heads:
        kept = dict(heads)
    kept |= {"sentence.weight": solved.T.copy(), "sentence.bias": offset}
    np.savez(args.files / "heads.npz", **kept)


if __name__ == "__main__":
    main()
