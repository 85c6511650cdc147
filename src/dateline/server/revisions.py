"""What an outlet changed of a page, as words that can be shown side by side."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Document, Passage, Revision

Words = list[tuple[str, bool]]
"""A passage in pieces: the words, and whether they are what changed."""


def changes_of(revision: Revision, states: Mapping[str, Document]) -> list[tuple[str, Words, Words]]:
    """Each alteration: its kind, what stood there before and what stands there now (empty: nothing)."""
    after = states.get(revision.document)
    return [
        (
            alteration.kind,
            _pieces(alteration.before, alteration.before_words, revision.before),
            _pieces(alteration.after, alteration.after_words, after),
        )
        for alteration in revision.alterations
    ]


def _pieces(passage: Passage | None, changed: tuple[Passage, ...], document: Document | None) -> Words:
    if passage is None:
        return []
    text = document.text if document else ""
    inside = [p for p in changed if passage.start <= p.start and p.end <= passage.end]
    if not inside or not text:
        return [(passage.exact, not changed)]
    pieces: Words = []
    at = passage.start
    for part in sorted(inside, key=lambda p: p.start):
        if part.start > at:
            pieces.append((text[at : part.start], False))
        pieces.append((text[max(at, part.start) : part.end], True))
        at = max(at, part.end)
    if at < passage.end:
        pieces.append((text[at : passage.end], False))
    return [piece for piece in pieces if piece[0]]
