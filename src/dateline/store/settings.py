"""Small things that a program has to remember, each under a key of its own."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from dateline.store.database import Database
from dateline.store.schema import settings


class Settings:
    """Values by key; a value is anything that JSON can hold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """What is kept under the key, else `default`."""
        with self._database.read() as connection:
            data = connection.execute(sa.select(settings.c.data).where(settings.c.key == key)).scalar()
        return default if data is None else msgspec.json.decode(data)

    def put(self, key: str, value: Any) -> None:
        """Keep a value under the key, in place of what was there."""
        data = msgspec.json.encode(value)
        with self._database.write() as connection:
            if not connection.execute(settings.update().where(settings.c.key == key).values(data=data)).rowcount:
                connection.execute(settings.insert().values(key=key, data=data))
