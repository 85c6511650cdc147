"""WARC records as crawlers write them."""

from __future__ import annotations

import gzip

import zstandard

DATE = "2026-05-03T20:30:00Z"


def record(kind: str, target: str, block: bytes, *, content_type: str, date: str = DATE, more: str = "") -> bytes:
    """One record of any kind."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(block):012}>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: {target}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n{more}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    target: str, body: bytes, *, status: str = "200 OK", content_type: str = "text/html", http: str = "", more: str = ""
) -> bytes:
    """What a server answered."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{http}\r\n"
    return record(
        "response", target, head.encode() + body, content_type="application/http; msgtype=response", more=more
    )


def packed(*records: bytes) -> bytes:
    """Each record packed by itself, as .warc.gz has them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zst(*records: bytes) -> bytes:
    """Each record packed by itself, as .warc.zst has them."""
    return b"".join(map(zstandard.compress, records))
