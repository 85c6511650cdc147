"""Copies with edits, as outlets print what an agency sent: real coverage is full of them, ours has none."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from corpus import Marks, by_document
from msgspec import structs

import dateline
from dateline.model import Block, Document

DROPPED, EDITED = 0.25, 0.6
"""Share of sentences that a copy leaves out, and of those that it changes by a word or two."""

_WORD = re.compile(r"(?<=\s)[^\W\d]\w*(?=\s)")


def copied(document: Document, marks: Marks, chosen: random.Random) -> tuple[Document, Marks]:
    """An annotated copy of an article by another outlet, and where the marks stand in it."""
    placed = by_document(marks)[document.id]
    id_ = f"{document.id}-copy"
    text, blocks, found = "", [], []
    for block in document.blocks:
        start = len(text)
        for left, right in document.annotations.sentences:
            if left < block.start or right > block.end or chosen.random() < DROPPED:
                continue
            begin = len(text)
            text += _edited(document.text[left:right], chosen) + " "
            touched = dict.fromkeys(mark for _, s, e, mark in placed if s < right and e > left)
            found += [(id_, begin, len(text) - 1, mark) for mark in touched]
        if len(text) > start:
            blocks.append(Block(block.role, start, len(text) - 1))
            text += "\n\n"
    made = structs.replace(
        document, id=id_, text=text, blocks=tuple(blocks), outlet=f"{document.outlet} 2", headline=None,
        annotations=type(document.annotations)(),
    )  # fmt: skip
    return dateline.annotate(made), found


def _edited(sentence: str, chosen: random.Random) -> str:
    """A sentence without a word or two of it, or as it is."""
    for _ in range(chosen.choice((1, 1, 2)) if chosen.random() < EDITED else 0):
        words: Sequence[re.Match[str]] = list(_WORD.finditer(sentence))
        if len(words) > 4:
            gone = chosen.choice(words)
            sentence = sentence[: gone.start()] + sentence[gone.end() + 1 :]
    return sentence
