"""Sentences as the encoder's lower layers see them, worked out once each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from base import BLOCK_BYTES, unpacked
from network import Encoder
from tokenizers import Tokenizer
from torch import Tensor

PIECES = 256


class Sentences:
    """What the frozen layers of an encoder make of texts, by the original's whole vocabulary."""

    def __init__(self, base: Path, encoder: Encoder) -> None:
        self.encoder = encoder
        self.words = np.load(base / "all_words.npy", mmap_mode="r")
        self.tokenizer = Tokenizer.from_file(str(base / "full_tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(PIECES)
        self._known: dict[str, Tensor] = {}

    def __call__(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """States (texts × length × width) before the first trained layer, and what of them is there."""
        unknown = sorted({t for t in texts if t not in self._known}, key=len)
        for at in range(0, len(unknown), 16):
            self._work_out(unknown[at : at + 16])
        states = [self._known[t] for t in texts]
        hidden, mask = _padded([len(s) for s in states], states[0].shape[1])
        for row, state in enumerate(states):
            hidden[row, : len(state)] = state.float()
        return hidden, mask

    @torch.no_grad()
    def _work_out(self, texts: Sequence[str]) -> None:
        ids = [e.ids for e in self.tokenizer.encode_batch([f"query: {t}" for t in texts])]
        width = self.encoder.positions.shape[1]
        hidden, mask = _padded([len(some) for some in ids], width)
        for row, some in enumerate(ids):
            rows = np.ascontiguousarray(self.words[some]).reshape(-1, BLOCK_BYTES)
            hidden[row, : len(some)] = torch.from_numpy(unpacked(rows).reshape(len(some), width))
        hidden = self.encoder.bottom(hidden, mask)
        for text, row, some in zip(texts, hidden, ids, strict=True):
            self._known[text] = row[: len(some)].half()


def _padded(lengths: Sequence[int], width: int) -> tuple[Tensor, Tensor]:
    mask = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
    return torch.zeros(*mask.shape, width), mask
