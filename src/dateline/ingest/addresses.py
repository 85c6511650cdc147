"""Which network addresses may be fetched from, and a connection that goes to the address that was checked."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

import httpcore

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class PrivateAddressError(httpcore.ConnectError):
    """A host name leads to an address that is not on the public internet."""


def is_public(address: str) -> bool:
    """Whether `address` (IPv4 or IPv6) lies on the public internet.

    Not public are private, loopback, link-local, shared, reserved and multicast ones, and IPv6 forms of such IPv4 ones.
    """
    try:
        parsed: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if inner is None and parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            parsed = inner
    return parsed.is_global and not parsed.is_multicast


class CheckedBackend(httpcore.SyncBackend):
    """Opens connections only to public addresses.

    The name is resolved here, every address is checked, and the connection goes to the one that was checked, so that a
    name cannot lead elsewhere between check and connection (DNS rebinding). Redirects pass here as well.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._private = private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first reachable address of `host`. Raises PrivateAddressError, httpcore.ConnectError."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved") from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        if not self._private and not all(is_public(a) for a in addresses):
            raise PrivateAddressError(f"{host} leads to an address of a private network")
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:4]:
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last
