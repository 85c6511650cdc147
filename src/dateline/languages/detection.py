"""Which of the languages that are here a text is written in."""

from __future__ import annotations

import re
from collections import Counter

from dateline.languages import codes, words

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_CHARACTERS = 20_000
_SHARE_OF_WORDS = 0.15
"""News prose in a language consists to a third or more of its function words, in another language to under a tenth."""


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it is none of those that are here (or too short).

    The share of function words decides; the first 20,000 characters are enough.
    """
    shares, total = shares_of(text)
    best = max(shares, key=lambda code: shares[code])
    return best if total and shares[best] >= _SHARE_OF_WORDS else None


def shares_of(text: str) -> tuple[dict[str, float], int]:
    """By language, the share of the text's words that are its function words; and how many words there are."""
    counts = Counter(_WORD.findall(text[:_ENOUGH_CHARACTERS].lower()))
    total = sum(counts.values())
    return {code: _share(counts, max(total, 1), code) for code in codes()}, total


def _share(counts: Counter[str], total: int, code: str) -> float:
    known = words(code, "function_words").words & counts.keys()
    return sum(counts[word] for word in known) / total
