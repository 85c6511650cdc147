"""Which fragments belong to the article, and which are the page's furniture."""

from __future__ import annotations

import re

from dateline.extract.article_model import chances
from dateline.extract.features import measure
from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.markup import Layout
from dateline.extract.metadata import Metadata
from dateline.extract.stamps import parse_stamp
from dateline.extract.wording import wording

TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(\d+\))?$")


def mark_plain(fragments: list[Fragment], entries: set[int]) -> None:
    """Set `content` on the fragments of plain text that are the article's.

    The article is the stretch with the highest sum, where sentences count for and short lines and furniture against it.
    entries: fragments of a ticker, which belong to it whatever they look like.
    """
    scores = [60.0 if i in entries else _plain_score(f) for i, f in enumerate(fragments)]
    start, end = _best_stretch(scores)
    for i in range(start, end):
        fragments[i].content = scores[i] > 0 or _heads_text(fragments, i, scores)
    for i in entries:
        fragments[i].content = True


def _plain_score(fragment: Fragment) -> float:
    text = fragment.text
    words = wording()
    if TRUNCATED.search(text):
        return -250.0
    if (
        words.furniture_line.match(text)
        or words.teaser_line.match(text)
        or words.paywall.match(text)
        or words.article_end.match(text)
    ):
        return -120.0
    if (
        words.furniture_start.match(text)
        or words.teaser_start.match(text)
        or any(p.match(text) for p in words.comment_count)
    ):
        return -120.0
    if words.notice.match(text):
        return -40.0
    length = len(text)
    if ends_sentence(text):
        return float(min(length, 400)) if length >= 40 else 5.0
    if length >= 120:
        return 40.0
    stamp = parse_stamp(text)
    if stamp is not None and stamp.ago is not None:
        return -150.0
    return -25.0


def _heads_text(fragments: list[Fragment], at: int, scores: list[float]) -> bool:
    """Whether the line is a subheading: short, with text right after it."""
    text = fragments[at].text
    if scores[at] < -30 or len(text) > 140 or len(text) < 3:
        return False
    return at + 1 < len(fragments) and scores[at + 1] >= 40


def _best_stretch(scores: list[float]) -> tuple[int, int]:
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best[0]:
            best = (total, start, i + 1)
    return best[1], best[2]


def _vetoed(fragment: Fragment) -> bool:
    """Whether the words say that it is furniture, whatever it looks like."""
    text = fragment.text
    if len(text) > 250:
        return False
    words = wording()
    return bool(
        words.furniture_line.match(text)
        or words.furniture_start.match(text)
        or words.teaser_start.match(text)
        or words.paywall.match(text)
    )


def mark_markup(layout: Layout, metadata: Metadata, entries: set[int]) -> None:
    """Set `content` on the fragments of a page with markup that are the article's, as the trained model sees them.

    entries: fragments of a ticker, which belong to it whatever they look like.
    """
    fragments = layout.fragments
    rows = measure(layout, metadata)
    places = sorted(rows)
    found = chances([rows[i] for i in places], [fragments[i].box for i in places])
    inside = [i for i, is_article in zip(places, found, strict=True) if is_article and not _vetoed(fragments[i])]
    hidden = sum(len(fragments[i].text) for i in inside if fragments[i].hidden)
    shown = sum(len(fragments[i].text) for i in inside) - hidden
    for i in inside:
        # A few hidden pieces are for nobody; where most is hidden, a script was to show it after a click or a payment.
        fragments[i].content = not fragments[i].hidden or hidden > shown
    for i in entries:
        fragments[i].content = True
