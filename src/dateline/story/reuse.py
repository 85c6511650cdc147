"""Who copied whom: runs of words of one document that stand in another, and who had them first."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import ARTICLE_ROLES, Document, Passage, Reuse, Span

RUN = 5
"""Words in a row that make a copy rather than a coincidence."""

SMALLEST_SHARE = 0.1
"""Below this, shared runs are quotations and set phrases, not copying."""

CARRIERS = 40
"""A run that more documents hold than this is compared with the first of them only, which keeps the work linear."""

_WORD = re.compile(r"[^\W_]+")


def appeared(document: Document) -> dt.datetime | None:
    """When the document's words were first public: publication, else its first entry, else by its last change; None
    where nothing says."""
    if document.published_at is not None:
        return document.published_at
    instants = [u.time for u in document.updates if u.time is not None]
    if instants:
        return min(instants)
    if document.published_on is None and document.changed_at is not None:
        return document.changed_at
    day = document.published_on or document.changed_on
    return dt.datetime.combine(day, dt.time(12), dt.UTC) if day else None


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents in the story's order: the first to appear in front, undated ones last; ties by id and text."""
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(documents, key=lambda d: (appeared(d) or far, d.id, d.text))


def _words(document: Document) -> list[tuple[str, int, int]]:
    roles = ARTICLE_ROLES - {"update-time", "dateline", "day"}
    return [
        (m.group().casefold(), m.start(), m.end())
        for b in document.blocks
        if b.role in roles
        for m in _WORD.finditer(document.text, b.start, b.end)
    ]


def find_reuse(documents: Sequence[Document]) -> list[Reuse]:
    """What each document (in the story's order) took from an earlier one: the share of its words, and where."""
    holders: dict[int, list[int]] = defaultdict(list)
    found: list[Reuse] = []
    for number, document in enumerate(documents):
        words = _words(document)
        covered: dict[int, set[int]] = defaultdict(set)
        grams = [hash(tuple(w for w, _, _ in words[n : n + RUN])) for n in range(len(words) - RUN + 1)]
        for place, gram in enumerate(grams):
            for other in holders.get(gram, ()):
                covered[other].update(range(place, place + RUN))
        for other in sorted(covered):
            share = len(covered[other]) / len(words)
            if share >= SMALLEST_SHARE:
                spans = _runs(words, covered[other])
                found.append(
                    Reuse(
                        document=document.id,
                        source=documents[other].id,
                        share=round(share, 3),
                        passages=tuple(document.passage(s, e) for s, e in spans),
                    )
                )
        for gram in dict.fromkeys(grams):
            if len(holders[gram]) < CARRIERS:
                holders[gram].append(number)
    return found


def _runs(words: Sequence[tuple[str, int, int]], covered: set[int]) -> list[Span]:
    spans: list[Span] = []
    last = -2
    for n in sorted(covered):
        if n == last + 1:
            spans[-1] = (spans[-1][0], words[n][2])
        else:
            spans.append((words[n][1], words[n][2]))
        last = n
    return spans


def taken_passages(reuse: Iterable[Reuse]) -> dict[str, list[Passage]]:
    """Document id → its passages that stood elsewhere before."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for one in reuse:
        found[one.document].extend(one.passages)
    return found
