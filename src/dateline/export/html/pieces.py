"""A passage cut where something in it has to be marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

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
    wanted = sorted((m for m in inside if m.kind == "difference"), key=_place)
    starts = [m.start for m in wanted]
    reach = [0, *accumulate((m.end for m in wanted), max)]
    # of those that begin before a mark's end, one reaches beyond its start: they overlap
    others = [m for m in inside if m.kind != "difference" and reach[bisect_left(starts, m.end)] <= m.start]
    for mark in sorted([*wanted, *others], key=_place):
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


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _slice(passage: Passage, start: int, end: int) -> str:
    return passage.exact[start - passage.start : end - passage.start]
