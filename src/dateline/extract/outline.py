"""What the roles say of a document as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.stamps import Stamp
from dateline.extract.tickers import Ticker
from dateline.model import Dateline


@dataclass(slots=True)
class Outline:
    """What the roles say of the document: indices into the fragments, and values read on the way.

    first: where the article's text begins.
    """

    first: int = 0
    headline: int | None = None
    headline_text: str | None = None
    kicker: int | None = None
    kicker_text: str | None = None
    lead: int | None = None
    dateline: Dateline | None = None
    published: list[tuple[int, Stamp]] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    comment_count: int | None = None
    pictures: list[tuple[list[int], list[int]]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    ticker: Ticker | None = None
