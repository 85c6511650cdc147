"""What the tagger sees of each word: its shape, its ends, what the lexicon knows, and the same of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.annotate.names.lexicon import Entry, entry, look_up, tail
from dateline.annotate.names.roles import is_demonym, is_role
from dateline.languages.names import NameWords

_LONGEST_PHRASE = 4
_HYPHEN = re.compile(r"[-‐‑]")
_QUOTES = frozenset('"„“”«»‚‘')
_CACHED = 60_000


class Features:
    """Reads sentences of one language. What a word says by itself is worked out once and kept."""

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._of_word = lru_cache(maxsize=_CACHED)(self._word)

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """A list of features for each word of one sentence."""
        seen = [self._of_word(w) for w in words]
        phrases = _phrases(words)
        shout = sum(w.isupper() for w in words) > len(words) / 2
        last = len(words) - 1
        lower_before, lower_after = _lower_neighbours(words)
        quoted = False
        rows: list[list[str]] = []
        for i, word in enumerate(seen):
            row = [*word.own, *phrases[i], lower_before[i], lower_after[i]]
            row += seen[i - 1].before if i else _START
            row += seen[i + 1].after if i < last else _END
            if i > 1:
                row += seen[i - 2].far_before
            if i < last - 1:
                row += seen[i + 2].far_after
            if i:
                row += _pair("-1", seen[i - 1], word)
            if i < last:
                row += _pair("+1", seen[i + 1], word)
            if quoted:
                row.append("quoted")
            if words[i] in _QUOTES:
                quoted = not quoted
            if i < 3 and not any(w[0].isalnum() for w in words[:i]):
                row.append("first")
            if shout:
                row.append("shout")
            rows.append(row)
        return rows

    def _word(self, word: str) -> _Word:
        low, shape = word.lower(), _shape(word)
        known = entry(word) if word[0].isalpha() else _NOTHING
        lists = known.lists or "0"
        flags = self._flags(word)
        own = ["b", f"w={low}", f"s={shape}", f"l={lists}", f"s|l={shape}|{lists}", f"len={min(len(low), 12)}"]
        own += [f"p{n}={low[:n]}" for n in (1, 2, 3, 4) if len(low) > n]
        own += [f"e{n}={low[-n:]}" for n in (1, 2, 3, 4, 5) if len(low) > n]
        own += [f"e3|s={low[-3:]}|{shape}", *(f"l:{c}" for c in lists), *_meaning("", known)]
        if flags:
            own.append(f"f={flags}")
        if word[0].isupper():
            own += [f"n={low[k : k + 4]}" for k in range(min(len(low) - 3, 14))]
            own += self._parts(word, known)
            own.append(f"low={entry(low).lists}")  # what it is where its capital only opens a sentence
        near = [f"w={low}", f"s={shape}", f"l={lists}", f"e3={low[-3:]}", f"e5={low[-5:]}", *_meaning("", known)]
        near += [f"f={flags}"] if flags else []
        far = [f"w={low}", f"s={shape}", f"l={lists}"] + ([f"f={flags}"] if flags else [])
        return _Word(
            own,
            [f"-1:{f}" for f in near],
            [f"+1:{f}" for f in near],
            [f"-2:{f}" for f in far],
            [f"+2:{f}" for f in far],
            low,
            shape,
            lists,
            known.likely,
        )

    def _parts(self, word: str, known: Entry) -> list[str]:
        """What the parts of a compound say."""
        parts = _HYPHEN.split(word)
        if len(parts) > 1 and parts[0] and parts[-1]:
            first, last = entry(parts[0]), entry(parts[-1])
            return [
                f"h<{parts[0].lower()}",
                f"h>{parts[-1].lower()}",
                f"h<l={first.lists}",
                f"h>l={last.lists}",
                f"h>e4={parts[-1].lower()[-4:]}",
                *_meaning("h>", last),
                *_meaning("h<", first),
            ]
        if known.coarse or not self._words.compounds:
            return []
        noun, of_noun = tail(word)
        return [f"t={noun}", *_meaning("t", of_noun)] if noun else ["t-"]

    def _flags(self, word: str) -> str:
        low = word.lower()
        flags = "h" if low in self._words.honorifics else "r" if is_role(word, self._words) else ""
        flags += "d" if is_demonym(low, self._words) else ""
        flags += "o" if low in self._words.organisations or low in self._words.organisation_heads else ""
        return flags + ("m" if low in self._words.no_names else "")


class _Word:
    """Features of one word for itself and for its neighbours; what pairs are made of."""

    __slots__ = ("after", "before", "far_after", "far_before", "likely", "lists", "low", "own", "shape")

    def __init__(
        self,
        own: list[str],
        before: list[str],
        after: list[str],
        far_before: list[str],
        far_after: list[str],
        low: str,
        shape: str,
        lists: str,
        likely: int,
    ) -> None:
        self.own, self.before, self.after = own, before, after
        self.far_before, self.far_after = far_before, far_after
        self.low, self.shape, self.lists, self.likely = low, shape, lists, likely


_NOTHING = Entry("-", 0, 0, (), -1)
_START = ["-1:start"]
_END = ["+1:end"]


def _meaning(prefix: str, known: Entry) -> list[str]:
    if not known.coarse:
        return [f"{prefix}c0"]
    found = [f"{prefix}c={known.coarse}", f"{prefix}k={known.fine}", f"{prefix}g={known.likely}"]
    return found + [f"{prefix}g{k}={v}" for k, v in enumerate(known.guesses) if v]


def _pair(where: str, other: _Word, word: _Word) -> list[str]:
    return [
        f"ss{where}={other.shape}|{word.shape}",
        f"wl{where}={other.low}|{word.lists}",
        f"ll{where}={other.lists}|{word.lists}",
        f"gg{where}={other.likely}|{word.likely}|{word.shape}",
        f"wg{where}={other.low}|{word.likely}",
    ]


def _lower_neighbours(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """For each word the nearest word before and after that has no capital: articles, verbs, signs."""
    before, after = ["lw=^"] * len(words), ["rw=$"] * len(words)
    for i in range(1, len(words)):
        before[i] = before[i - 1] if words[i - 1][0].isupper() else f"lw={words[i - 1].lower()}"
    for i in range(len(words) - 2, -1, -1):
        after[i] = after[i + 1] if words[i + 1][0].isupper() else f"rw={words[i + 1].lower()}"
    return before, after


@lru_cache(maxsize=_CACHED)
def _shape(word: str) -> str:
    """Xx for Trump, XX for EU, xX for iPhone, d for digits, the signs themselves: runs are written once."""
    out: list[str] = []
    for c in word:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        if not out or out[-1] != kind:
            out.append(kind)
    shape = "".join(out[:8])
    if shape == "X":
        return "X" if len(word) == 1 else "XX"
    return shape


@lru_cache(maxsize=_CACHED)
def lists_of(word: str) -> str:
    """The letters of the lists that a word or phrase is on, "0" for none, "-" for a word without capital."""
    if not word[:1].isupper():
        return "-"
    return entry(word).lists or "0"


def _phrases(words: Sequence[str]) -> list[list[str]]:
    """For each word, whether it begins or continues a known name of several words."""
    marks: list[list[str]] = [[] for _ in words]
    i = 0
    while i < len(words):
        step = 1
        if words[i][0].isupper():
            for n in range(min(_LONGEST_PHRASE, len(words) - i), 1, -1):
                phrase = " ".join(words[i : i + n])
                found = look_up(phrase) or (look_up(phrase[:-1]) if phrase.endswith("s") else None)
                if found:
                    marks[i].append(f"B:{found.lists}")
                    for k in range(i + 1, i + n):
                        marks[k].append(f"I:{found.lists}")
                    step = n
                    break
        i += step
    return marks
