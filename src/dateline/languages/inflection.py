"""What a language supplies for taking words back to the form that lists have them in."""

from __future__ import annotations

from msgspec import Struct


class InflectionWords(Struct, frozen=True):
    """noun_endings: endings that nouns and names take when inflected, in the order in which they are tried."""

    noun_endings: tuple[str, ...]
