"""Short invented coverage in which every figure and time says what it counts, for the judge of figures.

A file of `matters/` holds many stories, each told by two to four outlets:

    === NUMBER
    --- LANGUAGE KIND TIME         then the text, a line a paragraph: `Beim Brand starben {drei|a} Menschen, {14|b} …`

Values of one story with one id answer the same question (how many died, how old is the owner), whether they agree or
not. A first line without a full stop is the headline.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from corpus import HERE, Marks
from msgspec import Struct, structs

import dateline
from dateline.model import Block, Document, Role, Update

ZONE = "Europe/Berlin"
_MARKED = re.compile(r"\{([^{}|]+)\|(\w+)\}")


class Story(Struct):
    """One story: its name, its annotated documents, and which words of them are values of which matter."""

    name: str
    documents: list[Document]
    marks: Marks


def stories() -> Iterator[Story]:
    """All stories, in order."""
    for path in sorted((HERE / "matters").glob("*.txt")):
        for part in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            number, _, body = part.partition("\n")
            yield _story(f"{path.stem}-{number.strip()}", body)


def _story(name: str, body: str) -> Story:
    documents: list[Document] = []
    marks: Marks = []
    for n, part in enumerate(re.split(r"^--- *", body, flags=re.M)[1:]):
        head, _, text = part.partition("\n")
        documents.append(dateline.annotate(_document(f"{name}-{n}", head.split(), text, marks)))
    return Story(name, documents, marks)


def _document(id_: str, head: list[str], marked: str, marks: Marks) -> Document:
    language, kind, instant = head
    text, blocks = "", []
    for n, line in enumerate(marked.strip().splitlines()):
        start = len(text)
        text += _unmarked(line.strip(), id_, start, marks)
        headline = n == 0 and text[-1:] not in '.!?”“"'
        role: Role = "headline" if headline else "update" if kind == "ticker" else "paragraph"
        blocks.append(Block(role, start, len(text)))
        text += "\n\n"
    text = text.rstrip()
    time = dt.datetime.fromisoformat(instant).replace(tzinfo=ZoneInfo(ZONE))
    made = dateline.document_of_text(text, id=id_, language=language, date=time.date())
    made = structs.replace(made, outlet=id_, zone=ZONE, blocks=tuple(blocks))
    headline_of = next((text[b.start : b.end] for b in blocks if b.role == "headline"), None)
    if kind != "ticker":
        return structs.replace(made, published=time.isoformat(), headline=headline_of)
    first = blocks[0]
    heading = (first.start, first.end) if first.role == "headline" else None
    if heading and len(blocks) > 1:
        blocks[0] = Block("update-heading", *heading)
    else:
        heading = None
    entry = Update(
        id="u0", start=0, end=len(text), time=time, time_basis="stated", clock=f"{time:%H:%M}",
        heading=text[slice(*heading)] if heading else None, heading_span=heading,
    )  # fmt: skip
    return structs.replace(made, type="LiveBlogPosting", blocks=tuple(blocks), updates=(entry,))


def _unmarked(line: str, id_: str, offset: int, marks: Marks) -> str:
    parts = _MARKED.split(line)
    text = parts[0]
    for words, matter, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        marks.append((id_, offset + len(text), offset + len(text) + len(words), matter))
        text += words + rest
    return text
