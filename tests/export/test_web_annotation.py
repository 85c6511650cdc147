"""W3C Web Annotation: the model's constraints, JSON-LD, selectors that select, and text fragments."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from dateline.export.edition import Edition, Options
from dateline.export.fragments import text_directive
from dateline.export.web_annotation import collection
from dateline.model import Document, Story
from tests.export import sample, synthetic
from tests.export.validation import complaints, expand, validator

OA, AS, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/terms/"
IRI = {"@type": "@id"}
MOTIVATIONS = ("assessing", "describing", "highlighting", "identifying", "tagging", "editing", "linking", "commenting")
# The terms used, as the context at www.w3.org/ns/anno.jsonld maps them (Web Annotation Vocabulary, appendix A)
CONTEXT = {
    "http://www.w3.org/ns/anno.jsonld": {
        "@context": {
            "id": "@id",
            "type": "@type",
            **{t: f"{OA}{t}" for t in ("Annotation", "SpecificResource", "TextualBody", "TimeState")},
            **{t: f"{OA}{t}" for t in ("TextPositionSelector", "TextQuoteSelector", "FragmentSelector")},
            **{t: f"{OA}{t}" for t in MOTIVATIONS},
            "AnnotationCollection": f"{AS}OrderedCollection",
            "AnnotationPage": f"{AS}OrderedCollectionPage",
            "Person": "http://xmlns.com/foaf/0.1/Person",
            "Software": f"{AS}Application",
            "Text": "http://purl.org/dc/dcmitype/Text",
            "body": {"@id": f"{OA}hasBody", **IRI},
            "target": {"@id": f"{OA}hasTarget", **IRI},
            "source": {"@id": f"{OA}hasSource", **IRI},
            "selector": {"@id": f"{OA}hasSelector", **IRI},
            "state": {"@id": f"{OA}hasState", **IRI},
            "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
            "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
            **{t: f"{OA}{t}" for t in ("exact", "prefix", "suffix", "start", "end")},
            "sourceDate": f"{OA}sourceDate",
            "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
            "conformsTo": {"@id": f"{DC}conformsTo", **IRI},
            "created": {"@id": f"{DC}created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
            "modified": {"@id": f"{DC}modified", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
            "creator": {"@id": f"{DC}creator", **IRI},
            "generator": {"@id": f"{AS}generator", **IRI},
            "format": "http://purl.org/dc/elements/1.1/format",
            "language": "http://purl.org/dc/elements/1.1/language",
            "name": "http://xmlns.com/foaf/0.1/name",
            "label": "http://www.w3.org/2000/01/rdf-schema#label",
            "first": {"@id": f"{AS}first", **IRI},
            "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
            "startIndex": f"{AS}startIndex",
            "total": f"{AS}totalItems",
        }
    }
}


def annotated(story: Story, base: str | None = None) -> dict[str, Any]:
    """The story's annotations, read back."""
    return json.loads(b"".join(collection(Edition(story, Options(base=base)))))  # type: ignore[no-any-return]


def items(story: Story) -> list[dict[str, Any]]:
    """All annotations."""
    return annotated(story).get("first", {}).get("items", [])  # type: ignore[no-any-return]


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotation's targets."""
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def test_is_a_collection(story: Story, base: str | None) -> None:
    found = annotated(story, base)
    assert complaints(validator("web-annotation"), found) == []
    ids = [a["id"] for a in found.get("first", {}).get("items", [])]
    assert len(set(ids)) == len(ids) == found["total"]


def test_is_json_ld(story: Story) -> None:
    if len(story.chronology) > 500:
        story = synthetic.night(100)  # expansion in Python is slow; the schema above has seen all of it
    found = annotated(story)
    expanded = expand(found, CONTEXT)
    listed = expanded[0].get(f"{AS}first", [{}])[0].get(f"{AS}items", [{"@list": []}])[0]["@list"]
    assert len(listed) == found["total"]


def test_selectors_select(story: Story) -> None:
    """The position and the quotation with its context find the same words, in the text as it was read."""
    edition = Edition(story)
    texts = {edition.document_urn(d): d.text for d in story.documents}
    pages = {edition.document_url(d): d.text for d in story.documents}
    seen = 0
    for target in (t for a in items(story) if a["motivation"] != "editing" for t in targets(a)):
        selectors = {s["type"]: s for s in target["selector"]}
        quote = selectors["TextQuoteSelector"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        if "TextPositionSelector" in selectors:
            position = selectors["TextPositionSelector"]
            text = texts[target["source"]["id"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            seen += 1
        else:
            text = pages[target["source"]]
        assert whole in text
    assert seen >= len([p for e in story.chronology for p in e.passages])


def test_every_passage_is_there() -> None:
    story = sample.rich()
    found = {
        (t["source"]["id"], s["start"], s["end"])
        for a in items(story)
        for t in targets(a)
        for s in t["selector"]
        if s["type"] == "TextPositionSelector"
    }
    edition = Edition(story)
    used = [p for e in story.chronology for p in (*e.passages, *e.attributions, *([e.heading] if e.heading else []))]
    used += [p for q in story.quotes for o in q.occurrences for p in (*o.quote, *o.speaker, *o.cue)]
    used += [p for a in story.actors for p in a.mentions]
    used += [p for d in story.differences for v in d.values for p in v.passages]
    assert {(edition.document_urn(edition.documents[p.document]), p.start, p.end) for p in used} <= found


def test_corrections_are_annotations_by_who_made_them() -> None:
    edits = [a for a in items(synthetic.corrected()) if a["motivation"] == "editing"]
    assert [a["creator"]["name"] for a in edits] == ["Änne <b>K</b>"] * 2 + ["Jo"] * 6
    assert len({t for a in edits for t in (a["target"] if isinstance(a["target"], list) else [a["target"]])}) == 7


@pytest.mark.parametrize(
    ("text", "words", "directive"),
    [
        ("Der Damm hält.", "Der Damm hält.", "text=Der%20Damm%20h%C3%A4lt."),
        ("Ja - nein, vielleicht & mehr", "- nein, vielleicht &", "text=%2D%20nein%2C%20vielleicht%20%26"),
        ("Erst. Der Damm hält. Dann. Der Damm hält.", "Der Damm hält.", "text=Erst.-,Der%20Damm%20h%C3%A4lt."),
        (
            "Eins zwei drei vier fünf\n\nsechs sieben",
            "zwei drei vier fünf\n\nsechs",
            "text=zwei%20drei%20vier%20f%C3%BCnf,sechs",
        ),
    ],
)
def test_text_fragments(text: str, words: str, directive: str) -> None:
    document = Document(id="d", text=text)
    start = text.index(words)
    assert text_directive(document, document.passage(start, start + len(words))) == directive


def test_a_long_passage_is_named_by_its_ends() -> None:
    text = " ".join(f"Wort{n}" for n in range(200))
    document = Document(id="d", text=text)
    directive = text_directive(document, document.passage(0, len(text)))
    first, last = directive.removeprefix("text=").split(",")
    assert (unquote(first), unquote(last)) == ("Wort0 Wort1 Wort2 Wort3", "Wort196 Wort197 Wort198 Wort199")
