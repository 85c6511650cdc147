"""Requests that other sites make a browser send, and the headers that keep a page to itself.

A request that changes something must come from our own pages: browsers say so in Sec-Fetch-Site (W3C Fetch Metadata)
and Origin (RFC 6454), which no script can forge; programs that are no browsers send neither. Together with the check of
the Host header this is OWASP's "verifying origin with standard headers"; no form needs a token that runs out.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from dateline.server.refusal import refuse

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # With "no-referrer" a browser would send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class OwnHost:
    """Answers only under its own names: another one in the Host header means DNS rebinding."""

    def __init__(self, app: ASGIApp, names: frozenset[str], *, any_name: bool) -> None:
        """names: hosts without port, lower case. any_name: let every name pass (behind a token, on all addresses)."""
        self.app, self.names, self.any_name = app, names, any_name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        asked = host_in(Headers.from_scope(scope).get("host", "")) if scope["type"] == ScopeType.HTTP else ""
        if scope["type"] == ScopeType.HTTP and not self.any_name and asked not in self.names:
            await refuse(send, 403, "This newsroom does not answer under that name.")
            return
        await self.app(scope, receive, send)


class SameOrigin:
    """Refuses what another site makes a browser send, if it would change anything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == ScopeType.HTTP and scope["method"] not in _SAFE:
            headers = Headers.from_scope(scope)
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or not _own_origin(headers):
                await refuse(send, 403, "That request came from another site.")
                return
        await self.app(scope, receive, send)


class SafeHeaders:
    """Gives every answer the headers that keep a page to itself; what a handler set stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to its answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sending)


def host_in(header: str) -> str:
    """The host of a Host header, without its port, lower case."""
    host = header.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _own_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc.lower() == headers.get("host", "").strip().lower()
