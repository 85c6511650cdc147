"""dateline verify: passages against sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ingest.warcs import packed, response


@pytest.fixture
def built(run: Run) -> Run:
    assert run("build", "report.txt", "ticker.txt", "-o", "out").exit_code == 0
    return run


def test_a_fresh_story_verifies(built: Run) -> None:
    for story in ("out/story.json", "out"):
        result = built("verify", story)
        assert result.exit_code == 0, result.output
        assert "2 sources read again" in result.stderr


def test_a_character_changed_in_the_source_is_named(built: Run) -> None:
    source = Path("report.txt")
    source.write_text(source.read_text(encoding="utf-8").replace("Rund 300", "Rund 900"), encoding="utf-8")
    result = built("verify", "out/story.json")
    assert result.exit_code == 1
    assert "900" in result.stdout
    assert "does not stand in its source" in result.stdout


def test_a_character_changed_in_the_story_is_named(built: Run) -> None:
    path = Path("out/story.json")
    story = json.loads(path.read_text(encoding="utf-8"))
    for document in story["documents"]:
        document["text"] = document["text"].replace("über den Berg", "über dem Berg")
    path.write_text(json.dumps(story), encoding="utf-8")
    result = built("verify", "out/story.json", "--json")
    assert result.exit_code == 1
    failures = json.loads(result.stdout)["failures"]
    assert failures
    assert all("über den Berg" in failure["passage"]["exact"] for failure in failures)


def test_a_sentence_that_no_source_says_is_named(built: Run) -> None:
    path = Path("out/story.json")
    story = json.loads(path.read_text(encoding="utf-8"))
    story["chronology"][0]["text"] = "Der Damm ist gebrochen."
    path.write_text(json.dumps(story), encoding="utf-8")
    result = built("verify", "out/story.json")
    assert result.exit_code == 1
    assert "chronology[0].text" in result.stdout


def test_a_source_that_is_gone_is_said(built: Run) -> None:
    Path("report.txt").unlink()
    result = built("verify", "out/story.json")
    assert result.exit_code == 0
    assert "not at hand" in result.stderr


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2", b"\xff\xfe", b'{"title": 3, "documents": []}'])
def test_what_is_no_story_is_a_sentence(run: Run, content: bytes) -> None:
    Path("story.json").write_bytes(content)
    result = run("verify", "story.json")
    assert result.exit_code == 1
    assert "story.json" in result.stderr
    assert "Traceback" not in result.output


def test_a_missing_story_is_a_sentence(run: Run) -> None:
    assert run("verify", "nowhere.json").exit_code == 1


def test_a_quotation_put_into_a_mouth_is_named(built: Run) -> None:
    path = Path("out/story.json")
    story = json.loads(path.read_text(encoding="utf-8"))
    story["quotes"][0]["text"] = "Wir haben Pech gehabt"
    path.write_text(json.dumps(story), encoding="utf-8")
    result = built("verify", "out/story.json")
    assert result.exit_code == 1
    assert "quotes[0].text" in result.stdout


def test_sources_are_found_from_elsewhere(built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    story = Path("out/story.json").resolve()
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    result = built("verify", str(story))
    assert result.exit_code == 0, result.output
    assert "2 sources read again" in result.stderr


def test_nothing_is_proved_without_any_source(built: Run) -> None:
    Path("report.txt").unlink()
    Path("ticker.txt").unlink()
    result = built("verify", "out/story.json")
    assert result.exit_code == 1
    assert "No source was at hand" in result.stderr


def test_pages_of_a_web_archive_are_proved_against_it(run: Run) -> None:
    pages_of = [Path(name).read_bytes() for name in ("report.txt", "ticker.txt")]
    records = [
        response(f"https://bote.example/{n}", page, content_type="text/plain; charset=utf-8")
        for n, page in enumerate(pages_of)
    ]
    Path("crawl.warc.gz").write_bytes(packed(*records))
    assert run("build", "crawl.warc.gz", "-o", "out").exit_code == 0
    result = run("verify", "out")
    assert result.exit_code == 0, result.output
    assert "2 sources read again" in result.stderr
    Path("crawl.warc.gz").write_bytes(packed(records[0]))
    assert run("verify", "out").exit_code == 1
