"""Sentences as vectors of a shipped encoder: nearness in meaning, across wordings and languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Vectors = Callable[[Sequence[str]], Any]
"""Texts to a float32 array of one row each, of any width: near in meaning is near in direction."""
