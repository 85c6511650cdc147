"""How likely two reports are of one event: a logistic model over the signs, trained by training/story."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from dateline.story.signs import NAMES


class Judge(Struct, frozen=True):
    """Weights of the signs by name, and the sum that they start from."""

    base: float
    weights: dict[str, float]

    def probability(self, signs: Sequence[float]) -> float:
        """How likely (0 to 1) a pair with these signs (see signs.NAMES) is of one event."""
        total = self.base + sum(self.weights[name] * sign for name, sign in zip(NAMES, signs, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def judge(*, vectors: bool) -> Judge:
    """The shipped judge, with or without nearness in meaning among the signs."""
    data = resources.files("dateline.story").joinpath("judges.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Judge])["vectors" if vectors else "words"]
