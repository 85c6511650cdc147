"""The demo: invented coverage, read from its pages as they lie in examples/, joined, and proved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.model import Difference, Document, Story

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def story() -> Story:
    coverage = dateline.gather([str(EXAMPLES / name) for name in GOLD["documents"]])
    assert [fate.fate for fate in coverage.fates] == ["read"] * 4
    return dateline.build([dateline.annotate(document) for document in coverage.documents])


def document(story: Story, name: str) -> Document:
    return next(d for d in story.documents if d.provenance and (d.provenance.path or "").endswith(name))


def file_of(story: Story, id: str) -> str:
    provenance = story.document(id).provenance
    return Path((provenance and provenance.path) or "").name


@pytest.mark.parametrize("name", GOLD["documents"])
def test_every_update_has_its_instant_and_heading(story: Story, name: str) -> None:
    expected = [(u["time"], u["heading"] or "") for u in GOLD["documents"][name]["updates"]]
    updates = document(story, name).updates
    found = [(u.time.isoformat() if u.time else "", " ".join((u.heading or "").split())) for u in updates]
    assert sorted(found) == sorted(expected)  # entries that stand only in JSON-LD follow the page's own


def test_agency_copy_counts_once(story: Story) -> None:
    found = {(s.name, s.agency, frozenset(file_of(story, d) for d in s.documents)) for s in story.sources}
    assert found == {(s["name"], s["agency"], frozenset(s["documents"])) for s in GOLD["sources"]}


def test_a_quotation_in_three_outlets_is_one_with_its_translation_beside_it(story: Story) -> None:
    quote = next(q for q in story.quotes if q.text.startswith("Niemand geht heute Nacht zurück"))
    assert len({o.document for o in quote.occurrences}) == 3
    speaker = next(a for a in story.actors if a.id == quote.speaker)
    assert speaker.name == "Henrike Vossbeck"
    variants = [q.text for q in story.quotes if q.id in quote.variants]
    assert any(text.startswith("Nobody goes back") for text in variants)
    assert not any(text.startswith("Ich habe heute Nacht") for text in variants)


def values(difference: Difference) -> set[str]:
    return {value.value.lower() for value in difference.values}


def test_outlets_that_disagree_on_a_number(story: Story) -> None:
    found = [d for d in story.differences if d.kind == "disagreement" and values(d) & {"drei", "drei menschen"}]
    assert any({"five", "five people"} & values(d) for d in found)


def test_a_plan_stands_beside_its_outcome(story: Story) -> None:
    found = [d for d in story.differences if d.kind == "plan-outcome" and "zwei stunden" in values(d)]
    assert found
    assert any("dreieinhalb stunden" in values(d) for d in found)


def test_what_agrees_is_no_difference(story: Story) -> None:
    for item in GOLD["not_differences"]:
        for difference in story.differences:
            sides = {
                side
                for passage in item["passages"]
                for side, value in enumerate(difference.values)
                for p in value.passages
                if file_of(story, p.document) == passage["document"] and p.exact in passage["exact"]
                and any(block.start <= p.start < block.end and passage["exact"] in " ".join(
                    story.document(p.document).text[block.start : block.end].split())
                    for block in story.document(p.document).blocks)
            }  # fmt: skip
            assert len(sides) < 2, item["about"]


@pytest.mark.parametrize("name", ["Henrike Vossbeck", "Jannis Oltmanek", "Tobias Rennfort", "Carla Dietlöff"])
def test_people_are_one_actor_each(story: Story, name: str) -> None:
    surname = name.rsplit(maxsplit=1)[-1]
    assert [a.name for a in story.actors if any(surname in n for n in a.names)] == [name]


def test_the_story_verifies(story: Story) -> None:
    result = dateline.verify(story)
    assert result.failures == ()
    assert result.reread == 4
