"""Times in the two real documents, dated from each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.annotate.times import find_times


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, list[tuple[str, str]]]:
    """Document's file → words and value of its times, once the ticker's days are known."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    documents = dateline.date_tickers(dateline.read(dateline.open_page(str(path))) for path in paths)
    return {
        path.name[:3]: [(d.text[t.start : t.end], t.value) for t in find_times(d)]
        for path, d in zip(paths, documents, strict=True)
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("document", "words", "value"),
    [
        ("000", "21:30 Uhr", "2025-08-15T21:30"),
        ("000", "3", "2025-08-16T03:00"),
        ("000", "4 Uhr unserer Zeit", "2025-08-16T04:00"),
        ("000", "den Morgenstunden", "2025-08-16TMO"),
        ("000", "Freitag", "2025-08-15"),
        ("000", "den vergangenen drei Tagen", "P3D"),
        ("000", "2 Stunden und 45 MInuten", "PT2H45M"),
        ("000", "2,5 Stunden", "PT2.5H"),
        ("000", "rund sechs Stunden", "PT6H"),
        ("000", "zwei Tage", "P2D"),
        ("000", "Mai", "2025-05"),
        ("000", "2022", "2022"),
        ("004", "Februar 2022", "2022-02"),
        ("004", "den vergangenen Wochen", "PXW"),
    ],
)
def test_what_a_careful_reader_finds(
    found: dict[str, list[tuple[str, str]]], document: str, words: str, value: str
) -> None:
    assert (words, value) in found[document]


@pytest.mark.shared
def test_prices_and_lengths_are_no_times(found: dict[str, list[tuple[str, str]]]) -> None:
    words = [w for w, _ in found["000"]]
    assert not [w for w in words if any(sign in w for sign in ("1,17", "747", "2230322686", "Kilometer", "B-2"))]
