"""The independent sources of a story, every document in one of them."""

from __future__ import annotations

from dateline.model import Source, Story


def all_sources(story: Story) -> tuple[Source, ...]:
    """The story's sources; documents that none claims count as their own, so that nothing is without a source."""
    claimed = {document for source in story.sources for document in source.documents}
    rest = (Source(id=d.id, name=d.name, documents=(d.id,)) for d in story.documents if d.id not in claimed)
    return (*story.sources, *rest)
