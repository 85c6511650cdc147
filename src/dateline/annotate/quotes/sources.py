"""Phrases that put a clause on somebody's word without a verb: "laut X", "nach Angaben von X", "X zufolge", "so X"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline.annotate.quotes.clauses import BREAKS
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.tokens import Token

SourceKind = Literal["before", "after", "noun", "alone", "so", "relative"]


class Source(NamedTuple):
    """Tokens [start, end) of a unit that name a source.

    cue: its word's number. speaker: the phrase for who it is ("Zeugenaussagen" where only that is said); named: it
    says whose word it is.
    """

    kind: SourceKind
    start: int
    end: int
    cue: int
    speaker: tuple[tuple[int, int], ...]
    named: bool = True


def find_sources(finder: FrameFinder) -> list[Source]:
    """All such phrases of a unit, in order."""
    found: list[Source] = []
    i = 0
    while i < len(finder.tokens):
        source = _source_at(finder, i)
        if source is not None and not (found and source.start < found[-1].end):
            found.append(source)
            i = max(source.end, i + 1)
        else:
            i += 1
    return found


def _source_at(finder: FrameFinder, i: int) -> Source | None:
    words, tokens = finder.words, finder.tokens
    token = tokens[i]
    if token.kind != "word":
        return None
    low = token.low
    if low in words.source_after:
        return _postponed(finder, i)
    if low in words.source_with_noun:
        source = _with_noun(finder, i)
        if source is not None:
            return source
    length = _opening(finder, i)
    if length:
        phrase = finder.grammar.phrase(tokens, i + length)
        if phrase is not None:
            return Source("before", i, phrase.end, i, ((phrase.start, phrase.end),))
    if low in words.source_relatives and i > 1 and tokens[i - 1].kind == "comma":
        return Source("relative", i, i + 1, i, finder.antecedent(i))
    if low in words.sources_alone:
        return Source("alone", i, i + 1, i, (), False)
    if low in words.so and i > 0 and tokens[i - 1].kind in ("comma", "quoted", "dash"):
        return _so(finder, i)
    return None


def _opening(finder: FrameFinder, i: int) -> int:
    """How many words from `i` on announce a source ("laut", "according to"); 0 where none do."""
    words, tokens = finder.words, finder.tokens
    if tokens[i].low in words.source_before:
        return 1
    pair = f"{tokens[i].low} {tokens[i + 1].low}" if i + 1 < len(tokens) else ""
    return 2 if pair in words.source_before else 0


def _postponed(finder: FrameFinder, i: int) -> Source | None:
    """ "Insidern zufolge": the phrase that ends right before the word."""
    tokens = finder.tokens
    for start in range(max(0, i - 14), i):
        if start > 0 and (tokens[start - 1].capital and tokens[start].capital):
            continue
        phrase = finder.grammar.phrase(tokens, start, i)
        if phrase is not None and phrase.end == i and not (start > 0 and _is_adjective(finder, start - 1)):
            return Source("after", start, i + 1, i, ((start, i),))
    return None


def _is_adjective(finder: FrameFinder, i: int) -> bool:
    token = finder.tokens[i]
    return (
        token.kind == "word"
        and not token.capital
        and token.low in (finder.words.articles.nominative | finder.words.articles.oblique)
    )


def _with_noun(finder: FrameFinder, i: int) -> Source | None:
    """ "nach Angaben von X", "nach eigenen Angaben", "ihrer Ansicht nach"."""
    words, tokens = finder.words, finder.tokens
    for j in range(i + 1, min(i + 6, len(tokens))):
        token = tokens[j]
        if token.kind != "word":
            break
        if token.low in words.source_nouns or _compound(token, words.source_compounds):
            whole = finder.grammar.phrase(tokens, i + 1)
            end = max(whole.end if whole is not None else j + 1, j + 1)
            inner = finder.grammar.phrase(tokens, j + 1, end) if j + 1 < end else None
            start = j + 1
            if inner is None and j + 2 < end and tokens[j + 1].low in words.prepositions:
                inner = finder.grammar.phrase(tokens, j + 2, end)
                start = j + 2
            speaker = ((start, end),) if inner is not None and start < end else ((i + 1, end),)
            return Source("noun", i, end, i, speaker, inner is not None)
        if token.capital and not _is_genitive_name(tokens, j):
            break
    before = i - 1
    if before >= 1 and (tokens[before].low in words.source_nouns):
        start = before
        while start > 0 and (
            tokens[start - 1].low in words.articles.nominative
            or tokens[start - 1].low in words.articles.oblique
            or (
                tokens[start - 1].kind == "word"
                and (not tokens[start - 1].capital or start == 1)
                and tokens[start - 1].low.endswith(words.adjective_endings)
            )
        ):
            start -= 1
        if start < before:
            return Source("noun", start, i + 1, i, ((start, i),), False)
    return None


def _compound(token: Token, compounds: tuple[str, ...]) -> bool:
    return token.capital and token.low.endswith(compounds)


def _is_genitive_name(tokens: tuple[Token, ...], j: int) -> bool:
    return tokens[j].low.endswith(("s", "'", "’"))


def _so(finder: FrameFinder, i: int) -> Source | None:
    """ "so X": only where a noun phrase follows that ends its clause, but for a few words."""
    words, tokens = finder.words, finder.tokens
    phrase = finder.grammar.phrase(tokens, i + 1)
    if phrase is None or not phrase.subject:
        return None
    if tokens[phrase.start].low in words.expletives:
        return None
    end = finder.grammar.apposition(tokens, phrase.end, len(tokens)) if phrase.end < len(tokens) else phrase.end
    named = end
    last = end
    while last < len(tokens) and tokens[last].low in words.adverbs:
        last += 1
    if last == len(tokens) or tokens[last].kind in BREAKS:
        end = last  # "so Vogt | weiter:"
    rest = end
    while rest < len(tokens) and tokens[rest].kind == "word" and rest - end < 12:
        if finder.is_verb(tokens[rest]) and tokens[rest].low not in words.adverbs:
            return None
        rest += 1
    return Source("so", i, end, i, ((phrase.start, named),))
