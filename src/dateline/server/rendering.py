"""Templates filled and sent as pages."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.enums import MediaType

from dateline.server import assets
from dateline.server.speech import COOKIE, Speech, available, choose

NAME_COOKIE = "dateline_name"


def speech_of(request: Request[Any, Any, Any], fallback: str) -> Speech:
    """The language that this person's pages are in."""
    wanted = request.query_params.get("language") or request.cookies.get(COOKIE)
    return Speech(choose(wanted, request.headers.get("accept-language", ""), fallback))


def page(template: str, speech: Speech, *, status: int = 200, **view: object) -> Response[str]:
    """A template as a page."""
    html = (
        _environment()
        .get_template(template)
        .render(
            say=speech.say,
            count=speech.count,
            moment=speech.moment,
            language=speech.code,
            languages=[(code, Speech(code).interface.name) for code in available()],
            asset=assets.address,
            **view,
        )
    )
    return Response(html, media_type=MediaType.HTML, status_code=status, headers={"Cache-Control": "no-store"})


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dateline.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
