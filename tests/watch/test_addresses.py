"""Addresses that lead to one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.watch.addresses import canonical


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://bote.example/a", "http://www.bote.example/a/", True),
        ("https://bote.example/a#t22", "https://BOTE.example:443/a", True),
        ("https://bote.example/a?utm_source=rss&utm_medium=feed", "https://bote.example/a", True),
        ("https://bote.example/a?id=1&page=2", "https://bote.example/a?page=2&id=1", True),
        ("https://bote.example/a?id=1", "https://bote.example/a?id=2", False),
        ("https://bote.example/a?cid=1", "https://bote.example/a?cid=2", False),
        ("https://bote.example/a", "https://bote.example/A", False),
        ("https://bote.example:8443/a", "https://bote.example/a", False),
        ("https://bote.example", "https://bote.example/", True),
    ],
)
def test_one_page_or_two(one: str, other: str, same: bool) -> None:
    assert (canonical(one) == canonical(other)) == same


@given(st.text(max_size=60))
def test_anything_has_a_name_to_compare_by(text: str) -> None:
    assert isinstance(canonical(text), str)
