"""Pages nested deeper than any browser would follow."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.nesting import DEPTH, flattened


def depth(markup: str) -> int:
    """How deep the deepest element stands."""
    found = 0
    for node in LexborHTMLParser(markup).css("*"):
        if node.first_child is None or node.first_child.tag == "-text":
            above, count = node.parent, 0
            while above is not None:
                above, count = above.parent, count + 1
            found = max(found, count)
    return found


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5000 + "Der Damm <i>hält</i>.",
        "<div>" * 5000 + "Der Damm <i>hält</i>." + "</div>" * 5000,
        "<div class='a'><span>" * 4000 + "Der Damm <i>hält</i>.",
        "<DIV>" * 5000 + "<div>" * 5000 + "Der Damm <i>hält</i>.",
    ],
)
def test_no_deeper_than_a_browser_and_no_word_lost(markup: str) -> None:
    flat = flattened(markup)
    assert depth(flat) <= DEPTH + 3
    body = LexborHTMLParser(flat).body
    assert body is not None
    assert " ".join(body.text().split()) == "Der Damm hält."


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>Der Damm hält.",
        "<p>Unclosed, but flat." * 20_000,
        "<div><p>Balanced.</div>" * 10_000,
        "</div>" * 10_000 + "<div>Closed too often.</div>" * 5_000,
        "<ul>" + "<li>Eins<li>Zwei" * 9_000,
    ],
)
def test_what_is_not_deep_stays_as_it_is(markup: str) -> None:
    assert flattened(markup) == markup
