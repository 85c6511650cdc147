"""Lengths of time as a person writes them."""

from __future__ import annotations

import math
import re

_PART = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*(s|min|m|h|d)", re.I)
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


def seconds_of(value: object) -> float | None:
    """Seconds of "90s", "5m", "1h 30m", "3d", or of a number of seconds; None where it is none of these."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else None
    if not isinstance(value, str):
        return None
    rest = _PART.sub("", value)
    parts = _PART.findall(value)
    if not parts or rest.strip():
        return None
    return sum(float(number) * _SECONDS[unit.lower()] for number, unit in parts)


def in_words(seconds: float) -> str:
    """As it would be written: "20s", "5m", "1h 30m", "3d"."""
    left = round(seconds)
    if left <= 0:
        return f"{seconds:g}s"
    parts = []
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2])
