"""Sources that count: outlets on their own word, and agencies whose copy several outlets carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.model import Document, Reuse, Source
from dateline.story.slugs import slug

COPY = 0.5
"""Share of taken words from which a document is a copy and counts with its origin."""

AGENCY_COPY = 0.25
"""The same for two documents that name the same agency: the rest is each desk's editing."""


def find_sources(documents: Sequence[Document], reuse: Sequence[Reuse]) -> tuple[Source, ...]:
    """The independent sources of documents in the story's order; each document belongs to one."""
    parent = {d.id: d.id for d in documents}
    order = {d.id: n for n, d in enumerate(documents)}
    by_id = {d.id: d for d in documents}

    def root(one: str) -> str:
        while parent[one] != one:
            one = parent[one]
        return one

    def unite(one: str, other: str) -> None:
        a, b = sorted((root(one), root(other)), key=lambda d: order[d])
        parent[b] = a

    for taken in reuse:
        shared = agency(by_id[taken.document]) is not None and agency(by_id[taken.document]) == agency(
            by_id[taken.source]
        )
        if taken.share >= (AGENCY_COPY if shared else COPY):
            unite(taken.source, taken.document)
    own: dict[str, str] = {}
    for document in documents:
        if agency(document) is None and document.outlet:
            unite(own.setdefault(document.outlet.casefold(), document.id), document.id)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[root(document.id)].append(document)
    return _named(list(groups.values()))


def agency(document: Document) -> str | None:
    """The agency whose copy a document is: the one of its dateline, or its only credit where no author is named."""
    if document.dateline is not None and document.dateline.agency:
        return document.dateline.agency.casefold()
    if document.agencies and not document.authors and not document.updates:
        return document.agencies[0].casefold()
    return None


def _named(groups: list[list[Document]]) -> tuple[Source, ...]:
    found: list[Source] = []
    used: set[str] = set()
    for group in groups:
        first = group[0]
        from_agency = agency(first) is not None
        written = first.dateline.agency if first.dateline and first.dateline.agency else None
        name = (written or first.agencies[0]) if from_agency and (written or first.agencies) else first.name
        base = key = slug(name)
        count = 1
        while key in used:
            count += 1
            key = f"{base}-{count}"
        used.add(key)
        found.append(Source(id=key, name=name, documents=tuple(d.id for d in group), agency=from_agency))
    return tuple(found)
