"""What a newsroom is started with."""

from __future__ import annotations

import ipaddress

from msgspec import Struct

from dateline.model import DatelineError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


class ServerRefused(DatelineError):
    """The server cannot be started like this. Nothing was changed."""

    fate = "refused"


class Settings(Struct, frozen=True, kw_only=True):
    """How the newsroom is served.

    store: path of the SQLite file, or postgresql://…. host, port: where it listens. token: what everybody has to know
    who comes in; None only on loopback. zone: of clocks that name none. language: of the interface where a browser
    asks for none that there is. names: further host names under which browsers may reach it.
    private_addresses: fetch pages from this machine and the local network on a user's behalf (for tests and intranets).
    upload: bytes that one upload may have in all. poll: seconds between looks at what other processes wrote.
    requests: how many requests a second one client may send on the long run.
    """

    store: str = "dateline.db"
    host: str = "127.0.0.1"
    port: int = 8321
    token: str | None = None
    zone: str | None = None
    language: str = "de"
    names: tuple[str, ...] = ()
    private_addresses: bool = False
    upload: int = 64 * 1024 * 1024
    poll: float = 0.25
    requests: float = 100.0

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def everywhere(self) -> bool:
        """Whether it listens on every address that the machine has."""
        return self.host in ("0.0.0.0", "::")  # noqa: S104 - asked, not bound

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """Names under which a browser may ask for it: any other in a Host header is an attack by DNS rebinding."""
        own = self.host.lower()
        named = {f"[{own}]" if ":" in own else own, *(name.lower() for name in self.names)}
        return frozenset(named | set(LOOPBACK)) if self.loopback or self.everywhere else frozenset(named)


def checked(settings: Settings) -> Settings:
    """The settings, if they are safe to serve with. Raises ServerRefused with what to do."""
    if not settings.loopback and not settings.token:
        raise ServerRefused(
            settings.host,
            "other machines could reach the newsroom there, and nothing would ask them who they are",
            "Give a token with --token (or in DATELINE_TOKEN), or stay on 127.0.0.1.",
        )
    if settings.token is not None and len(settings.token) < 12:
        raise ServerRefused("the token", "it is too short to keep anybody out", "Take at least 12 characters.")
    if not 0 < settings.port < 65536:
        raise ServerRefused(str(settings.port), "it is no port", "Take a number from 1 to 65535.")
    return settings


def is_loopback(host: str) -> bool:
    """Whether `host` is an address or a name of this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
