"""Pages from files, and finding them in folders."""

from __future__ import annotations

import glob
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.ingest.agency import delivered, is_item
from dateline.ingest.kinds import advice_for, binary_kind, media_type_of
from dateline.ingest.limits import Limits
from dateline.model import Page, PageRefused, PageSkipped

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text"})
ITEM_SUFFIXES = frozenset({".xml", ".json"})
"""What agencies deliver; most files that end so are something else, and are looked into."""
_ARCHIVE_SUFFIXES = frozenset({".zip", ".warc"})
_LARGEST_ITEM = 16 * 1024 * 1024
_GLOB = frozenset("*?[")
GZIP = b"\x1f\x8b"


def find_pages(locations: Iterable[str | Path]) -> Iterator[str]:
    """Every page that `locations` name, in a stable order: addresses and files as they are, folders and globs expanded.

    A folder yields its pages (.html, .txt and their kind), what agencies delivered into it (.xml and .json that are
    news items), archives (.zip, .warc), also as .gz, a web archive also as .zst, and those of its folders, by name;
    hidden ones are left out, and feeds are not followed, since nobody asked for the network. What does not exist is
    yielded as it is, so that opening it says so. The same file is yielded once.
    """
    seen: set[str] = set()
    for location in locations:
        for found in _expand(str(location)):
            key = found if "://" in found or "\0" in found else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _expand(location: str) -> Iterator[str]:
    if "://" in location or location == "-":
        yield location
    elif os.path.isdir(location):
        found = sorted(_in_folder(location))
        if not found:
            yield location
        yield from found
    elif not os.path.exists(location) and _GLOB & set(location):
        matches = sorted(glob.glob(location, recursive=True))
        if not matches:
            yield location
        for match in matches:
            yield from _expand(match)
    else:
        yield location


def _in_folder(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            suffix = Path(_unpacked_name(name)).suffix.lower()
            if name.startswith("."):
                continue
            path = os.path.join(root, name)
            if suffix in PAGE_SUFFIXES | _ARCHIVE_SUFFIXES or (suffix in ITEM_SUFFIXES and _holds_item(path)):
                yield path


def _holds_item(path: str) -> bool:
    """Whether a file is an agency's; False also where it cannot be read, since nobody named it."""
    try:
        with open(path, "rb") as file:
            return is_item(file.read(_LARGEST_ITEM))
    except OSError:
        return False


def open_file(path: str | Path, limits: Limits) -> Page:
    """The page in a file, unpacked where it is compressed with gzip.

    Raises PageRefused (missing, a folder, unreadable, too large, binary) or PageSkipped (empty).
    """
    name = str(path)
    with opened(name) as stream:
        return page_in(name, stream, limits)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file `name` for reading. Raises PageRefused where it cannot be read, also while it is."""
    try:
        if os.path.isdir(name):
            raise PageRefused(
                name, "this is a folder without pages in it", "Give a file, or a folder with .html or .txt files."
            )
        with open(name, "rb") as stream:
            yield stream
    except FileNotFoundError:
        raise PageRefused(name, "there is no such file", "Check the path.") from None
    except PermissionError:
        raise PageRefused(name, "it may not be read", "Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise PageRefused(name, f"it cannot be read ({error})", "Check the path.") from None


def page_in(name: str, stream: BinaryIO, limits: Limits, *, path: str | None = None) -> Page:
    """The page that a stream holds, unpacked where it is compressed with gzip. path: what the page says it is from.

    Raises PageRefused (too large, damaged, binary, several texts of an agency) or PageSkipped (empty).
    """
    return delivered(raw_page_in(name, stream, limits, path=path))


def raw_page_in(name: str, stream: BinaryIO, limits: Limits, *, path: str | None = None) -> Page:
    """The same as it came: what an agency delivers is not made pages yet."""
    content = stream.read(limits.size + 1)
    if len(content) > limits.size:
        raise PageRefused(name, f"it has more than the limit of {megabytes(limits.size)}", "Cut it into pages.")
    if content.startswith(GZIP):
        content = _unpacked(name, content, limits)
    check_content(name, content)
    return Page(content=content, media_type=media_type_of(content, _unpacked_name(name)), path=path or name)


def _unpacked_name(name: str) -> str:
    return name.rpartition(".")[0] if name.lower().endswith((".gz", ".warc.zst")) else name


def _unpacked(name: str, content: bytes, limits: Limits) -> bytes:
    """What a gzip file holds. The limit holds for what comes out, since a few bytes can expand to gigabytes."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(content, limits.size + 1)
    except zlib.error as error:
        raise PageRefused(name, f"it is a damaged gzip file ({error})", "Save or pack it again.") from None
    if len(found) > limits.size:
        raise PageRefused(name, f"it unpacks to more than {megabytes(limits.size)}", "Cut it into pages.")
    if not unpacker.eof:
        raise PageRefused(name, "it is a gzip file without its end", "Save or pack it again.")
    return found


def check_content(name: str, content: bytes) -> None:
    """Raises PageSkipped for nothing but white space, PageRefused for what is no text."""
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise PageSkipped(name, "it is empty", "Save the page again.")
    kind = binary_kind(content)
    if kind is not None:
        raise PageRefused(name, f"it is {kind}, not a page", advice_for(kind))


def megabytes(size: int) -> str:
    return f"{size / 1_048_576:.0f} MB" if size >= 1_048_576 else f"{size} bytes"
