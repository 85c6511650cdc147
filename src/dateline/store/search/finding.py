"""From a question to hits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection

from dateline.model import Passage, Span
from dateline.store.database import Database
from dateline.store.errors import StoreError
from dateline.store.schema import documents, story_members
from dateline.store.search.conditions import for_postgresql, for_sqlite
from dateline.store.search.entries import Entry, Piece
from dateline.store.search.index import name_words
from dateline.store.search.places import FIRST_DATED, LAST, first_after, first_at
from dateline.store.search.query import KINDS, Found, Hit, SearchQuery, Snippet
from dateline.store.search.snippets import snippets
from dateline.store.search.tables import entries, lexemes
from dateline.store.search.terms import Term, parse
from dateline.store.search.tokens import words_in
from dateline.store.words import in_column, unpack

_AFTER = re.compile(r"-?[0-9]{1,20}")
PASSAGES = 50
"""Places of one hit that are told."""

_NEAR = 600
"""Entries that PostgreSQL looks at one by one: a word that every thirtieth has is found among them."""
_AT_ONCE = 50
COUNTED = 50
"""Hits that are counted, at most."""
_COUNTED_CHARACTERS = 300_000
"""Characters looked at for counting: each takes its time, and nobody waits for a number."""
_LOOKED_AT = 2000
"""Candidates that one answer looks at, at most; a rare case of a phrase that the database knows only roughly."""

_SQLITE = """
    SELECT e.id, e.data FROM search_text t JOIN search_entries e ON e.id = t.rowid
    WHERE search_text MATCH :condition AND t.rowid >= :low AND t.rowid < :high
    ORDER BY t.rowid {order} LIMIT :size"""

Candidate = tuple[int, Entry]


class _Answer:
    """How far an answer is: the hits that are shown, those behind them that are only counted, and when to stop."""

    def __init__(self, query: SearchQuery) -> None:
        self._limit, self._counting = query.limit, query.after is None
        self._fit = self._looked_at = self._characters = 0
        self._last: int | None = None
        self._more: str | None = None

    def full(self) -> bool:
        """Whether enough is known although there is another candidate."""
        shown = self._fit >= self._limit
        if self._more is None and (shown or self._looked_at == _LOOKED_AT):
            self._more = str(self._last)
        enough = not self._counting or self._fit >= COUNTED or self._characters > _COUNTED_CHARACTERS
        return self._looked_at == _LOOKED_AT or (shown and enough)

    def shown(self, number: int, length: int, *, fits: bool) -> bool:
        """Take note of a candidate of so many characters; returns whether it is to be shown if it fits."""
        self._looked_at += 1
        self._characters += length
        before = self._fit
        self._fit += fits
        if before < self._limit:
            self._last = number
        return before < self._limit

    def found(self, hits: Sequence[Hit], *, whole: bool = False) -> Found:
        """The answer; whole: there was no other candidate."""
        count = self._fit if self._counting else None
        return Found(hits=tuple(hits), more=self._more, count=count, over=self._counting and not whole)


class Search:
    """The full-text search of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, query: SearchQuery) -> Found:
        """What fits the query, in order of time; the same in both databases. Every passage is exact.

        Raises StoreError where `after` or a filter is none.
        """
        _check(query)
        terms = parse(query.text, query.language)
        if not terms and query.text.strip():
            return Found(hits=())  # nothing but signs
        hits: list[Hit] = []
        answer = _Answer(query)
        with self._database.read() as connection:
            for some in self._candidates(connection, query, terms):
                texts = _texts(connection, some)
                for number, entry in some:
                    if answer.full():
                        return answer.found(hits)
                    marks = _marks(entry, terms, query, texts)
                    if answer.shown(number, _length(entry), fits=marks is not None) and marks is not None:
                        hits.append(_shown(entry, marks, texts))
        return answer.found(hits, whole=True)

    def _candidates(
        self, connection: Connection, query: SearchQuery, terms: Sequence[Term]
    ) -> Iterator[list[Candidate]]:
        """What the database holds for fitting, some at a time, in order."""
        low, high = _bounds(query)
        members = _members(connection, query)
        size = min(query.limit, _AT_ONCE) + 1
        rare = False
        while True:
            if connection.dialect.name == "sqlite":
                rows = _rows_of_sqlite(connection, for_sqlite(query, terms, members), low, high, size, query.newest)
            else:
                condition = for_postgresql(query, terms, members)
                near = () if rare else _near_of_postgresql(connection, condition, low, high, size, query.newest)
                rare = len(near) < size  # and then it is behind them too
                rows = _rows_of_postgresql(connection, near, condition, low, high, size, query.newest)
            found = [(row.id, unpack(row.data, Entry)) for row in rows]
            if found:
                yield found
            if len(found) < size:
                return
            # What follows is counted, or makes up for what did not fit: asking again costs more than a few too many.
            size = _AT_ONCE if size < _AT_ONCE else 4 * _AT_ONCE
            if query.newest:
                high = found[-1][0]
            else:
                low = found[-1][0] + 1


