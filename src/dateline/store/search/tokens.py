"""Words as they are indexed: plain ASCII, so that both databases take them as they are and agree.

A word has two forms. As written: lower case, without accents and umlauts (ä, ae and a are one). And its stem, in the
language of its text and marked with it, since "gift" is one thing in German and another in English.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol

import snowballstemmer

from dateline import languages
from dateline.languages.search import SearchWords

WORD = re.compile(r"(?:[^\W_][\u0300-\u036f\u00ad]*)+")
"""Letters and digits; accents that stand apart and soft hyphens stay inside."""

LONGEST = 60
"""Letters of a word that count."""

UNKNOWN = "und"

_DROPPED = re.compile(r"[\u0300-\u036f\u00ad]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
# Letters that Unicode does not take apart although readers do.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """The words of a text between two offsets: start, end, and as they stand there."""
    for found in WORD.finditer(text, start, len(text) if end is None else end):
        yield found.start(), found.end(), found.group()


def known_languages() -> tuple[str, ...]:
    """Languages whose words are stemmed, and "und" for all others."""
    return (*_stemmed(), UNKNOWN)


@lru_cache(maxsize=200_000)
def as_written(word: str) -> str:
    """A word in lower case, without accents, its umlauts plain."""
    return _ascii(_plain(simple(word)))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A word's stem, marked with its language; the word as written in a language that has no stemmer here."""
    if language not in _stemmed():
        return f"{UNKNOWN}_{as_written(word)}"
    words = _words(language)
    found = simple(word)
    if words.plain_first:
        found = _plain(found)
    stemmer, lock = _stemmer(language)
    with lock:  # a stemmer works in place
        found = stemmer.stemWord(found)
    if not words.plain_first:
        found = _plain(found)
    return f"{language}_{_ascii(found)}"


def simple(word: str) -> str:
    """A word in lower case without accents; digraphs stay."""
    low = word.lower().casefold()
    if low.isascii():
        return low[:LONGEST]
    return _DROPPED.sub("", unicodedata.normalize("NFKD", low).translate(_LETTERS))[:LONGEST].casefold()


def spelt_out(word: str) -> str:
    """A word in lower case with its umlauts as digraphs: what a beginning that ends within one is compared with."""
    low = unicodedata.normalize("NFC", word.lower().casefold())
    table = {plain: two for two, plain in _digraphs().items()}
    out = []
    for letter in low:
        parts = unicodedata.normalize("NFD", letter)
        out.append(table.get(parts[0], letter) if parts[1:] == "\u0308" else letter)
    return simple("".join(out))


def _plain(word: str) -> str:
    return _digraph_pattern().sub(lambda m: _digraphs()[m.group()], word)


def _ascii(word: str) -> str:
    """Letters outside of a to z by their number: a Cyrillic word too is a token that both databases leave alone."""
    if word.isascii() and word.isalnum():
        return word
    return _NOT_PLAIN.sub(lambda m: f"_{ord(m.group()):x}_", word)


@cache
def _stemmed() -> tuple[str, ...]:
    return tuple(code for code in languages.codes() if _has_words(code))


def _has_words(language: str) -> bool:
    try:
        languages.words(language, "search")
    except KeyError:
        return False
    return True


@cache
def _words(language: str) -> SearchWords:
    found: SearchWords = languages.words(language, "search")
    return found


@cache
def _stemmer(language: str) -> tuple[_Stemmer, threading.Lock]:
    return snowballstemmer.stemmer(_words(language).stemmer), threading.Lock()


@cache
def _digraphs() -> dict[str, str]:
    return {two: one for code in _stemmed() for two, one in _words(code).digraphs.items()}


@cache
def _digraph_pattern() -> re.Pattern[str]:
    after = "".join(sorted({letter for code in _stemmed() for letter in _words(code).not_after}))
    behind = f"(?<![{after}])" if after else ""
    return re.compile(f"{behind}(?:{'|'.join(sorted(_digraphs()))})")
