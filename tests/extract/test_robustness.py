"""Whatever comes in, a document or a sentence comes out."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.extract import read
from dateline.model import DatelineError, Document, Page

SENTENCE = "Der Rat der Stadt Lohe hat am Montag beschlossen, die alte Brücke im kommenden Jahr abzureißen. "
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='teaser'>", "<div", ">", "</div>", "<article>", "</article>", "<h1>", "<h2>", "<br>", "<br/>",
        "<time datetime='2025-02-30T99:99'>", "<time>", "</time>", "<a href='", "'>", "\"", "&amp;", "&#0;", "&#x1F4A9;", "&nbsp;", "&bogus;",
        "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<table><tr><td>", "<svg>", "<nav>", "<footer>", "<ul><li>", "\x00", "\ufffd", "\u2028",
        "12:30", "23.59 Uhr: ", "Freitag, 15. August", "+++", "2025-08-15", "vor 5 Minuten", "© APA", "Foto: ", "Von Anna Beispiel", "(dpa) - ",
        "Berlin (dpa) - ", "[7 Kommentare]", " ", "\n", "\n\n", "\r\n", "\t", "„", "“", "«", SENTENCE, "x" * 300, "ß", "𝔘", "a\u0308", "\u00ad",
        "<meta charset=utf-7>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[1]}</script>",
        "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"a\",\"datePublished\":\"2025-01-01\"}]}</script>",
    ]
)  # fmt: skip


def outcome(page: Page) -> Document | DatelineError:
    try:
        return read(page)
    except DatelineError as error:
        return error


def check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    at = 0
    for update in document.updates:
        assert at <= update.start < update.end <= len(document.text)
        at = update.start
        assert update.day_offset >= 0
        assert update.time is None or update.time.tzinfo is not None
        if update.heading_span is not None:
            start, stop = update.heading_span
            assert document.text[start:stop] == update.heading
            assert update.start <= start < stop <= update.end
    if document.published and "T" in document.published:
        assert document.published_at is not None
        assert document.published_at.tzinfo is not None


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
@settings(max_examples=150, deadline=None)
@given(parts=st.lists(PIECES, max_size=60))
def test_any_jumble_of_pieces_is_read(media_type: str, parts: list[str]) -> None:
    content = "".join(parts).encode("utf-8", "surrogatepass")
    found = outcome(Page(content=content, media_type=media_type, path="a"))
    if isinstance(found, Document):
        check(found)
    else:
        assert str(found).startswith("a: ")


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=500))
def test_any_bytes_are_read(content: bytes) -> None:
    found = outcome(Page(content=content, path="a"))
    if isinstance(found, Document):
        check(found)
    else:
        assert found.reason


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=600))
def test_plain_text_is_never_changed(text: str) -> None:
    assume(not text.startswith("\ufeff"))
    try:
        document = read(Page(content=text.encode(), media_type="text/plain", charset="utf-8"))
    except DatelineError:
        return
    assert document.text == text


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 100_000 + SENTENCE,
        "<p>" + "x" * 5_000_000,
        "<b>" * 50_000 + SENTENCE * 20,
        SENTENCE * 50_000,
        "&nbsp;" * 500_000,
        "<table>" * 20_000 + SENTENCE,
        "12:30\n" * 10_000,
        "<p>12:30</p><h3>Neu</h3>" * 20_000,
        "(" * 200_000 + SENTENCE,
        "<a href='x'>" * 20_000 + SENTENCE,
        "Von " * 100_000,
        ("A" * 80 + "\n") * 10_000,
    ],
    ids=lambda c: repr(c[:12]),
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_monsters_end(content: str, media_type: str) -> None:
    found = outcome(Page(content=content.encode(), media_type=media_type, path="a"))
    if isinstance(found, Document):
        check(found)
    else:
        assert found.advice
