"""Invented documents for the tests of joining, made and annotated from a bare text."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.annotate.document import annotate, document_of_text
from dateline.model import Block, Document, Update


def article(
    text: str, *, id: str = "a", hour: int = 9, minute: int = 0, language: str = "de", agency: str | None = None
) -> Document:
    """An annotated article of 9 May 2031 (a Friday) by the outlet "Outlet <id>"; the hour is UTC."""
    published = dt.datetime(2031, 5, 9, hour, minute, tzinfo=dt.UTC).isoformat()
    made = document_of_text(text, id=id, language=language, date=dt.date(2031, 5, 9), zone="UTC")
    agencies = (agency,) if agency else ()
    return annotate(msgspec.structs.replace(made, published=published, outlet=f"Outlet {id}", agencies=agencies))


def ticker(*entries: tuple[str, str, str], id: str = "t", language: str = "de") -> Document:
    """An annotated ticker of the same day from (clock in UTC, heading, body), in order."""
    text, blocks, updates = "", [], []
    for number, (clock, heading, body) in enumerate(entries):
        start = len(text)
        text += heading + "\n\n"
        blocks.append(Block("update-heading", start, start + len(heading)))
        if body:
            blocks.append(Block("update", len(text), len(text) + len(body)))
            text += body + "\n\n"
        hour, minute = map(int, clock.split(":"))
        updates.append(
            Update(
                id=f"u{number}",
                start=start,
                end=len(text),
                time=dt.datetime(2031, 5, 9, hour, minute, tzinfo=dt.UTC),
                time_basis="stated",
                clock=clock,
                heading=heading,
                heading_span=(start, start + len(heading)),
            )
        )
    made = Document(
        id=id,
        text=text,
        type="LiveBlogPosting",
        outlet=f"Outlet {id}",
        language=language,
        zone="UTC",
        blocks=tuple(blocks),
        updates=tuple(updates),
    )
    return annotate(made)
