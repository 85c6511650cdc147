"""A story's page as it is now, and as it changes."""

from __future__ import annotations

import gzip
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.response import Stream

from dateline.server.hub import message
from dateline.server.jobs import told
from dateline.server.newsroom import channel
from dateline.server.routes.given import InPath, TheNewsroom, TheSettings
from dateline.server.settings import Settings
from dateline.server.speech import available


@get("/stories/{story:str}/state", include_in_schema=False)
async def state(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Response[bytes]:
    """The page's source as lines: see states."""
    rendered = await newsroom.rendered(story, _language(request, settings))
    headers = {
        "X-Story-Version": str(rendered.number),
        "X-Story-State": rendered.id,
        "Cache-Control": "no-store",
        "Content-Encoding": "gzip",
    }
    if "gzip" not in request.headers.get("accept-encoding", ""):
        del headers["Content-Encoding"]
        return Response(gzip.decompress(rendered.source), media_type="text/plain; charset=utf-8", headers=headers)
    return Response(rendered.source, media_type="text/plain; charset=utf-8", headers=headers)


@get("/stories/{story:str}/events", include_in_schema=False)
async def events(
    request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom, settings: TheSettings
) -> Stream:
    """Every change of the story's page, and how far its jobs are, as server-sent events."""
    language = _language(request, settings)
    rendered = await newsroom.rendered(story, language)
    first = message("version", str(rendered.number), id=str(rendered.number))
    for progress in newsroom.jobs(story):
        first += message("job", msgspec.json.encode(told(progress, language)))
    listening = newsroom.hub.listen(channel(story, language), first=first)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Stream(listening, media_type="text/event-stream", headers=headers)


def _language(request: Request[Any, Any, Any], settings: Settings) -> str:
    wanted = request.query_params.get("language")
    return wanted if wanted in available() else settings.language
