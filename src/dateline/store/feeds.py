"""What following feeds and tickers has to remember from one poll to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from dateline.store.changes import note
from dateline.store.database import Database
from dateline.store.records import FeedItem, FeedState, TickerEntry
from dateline.store.schema import feed_items, feeds, ticker_entries
from dateline.store.words import in_column, pack, unpack


class Feeds:
    """Feeds by their address, the items each has named, and the entries of tickers by their identity."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, state: FeedState) -> None:
        """Keep how following an address stands."""
        values = {"next_poll": state.next_poll, "data": pack(state, state.url)}
        with self._database.write() as connection:
            if not connection.execute(feeds.update().where(feeds.c.url == state.url).values(values)).rowcount:
                connection.execute(feeds.insert().values(url=state.url, **values))
            note(connection, "feed", in_column(state.url), state.story)

    def get(self, url: str) -> FeedState | None:
        """How following that address stands, None where it never was."""
        with self._database.read() as connection:
            data = connection.execute(sa.select(feeds.c.data).where(feeds.c.url == url)).scalar()
        return None if data is None else unpack(data, FeedState)

    def list(self) -> tuple[FeedState, ...]:
        """All of them, by address."""
        with self._database.read() as connection:
            return tuple(unpack(d, FeedState) for d in connection.execute(_all_feeds().order_by(feeds.c.url)).scalars())

    def due(self, at: dt.datetime) -> tuple[FeedState, ...]:
        """Those to be asked at that time or before, the most overdue first."""
        query = _all_feeds().where(feeds.c.next_poll <= at).order_by(feeds.c.next_poll, feeds.c.url)
        with self._database.read() as connection:
            return tuple(unpack(data, FeedState) for data in connection.execute(query).scalars())

    def remove(self, url: str) -> bool:
        """Follow an address no longer; what it named is forgotten, documents stay. Returns whether it was followed."""
        with self._database.write() as connection:
            connection.execute(feed_items.delete().where(feed_items.c.feed == url))
            return bool(connection.execute(feeds.delete().where(feeds.c.url == url)).rowcount)

    def items(self, url: str) -> dict[str, FeedItem]:
        """What a feed has named, by key, in the order of when it was seen."""
        query = sa.select(feed_items.c.data).where(feed_items.c.feed == url)
        with self._database.read() as connection:
            found = [unpack(data, FeedItem) for data in connection.execute(query).scalars()]
        return {item.key: item for item in sorted(found, key=lambda item: (item.seen, item.key))}

    def put_items(self, url: str, items: Iterable[FeedItem]) -> None:
        """Keep items that a feed (put before) has named; those of the same key are replaced."""
        with self._database.write() as connection:
            for item in items:
                where = (feed_items.c.feed == url) & (feed_items.c.key == item.key)
                values = {"seen": item.seen, "data": pack(item, item.key)}
                if not connection.execute(feed_items.update().where(where).values(values)).rowcount:
                    connection.execute(feed_items.insert().values(feed=url, key=item.key, **values))

    def entries(self, ticker: str) -> dict[str, TickerEntry]:
        """The entries of the ticker at an address, gone ones too, by identity, in the order they came."""
        query = sa.select(ticker_entries.c.data).where(ticker_entries.c.ticker == ticker)
        with self._database.read() as connection:
            found = [unpack(data, TickerEntry) for data in connection.execute(query).scalars()]
        return {entry.identity: entry for entry in sorted(found, key=lambda e: (e.first, e.identity))}

    def put_entries(self, entries: Iterable[TickerEntry]) -> None:
        """Keep entries of tickers; those of the same identity are replaced."""
        with self._database.write() as connection:
            for entry in entries:
                key = (ticker_entries.c.ticker == entry.ticker) & (ticker_entries.c.identity == entry.identity)
                data = pack(entry, entry.identity)
                if not connection.execute(ticker_entries.update().where(key).values(data=data)).rowcount:
                    new = {"ticker": entry.ticker, "identity": entry.identity, "data": data}
                    connection.execute(ticker_entries.insert().values(new))


def _all_feeds() -> sa.Select[tuple[bytes]]:
    return sa.select(feeds.c.data)
