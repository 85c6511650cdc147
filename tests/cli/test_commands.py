"""The other commands: read, annotate, schema, demo, and what all have in common."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import jsonschema
import pytest

from dateline.cli.schema import json_schema
from dateline.model import Document
from tests.cli.conftest import Run

TEXT = "Am 3. Mai 2026 um 20.30 Uhr sagte Bürgermeisterin Carla Venske: „Der Damm hält.“ 300 Helfer blieben. 👩‍🚒 Ende."


@pytest.mark.parametrize("command", ["build", "read", "annotate", "verify", "demo", "schema"])
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_read_prints_documents_as_json_lines(run: Run) -> None:
    result = run("read", "report.txt", "ticker.txt")
    assert result.exit_code == 0
    documents = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(documents) == 2
    for document in documents:
        jsonschema.validate(document, json_schema(Document))
        for block in document["blocks"]:
            assert document["text"][block["start"] : block["end"]].strip()


def test_read_outline_is_for_people(run: Run) -> None:
    result = run("read", "ticker.txt", "report.txt", "--outline")
    assert "2026-05-03T23:40:00+02:00" in result.stdout


def test_read_of_nothing_is_a_failure(run: Run) -> None:
    assert run("read", "missing.html").exit_code == 1


@pytest.mark.parametrize("subject", ["story", "document", "annotations"])
def test_schema_is_a_valid_schema(run: Run, subject: str) -> None:
    schema = json.loads(run("schema", subject).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_annotate_finds_with_offsets_in_characters(run: Run) -> None:
    result = run("annotate", "-", "--json", input=TEXT)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    spans = {TEXT[time["start"] : time["end"]]: time["value"] for time in found["times"]}
    assert spans == {"3. Mai 2026": "2026-05-03", "20.30 Uhr": "2026-05-03T20:30"}
    assert [TEXT[slice(*span)] for quote in found["quotes"] for span in quote["quote"]] == ["Der Damm hält."]
    assert "Carla Venske" in {TEXT[name["start"] : name["end"]] for name in found["names"]}


def test_annotate_writes_timeml(run: Run) -> None:
    result = run("annotate", "-", "--timeml", "--date", "2026-05-04", input=TEXT)
    assert result.exit_code == 0, result.output
    root = ET.fromstring(result.stdout.encode())
    assert "".join(root.find("TEXT").itertext()) == TEXT
    assert [time.get("value") for time in root.iterfind("TEXT/TIMEX3")] == ["2026-05-03", "2026-05-03T20:30"]


def test_bulk_quotations_have_their_marks_as_in_corpora(run: Run) -> None:
    result = run("annotate", "--jsonl", "-", input=json.dumps({"id": 1, "text": TEXT}))
    quotes = json.loads(result.stdout)["quotes"]
    assert [TEXT[slice(*span)] for quote in quotes for span in quote["quote"]] == ["„Der Damm hält.“"]


def test_annotate_in_bulk_keeps_ids_and_order(run: Run) -> None:
    lines = [
        {"id": "a", "text": TEXT, "date": "2026-05-04"},
        {"id": 2, "text": "“It holds,” the mayor said on Monday.", "language": "en", "date": "2026-05-05"},
        {"id": "c", "text": ""},
    ]
    result = run("annotate", "--jsonl", "-", input="\n".join(json.dumps(line) for line in lines))
    assert result.exit_code == 0, result.output
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert set(answers[1]["quotes"][0]) == {"type", "quote", "speaker", "cue", "frame", "addressee"}
    assert [time["value"] for time in answers[1]["times"]] == ["2026-05-04"]
    assert answers[2]["times"] == []


def test_a_bad_line_is_named_and_the_others_go_on(run: Run) -> None:
    result = run("annotate", "--jsonl", "-", input='{"id": 1}\n{"id": 2, "text": "Am Montag."}\nnonsense\n')
    assert result.exit_code == 1
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer.get("line") or answer["id"] for answer in answers] == [1, 2, 3]
    assert "Line 1" in result.stderr
    assert "Line 3" in result.stderr


def test_annotate_says_what_is_wrong_with_a_file(run: Run) -> None:
    Path("latin.txt").write_bytes("Müller".encode("latin-1"))
    for name in ("latin.txt", "missing.txt"):
        result = run("annotate", name)
        assert result.exit_code == 1
        assert name in result.stderr


def test_demo_builds_its_story(run: Run) -> None:
    result = run("demo", "-o", "demo")
    assert result.exit_code == 0, result.output
    story = json.loads(Path("demo/story.json").read_text(encoding="utf-8"))
    assert len(story["documents"]) == 4
    assert str(Path("demo/index.html").resolve()) in result.stderr
    assert run("verify", "demo").exit_code == 0


def test_annotate_takes_a_packed_text_and_a_page(run: Run) -> None:
    Path("text.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    plain = json.loads(run("annotate", "text.txt.gz", "--json").stdout)
    assert {TEXT[time["start"] : time["end"]] for time in plain["times"]} == {"3. Mai 2026", "20.30 Uhr"}
    assert "text" not in plain
    Path("page.html").write_text(f"<!doctype html><html lang=de><h1>Damm</h1><p>{TEXT}</p>", encoding="utf-8")
    page = json.loads(run("annotate", "page.html", "--json").stdout)
    assert {page["text"][time["start"] : time["end"]] for time in page["times"]} == {"3. Mai 2026", "20.30 Uhr"}


def test_pages_come_from_standard_input_archives_and_globs(run: Run) -> None:
    with zipfile.ZipFile("pages.zip", "w") as archive:
        archive.write("report.txt")
        archive.writestr("picture.png", b"x")
    result = run("read", "pages.zip", "tick*.txt")
    assert [json.loads(line)["provenance"]["path"] for line in result.stdout.splitlines()] == [
        "pages.zip/report.txt",
        "ticker.txt",
    ]
    assert "pages.zip: Left out, being no pages: 1 .png." in result.stderr
    assert "2 pages: 2 read." in result.stderr
    piped = run("build", "-", "-o", "out", input=gzip.compress(Path("report.txt").read_bytes()))
    assert piped.exit_code == 0, piped.output
    assert run("build", "pages.zip", "-o", "zipped").exit_code == 0
    assert run("verify", "zipped").exit_code == 0


def test_a_quoted_glob_that_matches_nothing_is_a_sentence(run: Run) -> None:
    result = run("read", "*.nothing")
    assert result.exit_code == 1
    assert "*.nothing: there is no such file." in result.stderr
