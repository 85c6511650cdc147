"""The notebook in docs is a notebook, runs as it stands, and shows what it gave. DATELINE_WRITE_DOCS=1 runs it anew."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import Any

import nbformat
import polars
import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "quoted-how-often.ipynb"


def run(notebook: Any) -> list[str]:
    """What each cell of code prints, all of them in one namespace."""
    names: dict[str, Any] = {}
    printed = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            with contextlib.redirect_stdout(io.StringIO()) as out, polars.Config(tbl_cols=-1, tbl_width_chars=120):
                exec(compile(cell.source, NOTEBOOK.name, "exec"), names)
            printed.append(out.getvalue())
    return printed


def shape(text: str) -> list[str]:
    """A printed table's columns; what the finders find in the examples may become more."""
    return [line for line in text.splitlines() if line.startswith("│")][:1]


def test_the_notebook_runs_and_shows_what_it_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    printed = run(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if os.environ.get("DATELINE_WRITE_DOCS"):
        for number, (cell, text) in enumerate(zip(cells, printed, strict=True), 1):
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]  # type: ignore[no-untyped-call]
        nbformat.write(notebook, NOTEBOOK)  # type: ignore[no-untyped-call]
    assert all(text.strip() for text in printed)
    shown = ["".join(output.text for output in cell.outputs) for cell in cells]
    assert [len(text) > 0 for text in shown] == [True] * len(cells)
    for now, before in zip(printed, shown, strict=True):
        assert len(shape(now)) == len(shape(before))
