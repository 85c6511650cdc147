"""Everything in a store as a stream of JSON lines, and back: from SQLite to PostgreSQL, to a colleague, to an archive.

The first line says what it is and the number of the tables; then each table's rows in order, bytes in base64 as they
are kept; the last line counts them, so that a stream that was cut off is told. What is searched in is not in it: it is
made again. Two stores with the same content give the same stream.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.store.database import Database
from dateline.store.errors import TransferRefused
from dateline.store.migrations import VERSION
from dateline.store.rebuilding import rebuild_search
from dateline.store.schema import (
    changes,
    contents,
    documents,
    edits,
    feed_items,
    feeds,
    pages,
    revisions,
    settings,
    stories,
    story_members,
    story_parts,
    ticker_entries,
    users,
)
from dateline.store.search.index import Index

TABLES: tuple[sa.Table, ...] = (
    contents,
    pages,
    documents,
    revisions,
    stories,
    story_members,
    story_parts,
    edits,
    users,
    feeds,
    feed_items,
    ticker_entries,
    settings,
    changes,
)
"""What is moved, each after what it refers to."""

FORMAT = "dateline-store"
_AT_ONCE = 200

Step = Callable[[int, str], None]


def export_lines(database: Database, on_row: Step | None = None) -> Iterator[bytes]:
    """The store as lines without their ends: one state of it, whatever others write meanwhile.

    on_row(rows so far, table) is called now and then.
    """
    with database.snapshot() as connection:
        yield _line({"format": FORMAT, "tables": VERSION})
        count = 0
        for table in TABLES:
            for row in _rows(connection, table):
                yield _line([str(table.name), {name: _out(value) for name, value in row.items()}])
                count += 1
                if on_row and count % _AT_ONCE == 0:
                    on_row(count, table.name)
        yield _line({"rows": count})


def import_lines(database: Database, index: Index, lines: Iterable[bytes], on_row: Step | None = None) -> int:
    """Read a stream into an empty store, whole or not at all; returns the number of rows.

    Raises TransferRefused for what is no export, was cut off, is a newer dateline's, or where the store is not empty.
    """
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    with database.write() as connection:
        _check_empty(connection, database)
        _check_head(next(numbered, (1, b"")))
        reader = _Reader(connection, on_row)
        for number, line in numbered:
            reader.take(number, line)
        reader.finish()
        rebuild_search(connection, index)
        if connection.dialect.name == "postgresql":
            highest = sa.select(sa.func.coalesce(sa.func.max(changes.c.number), 0) + 1).scalar_subquery()
            connection.execute(sa.select(sa.func.setval("changes_number_seq", highest, False)))
    return reader.count


class _Reader:
    """Rows as they come, written some at a time."""

    def __init__(self, connection: Connection, on_row: Step | None) -> None:
        self._connection = connection
        self._on_row = on_row
        self._tables = {table.name: table for table in TABLES}
        self._order = {table.name: n for n, table in enumerate(TABLES)}
        self._waiting: list[dict[str, Any]] = []
        self._table: sa.Table | None = None
        self._ended: int | None = None
        self.count = 0

    def take(self, number: int, line: bytes) -> None:
        """One line after the head."""
        value = _decoded(number, line)
        if self._ended is not None:
            raise _refused(number, "goes on after its end")
        if isinstance(value, dict) and set(value) == {"rows"}:
            self._ended = value["rows"]
            return
        if not (
            isinstance(value, list) and len(value) == 2 and value[0] in self._tables and isinstance(value[1], dict)
        ):
            raise _refused(number, "is no row of a store")
        table = self._tables[value[0]]
        if self._table is not None and self._order[table.name] < self._order[self._table.name]:
            raise _refused(number, f"has {table.name} after {self._table.name}")
        if table is not self._table or len(self._waiting) >= _AT_ONCE:
            self._write(number)
        self._table = table
        self._waiting.append(_row(table, value[1], number))
        self.count += 1
        if self._on_row and self.count % _AT_ONCE == 0:
            self._on_row(self.count, table.name)

    def finish(self) -> None:
        """The stream has ended."""
        self._write(self.count + 1)
        if self._ended != self.count:
            end = "has no end" if self._ended is None else f"says {self._ended} rows and has {self.count}"
            raise TransferRefused("the export", f"was cut off: it {end}", "Export again; nothing was kept.")

    def _write(self, number: int) -> None:
        if self._table is None or not self._waiting:
            return
        try:
            self._connection.execute(self._table.insert(), self._waiting)
        except sa.exc.IntegrityError:
            reason = f"or one before has something of {self._table.name} twice, or refers to what is not there"
            raise _refused(number - 1, reason) from None
        self._waiting = []


def _rows(connection: Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    """A table's rows in order, some at a time: an archive is larger than memory. Values as they are in the columns."""
    plain = [sa.type_coerce(c, sa.BigInteger).label(c.name) if _is_instant(c) else c for c in table.columns]
    # A delta comes after what it is a delta of: contents refer to each other, one step.
    first = [table.c.base.isnot(None)] if table is contents else []
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "postgresql":
        ordered = [sa.collate(key, "C") if isinstance(key.type, sa.String) else key for key in keys]
    else:
        ordered = list(keys)
    query = sa.select(*plain).order_by(*first, *ordered)
    for some in connection.execution_options(yield_per=_AT_ONCE).execute(query).partitions(_AT_ONCE):
        for row in some:
            yield {str(name): value for name, value in row._mapping.items()}


def _is_instant(column: sa.Column[Any]) -> bool:
    return type(column.type).__name__ == "Instant"


def _out(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes | memoryview) else value


def _row(table: sa.Table, values: dict[str, Any], number: int) -> dict[str, Any]:
    if set(values) != {column.name for column in table.columns}:
        raise _refused(number, f"does not have the columns of {table.name}")
    found = {}
    for column in table.columns:
        value = values[column.name]
        if isinstance(column.type, sa.LargeBinary) and value is not None:
            try:
                value = base64.b64decode(value, validate=True)
            except (binascii.Error, TypeError, ValueError):
                raise _refused(number, f"has a damaged {column.name}") from None
        elif _is_instant(column) and value is not None:
            if not isinstance(value, int) or isinstance(value, bool):
                raise _refused(number, f"has a damaged {column.name}")
            value = column.type.process_result_value(value, None)  # type: ignore[attr-defined]
        elif not isinstance(value, (str, int, bool, type(None))):
            raise _refused(number, f"has a damaged {column.name}")
        found[column.name] = value
    return found


def _check_empty(connection: Connection, database: Database) -> None:
    for table in TABLES:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise TransferRefused(database.name, "is not empty", "An export is read into a store of its own.")


def _check_head(head: tuple[int, bytes]) -> None:
    value = _decoded(*head)
    if not isinstance(value, dict) or value.get("format") != FORMAT or not isinstance(value.get("tables"), int):
        raise _refused(1, "is not the head of an exported store")
    if value["tables"] > VERSION:
        reason = f"was written by a newer dateline (tables {value['tables']}, this dateline knows up to {VERSION})"
        raise TransferRefused("the export", reason, "Update dateline to read it.")


def _decoded(number: int, line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _refused(number, "is no JSON: the export is damaged or was cut off") from None


def _refused(number: int, reason: str) -> TransferRefused:
    return TransferRefused("the export", f"line {number} {reason}", "Nothing was kept.")


def _line(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")
