"""Pages that hold more than any news item."""

from __future__ import annotations

import pytest

from dateline.extract import elements, read
from dateline.extract.markup import lay_out, parse
from dateline.extract.survey import survey
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


def test_a_heap_of_short_texts_is_refused() -> None:
    with pytest.raises(PageRefused, match="pieces of text"):
        read(Page(content=b"<p>Kurz." * 100_001, path="heap.html", media_type="text/html"))


def test_what_is_forgotten_of_a_long_page_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = "<div class=entry><nav><a>Menu</a></nav><section><h3>Neues <b>vom</b> Deich</h3><p>Er h\u00e4lt, <a>noch</a>.</p></section></div>"
    tree = parse(f"<main><aside class=box>Kasten {entry * 8}</aside>{entry * 40}</main><footer>Ende {entry}</footer>")
    found = survey(tree)
    remembered = lay_out(tree, found)
    monkeypatch.setattr(elements, "_MANY", 3)
    forgetful = lay_out(tree, found)
    assert forgetful.fragments == remembered.fragments
    assert forgetful.parents == remembered.parents
