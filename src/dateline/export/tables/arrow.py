"""Tables as Arrow, in files (IPC) and as Parquet, batch by batch."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from dateline.export.edition import Edition
from dateline.export.extras import needed
from dateline.export.tables.schema import Table

_BATCH = 2000
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def parquet_table(table: Table, edition: Edition) -> Iterator[bytes]:
    """The table as Parquet, in pieces; one row group a batch. Raises ExportRefused without pyarrow."""
    parquet = needed("pyarrow.parquet", extra="arrow", what="parquet")
    yield from _written(table, edition, lambda sink, schema: parquet.ParquetWriter(sink, schema, compression="zstd"))


def arrow_table(table: Table, edition: Edition) -> Iterator[bytes]:
    """The table as an Arrow IPC file (Feather 2), in pieces. Raises ExportRefused without pyarrow."""
    ipc = needed("pyarrow.ipc", extra="arrow", what="arrow")
    yield from _written(table, edition, ipc.new_file)


def arrow_schema(table: Table, edition: Edition) -> Any:
    """The table's columns as pyarrow has them; instants carry the story's zone."""
    pyarrow = needed("pyarrow", extra="arrow", what="arrow")
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "truth": pyarrow.bool_(),
        "instant": pyarrow.timestamp("us", tz=edition.clock.zone_name),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    about = {"title": edition.story.title, "generator": "dateline"}
    return pyarrow.schema([pyarrow.field(c.name, types[c.kind]) for c in table.columns], metadata=about)


def _written(table: Table, edition: Edition, opened: Any) -> Iterator[bytes]:
    pyarrow = needed("pyarrow", extra="arrow", what="arrow")
    schema, sink = arrow_schema(table, edition), io.BytesIO()
    instants = [c.kind == "instant" for c in table.columns]
    rows = table.rows(edition)
    # The writer counts its position from the sink's, which therefore is emptied only at the end of a batch's bytes.
    writer = opened(_Counted(sink), schema)
    while batch := list(islice(rows, _BATCH)):
        columns = [
            [_since_epoch(v) for v in column] if instant else list(column)
            for column, instant in zip(zip(*batch, strict=True), instants, strict=True)
        ]
        arrays = [pyarrow.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)]
        writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
        yield _taken(sink)
    writer.close()
    yield _taken(sink)


def _since_epoch(instant: dt.datetime | None) -> int | None:
    """Microseconds, which exist also where UTC has no date any more: before the year 1."""
    return (instant - _EPOCH) // _MICROSECOND if instant else None


def _taken(sink: io.BytesIO) -> bytes:
    written = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return written


class _Counted(io.RawIOBase):
    """A file that only grows, and says how long it is although its bytes are taken away."""

    def __init__(self, sink: io.BytesIO) -> None:
        super().__init__()
        self.sink, self.length = sink, 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.length += self.sink.write(data)
        return len(data)

    def tell(self) -> int:
        return self.length
