"""dateline build: a story out of pages, whatever else is among them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import jsonschema
import pytest

from dateline.cli.schema import json_schema
from dateline.model import Story
from tests.cli import pages
from tests.cli.conftest import Run


def test_builds_a_story_and_a_page(run: Run) -> None:
    result = run("build", "report.txt", "ticker.txt", "-o", "out")
    assert result.exit_code == 0, result.output
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    jsonschema.validate(story, json_schema(Story))
    assert {document["headline"] for document in story["documents"]} == {
        "Damm bei Grünau hält der Flut stand",
        "Flut an der Lohe: Der Abend im Ticker",
    }
    assert Path("out/index.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "2 pages: 2 read." in result.stderr


def test_the_ticker_takes_its_day_from_the_report(run: Run) -> None:
    run("build", "report.txt", "ticker.txt", "-o", "out")
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    ticker = next(document for document in story["documents"] if document["updates"])
    assert [update["time"] for update in ticker["updates"]] == [
        "2026-05-04T00:20:00+02:00",
        "2026-05-03T23:40:00+02:00",
        "2026-05-03T21:05:00+02:00",
    ]
    assert all(update["time_basis"].startswith("inferred: ") for update in ticker["updates"])


def write_bad_pages() -> None:
    """A folder of what goes wrong, beside one good report."""
    folder = Path("bad")
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.html").write_text("  \n\n ")
    (folder / "pdf.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)) * 20)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "teasers.html").write_text(pages.TEASERS, encoding="utf-8")
    (folder / "again.txt").write_text(pages.REPORT, encoding="utf-8")
    (folder / "report.txt").write_text(pages.REPORT, encoding="utf-8")


def test_bad_pages_are_named_and_counted_and_cost_no_story(run: Run) -> None:
    write_bad_pages()
    result = run("build", "bad", "missing.txt", "-o", "out", "--json")
    assert result.exit_code == 0, result.output
    fates = {Path(page["name"]).name: page for page in json.loads(result.stdout)["pages"]}
    assert {name: page["fate"] for name, page in fates.items()} == {
        "again.txt": "read",
        "report.txt": "skipped",
        "empty.txt": "skipped",
        "blank.html": "skipped",
        "pdf.html": "refused",
        "picture.txt": "refused",
        "teasers.html": "partial",
        "missing.txt": "refused",
    }
    for name, page in fates.items():
        if page["fate"] != "read":
            assert name in page["reason"]
            assert page["reason"].endswith(".")
    assert "8 pages: 1 read, 1 partial, 2 skipped, 3 refused." not in result.stderr
    assert "8 pages: 1 read, 1 partial, 3 skipped, 3 refused." in result.stderr


def test_nothing_usable_is_a_failure_with_a_sentence(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("build", "empty.txt", "-o", "out")
    assert result.exit_code == 1
    assert "no story" in result.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "report.txt", "--zone", "Vienna"],
        ["build", "report.txt", "--date", "15.8.2025"],
        ["build", "report.txt", "--interface", "fr"],
        ["nonsense"],
    ],
)
def test_wrong_use_exits_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_output_path_that_is_a_file_is_a_sentence(run: Run) -> None:
    Path("out").write_text("here already")
    result = run("build", "report.txt", "-o", "out")
    assert result.exit_code == 1
    assert "out" in result.stderr
    assert "Traceback" not in result.output


def test_a_ticker_without_any_date_keeps_its_order_and_stays_open(run: Run) -> None:
    Path("alone.txt").write_text(pages.TICKER.replace("Sonntagabend", "Abend").replace("Freitag", "langem"))
    result = run("build", "alone.txt", "-o", "out")
    assert result.exit_code == 0
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    updates = story["documents"][0]["updates"]
    assert [(update["clock"], update.get("time"), update.get("day_offset", 0)) for update in updates] == [
        ("00:20", None, 1),
        ("23:40", None, 0),
        ("21:05", None, 0),
    ]
    starts = [event["passages"][0]["start"] for event in story["chronology"]]
    ends = [(update["start"], update["end"]) for update in updates]
    entries = [n for start in starts for n, (first, last) in enumerate(ends) if first <= start < last]
    assert entries == sorted(entries, reverse=True)  # the page has the newest first, the chronology the oldest
    assert set(entries) == {0, 1, 2}


def test_a_given_date_dates_a_ticker(run: Run) -> None:
    Path("alone.txt").write_text(pages.TICKER.replace("Sonntagabend", "Abend").replace("Freitag", "langem"))
    run("build", "alone.txt", "-o", "out", "--date", "2026-05-03", "--zone", "Europe/Vienna")
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    assert story["documents"][0]["updates"][0]["time"] == "2026-05-04T00:20:00+02:00"


def test_markup_in_a_source_shows_as_text(run: Run) -> None:
    Path("hostile.html").write_text(pages.HOSTILE, encoding="utf-8")
    assert run("build", "hostile.html", "-o", "out").exit_code == 0
    page = Path("out/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    assert '<script>alert("nass")</script>' in story["documents"][0]["text"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "iso8859_15"])
def test_odd_encodings_are_read(run: Run, encoding: str) -> None:
    Path("odd.txt").write_bytes(pages.REPORT.encode(encoding))
    assert run("build", "odd.txt", "-o", "out").exit_code == 0
    story = json.loads(Path("out/story.json").read_text(encoding="utf-8"))
    assert story["documents"][0]["headline"] == "Damm bei Grünau hält der Flut stand"


def test_a_compressed_page_is_opened(run: Run) -> None:
    Path("page.txt.gz").write_bytes(gzip.compress(pages.REPORT.encode()))
    assert run("build", "page.txt.gz", "-o", "out").exit_code == 0


def test_the_same_pages_make_the_same_story(run: Run) -> None:
    run("build", "report.txt", "ticker.txt", "-o", "one")
    run("build", "ticker.txt", "report.txt", "-o", "two")
    one, two = (json.loads(Path(name, "story.json").read_text(encoding="utf-8")) for name in ("one", "two"))
    assert one["chronology"] == two["chronology"]
    assert one["quotes"] == two["quotes"]


def write_heap() -> None:
    """A folder of pages about two events, and one that nobody else tells of."""
    folder = Path("heap")
    folder.mkdir()
    (folder / "report.txt").write_text(pages.REPORT, encoding="utf-8")
    (folder / "ticker.txt").write_text(pages.TICKER, encoding="utf-8")
    for name, text in pages.OTHERS.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_a_heap_becomes_several_stories_with_a_list_and_says_what_it_left_out(run: Run) -> None:
    write_heap()
    result = run("build", "heap", "-o", "out", "--json")
    assert result.exit_code == 0, result.output
    summary = json.loads(result.stdout)
    assert len(summary["stories"]) == 2
    for story in summary["stories"]:
        assert run("verify", story["story"]).exit_code == 0
        assert Path(story["page"]).is_file()
    assert [d["name"] for d in summary["left_out"]] == ["museum"]
    page = Path(summary["page"]).read_text(encoding="utf-8")
    for story in summary["stories"]:
        assert f'href="{Path(story["page"]).parent.name}/index.html"' in page
    told = run("build", "heap", "-o", "out").stderr
    assert "2 stories." in told
    assert "Left out: 1 page tells of something that no other does" in told


def test_one_takes_all_pages_as_one_event(run: Run) -> None:
    write_heap()
    result = run("build", "heap", "-o", "out", "--one", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["counts"]["documents"] == 5
    assert Path("out/story.json").is_file()


def test_titles_in_the_list_are_no_markup(run: Run) -> None:
    write_heap()
    report = Path("heap/final.txt")
    report.write_text(
        report.read_text(encoding="utf-8").replace("FC Sund holt", "<script>alert(1)</script> FC Sund holt"),
        encoding="utf-8",
    )
    assert run("build", "heap", "-o", "out").exit_code == 0
    assert "<script" not in Path("out/index.html").read_text(encoding="utf-8")
