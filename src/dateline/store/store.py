"""The store: everything that a desk keeps, in one SQLite file or one PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from dateline.store.changes import Changes
from dateline.store.database import Database
from dateline.store.documents import Documents
from dateline.store.edits import Edits
from dateline.store.errors import StoreRefused
from dateline.store.feeds import Feeds
from dateline.store.migrations import prepare
from dateline.store.pages import Pages
from dateline.store.rebuilding import rebuild_search
from dateline.store.schema import documents, edits, pages, revisions, stories
from dateline.store.search.finding import Search
from dateline.store.search.index import Index
from dateline.store.settings import Settings
from dateline.store.stories import Stories
from dateline.store.transfer import Step, export_lines, import_lines


class Store:
    """An open store. Safe to share between threads; other processes may have it open too.

        with Store.open("newsroom.db") as store:
            page = store.pages.put(dateline.open_page("ticker.html"))

    pages, documents, stories, edits, feeds, changes, settings: what it keeps, each with its own methods; search(query)
    finds in it. Whatever a method has written is kept when it returns, even if the process is killed then; what it has
    not, has left no trace. Every error is a StoreError, a sentence for a person.
    """

    def __init__(self, database: Database) -> None:
        """Use Store.open."""
        self._database = database
        self._index = index = Index()
        self.pages = Pages(database)
        self.documents = Documents(database, index)
        self.stories = Stories(database, self.documents, index)
        self.edits = Edits(database, self.stories)
        self.feeds = Feeds(database)
        self.changes = Changes(database)
        self.search = Search(database)
        self.settings = Settings(database)

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True) -> Self:
        """Open the store at a path (SQLite) or at postgresql://USER@HOST/NAME.

        An empty one is made where there is none, unless `create` is False; an older one is brought up to date. Raises
        StoreRefused for a newer dateline's store and for what is no store, StoreUnavailable where it cannot be reached.
        """
        database = Database(str(location))
        if not create and database.path is not None and not database.path.is_file():
            raise StoreRefused(str(database.path), "is no store: there is no such file", "Name the store with --db.")
        try:
            prepare(database, program=metadata.version("dateline"))
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def name(self) -> str:
        """What to call it in a message: its path, or its address without the password."""
        return self._database.name

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written inside of the block (in this thread) is kept together when it ends, or none of it.

        Other writers wait meanwhile: build before, write inside.
        """
        with self._database.write():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside of the block (in this thread) is one state of the store, whatever others write."""
        with self._database.read():
            yield

    def export(self, on_row: Step | None = None) -> Iterator[bytes]:
        """Everything in the store as JSON lines (without line ends), one state of it; see transfer.py.

        on_row(rows so far, table) is called now and then.
        """
        return export_lines(self._database, on_row)

    def import_(self, lines: Iterable[bytes], on_row: Step | None = None) -> int:
        """Read what `export` gave into this store, which must be empty; whole or not at all. Returns the number of
        rows.

        Raises TransferRefused for what is no whole export, or a newer dateline's, or where the store is not empty.
        """
        return import_lines(self._database, self._index, lines, on_row)

    def rebuild_search(self) -> None:
        """Make what is searched in again from what is stored; nothing else is touched."""
        with self._database.write() as connection:
            rebuild_search(connection, self._index)

    def counts(self) -> dict[str, int]:
        """How many of each there are."""
        tables = {"pages": pages, "documents": documents, "revisions": revisions, "stories": stories, "edits": edits}
        with self._database.read() as connection:
            return {
                name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for name, table in tables.items()
            }

    def close(self) -> None:
        """Give all connections back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
