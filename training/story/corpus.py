"""Invented coverage for learning which reports are of one event: marked texts to documents and labelled pairs.

A file of `events/` is one event, told by several outlets:

    @ ticker LANGUAGE OUTLET DAY ZONE          then a line an entry: `HH:MM mark: heading | Sentence. {mark} Sentence.`
    @ article LANGUAGE OUTLET INSTANT          then its paragraphs, a line each: `{mark} Sentence. {mark} Sentence.`
                                               a line that begins with `# ` is the headline, with `> ` the lead
    @ actors                                   (may be missing) a line an actor: `Full name = other name; role`
    @ differences                              (may be missing) a line a difference: `kind: words | other words`

Sentences with one mark tell of one event; all others, and those marked `-`, tell of other things.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import structs

import dateline
from dateline.model import Block, Document, Role, Update

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
_MARK = re.compile(r"\{(\w+|-)\}")
_ENTRY = re.compile(r"(\d\d:\d\d) (\w+): ([^|]*)\|(.*)")
ROLES: dict[str, Role] = {"# ": "headline", "> ": "lead"}
KINDS = {"claim": "claims", "development": "later-count", "outcome": "plan-outcome"}
"""What the writers called the kinds of differences; the others are called as the program does."""

Marks = list[tuple[str, int, int, str]]
"""Document id, start, end, mark."""


def read_event(path: Path) -> tuple[list[Document], Marks]:
    """The annotated documents of one file, and where its marks stand."""
    documents: list[Document] = []
    marks: Marks = []
    for head, body in _parts(path):
        if " " not in head:
            continue
        kind, language, rest = head.split(" ", 2)
        id_ = f"{path.stem}-{len(documents)}"
        made = (
            _ticker(id_, language, rest, body, marks)
            if kind == "ticker"
            else _article(id_, language, rest, body, marks)
        )
        documents.append(dateline.annotate(made))
    return documents, marks


def _parts(path: Path) -> list[tuple[str, str]]:
    """What stands behind each `@` of an event's file, and the lines below it."""
    parts = re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [(head.strip(), body) for head, _, body in (part.partition("\n") for part in parts)]


def event_gold(path: Path, documents: list[Document], marks: Marks) -> dict[str, Any]:
    """What a marked event says of itself, as the gold of tests/coverage is written; its documents go by their ids."""
    texts = {d.id: d.text for d in documents}
    clusters: dict[str, list[dict[str, str]]] = defaultdict(list)
    for id_, start, end, mark in marks:
        if mark != "-" and (words := texts[id_][start:end].strip()):
            clusters[mark].append({"document": id_, "exact": words})
    parts = dict(_parts(path))
    actors = [line.partition(" = ") for line in parts.get("actors", "").splitlines() if line.strip()]
    differences = []
    for line in parts.get("differences", "").splitlines():
        kind, _, values = line.partition(": ")
        cited = [{"document": id_, "value": v.strip(), "passage": v.strip()} for v in values.split(" | ")
                 for id_ in texts if v.strip() in texts[id_]]  # fmt: skip
        if len({c["value"] for c in cited}) != len(values.split(" | ")):
            raise ValueError(f"{path.name}: words of a difference stand nowhere: {line}")
        alone = len({c["document"] for c in cited}) == 1 and kind == "disagreement"
        named = "same-source" if alone else KINDS.get(kind, kind)
        differences.append({"kind": named, "about": path.stem, "values": cited})
    return {
        "split": path.parent.name,
        "same_event": [{"passages": passages} for passages in clusters.values()],
        "actors": {name.strip(): [n.strip() for n in others.split(";") if n.strip()] for name, _, others in actors},
        "differences": differences,
    }


def _ticker(id_: str, language: str, head: str, body: str, marks: Marks) -> Document:
    outlet, day, zone = head.rsplit(" ", 2)
    text, blocks, updates = "", [], []
    for line in body.strip().splitlines():
        match = _ENTRY.fullmatch(line)
        assert match, line
        clock, mark, heading, sentences = match[1], match[2], match[3].strip(), match[4]
        start = len(text)
        span = None
        if heading:
            span = (start, start + len(heading))
            blocks.append(Block("update-heading", *span))
            text += heading + "\n\n"
        begin = len(text)
        text += _sentences(id_, f"{{{mark}}}{sentences}", begin, marks)
        blocks.append(Block("update", begin, len(text)))
        time = dt.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))
        updates.append(
            Update(id=f"u{len(updates)}", start=start, end=len(text), time=time, time_basis="stated", clock=clock,
                   heading=heading or None, heading_span=span)
        )  # fmt: skip
        text += "\n\n"
    return Document(id=id_, text=text, type="LiveBlogPosting", outlet=outlet, language=language, zone=zone,
                    blocks=tuple(blocks), updates=tuple(updates))  # fmt: skip


def _article(id_: str, language: str, head: str, body: str, marks: Marks) -> Document:
    outlet, instant = head.rsplit(" ", 1)
    text, blocks = "", []
    for line in body.strip().splitlines():
        role: Role = ROLES.get(line[:2], "paragraph")
        start = len(text)
        text += _sentences(id_, line.removeprefix("# ").removeprefix("> "), start, marks)
        blocks.append(Block(role, start, len(text)))
        text += "\n\n"
    text = text.rstrip()
    made = dateline.document_of_text(text, id=id_, language=language, date=dt.date.fromisoformat(instant[:10]))
    headline = next((text[b.start : b.end] for b in blocks if b.role == "headline"), None)
    return structs.replace(made, published=instant, outlet=outlet, blocks=tuple(blocks), headline=headline)


def _sentences(id_: str, marked: str, offset: int, marks: Marks) -> str:
    parts = _MARK.split(marked)
    text = ""
    for mark, words in zip(parts[1::2], parts[2::2], strict=True):
        start = len(text)
        text += words.strip() + " "
        marks.append((id_, offset + start, offset + len(text) - 1, mark))
    return text.rstrip()


def gold_marks(folder: Path, documents: dict[str, Document]) -> tuple[Marks, list[tuple[str, str]]]:
    """The marks of a folder of tests/coverage: the number of the gold's event for each passage; and pairs of marks
    that are of two events although each stands alone."""
    gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    marks: Marks = []
    apart: list[tuple[str, str]] = []
    for number, cluster in enumerate(gold["same_event"]):
        marks += _cited(cluster["passages"], documents, [f"e{number}"] * len(cluster["passages"]))
    for number, cluster in enumerate(gold.get("not_same_event", ())):
        names = [f"n{number}-{m}" for m in range(len(cluster["passages"]))]
        marks += _cited(cluster["passages"], documents, names)
        apart += [(x, y) for n, x in enumerate(names) for y in names[:n]]
    return marks, apart


def _cited(passages: list[dict[str, str]], documents: dict[str, Document], names: list[str]) -> Marks:
    found: Marks = []
    for passage, name in zip(passages, names, strict=True):
        document = documents[passage["document"]]
        pattern = re.compile(r"\s+".join(map(re.escape, passage["exact"].split())))
        found += [(document.id, *m.span(), name) for m in pattern.finditer(document.text)]
    return found


def by_document(marks: Marks) -> dict[str, Marks]:
    """The marks of each document."""
    found: dict[str, Marks] = defaultdict(list)
    for mark in marks:
        found[mark[0]].append(mark)
    return found
