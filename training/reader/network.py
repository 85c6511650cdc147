"""The model in PyTorch: one encoder, and the heads that read names, quotations, their roles, and sentences off it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.annotate.reader.sheet import FEATURES, ROLES, TYPES
from dateline.annotate.reader.tags import DISTANCES, NAME_TAGS, QUOTE_TAGS, SENTENCES

PAIR = 192


class Side(nn.Module):
    """A small branch beside a layer's wide part (He et al. 2022). It adds nothing until it has been trained."""

    def __init__(self, width: int, rank: int, dropout: float) -> None:
        super().__init__()
        self.down, self.up, self.drop = nn.Linear(width, rank), nn.Linear(rank, width, bias=False), nn.Dropout(dropout)
        nn.init.normal_(self.down.weight, std=0.02)
        nn.init.zeros_(self.down.bias)
        nn.init.zeros_(self.up.weight)

    def forward(self, x: Tensor) -> Tensor:
        added: Tensor = self.up(self.drop(functional.gelu(self.down(x))))
        return added


class Layer(nn.Module):
    """A layer of BERT's kind: attention, then a wide one, each normalised after it was added."""

    def __init__(self, header: dict[str, Any], dropout: float) -> None:
        super().__init__()
        width, inner, eps = header["width"], header["inner"], header["eps"]
        self.heads, self.dropout = header["heads"], dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.side: Side | None = None

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, bias)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + functional.dropout(mixed, self.dropout, self.training))
        wide = functional.dropout(self.down(functional.gelu(self.up(x))), self.dropout, self.training)
        if self.side is not None:
            wide = wide + self.side(x)
        return self.norm2(x + wide)


class Encoder(nn.Module):
    """The first layers of the encoder, from embeddings on. The lowest `frozen` of them stay as they were; before layer
    `informed`, counted from 0, what the features say is added."""

    def __init__(
        self, header: dict[str, Any], layers: int, frozen: int, dropout: float = 0.1, informed: int = 4
    ) -> None:
        super().__init__()
        width = header["width"]
        self.dropout, self.frozen, self.informed = dropout, frozen, max(informed, frozen)
        self.positions = nn.Parameter(torch.zeros(header["positions"], width))
        self.norm = nn.LayerNorm(width, header["eps"])
        self.layers = nn.ModuleList(Layer(header, dropout) for _ in range(layers))
        for part in (self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)
        self.positions.requires_grad_(False)

    @staticmethod
    def bias(mask: Tensor | None, like: Tensor) -> Tensor | None:
        return None if mask is None else ((~mask).to(like.dtype) * -1e4)[:, None, None, :]

    def bottom(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """From embeddings (batch × length × width) to what the frozen layers give. mask: true for what is there; None
        where all is."""
        x = self.norm(x + self.positions[: x.shape[1]])
        for layer in self.layers[: self.frozen]:
            x = layer(x, self.bias(mask, x))
        return x

    def top(self, x: Tensor, mask: Tensor | None, beside: Tensor | None = None) -> Tensor:
        """The rest of the way. beside: what the features add to each piece."""
        bias = self.bias(mask, x)
        for k, layer in enumerate(self.layers[self.frozen :], self.frozen):
            if k == self.informed and beside is not None:
                x = functional.dropout(x + beside, self.dropout, self.training)
            x = layer(x, bias)
        return x


def started(base: dict[str, Any], layers: Sequence[int], frozen: int = 0, dropout: float = 0.1) -> Encoder:
    """An encoder of the layers of the original that are named, as base.py wrote it."""
    encoder = Encoder(base["header"], len(layers), frozen, dropout)
    kept = {k: v for k, v in base["state"].items() if not k.startswith("layers.")}
    for new, old in enumerate(layers):
        prefix = f"layers.{old}."
        kept |= {f"layers.{new}.{k[len(prefix) :]}": v for k, v in base["state"].items() if k.startswith(prefix)}
    encoder.load_state_dict(kept)
    return encoder


def put_beside(encoder: Encoder, sides: dict[str, dict[str, Tensor]]) -> Encoder:
    """The encoder with trained branches beside its layers. sides: a branch's weights by the number of its layer."""
    for number, weights in sides.items():
        rank, width = weights["down.weight"].shape
        side = Side(width, rank, 0.0)
        side.load_state_dict(weights)
        encoder.layers[int(number)].side = side.eval().requires_grad_(False)
    return encoder


class Reader(nn.Module):
    """Encoder and heads. The embeddings of the pieces are not trained and lie outside."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.features = nn.Parameter(torch.zeros(len(FEATURES), width))
        self.word = nn.Linear(2 * width, width)
        self.name_word = nn.Linear(2 * width, width)
        self.names = nn.Linear(width, len(NAME_TAGS))
        self.silver = nn.Linear(width, len(NAME_TAGS))
        self.quotes = nn.ModuleList(nn.Linear(width, len(QUOTE_TAGS)) for _ in range(2))
        self.quote_end = nn.Linear(width, 2 * PAIR)
        self.quote_mean = nn.Linear(width, PAIR)
        self.quote_word = nn.Linear(width, PAIR)
        self.place = nn.Parameter(torch.randn(DISTANCES + SENTENCES + len(ROLES) + len(TYPES), PAIR) * 0.02)
        self.pair = nn.Linear(PAIR, PAIR)
        self.roles = nn.Linear(PAIR, len(ROLES))

    def encode(self, x: Tensor, columns: Tensor, word_of: Tensor, mask: Tensor | None) -> Tensor:
        """The encoder's output for pieces, from Encoder.bottom's. columns: batch × words × FEATURES, 0 and 1.
        word_of: each piece's word, counted from 1; 0 for none."""
        beside = functional.pad(columns.to(self.features.dtype) @ self.features, (0, 0, 1, 0))
        beside = torch.gather(beside, 1, word_of[..., None].expand(-1, -1, beside.shape[-1]))
        return self.encoder.top(x, mask, beside)

    def ends(self, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """For each word the outputs for its first and its last piece."""
        width = hidden.shape[-1]
        return torch.cat(
            [torch.gather(hidden, 1, places[..., None].expand(-1, -1, width)) for places in (first, last)], -1
        )

    def words(self, ends: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(self.word(ends)), self.encoder.dropout, self.training)

    def name_tags(self, ends: Tensor, *, silver: bool = False) -> Tensor:
        hidden = functional.dropout(functional.gelu(self.name_word(ends)), self.encoder.dropout, self.training)
        found: Tensor = (self.silver if silver else self.names)(hidden)
        return found

    def quote_parts(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What a pair is scored from, for each word: as a quotation's first or last word, as one of its words, as
        the word whose role is asked."""
        return self.quote_end(words), self.quote_mean(words), self.quote_word(words)

    def role_scores(self, parts: tuple[Tensor, Tensor, Tensor], pairs: dict[str, Tensor]) -> Tensor:
        """Scores of ROLES for pairs of a quotation and a word, of one text.

        parts: of that text (words × …). pairs: first and last of each quotation's words, and `places`, quotations ×
        words × place features, 0 and 1.
        """
        ends, means, words = parts
        sums = functional.pad(means.cumsum(0), (0, 0, 1, 0))
        first, last = pairs["first"], pairs["last"]
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        quotes = ends[first, :PAIR] + ends[last, PAIR:] + mean
        hidden = functional.relu(quotes[:, None] + words[None] + pairs["places"].to(words.dtype) @ self.place)
        hidden = functional.relu(self.pair(functional.dropout(hidden, self.encoder.dropout, self.training)))
        found: Tensor = self.roles(hidden)
        return found
