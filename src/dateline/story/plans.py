"""What came of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Event
from dateline.story.events import Telling


def with_outcomes(events: Sequence[Event], tellings: Sequence[Telling]) -> list[Event]:
    """The same events, numbered; a plan names the event that shows what came of it."""
    return list(events)
