"""Whose page it is, by its address."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host of an address, lower case and without "www."; empty where there is none or the address is damaged."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[::1", as pages write it into their canonical link
        return ""
    return host.removeprefix("www.")
