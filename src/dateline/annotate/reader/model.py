"""The model itself: a document's words in, what it says of each word out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.annotate.reader.pieces import END, START, Pieces
from dateline.annotate.reader.sheet import FEATURES, ROLES, Ruled, Sheet
from dateline.annotate.reader.tags import Floats, Numbers, places, rule_roles
from dateline.annotate.reader.windows import Window, windows

_BLOCK_BYTES = 18
_OUTPUTS = ("names", "outer", "nested", "ends", "means", "word")


class Said(NamedTuple):
    """What the model says of the words of a document.

    names, outer, nested: words × tags, as scores. windows: what was read together, with what pairs are scored from.
    """

    names: Floats
    outer: Floats
    nested: Floats
    windows: list[tuple[Window, tuple[Floats, Floats, Floats]]]


class Model:
    """An opened model. Reading is safe from several threads at once; the same words always give the same answer."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """folder: the package's files. threads: for one reading; 0 leaves it to the machine.

        Raises ValueError where the files belong to another version of dateline.
        """
        self.settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        if tuple(self.settings["features"]) != FEATURES:
            raise ValueError("this dateline-reader was made for another version of dateline; install the one beside it")
        self._pieces = Pieces((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._lock = threading.Lock()
        self._words = np.load(folder / "words.npy", mmap_mode="r")
        with np.load(folder / "heads.npz") as heads:
            self._heads: dict[str, Floats] = dict(heads)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def cut(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """The pieces of each word."""
        with self._lock:
            return self._pieces(words, spaced)

    def embeddings(self, ids: Sequence[int]) -> Floats:
        """The embeddings of pieces: 4 bits a weight in blocks of 32 with a half float as their unit."""
        rows: NDArray[np.uint8] = np.ascontiguousarray(self._words[np.asarray(ids)]).reshape(-1, _BLOCK_BYTES)
        unit = np.ascontiguousarray(rows[:, :2]).view("<f2").astype(np.float32)
        nibbles = rows[:, 2:]
        result = np.empty((len(rows), 32), dtype=np.float32)
        np.subtract(nibbles & 15, 8, out=result[:, :16], dtype=np.float32, casting="unsafe")
        np.subtract(nibbles >> 4, 8, out=result[:, 16:], dtype=np.float32, casting="unsafe")
        result *= unit
        return result.reshape(len(ids), -1)

    def read(self, sheet: Sheet) -> Said:
        """What is said of every word of a document."""
        cut = self.cut([word.text for word in sheet.words], sheet.spaced)
        every = windows([len(p) for p in cut], sheet.sentence, self.settings["most"], self.settings["overlap"])
        parts = [(window, self._window(cut, sheet, window)) for window in every]

        def whole(k: int, width: int) -> Floats:
            rows = [out[k][w.first - w.start : w.last - w.start] for w, out in parts]
            return np.concatenate(rows) if rows else np.zeros((0, width), dtype=np.float32)

        kept = [(window, (out[3], out[4], out[5])) for window, out in parts]
        return Said(whole(0, 9), whole(1, 16), whole(2, 16), kept)

    def _window(self, cut: Sequence[tuple[int, ...]], sheet: Sheet, window: Window) -> list[Floats]:
        mine = cut[window.start : window.end]
        lengths = np.array([len(p) for p in mine])
        last = np.cumsum(lengths)
        ids = [START, *(piece for word in mine for piece in word), END]
        features = sheet.features[window.start : window.end]
        beside = np.zeros((len(ids), self._heads["features"].shape[1]), dtype=np.float32)
        beside[1:-1] = np.repeat(self._sums(features), lengths, axis=0)
        given = {
            "pieces": self.embeddings(ids)[None],
            "beside": beside[None],
            "first": last - lengths + 1,
            "last": last,
        }
        found: list[Floats] = self._session.run(_OUTPUTS, given)
        return found

    @property
    def width(self) -> int:
        """The width of a sentence's vector."""
        return int(self._heads["sentence.weight"].shape[0])

    def vector(self, pieces: Sequence[int]) -> Floats:
        """The vector of a text's pieces, of length 1. What the rules say has no part in it."""
        ids = [START, *pieces, END]
        x = self.embeddings(ids)[None]
        words = np.array([1], dtype=np.int64)
        given = {"pieces": x, "beside": np.zeros_like(x), "first": words, "last": words}
        means = np.concatenate([found[0] for found in self._session.run(("low", "high"), given)])
        means /= max(float(np.linalg.norm(means)), 1e-9)
        vector: Floats = self._heads["sentence.weight"] @ means + self._heads["sentence.bias"]
        return vector / max(float(np.linalg.norm(vector)), 1e-9)

    def _sums(self, features: Sequence[Sequence[int]]) -> Floats:
        """For each word the sum over its features; each word has one at least, its shape."""
        counts = np.array([len(row) for row in features])
        flat = np.array([f for row in features for f in row])
        sums: Floats = np.add.reduceat(self._heads["features"][flat], np.cumsum(counts) - counts, axis=0)
        return sums

    def roles(self, said: Said, sheet: Sheet, words: Sequence[int], type: int) -> tuple[Floats, int]:
        """Scores of ROLES for the words around a quotation (above 0: likely), and the first of these words.

        words: the quotation's. type: number in TYPES.
        """
        window, (ends, means, word) = next(
            (w for w in said.windows if w[0].first <= words[0] < w[0].last), said.windows[-1]
        )
        inside = [i - window.start for i in words if window.start <= i < window.end]
        ruled = list(_within(sheet.ruled, window))
        first, last = inside[0], inside[-1]
        n = window.end - window.start
        sentences: Numbers = np.array(sheet.sentence[window.start : window.end])
        beside = places(first, last, type, inside, sentences, rule_roles(inside, ruled, n))
        pair = self.settings["pair"]
        quote = ends[first, :pair] + ends[last, pair:] + means[first : last + 1].mean(0)
        hidden = np.maximum(quote + word + beside.astype(np.float32) @ self._heads["place"], 0)
        hidden = np.maximum(hidden @ self._heads["pair.weight"].T + self._heads["pair.bias"], 0)
        scores: Floats = hidden @ self._heads["roles.weight"].T + self._heads["roles.bias"]
        return scores, window.start


def _within(ruled: Sequence[Ruled], window: Window) -> Iterator[Ruled]:
    """The rules' quotations in words of a window."""
    inside = range(window.start, window.end)
    for quote in ruled:
        words = [i - window.start for i in quote.words if i in inside]
        if words:
            yield Ruled(
                quote.type, words, tuple([i - window.start for i in role if i in inside] for role in quote.roles)
            )


@lru_cache(maxsize=2)
def opened(folder: Path, threads: int = 1) -> Model:
    """The model of a folder, opened once a process."""
    return Model(folder, threads)


__all__ = ["ROLES", "Model", "Said", "opened"]
