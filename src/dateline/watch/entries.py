"""What one look at a ticker shows of each update: what tells it from the others, whatever place it stands in."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.model import Document, Update

_FIRM = ("stated", "markup")


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An update as it stood on the page at one look.

    update: its id in that document, which says only where it stood. anchor: what the markup or the ticker's own data
    call it, None without a name. time: its instant (aware) where the page states it; clock: the wall clock as read.
    heading, body: its words without the clock. start, end: where it stands in the document's text.
    """

    update: str
    anchor: str | None = None
    time: dt.datetime | None = None
    clock: str | None = None
    heading: str = ""
    body: str = ""
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """Heading and body, in the order of reading."""
        return f"{self.heading}\n\n{self.body}".strip() if self.heading else self.body


def entries_of(document: Document, anchors: dict[str, str] | None = None) -> tuple[Entry, ...]:
    """The entries of a ticker in the order of the page, none for other documents.

    anchors: names of updates by their id (see anchors.py). A time that was inferred is not kept: another look may
    infer another.
    """
    named = anchors or {}
    bodies = _bodies(document)
    return tuple(
        Entry(
            update=update.id,
            anchor=named.get(update.id),
            time=update.time if update.time_basis in _FIRM else None,
            clock=update.clock,
            heading=update.heading or "",
            body=bodies[update.id],
            start=update.start,
            end=update.end,
        )
        for update in document.updates
    )


def _bodies(document: Document) -> dict[str, str]:
    parts: dict[str, list[str]] = {update.id: [] for update in document.updates}
    for block in document.blocks:
        if block.role in ("update", "update-heading", "caption") and (update := document.update_at(block.start)):
            start, end = _without(update, block.start, block.end)
            if text := document.text[start:end].strip():
                parts[update.id].append(text)
    return {update: "\n\n".join(texts) for update, texts in parts.items()}


def _without(update: Update, start: int, end: int) -> tuple[int, int]:
    """A block without the heading, where that is part of it."""
    if update.heading_span is None:
        return start, end
    head, tail = update.heading_span
    if head <= start < tail:
        return min(tail, end), end
    return start, end
