"""A story as tables: events, quotations, passages, differences, actors, documents, corrections."""

from dateline.export.tables.frames import to_pandas, to_polars
from dateline.export.tables.schema import TABLES, Column, Table

__all__ = ["TABLES", "Column", "Table", "to_pandas", "to_polars"]
