"""A story's pages: the story itself, a person in it, a source with its revisions, and the log of corrections."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from dateline.export.html.documents import FURNITURE
from dateline.model import Revision
from dateline.server.entries import entries_of
from dateline.server.persons import marks_of, mentions_of, people_of
from dateline.server.rendering import packed_page, page, speech_of
from dateline.server.revisions import Words, changes_of
from dateline.server.routes.exports import negotiated
from dateline.server.routes.given import InPath, TheNewsroom, TheSettings
from dateline.store import NotStored


@get("/stories/{story:str}", include_in_schema=False)
async def story_page(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """The story, live; or in another form, by its address's ending or by Accept."""
    other = await negotiated(request, story, newsroom, settings, "text/html")
    if other is not None:
        return other
    speech = speech_of(request, settings.language)
    rendered = await newsroom.rendered(story, speech.code)
    found = packed_page(request, rendered.page)
    found.headers["Vary"] = f"Accept, {found.headers['Vary']}"
    return found


@get("/stories/{story:str}/people", include_in_schema=False)
async def people(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """Everybody whom the story names, who was quoted most and named most first."""
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    return page(
        "people.html",
        speech_of(request, settings.language),
        story=story,
        title=stored.story.title,
        people=people_of(stored.story),
    )


@get("/stories/{story:str}/people/{actor:str}", include_in_schema=False)
async def person(
    request: Request[Any, Any, Any], story: InPath, actor: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """One person: names, roles with their sources, what they said and what they took part in."""
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    found = next((a for a in stored.story.actors if a.id == actor), None)
    if found is None:
        raise NotStored(actor, "the story knows nobody of that name")
    quotes = [q for q in stored.story.quotes if q.speaker == actor]
    events = [e for e in stored.story.chronology if actor in e.actors]
    return page(
        "person.html",
        speech_of(request, settings.language),
        story=story,
        title=stored.story.title,
        actor=found,
        quotes=quotes,
        events=events,
        mentions=list(mentions_of(found, stored.story)),
        marks=marks_of(found),
        names={d.id: d.name for d in stored.story.documents},
        codes={d.id: d.language for d in stored.story.documents},
        zone=stored.story.zone,
        edit=stored.edit,
    )


@get("/stories/{story:str}/sources/{document:str}", include_in_schema=False)
async def source(
    request: Request[Any, Any, Any], story: InPath, document: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """One document as published, and what its outlet changed of it."""
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    revisions = _of_page(stored.story.revisions, document)
    states = {d.id: d for d in (*stored.story.documents, *(r.before for r in stored.story.revisions))}
    if document not in states:
        raise NotStored(document, "the story has no such document")
    shown: list[tuple[Revision, list[tuple[str, Words, Words]]]] = [
        (revision, changes_of(revision, states)) for revision in revisions
    ]
    return page(
        "source.html",
        speech_of(request, settings.language),
        story=story,
        title=stored.story.title,
        document=states[document],
        revisions=shown,
        furniture=FURNITURE,
        later=_latest(stored.story.revisions, document),
        zone=stored.story.zone,
    )


@get("/stories/{story:str}/log", include_in_schema=False)
async def log(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[Any]:
    """Every correction ever made in the story, and whether it counts."""
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    return page(
        "log.html",
        speech_of(request, settings.language),
        story=story,
        title=stored.story.title,
        entries=entries_of(stored.story),
        zone=stored.story.zone,
        edit=stored.edit,
    )


def _of_page(revisions: tuple[Revision, ...], document: str) -> list[Revision]:
    """The revisions that led to a document and on from it, oldest first."""
    found: list[Revision] = []
    wanted = {document}
    for _ in revisions:
        more = [r for r in revisions if r not in found and (r.document in wanted or r.before.id in wanted)]
        if not more:
            break
        found += more
        wanted |= {r.document for r in more} | {r.before.id for r in more}
    return sorted(found, key=lambda r: (r.seen is not None, r.seen.timestamp() if r.seen else 0.0))


def _latest(revisions: tuple[Revision, ...], document: str) -> str | None:
    """The state in which the page is now, None where `document` is it."""
    later = {revision.before.id: revision.document for revision in revisions}
    found, seen = document, {document}
    while found in later and later[found] not in seen:
        found = later[found]
        seen.add(found)
    return found if found != document else None
