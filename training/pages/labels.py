"""Labels for a page's fragments: which of them the gold text holds.

The gold is the visible article as hand-written parsers read it. A fragment belongs to it where most of its words
stand in the gold in the same order (4-word shingles), a short one where a line of the gold is the same. Of
fragments that say the same only the one nearest to the rest of the article counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from dateline.extract.fragments import Fragment

_TOKEN = re.compile(r"\w+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"))


def tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).casefold())


def label_fragments(fragments: list[Fragment], gold_text: str) -> list[bool]:
    """True for the fragments whose text is in the gold."""
    lines = {tuple(tokens(line)) for line in gold_text.splitlines()}
    gold = tokens(gold_text)
    shingles = {tuple(gold[i : i + 4]) for i in range(len(gold) - 3)}
    labels = [_covered(tokens(f.text), shingles, lines) for f in fragments]
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, (fragment, inside) in enumerate(zip(fragments, labels, strict=True)):
        if inside:
            same[tuple(tokens(fragment.text))].append(i)
    single = [places[0] for places in same.values() if len(places) == 1]
    if not single:
        return labels
    middle = sorted(single)[len(single) // 2]
    for places in same.values():
        if len(places) > 1:
            best = min(places, key=lambda i: (fragments[i].hidden, abs(i - middle)))
            for i in places:
                labels[i] = i == best
    return labels


def _covered(words: list[str], shingles: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    if not words:
        return False
    if tuple(words) in lines:
        return True
    if len(words) < 5:
        return False
    inside = [False] * len(words)
    for i in range(len(words) - 3):
        if tuple(words[i : i + 4]) in shingles:
            inside[i : i + 4] = [True] * 4
    return sum(inside) * 3 >= len(words) * 2
