"""Tables: read back with their types by the libraries that people read them with."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pandas
import polars
import pyarrow
import pyarrow.ipc
import pyarrow.parquet
import pytest
from msgspec import structs

from dateline.export.edition import Edition, ExportRefused, Options
from dateline.export.formats import publish
from dateline.export.tables import TABLES, to_pandas, to_polars
from dateline.model import Story
from tests.export import sample, synthetic

ARROW = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "truth": pyarrow.bool_(),
    "texts": pyarrow.list_(pyarrow.string()),
}


def files(story: Story, format: str, **options: Any) -> dict[str, bytes]:
    """The format's files."""
    return {f.name.partition(".")[0]: f.bytes() for f in publish(story, format, Options(**options))}


def plain(value: Any) -> Any:
    """A value as every library has it."""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC)
    return value.tolist() if hasattr(value, "tolist") else value


@pytest.mark.parametrize("name", list(TABLES))
def test_all_libraries_read_the_same_rows(story: Story, name: str) -> None:
    edition, table = Edition(story), TABLES[name]
    rows = [[plain(v) for v in row] for row in table.rows(edition)]
    parquet = pyarrow.parquet.read_table(io.BytesIO(files(story, "parquet")[name]))
    arrow = pyarrow.ipc.open_file(files(story, "arrow")[name]).read_all()
    assert parquet.equals(arrow)
    zone = pyarrow.timestamp("us", tz=edition.clock.zone_name)
    assert [f.type for f in arrow.schema] == [ARROW.get(c.kind, zone) for c in table.columns]
    assert [[plain(v) for v in row.values()] for row in arrow.to_pylist()] == rows
    frame = polars.read_parquet(io.BytesIO(files(story, "parquet")[name]))
    assert [[plain(v) for v in row] for row in frame.rows()] == rows
    assert frame.equals(to_polars(story, name))
    panda = to_pandas(story, name)
    assert [[plain(v) for v in row] for row in panda.itertuples(index=False)] == rows
    assert list(panda.columns) == [c.name for c in table.columns]


def test_the_events_are_all_there(story: Story) -> None:
    frame = story.to_polars()
    assert frame["text"].to_list() == [e.text for e in story.chronology]
    assert frame["event"].n_unique() == len(story.chronology)
    assert len(story.to_pandas("quotations")) == len(story.quotes)


def test_csv_is_read_back(story: Story) -> None:
    for name, content in files(story, "csv").items():
        read = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert read[0] == [c.name for c in TABLES[name].columns]
        rows = list(TABLES[name].rows(Edition(story)))
        assert len(read) == len(rows) + 1
        for cells, row in zip(read[1:], rows, strict=True):
            for cell, value in zip(cells, row, strict=True):
                assert as_read(cell, value) == (plain(value) or None if isinstance(value, str) else plain(value))


def as_read(cell: str, value: Any) -> Any:
    """A cell as the type that its column has; a NUL cannot stand in CSV."""
    if isinstance(value, bool):
        return {"true": True, "false": False}[cell]
    if isinstance(value, int):
        return int(cell)
    if isinstance(value, dt.datetime):
        return dt.datetime.fromisoformat(cell).astimezone(dt.UTC)
    if isinstance(value, list):
        return cell.split(" | ") if cell else []
    return value or None if value and cell == value.replace("\x00", "\ufffd") else cell or None


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@x", "=HYPERLINK(1)"])
def test_no_cell_is_a_formula_in_a_spreadsheet(text: str) -> None:
    story = structs.replace(synthetic.night(1), quotes=(), actors=(), differences=())
    event = structs.replace(story.chronology[0], quotes=(), actors=(), differences=(), text=text)
    story = structs.replace(story, chronology=(event,))
    content = files(story, "csv", spreadsheet=True, table="events")["events"]
    assert content.startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert row["text"] == f"'{text}"
    plain_row = next(csv.DictReader(io.StringIO(files(story, "csv")["events"].decode(), newline="")))
    assert plain_row["text"] == text


def test_passages_stand_where_the_table_says(story: Story) -> None:
    texts = {d.id: d.text for d in story.documents}
    for row in to_polars(story, "passages").iter_rows(named=True):
        assert texts[row["document"]][row["start"] : row["end"]] == row["exact"]


def test_keys_join_the_tables() -> None:
    story = synthetic.night(5)
    events, quotations = to_polars(story, "events"), to_polars(story, "quotations")
    joined = events.explode("quotations").join(quotations, left_on="quotations", right_on="quotation")
    assert joined["speaker"].to_list() == ["Oda Brandt"] * 5


def test_corrections_have_a_table() -> None:
    frame = to_polars(synthetic.corrected(), "corrections")
    assert frame["by"].to_list() == ["Änne <b>K</b>"] * 2 + ["Jo"] * 6
    assert to_polars(synthetic.corrected(), "events")["corrected"].to_list() == [True, True, True, False]


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ExportRefused, match=r"^people: there is no such table. There are: events, quotations, "):
        sample.rich().to_polars("people")
