"""The newsroom as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import ASGIApp

import dateline
from dateline.model import DatelineError
from dateline.server import answers
from dateline.server.entrance import Entrance, Guard
from dateline.server.newsroom import Newsroom
from dateline.server.options import Options
from dateline.server.origin import OwnHost, SafeHeaders, SameOrigin
from dateline.server.rates import Rates
from dateline.server.routes import api, desk, door, exports, live, search, story
from dateline.server.settings import Settings, checked

_HANDLERS = (
    door.door,
    door.knock,
    door.asset,
    desk.stories,
    desk.activity,
    desk.add,
    desk.archive,
    desk.demo,
    desk.speak,
    desk.unfollow,
    story.story_page,
    story.people,
    story.person,
    story.source,
    story.log,
    live.state,
    live.events,
    search.search,
    exports.choice,
    exports.export,
    exports.all_forms,
    api.StoriesApi,
    api.DocumentsApi,
    api.search,
    api.FeedsApi,
)


def create_app(settings: Settings) -> ASGIApp:
    """The application for these settings. Raises ServerRefused where they are not safe to serve with."""
    checked(settings)
    newsroom = Newsroom(settings)
    entrance = Entrance(settings.token)

    @asynccontextmanager
    async def running(app: Litestar) -> AsyncIterator[None]:
        app.state.settings = settings
        app.state.newsroom = newsroom
        await newsroom.start()
        try:
            yield
        finally:
            await newsroom.stop()

    routes = Litestar(
        route_handlers=_HANDLERS,
        lifespan=[running],
        dependencies={
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "newsroom": Provide(lambda: newsroom, sync_to_thread=False),
            "entrance": Provide(lambda: entrance, sync_to_thread=False),
        },
        exception_handlers={
            DatelineError: answers.on_trouble,
            HTTPException: answers.on_http_error,
            Exception: answers.on_defect,
        },
        compression_config=CompressionConfig(backend="gzip", exclude=["/events$", "/state$", "^/stories/[^/]+$"]),
        request_max_body_size=settings.upload,
        multipart_form_part_limit=500,
        openapi_config=OpenAPIConfig(
            title="dateline",
            version=dateline.__version__,
            description="Who said what, when, and according to whom.",
            path="/api",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        logging_config=None,
    )
    # Around the whole, and not as its middleware: that would come only after a path was found to exist.
    app: ASGIApp = Options(routes, routes)
    app = Guard(app, entrance)
    app = SameOrigin(app)
    app = Rates(app, settings.requests)
    app = OwnHost(app, settings.hosts, any_name=settings.everywhere)
    return SafeHeaders(app)
