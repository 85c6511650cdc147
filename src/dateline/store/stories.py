"""Stories: which documents belong, what was built of them, and what people corrected."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from msgspec import structs
from sqlalchemy.engine import Connection, Row

from dateline.model import Document, Edit, Story
from dateline.store.changes import note, now
from dateline.store.contents import compress, digest_of
from dateline.store.database import Database
from dateline.store.documents import Documents
from dateline.store.edits import log_of
from dateline.store.errors import NotStored, StoryChanged
from dateline.store.records import StoredStory, StoryRecord, StorySummary
from dateline.store.schema import stories, story_members, story_parts
from dateline.store.search.index import Index
from dateline.store.words import in_column, pack, plain, unpack
from dateline.story.corrections import apply

_RECORD = tuple(stories.c[name] for name in StoryRecord.__struct_fields__)


class Stories:
    """Every story, by id. A story is put whole; its edits are kept beside it and applied when it is read."""

    def __init__(self, database: Database, documents: Documents, index: Index) -> None:
        self._database = database
        self._documents = documents
        self._index = index

    def create(self, title: str = "") -> str:
        """A new story without documents; returns its id (12 hexadecimal digits)."""
        new = secrets.token_hex(6)
        at = now()
        with self._database.write() as connection:
            connection.execute(
                stories.insert().values(
                    id=new,
                    title=in_column(title),
                    created=at,
                    changed=at,
                    version=0,
                    edit=0,
                    archived=False,
                    summary=pack(StorySummary(), new),
                )
            )
            note(connection, "story-created", new, new)
        return new

    def list(self, *, archived: bool | None = False, limit: int = 500) -> tuple[StoryRecord, ...]:
        """The stories, the one that changed last first; archived: only those, only the others, or (None) all."""
        query = sa.select(*_RECORD).order_by(stories.c.changed.desc(), stories.c.id).limit(limit)
        if archived is not None:
            query = query.where(stories.c.archived == archived)
        with self._database.read() as connection:
            return tuple(_record(row) for row in connection.execute(query))

    def record(self, id: str) -> StoryRecord:
        """What is known of a story, without what is in it. Raises NotStored."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(*_RECORD).where(stories.c.id == id)).first()
        if row is None:
            raise NotStored(id, "no such story is stored")
        return _record(row)

    def archive(self, id: str, archived: bool = True) -> None:
        """Take a story from the list of those that run, or put it back. Nothing of it is lost. Raises NotStored."""
        with self._database.write() as connection:
            self.record(id)
            connection.execute(stories.update().where(stories.c.id == id).values(archived=archived, changed=now()))
            note(connection, "story-archived", id, id)

    def add(self, id: str, documents: Iterable[str], *, by: str | None = None) -> tuple[str, ...]:
        """Documents (ids, stored before) belong to the story from now on, before it is built with them.

        Returns those that did not before. by: who or what added them. Raises NotStored.
        """
        with self._database.write() as connection:
            self.record(id)
            known = set(self.members(id))
            new = [d for d in dict.fromkeys(documents) if d not in known]
            for document in new:
                if document not in self._documents:
                    raise NotStored(document, "no such document is stored")
                values = {"story": id, "document": document, "added": now(), "by": in_column(by)}
                connection.execute(story_members.insert().values(values))
            if new:
                self._touch(connection, id)
                note(connection, "story-members", id, id)
        return tuple(new)

    def remove(self, id: str, documents: Iterable[str]) -> tuple[str, ...]:
        """Documents no longer belong to the story; it has to be built without them. Returns those that did."""
        with self._database.write() as connection:
            known = set(self.members(id))
            gone = [d for d in dict.fromkeys(documents) if d in known]
            for document in gone:
                where = (story_members.c.story == id) & (story_members.c.document == document)
                connection.execute(story_members.delete().where(where))
            if gone:
                self._touch(connection, id)
                note(connection, "story-members", id, id)
        return tuple(gone)

    def members(self, id: str) -> tuple[str, ...]:
        """Ids of the documents that belong to the story, in the order in which they came;

        earlier states of pages too.
        """
        query = sa.select(story_members.c.document).where(story_members.c.story == id)
        with self._database.read() as connection:
            ordered = query.order_by(story_members.c.added, story_members.c.document)
            return tuple(connection.execute(ordered).scalars())

    def of_document(self, document: str) -> tuple[str, ...]:
        """Ids of the stories that a document belongs to."""
        query = sa.select(story_members.c.story).where(story_members.c.document == document)
        with self._database.read() as connection:
            return tuple(connection.execute(query.order_by(story_members.c.story)).scalars())

    def put(self, id: str, built: Story, *, version: int | None = None) -> int:
        """Keep a story as the machine built it (without edits applied); returns its new version.

        version: the one that it was built on; raises StoryChanged where another has been put since. Documents of the
        story that are not stored yet are stored, and all of them belong to it. Raises NotStored.
        """
        if built.edits:
            raise ValueError("a story as built is put, without its edits applied")
        with self._database.write() as connection:
            record = self.record(id)
            if version is not None and version != record.version:
                raise StoryChanged(record.title or id, record.version)
            states = [*built.documents, *(r.before for r in built.revisions)]
            for document in states:
                if document.id not in self._documents:
                    self._documents.put(document)
            for revision in built.revisions:
                self._documents.put_revision(revision)
            self.add(id, [document.id for document in states])
            self._put_parts(connection, id, states)
            core = pack(_without_texts(built), built.title)
            values = {"data": core, "version": record.version + 1}
            connection.execute(stories.update().where(stories.c.id == id).values(values))
            self.refresh(connection, id, built, log_of(connection, id))
            note(connection, "story-built", str(record.version + 1), id)
        return record.version + 1

    def get(self, id: str) -> StoredStory:
        """The story as it is now, as built and as shown. Raises NotStored. One never built is empty."""
        with self._database.read() as connection:
            record = self.record(id)
            built = self.built(id)
            edits = log_of(connection, id)
        story = apply(built, edits)
        return StoredStory(
            id=id, built=built, story=story, version=record.version, edit=record.edit, archived=record.archived
        )

    def built(self, id: str) -> Story:
        """The story as the machine built it. Raises NotStored."""
        with self._database.read() as connection:
            return built_story(connection, id)

    def refresh(self, connection: Connection, id: str, built: Story, edits: Sequence[Edit]) -> Story:
        """What is derived from a story with its edits: its line in lists and what is searched in.

        Returns it as shown.
        """
        story = apply(built, edits)
        values = {"title": in_column(story.title), "summary": pack(_summary(story), id), "changed": now()}
        connection.execute(stories.update().where(stories.c.id == id).values(values))
        self._index.put_story(connection, id, story)
        return story

    @staticmethod
    def _touch(connection: Connection, id: str) -> None:
        connection.execute(stories.update().where(stories.c.id == id).values(changed=now()))

    @staticmethod
    def _put_parts(connection: Connection, id: str, states: Sequence[Document]) -> None:
        """The documents as this story has them: their tickers may be dated by each other.

        Only what differs is written.
        """
        query = sa.select(story_parts.c.document, story_parts.c.digest).where(story_parts.c.story == id)
        known = {row.document: row.digest for row in connection.execute(query)}
        wanted = {document.id: document for document in states}
        for document in wanted.values():
            body = plain(document, document.name)
            digest = digest_of(body)
            if known.get(document.id) == digest:
                continue
            if document.id in known:
                connection.execute(_part(id, document.id, story_parts.delete()))
            values = {"story": id, "document": document.id, "digest": digest, "data": compress(body)}
            connection.execute(story_parts.insert().values(values))
        for gone in known.keys() - wanted.keys():
            connection.execute(_part(id, gone, story_parts.delete()))


