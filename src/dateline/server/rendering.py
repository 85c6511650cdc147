"""Templates filled and sent as pages."""

from __future__ import annotations

import datetime as dt
import functools
import gzip
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.enums import MediaType
from markupsafe import Markup, escape

from dateline.server import assets
from dateline.server.speech import COOKIE, Speech, available, choose

NAME_COOKIE = "dateline_name"


def speech_of(request: Request[Any, Any, Any], fallback: str) -> Speech:
    """The language that this person's pages are in."""
    wanted = request.query_params.get("language") or request.cookies.get(COOKIE)
    return Speech(choose(wanted, request.headers.get("accept-language", ""), fallback))


def page(template: str, speech: Speech, *, status: int = 200, **view: object) -> Response[str]:
    """A template as a page."""
    html = markup(template, speech, **view)
    return Response(html, media_type=MediaType.HTML, status_code=status, headers={"Cache-Control": "no-store"})


def packed_page(request: Request[Any, Any, Any], packed: bytes) -> Response[bytes]:
    """A page that is there already, compressed with gzip; unpacked for whoever cannot do that."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding, Accept-Language, Cookie"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type="text/html; charset=utf-8", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(packed, media_type="text/html; charset=utf-8", headers=headers)


def markup(template: str, speech: Speech, **view: object) -> str:
    """A template filled."""
    return (
        _environment()
        .get_template(template)
        .render(
            say=speech.say,
            count=speech.count,
            say_with=functools.partial(_said_with, speech),
            moment=functools.partial(_moment, speech),
            language=speech.code,
            languages=[(code, Speech(code).interface.name) for code in available()],
            asset=assets.address,
            **view,
        )
    )


def _said_with(speech: Speech, key: str, **fields: object) -> Markup:
    """A phrase whose fields may be markup of ours; everything else in it is escaped."""
    return escape(speech.say(key, **{name: f"{{{name}}}" for name in fields})).format(**fields)


def _moment(speech: Speech, instant: dt.datetime | None, zone: str | None = None, *, shown: str = "moment") -> Markup:
    """An instant that the page's script shows in the reader's zone: as a "moment", as a "day", or as how long "ago"."""
    said = speech.moment(instant, zone)
    if instant is None:
        return escape(said)
    return Markup('<time datetime="{}" data-as="{}">{}</time>').format(instant.isoformat(), shown, said)


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dateline.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
