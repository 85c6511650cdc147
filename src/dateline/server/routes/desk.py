"""The desk: the stories there are, adding to them, searching in all of them, and the feeds that are followed."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, UploadFile
from litestar.response import Redirect, Stream

from dateline.ingest.demo import demo_pages
from dateline.server.answers import NothingGiven
from dateline.server.forms import links_in, texts_as_uploads
from dateline.server.newsroom import LIST, Upload
from dateline.server.rendering import NAME_COOKIE, page, speech_of
from dateline.server.routes.given import InPath, TheNewsroom, TheSettings
from dateline.server.speech import COOKIE, available
from dateline.story.fates import sentence
from dateline.watch.config import KINDS

_FEED_NAMES = {"rss": "RSS", "atom": "Atom", "json-feed": "JSON Feed", "news-sitemap": "Sitemap", "ticker": "Ticker"}
"""What feeds are called; the same in every language."""


@get("/", include_in_schema=False)
async def stories(request: Request[Any, Any, Any], settings: TheSettings, newsroom: TheNewsroom) -> Response[Any]:
    """The stories, the one that changed last first; with `archived` in the address those that were put away."""
    away = "archived" in request.query_params
    records = await newsroom.ask(newsroom.store.stories.list, archived=away)
    feeds = await newsroom.ask(newsroom.store.feeds.list)
    speech = speech_of(request, settings.language)
    running = {p.story for p in newsroom.progress.values() if p.stage not in ("done", "failed")}
    return page(
        "stories.html",
        speech,
        stories=records,
        away=away,
        feeds=feeds,
        errors={f.url: told for f in feeds if f.error and (told := sentence(f.url, f"{f.error}.", speech.code))},
        running=running,
        titles={record.id: record.title for record in records},
        kinds=_FEED_NAMES,
        own={source.url for source in await newsroom.ask(newsroom.following.sources)},
        zone=settings.zone,
    )


@post("/stories/{story:str}/archive", include_in_schema=False)
async def archive(request: Request[Any, Any, Any], story: InPath, newsroom: TheNewsroom) -> Response[Any]:
    """Put a story away, or back (field `back`)."""
    back = "back" in await request.form()
    await newsroom.ask(newsroom.store.stories.archive, story, not back)
    newsroom.changed()
    return Redirect("/" if back else "/?archived", status_code=303)


@get("/events", include_in_schema=False)
async def activity(newsroom: TheNewsroom) -> Stream:
    """Says when the list of stories has changed."""
    return Stream(newsroom.hub.listen(LIST), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


@post("/stories", include_in_schema=False)
async def add(request: Request[Any, Any, Any], newsroom: TheNewsroom) -> Response[Any]:
    """Pages by link, upload or paste, for a new story or one that is there (field `story`)."""
    form = await request.form()
    links = links_in(str(form.get("links", "")))
    # A field without a file comes as one without a name and bytes; an empty file has a name, and its fate is told.
    files = [f for f in form.getall("files", []) if isinstance(f, UploadFile)]
    uploads = [Upload(f.filename or "page", content) for f in files if (content := await f.read()) or f.filename]
    uploads += texts_as_uploads([str(t) for t in form.getall("text", [])])
    if not links and not uploads:
        raise NothingGiven("the form", "no link, no file and no text was given", "Give at least one.")
    story = str(form.get("story", "")) or None
    kind = next((k for k in KINDS if k == form.get("follow")), None)
    if links and kind:
        story = await newsroom.follow(story, kind, links)
        links = ()
        if not uploads:
            return Redirect(f"/stories/{story}", status_code=303)
    job = await newsroom.accept(story, links, uploads, by=request.cookies.get(NAME_COOKIE, ""))
    return Redirect(f"/stories/{job.story}", status_code=303)


@post("/demo", include_in_schema=False)
async def demo(newsroom: TheNewsroom) -> Response[Any]:
    """The demo's pages as a story of their own."""
    uploads = await newsroom.ask(_demo_pages)
    job = await newsroom.accept(None, (), uploads)
    return Redirect(f"/stories/{job.story}", status_code=303)


@post("/feeds/end", include_in_schema=False)
async def unfollow(request: Request[Any, Any, Any], newsroom: TheNewsroom) -> Response[Any]:
    """Follow an address no longer (field `url`)."""
    form = await request.form()
    await newsroom.unfollow(str(form.get("url", "")))
    return Redirect("/", status_code=303)


@post("/language", include_in_schema=False)
async def speak(request: Request[Any, Any, Any]) -> Response[Any]:
    """Keep the language that a person chose."""
    form = await request.form()
    wanted = str(form.get("language", ""))
    back = str(form.get("back", "/"))
    if not back.startswith("/") or back.startswith("//") or "\\" in back:
        back = "/"
    cookies = (
        [Cookie(COOKIE, value=wanted, path="/", samesite="strict", max_age=31536000)] if wanted in available() else []
    )
    return Redirect(back, status_code=303, cookies=cookies)


def _demo_pages() -> list[Upload]:
    return [Upload(path.name, path.read_bytes()) for path in demo_pages()]
