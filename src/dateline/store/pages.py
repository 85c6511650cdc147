"""Pages as they came: bytes and where from."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from dateline.model import Page
from dateline.store.changes import now
from dateline.store.contents import digest_of, get_content, put_content
from dateline.store.database import Database
from dateline.store.errors import NotStored
from dateline.store.schema import contents, pages
from dateline.store.words import in_column


class Pages:
    """Every page ever kept. The same bytes from the same place are one page, however often they are put."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, page: Page) -> str:
        """Keep a page; returns its id. A page that is there stays as it is, with the time it was first retrieved."""
        key = page_id(page)
        with self._database.write() as connection:
            if connection.execute(sa.select(pages.c.id).where(pages.c.id == key)).first() is None:
                like = None
                if page.url:
                    earlier = sa.select(pages.c.content).where(pages.c.url == page.url).order_by(pages.c.added).limit(1)
                    like = connection.execute(earlier).scalar()
                content = put_content(connection, page.content, like=like)
                connection.execute(
                    pages.insert().values(
                        id=key,
                        content=content,
                        url=in_column(page.url),
                        path=in_column(page.path),
                        media_type=in_column(page.media_type),
                        charset=in_column(page.charset),
                        retrieved=page.retrieved,
                        added=now(),
                    )
                )
        return key

    def get(self, id: str) -> Page:
        """The page of that id. Raises NotStored."""
        with self._database.read() as connection:
            row = connection.execute(sa.select(pages).where(pages.c.id == id)).first()
            if row is None:
                raise NotStored(id, "no such page is stored")
            return Page(
                content=get_content(connection, row.content),
                media_type=row.media_type,
                charset=row.charset,
                url=row.url,
                path=row.path,
                retrieved=row.retrieved,
            )

    def of(self, url: str) -> tuple[str, ...]:
        """Ids of the pages from that URL, in the order in which they came."""
        query = sa.select(pages.c.id).where(pages.c.url == url).order_by(pages.c.added, pages.c.id)
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())

    def size(self) -> tuple[int, int]:
        """Bytes of all contents as they came, and as they are kept."""
        query = sa.select(
            sa.func.coalesce(sa.func.sum(contents.c.size), 0),
            sa.func.coalesce(sa.func.sum(sa.func.length(contents.c.data)), 0),
        )
        with self._database.read() as connection:
            came, kept = connection.execute(query).one()
        return int(came), int(kept)


def page_id(page: Page) -> str:
    """24 hexadecimal digits, the same for the same bytes from the same place."""
    place = "\n".join(("" if part is None else part) for part in (page.url, page.path, page.media_type, page.charset))
    whole = f"{digest_of(page.content)}\n{place}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]
