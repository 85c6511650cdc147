"""Addresses that lead to one page, written as one: what only measures where a reader came from is left out."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_MEASURING = re.compile(
    r"utm_\w+|wt_\w+|at_(?:medium|campaign|link\w*)|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|xtor|cmpid|ns_\w+",
    re.I,
)
_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The address without fragment, default port and parameters that measure visits; host in small letters.

    http and https are one, with and without a slash at the end. It is a name to compare by, not to be fetched.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return url.strip()
    if port is not None and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _MEASURING.fullmatch(k)]
    return urlunsplit(("", host, parts.path.rstrip("/") or "/", urlencode(sorted(kept)), ""))


def host_of(url: str) -> str:
    """Host and port of an address, in small letters; empty where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
