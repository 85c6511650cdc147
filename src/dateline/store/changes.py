"""The order of everything written, so that who shows a story hears of what another process wrote."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.store.database import Database
from dateline.store.records import Change, ChangeKind
from dateline.store.schema import changes


class Changes:
    """What was written, in order.

    Asking for the last number takes well under a millisecond; ask as often as is live.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self) -> int:
        """The number of the last change, 0 where there is none."""
        with self._database.read() as connection:
            return connection.execute(sa.select(sa.func.max(changes.c.number))).scalar() or 0

    def since(self, number: int, *, story: str | None = None, limit: int = 1000) -> tuple[Change, ...]:
        """Changes after `number`, at most `limit`, in order; those of one story where `story` is given."""
        query = sa.select(changes).where(changes.c.number > number).order_by(changes.c.number).limit(limit)
        if story is not None:
            query = query.where(changes.c.story == story)
        with self._database.read() as connection:
            return tuple(Change(**row._mapping) for row in connection.execute(query))


def note(connection: Connection, kind: ChangeKind, subject: str, story: str | None = None) -> None:
    """Add to the changes, in the transaction that makes it."""
    connection.execute(_NOTE, {"at": now(), "kind": kind, "subject": subject, "story": story})


# Statements that every write needs are made once: making one takes longer than a database takes to answer it.
_NOTE = sa.insert(changes)


def now() -> dt.datetime:
    """This instant, in UTC."""
    return dt.datetime.now(dt.UTC)
