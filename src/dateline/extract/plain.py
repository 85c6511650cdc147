"""Plain text becomes fragments: a line each, or a paragraph where the text was wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import parse_stamp

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•●▪‣◦∙*]\s+(?=\S)")
_WRAP_MIN, _WRAP_MAX = 50, 110


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
    return _join_wrapped(text, lines) if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[Fragment]) -> bool:
    """Whether paragraphs are cut at a width: most lines that another follows directly are long, none is very long."""
    followed = [a for a, b in pairwise(lines) if not b.gap]
    if len(followed) < 4 or max(len(line.text) for line in lines) > _WRAP_MAX:
        return False
    full = [line for line in followed if len(line.text) >= _WRAP_MIN and not ends_sentence(line.text)]
    return len(full) * 2 >= len(followed)


def _join_wrapped(text: str, lines: list[Fragment]) -> list[Fragment]:
    joined: list[Fragment] = []
    previous_length = 0
    for line in lines:
        if joined and not line.gap and previous_length >= _WRAP_MIN and parse_stamp(line.text) is None:
            last = joined[-1]
            last.end = line.end
            last.text = text[last.start : last.end]
        else:
            joined.append(line)
        previous_length = line.end - line.start if not joined or joined[-1] is line else len(line.text)
    return joined
