"""ZIP archives: their files as pages, within limits on number, size and expansion.

Nothing is unpacked to disk; a file's name in the archive is only ever shown.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.ingest.agency import deliveries, is_item
from dateline.ingest.files import ITEM_SUFFIXES, PAGE_SUFFIXES, check_content, megabytes
from dateline.ingest.found import Found, SourceNote, in_words, shown_name
from dateline.ingest.kinds import media_type_of
from dateline.ingest.limits import Limits
from dateline.model import DatelineError, Page, PageRefused

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP archive begins."""

_ARCHIVES = frozenset({".zip", ".gz", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".warc", ".wacz", ".jar"})
_DOCUMENTS = (
    "[Content_Types].xml",
    "mimetype",
    "META-INF/container.xml",
)  # office documents and books are ZIP archives
_HEAD = 2048
_CHUNK = 1024 * 1024
_EXPANDED = 1024 * 1024  # below it nobody is hurt, whatever the ratio
_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error)


class ZipPages:
    """The pages in a ZIP archive. name: what to call it. stream: its bytes, seekable."""

    def __init__(self, name: str, stream: BinaryIO, limits: Limits) -> None:
        self._name = name
        self._stream = stream
        self._limits = limits
        self._expanded = 0

    def pages(self) -> Iterator[Found]:
        """Each page in order of the archive, an error for each that cannot be used, and a note on what is no page.

        Raises PageRefused where the archive cannot be opened, is an office document, or holds too many files.
        """
        self._check_size()
        try:
            archive = zipfile.ZipFile(self._stream)
        except (*_FAULTS, NotImplementedError, UnicodeDecodeError) as error:
            raise PageRefused(
                self._name, f"it is a damaged ZIP archive ({error})", "Pack it again, or give its pages."
            ) from None
        with archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            if any(info.filename in _DOCUMENTS for info in members):
                raise PageRefused(
                    self._name, "it is an office document or a book", "Save the document as text or HTML."
                )
            yield from self._members(archive, members)

    def _members(self, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[Found]:
        left_out: Counter[str] = Counter()
        names: Counter[str] = Counter()
        pages = 0
        found: list[Found]
        for number, info in enumerate(members):
            name = f"{self._name}/{shown_name(info.filename)}"
            names[name] += 1
            if names[name] > 1:
                path = PurePosixPath(name)
                name = str(path.with_stem(f"{path.stem} ({names[name]})"))
            if self._expanded > self._limits.expanded:
                reason = f"its files unpack to more than {megabytes(self._limits.expanded)}"
                rest = f"The last {len(members) - number} files are not read; split the archive."
                yield PageRefused(self._name, reason, rest)
                return
            try:
                if not self._is_page(archive, info, name):
                    left_out[PurePosixPath(name).suffix.lower() or "without a suffix"] += 1
                    continue
                found = list(deliveries(self._page(archive, info, name)))
            except DatelineError as error:
                found = [error]
            pages += 1
            yield from found
        if left_out:
            text = f"Left out, being no pages: {in_words(left_out)}."
            yield SourceNote(name=self._name, text=text)
        if not pages:
            yield PageRefused(self._name, "it is an archive without pages in it", "Pack .html or .txt files.")

    def _is_page(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bool:
        """Whether a file may be a page: by its suffix, else by how it begins. Raises PageRefused for archives."""
        path = PurePosixPath(name)
        if path.name.startswith(".") or "__MACOSX" in path.parts:
            return False
        suffix = path.suffix.lower()
        if suffix in _ARCHIVES:
            raise PageRefused(name, "it is an archive inside an archive", "Unpack it, and give it by itself.")
        if suffix in PAGE_SUFFIXES:
            return True
        try:
            with archive.open(info) as file:
                head = file.read(_HEAD)
        except (*_FAULTS, NotImplementedError, RuntimeError):
            return False  # not called a page, and not readable as one
        if media_type_of(head, "") == "text/html":
            return True
        return suffix in ITEM_SUFFIXES and is_item(self._read(archive, info, name))

    def _page(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Page:
        if info.flag_bits & 0x1:
            raise PageRefused(name, "it is encrypted", "Unpack the archive with its password, and give the pages.")
        content = self._read(archive, info, name)
        if content.startswith((b"\x1f\x8b", *ZIP)):
            raise PageRefused(name, "it is an archive inside an archive", "Unpack it, and give it by itself.")
        check_content(name, content)
        return Page(content=content, media_type=media_type_of(content, info.filename), path=name)

    def _read(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
        """The file unpacked. What the archive says of sizes is not believed: the bytes that come out are counted."""
        size = self._limits.size
        most = min(size, max(self._limits.ratio * info.compress_size, _EXPANDED))
        parts: list[bytes] = []
        length = 0
        try:
            with archive.open(info) as file:
                while chunk := file.read(_CHUNK):
                    length += len(chunk)
                    self._expanded += len(chunk)
                    if length > most:
                        times = f"more than {self._limits.ratio} times its size"
                        reason = f"it unpacks to {times if length <= size else f'more than {megabytes(size)}'}"
                        raise PageRefused(name, reason, "Unpack it, and give the part you need.")
                    if self._expanded > self._limits.expanded:
                        reason = f"the archive's files unpack to more than {megabytes(self._limits.expanded)}"
                        raise PageRefused(name, reason, "Split the archive.")
                    parts.append(chunk)
        except (*_FAULTS, RuntimeError) as error:
            if isinstance(error, NotImplementedError):
                raise PageRefused(name, f"it is packed in an unknown way ({error})", "Pack it again.") from None
            raise PageRefused(name, f"it is damaged in the archive ({error})", "Pack it again.") from None
        return b"".join(parts)

    def _check_size(self) -> None:
        """Refuse too many files before the list of them is read, which takes memory for each (APPNOTE 4.3.14, .16)."""
        self._stream.seek(0, 2)
        size = self._stream.tell()
        self._stream.seek(max(size - 65_557, 0))
        tail = self._stream.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) < at + 22:
            return  # zipfile says what is wrong
        count, length = struct.unpack_from("<HI", tail, at + 10)
        if (count == 0xFFFF or length == 0xFFFFFFFF) and tail[max(at - 20, 0) : at][:4] == b"PK\x06\x07":
            (offset,) = struct.unpack_from("<Q", tail, at - 12)
            self._stream.seek(min(offset, size))
            record = self._stream.read(56)
            if len(record) == 56 and record.startswith(b"PK\x06\x06"):
                count, length = struct.unpack_from("<QQ", record, 32)
        if count > self._limits.members or length > 1000 * self._limits.members:
            reason = f"it holds more than {self._limits.members} files"
            raise PageRefused(self._name, reason, "Split it, or unpack it and give the folder.")
