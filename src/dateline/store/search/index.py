"""What is searched in follows what is stored, in the same transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Connection

from dateline.model import Document, Story
from dateline.store.schema import revisions
from dateline.store.search.entries import Entry, of_document, of_story
from dateline.store.search.places import place
from dateline.store.search.tables import entries, lexemes
from dateline.store.search.tokens import as_written, stem, words_in
from dateline.store.words import in_column, pack

APART = "_"
"""Stands between pieces and between names, so that no phrase runs from one into the next."""

OVERFULL = "overfull"
"""Marks what has more words than PostgreSQL takes for one row (1 MB): its text alone decides there."""

_FULL = 900_000


class Index:
    """Keeps what is searched in up to date."""

    def put_document(self, connection: Connection, document: Document, time: dt.datetime | None) -> None:
        """A document was stored. One that has a later state is not found itself."""
        if connection.execute(_LATER, {"before": document.id}).first() is None:
            known = connection.execute(_OF_DOCUMENT, {"document": document.id})
            self._replace(connection, known, of_document(document, time), {document.id: document.text})

    def drop_document(self, connection: Connection, id: str) -> None:
        """A document is no longer the last state of its page."""
        self._replace(connection, connection.execute(_OF_DOCUMENT, {"document": id}), (), {})

    def put_story(self, connection: Connection, id: str, story: Story) -> None:
        """A story was put or edited; `story` as shown."""
        self._replace(connection, connection.execute(_OF_STORY, {"story": id}), of_story(id, story), {})

    def clear(self, connection: Connection) -> None:
        """Forget everything; it is to be filled again."""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DELETE FROM search_text")
        else:
            connection.execute(lexemes.delete())
        connection.execute(entries.delete())

    def _replace(
        self,
        connection: Connection,
        known: Iterable[sa.Row[Any]],
        wanted: Iterable[Entry],
        texts: Mapping[str, str],
    ) -> None:
        """The entries that are known become those wanted; only what differs is written."""
        old = {row.key: row for row in known}
        new: list[tuple[str, Entry, str]] = []
        for entry in wanted:
            key, digest = in_column(entry.key), entry.digest()
            if key in old and old[key].digest == digest:
                del old[key]
            else:
                new.append((key, entry, digest))
        self._delete(connection, [row.id for row in old.values()])
        if not new:
            return
        places = _free(connection, [place(entry.time, key) for key, entry, _ in new])
        rows: list[dict[str, Any]] = []
        words: list[dict[str, Any]] = []
        for number, (key, entry, digest) in zip(places, new, strict=True):
            row = {"id": number, "key": key, "document": entry.document, "story": entry.story, "time": entry.time}
            rows.append(row | {"digest": digest, "data": pack(entry, entry.name)})
            columns = _Columns(entry, texts)
            if connection.dialect.name == "sqlite":
                words.append({"id": number} | columns.as_texts())
            else:
                words.append({"id": number, "terms": columns.as_lexemes()})
        connection.execute(_INSERT_ENTRY, rows)
        connection.execute(_INSERT_TEXT if connection.dialect.name == "sqlite" else _INSERT_LEXEMES, words)

    @staticmethod
    def _delete(connection: Connection, ids: Sequence[int]) -> None:
        for some in (ids[n : n + 500] for n in range(0, len(ids), 500)):
            if connection.dialect.name == "sqlite":
                for number in some:
                    connection.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", (number,))
            else:
                connection.execute(lexemes.delete().where(lexemes.c.id.in_(some)))
            connection.execute(entries.delete().where(entries.c.id.in_(some)))


# Made once: making a statement takes longer than a database takes to answer it.
_LATER = sa.select(revisions.c.document).where(revisions.c.before == sa.bindparam("before"))
_THERE = sa.select(entries.c.key, entries.c.id, entries.c.digest)
_OF_DOCUMENT = _THERE.where(entries.c.document == sa.bindparam("document"), entries.c.story.is_(None))
_OF_STORY = _THERE.where(entries.c.story == sa.bindparam("story"))
_TAKEN = sa.select(entries.c.id).where(entries.c.id == sa.bindparam("id"))
_INSERT_ENTRY = sa.insert(entries)
_INSERT_TEXT = sa.text(
    "INSERT INTO search_text (rowid, words, stems, people, tags) VALUES (:id, :words, :stems, :people, :tags)"
)
_INSERT_LEXEMES = sa.insert(lexemes).values(
    id=sa.bindparam("id"), terms=sa.func.array_to_tsvector(sa.bindparam("terms", type_=ARRAY(sa.Text)))
)


class _Columns:
    """An entry's words as the two databases index them."""

    def __init__(self, entry: Entry, texts: Mapping[str, str]) -> None:
        self.pieces: list[list[str]] = []
        self.stems: dict[str, None] = {}
        for piece in entry.pieces:
            text = piece.exact or texts[piece.document][piece.start : piece.end]
            words = [word for _, _, word in words_in(text)]
            self.pieces.append([as_written(word) for word in words])
            self.stems |= dict.fromkeys(stem(word, piece.language) for word in words)
        self.people = [name_words(name) for name in entry.people]
        self.tags = tags_of(entry)

    def as_texts(self) -> dict[str, str]:
        """For FTS5, a text for each column."""
        return {
            "words": f" {APART} ".join(" ".join(words) for words in self.pieces),
            "stems": " ".join(self.stems),
            "people": f" {APART} ".join(" ".join(words) for words in self.people),
            "tags": " ".join(self.tags),
        }

    def as_lexemes(self) -> list[str]:
        """For PostgreSQL: what a lexeme is, is told by its first sign; neighbours are lexemes of their own, since it
        keeps no more than 256 places of a word, and none beyond the 16,383rd."""
        found: dict[str, None] = dict.fromkeys(f"#{tag}" for tag in self.tags)
        for words in self.people:
            found |= dict.fromkeys(f"@{word}" for word in words)
            found |= dict.fromkeys(f"@{one} {two}" for one, two in pairwise(words))
        found |= dict.fromkeys(f"~{one}" for one in self.stems)
        found |= dict.fromkeys(f"={word}" for words in self.pieces for word in words)
        for words in self.pieces:
            found |= dict.fromkeys(f"+{one} {two}" for one, two in pairwise(words))
        size = 0
        kept: list[str] = []
        for one in found:
            size += len(one) + 8
            if size > _FULL:
                return [*kept, f"#{OVERFULL}"]
            kept.append(one)
        return kept


def name_words(name: str) -> list[str]:
    """The words of a person's name, as written."""
    return [as_written(word) for _, _, word in words_in(name)]


def tags_of(entry: Entry) -> list[str]:
    """What an entry is filtered by."""
    sources = [source_tag(source) for source in entry.sources]
    home = f"story_{entry.story}" if entry.story else document_tag(entry.document)
    return ["all", f"kind_{entry.kind}", home, *sources]


def document_tag(id: str) -> str:
    """The tag of a document and its updates; ids are whatever they are, so by a hash."""
    return f"in_{hashlib.sha256(id.encode()).hexdigest()[:16]}"


def source_tag(name: str) -> str:
    """The tag of an outlet's name."""
    return "source_" + "_".join(name_words(name))


def _free(connection: Connection, wanted: Sequence[int]) -> list[int]:
    """For each number itself, or the next that is free."""
    found: dict[int, None] = {}
    for number in wanted:
        free = number
        while free in found or connection.execute(_TAKEN, {"id": free}).first() is not None:
            free += 1
        found[free] = None
    return list(found)
