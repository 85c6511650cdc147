"""What is measured of each fragment of a page, for telling the article from the furniture."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.hints import HINTS, bits
from dateline.extract.markup import Layout
from dateline.extract.metadata import Metadata

_TAGS = ("p", "h1", "h2", "h3", "h4", "li", "div", "td", "blockquote", "figcaption", "button", "section")
_TAG_ROWS = {tag: tuple(float(tag == other) for other in _TAGS) for tag in _TAGS}
_NO_TAG = (0.0,) * len(_TAGS)
_QUOTES = frozenset('"„“”«»‚‘’')
_GOOD_LENGTH = 60
_FAR = 12
"""What is further up or down the tree counts the same: templates differ there."""
_ENOUGH = 60
"""Letters by which two texts are taken for the same."""
_NEVER = bits("navigation")
_NEVER_INSIDE = bits("comment")

OWN = (
    "length", "words", "link", "sentence", "stops", "commas", "capital", "strong", "hidden", "cut", "quoted", "date",
    "linked-whole", "colon", "question", "repeats",
)  # fmt: skip
PLACE = (
    "signature", "box", "parent", "grandparent", "up", "down", "depth", "after-headline", "before-body", "after-body",
    "in-body", "has-body", "is-description", "is-headline", "box-link", "box-count", "box-length", "before-same",
    "after-same",
)  # fmt: skip
BESIDE = ("length", "link", "heading", "sentence", "bad")
NAMES = (
    *OWN, *(f"tag-{t}" for t in _TAGS), *(f"near-{h}" for h in HINTS), *(f"mid-{h}" for h in HINTS),
    *(f"far-{h}" for h in HINTS), *PLACE, *(f"{n}{b}" for n in ("before-", "before2-", "after-",
    "after2-") for b in BESIDE),
)  # fmt: skip
"""The features in the order of a row. A trained model holds this order; changing it means training again."""

Row = list[float]
_NOTHING = (0.0,) * len(BESIDE)
_KEPT = 1_000


@dataclass(slots=True)
class _Boxes:
    """Sums over the fragments of each box of the page; `text` counts only what may be a paragraph."""

    text: defaultdict[int, int]
    around: defaultdict[int, int]
    all: defaultdict[int, int]
    link: defaultdict[int, int]
    count: Counter[int]
    signatures: defaultdict[tuple[str, str], int]
    total: int
    best: int
    chain: dict[int, int]


class Measured:
    """The fragments of a page that may be the article's, and what is measured of each.

    Left out are those that hardly ever are: links, buttons, navigation, comments, short texts far from any paragraph.
    Trees only ask which of two numbers is the greater, so nothing is scaled. All are floats, which Python compares
    quicker with one another than with integers. places: the fragments' indexes.
    """

    def __init__(self, layout: Layout, metadata: Metadata) -> None:
        fragments, parents = layout.fragments, layout.parents
        self._fragments, self._parents = fragments, parents
        self._boxes = _sum_boxes(layout)
        self._stated = _Stated(metadata)
        self._landmarks = _landmarks(fragments, self._boxes.best)
        self._repeats = Counter([f.text for f in fragments])  # a consent notice in place of each picture
        self._beside: dict[int, tuple[float, ...]] = {}
        self.places = [i for i, f in enumerate(fragments) if _possible(f, self._boxes, parents)]

    def row(self, number: int) -> Row:
        """What is measured of the candidate `places[number]`, in the order of NAMES.

        Made anew each time: the rows of a long page take ten times its memory.
        """
        i = self.places[number]
        fragments, boxes = self._fragments, self._boxes
        first, last, top, depth = self._landmarks
        f = fragments[i]
        box = f.box
        count = boxes.count[box]
        return [
            *_own(f),
            float(self._repeats[f.text]),
            *_TAG_ROWS.get(f.tag, _NO_TAG),
            *_spread(f.near),
            *_spread(f.mid),
            *_spread(f.far),
            *_place(f, boxes, self._parents, depth),
            float(i - top),
            float(first - i),
            float(i - last),
            *self._stated.compare(f.text),
            boxes.link[box] / boxes.all[box],
            float(min(count, 40)),
            boxes.all[box] / count,
            float(i > 0 and fragments[i - 1].box == box),
            float(i + 1 < len(fragments) and fragments[i + 1].box == box),
            *self._around(i - 1),
            *self._around(i - 2),
            *self._around(i + 1),
            *self._around(i + 2),
        ]

    def _around(self, i: int) -> tuple[float, ...]:
        known = self._beside.get(i)
        if known is None:
            known = _beside(self._fragments[i]) if 0 <= i < len(self._fragments) else _NOTHING
            if len(self._beside) > _KEPT:
                self._beside.clear()
            self._beside[i] = known
        return known


def _possible(f: Fragment, boxes: _Boxes, parents: list[int]) -> bool:
    length = len(f.text)
    if f.link * 10 > 7 * length or f.tag == "button" or (f.near | f.mid) & _NEVER:
        return False
    if (f.near | f.mid | f.far) & _NEVER_INSIDE:
        return False
    return length >= _GOOD_LENGTH or f.box in boxes.text or boxes.around[parents[parents[f.box]]] > 0


def _sum_boxes(layout: Layout) -> _Boxes:
    text: defaultdict[int, int] = defaultdict(int)
    everything: defaultdict[int, int] = defaultdict(int)
    link: defaultdict[int, int] = defaultdict(int)
    count: Counter[int] = Counter()
    signatures: defaultdict[tuple[str, str], int] = defaultdict(int)
    total = 1
    for f in layout.fragments:
        length = len(f.text)
        everything[f.box] += length
        link[f.box] += f.link
        count[f.box] += 1
        if length >= _GOOD_LENGTH and f.link * 3 < length and not f.hidden:
            text[f.box] += length
            signatures[(f.tag, f.name)] += length
            total += length
    parents = layout.parents
    around: defaultdict[int, int] = defaultdict(int)
    for innermost, amount in text.items():
        box = innermost
        for _ in range(3):
            around[box] += amount
            if not box:
                break
            box = parents[box]
    best = max(text, key=lambda b: (text[b], -b), default=0)
    chain: dict[int, int] = {}
    box = best
    while True:
        chain[box] = len(chain)
        if not box:
            break
        box = parents[box]
    return _Boxes(text, around, everything, link, count, signatures, total, best, chain)


def _landmarks(fragments: list[Fragment], best: int) -> tuple[int, int, int, int]:
    """First and last paragraph of the box with most text, the headline above it, and how deep its paragraphs lie."""
    places = [
        i for i, f in enumerate(fragments) if f.box == best and len(f.text) >= _GOOD_LENGTH and f.link * 3 < len(f.text)
    ]
    first, last = (places[0], places[-1]) if places else (0, len(fragments))
    tops = [i for i, f in enumerate(fragments) if f.tag == "h1"]
    top = next((i for i in reversed(tops) if i <= first), tops[0] if tops else 0)
    return first, last, top, fragments[first].depth if places else 0


class _Stated:
    """What the page's head says of its text, ready for comparing."""

    def __init__(self, metadata: Metadata) -> None:
        description = metadata.text("description") or metadata.meta("og:description", "description") or ""
        headline = metadata.text("headline") or metadata.meta("og:title") or metadata.title
        self.body = _letters(metadata.text("articleBody") or "")
        self.description = _letters(description[:160])[:_ENOUGH]
        self.headline = _letters(headline)
        self.starts = {self.description[:1], self.headline[:1]}

    def compare(self, text: str) -> tuple[float, float, float, float]:
        """Whether the text stands in the stated body, whether there is one, whether it is the description, the
        headline."""
        if not self.body and text[0].casefold() not in self.starts:
            return 0.0, 0.0, 0.0, 0.0
        letters = _letters(text[:160])
        return (
            float(len(letters) > 20 and letters[:_ENOUGH] in self.body),
            float(bool(self.body)),
            float(len(self.description) > 30 and letters.startswith(self.description)),
            float(len(self.headline) > 8 and letters == self.headline),
        )


