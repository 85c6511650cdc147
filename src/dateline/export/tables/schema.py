"""The tables: their columns with types, and the rows that a story gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dateline.export.edition import Edition
from dateline.export.tables import rows

Kind = Literal["text", "integer", "truth", "instant", "texts"]
"""What a column holds. "instant" is aware; "texts" is a list; texts and instants may be missing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what it holds."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and a function that gives its rows, a tuple in order of the columns each."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterator[tuple[Any, ...]]]


def _columns(written: str) -> tuple[Column, ...]:
    """Columns written as "name:kind", text where no kind is."""
    kinds: dict[str, Kind] = {"": "text", "int": "integer", "bool": "truth", "time": "instant", "list": "texts"}
    parts = (word.partition(":") for word in written.split())
    return tuple(Column(name, kinds[kind]) for name, _, kind in parts)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "events",
            _columns(
                "event kind text heading start:time end:time precision time_basis reported:time sources:int "
                "source_names:list documents:list actors:list quotations:list hedged:bool differences:list outcome "
                "key:bool pinned:bool corrected:bool language url"
            ),
            rows.events,
        ),
        Table(
            "quotations",
            _columns(
                "quotation type text speaker speaker_id speaker_basis time:time occurrences:int documents:list "
                "source_names:list variants:list pinned:bool corrected:bool language"
            ),
            rows.quotations,
        ),
        Table(
            "passages",
            _columns("part of role document outlet source start:int end:int exact language reported:time url"),
            rows.passages,
        ),
        Table(
            "differences",
            _columns(
                "difference about kind value planned:bool events:list document outlet start:int end:int exact "
                "settled_value settled_text corrected:bool"
            ),
            rows.differences,
        ),
        Table(
            "actors",
            _columns("actor name kind names:list roles:list mentions:int quotations:int events:int corrected:bool"),
            rows.actors,
        ),
        Table(
            "documents",
            _columns(
                "document name outlet source agency:bool url type language headline published modified authors:list "
                "agencies:list characters:int updates:int"
            ),
            rows.documents,
        ),
        Table("corrections", _columns("what by time:time parts:list"), rows.corrections),
    )
}
