"""What is searched in, made again from what is stored."""

from __future__ import annotations

import sqlalchemy as sa
from msgspec import structs
from sqlalchemy.engine import Connection

from dateline.model import Document
from dateline.store.documents import time_of
from dateline.store.edits import log_of
from dateline.store.schema import documents, stories
from dateline.store.search.index import Index
from dateline.store.stories import built_story
from dateline.store.words import unpack
from dateline.story.corrections import apply


def rebuild_search(connection: Connection, index: Index) -> None:
    """Empty what is searched in and fill it from the documents and stories."""
    index.clear(connection)
    for key in connection.execute(sa.select(documents.c.id).order_by(documents.c.id)).scalars().all():
        row = connection.execute(sa.select(documents.c.data, documents.c.text).where(documents.c.id == key)).one()
        document = structs.replace(unpack(row.data, Document), text=unpack(row.text, str))
        index.put_document(connection, document, time_of(document))
    for key in connection.execute(sa.select(stories.c.id).order_by(stories.c.id)).scalars().all():
        index.put_story(connection, key, apply(built_story(connection, key), log_of(connection, key)))
