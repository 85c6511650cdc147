"""Pages that hold more than any news item."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.model import Page, PageRefused


@pytest.mark.parametrize("name", ["heap.html", "heap.txt"])
def test_a_heap_of_text_is_refused_with_a_sentence(name: str) -> None:
    content = ("<p>" if name.endswith("html") else "") + "Der Damm bei Grünau hält noch. " * 150_000
    media_type = "text/html" if name.endswith("html") else "text/plain"
    with pytest.raises(PageRefused, match="more than any news item") as caught:
        read(Page(content=content.encode(), path=name, media_type=media_type))
    assert name in str(caught.value)
