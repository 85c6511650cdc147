"""The tables that are searched in. All of it can be made again from what is stored."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from dateline.store.schema import Instant, metadata

entries = sa.Table(
    "search_entries",
    metadata,
    # Made of the time, so that the order of ids is the order of answers in both databases (see places.py).
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("document", sa.Text, nullable=False, index=True),
    sa.Column("story", sa.String(12), index=True),
    sa.Column("time", Instant),
    sa.Column("digest", sa.String(32), nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

lexemes = sa.Table(
    "search_lexemes",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, sa.ForeignKey(entries.c.id), primary_key=True, autoincrement=False),
    sa.Column("terms", postgresql.TSVECTOR, nullable=False),
    sa.Index("search_lexemes_terms", "terms", postgresql_using="gin"),
)
"""PostgreSQL's side of it; SQLite's is the FTS5 table `search_text`."""


def create_search_tables(connection: Connection) -> None:
    """Make what differs between the two databases."""
    if connection.dialect.name == "sqlite":
        # Our words are ASCII already: the tokenizer has to cut at blanks and nothing else. Beginnings of two to four
        # letters have an index of their own.
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE search_text USING fts5("
            "words, stems, people, tags, tokenize = \"ascii tokenchars '_'\", prefix = '2 3 4')"
        )
        return
    connection.exec_driver_sql(
        "CREATE TABLE search_lexemes ("
        "id BIGINT PRIMARY KEY REFERENCES search_entries (id) ON DELETE CASCADE, terms TSVECTOR NOT NULL)"
    )
    connection.exec_driver_sql(
        "CREATE INDEX search_lexemes_terms ON search_lexemes USING GIN (terms) WITH (fastupdate = off)"
    )
