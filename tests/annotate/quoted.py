"""Stand-ins for the stages before quotations, for their tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dateline.annotate.attributions import find_attributions
from dateline.annotate.quotes import find_quotes
from dateline.model import Block, Document, Name, Quote, Role, Span, Update

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"“”«»]?\s+(?=[^a-zäöü\s])")


def document(*paragraphs: str, language: str = "de", roles: Sequence[Role] = ()) -> Document:
    """A document of these paragraphs; roles: of the first ones, "paragraph" for the rest."""
    blocks, text = [], ""
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        role: Role = roles[number] if number < len(roles) else "paragraph"
        blocks.append(Block(role, len(text), len(text) + len(paragraph)))
        text += paragraph
    return Document(id="d", text=text, language=language, blocks=tuple(blocks))


def ticker(*entries: tuple[str, str, str], language: str = "de") -> Document:
    """A ticker of entries (clock, heading, body), in the order given."""
    text, blocks, updates = "", [], []
    for number, (clock, heading, body) in enumerate(entries):
        start = len(text)
        text += f"{heading}\n\n"
        blocks.append(Block("update-heading", start, start + len(heading)))
        begin = len(text)
        text += f"{body}\n\n"
        blocks.append(Block("update", begin, begin + len(body)))
        updates.append(Update(id=f"u{number}", start=start, end=begin + len(body), clock=clock, heading=heading))
    return Document(id="d", text=text, language=language, blocks=tuple(blocks), updates=tuple(updates))


def sentences(document: Document) -> tuple[Span, ...]:
    """Sentences as a simple rule sees them."""
    spans: list[Span] = []
    for block in document.annotated_blocks():
        start = block.start
        for end in _SENTENCE_END.finditer(document.text, block.start, block.end):
            spans.append((start, end.start() + len(end.group().rstrip())))
            start = end.end()
        spans.append((start, block.end))
    return tuple(spans)


def people(document: Document, *names: str) -> tuple[Name, ...]:
    """Every place where one of these names stands."""
    found = [
        Name(start=match.start(), end=match.end(), label="PER")
        for name in names
        for match in re.finditer(re.escape(name), document.text)
    ]
    return tuple(sorted(found, key=lambda n: n.start))


def quotes(document: Document, *names: str) -> tuple[Quote, ...]:
    """Its quotations, with these people's names known."""
    return find_quotes(document, sentences(document), people(document, *names))


def words(document: Document, spans: Sequence[Span]) -> str:
    """The spans' text, with … between them."""
    return " … ".join(document.text[start:end] for start, end in spans)


def said(document: Document, *names: str) -> list[tuple[str, str, str]]:
    """Each quotation as (type, speaker, words)."""
    return [(q.type, words(document, q.speaker), words(document, q.quote)) for q in quotes(document, *names)]


def attributed(document: Document, *names: str) -> list[tuple[str, str, str]]:
    """Each attribution as (kind, passage, source)."""
    found: list[Any] = list(find_attributions(document, sentences(document), people(document, *names)))
    return [(a.kind, document.text[a.start : a.end], words(document, a.source)) for a in found]
