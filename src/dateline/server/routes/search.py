"""Searching in everything that is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request, Response, get

from dateline.model import DatelineError
from dateline.server.newsroom import Newsroom
from dateline.server.rendering import page, speech_of
from dateline.server.routes.given import TheNewsroom, TheSettings
from dateline.store import Hit, HitKind, SearchQuery

KINDS: tuple[HitKind, ...] = ("document", "update", "quote", "event")
LIMIT = 30


class SearchUnclear(DatelineError):
    """A filter of a search that cannot be read."""

    fate = "refused"


@get("/search", include_in_schema=False)
async def search(request: Request[Any, Any, Any], newsroom: TheNewsroom, settings: TheSettings) -> Response[Any]:
    """The hits as passages, each with its document."""
    query = query_in(dict(request.query_params))
    asked = bool(query.text.strip() or query.source or query.person or query.since or query.until)
    found = await newsroom.ask(newsroom.store.search, query) if asked else None
    records = await newsroom.ask(newsroom.store.stories.list)
    belongs = await newsroom.ask(_stories_of, newsroom, found.hits if found else ())
    return page(
        "search.html",
        speech_of(request, settings.language),
        query=query,
        given=dict(request.query_params),
        found=found,
        asked=asked,
        kinds=KINDS,
        stories=records,
        belongs=belongs,
        titles={record.id: record.title for record in records},
        pieces=pieces_of,
        zone=settings.zone,
    )


def query_in(given: dict[str, Any]) -> SearchQuery:
    """The search that an address asks for. Raises SearchUnclear."""
    kind = given.get("kind") or None
    if kind is not None and kind not in KINDS:
        raise SearchUnclear(f"kind={kind}", "there is no such kind", f"Take one of {', '.join(KINDS)}.")
    return SearchQuery(
        text=str(given.get("q", ""))[:500],
        kinds=(kind,) if kind else KINDS,
        source=given.get("source") or None,
        person=given.get("person") or None,
        since=instant_in("since", given.get("since")),
        until=instant_in("until", given.get("until")),
        story=given.get("story") or None,
        limit=LIMIT,
        after=given.get("after") or None,
    )


def pieces_of(hit: Hit) -> list[tuple[str, list[tuple[str, bool]]]]:
    """The snippets of a hit: the place of the first word found, and the words in pieces, searched for or not."""
    found = []
    for snippet in hit.snippets:
        start, text = snippet.passage.start, snippet.passage.exact
        pieces, at = [], 0
        for first, last in snippet.marks:
            low, high = max(at, first - start), min(len(text), last - start)
            if high <= low:
                continue
            pieces += [(text[at:low], False), (text[low:high], True)]
            at = high
        first, last = snippet.marks[0] if snippet.marks else (start, snippet.passage.end)
        place = f"{snippet.passage.document}:{first}-{last}"
        found.append((place, [piece for piece in [*pieces, (text[at:], False)] if piece[0]]))
    return found


def instant_in(name: str, given: str | None) -> dt.datetime | None:
    """The instant that a day or an instant in an address means, in UTC where it names no zone. Raises SearchUnclear."""
    if not given:
        return None
    try:
        found = dt.datetime.fromisoformat(given)
    except ValueError:
        raise SearchUnclear(f"{name}={given}", "it is no day and no instant", "Write 2026-11-22.") from None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _stories_of(newsroom: Newsroom, hits: tuple[Hit, ...]) -> dict[str, str]:
    """A story that each hit's document belongs to, by document."""
    found = {}
    for hit in hits:
        stories = (hit.story,) if hit.story else newsroom.store.stories.of_document(hit.document)
        if stories:
            found[hit.document] = stories[0]
    return found
