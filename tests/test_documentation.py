"""The documentation's commands and code are run."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def blocks(kind: str) -> list[tuple[str, str]]:
    return [
        (page.name, code)
        for page in PAGES
        for language, code in FENCE.findall(page.read_text(encoding="utf-8"))
        if language == kind
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader of the documentation has it: the examples, nothing built yet."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("page", "code"), blocks("console"))
def test_commands_run(project: Path, page: str, code: str) -> None:
    for line in code.splitlines():
        if line.startswith("$ dateline "):
            result = CliRunner().invoke(app, shlex.split(line.removeprefix("$ dateline ")))
            assert result.exit_code == 0, f"{page}: {line}\n{result.output}"


@pytest.mark.parametrize(("page", "code"), blocks("python"))
def test_code_runs(project: Path, page: str, code: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, page, "exec"), {})  # the documentation is ours


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"`dateline {command.callback.__name__}" in readme  # type: ignore[union-attr]
