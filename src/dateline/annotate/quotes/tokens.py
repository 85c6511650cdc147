"""Words of a paragraph, with what stands in quotation marks taken as one, and cut into units that can be analysed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.annotate.quotes.marks import Quoted
from dateline.model import Block, Span

Kind = Literal["word", "number", "quoted", "comma", "colon", "semicolon", "dash", "open", "close", "stop", "other"]

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_][\w\u0300-\u036f\u00ad]*(?:[-‑’'.&/](?=\w)[\w\u0300-\u036f\u00ad]+)*(?:-(?=\s)|\.)?)"
    r"|(?P<number>\d[\d.,:]*(?<![.,:])(?:[-‑]\w+)*)"
    r"|(?P<stop>\.\.\.|[.!?…])"
    r"|(?P<dash>[–—]|(?<=\s)-(?=\s))"
    r"|(?P<comma>,)|(?P<colon>:)|(?P<semicolon>;)|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<other>\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_LONGEST = 160
"""Words and marks of a unit, at most: what is longer is no sentence, and is cut to keep the time linear."""
_ENDS = frozenset(".!?…")


class Token(NamedTuple):
    """A word, a mark, or everything between two quotation marks (kind "quoted", then `quoted` is its number)."""

    start: int
    end: int
    text: str
    low: str
    kind: Kind
    quoted: int = -1

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital in it ("Rat", "ai-Bericht"), or an address ("ndr.de")."""
        return self.kind == "word" and (self.text != self.low or "." in self.text[1:-1])


class Unit(NamedTuple):
    """A stretch of one paragraph to be analysed in one go: a sentence, with the sentences quoted in it.

    block: number of its paragraph. start, end: in the document's text.
    """

    block: int
    start: int
    end: int
    tokens: tuple[Token, ...]


def units(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Span],
    quoted: Sequence[Quoted],
    abbreviations: frozenset[str],
) -> list[Unit]:
    """The units of all blocks in order of the text.

    quoted: as find_quoted returns them; those that lie in others are part of them.
    abbreviations: whose full stop ends no sentence. Where no sentence is known, a paragraph is one unit.
    """
    starts = [s[0] for s in sentences]
    outer = [(q.outer, i) for i, q in enumerate(quoted) if q.depth == 0]
    result: list[Unit] = []
    position = 0
    for number, block in enumerate(blocks):
        inside = []
        while position < len(outer) and outer[position][0][0] < block.end:
            (a, b), index = outer[position]
            if b > block.start:
                inside.append((max(a, block.start), min(b, block.end), index))
            if b > block.end:
                break
            position += 1
        cuts = _cuts(block, sentences, starts, inside)
        tokens = _tokens(text, block, inside, abbreviations)
        result += _split(number, tokens, cuts)
    return result


def _cuts(block: Block, sentences: Sequence[Span], starts: list[int], inside: list[tuple[int, int, int]]) -> list[int]:
    """Where sentences begin in the block, except within quotations."""
    first = max(bisect.bisect_right(starts, block.start) - 1, 0)
    cuts = []
    for start, _ in sentences[first:]:
        if start >= block.end:
            break
        if start > block.start:
            cuts.append(start)
    kept, at = [], 0
    for cut in cuts:
        while at < len(inside) and inside[at][1] <= cut:
            at += 1
        if at == len(inside) or cut <= inside[at][0]:
            kept.append(cut)
    return kept


def _tokens(text: str, block: Block, inside: list[tuple[int, int, int]], abbreviations: frozenset[str]) -> list[Token]:
    tokens: list[Token] = []
    position = block.start
    for start, end, index in [*inside, (block.end, block.end, -1)]:
        tokens += words(text, position, start, abbreviations)
        if index >= 0:
            tokens.append(Token(start, end, text[start:end], "", "quoted", index))
        position = end
    return tokens


def words(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[Token]:
    """The words and marks between two offsets, quotation marks among them as "other"."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        value, stop = match.group(), match.end()
        if kind == "number" and value.lower() != value:
            kind = "word"  # "51-Jährige", "17-Year-Old"
        if kind == "word" and value[-1] == "." and not _is_abbreviation(value, abbreviations):
            value, stop = value[:-1], stop - 1
            tokens.append(Token(match.start(), stop, value, value.lower(), kind))
            tokens.append(Token(stop, stop + 1, ".", ".", "stop"))
            continue
        tokens.append(Token(match.start(), stop, value, value.lower(), kind))
    return tokens


def _is_abbreviation(value: str, abbreviations: frozenset[str]) -> bool:
    return value[:-1].lower() in abbreviations or _INITIALS.fullmatch(value) is not None


def _split(number: int, tokens: list[Token], cuts: list[int]) -> list[Unit]:
    """Cut at the sentences' starts, and after a quotation that ends a sentence where the next word begins another."""
    result: list[Unit] = []
    current: list[Token] = []
    at = 0
    for index, token in enumerate(tokens):
        cut = False
        while at < len(cuts) and cuts[at] <= token.start:
            cut, at = True, at + 1
        if current and not cut and current[-1].kind == "quoted":
            cut = _begins_anew(tokens, index, len(current))
        if (cut or len(current) >= _LONGEST) and current:
            result.append(Unit(number, current[0].start, current[-1].end, tuple(current)))
            current = []
        current.append(token)
    if current:
        result.append(Unit(number, current[0].start, current[-1].end, tuple(current)))
    return result


def _begins_anew(tokens: list[Token], index: int, length: int) -> bool:
    """Whether a word after a quotation begins a sentence: „… Präsident!“ Doch Trump …"""
    quotation, token = tokens[index - 1], tokens[index]
    inner = quotation.text.rstrip("\"“”„«»'‘’‚‹› ")
    ended = inner[-1:] in _ENDS
    led_in = length == 1 or tokens[index - 2].kind in ("colon", "comma")
    if token.kind == "quoted":
        return ended and led_in
    return ended and led_in and token.capital
