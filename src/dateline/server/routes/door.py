"""The door: where the token is given, and assets that everybody may see."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from dateline.server import assets
from dateline.server.entrance import COOKIE
from dateline.server.rendering import page, speech_of
from dateline.server.routes.given import InPath, TheEntrance, TheSettings


@get("/entrance", include_in_schema=False)
async def door(request: Request[Any, Any, Any], settings: TheSettings, entrance: TheEntrance) -> Response[Any]:
    """Ask for the token."""
    if entrance.admits(request):
        return Redirect("/", status_code=303)
    return page("entrance.html", speech_of(request, settings.language), wrong=False)


@post("/entrance", include_in_schema=False)
async def knock(request: Request[Any, Any, Any], settings: TheSettings, entrance: TheEntrance) -> Response[Any]:
    """Let in who knows the token; the browser keeps a cookie for it."""
    form = await request.form()
    if not entrance.fits(str(form.get("token", ""))):
        return page("entrance.html", speech_of(request, settings.language), wrong=True, status=401)
    cookie = Cookie(
        COOKIE,
        value=entrance.cookie(),
        httponly=True,
        samesite="strict",
        path="/",
        max_age=30 * 24 * 3600,
        secure=request.url.scheme == "https",
    )
    return Redirect("/", status_code=303, cookies=[cookie])


@get("/assets/{name:str}", include_in_schema=False)
async def asset(name: InPath) -> Response[bytes]:
    """A style or a script; its name changes with what is in it."""
    if name not in assets.files():
        raise NotFoundException
    content, kind = assets.files()[name]
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)
