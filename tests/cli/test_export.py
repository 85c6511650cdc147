"""dateline export, as a person runs it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from dateline.export.formats import FORMATS
from tests.export import sample, synthetic


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story in it, and one with an empty story."""
    monkeypatch.chdir(tmp_path)
    for name, story in (("out", sample.rich()), ("empty", sample.empty()), ("long", synthetic.night(150))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.json").write_bytes(msgspec.json.encode(story))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments])


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_written(folder: Path, name: str) -> None:
    result = run("out", "--format", name, "-o", "there/")
    assert result.exit_code == 0, result.output
    written = [p for p in (folder / "there").rglob("*") if p.is_file()]
    assert written
    assert not [p for p in written if p.suffix == ".part"]
    assert all(p.stat().st_size for p in written)


@pytest.mark.parametrize("name", list(FORMATS))
def test_an_empty_story_is_written_or_told(folder: Path, name: str) -> None:
    result = run("empty", "-f", name, "-o", "there/")
    if name == "timeml":
        assert result.exit_code == 1
        assert result.stderr == "The story has no documents, so there is nothing to write in this format.\n"
    else:
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("name", "extra"),
    [("jsonld", []), ("atom", []), ("csv", ["--table", "actors"]), ("docbin", []), ("markdown", []), ("embed", [])],
)
def test_one_file_goes_to_standard_output(folder: Path, name: str, extra: list[str]) -> None:
    shown = run("out", "-f", name, *extra)
    assert shown.exit_code == 0
    run("out", "-f", name, *extra, "-o", "file.x")
    assert shown.stdout_bytes == (folder / "file.x").read_bytes()


def test_a_table_for_a_spreadsheet(folder: Path) -> None:
    result = run("out", "-f", "csv", "--table", "events", "--spreadsheet")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(sample.rich().chronology)


def test_several_files_need_a_folder(folder: Path) -> None:
    for arguments in (("out", "-f", "csv"), ("long", "-f", "atom"), ("long", "-f", "atom", "-o", "feed.xml")):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "more than one file" in result.stderr
    assert not (folder / "feed.xml").exists()
    assert run("long", "-f", "atom", "--page-size", "1000", "-o", "feed.xml").exit_code == 0
    assert (folder / "feed.xml").is_file()


def test_what_was_written_as_json(folder: Path) -> None:
    result = run("out", "-f", "csv", "-o", "tables", "--json")
    assert [Path(p).name for p in json.loads(result.stdout)][:2] == ["events.csv", "quotations.csv"]


def test_the_list_names_every_format_with_what_it_keeps_and_loses() -> None:
    listed = json.loads(run("--list", "--json").stdout)
    assert {f["name"] for f in listed} == set(FORMATS)
    assert all(f["keeps"] and f["loses"] for f in listed)
    lines = run("--list").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")] == list(FORMATS)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("out", "-f", "docx"), 2, "docx is none; there are html, site, embed"),
        (("out",), 2, "name a story and a --format; --list shows the"),
        (("nowhere", "-f", "csv"), 1, "nowhere: cannot be opened (No such file or directory)."),
        (("later.json", "-f", "csv"), 1, "later.json: was written by a later dateline (form 99; this one reads form 1)."),
        (("broken.json", "-f", "csv"), 1, "broken.json: is not a story ("),
        (("out", "-f", "atom", "--person", "Wer"), 1, "Wer: the story has no such person."),
        (("out", "-f", "csv", "--table", "x"), 1, "x: there is no such table. There are: events,"),
        (("out", "-f", "site", "-o", "s", "--base", "desk"), 1, "desk: it is no address of a folder on the web."),
        (("damaged.json", "-f", "csv", "-o", "x"), 1, "Leck: a passage of event e stands nowhere: weg [0, 1)."),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence(folder: Path, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    (folder / "later.json").write_text('{"version": 99, "title": 1}')
    (folder / "broken.json").write_text('{"title": 1')
    event = {"id": "e", "kind": "said", "text": "x", "passages": [["weg", 0, 1, "x"]], "sources": 1}
    passage = {"document": "weg", "start": 0, "end": 1, "exact": "x"}
    (folder / "damaged.json").write_text(
        json.dumps({"title": "Leck", "documents": [], "chronology": [event | {"passages": [passage]}]})
    )
    result = run(*arguments)
    assert result.exit_code == code
    assert sentence in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.output
