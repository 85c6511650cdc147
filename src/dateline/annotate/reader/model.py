"""The model itself: a document's words in, what it says of each word out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.annotate.reader.network import embedded, session
from dateline.annotate.reader.pieces import END, START
from dateline.annotate.reader.sheet import FEATURES, ROLES, Ruled, Sheet
from dateline.annotate.reader.tags import Floats, Numbers, places, rule_roles
from dateline.annotate.reader.windows import Window, windows

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
        self._embedded = embedded(folder)
        with np.load(folder / "heads.npz") as heads:
            self._features: Floats = heads["features"]
        self._session = session(folder / "reader.onnx", threads)
        self._pairs = session(folder / "pairs.onnx", 1)

    def read(self, sheet: Sheet) -> Said:
        """What is said of every word of a document."""
        cut = self._embedded.cut([word.text for word in sheet.words], sheet.spaced)
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
        beside = np.zeros((len(ids), self._features.shape[1]), dtype=np.float32)
        beside[1:-1] = np.repeat(self._sums(features), lengths, axis=0)
        given = {
            "pieces": self._embedded(ids)[None],
            "beside": beside[None],
            "first": last - lengths + 1,
            "last": last,
        }
        found: list[Floats] = self._session.run(_OUTPUTS, given)
        return found

    def _sums(self, features: Sequence[Sequence[int]]) -> Floats:
        """For each word the sum over its features; each word has one at least, its shape."""
        counts = np.array([len(row) for row in features])
        flat = np.array([f for row in features for f in row])
        sums: Floats = np.add.reduceat(self._features[flat], np.cumsum(counts) - counts, axis=0)
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
        # Not by numpy: it would hand these small products to every core, where they wait for each other.
        scores: Floats = self._pairs.run(("scores",), {"given": quote + word, "places": beside.astype(np.float32)})[0]
        return scores, window.start


def _within(ruled: Sequence[Ruled], window: Window) -> Iterator[Ruled]:
    """The rules' quotations in words of a window."""
    inside = range(window.start, window.end)
    for quote in ruled:
        if not quote.words or quote.words[-1] < window.start or quote.words[0] >= window.end:
            continue  # without looking at each word: in a long document most stand elsewhere
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
