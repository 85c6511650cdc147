"""What each document reports: its sentences as the units that are compared and joined."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from dateline.model import Block, Document, Quote, Role, Span, Update

REPORTING: frozenset[Role] = frozenset(
    {"headline", "lead", "paragraph", "subheading", "caption", "update-heading", "update"}
)
"""Roles whose sentences report something."""

RESTATING: frozenset[Role] = frozenset({"headline", "lead", "subheading", "caption"})
"""Roles that restate what the body says: they join an event, and open one only where nothing else tells it."""


LONGEST_QUOTATION = 20_000
"""Characters from a quotation's first word to its last, frames included; speeches printed whole stay below."""

CLAUSE_WORDS = 6
"""Words that a clause needs at least to be a report of its own."""

_CUT = re.compile(r"[:;] +(?=\w)")


class Report(Struct, frozen=True, kw_only=True):
    """One sentence of a document (or several that one quotation holds together), and where it stands.

    start, end: in the document's text. role: of its block. block: the block's number in the document.
    update: the ticker entry that it belongs to. heading: the entry's heading, for the entry's first report.
    time: when it was reported: the entry's instant, else the document's publication, or where that
    is not known its last change; None where unknown.
    """

    document: Document
    start: int
    end: int
    role: Role
    block: int
    update: Update | None = None
    heading: Span | None = None
    time: dt.datetime | None = None

    @property
    def text(self) -> str:
        """The words of the report."""
        return self.document.text[self.start : self.end]

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells this report from every other, the same in every run."""
        return self.document.id, self.start, self.end

    @property
    def as_of(self) -> dt.datetime | None:
        """Until when it was left standing: an entry's instant, an article's last change; None where unknown."""
        if self.update is not None:
            return self.update.time
        changed = self.document.changed_at
        if changed is not None and changed.tzinfo is not None:
            return changed
        instants = [u.time for u in self.document.updates if u.time is not None]
        return max([*instants, *([self.time] if self.time else [])], default=None)

    @property
    def restates(self) -> bool:
        """Whether it stands where a page restates what it says elsewhere."""
        return self.role in RESTATING


def reports(document: Document) -> list[Report]:
    """What an annotated document reports, in order of the text."""
    starts = [b.start for b in document.blocks]
    updates = sorted(document.updates, key=lambda u: u.start)
    update_starts = [u.start for u in updates]
    published = document.published_at or (None if document.published else document.changed_at)
    with_body = _updates_with_body(document, update_starts)
    opened: set[int] = set()
    found: list[Report] = []
    for start, end in _clauses(document):
        number = bisect_right(starts, start) - 1
        block = document.blocks[number] if number >= 0 else None
        if block is None or block.role not in REPORTING or start >= block.end:
            continue
        place = bisect_right(update_starts, start) - 1
        update = updates[place] if place >= 0 and start < updates[place].end else None
        heading = None
        if update is not None:
            if block.role == "update-heading" and place in with_body:
                continue
            if place not in opened and block.role != "update-heading":
                heading = update.heading_span
            opened.add(place)
        found.append(
            Report(
                document=document,
                start=start,
                end=end,
                role=block.role,
                block=number,
                update=update,
                heading=heading,
                time=update.time if update is not None else published,
            )
        )
    return found


def _clauses(document: Document) -> Iterator[Span]:
    """Sentences, cut at a colon or semicolon behind which a statement of its own begins, not a quotation.

    "Das Gespräch wurde gestrichen: Das Weiße Haus teilte mit, …" reports two things.
    """
    text = document.text
    quoted = sorted(s for q in document.annotations.quotes for s in q.quote if s[1] > s[0])
    place = 0
    for start, end in _held_together(document):
        while place < len(quoted) and quoted[place][1] <= start:
            place += 1
        here = [q for q in quoted[place : place + 40] if q[0] < end and q[1] > start]
        left = start
        for match in _CUT.finditer(text, start, end):
            cut, right = match.span()
            if any(s < right + 1 and e > cut for s, e in here) or any(s - right in (0, 1) for s, _ in here):
                continue
            if min(text.count(" ", left, cut), text.count(" ", right, end)) + 1 >= CLAUSE_WORDS:
                yield left, cut + 1
                left = right
        yield left, end


def _updates_with_body(document: Document, starts: list[int]) -> set[int]:
    bodies: Iterator[Block] = (b for b in document.blocks if b.role == "update")
    return {bisect_right(starts, b.start) - 1 for b in bodies}


def _held_together(document: Document) -> Iterator[Span]:
    """The document's sentences; those that one direct quotation runs through, within one block, are one.

    A quotation of several sentences is one statement with one frame.
    """
    spans = sorted(
        span for q in document.annotations.quotes if q.type == "Direct" for span in q.quote if span[1] > span[0]
    )
    blocks = [b.start for b in document.blocks]
    place = 0
    current: Span | None = None
    for sentence in document.annotations.sentences:
        if current is not None:
            while place < len(spans) and spans[place][1] <= current[1]:
                place += 1
            joined = place < len(spans) and spans[place][0] < current[1] and spans[place][1] > sentence[0]
            if joined and bisect_right(blocks, current[0]) == bisect_right(blocks, sentence[0]):
                current = (current[0], sentence[1])
                continue
            yield current
        current = sentence
    if current is not None:
        yield current


def quotes_in(document: Document, start: int, end: int) -> list[Quote]:
    """The quotations of which a part lies in [start, end), in order of the text."""
    quotes = document.annotations.quotes
    last = bisect_left(quotes, end, key=_first)
    first = bisect_left(quotes, start - LONGEST_QUOTATION, hi=last, key=_first)
    return [q for q in quotes[first:last] if any(s < end and e > start for s, e in q.quote)]


def _first(quote: Quote) -> int:
    return min((s for s, _ in quote.quote), default=0)


def beside(reports: Sequence[Report]) -> list[tuple[int, ...]]:
    """The numbers of the reports right before and behind each in its document; `reports` in order of document and
    text."""
    documents = [r.document.id for r in reports]
    return [
        tuple(m for m in (n - 1, n + 1) if 0 <= m < len(documents) and documents[m] == documents[n])
        for n in range(len(documents))
    ]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def within(annotations: Sequence[P], start: int, end: int) -> list[P]:
    """The annotations that lie in [start, end) whole; they are in order of the text."""
    first = bisect_left(annotations, start, key=lambda a: a.start)
    last = bisect_left(annotations, end, lo=first, key=lambda a: a.start)
    return [a for a in annotations[first:last] if a.end <= end]
