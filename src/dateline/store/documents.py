"""Documents: each state of a page that was read, and what changed from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa
from msgspec import structs
from sqlalchemy.engine import Connection, Row

from dateline.model import Document, Revision
from dateline.store.changes import note, now
from dateline.store.contents import compress, decompress, digest_of
from dateline.store.database import Database
from dateline.store.errors import DocumentDiffers, NotStored
from dateline.store.records import DocumentRecord
from dateline.store.schema import documents, pages, revisions
from dateline.store.search.index import Index
from dateline.store.words import in_column, pack, plain, unpack

_STORED = sa.select(documents.c.digest, documents.c.text).where(documents.c.id == sa.bindparam("document"))
_INSERT = sa.insert(documents)
_RECORD = tuple(documents.c[name] for name in DocumentRecord.__struct_fields__)


class Documents:
    """Every document ever kept, by id. A document's text never changes; what was found in it may be found better."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index

    def put(self, document: Document, *, page: str | None = None) -> bool:
        """Keep a document, with the id of the page it was read from. Returns whether anything is new.

        One that is there with the same text takes over what is new in it (annotations, the days of a ticker). Raises
        DocumentDiffers where the text is another, NotStored where there is no such page.
        """
        body = plain(structs.replace(document, text=""), document.name)
        text = plain(document.text, document.name)
        digest = digest_of(body + text)
        with self._database.write() as connection:
            where = documents.c.id == document.id
            row = connection.execute(_STORED, {"document": document.id}).first()
            if row is not None and row.digest == digest:
                return False
            if row is not None and decompress(row.text) != text:
                raise DocumentDiffers(document.id, "is stored with another text", "Read its page again.")
            if page is not None:
                self._check_page(connection, page)
            found = self._columns(document) | {"digest": digest, "data": compress(body)}
            if page is not None:
                found["page"] = page
            if row is None:
                found |= {"id": document.id, "text": compress(text), "added": now()}
                connection.execute(_INSERT, {"page": None} | found)
            else:
                connection.execute(documents.update().where(where).values(found))
            self._index.put_document(connection, document, time_of(document))
            note(connection, "document", document.id)
        return True

    def get(self, id: str) -> Document:
        """The document of that id. Raises NotStored."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(documents.c.data, documents.c.text).where(documents.c.id == id)).first()
        if row is None:
            raise NotStored(id, "no such document is stored")
        return structs.replace(unpack(row.data, Document), text=unpack(row.text, str))

    def get_many(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """The documents of these ids, in that order. Raises NotStored."""
        with self._database.read():
            return tuple(self.get(one) for one in ids)

    def __contains__(self, id: object) -> bool:
        with self._database.read() as connection:
            return connection.execute(sa.select(documents.c.id).where(documents.c.id == str(id))).first() is not None

    def record(self, id: str) -> DocumentRecord:
        """What is known of a document, without its text. Raises NotStored."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(*_RECORD).where(documents.c.id == id)).first()
        if row is None:
            raise NotStored(id, "no such document is stored")
        return _record(row)

    def list(self, *, limit: int = 100, before: DocumentRecord | None = None) -> tuple[DocumentRecord, ...]:
        """The documents added last, newest first; with `before` (the last of a list) those that go on from there."""
        query = sa.select(*_RECORD).order_by(documents.c.added.desc(), documents.c.id.desc()).limit(limit)
        if before is not None:
            added = documents.c.added
            earlier = (added < before.added) | ((added == before.added) & (documents.c.id < before.id))
            query = query.where(earlier)
        with self._database.read() as connection:
            return tuple(_record(row) for row in connection.execute(query))

    def states(self, address: str) -> tuple[DocumentRecord, ...]:
        """All states of the page at an address (see address_of), in the order in which they were added."""
        query = sa.select(*_RECORD).where(documents.c.address == in_column(address))
        with self._database.read() as connection:
            return tuple(_record(row) for row in connection.execute(query.order_by(documents.c.added, documents.c.id)))

    def put_revision(self, revision: Revision) -> bool:
        """Keep that a document is a later state of another; its earlier state is kept too. Returns whether it is new.

        The later state must be stored. Raises NotStored.
        """
        with self._database.write() as connection:
            if revision.document not in self:
                raise NotStored(revision.document, "no such document is stored")
            if revision.before.id not in self:
                self.put(revision.before)
            stub = structs.replace(revision, before=Document(id=revision.before.id, text=""))
            values = {
                "before": revision.before.id,
                "seen": revision.seen,
                "silent": revision.silent,
                "data": pack(stub, revision.document),
            }
            where = revisions.c.document == revision.document
            row = connection.execute(sa.select(revisions.c.data).where(where)).first()
            if row is not None and row.data == values["data"]:
                return False
            if row is None:
                connection.execute(revisions.insert().values(document=revision.document, **values))
            else:
                connection.execute(revisions.update().where(where).values(values))
            self._index.drop_document(connection, revision.before.id)
            note(connection, "revision", revision.document)
        return True

    def revisions(self, id: str) -> tuple[Revision, ...]:
        """The revisions that led to and on from a document, oldest first; none for a page that never changed."""
        found: list[Revision] = []
        seen = {id}
        with self._database.read() as connection:
            at = id
            while row := connection.execute(sa.select(revisions).where(revisions.c.document == at)).first():
                found.insert(0, self._revision(row))
                at = row.before
                if at in seen:
                    break
                seen.add(at)
            at = id
            later = sa.select(revisions).order_by(revisions.c.seen, revisions.c.document)
            while row := connection.execute(later.where(revisions.c.before == at)).first():
                if row.document in seen:
                    break
                found.append(self._revision(row))
                at = row.document
                seen.add(at)
        return tuple(found)

    def _revision(self, row: Row[tuple[object, ...]]) -> Revision:
        return structs.replace(unpack(row.data, Revision), before=self.get(row.before))

    @staticmethod
    def _check_page(connection: Connection, page: str) -> None:
        if connection.execute(sa.select(pages.c.id).where(pages.c.id == page)).first() is None:
            raise NotStored(page, "no such page is stored")

    @staticmethod
    def _columns(document: Document) -> dict[str, object]:
        return {
            "address": in_column(address_of(document)),
            "name": in_column(document.name),
            "type": document.type,
            "language": in_column(document.language),
            "headline": in_column(document.headline),
            "published": in_column(document.published),
            "time": time_of(document),
        }


def address_of(document: Document) -> str | None:
    """What stays of a document when its page is fetched again: its URL without a fragment, else its path."""
    if document.url:
        return document.url.partition("#")[0].rstrip("/")
    return document.provenance.path if document.provenance else None


def time_of(document: Document) -> dt.datetime | None:
    """When a document was published (aware; the start of the day in UTC where only that is known), else retrieved."""
    if document.published_at is not None and document.published_at.tzinfo is not None:
        return document.published_at
    if document.published_on is not None:
        return dt.datetime.combine(document.published_on, dt.time(), dt.UTC)
    return document.provenance.retrieved if document.provenance else None


def _record(row: Row[tuple[object, ...]]) -> DocumentRecord:
    return DocumentRecord(**row._mapping)
