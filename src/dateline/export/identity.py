"""Names for the parts of a story that stay when the story is built again with more documents.

The ids inside a story count (e1, e2 …) and move when something is added. What leaves dateline is named after its
earliest report: the document it stands in (its address, where one is known) and its words. An event keeps its name as
long as these stay; one that two documents report keeps the name that the first report gave it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping

from dateline.model import Document, Passage, Story

_NAMESPACE = uuid.UUID("6a1f6dd6-7f0e-5e0b-9d53-2f1f2b9d1c77")  # dateline's own, drawn once; names below it are UUIDv5

Reported = Callable[[Passage], dt.datetime | None]


def urn(kind: str, name: str) -> str:
    """A URN (RFC 9562, version 5) for the thing of that kind and name; the same for the same."""
    return uuid.uuid5(_NAMESPACE, f"{kind}\n{name}").urn


def document_identity(document: Document) -> str:
    """What stays of a document when its page is fetched again: its address, else its id."""
    return document.url or document.id


def story_identity(story: Story, base: str | None) -> str:
    """What names the story: the address it is published at, else its first document; its title where there is none."""
    if base:
        return base
    return document_identity(story.documents[0]) if story.documents else story.title


class Names:
    """Gives keys to events and quotations: 12 hexadecimal digits, unique in the story."""

    def __init__(self, story: Story, reported: Reported, kept: Mapping[str, str] | None = None) -> None:
        """`kept`: keys that somebody keeps for events or quotations (a store), by the story's own ids."""
        documents = {d.id: document_identity(d) for d in story.documents}
        self._taken: set[str] = set()
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._reported, self._documents, self._kept = reported, documents, kept or {}
        self.events = {e.id: self._key(e.id, "event", e.passages, e.text) for e in story.chronology}
        self._taken = set()
        self.quotes = {q.id: self._key(q.id, "quote", q.passages, q.text) for q in story.quotes}

    def _key(self, id: str, kind: str, passages: Iterable[Passage], text: str) -> str:
        if id in self._kept:
            return self._kept[id]
        first = min(passages, key=self._order, default=None)
        words = " ".join((first.exact if first else text).split())
        where = self._documents.get(first.document, first.document) if first else ""
        # what has these words already took the numbers below: a story may say the same thing ten thousand times
        number = self._numbers.get((kind, where, words), 1)
        while (key := uuid.uuid5(_NAMESPACE, f"{kind}\n{where}\n{words}\n{number}").hex[:12]) in self._taken:
            number += 1
        self._numbers[kind, where, words] = number + 1
        self._taken.add(key)
        return key

    def _order(self, passage: Passage) -> tuple[bool, float, str, int]:
        when = self._reported(passage)
        return when is None, when.timestamp() if when else 0.0, self._documents.get(passage.document, ""), passage.start
