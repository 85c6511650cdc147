"""One database, SQLite or PostgreSQL: connections, whole transactions, and its errors as sentences.

Writers take turns on both: SQLite has one writer by nature, on PostgreSQL a lock of the whole store does the same. A
write takes milliseconds, and in return nobody ever sees half of one, numbers come in the order of commits, and what
holds for one database holds for the other.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dateline.store.errors import StoreBusy, StoreRefused, StoreUnavailable

WAIT = 30
"""Seconds to wait for another writer."""

_LOCK = 0x646174656C696E65  # "dateline" in ASCII: the number of PostgreSQL's advisory lock
_WRITE = "dateline_write"


class Database:
    """A pool of connections to one database. Safe to share between threads; other processes may use it too."""

    def __init__(self, location: str) -> None:
        """`location`: a path or sqlite:///PATH, or postgresql://USER@HOST/NAME."""
        self.location = location
        self.path: Path | None = None
        self._inode: tuple[int, int] | None = None
        self._local = threading.local()
        self.engine = self._postgresql() if location.startswith(("postgresql:", "postgres:")) else self._sqlite()
        event.listen(self.engine, "begin", self._begin)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; else it is PostgreSQL."""
        return self.path is not None

    @property
    def name(self) -> str:
        """What to call it in a message: without a password."""
        return str(self.path) if self.path else self.engine.url.render_as_string(hide_password=True)

    def _sqlite(self) -> Engine:
        self.path = Path(self.location.removeprefix("sqlite:///"))
        if "://" in self.location.removeprefix("sqlite:///"):
            raise StoreRefused(self.location.split("@")[-1], "is neither a file nor a postgresql:// address")
        engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(self.path)),
            connect_args={"timeout": WAIT, "check_same_thread": False},
            pool_size=8,
            max_overflow=24,
        )
        event.listen(engine, "connect", _prepare_sqlite)
        return engine

    def _postgresql(self) -> Engine:
        try:
            url = sa.make_url(self.location).set(drivername="postgresql+psycopg")
            options = f"{url.query.get('options', '')} -c lock_timeout={WAIT}s"
            return sa.create_engine(
                url,
                connect_args={"options": options.strip()},
                pool_size=8,
                max_overflow=24,
                pool_pre_ping=True,  # a database that was away is found again without an error
                pool_timeout=WAIT,
            )
        except ImportError:
            raise StoreRefused(
                "PostgreSQL", "needs a driver that is not installed", "pip install 'dateline[postgresql]'"
            ) from None
        except (sa.exc.ArgumentError, ValueError):
            raise StoreRefused("the database's address", "cannot be read", "Write postgresql://HOST/NAME.") from None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read with: one state of the store throughout, whatever others write meanwhile."""
        inside: Connection | None = getattr(self._local, "connection", None)
        if inside is not None:
            yield inside
            return
        with self._errors(), self._connect(write=False) as connection, connection.begin():
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Like read, for one that is read from for long, maybe from several threads: other calls do not share it."""
        with self._errors(), self._connect(write=False) as connection, connection.begin():
            connection.execute(sa.text("SELECT count(*) FROM dateline_schema"))  # from here on it is one state
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection to write with; everything written is kept together when the block ends, or nothing of it.

        Blocks may be nested (in one thread): the outermost one decides. Raises StoreUnavailable or StoreBusy, after
        which nothing is kept.
        """
        inside: Connection | None = getattr(self._local, "connection", None)
        if inside is not None:
            if not inside.get_execution_options().get(_WRITE):
                raise RuntimeError("a write inside of a block that only reads")
            with inside.begin_nested():
                yield inside
            return
        with self._errors():
            self._check_file()
            with self._connect(write=True) as connection, connection.begin():
                self._local.connection = connection
                try:
                    yield connection
                finally:
                    self._local.connection = None

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _begin(self, connection: Connection) -> None:
        write = connection.get_execution_options().get(_WRITE)
        if self.is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
        elif write:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    def _connect(self, *, write: bool) -> Connection:
        connection = self.engine.connect()
        if write:
            return connection.execution_options(**{_WRITE: True})
        if self.is_sqlite:
            return connection  # any transaction of SQLite's sees one state
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def settle(self) -> None:
        """Once it is known to be ours: SQLite in write-ahead mode, so that readers and a writer do not wait for each
        other.

        And the file is noted, so that a write after it was moved away or replaced is refused, not lost.
        """
        if self.path is None:
            return
        with self._errors(), self.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        state = self.path.stat()
        self._inode = (state.st_dev, state.st_ino)

    def _check_file(self) -> None:
        if self.path is None or self._inode is None:
            return
        try:
            state = self.path.stat()
        except OSError:
            state = None
        if state is None or (state.st_dev, state.st_ino) != self._inode:
            self.engine.dispose()
            raise StoreUnavailable(self.name, "is no longer the file that was opened", "Put it back, or open it anew.")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.TimeoutError:
            raise StoreBusy(self.name, "has no free connection", "Try again in a moment.") from None
        except sqlite3.Error as error:  # from where SQLAlchemy is not between: opening a connection
            raise self._sentence(sa.exc.DBAPIError("", None, error)) from error
        except sa.exc.DBAPIError as error:
            raise self._sentence(error) from error

    def _sentence(self, error: sa.exc.DBAPIError) -> Exception:
        """The database's error as ours; one that is a defect of ours as it came."""
        words = str(error.orig).strip().partition("\n")[0]
        state = getattr(error.orig, "sqlstate", None)
        low = words.lower()
        if "not a database" in low or "malformed" in low:
            return StoreRefused(self.name, "is no database, or a damaged one", "Name another file.")
        if "locked" in low or state in ("55P03", "57014", "40P01", "40001"):
            return StoreBusy(self.name, "is being written by another process", "Try again in a moment.")
        if "disk is full" in low or state == "53100":
            return StoreUnavailable(self.name, "has no space left on its disk", "Make room; nothing of this was kept.")
        if "readonly" in low or state == "25006":
            return StoreUnavailable(self.name, "can be read but not written here", "See to its permissions.")
        if isinstance(error, (sa.exc.OperationalError, sa.exc.InterfaceError)) or error.connection_invalidated:
            return StoreUnavailable(self.name, f"cannot be used now ({words})", "Nothing of this was kept.")
        return error


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    raw: Any = connection
    raw.isolation_level = None  # transactions are begun by us, so that a writer waits at the start and not half way
    cursor = raw.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
    cursor.execute("PRAGMA synchronous = FULL")  # an acknowledged write survives the power failing, not only a kill
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()
