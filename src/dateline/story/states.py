"""Pages that were seen more than once: the latest state tells the story, the earlier ones are kept beside it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import Document, Revision
from dateline.story.alterations import alterations, shown

SAME_PAGE = 0.3
"""Share of the shorter state's blocks and words that two states of a page have in common at least. Addresses lie: some
outlets name their front page as every article's address."""


def latest(documents: Iterable[Document]) -> tuple[list[Document], tuple[Revision, ...]]:
    """The documents, each page in its latest state, and the revisions that led there, in order of time.

    Documents are states of one page where they have one address (without it: one path) and words in common.
    """
    pages: dict[str, list[Document]] = defaultdict(list)
    alone: list[Document] = []
    for document in documents:
        key = _page(document)
        if key is None:
            alone.append(document)
        else:
            pages[key].append(document)
    found: list[Revision] = []
    for states in pages.values():
        states.sort(key=_order)
        chains: list[list[Document]] = []
        for state in states:
            home = next((c for c in chains if _same_page(c[-1], state)), None)
            if home is None:
                chains.append([state])
            else:
                home.append(state)
        for chain in chains:
            alone.append(chain[-1])
            found.extend(_revision(a, b) for a, b in itertools.pairwise(chain))
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return alone, tuple(sorted(found, key=lambda r: (r.seen or far, r.document)))


def _page(document: Document) -> str | None:
    """What tells a page from others, whatever it says: its address without a fragment, else its path."""
    if document.url:
        return document.url.partition("#")[0].rstrip("/")
    return document.provenance.path if document.provenance else None


def _order(document: Document) -> tuple[dt.datetime, dt.datetime, int, str]:
    """States in the order in which they were: by retrieval, by the change that they name, by how much they say."""
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    seen = document.provenance.retrieved if document.provenance else None
    return seen or never, _changed(document) or never, len(document.text), document.id


def _changed(document: Document) -> dt.datetime | None:
    named = document.modified or document.published
    if not named:
        return None
    if "T" in named:
        return dt.datetime.fromisoformat(named)
    return dt.datetime.combine(dt.date.fromisoformat(named), dt.time(), dt.UTC)


def _same_page(one: Document, other: Document) -> bool:
    a, b = _content(one), _content(other)
    return bool(a and b) and len(a & b) >= SAME_PAGE * min(len(a), len(b))


def _content(document: Document) -> set[str]:
    blocks = [document.text[b.start : b.end] for b in shown(document)]
    return {word.casefold() for block in blocks for word in block.split() if len(word) > 3}


def _revision(before: Document, after: Document) -> Revision:
    seen = after.provenance.retrieved if after.provenance else None
    return Revision(
        before=before,
        document=after.id,
        alterations=tuple(alterations(before, after)),
        seen=seen or _changed(after),
        silent=before.modified == after.modified,
    )


def states_of(story_documents: Sequence[Document], revisions: Sequence[Revision]) -> list[Document]:
    """All states of a story's pages, the earlier ones too: what it was built from."""
    return [*story_documents, *(r.before for r in revisions)]
