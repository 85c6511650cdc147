"""ZIP archives: files as pages, within limits, and nothing of it trusted."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import Found, Limits, SourceNote, open_page
from dateline.ingest.archives import ZipPages
from dateline.model import DatelineError, Page, PageRefused

PAGE = "<!doctype html><p>Der Damm hält.".encode()


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of two files with one name, which is what some archives have
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, content in files:
                archive.writestr(name, content)
    return stream.getvalue()


def found(content: bytes, limits: Limits | None = None) -> list[Found]:
    try:
        return list(ZipPages("a.zip", io.BytesIO(content), limits or Limits()).pages())
    except DatelineError as error:
        return [error]


def errors(content: bytes, limits: Limits | None = None) -> list[str]:
    return [str(one) for one in found(content, limits) if isinstance(one, DatelineError)]


def paths(content: bytes) -> list[str | None]:
    return [one.path for one in found(content) if isinstance(one, Page)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_are_pages_in_the_archives_order(method: int) -> None:
    content = packed(("b.html", PAGE), ("ordner/a.txt", b"Text"), ("ordner/", b""), method=method)
    assert found(content) == [
        Page(content=PAGE, media_type="text/html", path="a.zip/b.html"),
        Page(content=b"Text", media_type="text/plain", path="a.zip/ordner/a.txt"),
    ]


def test_what_is_no_page_is_counted() -> None:
    content = packed(
        ("a.html", PAGE), ("a_files/x.css", b"p{}"), ("a_files/y.css", b"p{}"), ("x.png", b"\x89PNG"), ("ohne", b"\x00\x01"),
        ("saved-without-suffix", b"<html><p>Seite"), ("__MACOSX/._a.html", b"\x00"), (".DS_Store", b"x"),
    )  # fmt: skip
    assert paths(content) == ["a.zip/a.html", "a.zip/saved-without-suffix"]
    assert [str(one) for one in found(content) if isinstance(one, SourceNote)] == [
        "a.zip: Left out, being no pages: 2 .css, 2 without a suffix, 1 .html, 1 .png."
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "a.zip/etc/passwd.txt"),
        ("/etc/passwd.txt", "a.zip/etc/passwd.txt"),
        ("C:\\Users\\x\\a.txt", "a.zip/Users/x/a.txt"),
        ("./././a.txt", "a.zip/a.txt"),
        ("a\x1b[31m.txt", "a.zip/a\ufffd[31m.txt"),
        ("a\nb\u2028c.txt", "a.zip/a\ufffdb\ufffdc.txt"),
        ("\u202etxt.exe.txt", "a.zip/txt.exe.txt"),
        ("x" * 5000 + ".txt", "a.zip/" + "x" * 100 + "…" + "x" * 96 + ".txt"),
    ],
)
def test_a_hostile_name_is_only_shown_and_shown_harmless(name: str, shown: str) -> None:
    assert paths(packed((name, b"Text"))) == [shown]


def test_two_files_of_one_name_are_two_pages() -> None:
    assert paths(packed(("a.txt", b"eins"), ("a.txt", b"zwei"))) == ["a.zip/a.txt", "a.zip/a (2).txt"]


@pytest.mark.parametrize("name", ["b.zip", "b.html.gz", "b.tar.gz", "b.7z", "b.warc", "B.ZIP"])
def test_an_archive_inside_is_refused_and_the_others_are_read(name: str) -> None:
    content = packed((name, packed(("c.html", PAGE))), ("a.html", PAGE))
    assert errors(content) == [f"a.zip/{name}: it is an archive inside an archive. Unpack it, and give it by itself."]
    assert paths(content) == ["a.zip/a.html"]


def test_an_archive_inside_is_recognised_whatever_it_is_called() -> None:
    assert "archive inside" in errors(packed(("b.html", packed(("c.html", PAGE)))))[0]


def test_a_bomb_is_refused_by_what_comes_out_of_it() -> None:
    bomb = packed(("a.html", b"x" * 50_000_000), ("b.html", PAGE))
    assert errors(bomb)[0].startswith("a.zip/a.html: it unpacks to more than 200 times its size.")
    assert errors(bomb, Limits(size=2_097_152))[0].startswith("a.zip/a.html: it unpacks to more than 2 MB.")
    assert paths(bomb) == ["a.zip/b.html"]


def test_all_files_together_may_not_unpack_to_too_much() -> None:
    content = packed(*((f"{n}.txt", f"{n} ".encode() * 400_000) for n in range(5)))
    found_here = found(content, Limits(expanded=2_000_000))
    assert sum(isinstance(one, Page) for one in found_here) == 2
    assert "The last 2 files are not read" in str(found_here[-1])


def test_too_many_files_are_refused_before_their_list_is_read() -> None:
    content = packed(*((f"{n}.txt", b"x") for n in range(30)))
    assert errors(content, Limits(members=29)) == [
        "a.zip: it holds more than 29 files. Split it, or unpack it and give the folder."
    ]
    assert len(paths(content)) == 30


def with_flag(content: bytes, offset: int, value: int, flag: bytes = b"PK\x01\x02") -> bytes:
    at = content.index(flag) + offset
    return content[:at] + struct.pack("<H", value) + content[at + 2 :]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (with_flag(packed(("a.html", PAGE)), 8, 1), "it is encrypted"),
        (with_flag(packed(("a.html", PAGE)), 10, 97), "packed in an unknown way"),
        (packed(("a.html", PAGE), method=zipfile.ZIP_STORED).replace(b"Damm", b"Deich"[:4]), "damaged in the archive"),
        (packed(("a.html", PAGE))[:-10], "damaged ZIP"),
        (packed(("a.html", PAGE))[:30], "damaged ZIP"),
        (b"PK\x03\x04", "damaged ZIP"),
        (packed(), "without pages"),
        (packed(("a.png", b"x")), "without pages"),
        (packed(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")), "office document"),
        (packed(("mimetype", b"application/epub+zip"), ("a.html", PAGE)), "a book"),
        (packed(("a.html", b"")), "it is empty"),
        (packed(("a.html", b"%PDF-1.7")), "a PDF"),
    ],
    ids=[
        "encrypted", "unknown method", "wrong checksum", "cut short", "a beginning", "a signature", "empty", "pictures only",
        "office", "book", "an empty page", "a PDF inside",
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(content: bytes, reason: str) -> None:
    assert any(reason in error for error in errors(content))
    assert paths(content) == []


def test_a_page_of_an_archive_opens_by_its_path(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    archive.write_bytes(packed(("x/a.html", PAGE)))
    assert open_page(f"{archive}/x/a.html").content == PAGE
    with pytest.raises(PageRefused, match="no such page in the archive"):
        open_page(f"{archive}/x/b.html")
    with pytest.raises(PageRefused, match="ZIP archive"):
        open_page(archive)
    (tmp_path / "text.txt").write_text("x")
    with pytest.raises(PageRefused):
        open_page(f"{tmp_path}/text.txt/a.html")


@given(st.binary(max_size=200), st.integers(0, 120), st.binary(max_size=8))
def test_anything_ends_in_pages_and_sentences(tail: bytes, at: int, patch: bytes) -> None:
    content = packed(("a.html", PAGE), ("b.txt", b"Text"))
    for damaged in (content[:at] + patch + content[at + len(patch) :], b"PK\x03\x04" + tail):
        assert all(isinstance(one, (Page, SourceNote)) or str(one).startswith("a.zip") for one in found(damaged))
