"""The quotations and attributions of the two real documents that lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.attributions import find_attributions
from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.sentences import find_sentences
from dateline.extract import read
from dateline.model import Document, Page, Quote
from tests.annotate.quoted import words

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    """Both documents by the number that their file's name begins with."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    return {
        path.name[:3]: read(Page(content=path.read_bytes(), path=path.name, media_type="text/plain")) for path in paths
    }


def found_in(document: Document) -> tuple[Quote, ...]:
    sentences = find_sentences(document)
    return find_quotes(document, sentences, find_names(document, sentences))


def test_every_expected_quotation_with_its_speaker(expected: dict[str, Any], documents: dict[str, Document]) -> None:
    also = {"Trump": ("US-Präsident",), "Putin": ("russische Präsident", "Machthaber", "Sie", "er")}
    missing = []
    for wanted in expected["quotes"]:
        document = documents[wanted["document"]]
        alike = [
            q
            for q in found_in(document)
            if q.type == wanted["type"] and words(document, q.quote).strip(".… ").startswith(wanted["quote"].strip("."))
        ]
        speakers = [words(document, q.speaker) for q in alike]
        name = wanted["speaker"]
        if not any(
            any(n in speaker for n in (name, *also.get(name, ()))) if name is not None else speaker == ""
            for speaker in speakers
        ):
            missing.append((wanted, speakers))
    assert not missing


def test_none_of_the_names_in_marks_is_taken_for_speech(
    expected: dict[str, Any], documents: dict[str, Document]
) -> None:
    for document in documents.values():
        direct = {words(document, q.quote) for q in found_in(document) if q.type == "Direct"}
        assert not direct & set(expected["quotation_marks_that_are_not_quotes"])


def test_every_expected_attribution_with_its_source(expected: dict[str, Any], documents: dict[str, Document]) -> None:
    for wanted in expected["attributions"]:
        document = documents[wanted["document"]]
        sentences = find_sentences(document)
        found = {
            document.text[a.start : a.end]: (a.kind, words(document, a.source))
            for a in find_attributions(document, sentences, find_names(document, sentences))
        }
        kind, source = found[wanted["passage"]]
        if wanted["source"] == "unnamed":
            assert (kind, source) == ("unnamed", "")
        else:
            assert wanted["source"] in source
