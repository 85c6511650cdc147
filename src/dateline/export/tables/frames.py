"""Tables as data frames of polars and pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.export.edition import Edition, ExportRefused, Options
from dateline.export.extras import needed
from dateline.export.tables.schema import TABLES, Table
from dateline.model import Story

if TYPE_CHECKING:
    import pandas
    import polars


def to_polars(story: Story, table: str = "events") -> polars.DataFrame:
    """A table of the story as a polars DataFrame; instants in the story's zone.

    table: events, quotations, passages, differences, actors, documents or corrections. Raises ExportRefused for another
    name, and where polars is not installed.
    """
    pl = needed("polars", extra="polars", what="to_polars")
    edition, found = _table(story, table)
    types = {
        "text": pl.String,
        "integer": pl.Int64,
        "truth": pl.Boolean,
        "instant": pl.Datetime("us", "UTC"),
        "texts": pl.List(pl.String),
    }
    columns = _columns(found, edition)
    data = {c.name: pl.Series(c.name, columns[c.name], dtype=types[c.kind]) for c in found.columns}
    frame = pl.DataFrame(data)
    instants = [c.name for c in found.columns if c.kind == "instant"]
    zoned: polars.DataFrame = frame.with_columns(
        pl.col(name).dt.convert_time_zone(edition.clock.zone_name) for name in instants
    )
    return zoned


def to_pandas(story: Story, table: str = "events") -> pandas.DataFrame:
    """The same as a pandas DataFrame; what is missing is pandas.NA or NaT.

    Raises ExportRefused for a table that there is not, and where pandas is not installed.
    """
    pd = needed("pandas", extra="pandas", what="to_pandas")
    edition, found = _table(story, table)
    columns = _columns(found, edition)
    types = {"text": "string", "integer": "Int64", "truth": "boolean", "texts": "object"}
    data = {}
    for column in found.columns:
        values = columns[column.name]
        if column.kind == "instant":
            utc = pd.Series(values, dtype="datetime64[us, UTC]")
            data[column.name] = utc.dt.tz_convert(edition.clock.zone_name)
        else:
            data[column.name] = pd.Series(values, dtype=types[column.kind])
    frame: pandas.DataFrame = pd.DataFrame(data)
    return frame


def _table(story: Story, name: str) -> tuple[Edition, Table]:
    if name not in TABLES:
        raise ExportRefused(name, "there is no such table", f"There are: {', '.join(TABLES)}.")
    return Edition(story, Options()), TABLES[name]


def _columns(table: Table, edition: Edition) -> dict[str, list[Any]]:
    rows = list(table.rows(edition))
    if not rows:
        return {c.name: [] for c in table.columns}
    return {c.name: list(values) for c, values in zip(table.columns, zip(*rows, strict=True), strict=True)}
