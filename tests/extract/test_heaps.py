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


@pytest.mark.parametrize("unit", ["<b>a</b> ", "<p>Der Damm bei Grünau hält noch.</p>", "<script></script>"])
def test_a_heap_of_markup_is_refused_before_its_tree_is_built(unit: str) -> None:
    with pytest.raises(PageRefused, match="million tags, more than any news item"):
        read(Page(content=unit.encode() * 300_000, path="heap.html", media_type="text/html"))


def test_white_space_makes_no_heap() -> None:
    content = "<h1>Der Damm hält</h1>" + "<p>Der Damm bei Grünau hat in der Nacht gehalten." + " " * 5_000_000 + "</p>"
    document = read(Page(content=content.encode(), path="a.html", media_type="text/html"))
    assert document.text.endswith("gehalten.")
