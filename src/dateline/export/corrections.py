"""What people corrected in a story, as every format tells it."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.model import Story


class Correction(Struct, frozen=True, kw_only=True):
    """One thing that a person changed.

    what: what was done, a sentence. targets: the story's ids it touches. time: when (aware). by: who, as they sign.
    """

    what: str
    targets: tuple[str, ...] = ()
    time: dt.datetime | None = None
    by: str | None = None


def corrections(story: Story) -> tuple[Correction, ...]:
    """The story's corrections in the order they were made; none for a story that nobody corrected."""
    return ()
