"""What a language calls the things that news is about, so that two reports meet although they choose other words.

A concept is one thing with a key shared by all languages ("car"); a language lists the words for it ("Auto Wagen
Limousine"), as a reader would find them in a thesaurus. Words are written in lower case and separated by spaces;
inflected forms that a stemmer does not bring together ("fuhr") are listed themselves. A word may stand under one
concept only; words that mean too many things stand under none.
"""

from __future__ import annotations

from msgspec import Struct


class ConceptWords(Struct, frozen=True, kw_only=True):
    """words: concept key → the language's words for it, separated by spaces."""

    words: dict[str, str]
