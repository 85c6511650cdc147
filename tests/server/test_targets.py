"""What a browser names by its id finds its place again."""

from __future__ import annotations

import pytest

from dateline.model import Hide, MergeEvents, Note, SetSpeaker, SplitEvent
from dateline.server.targets import EditUnclear, correction_in
from tests.export import sample

STORY = sample.rich()
EVENT, OTHER = STORY.chronology[0], STORY.chronology[1]


def test_a_target_is_completed_with_passages_and_words() -> None:
    found = correction_in({"do": "hide", "target": {"kind": "event", "id": EVENT.id}}, STORY)
    assert isinstance(found, Hide)
    assert (found.target.passages, found.target.words) == (EVENT.passages, EVENT.text)


def test_every_target_of_a_list_is() -> None:
    events = [{"kind": "event", "id": e.id} for e in (EVENT, OTHER)]
    found = correction_in({"do": "merge-events", "events": events}, STORY)
    assert isinstance(found, MergeEvents)
    assert [t.passages for t in found.events] == [EVENT.passages, OTHER.passages]


def test_a_passage_gets_the_words_that_stand_there() -> None:
    passage = EVENT.passages[0]
    apart = [{"document": passage.document, "start": passage.start, "end": passage.end}]
    found = correction_in({"do": "split-event", "event": {"kind": "event", "id": EVENT.id}, "apart": apart}, STORY)
    assert isinstance(found, SplitEvent)
    assert found.apart == (passage,)


def test_words_that_a_browser_claims_do_not_count() -> None:
    quote = STORY.quotes[0]
    target = {"kind": "quote", "id": quote.id, "words": "forged", "passages": []}
    found = correction_in({"do": "set-speaker", "quote": target, "speaker": None}, STORY)
    assert isinstance(found, SetSpeaker)
    assert found.quote.words == quote.text


def test_a_note_on_the_story_needs_no_id() -> None:
    found = correction_in({"do": "note", "target": {"kind": "story"}, "text": "<b>"}, STORY)
    assert isinstance(found, Note)
    assert found.text == "<b>"


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        "hide",
        {"do": "explode"},
        {"do": "hide", "target": {"kind": "event", "id": "nowhere"}},
        {"do": "hide", "target": {"kind": "planet", "id": "x"}},
        {"do": "split-event", "event": {"kind": "event", "id": EVENT.id}, "apart": [{"document": "x", "start": 0, "end": 1}]},
        {"do": "split-event", "event": {"kind": "event", "id": EVENT.id}, "apart": [{"document": EVENT.passages[0].document, "start": 0, "end": 10**9}]},
        {"do": "split-event", "event": {"kind": "event", "id": EVENT.id}, "apart": [{"document": EVENT.passages[0].document, "start": "0", "end": None}]},
    ],
    ids=["empty", "list", "words", "unknown", "gone", "kind", "document", "beyond", "types"],
)  # fmt: skip
def test_what_is_unclear_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(EditUnclear):
        correction_in(data, STORY)
