"""How likely two reports are of one event, or two figures of one matter: logistic models over signs, trained by
training/story."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct


class Judge(Struct, frozen=True):
    """Weights of the signs by name, and the sum that they start from."""

    base: float
    weights: dict[str, float]

    def probability(self, signs: Sequence[float]) -> float:
        """How likely (0 to 1) a pair with these signs, in the order of the weights, is one."""
        total = self.base + sum(weight * sign for weight, sign in zip(self.weights.values(), signs, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def judge(*, vectors: bool) -> Judge:
    """The shipped judge of reports (see signs.NAMES), with or without nearness in meaning among the signs."""
    return _judges()["vectors" if vectors else "words"]


def figure_judge() -> Judge:
    """The shipped judge of figures (see figure_signs.NAMES): whether two that do not agree count the same matter."""
    return _judges()["figures"]


@cache
def _judges() -> dict[str, Judge]:
    data = resources.files("dateline.story").joinpath("judges.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Judge])
