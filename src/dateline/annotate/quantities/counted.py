"""What a figure counts: the noun phrase after it, or the one that a total was announced for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quantities.numbers import Token
from dateline.languages.quantities import QuantityWords
from dateline.model import Span

_MOST_ADJECTIVES = 3
_LONGEST_COMPLEMENT = 4


def counted_after(tokens: Sequence[Token], i: int, words: QuantityWords, *, united: bool = False) -> Span | None:
    """The noun phrase that begins at token i, with a short complement ("Dörfer in der Region Donezk").

    united: a unit stands before it.
    """
    if i < len(tokens) and tokens[i].low in words.partitives and i + 1 < len(tokens):
        i += 1  # "30 Prozent der Stimmen", "two of the villages"
        if tokens[i].low in words.articles:
            i += 1
    elif united and i < len(tokens) and not tokens[i].text[0].isupper():
        return None  # "seit vier Jahren herrschte Ruhe": only what follows at once belongs to a measure
    head = _german_head(tokens, i, words) if words.compounds else _english_head(tokens, i, words)
    if head is None:
        return None
    last = _complement(tokens, head, words)
    return tokens[i].start, tokens[last].end


def _german_head(tokens: Sequence[Token], i: int, words: QuantityWords) -> int | None:
    """Index of the capitalised noun at or shortly after i, with nothing but adjectives before it."""
    for k in range(i, min(i + _MOST_ADJECTIVES + 1, len(tokens))):
        token = tokens[k]
        if token.text[0].isupper():
            if token.low in words.no_counted or not token.text[0].isalpha():
                return None
            return _hyphenated(tokens, k)
        inflected = len(token.text) > 3 and token.low.endswith(words.adjective_endings)
        if not token.text[0].isalpha() or not (inflected or token.low in words.adjectives):
            return None
        if token.low in words.articles or token.low in words.complements or token.low in words.and_ | words.to:
            return None
    return None


def _hyphenated(tokens: Sequence[Token], k: int) -> int:
    """Index of the last token of the word that begins at k ("B-2-Bomber")."""
    while k + 2 < len(tokens) and tokens[k + 1].text in "-‐‑" and tokens[k + 1].start == tokens[k].end:
        if tokens[k + 2].start != tokens[k + 1].end or not tokens[k + 2].text[0].isalnum():
            break
        k += 2
    return k


def _english_head(tokens: Sequence[Token], i: int, words: QuantityWords) -> int | None:
    """Index of the last word of the noun phrase at i: what follows up to a function word, a verb or a sign."""
    if i < len(tokens) and tokens[i].low in words.fates:
        return i
    head: int | None = None
    for k in range(i, min(i + _MOST_ADJECTIVES, len(tokens))):
        token = tokens[k]
        if not token.text[0].isalpha() or token.low in words.stops or token.low in words.no_counted:
            break
        if head is not None and token.low.endswith(("ed", "ing")):
            break
        head = k
        if (
            token.low.endswith("s")
            and not token.low.endswith("ss")
            and k + 1 < len(tokens)
            and not token.text[0].isupper()
        ):
            break
    if head is None or tokens[head].low.endswith(("ly",)):
        return None
    return head


def _complement(tokens: Sequence[Token], head: int, words: QuantityWords) -> int:
    """Index of the last token of "in der Region Donezk", "der beiden Weltmächte", "of the council" after the head."""
    k = head + 1
    if k >= len(tokens) or tokens[k].low not in words.complements:
        return head
    last = head
    k += 1
    for n in range(k, min(k + _LONGEST_COMPLEMENT, len(tokens))):
        token = tokens[n]
        if token.text[0].isupper() and token.text[0].isalpha():
            last = n
            continue
        modifier = token.low in words.articles or token.low.endswith(words.modifier_endings)
        if last > head or not token.text[0].isalpha() or not modifier:
            break
    return last


def announced(tokens: Sequence[Token], i: int, words: QuantityWords) -> Span | None:
    """What "die Zahl der Toten stieg auf 12" counts: the noun phrase after the last total before token i, or where none
    follows the total itself ("the toll")."""
    for k in range(i - 1, max(-1, i - 12), -1):
        if tokens[k].text in ".;:!?" or tokens[k].text[0].isdecimal():
            return None
        if tokens[k].low in words.totals:
            if not words.compounds and tokens[k + 1].low not in words.partitives:
                # "the toll stood at nine": no capital tells a noun behind it from a verb
                return tokens[k].start, tokens[k].end
            found = counted_after(tokens, k + 1, words)
            return found if found and found[1] <= tokens[i].start else None
    return None
