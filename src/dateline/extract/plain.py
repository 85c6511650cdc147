"""Plain text becomes fragments: a line each, or a paragraph where the text was wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import parse_stamp

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•●▪‣◦∙*]\s+(?=\S)")
_WRAP_MIN, _WRAP_MAX = 50, 110
_RAGGED = 12
"""Room that may be left at the end of a wrapped line."""


def split_lines(text: str) -> list[Fragment]:
    """The lines of `text` that are not blank, with their offsets in it, white space at both ends left out.

    Text wrapped at a fixed width (mail, agency wires) is joined to paragraphs: their fragments span line breaks.
    """
    lines: list[Fragment] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        bullet = _BULLET.match(stripped)
        if bullet is not None:
            start += bullet.end()
            stripped = stripped[bullet.end() :]
        between = text[last_end:start]
        breaks = between.count("\n") + between.count("\u2029") or between.count("\r")
        lines.append(
            Fragment(text=stripped, start=start, end=end, gap=not lines or breaks > 1, bullet=bullet is not None)
        )
        last_end = end
    width = _wrap_width(lines)
    return _join_wrapped(text, lines, width) if width is not None else lines


def _wrap_width(lines: list[Fragment]) -> int | None:
    """The width at which paragraphs are cut, None where they are not: most lines that another follows directly are
    long and end no sentence, and few lines of the text are longer.
    """
    followed = [a for a, b in pairwise(lines) if not b.gap]
    long = sum(1 for line in lines if len(line.text) > _WRAP_MAX)
    if len(followed) < 4 or long * 10 > len(lines):
        return None
    full = [len(a.text) for a in followed if _WRAP_MIN <= len(a.text) <= _WRAP_MAX and not ends_sentence(a.text)]
    return max(full) if len(full) * 2 >= len(followed) else None


def _join_wrapped(text: str, lines: list[Fragment], width: int) -> list[Fragment]:
    """Join a line to the one before it where its first word had no room there."""
    joined: list[Fragment] = []
    before = 0
    for line in lines:
        length = len(line.text)
        room = width - before - 1 - len(line.text.split(maxsplit=1)[0])
        cut = _WRAP_MIN <= before <= _WRAP_MAX and room < _RAGGED
        if joined and not line.gap and cut and parse_stamp(line.text) is None:
            last = joined[-1]
            last.end = line.end
            last.text = text[last.start : last.end]
        else:
            joined.append(line)
        before = length
    return joined
