"""Files and folders become pages, or a sentence that says why not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.ingest import Limits, find_pages, open_page
from dateline.model import PageRefused, PageSkipped


def test_a_file_keeps_its_bytes_and_its_path(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Gr\xfc\xdfe".encode("latin-1"))
    page = open_page(file)
    assert page.content == b"Gr\xfc\xdfe"
    assert page.path == str(file)
    assert page.media_type == "text/plain"
    assert page.retrieved is None


def test_markup_is_recognised_whatever_the_file_is_called(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n<!DOCTYPE html><html><p>Hallo")
    assert open_page(str(file)).media_type == "text/html"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_skipped(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "empty.html"
    file.write_bytes(content)
    with pytest.raises(PageSkipped, match=r"empty\.html: it is empty\. Save"):
        open_page(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\n\n%PDF-1.4", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        (b"\x00\x00\x00\x20ftypisom", "a video"),
        (bytes(range(32)) * 20, "a binary file"),
    ],
)
def test_a_binary_file_is_refused_whatever_it_is_called(tmp_path: Path, content: bytes, kind: str) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(content)
    with pytest.raises(PageRefused, match=rf"story\.html: it is {kind}.*not a page\. \w"):
        open_page(file)


@pytest.mark.parametrize(
    "text", ["MZ ist kein Programm", "BMW baut Autos", "Hallo\x00Welt, ein einzelnes Nullzeichen", "\ufeffText"]
)
def test_text_is_not_taken_for_binary(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert open_page(file).content


def test_text_in_utf_16_is_a_page(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Überraschung in Anchorage".encode("utf-16"))
    assert open_page(file).content


def test_a_missing_file_a_folder_and_a_long_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PageRefused, match="there is no such file"):
        open_page(tmp_path / "gone.txt")
    with pytest.raises(PageRefused, match="folder without pages"):
        open_page(tmp_path)
    (tmp_path / "long.txt").write_bytes(b"x" * 2001)
    with pytest.raises(PageRefused, match="more than the limit"):
        open_page(tmp_path / "long.txt", limits=Limits(size=2000))


def test_a_path_with_a_null_byte_is_refused() -> None:
    with pytest.raises(PageRefused, match="cannot be read"):
        open_page("a\x00b.txt")


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/passwd", "javascript://x"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(PageRefused, match="cannot be fetched"):
        open_page(address)


def test_folders_and_globs_are_expanded_in_order_without_doubles(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "c.jpg", ".hidden.txt", "deep/d.htm", "deep/e.py"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    found = list(find_pages([tmp_path, tmp_path / "a.txt", f"{tmp_path}/*.html", "https://example.org/x"]))
    assert [Path(f).name for f in found] == ["a.txt", "b.html", "d.htm", "x"]


def test_what_is_not_there_is_kept_so_that_opening_says_so(tmp_path: Path) -> None:
    assert list(find_pages([tmp_path / "no.txt", f"{tmp_path}/*.none"])) == [f"{tmp_path}/no.txt", f"{tmp_path}/*.none"]
    assert list(find_pages([tmp_path])) == [str(tmp_path)]


def test_a_zip_named_txt_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.html", "<p>x")
    with pytest.raises(PageRefused, match="Unpack it"):
        open_page(file)
