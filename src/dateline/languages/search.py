"""What a language must say so that its words are found however they are written."""

from __future__ import annotations

from msgspec import Struct


class SearchWords(Struct, frozen=True, kw_only=True):
    """stemmer: the algorithm of snowballstemmer.

    digraphs: two letters that are written where a keyboard has no umlaut, and the plain letter ("ae" → "a"); not_after:
    letters behind which they are not that ("Mauer", "Quelle"). plain_first: whether digraphs become plain before a word
    is stemmed: in a language that has umlauts they do (its endings are found so), in others they occur in names only.
    """

    stemmer: str
    digraphs: dict[str, str] = {}
    not_after: str = ""
    plain_first: bool = False
