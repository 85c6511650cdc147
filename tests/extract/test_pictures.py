"""Pictures: which words are the caption, which the credit, and which are neither."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.model import Document, Page

TEXT = "Die Brücke über die Lohe bleibt bis zum Frühjahr gesperrt, sagte die Baudezernentin am Dienstag im Rathaus."


def page(picture: str, foot: str = "") -> Document:
    body = f"<article><h1>Lohebrücke bleibt gesperrt</h1>{picture}<p>{TEXT}</p><p>{TEXT} Bis März.</p></article>{foot}"
    return read(Page(content=f"<html lang=de><body>{body}</body></html>".encode(), media_type="text/html"))


def pictures(document: Document) -> list[tuple[str | None, str | None]]:
    return [(image.caption, image.credit) for image in document.images]


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><figcaption>Die Brücke am Dienstag. Foto: Kim Sommer</figcaption></figure>",
        "<figure><figcaption>Die Brücke am Dienstag. <span class=credit>Foto: Kim Sommer</span></figcaption></figure>",
        "<figure><figcaption>Die Brücke am Dienstag.<br><small>Bild: Kim Sommer</small></figcaption></figure>",
        "<div class=bild><span class=bu>Die Brücke am Dienstag.</span><span>© Kim Sommer</span></div>",
    ],
)
def test_a_credit_in_a_caption_is_apart(picture: str) -> None:
    assert pictures(page(picture)) == [("Die Brücke am Dienstag.", "Kim Sommer")]


@pytest.mark.parametrize("foot", ["<footer>© Lohe-Bote</footer>", "<div>© 2026 Lohe-Bote GmbH</div>"])
def test_the_sites_copyright_is_no_credit(foot: str) -> None:
    assert pictures(page("", foot)) == []


def test_a_caption_below_its_credit_in_plain_text() -> None:
    text = (
        f"Lohebrücke bleibt gesperrt\n\nBrücke bei Nacht\nFoto: Kim Sommer\nDie Risse wurden im Herbst entdeckt.\n{TEXT}"
        f"\n\nTannau (zwq) - {TEXT}\n\n{TEXT}\n"
    )
    document = read(Page(content=text.encode(), media_type="text/plain"))
    assert pictures(document) == [("Die Risse wurden im Herbst entdeckt.", "Kim Sommer")]
    assert document.lead == TEXT
