"""What new documents brought to a story that was there."""

from __future__ import annotations

from msgspec import Struct, field

from dateline.model.passage import Passage
from dateline.model.revision import Revision
from dateline.model.story import DifferenceValue, Story


class NewReports(Struct, frozen=True, kw_only=True):
    """Passages that newly report an event which the story had. event: its id. sources: ids of those new to it."""

    event: str
    passages: tuple[Passage, ...]
    sources: tuple[str, ...] = ()


class ChangedFigures(Struct, frozen=True, kw_only=True):
    """A difference that is new, or has values which it had not. difference: its id. values: the ones that came."""

    difference: str
    values: tuple[DifferenceValue, ...]
    new: bool


class Extension(Struct, frozen=True, kw_only=True):
    """A story extended by documents, and what is new in it.

    story: as it is now; whatever was there before has kept its id. documents: ids of the documents that came (not of
    such as were there word for word). events: ids of events that nobody had reported before. reports: new passages for
    events that were known. figures: differences that came or grew (a later count among them). quotes: ids of
    quotations that are new. revisions: pages already known that have changed. moved: ids of events that are now
    part of another → that event's id. gone: ids of events that no document reports any more.
    """

    story: Story
    documents: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    reports: tuple[NewReports, ...] = ()
    figures: tuple[ChangedFigures, ...] = ()
    quotes: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is new."""
        return bool(self.documents or self.revisions)
