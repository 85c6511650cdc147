"""Sentences as vectors: near in meaning is near in direction, across German and English.

They are those of the encoder that the reader was made from, all twelve layers of it as they were shipped; the reader
shares its vocabulary with it, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from dateline.annotate.names.tokens import tokens
from dateline.annotate.reader.network import embedded, in_steps, session
from dateline.annotate.reader.package import folder, threads
from dateline.annotate.reader.pieces import END, START
from dateline.annotate.reader.tags import Floats

_FILE, _WEIGHTS = "meaning.onnx", "meaning.npz"
_PIECES = 254
"""What a vector sees of a text, at most: a sentence, or a short paragraph."""
_ASKED = ("query", ":")
"""What stands before every text that this encoder compares with others (Wang et al. 2024)."""


class Meaning:
    """The opened encoder of sentences. Safe to use from several threads at once."""

    width = 384

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """folder: the package's files. threads: for one text; 0 leaves it to the machine.

        Raises KeyError where the package is from before it had vectors.
        """
        if not (folder / _FILE).is_file():
            raise KeyError(_FILE)
        self._embedded = embedded(folder)
        with np.load(folder / _WEIGHTS) as packed:
            names = [name.removesuffix(".units") for name in packed.files if name.endswith(".units")]
            weights = {name: in_steps(packed[f"{name}.units"], packed[f"{name}.nibbles"]) for name in names}
        self._session = session(folder / _FILE, threads, weights)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """As sentence_vectors gives them."""
        result = np.zeros((len(texts), self.width), dtype=np.float32)
        for row, text in enumerate(texts):
            words = tokens(text, 0, min(len(text), 8 * _PIECES))
            if not words:
                continue
            spaced = [True, False, True, *(text[w.start - 1].isspace() for w in words[1:])]
            cut = self._embedded.cut([*_ASKED, *(w.text for w in words)], spaced)
            pieces = [piece for some in cut for piece in some][:_PIECES]
            mean = self._session.run(("mean",), {"pieces": self._embedded([START, *pieces, END])[None]})[0][0]
            result[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return result


@lru_cache(maxsize=2)
def meaning(folder: Path, threads: int = 1) -> Meaning:
    """The encoder of a folder, opened once a process."""
    return Meaning(folder, threads)


def sentence_vectors(texts: Sequence[str], model: Meaning | None = None) -> Floats:
    """One row a text, of length 1: the dot product of two is how near they are, 1 for the same.

    Texts are read by their first 254 pieces, each by itself, so a text's vector does not depend on its neighbours; a
    text without words gives a row of zeros. model: the installed one where none is given. Raises RuntimeError where the
    package dateline-reader is not installed, KeyError where it is from before it had vectors.
    """
    if model is None:
        where = folder()
        if where is None:
            raise RuntimeError("the package dateline-reader is not installed")
        model = meaning(where, threads())
    return model.vectors(texts)