def _rows_of_sqlite(
    connection: Connection, condition: str, low: int, high: int, size: int, newest: bool
) -> Sequence[sa.Row[tuple[int, bytes]]]:
    query = sa.text(_SQLITE.format(order="DESC" if newest else "ASC"))
    return connection.execute(query, {"condition": condition, "low": low, "high": high, "size": size}).all()


def _near_of_postgresql(
    connection: Connection, condition: str, low: int, high: int, size: int, newest: bool
) -> Sequence[int]:
    """The numbers of what fits among the next few hundred entries, which are looked at one by one.

    A common word is found there. The database cannot know how rare a word is, and would go through all entries for one
    that hardly any has.
    """
    order = sa.desc if newest else sa.asc
    here = sa.and_(lexemes.c.id >= low, lexemes.c.id < high)
    near = sa.select(lexemes).where(here).order_by(order(lexemes.c.id)).limit(_NEAR).subquery()
    fits = near.c.terms.op("@@")(sa.cast(condition, TSQUERY))
    return connection.execute(sa.select(near.c.id).where(fits).order_by(order(near.c.id)).limit(size)).scalars().all()


def _rows_of_postgresql(
    connection: Connection, near: Sequence[int], condition: str, low: int, high: int, size: int, newest: bool
) -> Sequence[sa.Row[tuple[int, bytes]]]:
    """The entries that fit: those near where they are enough, else what the index finds."""
    order = sa.desc if newest else sa.asc
    found = near
    if len(found) < size:
        connection.execute(sa.text("SET LOCAL enable_seqscan = off"))
        # OFFSET keeps the order, and with it the walk through all entries, out of what the index is asked.
        fits = lexemes.c.terms.op("@@")(sa.cast(condition, TSQUERY))
        fitting = sa.select(lexemes.c.id).where(fits).offset(0).subquery()
        within = sa.select(fitting.c.id).where(fitting.c.id >= low, fitting.c.id < high)
        found = connection.execute(within.order_by(order(fitting.c.id)).limit(size)).scalars().all()
    rows = sa.select(entries.c.id, entries.c.data).where(entries.c.id.in_(found)).order_by(order(entries.c.id))
    return connection.execute(rows).all()


def _check(query: SearchQuery) -> None:
    if not query.kinds or not set(query.kinds) <= set(KINDS):
        raise StoreError("the search", f"can find {', '.join(KINDS)}, and nothing else")
    if query.limit < 1:
        raise StoreError("the search", "is to give no hits at all", "Ask for one or more.")
    for time in (query.since, query.until):
        if time is not None and time.tzinfo is None:
            raise StoreError("the search", "has a time without a zone")
    for name in (query.source, query.person):
        if name is not None and not name_words(name):
            raise StoreError("the search", f'is limited to "{name}", which is no name')
    if query.after is not None and not _AFTER.fullmatch(query.after):
        raise StoreError("the search", "is to go on from where none has ended")


