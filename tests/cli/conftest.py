"""Running commands as a person does, in a folder with pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from tests.cli import pages

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dateline` with arguments, in a folder that holds an agency report and a ticker."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(pages.REPORT, encoding="utf-8")
    (tmp_path / "ticker.txt").write_text(pages.TICKER, encoding="utf-8")
    runner = CliRunner()

    def run(*arguments: str, input: str | bytes | None = None) -> Result:
        return runner.invoke(app, list(arguments), input=input)

    return run
