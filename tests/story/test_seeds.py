"""Two real documents become the story that a careful reader finds in them (../shared/seeds/expected.json)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Actor, Event, Story, StoryQuote
from dateline.story import build, gather
from dateline.story.vectors import shipped_vectors

pytestmark = pytest.mark.shared

BOTH = {
    "one car": (r"Limousine|Wagen rollte", r"Trumps Auto|in einem Auto"),
    "no talks of two": (
        r"Vieraugen-Gespräch wurde gestrichen|Planänderung",
        r"geplantes Einzelgespräch|Einzelgespräch mehr",
    ),
    "Rubio and Witkoff": (
        r"Rubio, Trumps Sondergesandter Steve Witkoff",
        r"Rubio und der Sondergesandter Steve Witkoff",
    ),
    "the blue wall": (r"blaue Wand", r"blauen Wand"),
    "the handshake": (r"Handschlag|Shakehands|Begrüßung", r"langen Handschlag"),
}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def story(shared: Path) -> Story:
    coverage = gather([str(p) for p in sorted((shared / "seeds").glob("*.txt"))])
    return build(coverage.documents)


def documents(story: Story) -> dict[str, str]:
    """The short names of the gold's documents → ids."""
    ticker = next(d.id for d in story.documents if d.updates)
    return {"000": ticker, "004": next(d.id for d in story.documents if d.id != ticker)}


def actors_called(story: Story, words: str) -> list[Actor]:
    return [a for a in story.actors if {words, words.removeprefix("Das ")} & {*a.names, *(r.role for r in a.roles)}]


def speaks(story: Story, quote: StoryQuote, wanted: str | None) -> bool:
    if wanted is None:
        return quote.speaker is None
    if any(a.id == quote.speaker for a in actors_called(story, wanted)):
        return True
    written = " ".join(p.exact for o in quote.occurrences for p in o.speaker)
    return quote.speaker is None and wanted in written


def test_every_quotation_has_its_speaker(story: Story, gold: dict[str, Any]) -> None:
    ids = documents(story)
    missing = []
    for expected in gold["quotes"]:
        found = [
            q
            for q in story.quotes
            for p in q.passages
            if p.document == ids[expected["document"]] and expected["quote"] in p.exact
        ]
        if not any(speaks(story, q, expected["speaker"]) for q in found):
            missing.append((expected["speaker"], expected["quote"], [(q.type, q.speaker) for q in found]))
    assert not missing


def test_no_mark_that_is_no_quotation_is_one(story: Story, gold: dict[str, Any]) -> None:
    quoted = {p.exact.strip('„“"«».!') for q in story.quotes for p in q.passages}
    assert not quoted & set(gold["quotation_marks_that_are_not_quotes"])


def test_every_person_is_one_actor_with_all_names_and_roles(story: Story, gold: dict[str, Any]) -> None:
    for person, names in gold["actors"].items():
        surname = person.split()[-1]
        bearers = [a for a in story.actors if a.kind == "person" and surname in a.names]
        assert [a.name for a in bearers] == [person]
        known = {*bearers[0].names, *(r.role for r in bearers[0].roles)}
        assert set(names) <= known, person


def reported_by_both(event: Event, ids: dict[str, str], patterns: tuple[str, str]) -> bool:
    return all(
        any(p.document == ids[name] and re.search(pattern, p.exact) for p in event.passages)
        for name, pattern in zip(("000", "004"), patterns, strict=True)
    )


def told_by_both(story: Story) -> list[str]:
    ids = documents(story)
    return [n for n, patterns in BOTH.items() if any(reported_by_both(e, ids, patterns) for e in story.chronology)]


def test_what_both_report_is_one_event(shared: Path) -> None:
    vectors = shipped_vectors()
    assert vectors is not None
    coverage = gather([str(p) for p in sorted((shared / "seeds").glob("*.txt"))])
    assert len(found := told_by_both(build(coverage.documents, vectors=vectors))) >= 4, found


def test_most_of_what_both_report_is_one_event_by_words_alone(story: Story) -> None:
    assert len(found := told_by_both(story)) >= 3, found


def test_the_two_lengths_of_the_talks_are_a_difference_within_one_source(story: Story) -> None:
    found = [{v.value for v in d.values} for d in story.differences if d.kind == "same-source"]
    assert {"2,5 Stunden", "2 Stunden und 45 MInuten"} in found


def test_six_hours_were_planned_and_two_and_a_half_came(story: Story) -> None:
    found = [{(v.value, v.planned) for v in d.values} for d in story.differences if d.kind == "plan-outcome"]
    assert any({("rund sechs Stunden", True), ("2,5 Stunden", False)} <= values for values in found)


def test_a_quotation_of_the_ticker_that_the_article_prints_again_is_one(story: Story) -> None:
    ids = documents(story)
    quote = next(q for q in story.quotes if "extrem produktives Treffen" in q.text)
    assert [o.document for o in quote.occurrences] == [ids["000"], ids["000"]]
    assert quote.occurrences[0].update is not None
    assert quote.occurrences[1].update is None


def test_every_passage_stands_where_it_says(story: Story) -> None:
    texts = {d.id: d.text for d in story.documents}
    passages = [p for e in story.chronology for p in e.passages]
    passages += [p for q in story.quotes for p in q.passages]
    passages += [p for a in story.actors for p in a.mentions]
    passages += [p for d in story.differences for v in d.values for p in v.passages]
    assert passages
    assert all(texts[p.document][p.start : p.end] == p.exact for p in passages)
