"""What the tagger sees of each word: its shape, its ends, what lists it is on, and the same of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.annotate.names.gazetteers import gazetteer

_LONGEST_PHRASE = 4
_HYPHEN = re.compile(r"[-‐‑]")


def features(words: Sequence[str]) -> list[list[str]]:
    """A list of features for each word of one sentence."""
    if not words:
        return []
    shout = sum(w.isupper() for w in words) > len(words) / 2
    seen = [_word(w) for w in words]
    phrases = _phrases(words)
    result = []
    last = len(words) - 1
    for i, (own, _, _) in enumerate(seen):
        row = list(own)
        row += seen[i - 1][1] if i else _START[0]
        row += seen[i + 1][2] if i < last else _END[0]
        if i > 1:
            row += _far(words[i - 2], "-2")
        if i < last - 1:
            row += _far(words[i + 2], "+2")
        row += phrases[i]
        if i:
            row.append(f"s-1s={_shape(words[i - 1])}|{_shape(words[i])}")
            row.append(f"w-1g={words[i - 1].lower()}|{lists_of(words[i])}")
            row.append(f"g-1g={lists_of(words[i - 1])}|{lists_of(words[i])}")
        if i < last:
            row.append(f"ss+1={_shape(words[i])}|{_shape(words[i + 1])}")
            row.append(f"gw+1={lists_of(words[i])}|{words[i + 1].lower()}")
            row.append(f"gg+1={lists_of(words[i])}|{lists_of(words[i + 1])}")
        if _first_word(words, i):
            row.append("first")
        if shout:
            row.append("shout")
        result.append(row)
    return result


_START = (["-1:start"],)
_END = (["+1:end"],)


def _first_word(words: Sequence[str], i: int) -> bool:
    return all(not w[0].isalnum() for w in words[:i]) if i < 3 else False


@lru_cache(maxsize=60_000)
def _word(word: str) -> tuple[list[str], list[str], list[str]]:
    """The word's features for itself, for the word after it, and for the word before it."""
    low = word.lower()
    shape, lists = _shape(word), lists_of(word)
    own = [f"w={low}", f"s={shape}", f"l={lists}", "b"]
    own += [f"p{n}={low[:n]}" for n in (1, 2, 3, 4) if len(low) > n]
    own += [f"e{n}={low[-n:]}" for n in (1, 2, 3, 4, 5) if len(low) > n]
    own += [f"l:{c}" for c in lists]
    own += [f"s|l={shape}|{lists}", f"e3|s={low[-3:]}|{shape}"]
    own.append(f"len={min(len(low), 12)}")
    parts = _HYPHEN.split(word)
    if len(parts) > 1:
        own += [
            f"h<{parts[0].lower()}",
            f"h>{parts[-1].lower()}",
            f"h>l={lists_of(parts[-1])}",
            f"h<l={lists_of(parts[0])}",
        ]
        own.append(f"h>e4={parts[-1].lower()[-4:]}")
    near = [f"w={low}", f"s={shape}", f"l={lists}", f"e3={low[-3:]}", f"e5={low[-5:]}"]
    return own, [f"-1:{f}" for f in near], [f"+1:{f}" for f in near]


@lru_cache(maxsize=60_000)
def _far(word: str, where: str) -> list[str]:
    low = word.lower()
    return [f"{where}:w={low}", f"{where}:s={_shape(word)}", f"{where}:l={lists_of(word)}"]


@lru_cache(maxsize=60_000)
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


@lru_cache(maxsize=60_000)
def lists_of(word: str) -> str:
    """The letters of the lists that the word is on; a genitive's s is taken off where only the bare form is known."""
    if not word[:1].isupper():
        return "-"
    known = gazetteer()
    found = known.get(word)
    if found is None and len(word) > 3 and word[-1] == "s":
        found = known.get(word[:-1].rstrip("'’"))
    if found is None and len(word) > 3 and word.isupper():
        found = known.get(word.capitalize())
    return found or "0"


def _phrases(words: Sequence[str]) -> list[list[str]]:
    """For each word, whether it begins or continues a known name of several words."""
    known = gazetteer()
    marks: list[list[str]] = [[] for _ in words]
    i = 0
    while i < len(words):
        step = 1
        if words[i][0].isupper():
            for n in range(min(_LONGEST_PHRASE, len(words) - i), 1, -1):
                phrase = " ".join(words[i : i + n])
                found = known.get(phrase) or (known.get(phrase[:-1]) if phrase.endswith("s") else None)
                if found:
                    marks[i].append(f"B:{found}")
                    for k in range(i + 1, i + n):
                        marks[k].append(f"I:{found}")
                    step = n
                    break
        i += step
    return marks
