"""IPTC ninjs 3.1 against the official schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export.edition import Edition, Options
from dateline.export.ninjs import ninjs
from dateline.model import Story
from tests.export import synthetic
from tests.export.conftest import BASE
from tests.export.test_formats import stories
from tests.export.validation import complaints, ninjs_validator

pytestmark = pytest.mark.shared


def item(story: Story, base: str | None = None) -> dict[str, Any]:
    """The story's ninjs, read back."""
    return json.loads(b"".join(ninjs(Edition(story, Options(base=base)))))  # type: ignore[no-any-return]


def test_is_ninjs(story: Story, base: str | None, shared: Path) -> None:
    found = item(story, base)
    assert complaints(ninjs_validator(shared / "data/standards"), found) == []
    rels = [a["rel"] for a in found["associations"]]
    assert rels.count("quotation") == len(story.quotes)
    assert rels.count("source") == len(story.documents)
    assert len(rels) == len(story.chronology) + len(story.quotes) + len(story.documents)


def test_associations_have_names_of_their_own(story: Story) -> None:
    uris = [a["uri"] for a in item(story)["associations"]]
    assert len(set(uris)) == len(uris)


def test_bodies_are_the_passages(story: Story) -> None:
    events = [a for a in item(story)["associations"] if a["rel"] not in ("quotation", "source")]
    assert [a["bodies"][0]["value"] for a in events] == [e.text for e in story.chronology]
    assert [a["bodies"][0]["charCount"] for a in events] == [len(e.text) for e in story.chronology]


def test_corrections_are_notes() -> None:
    found = item(synthetic.corrected())
    assert len(found["edNote"].splitlines()) == 8
    assert [a.get("edNote") for a in found["associations"]][1] == "Notiz von Änne <b>K</b>: Siehe ]]> & Amt"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(hostile=stories(), base=st.sampled_from([None, BASE]))
def test_is_ninjs_whatever_the_texts_hold(hostile: Story, base: str | None, shared: Path) -> None:
    assert complaints(ninjs_validator(shared / "data/standards"), item(hostile, base)) == []
