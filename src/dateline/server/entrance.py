"""Who may come in: the token, and the cookie that a browser gets for it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from typing import Any

from litestar.connection import ASGIConnection, Request
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException
from litestar.middleware import ASGIMiddleware
from litestar.response import Redirect
from litestar.types import ASGIApp, Receive, Scope, Send

COOKIE = "dateline_entrance"
_VALID = 30 * 24 * 3600
"""Seconds for which a browser need not be asked again."""
_OPEN = ("/entrance", "/assets/")
"""Paths that everybody may see: the door itself."""


class Entrance:
    """Compares tokens, signs cookies. With the token None everybody who reaches the server may come in."""

    def __init__(self, token: str | None) -> None:
        self._token = token.encode() if token else None
        # The cookie holds nothing that leads back to the token, and is void once the token is another one.
        self._key = hashlib.sha256(b"dateline cookie\0" + (self._token or secrets.token_bytes(32))).digest()

    @property
    def guarded(self) -> bool:
        """Whether there is a token at all."""
        return self._token is not None

    def fits(self, token: str) -> bool:
        """Whether it is the token; takes as long for every wrong one."""
        if self._token is None:
            return True
        digests = (
            hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest(),
            hashlib.sha256(self._token).digest(),
        )
        return hmac.compare_digest(*digests)

    def cookie(self) -> str:
        """A cookie's value for somebody who knew the token."""
        until = f"{int(time.time()) + _VALID}.{secrets.token_urlsafe(12)}"
        return f"{until}.{self._sign(until)}"

    def knows(self, cookie: str) -> bool:
        """Whether we signed the cookie and it has not run out."""
        until, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(until).encode()):
            return False
        return int(until.partition(".")[0]) > time.time()

    def admits(self, connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
        """Whether a request brings the token (Authorization: Bearer) or a cookie for it."""
        if not self.guarded:
            return True
        scheme, _, given = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.fits(given.strip())
        return self.knows(connection.cookies.get(COOKIE, ""))

    def _sign(self, words: str) -> str:
        return hmac.new(self._key, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class Guard(ASGIMiddleware):
    """Lets nobody past the door without the token: pages lead to it, everything else says so with 401."""

    scopes = (ScopeType.HTTP, ScopeType.WEBSOCKET)

    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the request on, or answer it here."""
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        path = connection.url.path
        if path.startswith(_OPEN) or self.entrance.admits(connection):
            await next_app(scope, receive, send)
            return
        if scope["type"] == ScopeType.HTTP and scope["method"] == "GET" and _wants_page(connection):
            request: Request[Any, Any, Any] = Request(scope)
            answer = Redirect("/entrance", status_code=303)
            await answer.to_asgi_response(None, request)(scope, receive, send)
            return
        raise NotAuthorizedException("This newsroom asks for its token.", headers={"WWW-Authenticate": "Bearer"})


def _wants_page(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    return "text/html" in connection.headers.get("accept", "")
