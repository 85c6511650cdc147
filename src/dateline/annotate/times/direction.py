"""Whether the words around a time look back or ahead: the nearest finite verb, else what stands before."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.languages.times import Tense

_REACH = 12
_ACROSS_COMMA = 6  # a verb of another clause counts as this many words further away
_WEAK = 1000  # a participle counts only where there is neither
_WEAKER = 1500  # "ist" may belong to a participle, which then decides
_ENDS = frozenset(".!?;:")
_KEPT = 1 << 15


class Directions:
    """Reads the direction of a sentence with the verbs of one language."""

    def __init__(self, tense: Tense) -> None:
        self._tense = tense
        self._past = _any(tense.past_shapes)
        self._weak_past = _any(tense.weak_past)
        self._weak_future = _any(tense.weak_future)
        self._of = lru_cache(maxsize=_KEPT)(self._word)

    def at(self, words: list[str], first: int, last: int) -> int:
        """-1 where the words before `first` and from `last` on look back, 1 where they look ahead, 0 undecided.

        -2 where a word directly before leaves no doubt that it is past ("seit").
        """
        if last < len(words) and words[last] in self._tense.behind:
            return -1
        best, least = 0, 2 * _WEAK
        if first and (before := words[first - 1].lower()) in self._tense.ahead | self._tense.back:
            return 1 if before in self._tense.ahead else -2
        for step, position in ((-1, first - 1), (1, last)):
            away, i = 0, position
            while 0 <= i < len(words) and away < _REACH:
                word = words[i]
                if word in _ENDS and (i == last or not (i and words[i - 1].isdigit())):
                    break
                if word == ",":
                    away += _ACROSS_COMMA
                elif found := self._of(word):
                    direction, weakness = found
                    if away + weakness < least:
                        best, least = direction, away + weakness
                    if not weakness or away >= least:
                        break
                away += 1
                i += step
        return best

    def _word(self, word: str) -> tuple[int, int] | None:
        """The direction that a word speaks for, and how weakly."""
        lower = word.lower()
        if lower in self._tense.future:
            return 1, 0
        if lower in self._tense.past or self._past.fullmatch(word):
            return -1, 0
        if self._weak_past.fullmatch(word):
            return -1, _WEAK
        if self._weak_future.fullmatch(word):
            return 1, _WEAKER
        return None


def _any(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})" for shape in shapes) or r"(?!)")
