"""How likely two reports are of one event, or two figures of one matter: models that training/story has trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from dateline.forest import Forest, Row, forest

FARTHEST = 30.0
"""Logarithm of odds beyond which nothing becomes likelier."""


class Judge(Struct, frozen=True):
    """Whether two figures count the same matter, by figure_signs.NAMES, or two reports are of one event: a forest over
    signs, and a second one that corrects it by what the first makes of all other pairs (support.NAMES)."""

    first: Forest
    second: Forest

    def at_first(self, signs: Row) -> float:
        """The logarithm of the odds of a pair with these signs, looked at alone."""
        return self.first(signs)

    def among_others(self, odds: float, signs: Row) -> float:
        """How likely (0 to 1) a pair is. odds: at first; signs: these again, and support.NAMES behind them."""
        return chance(odds + self.second(signs))


class PairJudge(Judge, frozen=True):
    """Whether two reports are of one event, by signs.NAMES.

    Weights say how a sign counts by itself, however far it goes; the first forest only corrects them by how signs go
    together.
    """

    base: float
    weights: dict[str, float]

    def odds(self, signs: Sequence[float]) -> float:
        """The logarithm of the odds by signs in the order of the weights."""
        return self.base + sum(weight * sign for weight, sign in zip(self.weights.values(), signs, strict=True))

    def at_first(self, signs: Row) -> float:
        """The logarithm of the odds of a pair with these signs, looked at alone."""
        return self.odds(signs) + self.first(signs)


@cache
def pair_judge(*, vectors: bool) -> PairJudge:
    """The shipped judge of reports, with or without nearness in meaning among the signs."""
    kept: dict[str, dict[str, Any]] = msgspec.json.decode(_shipped("joining.json"))
    data = kept["vectors" if vectors else "words"]
    return PairJudge(forest(data["first"]), forest(data["second"]), data["base"], data["weights"])


@cache
def figure_judge() -> Judge:
    """The shipped judge of figures."""
    kept: dict[str, Any] = msgspec.json.decode(_shipped("figures.json"))
    return Judge(forest(kept["first"]), forest(kept["second"]))


def _shipped(name: str) -> bytes:
    return resources.files("dateline.story").joinpath(name).read_bytes()


def chance(odds: float) -> float:
    """The likelihood (0 to 1) that a logarithm of odds stands for."""
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, odds))))
