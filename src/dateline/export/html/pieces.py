"""A passage cut where something in it has to be marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark at [start, end) of a document: `kind` "difference" (with the id it opens) or "attribution"."""

    start: int
    end: int
    kind: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage, and what marks them."""

    text: str
    kind: str = ""
    target: str = ""


def cut(passage: Passage, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The passage's words in pieces; the pieces' texts joined are the passage.

    Marks that reach out of the passage are clipped; of two that overlap, the one that starts first wins, differences
    before attributions, since a difference has to be reachable.
    """
    pieces: list[Piece] = []
    at = passage.start
    inside = [m for m in marks if max(m.start, passage.start) < min(m.end, passage.end)]
    wanted = [m for m in inside if m.kind == "difference"]
    wanted += [m for m in inside if m.kind != "difference" and not any(_overlap(m, w) for w in wanted)]
    for mark in sorted(wanted, key=lambda m: (m.start, m.end)):
        start, end = max(mark.start, passage.start), min(mark.end, passage.end)
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(_slice(passage, at, start)))
        pieces.append(Piece(_slice(passage, start, end), mark.kind, mark.target))
        at = end
    if at < passage.end:
        pieces.append(Piece(_slice(passage, at, passage.end)))
    return tuple(pieces)


def _overlap(a: Mark, b: Mark) -> bool:
    return a.start < b.end and b.start < a.end


def _slice(passage: Passage, start: int, end: int) -> str:
    return passage.exact[start - passage.start : end - passage.start]
