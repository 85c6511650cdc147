"""A location becomes a Page."""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
from pathlib import Path

from dateline.ingest.agency import delivered, item_of
from dateline.ingest.archives import ZIP, ZipPages
from dateline.ingest.fetch import fetch
from dateline.ingest.files import open_file, opened, page_in, raw_page_in
from dateline.ingest.limits import Limits
from dateline.ingest.warc import WarcPages, is_warc
from dateline.model import Page, PageRefused

__all__ = ["Limits", "open_page"]

STANDARD_INPUT = "-"
INPUT_NAME = "standard input"
_ITEM = re.compile(r"(.+)#(\d{1,6})")
_RECORD = re.compile(r"(.+)#(\d{1,15})(?: |$)")


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
            return delivered(fetch(text, limits))
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


def reopen(path: str, *, sha256: str) -> Page | None:
    """The page that a document was read from, opened again by its provenance: a file, a file in a ZIP archive, or a
    record of a web archive ("crawl.warc.gz#1024 https://bote.example/a"). None where the file is not at hand.

    Raises PageRefused or PageSkipped where the file is at hand, and the page is not in it any more. sha256: of the
    page's bytes; of several pages at one place it says which is meant.
    """
    limits = Limits()
    try:
        if os.path.isfile(path):
            return open_file(path, limits)
        found = _in_archive(path, limits)
    except ValueError:  # a null byte
        return None
    return found or _in_web_archive(path, sha256, limits) or _in_delivery(path, limits)


def _in_delivery(path: str, limits: Limits) -> Page | None:
    """The item of an agency's file that holds several ("dispatches.xml#2")."""
    place = _ITEM.fullmatch(path)
    if place is None or not os.path.isfile(place[1]):
        return None
    with opened(place[1]) as stream:
        return item_of(raw_page_in(place[1], stream, limits), int(place[2]))


def _in_web_archive(path: str, sha256: str, limits: Limits) -> Page | None:
    place = _RECORD.match(path)
    if place is None or not os.path.isfile(place[1]):
        return None
    with opened(place[1]) as stream:
        if not is_warc(stream.read(512)):
            return None
        record = re.compile(re.escape(f"{place[1]}#{place[2]}") + r"(?: |$)")
        # Where all records are packed as one, they are only found from the beginning on.
        for start in dict.fromkeys((int(place[2]), 0)):
            for found in WarcPages(place[1], stream, limits).pages(start):
                # By its place and its bytes: a path that went through pathlib has lost a slash of the address.
                here = record.match((found.path if isinstance(found, Page) else found.name) or "")
                if here and isinstance(found, Page) and hashlib.sha256(found.content).hexdigest() == sha256:
                    return found
                if start and not here:
                    break
    raise PageRefused(path, "there is no such page in the archive", "Check the path.")
