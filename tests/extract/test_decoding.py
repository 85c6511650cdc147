"""Bytes become characters, and what was lost is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.decoding import decode, looks_misread

TEXT = "Überraschend kam „der große Ärger“ – so Jörg Müßig – nach Österreich, für alle hörbar."


@pytest.mark.parametrize(
    ("encoding", "declared", "named"),
    [
        ("utf-8", None, "utf-8"),
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8", "nonsense", "utf-8"),
        ("cp1252", "iso-8859-1", "cp1252"),
        ("cp1252", "windows-1252", "cp1252"),
        ("cp1252", None, "cp1252"),
        ("cp1252", "utf-8", "cp1252"),
        ("utf-16", None, "utf-16"),
        ("utf-8-sig", None, "utf-8"),
    ],
)
def test_right_wrong_and_missing_declarations(encoding: str, declared: str | None, named: str) -> None:
    decoded = decode(TEXT.encode(encoding), declared=declared)
    assert decoded.text == TEXT
    assert decoded.encoding == named
    assert decoded.replaced == 0
    assert decoded.basis


def test_the_markup_may_declare_it() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"></head>Łódź i Kraków'
    decoded = decode(page.encode("iso-8859-2"), markup=True)
    assert "Łódź i Kraków" in decoded.text
    assert decoded.basis == "declared in the markup"


def test_single_damaged_bytes_do_not_change_the_encoding() -> None:
    decoded = decode(TEXT.encode() * 20 + b"\xfc" + TEXT.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1


def test_text_that_was_read_wrongly_before_is_noticed() -> None:
    assert looks_misread(TEXT.encode().decode("cp1252", "replace") * 2)
    assert not looks_misread(TEXT)


@given(st.binary(max_size=400))
def test_any_bytes_become_text(content: bytes) -> None:
    decoded = decode(content, markup=True)
    assert decoded.replaced == decoded.text.count("\ufffd")
