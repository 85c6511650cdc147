"""Numbers as they are written: digits with their signs, number words, multipliers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.languages.quantities import QuantityWords

_TOKEN = re.compile(
    r"""\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*   # digits with signs and narrow blanks between
      | [^\W\d_]+(?:[-‐‑'’/²³.][^\W\d_]+)*[²³]?  # words; km/h, m², U.S
      | °[CF]?|[^\w\s]|\w""",
    re.VERBOSE,
)
_MANY_DIGITS = 15
_GROUPS = re.compile(r"\d{1,3}(?:[ .,'’\u00a0\u202f\u2009]\d{3})+")


class Token(NamedTuple):
    """A number, a word or a sign, and where it stands. low: the text in lower case."""

    text: str
    low: str
    start: int
    end: int


class Number(NamedTuple):
    """A number read from tokens [first, after). digits: written with digits. vague: only a lower bound ("Hunderte")."""

    value: float
    first: int
    after: int
    digits: bool
    vague: bool = False
    bare_year: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The numbers, words and signs of text[start:end)."""
    return [Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def value_of_digits(text: str, words: QuantityWords) -> float | None:
    """The number that the digits and signs mean; None where they mean none (a clock, a date, a version, a phone)."""
    plain = re.sub("[\u00a0\u202f\u2009'’]", words.group, text)
    whole, _, fraction = plain.partition(words.decimal)
    if words.decimal in fraction or words.group in fraction or len(plain) > _MANY_DIGITS:
        return None
    if words.group in whole:
        if not _GROUPS.fullmatch(whole) or whole.startswith("0"):
            return None
        whole = whole.replace(words.group, "")
    elif len(whole) > 1 and whole.startswith("0"):
        return None
    return float(f"{whole}.{fraction or 0}")


def number_at(tokens: Sequence[Token], i: int, words: QuantityWords, *, opens: bool) -> Number | None:
    """The number that begins at token i. opens: the token opens its sentence, so that a capital says nothing."""
    token = tokens[i]
    if token.text[0].isdecimal():
        value = value_of_digits(token.text, words) if token.text.isascii() or not token.text.isdecimal() else None
        if value is None:
            return None
        year = token.text.isdecimal() and len(token.text) == 4 and 1500 <= value < 2100
        return _multiplied(Number(value, i, i + 1, digits=True, bare_year=year), tokens, words)
    if token.text[0].isupper() and not (opens and token.text[1:] == token.low[1:]) and token.low not in words.vague:
        return None
    if token.low in words.vague:
        return Number(words.vague[token.low], i, i + 1, digits=False, vague=True)
    if token.low in words.numbers:
        return _multiplied(Number(words.numbers[token.low], i, i + 1, digits=False), tokens, words)
    if token.low in words.fractions:
        return _part(tokens, i, i, words)
    if token.low in words.ones:
        if i + 1 < len(tokens) and tokens[i + 1].low in words.fractions:
            return _part(tokens, i, i + 1, words)
        return _multiplied(Number(1.0, i, i + 1, digits=False), tokens, words)
    return None


def _part(tokens: Sequence[Token], first: int, i: int, words: QuantityWords) -> Number | None:
    """The number that begins at token `first` and has its fraction at i: "eine halbe Million", "half a tonne"; None
    where neither a multiplier nor a unit follows."""
    after = i + 1
    while after < len(tokens) and tokens[after].low in words.of_a:
        after += 1
    if after == len(tokens) or not (tokens[after].low in words.multipliers or tokens[after].low in words.units):
        return None
    return _multiplied(Number(words.fractions[tokens[i].low], first, after, digits=False), tokens, words)


def _multiplied(number: Number, tokens: Sequence[Token], words: QuantityWords) -> Number:
    """The number with the half and the multipliers after it: "1,2 Millionen", "two and a half million", "1,5 Mio."."""
    value, after = number.value, number.after
    for half in words.and_a_half:
        if tuple(token.low for token in tokens[after : after + len(half)]) == half:
            value, after = value + 0.5, after + len(half)
    while after < len(tokens) and tokens[after].low in words.multipliers:
        glued = tokens[after].start == tokens[after - 1].end
        if len(tokens[after].text) == 1 and not glued:
            break  # "5 m" are metres, "$5m" are millions
        value *= words.multipliers[tokens[after].low]
        after += 1
        abbreviated = len(tokens[after - 1].text) <= 3 and after < len(tokens) and tokens[after].text == "."
        if abbreviated and tokens[after].start == tokens[after - 1].end and after + 1 < len(tokens):
            after += 1
    bare = number.bare_year and after == number.after
    return number._replace(value=value, after=after, bare_year=bare)
