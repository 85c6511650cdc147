"""The words of the list that stands before several stories."""

from __future__ import annotations

from msgspec import Struct


class HeapWords(Struct, frozen=True, kw_only=True):
    """title: of the list. documents: how many a story has, with {n}. left_out: heading of what is in no story."""

    title: str
    documents: str
    left_out: str
