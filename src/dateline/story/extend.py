"""A story followed: new documents come, what was known keeps its name, and what is new is said."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.document import annotate, annotate_times
from dateline.model import ChangedFigures, Document, Event, Extension, NewReports, Story
from dateline.story.build import build
from dateline.story.carry import Carried, carry
from dateline.story.gather import date_tickers
from dateline.story.states import states_of
from dateline.story.vectors import Vectors


def extend(story: Story, documents: Sequence[Document], *, vectors: Vectors | None = None) -> Extension:
    """The story with these documents as well, and what is new in it.

    documents: read (annotated where they were not); a later state of a page that the story has is a revision of it. The
    story comes out as if built from all of them at once, in its own zone and under the title that a person gave it;
    events, quotations, differences and actors that it had keep their ids. Nothing is new where nothing came.
    """
    known = {d.id: d for d in states_of(story.documents, story.revisions)}
    came = [d for d in {d.id: d for d in documents}.values() if d.id not in known]
    if not came:
        return Extension(story=story)
    title = story.title if story.title_passage is None and story.title else None
    zone = story.zone if story.documents else None
    built = build(_dated([*known.values(), *came]), zone=zone, title=title, vectors=vectors)
    carried = carry(story, built)
    return Extension(
        story=carried.story,
        documents=tuple(d.id for d in carried.story.documents if d.id not in known),
        events=tuple(e.id for e in carried.story.chronology if e.id in carried.new),
        reports=tuple(_new_reports(story, carried)),
        figures=tuple(_changed_figures(story, carried)),
        quotes=tuple(q.id for q in carried.story.quotes if q.id in carried.new),
        revisions=tuple(r for r in carried.story.revisions if r not in story.revisions),
        moved=carried.moved,
        gone=carried.gone,
    )


def _dated(documents: Sequence[Document]) -> list[Document]:
    """Documents annotated, their tickers dated by all of them; a day that a person gave stays."""
    found = []
    for before, after in zip(documents, date_tickers(documents), strict=True):
        given = any(e.kind == "given" for u in before.updates for e in u.time_evidence)
        if not before.annotations.sentences:
            found.append(annotate(before if given else after))
        elif given or after == before:
            found.append(before)
        else:
            found.append(annotate_times(after))
    return found


def _new_reports(story: Story, carried: Carried) -> list[NewReports]:
    before = {e.id: e for e in story.chronology}
    found = []
    for event in carried.story.chronology:
        if event.id not in before:
            continue
        passages = tuple(p for p in event.passages if not carried.was_known(p))
        if passages:
            old, new = _sources(before[event.id], story), _sources(event, carried.story)
            found.append(NewReports(event=event.id, passages=passages, sources=tuple(s for s in new if s not in old)))
    return found


def _sources(event: Event, story: Story) -> list[str]:
    holders = {p.document for p in event.passages}
    return [s.id for s in story.sources if holders & set(s.documents)]


def _changed_figures(story: Story, carried: Carried) -> list[ChangedFigures]:
    before = {d.id: d for d in story.differences}
    found = []
    for difference in carried.story.differences:
        old = before.get(difference.id)
        known = {v.value for v in old.values} if old else set()
        values = tuple(v for v in difference.values if v.value not in known)
        if values:
            found.append(ChangedFigures(difference=difference.id, values=values, new=old is None))
    return found
