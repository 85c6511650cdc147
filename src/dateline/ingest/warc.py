"""Web archives (WARC, ISO 28500): their records as pages, one in memory at a time.

A response, a resource or a conversion to text is a page; a revisit says that an earlier page was met again; the rest
is about the crawl. A damaged record costs itself alone: reading goes on at the next one that can be found.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.ingest.feed_entries import web_address
from dateline.ingest.files import check_content, megabytes
from dateline.ingest.found import Found, SourceNote, in_words, shown_name
from dateline.ingest.kinds import media_type_of
from dateline.ingest.limits import Limits
from dateline.model import DatelineError, Page, PageRefused

_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_RECORD = re.compile(rb"WARC/\d\.\d\r?\n")
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1024 * 1024
_STEP = 1024
_ADVICE = "Fetch or archive the page again."


def is_warc(head: bytes) -> bool:
    """Whether bytes begin a WARC file, also one that is packed with gzip or zstd."""
    try:
        if head.startswith(_GZIP):
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        elif head.startswith(_ZSTD):
            head = zstandard.ZstdDecompressor().stream_reader(head).read(16)
    except (zlib.error, zstandard.ZstdError):
        return False
    return _RECORD.match(head) is not None


@dataclass(frozen=True, slots=True)
class _Record:
    """What of a record makes a page. block: its bytes, with the HTTP headers where `http`."""

    name: str
    target: str
    block: bytes
    http: bool
    media_type: str
    date: dt.datetime | None


class WarcPages:
    """The pages in a web archive. name: what to call it. stream: its bytes, seekable."""

    def __init__(self, name: str, stream: BinaryIO, limits: Limits) -> None:
        self._name = name
        self._stream = stream
        self._limits = limits
        self._left_out: Counter[str] = Counter()
        self._cut = 0

    def pages(self, start: int = 0) -> Iterator[Found]:
        """Each page in order of the archive with its address and the date of its capture, an error for each that cannot
        be used or is damaged, and a note on the records that are no pages.

        start: the byte at which the first record to be read begins. A page's path is the archive's, the byte at which
        its record begins, and its address: "crawl.warc.gz#1024 https://bote.example/a".
        """
        pages = 0
        for found in self._records(start):
            if isinstance(found, DatelineError):
                yield found
                continue
            try:
                page = self._page(found)
            except DatelineError as error:
                yield error
                continue
            if page is not None:
                pages += 1
                yield page
        if self._left_out:
            text = f"Left out, being no pages: {in_words(self._left_out)}."
            yield SourceNote(name=self._name, text=text)
        if self._cut:
            yield SourceNote(name=self._name, text=f"Cut off when they were archived: {self._cut} of the pages.")
        if not pages:
            yield PageRefused(self._name, "it is a web archive without pages in it", "Archive the pages again.")

    def _records(self, first: int) -> Iterator[_Record | PageRefused]:
        """The records that may be pages; where one is damaged an error, and then those behind it."""
        start: int | None = first
        told = False
        while start is not None:
            at = start
            try:
                for record in self._iterate(start):
                    at, told = record.stream_pos, False
                    if not record.record_type & _PAGES:
                        self._left_out[str(record.record_type).rpartition(".")[2]] += 1
                        continue
                    found = self._record(record, at)
                    if isinstance(found, _Record) and len(found.block) < record.content_length:
                        # Either the file ends here, or the length is wrong and the block has swallowed other records.
                        raise OSError(f"{found.name} is cut short, or says a wrong length")
                    yield found
                at = self._end(at)
                start = self._next(at)
                if start is not None:
                    yield PageRefused(
                        f"{self._name}, behind byte {at}", "something else stands between records", _ADVICE
                    )
            except OSError as error:
                start = self._next(at + 1)
                if not told:  # the next beginning may be that of the damaged record itself
                    yield PageRefused(f"{self._name}, behind byte {at}", f"it is damaged ({error})", _ADVICE)
                told = True

    def _iterate(self, start: int) -> Iterator[WarcRecord]:
        """The records from `start` on, to the first that is damaged. Raises OSError there."""
        self._stream.seek(start)
        # Lines that end with a line feed alone are against the standard (4), and common in files made by hand.
        loose = re.match(rb"WARC/\d\.\d\n", self._stream.read(10)) is not None
        self._stream.seek(start)
        return iter(ArchiveIterator(self._stream, parse_http=False, quirks_mode=loose))

    def _end(self, at: int) -> int:
        """Where the packed record at `at` ends; the end of the file for others, whose ends the iterator has checked.

        Behind a packed record anything that is not packed counts as the end of the file there, as gzip has it.
        """
        self._stream.seek(at)
        unpack: _Unpacker | None = None
        position = at
        try:
            # In small steps: a thousand bytes of zstd may be a hundred million.
            while chunk := self._stream.read(_STEP):
                if unpack is None and (unpack := _unpacker(chunk)) is None:
                    break
                position += len(chunk)
                unpack.decompress(chunk)
                if unpack.eof:
                    return position - len(unpack.unused_data)
        except (zlib.error, zstandard.ZstdError):
            pass
        return self._stream.seek(0, 2)

    def _record(self, record: WarcRecord, at: int) -> _Record | PageRefused:
        """A record's block, apart from the archive, so that nothing wrong inside it reaches the next one."""
        target = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        name = f"{self._name}#{at} {shown_name(target).replace(':/', '://', 1) if target else ''}".rstrip()
        if record.content_length > self._limits.size:
            return PageRefused(name, f"it has more than {megabytes(self._limits.size)}", "Save the part you need.")
        if record.headers.get("WARC-Truncated"):
            self._cut += 1
        return _Record(
            name=name,
            target=target,
            block=record.reader.read(),
            http=record.is_http,
            media_type=record.headers.get("Content-Type") or "",
            date=record.record_date,
        )

    def _next(self, start: int) -> int | None:
        """Where the next record begins behind `start`; None where there is none."""
        self._stream.seek(start)
        position, before = start, b""
        while chunk := self._stream.read(_CHUNK):
            window = before + chunk
            offset = position - len(before)
            for match in re.finditer(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|WARC/\d\.\d\r?\n", window):
                at = match.start()
                if len(window) - at < 512 and len(chunk) == _CHUNK:
                    break  # looked at again with what follows
                if is_warc(window[at : at + 512]):
                    return offset + at
            position += len(chunk)
            before = window[-511:]
        return None

    def _page(self, record: _Record) -> Page | None:
        """The page in a record, None where there is none. Raises PageRefused or PageSkipped."""
        try:
            content, said = _answer(record, self._limits.size + 1) if record.http else (record.block, record.media_type)
        except (OSError, ValueError) as error:
            raise PageRefused(record.name, f"its record is damaged ({error})", _ADVICE) from None
        media_type, charset = _media_type(said)
        if record.target.endswith("/robots.txt"):
            content, said = None, "robots.txt"
        elif media_type is not None and media_type not in _TYPES:
            content, said = None, media_type
        if content is None:
            self._left_out[said] += 1
            return None
        if len(content) > self._limits.size:
            reason = f"it unpacks to more than {megabytes(self._limits.size)}"
            raise PageRefused(record.name, reason, "Save the part you need.")
        check_content(record.name, content)
        return Page(
            content=content,
            media_type=media_type or media_type_of(content, record.target),
            charset=charset,
            url=web_address(record.target, None),
            path=record.name,
            retrieved=record.date,
        )


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def _unpacker(head: bytes) -> _Unpacker | None:
    """What unpacks bytes that begin so; None where they are not packed."""
    if head.startswith(_GZIP):
        return zlib.decompressobj(wbits=31)
    if head.startswith(_ZSTD):
        return zstandard.ZstdDecompressor().decompressobj()
    return None


def _answer(record: _Record, most: int) -> tuple[bytes | None, str]:
    """At most `most` bytes of what a server answered, decoded as HTTP says, and its Content-Type; or None, and what it
    is instead. Raises OSError where it is damaged."""
    answer = WarcRecord()
    answer.set_bytes_content(record.block)
    answer.is_http = True
    answer.parse_http(auto_decode="all", quirks_mode=True)
    status = answer.http_headers.status_code
    if status != 200:
        return None, f"answer {status}" if status else "answer without a status"
    return answer.reader.read(most), answer.http_headers.get("Content-Type") or ""


def _media_type(said: str) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type."""
    charset = _CHARSET.search(said)
    return said.partition(";")[0].strip().lower() or None, charset[1] if charset else None
