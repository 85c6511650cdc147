"""The log of corrections as lines that a person can read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model import Redo, Story, Undo
from dateline.story.corrections import active, targets_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit.

    what: the key of a phrase. words: what it is about, as the person saw it. text: a note, a name, a value.
    counts: neither taken back nor about taking back. taken_back: it was.
    lost: it finds nothing to change in the story as it is now.
    """

    number: int
    by: str
    at: dt.datetime
    what: str
    words: tuple[str, ...]
    text: str
    counts: bool
    taken_back: bool
    lost: bool


def entries_of(story: Story) -> list[Entry]:
    """The log, the last edit first."""
    counting = {edit.number for edit in active(story.edits)}
    lost = {unapplied.edit for unapplied in story.unapplied}
    entries = []
    for edit in reversed(story.edits):
        correction = edit.correction
        text = next(
            (str(getattr(correction, f)) for f in ("name", "text", "value") if getattr(correction, f, None)), ""
        )
        if isinstance(correction, Undo | Redo):
            text = str(correction.edit)
        entries.append(
            Entry(
                number=edit.number,
                by=edit.by,
                at=edit.at,
                what=correction.__struct_config__.tag,  # type: ignore[arg-type]
                words=tuple(target.words for target in targets_of(correction)),
                text=text,
                counts=edit.number in counting,
                taken_back=edit.number not in counting and not isinstance(correction, Undo | Redo),
                lost=edit.number in lost,
            )
        )
    return entries
