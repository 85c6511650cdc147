"""A location becomes a Page."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from dateline.ingest.archives import ZIP, ZipPages
from dateline.ingest.fetch import fetch
from dateline.ingest.files import open_file, opened, page_in
from dateline.ingest.limits import Limits
from dateline.model import Page, PageRefused

__all__ = ["Limits", "open_page"]

STANDARD_INPUT = "-"
INPUT_NAME = "standard input"


def open_page(location: str | Path, *, limits: Limits | None = None) -> Page:
    """The page at a path or an http(s) address, in a ZIP archive (archive.zip/page.html), or on standard input (-).

    Raises PageRefused (missing, binary, too large, forbidden to fetch, an archive of many pages) or PageSkipped
    (empty); both name the location and say what to do.
    """
    limits = limits or Limits()
    text = str(location)
    scheme, separator, _ = text.partition("://")
    if separator and isinstance(location, str):
        if scheme.lower() in ("http", "https"):
            return fetch(text, limits)
        raise PageRefused(text, f"{scheme} addresses cannot be fetched", "Give an http or https address, or a path.")
    if text == STANDARD_INPUT:
        return page_in(INPUT_NAME, io.BytesIO(sys.stdin.buffer.read(limits.size + 1)), limits)
    return _in_archive(text, limits) or open_file(location, limits)


def _in_archive(path: str, limits: Limits) -> Page | None:
    """The page of that path where a file on the way is a ZIP archive, None where none is."""
    try:
        archive = next((str(parent) for parent in Path(path).parents if parent.is_file()), None)
    except (OSError, ValueError):
        return None
    if archive is None:
        return None
    with opened(archive) as stream:
        if not stream.read(4).startswith(ZIP):
            return None
        wanted = Path(path).as_posix()
        for found in ZipPages(archive, stream, limits).pages():
            if isinstance(found, Page) and found.path is not None and Path(found.path).as_posix() == wanted:
                return found
    raise PageRefused(path, "there is no such page in the archive", "Check the path.")
