"""Which fragments belong to the article, and which are the page's furniture."""

from __future__ import annotations

import re
from collections import defaultdict

from dateline.extract.fragments import Fragment, clean, ends_sentence
from dateline.extract.markup import Layout
from dateline.extract.stamps import parse_stamp
from dateline.extract.wording import wording

TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(\d+\))?$")
NEGATIVE = re.compile(
    r"teaser|related|recommend|newsletter|comment|footer|\bnav|menu|advert|\bads?\b|ad-|promo|sidebar|social|share|sharing|cookie|consent|"
    r"breadcrumb|\btags?\b|author|caption|most-?read|trending|paywall|subscri|piano|outbrain|taboola|teads|modal|popup|overlay|"
    r"infobox|read-?more|more-?on|toolbar|player|gallery|slideshow|banner|sponsor|credit|copyright|byline|complementary|aside|"
    r"poll|quiz|login|regist|search|weather|widget|recirc|linklist|link-list|also-?read|onward|signup|sign-up|disclaimer|meta-?data"
)
POSITIVE = re.compile(
    r"article-?_?body|articlebody|article-?_?content|article-?_?text|story-?_?body|story-?_?content|entry-content|post-content|main-content|content-?body|rich-?text|paragraph|\bprose\b|article__|story|absatz|fliesstext"
)


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


def mark_markup(layout: Layout, article_body: str | None, entries: set[int]) -> None:
    """Set `content` on the fragments of a page with markup that are the article's."""
    fragments = layout.fragments
    body = _normal(article_body) if article_body else ""
    weights: defaultdict[int, float] = defaultdict(float)
    good: list[bool] = []
    for index, fragment in enumerate(fragments):
        value = _markup_score(fragment, body)
        if index in entries:
            value = max(value, 50.0)
        fragment.score = value
        good.append(value > 0)
        if value > 0:
            box, share = fragment.box, 1.0
            for _ in range(4):
                weights[box] += value * share
                if not box:
                    break
                box, share = layout.parents[box], share * 0.6
    if not weights:
        return
    best = max(weights, key=lambda box: (weights[box], -box))
    inside = _inside(layout, best)
    for index, fragment in enumerate(fragments):
        if fragment.box in inside and good[index]:
            fragment.content = True
    for index, fragment in enumerate(fragments):
        if (
            not fragment.content
            and fragment.box in inside
            and fragment.tag in ("h2", "h3", "h4", "li", "p", "dt")
            and not NEGATIVE.search(fragment.path[:120])
        ):
            follows = any(f.content for f in fragments[index + 1 : index + 3])
            words = wording()
            furniture = words.furniture_line.match(fragment.text) or words.teaser_line.match(fragment.text)
            if follows and not furniture and fragment.link * 2 < len(fragment.text) and len(fragment.text) < 200:
                fragment.content = True
    for i in entries:
        fragments[i].content = True


def _markup_score(fragment: Fragment, body: str) -> float:
    text = fragment.text
    length = len(text)
    if fragment.tag in ("figcaption", "footer", "button", "nav", "h1", "label") or fragment.hidden:
        return -10.0
    if body and length >= 40 and _normal(text) in body:
        return float(length) * 3
    if length < 40 or fragment.link * 2 > length or TRUNCATED.search(text):
        return 0.0
    words = wording()
    if (
        words.furniture_start.match(text)
        or words.furniture_line.match(text)
        or words.teaser_start.match(text)
        or words.notice.match(text)
        or words.paywall.match(text)
    ):
        return 0.0
    value = float(length)
    near = fragment.path[:200]
    if NEGATIVE.search(near):
        value *= 0.2 if POSITIVE.search(near) else 0.0
    elif POSITIVE.search(fragment.path):
        value *= 1.5
    if fragment.tag not in ("p", "blockquote", "li"):
        value *= 0.5
    return value if ends_sentence(text) or length > 100 else 0.0


def _inside(layout: Layout, box: int) -> set[int]:
    inside = {box}
    for child, parent in enumerate(layout.parents):
        if parent in inside:
            inside.add(child)
    return inside


def _normal(text: str) -> str:
    return clean(text).casefold()
