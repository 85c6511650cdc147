"""Which methods an address takes. Litestar answers OPTIONS itself, but names the first handler's methods only."""

from __future__ import annotations

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Receive, Scope, Send

from dateline.server.refusal import allow


class Options:
    """Answers OPTIONS with all methods of an address (RFC 9110, 9.3.7); everything else passes."""

    def __init__(self, app: ASGIApp, routes: Litestar) -> None:
        self.app = app
        self._routes = [route for route in routes.routes if isinstance(route, HTTPRoute)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if scope["type"] == ScopeType.HTTP and scope["method"] == "OPTIONS":
            for route in self._routes:
                if _fits(route, scope["path"]):
                    await allow(send, ", ".join(sorted(str(method) for method in route.methods)))
                    return
        await self.app(scope, receive, send)


def _fits(route: HTTPRoute, path: str) -> bool:
    parts = [part for part in path.split("/") if part]
    wanted = route.path_components
    if len(parts) != len(wanted):
        return False
    return all(not isinstance(want, str) or want == part for want, part in zip(wanted, parts, strict=True))
