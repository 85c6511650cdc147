"""The lead of a page: the text below the headline that something sets apart."""

from __future__ import annotations

import pytest

from dateline.extract import read
from dateline.model import Document, Page

LEAD = "Risse in zwei Pfeilern: Wer über den Fluss will, braucht bis zum Frühjahr die Fähre und viel Geduld."
TEXT = "Die Brücke über die Lohe bleibt bis zum Frühjahr gesperrt, sagte die Baudezernentin am Dienstag im Rathaus."
ENTRIES = "".join(
    f"<div class=e><span>{c} Uhr</span><h3>Neues</h3><p>{TEXT}</p></div>" for c in ("9:10", "9:40", "10:05")
)
BODY = f"<p>{TEXT}</p><p>{TEXT} Bis März.</p><p>{TEXT} Mindestens.</p>"


def page(below: str) -> Document:
    content = f"<html lang=de><body><article><h1>Lohebrücke bleibt gesperrt</h1>{below}</article></body></html>"
    return read(Page(content=content.encode(), media_type="text/html"))


@pytest.mark.parametrize(
    "below",
    [
        f"<p class=x1>{LEAD}</p>{BODY}",
        f"<p>{LEAD}</p><p class=byline>Von Anna Beispiel</p>{BODY}",
        f"<p class=x1>{LEAD}</p>{ENTRIES}",
        f"<p>{LEAD}</p><p class=byline>Von Anna Beispiel</p>{ENTRIES}",
    ],
)
def test_a_lead_is_set_apart(below: str) -> None:
    assert page(below).lead == LEAD


def test_a_first_paragraph_like_the_others_is_no_lead() -> None:
    assert page(BODY).lead is None
