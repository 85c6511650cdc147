"""Who may come in: the token, and the cookie that a browser gets for it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from typing import Any

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from dateline.server.refusal import lead, refuse

COOKIE = "dateline_entrance"
_VALID = 30 * 24 * 3600
"""Seconds for which a browser need not be asked again."""
_OPEN = ("/entrance", "/language", "/assets/")
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


class Guard:
    """Lets nobody past the door without the token: pages lead to it, everything else says so with 401."""

    def __init__(self, app: ASGIApp, entrance: Entrance) -> None:
        self.app, self.entrance = app, entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
            return
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        if self.entrance.admits(connection):
            await self.app(scope, receive, send)
        elif scope["method"] == "GET" and "text/html" in connection.headers.get("accept", ""):
            await lead(send, "/entrance")
        else:
            await refuse(send, 401, "This newsroom asks for its token.", www_authenticate="Bearer")
