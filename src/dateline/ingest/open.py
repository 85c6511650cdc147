"""A location becomes a Page."""

from __future__ import annotations

from pathlib import Path

from dateline.ingest.fetch import fetch
from dateline.ingest.files import open_file
from dateline.ingest.limits import Limits
from dateline.model import Page, PageRefused

__all__ = ["Limits", "open_page"]


def open_page(location: str | Path, *, limits: Limits | None = None) -> Page:
    """The page at a path or an http(s) address.

    Raises PageRefused (missing, binary, too large, forbidden to fetch) or PageSkipped (empty); both name the location
    and say what to do.
    """
    limits = limits or Limits()
    text = str(location)
    scheme, separator, _ = text.partition("://")
    if separator and isinstance(location, str):
        if scheme.lower() in ("http", "https"):
            return fetch(text, limits)
        raise PageRefused(text, f"{scheme} addresses cannot be fetched", "Give an http or https address, or a path.")
    return open_file(location, limits)
