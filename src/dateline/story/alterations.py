"""What changed between two states of a page: places added, removed and altered, and the words within."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from dateline.model import ANNOTATED_ROLES, Alteration, Block, Document, Passage, Role

ALTERED = 0.5
"""Likeness of a removed and an added place from which they are one place that was altered."""

COMPARED = 12
"""So many added places, the nearest first, are looked through for what a removed one became."""

_WORD = re.compile(r"\S+")
_SHOWN: frozenset[Role] = ANNOTATED_ROLES | {"notice", "credit"}


def shown(document: Document) -> list[Block]:
    """The blocks that a reader would call the news item: its article, its captions, what it says of itself."""
    return [b for b in document.blocks if b.role in _SHOWN and b.end > b.start]


def alterations(before: Document, after: Document) -> Iterator[Alteration]:
    """What changed between two states of a page, in order of the text; furniture is not compared."""
    old, new = shown(before), shown(after)
    matcher = SequenceMatcher(None, _texts(before, old), _texts(after, new), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _changes(before, old[i1:i2], after, new[j1:j2])


def _texts(document: Document, blocks: list[Block]) -> list[str]:
    return [" ".join(document.text[b.start : b.end].split()) for b in blocks]


def _changes(before: Document, gone: list[Block], after: Document, came: list[Block]) -> Iterator[Alteration]:
    """Removed and added blocks of one place, those alike as altered."""
    left = list(range(len(came)))
    for place, block in enumerate(gone):
        words = before.text[block.start : block.end]
        near = sorted(left, key=lambda n: (abs(n - place), n))[:COMPARED]
        likes = [(Indel.normalized_similarity(words, after.text[came[n].start : came[n].end]), -n) for n in near]
        best = max(likes, default=(0.0, 0))
        if best[0] < ALTERED:
            yield Alteration(kind="removed", before=before.passage(block.start, block.end))
            continue
        home = came[-best[1]]
        left.remove(-best[1])
        yield _altered(before, block, after, home)
    for n in left:
        yield Alteration(kind="added", after=after.passage(came[n].start, came[n].end))


def _altered(before: Document, one: Block, after: Document, other: Block) -> Alteration:
    old = [m.span() for m in _WORD.finditer(before.text, one.start, one.end)]
    new = [m.span() for m in _WORD.finditer(after.text, other.start, other.end)]
    matcher = SequenceMatcher(
        None, [before.text[s:e] for s, e in old], [after.text[s:e] for s, e in new], autojunk=False
    )
    went: list[Passage] = []
    came: list[Passage] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            if i2 > i1:
                went.append(before.passage(old[i1][0], old[i2 - 1][1]))
            if j2 > j1:
                came.append(after.passage(new[j1][0], new[j2 - 1][1]))
    return Alteration(
        kind="altered",
        before=before.passage(one.start, one.end),
        after=after.passage(other.start, other.end),
        before_words=tuple(went),
        after_words=tuple(came),
    )
