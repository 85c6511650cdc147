"""Pages compressed with gzip."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.ingest import find_pages, open_page
from dateline.model import PageRefused, PageSkipped

PAGE = "<!doctype html><p>Der Damm hält.".encode()


def test_a_compressed_page_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(PAGE))
    page = open_page(str(path))
    assert page.content == PAGE
    assert page.media_type == "text/html"
    assert list(find_pages([tmp_path])) == [str(path)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(PAGE)[:-12], "without its end"),
        (b"\x1f\x8b" + bytes(50), "damaged"),
        (gzip.compress(bytes(200_000_000)), "unpacks to more"),
        (gzip.compress(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "PDF"),
    ],
    ids=["cut short", "damaged", "a bomb", "a PDF"],
)
def test_what_is_wrong_with_it_is_said(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(content)
    with pytest.raises(PageRefused, match=reason):
        open_page(str(path))


def test_nothing_compressed_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress(b""))
    with pytest.raises(PageSkipped):
        open_page(str(path))
