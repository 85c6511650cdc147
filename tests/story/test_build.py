"""A story is made of passages, and of nothing else."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.annotate.document import annotate, document_of_text
from dateline.model import Document
from dateline.story.build import build

ONE = """\
Die Brücke von Morltal ist am Freitag wegen Rissen gesperrt worden. Bürgermeisterin Hanna Ostermoor sagte: \
„Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind.“

Die Sperrung soll drei Tage dauern."""

OTHER = """\
Wegen Rissen hat die Stadt am Freitag die Brücke von Morltal gesperrt.

„Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind“, sagte Ostermoor dem Sender."""


def document(text: str, id: str, hour: int) -> Document:
    published = dt.datetime(2031, 5, 9, hour, tzinfo=dt.UTC).isoformat()
    made = document_of_text(text, id=id, language="de", date=dt.date(2031, 5, 9), zone="Europe/Berlin")
    return annotate(msgspec.structs.replace(made, published=published, outlet=f"Outlet {id}"))


def test_a_story_without_documents_is_empty() -> None:
    story = build([])
    assert (story.documents, story.chronology, story.title) == ((), (), "")


def test_two_outlets_that_report_one_event_are_two_sources_of_it() -> None:
    story = build([document(ONE, "a", 9), document(OTHER, "b", 10)])
    closing = [e for e in story.chronology if any("gesperrt" in p.exact for p in e.passages)]
    assert [(len(e.passages), e.sources) for e in closing] == [(2, 2)]


def test_the_order_of_documents_changes_nothing() -> None:
    one, other = document(ONE, "a", 9), document(OTHER, "b", 10)
    assert build([one, other]) == build([other, one])


def test_a_document_given_twice_counts_once() -> None:
    one = document(ONE, "a", 9)
    assert len(build([one, one]).documents) == 1