def _bounds(query: SearchQuery) -> tuple[int, int]:
    """The numbers between which answers lie."""
    low, high = -LAST * 2, LAST * 2 - 1
    if query.since is not None or query.until is not None:
        low = FIRST_DATED
    if query.since is not None:
        low = first_at(query.since)
    if query.until is not None:
        high = first_after(query.until)
    if query.after is not None:
        at = max(-LAST * 2, min(int(query.after), LAST * 2 - 1))
        low, high = (low, min(high, at)) if query.newest else (max(low, at + 1), high)
    return low, high


def _members(connection: Connection, query: SearchQuery) -> Sequence[str]:
    """The documents that belong to the story that the question is limited to."""
    if query.story is None:
        return ()
    wanted = sa.select(story_members.c.document).where(story_members.c.story == in_column(query.story))
    return connection.execute(wanted).scalars().all()


def _texts(connection: Connection, some: Sequence[Candidate]) -> Mapping[str, str]:
    """The texts of documents that these entries are pieces of."""
    wanted = {piece.document for _, entry in some for piece in entry.pieces if not piece.exact}
    if not wanted:
        return {}
    rows = connection.execute(sa.select(documents.c.id, documents.c.text).where(documents.c.id.in_(wanted)))
    return {row.id: unpack(row.text, str) for row in rows}


def _length(entry: Entry) -> int:
    return sum(piece.end - piece.start for piece in entry.pieces)


def _marks(
    entry: Entry, terms: Sequence[Term], query: SearchQuery, texts: Mapping[str, str]
) -> list[tuple[int, Span]] | None:
    """Where the entry holds what is asked for; None where it does not fit after all."""
    if not _in_time(entry, query) or not _names(entry, query):
        return None
    marks: list[tuple[int, Span]] = []
    left = {term for term in terms if not term.without}
    for n, piece in enumerate(entry.pieces):
        text = piece.exact or texts[piece.document][piece.start : piece.end]
        words = list(words_in(text))
        for term in terms:
            found = term.find(words, piece.language)
            if found and term.without:
                return None
            if found:
                left.discard(term)
                marks += [(n, span) for span in found]
    if left:
        return None
    return sorted(set(marks))


def _shown(entry: Entry, marks: Sequence[tuple[int, Span]], texts: Mapping[str, str]) -> Hit:
    passages = dict.fromkeys(_passage(entry.pieces[n], span, texts) for n, span in marks[:PASSAGES])
    return Hit(
        kind=entry.kind,
        id=entry.id,
        document=entry.document,
        name=entry.name,
        story=entry.story,
        time=entry.time,
        heading=entry.heading,
        passages=tuple(passages),
        snippets=_snippets(entry, marks, texts),
    )


def _snippets(entry: Entry, marks: Sequence[tuple[int, Span]], texts: Mapping[str, str]) -> tuple[Snippet, ...]:
    pieces = [piece.exact or texts[piece.document][piece.start : piece.end] for piece in entry.pieces]
    return tuple(
        Snippet(
            passage=_passage(entry.pieces[n], span, texts),
            marks=tuple((entry.pieces[n].start + s, entry.pieces[n].start + e) for s, e in inside),
        )
        for n, span, inside in snippets(pieces, marks)
    )


def _passage(piece: Piece, span: Span, texts: Mapping[str, str]) -> Passage:
    start, end = piece.start + span[0], piece.start + span[1]
    exact = piece.exact[span[0] : span[1]] if piece.exact else texts[piece.document][start:end]
    return Passage(piece.document, start, end, exact)


def _in_time(entry: Entry, query: SearchQuery) -> bool:
    """Numbers know seconds only."""
    if query.since is not None and (entry.time is None or entry.time < query.since):
        return False
    return query.until is None or (entry.time is not None and entry.time < query.until)


def _names(entry: Entry, query: SearchQuery) -> bool:
    if query.person is None:
        return True
    wanted = name_words(query.person)
    length = len(wanted)
    return any(
        words[n : n + length] == wanted
        for words in map(name_words, entry.people)
        for n in range(len(words) - length + 1)
    )
