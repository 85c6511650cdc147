"""Documents about one event, and what was found by joining them. Nothing here but passages, and what orders them."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from dateline.model.annotations import Precision, QuoteType
from dateline.model.correction import By, Edit, Resolution, Unapplied
from dateline.model.document import Document, Evidence
from dateline.model.passage import Passage
from dateline.model.revision import Revision

if TYPE_CHECKING:
    import pandas
    import polars

EventKind = Literal["happened", "planned", "said", "background"]
STORY_VERSION = 1
"""Grows when a reader of the former form would misread a story; fields that are added do not make it grow."""
DifferenceKind = Literal["disagreement", "same-source", "later-count", "plan-outcome", "claims"]


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One independent origin of reports: an outlet, or an agency whose copy several outlets carry.

    documents: ids of the documents that count as this one source; agency: True where it is an agency's copy
    (`documents` are then its carriers).
    """

    id: str
    name: str
    documents: tuple[str, ...]
    agency: bool = False


class ActorRole(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A role or description used for an actor ("Kremlchef"), with every place that uses it, first report first."""

    role: str
    passages: tuple[Passage, ...]
    since: dt.datetime | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """A person, organisation or place with every name and role used for it.

    names: as written, the fullest first. mentions: every passage that means this actor, names and roles alike.
    by: what people corrected in it.
    """

    id: str
    name: str
    kind: Literal["person", "organisation", "place", "other"]
    names: tuple[str, ...]
    roles: tuple[ActorRole, ...] = ()
    mentions: tuple[Passage, ...] = ()
    by: tuple[By, ...] = ()


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened, was planned or was said.

    start, end: when (aware); start None where nothing says it. precision: how exactly. time_basis: "stated", "markup"
    or "inferred: …" as for updates, with the evidence; kind "planned": when it is planned for.
    text: the words of the passage shown first (passages[0].exact). heading: the update's heading, where it has one.
    passages: every report of it, the one shown first in front. sources: independent outlets that report it.
    attributions: on whose word it stands, in the shown passage. hedged: the shown passage does not assert it.
    quotes: ids of the quotations in it. differences: ids of differences that touch it.
    outcome: for a plan, the id of the event that shows what came of it. reported: when it was first reported.
    key, pinned: marked by a person. by: what people corrected in it.
    """

    id: str
    kind: EventKind
    text: str
    passages: tuple[Passage, ...]
    sources: int
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    precision: Precision | None = None
    time_basis: str | None = None
    time_evidence: tuple[Evidence, ...] = ()
    reported: dt.datetime | None = None
    heading: Passage | None = None
    actors: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    attributions: tuple[Passage, ...] = ()
    hedged: bool = False
    differences: tuple[str, ...] = ()
    outcome: str | None = None
    key: bool = False
    pinned: bool = False
    by: tuple[By, ...] = ()


class Occurrence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place where a quotation stands. `quote` has several passages where the frame interrupts it."""

    document: str
    quote: tuple[Passage, ...]
    speaker: tuple[Passage, ...] = ()
    cue: tuple[Passage, ...] = ()
    time: dt.datetime | None = None
    update: str | None = None


class StoryQuote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quotation of the story: the same words wherever they stand, the first report in front.

    speaker: the actor's id, None where no text decides it. text: the words shown (the fullest occurrence).
    passages: all passages of all occurrences. variants: ids of quotations that say the same in other words.
    pinned: marked by a person. by: what people corrected in it.
    """

    id: str
    type: QuoteType
    text: str
    passages: tuple[Passage, ...]
    occurrences: tuple[Occurrence, ...]
    speaker: str | None = None
    speaker_basis: str | None = None
    time: dt.datetime | None = None
    variants: tuple[str, ...] = ()
    pinned: bool = False
    by: tuple[By, ...] = ()


class DifferenceValue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One side of a difference: the value as written, and where. planned: it was announced, not observed."""

    value: str
    passages: tuple[Passage, ...]
    planned: bool = False


class Difference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Passages that speak of the same thing and do not agree. `about` is a passage's words that name the matter.

    resolution: how a person says it came out. by: what people corrected in it.
    """

    id: str
    about: str
    kind: DifferenceKind
    values: tuple[DifferenceValue, ...]
    events: tuple[str, ...] = ()
    resolution: Resolution | None = None
    by: tuple[By, ...] = ()


class Reuse(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"source": "from"}):
    """`document` took `share` (0 to 1) of its article's words from the document `source` (JSON: `from`)."""

    document: str
    source: str
    share: float
    passages: tuple[Passage, ...] = ()


class Given(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The highest numbers that the ids of a followed story ever bore, so that none is given to something else."""

    events: int = 0
    quotes: int = 0
    differences: int = 0


class Story(Struct, frozen=True, kw_only=True):
    """The documents about one event, joined. zone: the IANA zone that the story's days are counted in.

    documents: each page in its latest state. revisions: what earlier states of these pages said, in order of time.
    edits: the log of what people corrected, applied to all the rest; empty in a story as built. unapplied: those that
    found nothing to change. by: what people corrected in the story as a whole. given: the numbers that ids bore.
    version: of this form; a larger one than STORY_VERSION was written by a later dateline and may mean something else.
    """

    version: int = STORY_VERSION
    title: str
    documents: tuple[Document, ...]
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: str = "UTC"
    title_passage: Passage | None = None
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    chronology: tuple[Event, ...] = ()
    quotes: tuple[StoryQuote, ...] = ()
    differences: tuple[Difference, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    revisions: tuple[Revision, ...] = ()
    edits: tuple[Edit, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()
    by: tuple[By, ...] = ()
    given: Given = Given()

    def to_polars(self, table: str = "events") -> polars.DataFrame:
        """A table of the story as a polars DataFrame (see dateline.export.tables). Needs dateline[polars]."""
        frame: polars.DataFrame = _frames().to_polars(self, table)
        return frame

    def to_pandas(self, table: str = "events") -> pandas.DataFrame:
        """A table of the story as a pandas DataFrame (see dateline.export.tables). Needs dateline[pandas]."""
        frame: pandas.DataFrame = _frames().to_pandas(self, table)
        return frame

    def document(self, id: str) -> Document:
        """The story's document of that id, an earlier state of a page included. Raises KeyError."""
        for document in (*self.documents, *(r.before for r in self.revisions)):
            if document.id == id:
                return document
        raise KeyError(id)


def _frames() -> Any:
    """The module that makes tables. The model knows nothing of exports; this door is opened only when somebody asks."""
    return import_module("dateline.export.tables.frames")
