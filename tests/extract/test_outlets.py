"""Whose page it is, by its address."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.extract.outlets import host_of
from dateline.model import Page


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Bote.example/a", "bote.example"),
        ("https://bote.example:8443/a", "bote.example"),
        ("http://[::1", ""),
        ("http://[not an address]/", ""),
        ("/only/a/path", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_a_page_with_a_damaged_canonical_address_is_read() -> None:
    page = "<link rel=canonical href='http://[::1'><h1>Der Damm hält</h1><p>Der Damm bei Grünau hat gehalten.</p>"
    assert read(Page(content=page.encode(), media_type="text/html")).outlet is None
