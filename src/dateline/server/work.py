"""The heavy work, in a process of its own so that nobody who reads waits for it: reading, annotating, joining.

Every function here opens the store itself (once a process), takes and returns plain types, and keeps nothing that
another process would have to know.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import re
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import structs

from dateline import languages
from dateline.annotate import annotate, document_of_text
from dateline.extract import read
from dateline.ingest import Limits, open_pages
from dateline.model import DatelineError, Document, Page, PageSkipped
from dateline.server.jobs import Job, Progress
from dateline.store import DocumentDiffers, Store
from dateline.store.documents import address_of
from dateline.story.fates import PageFate, fate_of, read_safely
from dateline.watch.annotating import annotate_state
from dateline.watch.joining import join

_GREETING = "dateline. 1, 2."
_PAUSE = 0.5
"""Seconds between two pages of one host."""

_progress: multiprocessing.SimpleQueue[bytes] | None = None


def begin(queue: multiprocessing.SimpleQueue[bytes]) -> None:
    """What a worker process does first: say where its progress goes, and leave Ctrl-C to its parent."""
    global _progress  # noqa: PLW0603 - a process of a pool has nothing else to keep it in
    _progress = queue
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def warm() -> None:
    """Load the models and the words of every language, before the first page comes."""
    for code in languages.codes():
        annotate(document_of_text(_GREETING, language=code))


def add_pages(store_at: str, encoded: bytes, zone: str | None, private: bool) -> bytes:
    """Do a Job (JSON): read its pages, keep them, join them into its story. Returns the last Progress (JSON)."""
    job = msgspec.json.decode(encoded, type=Job)
    store = _store(store_at)
    documents, fates = _read_all(store, job, zone, private)
    _tell(Progress(job=job.id, story=job.story, stage="joining", done=len(fates), total=len(fates), fates=tuple(fates)))
    joined = store.stories.add(job.story, [d.id for d in documents], by=job.by or None)
    if joined or documents:
        join(store, job.story)
    return msgspec.json.encode(
        Progress(job=job.id, story=job.story, stage="done", done=len(fates), total=len(fates), fates=tuple(fates))
    )


def _read_all(store: Store, job: Job, zone: str | None, private: bool) -> tuple[list[Document], list[PageFate]]:
    documents: list[Document] = []
    fates: list[PageFate] = []
    limits = Limits(private=private, pause=_PAUSE)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        sources = [*((link, "") for link in job.links), *_uploads(store, job, Path(folder))]
        for location, place in sources:
            name = location.removeprefix(place)
            _tell(_reading(job, len(fates), max(len(sources), len(fates) + 1), name, fates))
            for found in open_pages([location], limits=limits):
                if isinstance(found, Page):
                    path = found.path.removeprefix(place) if found.path else None
                    _read_one(store, structs.replace(found, path=path), zone, documents, fates)
                    _tell(_reading(job, len(fates), max(len(sources), len(fates) + 1), name, fates))
                elif isinstance(found, DatelineError):
                    fate = fate_of(found)
                    reason = fate.reason.replace(place, "") if place else fate.reason
                    fates.append(structs.replace(fate, name=fate.name.removeprefix(place), reason=reason))
    return documents, fates


def _read_one(store: Store, page: Page, zone: str | None, documents: list[Document], fates: list[PageFate]) -> None:
    """One page: kept as it came, read, annotated, kept as read. A defect on one costs none of the others."""

    def kept() -> Document:
        document = read(page, zone=zone)
        if any(d.id == document.id for d in documents):
            raise PageSkipped(page.name, "the same page was given twice", "It is used once.")
        document = _annotated(store, document)
        at = store.pages.put(page)
        return document if document.type == "CollectionPage" else _kept(store, document, at)

    fate, document = read_safely(page.name, kept)
    fates.append(fate)
    if document is not None and document.type != "CollectionPage":
        documents.append(document)


def _annotated(store: Store, document: Document) -> Document:
    """The document annotated; what its page said before, where that is known, is not read once more."""
    if document.id in store.documents:
        known = store.documents.get(document.id)
        if known.annotations.sentences and known.text == document.text:
            return structs.replace(document, annotations=known.annotations)
    address = address_of(document)
    states = store.documents.states(address) if address and document.url else ()
    earlier = [state.id for state in states if state.id != document.id]
    return annotate_state(document, store.documents.get(earlier[-1]) if earlier else None)


def _kept(store: Store, document: Document, page: str) -> Document:
    """The document as stored. The same bytes may have been read otherwise before (under another name, by an earlier
    dateline): what stands in stories does not change, so that reading counts."""
    try:
        store.documents.put(document, page=page)
    except DocumentDiffers:
        return store.documents.get(document.id)
    return document


def _uploads(store: Store, job: Job, folder: Path) -> Iterator[tuple[str, str]]:
    """Uploads as files, since archives and formats are told by the same rules as a person's own files.

    Each with what of its path is ours and not to be shown.
    """
    for number, (page, name) in enumerate(job.pages):
        place = folder / str(number)
        place.mkdir()
        path = place / file_name(name)
        path.write_bytes(store.pages.get(page).content)
        yield str(path), f"{place}{os.sep}"


def file_name(name: str) -> str:
    """A name that an upload may have on disk: no folders, nothing that a file system does not take, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[\x00-\x1f\x7f*?\[\]]", "-", last).strip(". ")[-120:]
    return plain.encode("utf-8", "replace").decode() or "page"


def _reading(job: Job, done: int, total: int, name: str, fates: list[PageFate]) -> Progress:
    return Progress(job=job.id, story=job.story, stage="reading", done=done, total=total, name=name, fates=tuple(fates))


def _tell(progress: Progress) -> None:
    if _progress is not None:
        _progress.put(msgspec.json.encode(progress))


@functools.lru_cache(maxsize=2)
def _store(location: str) -> Store:
    return Store.open(location)


Work = Callable[..., bytes]
