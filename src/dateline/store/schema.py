"""The tables, the same in both databases. What is searched in lies in search/tables.py, derived from these.

A change here needs a step in migrations.py and a new number there; tests/store/test_migrations.py holds that.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect


class Instant(sa.types.TypeDecorator[dt.datetime]):
    """An instant as microseconds since 1970 in UTC: the same order and the same value in both databases."""

    impl = sa.BigInteger
    cache_ok = True
    _EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    _MICROSECOND = dt.timedelta(microseconds=1)

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - self._EPOCH) // self._MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else self._EPOCH + value * self._MICROSECOND


metadata = sa.MetaData()
_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite counts up INTEGER PRIMARY KEY only


def _refers(column: str, **options: Any) -> sa.ForeignKey:
    return sa.ForeignKey(column, **options)


schema_version = sa.Table(
    "dateline_schema",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("program", sa.Text, nullable=False),
)

contents = sa.Table(
    "contents",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("base", sa.String(64), _refers("contents.hash"), index=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

pages = sa.Table(
    "pages",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("content", sa.String(64), _refers("contents.hash"), nullable=False, index=True),
    sa.Column("url", sa.Text, index=True),
    sa.Column("path", sa.Text),
    sa.Column("media_type", sa.Text),
    sa.Column("charset", sa.Text),
    sa.Column("retrieved", Instant),
    sa.Column("added", Instant, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("page", sa.String(24), _refers("pages.id"), index=True),
    sa.Column("address", sa.Text, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("headline", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("time", Instant, index=True),
    sa.Column("added", Instant, nullable=False, index=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("text", sa.LargeBinary, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("document", sa.Text, _refers("documents.id"), primary_key=True),
    sa.Column("before", sa.Text, _refers("documents.id"), nullable=False, index=True),
    sa.Column("seen", Instant),
    sa.Column("silent", sa.Boolean, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("id", sa.String(12), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("created", Instant, nullable=False),
    sa.Column("changed", Instant, nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("edit", sa.Integer, nullable=False),
    sa.Column("archived", sa.Boolean, nullable=False),
    sa.Column("summary", sa.LargeBinary, nullable=False),
    sa.Column("data", sa.LargeBinary),
)

story_members = sa.Table(
    "story_members",
    metadata,
    sa.Column("story", sa.String(12), _refers("stories.id"), primary_key=True),
    sa.Column("document", sa.Text, _refers("documents.id"), primary_key=True, index=True),
    sa.Column("added", Instant, nullable=False),
    sa.Column("by", sa.Text),
)

story_parts = sa.Table(
    "story_parts",
    metadata,
    sa.Column("story", sa.String(12), _refers("stories.id"), primary_key=True),
    sa.Column("document", sa.Text, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

edits = sa.Table(
    "edits",
    metadata,
    sa.Column("story", sa.String(12), _refers("stories.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("first", Instant, nullable=False),
    sa.Column("last", Instant, nullable=False),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("next_poll", Instant, index=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

feed_items = sa.Table(
    "feed_items",
    metadata,
    sa.Column("feed", sa.Text, _refers("feeds.url"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("seen", Instant, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

ticker_entries = sa.Table(
    "ticker_entries",
    metadata,
    sa.Column("ticker", sa.Text, primary_key=True),
    sa.Column("identity", sa.Text, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", _SERIAL, primary_key=True, autoincrement=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("story", sa.String(12), index=True),
    sqlite_autoincrement=True,
)
