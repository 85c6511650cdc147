"""What is measured of each line of plain text, for telling the article from the furniture without markup."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import accumulate

from dateline.extract.content_score import TRUNCATED, best_stretch, line_score
from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import parse_stamp
from dateline.extract.wording import wording

_WORD = re.compile(r"[^\W\d_]{5,}")
_SHORT = 250
_WINDOW = 4
_QUOTES = frozenset('"„“”«»‚‘’')

OWN = (
    "length", "words", "sentence", "stops", "commas", "capital", "digits", "truncated", "quoted", "furniture", "teaser",
    "notice", "byline", "photo", "stamp", "again", "colon", "question", "bullet", "gap", "small-words", "word-length",
)  # fmt: skip
PLACE = ("in-stretch", "from-start", "to-end", "text-before", "text-after", "topic", "near-text", "wide-text")
BESIDE = ("length", "sentence", "again")
_OFFSETS = tuple(o for o in range(-_WINDOW, _WINDOW + 1) if o)
PLAIN_NAMES = (*OWN, *PLACE, *(f"{o:+d}-{b}" for o in _OFFSETS for b in BESIDE))
"""The features in the order of a row."""


def measure_lines(fragments: list[Fragment]) -> list[list[float]]:
    """A row of numbers, in the order of PLAIN_NAMES, for each line."""
    texts = [f.text for f in fragments]
    again = Counter(texts)
    scores = [line_score(f) for f in fragments]
    start, end = best_stretch(scores)
    good = [len(t) if ends_sentence(t) and len(t) >= 60 else 0 for t in texts]
    sums = [0, *accumulate(good)]
    total = sums[-1] + 1
    topic = Counter(w for t in texts[start:end] for w in {w.casefold() for w in _WORD.findall(t)})
    beside = [(math.log(len(t) + 1), float(ends_sentence(t)), float(again[t] > 1)) for t in texts]
    nothing = (0.0,) * len(BESIDE)
    count = len(fragments)
    rows = []
    for i, fragment in enumerate(fragments):
        row = _own(fragment, again[fragment.text])
        inside = start <= i < end
        row += (
            float(inside),
            _near(i - start),
            _near(end - i),
            sums[i] / total,
            (sums[-1] - sums[i + 1]) / total,
            _shared(fragment.text, topic, inside),
            math.log(sums[min(count, i + 4)] - sums[max(0, i - 3)] + 1),
            math.log(sums[min(count, i + 10)] - sums[max(0, i - 9)] + 1),
        )
        for offset in _OFFSETS:
            row += beside[i + offset] if 0 <= i + offset < count else nothing
        rows.append(row)
    return rows


def _near(distance: int) -> float:
    return math.copysign(math.log(abs(distance) + 1), distance)


def _shared(text: str, topic: Counter[str], inside: bool) -> float:
    """Which share of the line's longer words stands elsewhere in the likeliest article:

    teasers speak of other things.
    """
    words = {w.casefold() for w in _WORD.findall(text)}
    if not words:
        return 0.0
    return sum(1 for w in words if topic[w] > inside) / len(words)


def _own(f: Fragment, again: int) -> list[float]:
    text = f.text
    length = len(text)
    words = text.split()
    return [
        math.log(length),
        math.log(len(words)),
        float(ends_sentence(text)),
        math.log(text.count(". ") + 1),
        text.count(",") * 100 / (length + 50),
        float(text[0].isupper()),
        sum(map(text.count, "0123456789")) / length if length < _SHORT else 0.0,
        float(TRUNCATED.search(text, max(0, length - 12)) is not None),
        float(text[0] in _QUOTES),
        *(_worded(text) if length < _SHORT else (0.0,) * 5),
        float(length < _SHORT and parse_stamp(text) is not None),
        float(again > 1),
        float(text[-1] == ":"),
        float(text[-1] in "?!"),
        float(f.bullet),
        float(f.gap),
        sum(1 for w in words[:60] if w[0].islower()) / min(len(words), 60),
        length / len(words),
    ]


def _worded(text: str) -> tuple[float, float, float, float, float]:
    """What the words of a short text say: furniture, teaser, notice, byline, credit."""
    words = wording()
    furniture = words.furniture_line.match(text) or words.furniture_start.match(text) or words.paywall.match(text)
    return (
        float(furniture is not None),
        float((words.teaser_line.match(text) or words.teaser_start.match(text)) is not None),
        float(words.notice.match(text) is not None),
        float(words.byline.match(text) is not None),
        float(words.photo.match(text) is not None),
    )
