"""What a language supplies for finding where sentences end."""

from __future__ import annotations

from msgspec import Struct


class SentenceWords(Struct, frozen=True, kw_only=True):
    """Words that decide whether a full stop ends a sentence. All in lower case, abbreviations without their last stop.

    inner: abbreviations that stand before what belongs to them, so never end a sentence ("ca", "bzw").
    titles: the same, where written with a capital ("Dr", "Mag", "Sen"); in lower case they are other words.
    numbered: the same, where a number follows ("Nr", "Art", "No").
    closing: abbreviations that may end one ("usw", "Mio", "Inc"); they do where a starter follows.
    suffixes: ends of words that are such abbreviations too ("str" for "Hauptstr.").
    starters: words that, capitalised, begin a sentence: articles, pronouns, prepositions, adverbs. Not nouns.
    ordinals: True where a number with a full stop is an ordinal ("18. August"), so that only a starter after it
        shows that the sentence ended.
    """

    inner: frozenset[str]
    titles: frozenset[str]
    numbered: frozenset[str]
    closing: frozenset[str]
    suffixes: tuple[str, ...]
    starters: frozenset[str]
    ordinals: bool
