"""Documents that belong to a story joined to it: what the newsroom and the watcher do alike."""

from __future__ import annotations

from dateline.model import Document, Extension, Story
from dateline.store import Store, StoryChanged
from dateline.story import extend
from dateline.watch.annotating import annotate_state

_TRIES = 5
"""How often a story is joined anew because somebody else put it in the meantime."""


def join(store: Store, story: str) -> Extension | None:
    """The story with all documents that belong to it, put into the store; None where it had them.

    Raises NotStored; StoryChanged where somebody else was faster every time.
    """
    for _ in range(_TRIES):
        with store.reading():
            record = store.stories.record(story)
            built = store.stories.built(story)
            known = {d.id for d in built.documents} | {r.before.id for r in built.revisions}
            missing = [d for d in store.stories.members(story) if d not in known]
            documents = store.documents.get_many(missing)
        if not documents:
            return None
        if not built.documents and not built.title:
            built = Story(title=record.title, documents=())
        extension = extend(built, [_annotated(store, document) for document in documents])
        if not extension.changed:
            return None
        try:
            store.stories.put(story, extension.story, version=record.version)
        except StoryChanged:
            continue  # somebody else has put it meanwhile: joined to that
        return extension
    raise StoryChanged(record.title or story, store.stories.record(story).version)


def _annotated(store: Store, document: Document) -> Document:
    if document.annotations.sentences:
        return document
    earlier = [r.before for r in store.documents.revisions(document.id) if r.document == document.id]
    found = annotate_state(document, earlier[0] if earlier else None)
    store.documents.put(found)
    return found
