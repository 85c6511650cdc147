"""Pages of ours, damaged in every way, end in a document or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Document, Page
from tests.extract.test_robustness import PIECES, SENTENCE, check, outcome

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.[ht]*[lt]"))
PAGES = [path.read_bytes() for path in EXAMPLES]
PLACE = st.floats(0, 1, exclude_max=True)
ENCODINGS = ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-32", "cp437", "shift_jis", "utf-7"]


@st.composite
def damaged_pages(draw: st.DrawFn) -> bytes:
    """A page with pieces dropped, repeated, moved and put in, and with bytes of another encoding."""
    content = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 6))):
        start = int(draw(PLACE) * len(content))
        end = min(start + draw(st.sampled_from([1, 7, 60, 500, 4000])), len(content))
        to = int(draw(PLACE) * len(content))
        piece = content[start:end]
        encoding = draw(st.sampled_from(ENCODINGS))
        content = draw(
            st.sampled_from(
                [
                    content[:start] + content[end:],
                    content[:start] + piece * 3 + content[end:],
                    content[:to] + piece + content[to:],
                    content[:start] + draw(PIECES).encode(encoding, "replace") + content[start:],
                    content[:start] + piece.decode("utf-8", "replace").encode(encoding, "replace") + content[end:],
                    content[:start] + draw(st.binary(max_size=12)) + content[end:],
                    content[:end],
                ]
            )
        )
    return content


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", None])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(content=damaged_pages(), charset=st.sampled_from([None, *ENCODINGS, "x-unknown"]))
def test_a_damaged_page_is_read_or_named(media_type: str | None, content: bytes, charset: str | None) -> None:
    found = outcome(Page(content=content, media_type=media_type, charset=charset, path="a", url="https://a.example/b"))
    if isinstance(found, Document):
        check(found)
    else:
        assert str(found).startswith("a: ")


@pytest.mark.parametrize(
    "content",
    [
        '<script type="application/ld+json">' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "</script><p>" + SENTENCE * 4,
        '<script type="application/ld+json">' + "[" * 200_000 + "</script><p>" + SENTENCE * 4,
        '<div itemprop=liveBlogUpdate itemscope itemtype="https://schema.org/BlogPosting">' * 20_000 + SENTENCE * 4,
        "<p class='" + "x " * 1_000_000 + "'>" + SENTENCE * 4,
        "<p>" + "&amp;&nbsp;&#8364;&bogus;&#x110000;&#0;" * 20_000,
        "<p>" + (SENTENCE + "\x00") * 500,
        "<table><tr><td>" * 20_000 + SENTENCE * 4,
        ("<p>" + SENTENCE) * 5_000,
    ],
    ids=["deep JSON", "deep lists", "deep items", "a long attribute", "entities", "null bytes", "deep tables", "many paragraphs"],
)  # fmt: skip
def test_monsters_are_read(content: str) -> None:
    found = outcome(Page(content=content.encode(), media_type="text/html", path="a"))
    assert isinstance(found, Document)
    check(found)
    assert found.article


@pytest.mark.parametrize(
    ("tail", "replaced"),
    [
        ("<p>Grüße aus Übersee, „schön“ dort".encode("cp1252"), 0),
        ("<p>Grüße".encode("cp1252"), 2),
        (b"<p>Cut: \xc3 \xe2\x82 \xc3 \xf0\x9f \xc5", 5),
    ],
    ids=["a passage", "two letters", "halves of letters"],
)
def test_encodings_may_be_mixed_in_one_page(tail: bytes, replaced: int) -> None:
    """Letters of another encoding are read where it is clear; what is not is counted, and the rest is text."""
    page = "<meta charset=utf-8><h1>Überschrift</h1><p>".encode() + SENTENCE.encode() * 20 + tail
    found = outcome(Page(content=page, media_type="text/html", path="a"))
    assert isinstance(found, Document)
    assert found.headline == "Überschrift"
    assert "abzureißen" in found.article
    assert found.provenance is not None
    assert found.provenance.replaced_characters == replaced
    assert ("Grüße aus Übersee, „schön“ dort" in found.text) == (replaced == 0)
