"""What a language supplies to be recognised by: its commonest words."""

from __future__ import annotations

from msgspec import Struct


class FunctionWords(Struct, frozen=True):
    """Lower-case words that hold sentences together and that few other languages share."""

    words: frozenset[str]
