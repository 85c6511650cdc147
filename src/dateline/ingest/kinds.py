"""What bytes are, by the bytes themselves: a file's name may lie."""

from __future__ import annotations

import codecs

# The first bytes of common formats (as file(1) knows them), and what to call them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"{\\rtf", "an RTF document"),
)
_ADVICE = {
    "a PDF": "Save the article as a web page or as text.",
    "a ZIP archive or office document": "Unpack it, or save the document as text or HTML.",
    "a gzip archive": "Unpack it first.",
    "an old office document": "Save it as text or HTML.",
    "an RTF document": "Save it as text or HTML.",
}
_TEXT_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def unmarked(content: bytes) -> bytes:
    """The bytes without a byte order mark, as UTF-8 where they are UTF-16 (as some feeds and agencies' files are)."""
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(codec, "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)


def binary_kind(content: bytes) -> str | None:
    """What `content` is, with its article ("a PDF"), where it is no text; None for text of any kind."""
    head = content[:4096]
    if head.startswith(_TEXT_BOMS):
        return None
    leading = head.lstrip()[:16]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and not (len(signature) == 2 and signature.isalpha() and b"\x00" not in head):
            return kind
        if signature == b"%PDF-" and leading.startswith(signature):
            return kind
    if head[:4] == b"RIFF":
        return "a WebP picture" if head[8:12] == b"WEBP" else "a sound or video file"
    if head[4:8] == b"ftyp":
        return "a video or picture file"
    if _mostly_control(head):
        return "a binary file"
    return None


def advice_for(kind: str) -> str:
    """What a person can do with a file of that kind."""
    return _ADVICE.get(kind, "Give a page as HTML or plain text.")


def _mostly_control(head: bytes) -> bool:
    """Text has next to no control characters besides white space; single null bytes happen in damaged pages."""
    control = sum(1 for b in head if b < 32 and b not in b"\t\n\r\x0b\x0c\x1b")
    return len(head) > 0 and control * 20 > len(head)


def media_type_of(content: bytes, name: str) -> str | None:
    """text/html or text/plain by the bytes, else by the file's name; None where neither says."""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        head.startswith(b"<") and b"<html" in head
    ):
        return "text/html"
    suffix = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if suffix in ("html", "htm", "xhtml", "shtml", "php"):
        return "text/html"
    if suffix in ("txt", "text", "md"):
        return "text/plain"
    return None
