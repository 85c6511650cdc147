"""What the networks of the package are run by: words as pieces, pieces as embeddings, and a session."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.annotate.reader.pieces import Pieces
from dateline.annotate.reader.tags import Floats

_BLOCK_BYTES = 18


class Embedded:
    """The pieces of a package, and their embeddings. Safe to use from several threads at once."""

    def __init__(self, folder: Path) -> None:
        """folder: the package's files."""
        self._pieces = Pieces((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._lock = threading.Lock()
        self._words = np.load(folder / "words.npy", mmap_mode="r")

    def cut(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """The pieces of each word, at least one. spaced: whether white space stands before the word."""
        with self._lock:
            return self._pieces(words, spaced)

    def __call__(self, ids: Sequence[int]) -> Floats:
        """The embeddings of pieces: 4 bits a weight in blocks of 32 with a half float as their unit."""
        rows: NDArray[np.uint8] = np.ascontiguousarray(self._words[np.asarray(ids)]).reshape(-1, _BLOCK_BYTES)
        unit = np.ascontiguousarray(rows[:, :2]).view("<f2").astype(np.float32)
        nibbles = rows[:, 2:]
        result = np.empty((len(rows), 32), dtype=np.float32)
        np.subtract(nibbles & 15, 8, out=result[:, :16], dtype=np.float32, casting="unsafe")
        np.subtract(nibbles >> 4, 8, out=result[:, 16:], dtype=np.float32, casting="unsafe")
        result *= unit
        return result.reshape(len(ids), -1)


@lru_cache(maxsize=2)
def embedded(folder: Path) -> Embedded:
    """The pieces of a folder, opened once a process."""
    return Embedded(folder)


def in_steps(units: NDArray[np.float16], nibbles: NDArray[np.uint8]) -> NDArray[np.int8]:
    """Weights of four bits as the whole numbers that are computed in: seven bits, a unit for each output.

    units: outputs × blocks × 1. nibbles: outputs × blocks × 16 bytes, a block's first half in the low ones. Comes back
    as inputs × outputs.
    """
    blocks = np.concatenate([nibbles & 15, nibbles >> 4], axis=2).astype(np.float32) - 8
    rows = (blocks * units.astype(np.float32)).reshape(len(units), -1)
    unit = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8) / 63
    return np.ascontiguousarray(np.rint(rows / unit).astype(np.int8).T)


def session(
    path: Path, threads: int, weights: Mapping[str, NDArray[np.int8]] | None = None
) -> onnxruntime.InferenceSession:
    """An opened network. threads: for one run; 0 leaves it to the machine. weights: those that lie outside the file."""
    options = onnxruntime.SessionOptions()
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