def _letters(text: str) -> str:
    return "".join(text.casefold().split())


def _place(f: Fragment, boxes: _Boxes, parents: list[int], best_depth: int) -> tuple[float, ...]:
    up, at = 0, f.box
    chain = boxes.chain
    while at not in chain:
        at, up = parents[at], up + 1
    parent = parents[f.box]
    total = boxes.total
    return (
        boxes.signatures.get((f.tag, f.name), 0) / total,
        boxes.text.get(f.box, 0) / total,
        boxes.around.get(parent, 0) / total,
        boxes.around.get(parents[parent], 0) / total,
        float(min(up, _FAR)),
        float(min(chain[at], _FAR)),
        float(max(-_FAR, min(_FAR, f.depth - best_depth))),
    )


@lru_cache(maxsize=20_000)
def _spread(hints: int) -> tuple[float, ...]:
    """Hints as a row of zeros and ones."""
    return tuple([float(hints >> place & 1) for place in range(len(HINTS))])


def _own(f: Fragment) -> tuple[float, ...]:
    text = f.text
    length = len(text)
    return (
        float(length),
        float(text.count(" ") + 1),
        f.link / length,
        float(ends_sentence(text)),
        float(text.count(". ")),
        text.count(",") * 100 / (length + 50),
        float(text[0].isupper()),
        float(f.strong),
        float(f.hidden),
        float(f.cut is not None),
        float(text[0] in _QUOTES),
        float(f.instant is not None),
        float(f.link >= length),
        float(text[-1] == ":"),
        float(text[-1] in "?!"),
    )


def _beside(f: Fragment) -> tuple[float, ...]:
    length = len(f.text)
    link = f.link / length
    return float(length), link, float(f.is_heading), float(ends_sentence(f.text)), float(link > 0.5)
