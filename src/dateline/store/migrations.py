"""How a store of an earlier dateline becomes one of this.

A list of our own rather than Alembic: a store is opened by a laptop's user, not by an administrator with a command line
of migrations; what is needed is one number, steps in order, and all of them in one transaction, which both databases
give.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.store.database import Database
from dateline.store.errors import StoreRefused
from dateline.store.schema import metadata, schema_version
from dateline.store.search.tables import create_search_tables

VERSION = 1
"""The schema's number. Whoever changes a table adds one, and the step that leads there."""

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {}
"""For each version but the first, what makes it of the one before."""


def prepare(database: Database, *, program: str, version: int = VERSION, steps: Mapping[int, Step] = STEPS) -> None:
    """Make the tables in an empty database, or bring an older store up to date; whole or not at all.

    Raises StoreRefused for a newer dateline's store and for a database that holds something else.
    """
    if database.path is not None and not database.path.absolute().parent.is_dir():
        raise StoreRefused(str(database.path.parent), "is no folder", "Create it first, or name another.")
    with database.read() as connection:
        found = _version(connection)
        if found is None:
            _check_empty(connection, database)
        else:
            _check_not_newer(found, version, database)
    database.settle()
    if found == version:
        return
    with database.write() as connection:
        found = _version(connection)  # again: another process may have been faster
        if found is None:
            _check_empty(connection, database)
            metadata.create_all(connection)
            create_search_tables(connection)
            connection.execute(schema_version.insert().values(version=version, program=program))
            return
        _check_not_newer(found, version, database)
        for number in range(found + 1, version + 1):
            steps[number](connection)
        connection.execute(schema_version.update().values(version=version, program=program))


def _version(connection: Connection) -> int | None:
    if not sa.inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(sa.select(schema_version.c.version)).scalar()


def _check_empty(connection: Connection, database: Database) -> None:
    if sa.inspect(connection).get_table_names():
        raise StoreRefused(database.name, "is a database of another program", "Name another file or database.")


def _check_not_newer(found: int, version: int, database: Database) -> None:
    if found > version:
        reason = (
            f"was written by a newer dateline (its tables have number {found}, this dateline knows up to {version})"
        )
        raise StoreRefused(database.name, reason, "Update dateline to open it; nothing was changed.")
