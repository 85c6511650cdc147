"""Markdown: a parser of CommonMark shows the passages as they are, and no text becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from dateline.export.edition import Edition, Options
from dateline.export.markdown import markdown, plain
from dateline.model import Story
from tests.export import synthetic

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
OURS = {"h1", "h2", "h3", "p", "ul", "li", "em", "strong", "a", "table", "thead", "tbody", "tr", "th", "td", "hr"}


def written(story: Story, base: str | None = None) -> str:
    return b"".join(markdown(Edition(story, Options(base=base, language="en")))).decode()


def shown(text: str) -> str:
    """The text of what Markdown makes of it, on one line."""
    body = LexborHTMLParser(PARSER.render(text)).body
    return " ".join(body.text().split()) if body else ""


def as_shown(text: str) -> str:
    """A passage as one line; control characters are shown as U+FFFD."""
    flat = " ".join(text.split())
    return " ".join("".join(c if c.isprintable() or ord(c) > 0x9F else "\ufffd" for c in flat).split())


def test_every_passage_is_shown_as_it_is(story: Story) -> None:
    text = shown(written(story))
    for event in story.chronology:
        assert as_shown(event.text) in text
    for quote in story.quotes:
        assert as_shown(quote.text) in text


def test_nothing_but_our_markup(story: Story) -> None:
    body = LexborHTMLParser(PARSER.render(written(story))).body
    assert body is not None
    found = {tag.tag for tag in body.traverse()} - {"body", "-text"}
    assert found <= OURS, found - OURS


def test_every_event_is_an_item(story: Story) -> None:
    body = LexborHTMLParser(PARSER.render(written(story))).body
    assert body is not None
    items = len(body.css("li"))
    assert items == len(story.chronology) + len(story.quotes) + len(story.documents) + len(Edition(story).corrections)


def test_links_lead_to_the_sources() -> None:
    body = LexborHTMLParser(PARSER.render(written(synthetic.night(1)))).body
    assert body is not None
    hosts = {re.sub(r"^(https://[^/]+/).*", r"\1", str(a.attributes["href"])) for a in body.css("a")}
    assert hosts == {"https://uferbote.example/", "https://stromblatt.example/"}


@pytest.mark.parametrize(
    "text",
    [
        "# kein Titel", "1. kein Punkt", "- kein Punkt", "> kein Zitat", "*a* _b_ `c` ~~d~~", "[a](http://b)", "<b>x</b>",
        "&amp; &#35;", "a | b", "http://x.example/ www.x.example a@b.example", "\\*", "![x](y)", "***", "===", "a\nb\n\nc",
        "\x00\x1b", "\u202eabc", "$x$", "| - |", "Ende\\",
    ],
)  # fmt: skip
def test_plain_text_stays_plain(text: str) -> None:
    assert shown(f"- x {plain(text)}") == as_shown(f"x {text}")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_stays_plain(text: str) -> None:
    assert shown(f"- x {plain(text)} y") == as_shown(f"x {text} y")


def test_corrections_are_told() -> None:
    text = shown(written(synthetic.corrected()))
    assert "Corrected by people Time set by Änne <b>K</b>; before: 25 Oct, 17:55." in text
    assert "Marked as a key event by Jo." in text