def built_story(connection: Connection, id: str) -> Story:
    """A story as the machine built it, its documents put back. Raises NotStored."""
    row = connection.execute(sa.select(stories.c.data, stories.c.title).where(stories.c.id == id)).first()
    if row is None:
        raise NotStored(id, "no such story is stored")
    if row.data is None:
        return Story(title=row.title, documents=())
    core = unpack(row.data, Story)
    query = sa.select(story_parts.c.document, story_parts.c.data).where(story_parts.c.story == id)
    parts = {part.document: unpack(part.data, Document) for part in connection.execute(query)}
    return structs.replace(
        core,
        documents=tuple(parts[d.id] for d in core.documents),
        revisions=tuple(structs.replace(r, before=parts[r.before.id]) for r in core.revisions),
    )


def _part(story: str, document: str, statement: sa.Delete) -> sa.Delete:
    return statement.where((story_parts.c.story == story) & (story_parts.c.document == document))


def _without_texts(story: Story) -> Story:
    """The story with its documents named only; they are kept apart, so that one new document is one row."""
    return structs.replace(
        story,
        documents=tuple(Document(id=d.id, text="") for d in story.documents),
        revisions=tuple(structs.replace(r, before=Document(id=r.before.id, text="")) for r in story.revisions),
    )


def _summary(story: Story) -> StorySummary:
    return StorySummary(
        documents=len(story.documents),
        sources=len(story.sources),
        events=len(story.chronology),
        persons=sum(actor.kind == "person" for actor in story.actors),
        quotes=len(story.quotes),
        differences=len(story.differences),
        start=story.start,
        end=story.end,
        zone=story.zone,
    )


def _record(row: Row[tuple[object, ...]]) -> StoryRecord:
    values = dict(row._mapping)
    return StoryRecord(**(values | {"summary": unpack(values["summary"], StorySummary)}))
