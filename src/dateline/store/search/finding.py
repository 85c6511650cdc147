"""From a question to hits."""

from __future__ import annotations

from dateline.store.database import Database
from dateline.store.search.query import Found, SearchQuery


class Search:
    """The full-text search of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, query: SearchQuery) -> Found:
        """What fits the query, in order of time. Every passage is exact."""
        return Found(hits=())
