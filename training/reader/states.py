"""What the frozen layers make of each example, worked out once and kept: training then runs through the others only."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from base import BLOCK_BYTES, unpacked
from data import Example, ids_of
from network import Encoder
from torch import Tensor
from torch.nn import functional


class Words:
    """The embeddings of pieces, unpacked once."""

    def __init__(self, path: Path, device: str) -> None:
        rows = np.load(path)
        self.table = torch.from_numpy(unpacked(rows.reshape(-1, BLOCK_BYTES)).reshape(len(rows), -1)).to(device)

    def __call__(self, ids: Tensor) -> Tensor:
        return functional.embedding(ids, self.table)


class Stored(NamedTuple):
    """An example, and where its states begin in the file of its kind."""

    example: Example
    kind: str
    start: int
    pieces: int


class States:
    """The states of all examples of all kinds: one file of half floats a kind."""

    def __init__(self, folder: Path, encoder: Encoder, words: Words, device: str) -> None:
        self.folder, self.encoder, self.words, self.device = folder, encoder, words, device
        self.files: dict[str, np.ndarray] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def stored(self, kind: str, examples: Sequence[Example]) -> list[Stored]:
        """The examples with their states; works these out where the file is not there yet."""
        lengths = [len(ids_of(e)) for e in examples]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(int)
        path = self.folder / f"{kind}.npy"
        if not path.is_file():
            width = self.words.table.shape[1]
            partial = path.with_suffix(".partial.npy")
            file = np.lib.format.open_memmap(partial, mode="w+", dtype=np.float16, shape=(int(starts[-1]), width))
            self._fill(file, examples, lengths, starts)
            file.flush()
            partial.rename(path)
        self.files[kind] = np.load(path, mmap_mode="r")
        if len(self.files[kind]) != starts[-1]:
            raise ValueError(f"{path} belongs to other examples; take it away")
        return [Stored(e, kind, int(starts[k]), lengths[k]) for k, e in enumerate(examples)]

    def _fill(self, file: np.ndarray, examples: Sequence[Example], lengths: Sequence[int], starts: np.ndarray) -> None:
        began = time.time()
        order = sorted(range(len(examples)), key=lengths.__getitem__)
        at = 0
        while at < len(order):
            some = order[at : at + max(1, 2500 // max(1, lengths[order[at]]))]
            at += len(some)
            longest = max(lengths[i] for i in some)
            ids = torch.ones(len(some), longest, dtype=torch.long)
            mask = torch.zeros(len(some), longest, dtype=torch.bool)
            for k, i in enumerate(some):
                ids[k, : lengths[i]] = torch.tensor(ids_of(examples[i]))
                mask[k, : lengths[i]] = True
            with torch.no_grad():
                found = self.encoder.bottom(self.words(ids.to(self.device)), mask.to(self.device)).cpu().numpy()
            for k, i in enumerate(some):
                file[starts[i] : starts[i] + lengths[i]] = found[k, : lengths[i]]
        print(f"{len(examples)} texts through the frozen layers in {time.time() - began:.0f} s", flush=True)

    def batch(self, items: Sequence[Stored]) -> Tensor:
        """The states of several examples side by side, padded with zeros."""
        longest = max(item.pieces for item in items)
        result = np.zeros((len(items), longest, self.words.table.shape[1]), dtype=np.float32)
        for k, item in enumerate(items):
            result[k, : item.pieces] = self.files[item.kind][item.start : item.start + item.pieces]
        return torch.from_numpy(result)
