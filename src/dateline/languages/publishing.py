"""What exports say beside passages, in the words of one language."""

from __future__ import annotations

from msgspec import Struct


class PublishingWords(Struct, frozen=True, kw_only=True):
    """Sentences of exported files.

    corrections: what a person did, by kind, with {by} and {before}; the same keys in every language, and those with
        "-from" where it is known what stood there before. phrases: the rest, by key.
    """

    corrections: dict[str, str]
    phrases: dict[str, str]
