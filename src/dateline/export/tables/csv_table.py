"""Tables as CSV (RFC 4180), UTF-8; lists stand in one cell with " | " between."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from dateline.export.edition import Edition
from dateline.export.tables.schema import Kind, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that Excel and its kind take for a formula (OWASP, CSV injection)."""
_BATCH = 500


def csv_table(table: Table, edition: Edition) -> Iterator[bytes]:
    """The table in pieces of UTF-8, a header first.

    For spreadsheets (an option of the edition) it opens with a byte order mark, so that Excel reads umlauts, and text
    that would be run as a formula is preceded by an apostrophe.
    """
    spreadsheet = edition.options.spreadsheet
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if spreadsheet:
        buffer.write("\ufeff")
    writer.writerow(column.name for column in table.columns)
    kinds = [column.kind for column in table.columns]
    for number, row in enumerate(table.rows(edition), 1):
        writer.writerow(_cell(v, k, edition, spreadsheet) for v, k in zip(row, kinds, strict=True))
        if number % _BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _cell(value: Any, kind: Kind, edition: Edition, spreadsheet: bool) -> str:
    if value is None:
        return ""
    if kind == "instant":
        return edition.stamp(value)
    if kind == "truth":
        return "true" if value else "false"
    # a NUL ends the file for many readers of CSV
    text = (" | ".join(value) if kind == "texts" else str(value)).replace("\x00", "\ufffd")
    return f"'{text}" if spreadsheet and kind in ("text", "texts") and text.startswith(_FORMULA) else text


def _taken(buffer: io.StringIO) -> bytes:
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written.encode()
