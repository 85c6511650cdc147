"""A story in the formats that other tools read, as a download."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from litestar import Request, Response, get

from dateline.export.edition import Options
from dateline.export.files import File, etag
from dateline.export.formats import FORMATS, publish
from dateline.model import Story
from dateline.server.newsroom import Newsroom
from dateline.server.rendering import page, speech_of
from dateline.server.settings import Settings

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: the same story gives the same bytes."""


@get("/stories/{story:str}/exports", include_in_schema=False)
async def choice(request: Request[Any, Any, Any], story: str, newsroom: Newsroom, settings: Settings) -> Response[Any]:
    """The formats, with what each keeps and loses."""
    record = await newsroom.ask(newsroom.store.stories.record, story)
    formats = [f for f in FORMATS.values() if f.installed]
    return page("exports.html", speech_of(request, settings.language), story=story, title=record.title, formats=formats)


@get("/stories/{story:str}/export/{format:str}", include_in_schema=False)
async def export(
    request: Request[Any, Any, Any], story: str, format: str, newsroom: Newsroom, settings: Settings
) -> Response[bytes]:
    """The story in one format; one of several files comes as a ZIP archive."""
    stored = await newsroom.ask(newsroom.store.stories.get, story)
    speech = speech_of(request, settings.language)
    name, kind, content = await newsroom.ask(_written, stored.story, format, Options(language=speech.code))
    tag = etag(content)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers=headers)
    # A page with its own script is handed out as a file; shown here it would run as a page of ours.
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, media_type=kind, headers=headers)


def _written(story: Story, format: str, options: Options) -> tuple[str, str, bytes]:
    files = [(file, file.bytes()) for file in publish(story, format, options)]
    stem = re.sub(r"[^A-Za-z0-9]+", "-", story.title).strip("-").lower()[:60] or "story"
    if len(files) == 1:
        file, content = files[0]
        return f"{stem}-{file.name.rpartition('/')[2]}", file.media_type, content
    return f"{stem}-{format}.zip", "application/zip", _packed(files)


def _packed(files: list[tuple[File, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in files:
            archive.writestr(zipfile.ZipInfo(file.name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
