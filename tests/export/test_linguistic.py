"""UIMA CAS, DocBin and TimeML: read back by their own libraries, every span at its exact place."""

from __future__ import annotations

import io
import warnings
import xml.etree.ElementTree as ET
from functools import cache
from typing import Any

import cassis
import pytest
import spacy
from msgspec import structs
from spacy.tokens import DocBin

import dateline
from dateline.export.formats import publish
from dateline.export.linguistic.docbin import docbin
from dateline.export.linguistic.layers import layers
from dateline.export.linguistic.xmi import type_system, xmi
from dateline.export.timeml import timeml
from dateline.export.xml_text import holdable
from dateline.model import Document, Story
from tests.export import synthetic

UGLY = (
    "𝔇er Damm 🌊 hält\x00 nicht, sagte Nora\u200f Feldmann.\r\n\r\n„Wir ]]> gehen“, sagte sie am 3. Mai 2031.\x1b\ufffe"
)


@cache
def types() -> Any:
    """DKPro's type system with ours, made once."""
    return type_system()


def annotated(text: str) -> Document:
    """A document of a text, annotated."""
    return dateline.annotate(dateline.document_of_text(text, language="de"))


def few(story: Story) -> tuple[Document, ...]:
    """The story's first documents, annotated; those of long synthetic stories cut short, since a CAS is slow to write."""
    documents = [dateline.annotate(structs.replace(d, blocks=d.blocks[:60], updates=())) for d in story.documents[:6]]
    return tuple(documents)


def read_cas(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return cassis.load_cas_from_xmi(io.BytesIO(content), typesystem=types())


CUSTOM = {
    "role": "Role", "affiliation": "Affiliation", "time": "TimeX3", "quote": "Quotation", "speaker": "Speaker", "cue": "Cue",
    "frame": "Frame", "addressee": "Addressee", "quantity": "Quantity", "attribution": "Attribution",
}  # fmt: skip
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"


def check_cas(document: Document) -> None:
    content = b"".join(xmi(document))
    cas = read_cas(content)
    assert cas.to_xmi().encode() == content
    assert cas.sofa_string == holdable(document.text)
    expected = {(m.layer, m.start, m.end, m.label) for m in layers(document)}
    found = {("name", a.begin, a.end, a.value) for a in cas.select(ENTITY)}
    for layer, name in CUSTOM.items():
        found |= {(layer, a.begin, a.end, a.label or "") for a in cas.select(f"webanno.custom.{name}")}
    assert found == expected
    assert [(a.begin, a.end) for a in cas.select(SENTENCE)] == list(document.annotations.sentences)


def check_docs(documents: tuple[Document, ...]) -> None:
    docs = list(DocBin().from_bytes(docbin(documents)).get_docs(spacy.blank("xx").vocab))
    for document, doc in zip(documents, docs, strict=True):
        assert doc.text == document.text
        expected = {(m.layer, m.start, m.end, m.label) for m in layers(document)}
        assert {(k, s.start_char, s.end_char, s.label_) for k in doc.spans for s in doc.spans[k]} == expected
        assert {e.text for e in doc.ents} <= {document.text[n.start : n.end] for n in document.annotations.names}
        assert doc.user_data["id"] == document.id


def test_a_cas_holds_every_annotation(story: Story) -> None:
    for document in few(story):
        check_cas(document)


def test_a_docbin_holds_every_annotation(story: Story) -> None:
    check_docs(few(story))


@pytest.mark.parametrize("text", [UGLY, "", " ", "\n\n", "a", "Am 3.", "  zwei  Leerzeichen  ", "🌊" * 50])
def test_offsets_survive_ugly_texts(text: str) -> None:
    document = annotated(text) if text.strip() else Document(id="d", text=text)
    check_cas(document)
    check_docs((document,))
    root = ET.fromstring(timeml(document))
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == holdable(text)


def test_positions_in_xmi_count_utf_16() -> None:
    document = annotated("🌊 Nora Feldmann sagte: „Ja, wir gehen alle.“")
    root = ET.fromstring(b"".join(xmi(document)))
    name = next(e for e in root if e.tag.endswith("}NamedEntity"))
    assert int(name.get("begin", "")) == len("🌊 ".encode("utf-16-le")) // 2


def test_timeml_of_every_document_is_its_text(story: Story) -> None:
    files = list(publish(story, "timeml"))
    assert len(files) == len(story.documents)
    for file, document in zip(files, story.documents, strict=True):
        body = ET.fromstring(file.bytes()).find("TEXT")
        assert body is not None
        assert "".join(body.itertext()) == holdable(document.text)
        assert len(body.findall("TIMEX3")) == sum(t.strict for t in document.annotations.times)


def test_type_system_comes_with_the_documents() -> None:
    files = {f.name: f.bytes() for f in publish(synthetic.small(), "xmi")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        system = cassis.load_typesystem(io.BytesIO(files.pop("TypeSystem.xml")))
        for name, content in files.items():
            cas = cassis.load_cas_from_xmi(io.BytesIO(content), typesystem=system)
            assert len(cas.select("webanno.custom.Quotation")) == (2 if name == "uferbote.xmi" else 0)


def test_corrections_are_noted() -> None:
    story = synthetic.corrected()
    doc = next(
        iter(DocBin().from_bytes(next(iter(publish(story, "docbin"))).bytes()).get_docs(spacy.blank("de").vocab))
    )
    assert len(doc.user_data["corrections"]) == 8
    cas = read_cas(next(f for f in publish(story, "xmi") if f.name.endswith(".xmi")).bytes())
    title = next(iter(cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"))).documentTitle
    assert title == "; ".join(["Liveticker: Uferbote", *doc.user_data["corrections"]])
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    root = ET.fromstring(next(iter(publish(story, "timeml"))).bytes(), parser)
    assert [c.text for c in root if c.tag is ET.Comment][1] == " Notiz von Änne <b>K</b>: Siehe ]]> & Amt "
