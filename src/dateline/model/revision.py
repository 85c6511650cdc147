"""A page that was seen twice and had changed in between."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.model.document import Document
from dateline.model.passage import Passage

AlterationKind = Literal["added", "removed", "altered"]


class Alteration(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place of a page that changed: what stood there before, and what stands there now.

    before: a passage of the earlier state, None where something was added. after: of the later state, None where it was
    removed. before_words, after_words: within an altered place, the words that went and those that came.
    """

    kind: AlterationKind
    before: Passage | None = None
    after: Passage | None = None
    before_words: tuple[Passage, ...] = ()
    after_words: tuple[Passage, ...] = ()


class Revision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A later state of a page already known: what was added, altered, taken away. Both states are kept.

    before: the earlier state, whole; its passages are no part of the chronology. document: id of the later state, a
    document of the story or the `before` of the next revision of the same page. seen: when the later state was
    retrieved, else when it says that it was changed; None where nothing says it. silent: the page names no change of
    its own (its date of modification is the same or missing).
    """

    before: Document
    document: str
    alterations: tuple[Alteration, ...] = ()
    seen: dt.datetime | None = None
    silent: bool = False
