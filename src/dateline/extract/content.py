"""Which fragments belong to the article, and which are the page's furniture."""

from __future__ import annotations

from dateline.extract.article_model import chances
from dateline.extract.content_score import best_stretch, line_score
from dateline.extract.features import Measured
from dateline.extract.fragments import Fragment
from dateline.extract.markup import Layout
from dateline.extract.metadata import Metadata
from dateline.extract.plain_features import measure_lines
from dateline.extract.stamps import parse_stamp
from dateline.extract.wording import wording

_FEW_LINES = 45


def mark_plain(fragments: list[Fragment], entries: set[int]) -> None:
    """Set `content` on the lines of plain text that are the article's, as the trained model sees them.

    entries: lines of a ticker, which belong to it whatever they look like.
    """
    found = chances(
        measure_lines(fragments).__getitem__, [0] * len(fragments), [len(f.text) for f in fragments], "plain_model.json"
    )
    for fragment, inside in zip(fragments, found, strict=True):
        fragment.content = inside and not is_furniture(fragment)
    if len(fragments) - len(entries) <= _FEW_LINES:
        _trust_sentences(fragments, entries)
    for i in entries:
        fragments[i].content = True
    for i in range(1, len(fragments) - 1):
        if not fragments[i].content and _is_subheading(fragments, i):
            fragments[i].content = True


def _trust_sentences(fragments: list[Fragment], entries: set[int]) -> None:
    """Where there are only a few lines, nearly all are the article: a scraper cut it out already. The model, which
    learned from whole pages, is not asked about sentences in the stretch that has most of them.
    """
    scores = [60.0 if i in entries else line_score(f) for i, f in enumerate(fragments)]
    start, end = best_stretch(scores)
    for i in range(start, end):
        if scores[i] >= 40:
            fragments[i].content = True


def _is_subheading(fragments: list[Fragment], at: int) -> bool:
    """A short line of its own between paragraphs of the article."""
    line, after = fragments[at], fragments[at + 1]
    if not (line.gap and after.gap and after.content and len(after.text) >= 80) or not 3 <= len(line.text) <= 100:
        return False
    if line.text.endswith((".", ":", ",")) or not any(f.content for f in fragments[max(0, at - 4) : at]):
        return False
    words = wording()
    return not (
        is_furniture(line) or words.photo.match(line.text) or words.notice.match(line.text) or parse_stamp(line.text)
    )


def is_furniture(fragment: Fragment) -> bool:
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
    measured = Measured(layout, metadata)
    places = measured.places
    found = chances(measured.row, [fragments[i].box for i in places], [len(fragments[i].text) for i in places])
    inside = [i for i, is_article in zip(places, found, strict=True) if is_article and not is_furniture(fragments[i])]
    hidden = sum(len(fragments[i].text) for i in inside if fragments[i].hidden)
    shown = sum(len(fragments[i].text) for i in inside) - hidden
    for i in inside:
        # A few hidden pieces are for nobody; where most is hidden, a script was to show it after a click or a payment.
        fragments[i].content = not fragments[i].hidden or hidden > shown
    for i in entries:
        fragments[i].content = True
