"""A story is made of passages, and of nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Document, Passage, Story
from dateline.story import build
from tests.story.coverage import article, ticker

ONE = """\
Die Brücke von Morltal ist am Freitag wegen Rissen gesperrt worden. Bürgermeisterin Hanna Ostermoor sagte: \
„Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind.“

Die Sperrung soll drei Tage dauern."""

OTHER = """\
Wegen Rissen hat die Stadt am Freitag die Brücke von Morltal gesperrt.

„Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind“, sagte Ostermoor dem Sender."""

ENTRIES = (
    ("9:05", "Brücke gesperrt", "Die Polizei sperrt die Brücke von Morltal. Zwei Gutachter sind unterwegs."),
    ("9:40", "Ostermoor spricht", "„Wir gehen kein Risiko ein“, sagt Bürgermeisterin Hanna Ostermoor."),
    ("11:20", "Sperrung dauert an", "Die Sperrung soll bis Montag dauern, sagt die Bürgermeisterin."),
)


def passages(value: Any) -> Iterator[Passage]:
    """Every passage anywhere in a value."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Document):
        for name in value.__struct_fields__:
            yield from passages(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from passages(item)


def check(story: Story) -> None:
    """What holds for every story."""
    current = {d.id: d.text for d in story.documents}
    texts = current | {r.before.id: r.before.text for r in story.revisions}
    for passage in passages(story):
        assert texts[passage.document][passage.start : passage.end] == passage.exact
    actors = {a.id for a in story.actors}
    quotes = {q.id for q in story.quotes}
    events = {e.id for e in story.chronology}
    differences = {d.id for d in story.differences}
    assert len(events) == len(story.chronology)
    assert len(actors) == len(story.actors)
    for event in story.chronology:
        assert event.text == event.passages[0].exact
        assert 1 <= event.sources <= len(story.sources)
        assert set(event.actors) <= actors
        assert set(event.quotes) <= quotes
        assert set(event.differences) <= differences
        assert event.outcome is None or event.outcome in events - {event.id}
        assert event.start is None or event.start.tzinfo is not None
    for quote in story.quotes:
        assert quote.speaker is None or quote.speaker in actors
        assert set(quote.variants) <= quotes - {quote.id}
    for difference in story.differences:
        assert len(difference.values) > 1
        assert any(difference.about in text for text in texts.values())
    assert sorted(d for s in story.sources for d in s.documents) == sorted(current)


def test_a_story_without_documents_is_empty() -> None:
    story = build([])
    assert (story.documents, story.chronology, story.title) == ((), (), "")


def test_two_outlets_that_report_one_event_are_two_sources_of_it() -> None:
    story = build([article(ONE, id="a"), article(OTHER, id="b", hour=10)])
    closing = [e for e in story.chronology if any("gesperrt" in p.exact for p in e.passages)]
    assert [(len(e.passages), e.sources) for e in closing] == [(2, 2)]


def test_what_an_entry_reports_has_the_entrys_instant_and_heading() -> None:
    story = build([ticker(*ENTRIES)])
    first = story.chronology[0]
    assert first.heading is not None
    assert first.heading.exact == "Brücke gesperrt"
    assert first.start == story.documents[0].updates[0].time
    assert first.precision == "minute"


def test_further_sentences_of_an_entry_are_told_with_its_first() -> None:
    story = build([ticker(*ENTRIES)])
    assert story.chronology[0].text.endswith("Zwei Gutachter sind unterwegs.")


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [article(ONE, id="a"), article(OTHER, id="b", hour=10), ticker(*ENTRIES)]
    story = build(documents)
    for seed in range(6):
        shuffled = documents.copy()
        random.Random(seed).shuffle(shuffled)
        assert build(shuffled) == story


def test_a_document_given_twice_counts_once() -> None:
    one = article(ONE, id="a")
    assert len(build([one, one]).documents) == 1


def test_a_document_that_is_not_annotated_is() -> None:
    bare = msgspec.structs.replace(article(ONE), annotations=type(article(ONE).annotations)())
    assert build([bare]) == build([article(ONE)])


@pytest.mark.parametrize("title", [None, "Die Brücke"])
def test_a_title_that_is_given_is_no_passage(title: str | None) -> None:
    story = build([article(ONE)], title=title)
    assert story.title == (title or "")
    assert story.title_passage is None


WORDS = [
    "Bürgermeisterin Hanna Ostermoor",
    "die Polizei",
    "Kurt Wendelin",
    "der Trainer",
    "der US-Präsident",
    "sagte",
    "soll",
    "hatte",
    "drei Tote",
    "12 Verletzte",
    "um 9.15 Uhr",
    "am Montag",
    "„Wir warten“",
    "sperrte",
    "die Brücke",
    "gestern",
    "rund 300 Menschen",
    "laut Polizei",
    "angeblich",
    ".",
    ".",
    ".",
    ":",
    "?",
    "\n\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), min_size=1, max_size=4))
def test_whatever_the_documents_say_every_passage_stands_and_every_id_is_known(texts: list[str]) -> None:
    documents = [article(text, id=f"d{n}", hour=n) for n, text in enumerate(texts)]
    story = build(documents)
    check(story)
    assert build(documents[::-1]) == story


def test_what_holds_for_every_story_holds_for_the_bridge() -> None:
    check(build([article(ONE, id="a"), article(OTHER, id="b", hour=10), ticker(*ENTRIES)]))
