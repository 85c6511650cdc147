"""Bytes become characters: what is declared, what the bytes themselves say, and how much was lost."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_:.-]{2,40})",
    re.I,
)
_SNIFFED_BYTES = 64 * 1024
_MIXED_BYTES = 1024 * 1024
# WHATWG Encoding Standard: pages that say one of these mean windows-1252.
_MEANS_CP1252 = frozenset({"iso8859-1", "ascii", "latin-1", "iso-8859-1", "us-ascii"})
# Each is a UTF-8 letter read as windows-1252: "Ã¼" for "ü", "â€ž" for a quotation mark.
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u0192-\u2122]|â€[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]")
# The letters and quotation marks of European texts in windows-1252, as surrogateescape leaves their bytes.
_STRAY = re.compile("[\udc80-\udcff]")
_LETTERS = "äöüÄÖÜßéèêàâçñóíáúôîëïøåæÉ„“”‘’‚–—…«»€\u00a0"
_STRAYS = {0xDC00 + byte: letter for byte, letter in zip(_LETTERS.encode("cp1252"), _LETTERS, strict=True)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, why that one, and how many characters could not be read."""

    text: str
    encoding: str
    basis: str
    replaced: int


def decode(content: bytes, *, declared: str | None = None, markup: bool = False) -> Decoded:
    """Decode `content`. `declared` is what the transport says; with `markup` a <meta charset> counts as well.

    A byte order mark wins; then UTF-8 where the bytes are valid UTF-8, whatever is declared, because other encodings
    hardly ever are by accident; then what is declared; then what the bytes look like. Never raises: what cannot be
    read becomes U+FFFD and is counted.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _decode_as(content, name, "byte order mark")
    said, where = _declaration(content, declared, markup)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _valid_utf8(text, said, where)
    if (mixed := _mixed(content)) is not None:
        return mixed
    if said and _codec(said) not in (None, "utf-8"):
        return _decode_as(content, said, where)
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    # Twice as many valid letters as damaged ones do not come about by accident in any other encoding.
    if lost * 3 <= sum(1 for c in text if c > "\x7f") or (lost <= 3 and said):
        # A stray byte in a long UTF-8 page: a cut character, a pasted latin-1 snippet.
        return Decoded(text, "utf-8", f"{where}, with damaged characters" if said else "looks like damaged utf-8", lost)
    return _sniff(content, said)


def _valid_utf8(text: str, said: str | None, where: str) -> Decoded:
    codec = _codec(said) if said else None
    if codec in ("utf-8", "ascii"):
        basis = where
    elif codec is None:
        basis = "valid utf-8" if not said else f"valid utf-8 (unknown encoding declared: {said})"
    else:
        basis = f"valid utf-8 although {where} says {codec}" if not text.isascii() else where
    return Decoded(text, "utf-8", basis, text.count("\ufffd") if "\ufffd" in text else 0)  # asking is far quicker


def _mixed(content: bytes) -> Decoded | None:
    """UTF-8 with pieces of windows-1252 in it, as where a system pastes agency copy unconverted; None where it is not.

    In a text of one byte a letter hardly anything is valid UTF-8 by accident, so many valid letters say that it is
    UTF-8; the other bytes must then be those of letters and quotation marks, and not halves of cut letters.
    """
    sample = Counter(content[:_MIXED_BYTES].decode("utf-8", "surrogateescape"))
    strays = {c: count for c, count in sample.items() if "\udc80" <= c <= "\udcff"}
    number = sum(strays.values())
    valid = sum(count for c, count in sample.items() if c > "\x7f") - number
    letters = sum(count for c, count in strays.items() if ord(c) in _STRAYS)
    if number < 4 or valid < 4 or valid * 10 < number or letters * 10 < number * 9:
        return None
    text = content.decode("utf-8", "surrogateescape").translate(_STRAYS)
    text = _STRAY.sub("\ufffd", text)
    return Decoded(text, "utf-8 and windows-1252", "both stand in it", text.count("\ufffd"))


def _declaration(content: bytes, declared: str | None, markup: bool) -> tuple[str | None, str]:
    if declared:
        return declared, "declared by the server"
    if markup and (m := _META.search(content[:4096])):
        return (m[1] or m[2]).decode("ascii"), "declared in the markup"
    return None, ""


def _codec(name: str) -> str | None:
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if canonical in _MEANS_CP1252 else canonical


def _decode_as(content: bytes, name: str, basis: str) -> Decoded:
    codec = _codec(name) or "utf-8"
    text = content.decode(codec, "replace")
    return Decoded(text, codec.removesuffix("-sig"), basis, text.count("\ufffd"))


def _sniff(content: bytes, said: str | None) -> Decoded:
    """Neither valid UTF-8 nor usefully declared: the likeliest encoding of a sample, windows-1252 where none is."""
    sample = content[:_SNIFFED_BYTES]
    best = charset_normalizer.from_bytes(sample, cp_exclusion=["utf_7"], enable_fallback=False).best()
    western = sample.decode("cp1252", "replace")
    letters = sum(1 for c in western if c in "äöüßÄÖÜéèàç„“”–’")
    high = sum(1 for b in sample if b > 0x7F)
    note = f" (declared {said} is wrong)" if said else ""
    if best is None or letters * 2 >= high:
        return _decode_as(content, "cp1252", f"looks like windows-1252{note}")
    return _decode_as(content, best.encoding, f"looks like {best.encoding}{note}")


def looks_misread(text: str) -> bool:
    """Whether the text looks like UTF-8 that someone read as windows-1252 before it came here ("fÃ¼r")."""
    # The quick test first: hardly any text has these letters at all.
    return ("Ã" in text or "â€" in text or "Â" in text) and len(_MOJIBAKE.findall(text[:200_000])) >= 3
