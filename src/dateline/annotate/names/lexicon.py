"""What is known of a word before its sentence is read: the lists it is on, and what kind of word it looks like.

lexicon.bin, little endian: MAGIC, u32 n, then columns of n values: u32 hashes (CRC-32 of the word's UTF-8), u16 bits of
LETTERS, u16 coarse cluster, u16 fine cluster (0: none), u16 guesses (2 bits each for: begins a person's name, goes on
with one, place, organisation, other name, no name). training/names/lexicon.py makes it and says from what.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from dateline.languages import codes, words

MAGIC = b"dlx1"
LETTERS = "FLCAWPGOcawNDSMs"
COARSE, FINE = 100, 600


class Entry(NamedTuple):
    """lists: letters of training/names/gazetteers.py. coarse, fine: clusters, 0 for none. guesses: 0 to 3 for each of
    the six kinds. likely: index of the likeliest kind, -1 where nothing is known."""

    lists: str
    coarse: int
    fine: int
    guesses: tuple[int, ...]
    likely: int


UNKNOWN = Entry("", 0, 0, (), -1)


@cache
def _table() -> tuple[array[int], list[array[int]]]:
    """The hashes in order, and the other columns."""
    raw = resources.files("dateline.annotate.names").joinpath("lexicon.bin").read_bytes()
    if raw[:4] != MAGIC:
        raise ValueError("lexicon.bin is not of this version")
    (n,) = struct.unpack_from("<I", raw, 4)
    at = 8 + 4 * n
    hashes, columns = array("I", raw[8:at]), [array("H", raw[at + 2 * n * k : at + 2 * n * (k + 1)]) for k in range(4)]
    if sys.byteorder == "big":
        for column in (hashes, *columns):
            column.byteswap()
    return hashes, columns


@lru_cache(maxsize=100_000)
def look_up(word: str) -> Entry | None:
    """What is known of exactly this word or phrase; None where nothing is."""
    hashes, (lists, coarse, fine, packed) = _table()
    key = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    i = bisect_left(hashes, key)
    if i == len(hashes) or hashes[i] != key:
        return None
    guesses = tuple(packed[i] >> (2 * k) & 3 for k in range(6))
    likely = max(range(6), key=guesses.__getitem__) if any(guesses) else -1
    return Entry("".join(c for k, c in enumerate(LETTERS) if lists[i] >> k & 1), coarse[i], fine[i], guesses, likely)


@cache
def _endings() -> tuple[str, ...]:
    """The endings of every language that is here; the lexicon does not say which language a word is of."""
    return tuple(dict.fromkeys(e for code in codes() for e in words(code, "inflection").noun_endings))


@lru_cache(maxsize=60_000)
def entry(word: str) -> Entry:
    """What is known of the word, else of the word without an inflectional ending or in ordinary capitals."""
    found = look_up(word)
    if found is None and len(word) > 3:
        if word.isupper():
            found = look_up(word.capitalize())
        for ending in _endings() if found is None else ():
            if word.endswith(ending) and len(word) - len(ending) > 2:
                found = look_up(word[: -len(ending)].rstrip("'’"))
                if found is not None:
                    break
    return found or UNKNOWN


def may_be_person(word: str) -> bool:
    """Whether nothing speaks against a capitalised word's being a person's name, and something for it.

    It is on a list of people's names, looks like one, or is no word that anything is known of; and it is no country.
    """
    known = entry(word)
    if "W" in known.lists:
        return False
    if {"F", "L"} & set(known.lists) or known.likely in (0, 1):
        return True
    return known is UNKNOWN and entry(word.lower()) is UNKNOWN and not tail(word)[0]


def is_noun(word: str) -> bool:
    """Whether the word is a common noun and on no list of people's names."""
    lists = entry(word).lists
    return "N" in lists and not {"F", "L"} & set(lists)


@lru_cache(maxsize=60_000)
def tail(word: str) -> tuple[str, Entry]:
    """The longest known noun that an unknown compound ends in ("Treffen" in "Gipfeltreffen"); "" where none does."""
    for k in range(3, min(len(word) - 3, 20)):
        last = word[k:].capitalize()
        found = look_up(last)
        if found is not None and "N" in found.lists:
            return last.lower(), found
    return "", UNKNOWN
