"""Whether the words around a time look back or ahead: the nearest verb decides."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.languages.times import Tense

_REACH = 25
_ACROSS_COMMA = 6  # a verb of another clause counts as this many words further away
_ENDS = frozenset(".!?;")
_KEPT = 1 << 15


class Directions:
    """Reads the direction of a sentence with the verbs of one language."""

    def __init__(self, tense: Tense) -> None:
        self._tense = tense
        self._past_shape = re.compile("|".join(tense.past_shapes) or r"(?!)")
        self._of = lru_cache(maxsize=_KEPT)(self._word)

    def at(self, words: list[str], first: int, last: int) -> int:
        """-1 where the words before `first` and from `last` on look back, 1 where they look ahead, 0 undecided."""
        best, distance = 0, _REACH + 1
        for step, position in ((-1, first - 1), (1, last)):
            away, i = 0, position
            while 0 <= i < len(words) and away < distance:
                word = words[i]
                if word in _ENDS and not (i and words[i - 1].isdigit()):
                    break
                if word == ",":
                    away += _ACROSS_COMMA
                elif (found := self._of(word)) and away < distance:
                    best, distance = found, away
                    break
                away += 1
                i += step
        return best

    def _word(self, word: str) -> int:
        lower = word.lower()
        if lower in self._tense.future or lower in self._tense.present:
            return 1
        if lower in self._tense.past or self._past_shape.fullmatch(word):
            return -1
        return 0
