"""Places in a text: spans of one document, and passages of a story."""

from __future__ import annotations

from msgspec import Struct

Span = tuple[int, int]
"""Start and end in a document's text: Unicode code points, half open."""


class Passage(Struct, frozen=True, order=True):
    """An exact span of a document, with the words that stood there when it was taken.

    `start` and `end` are offsets into the document's text in Unicode code points, half open.
    `exact` is that text (the term is W3C Web Annotation's TextQuoteSelector), so that a story can be
    verified against its sources without trusting whoever stored it.
    """

    document: str
    start: int
    end: int
    exact: str
