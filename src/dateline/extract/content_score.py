"""A first guess at the article in plain text: the stretch of lines with most sentences and least furniture."""

from __future__ import annotations

import re

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import parse_stamp
from dateline.extract.wording import wording

TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(\d+\))?$")
"""A text that was cut off."""


def line_score(fragment: Fragment) -> float:
    """How much a line speaks for (above 0) or against being in an article, by its own words."""
    text = fragment.text
    words = wording()
    if TRUNCATED.search(text, max(0, len(text) - 12)):
        return -250.0
    length = len(text)
    if length < 250:
        if words.furniture_line.match(text) or words.teaser_line.match(text) or words.paywall.match(text):
            return -120.0
        if words.article_end.match(text) or words.furniture_start.match(text) or words.teaser_start.match(text):
            return -120.0
        if any(p.match(text) for p in words.comment_count):
            return -120.0
        if words.notice.match(text):
            return -40.0
    if ends_sentence(text):
        return float(min(length, 400)) if length >= 40 else 5.0
    if length >= 120:
        return 40.0
    stamp = parse_stamp(text)
    if stamp is not None and stamp.ago is not None:
        return -150.0
    return -25.0


def best_stretch(scores: list[float]) -> tuple[int, int]:
    """Where the stretch with the highest sum begins and ends (half open)."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best[0]:
            best = (total, start, i + 1)
    return best[1], best[2]
