"""The two real documents beside the project, compared with what a careful reader finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.extract import date_updates, read
from dateline.ingest import open_page
from dateline.model import Document

pytestmark = pytest.mark.shared

TICKER, REPORT = "000_5d86e3a59e9710b7.txt", "004_a50e57192119ff33.txt"


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "seeds" / "expected.json").read_text())
    return found


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    found = {name: read(open_page(shared / "seeds" / name)) for name in (TICKER, REPORT)}
    found[TICKER] = date_updates(found[TICKER], others=[found[REPORT]])
    return found


@pytest.mark.parametrize("name", [TICKER, REPORT])
def test_every_field(name: str, documents: dict[str, Document], expected: dict[str, Any]) -> None:
    document, wanted = documents[name], expected[name]
    assert document.kicker == wanted["kicker"]
    assert document.headline == wanted["headline"]
    assert document.lead is not None
    assert document.lead.startswith(wanted["lead_starts"])
    assert document.published == wanted["published"]
    subheadings = [document.text[b.start : b.end] for b in document.blocks if b.role == "subheading"]
    assert subheadings == wanted["subheadings"]
    assert list(dict.fromkeys(i.credit for i in document.images)) == wanted["image_credits"]
    assert len(document.updates) == len(wanted["updates"])
    assert list(document.agencies) == wanted.get("agencies", [])
    assert list(document.keywords) == wanted.get("keywords", [])
    assert document.comment_count == wanted.get("comment_count")
    assert document.language == "de"


def test_the_report(documents: dict[str, Document], expected: dict[str, Any]) -> None:
    document, wanted = documents[REPORT], expected[REPORT]
    assert document.dateline is not None
    assert document.dateline.place == wanted["dateline_place"]
    assert [i.caption for i in document.images] == [wanted["caption"]]
    assert document.article.endswith(wanted["article_ends_with"])
    for furniture in wanted["not_in_article"]:
        assert furniture not in document.article
    assert document.type == "NewsArticle"


def test_the_article_ends_before_the_notice_and_the_ticker_follows(
    documents: dict[str, Document], expected: dict[str, Any]
) -> None:
    document, wanted = documents[TICKER], expected[TICKER]
    notices = [document.text[b.start : b.end] for b in document.blocks if b.role == "notice"]
    assert notices == [wanted["notice"]]
    assert wanted["article_ends_before"] not in document.article
    assert document.updates[0].start > document.text.index(wanted["notice"])
    assert document.type == "LiveBlogPosting"


def test_every_update_has_its_instant_and_heading(documents: dict[str, Document], expected: dict[str, Any]) -> None:
    found = [{"time": u.time and u.time.isoformat(), "heading": u.heading} for u in documents[TICKER].updates]
    assert found == expected[TICKER]["updates"]


def test_the_inferred_day_says_from_what(documents: dict[str, Document]) -> None:
    for update in documents[TICKER].updates:
        assert update.time_basis.startswith("inferred: ")
        assert documents[REPORT].name in update.time_basis
        assert "Freitag" in update.time_basis
        kinds = {e.kind: e for e in update.time_evidence}
        assert set(kinds) == {"document", "weekday"}
        assert all(e.agrees for e in update.time_evidence)
        passage = kinds["weekday"].passage
        assert passage is not None
        assert documents[TICKER].text[passage.start : passage.end] == "Freitag"


def test_without_other_documents_the_day_stays_open(shared: Path, expected: dict[str, Any]) -> None:
    document = read(open_page(shared / "seeds" / TICKER))
    assert {u.time for u in document.updates} == {None}
    assert {u.time_basis for u in document.updates} == {"open"}
    assert [u.heading for u in document.updates] == [u["heading"] for u in expected[TICKER]["updates"]]
    assert {u.day_offset for u in document.updates} == {0, 1}


@pytest.mark.parametrize("name", [TICKER, REPORT])
def test_blocks_lie_in_order_and_do_not_overlap(name: str, documents: dict[str, Document], shared: Path) -> None:
    document = documents[name]
    assert document.text == (shared / "seeds" / name).read_text()
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        assert document.text[block.start : block.end] == document.text[block.start : block.end].strip()
        end = block.end
