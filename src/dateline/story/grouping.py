"""Which documents of a heap are about one event."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from dateline.model import Document, Role
from dateline.story.reuse import appeared, in_order
from dateline.story.spelling import skeleton, without_genitive
from dateline.story.terms import TOKEN, lexicon, story_words

TOLD: frozenset[Role] = frozenset({"headline", "kicker", "lead", "paragraph", "update-heading", "update"})
OPENING = 1500
"""Characters of a document that say what it is about; what follows is background that many events share."""

HEADLINE_WEIGHT = 2.0
NAME_WEIGHT = 1.5
KEPT = 80
"""Terms that a document, and twice as many that a story, is compared by: its heaviest ones."""

ALIKE = 0.14
UNDATED = 0.35
"""Cosine from which a document belongs to a story of the same days; and where nobody knows the days, as topics
return."""

SHARED = 6
"""Terms that it must share with it at least."""

RARE = 8
RARE_SHARE = 0.01
"""Documents, as a number and as a share of the heap, that may name what makes two of them meet: a name that all name
joins nothing."""

WINDOW = dt.timedelta(days=4)
"""A story to which nothing was added for so long is over."""

COMMON = 50
"""A term that the documents of more stories hold leads to none of them."""


_NAMED_YEAR = re.compile(r"(?:19|20)\d\d")

BACKGROUND = 1000
"""So many documents, none of which holds a term, are counted with the heap when its rarity is. Otherwise what all
documents of a small heap name would be common there, and one event's pages would fall apart."""


class _Story(Struct):
    """last: when its newest document appeared. year: the latest that an undated document of it names."""

    members: list[Document]
    weights: dict[str, float]
    last: dt.datetime | None
    year: int | None = None


class Heap:
    """Documents that fall into stories as they come: each joins the story that it is most like, or opens one.

    What was decided stays: adding a document costs as much as looking for its story, whatever the heap holds.
    """

    def __init__(self) -> None:
        self._stories: list[_Story] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        self._frequency: Counter[str] = Counter()
        self._known: dict[str, int] = {}

    @property
    def stories(self) -> list[list[Document]]:
        """The stories so far, in the order in which they were opened, each in the order in which documents came."""
        return [list(story.members) for story in self._stories]

    def add(self, documents: Iterable[Document]) -> list[int]:
        """The numbers of the stories that these annotated documents belong to, in the order given.

        Documents that come together are taken as they appeared, so their order does not matter; one that the heap
        has stays where it is.
        """
        given = list(documents)
        new = in_order({d.id: d for d in given if d.id not in self._known}.values())
        counted = [_terms(d) for d in new]
        self._frequency.update(t for terms in counted for t in terms)
        total = len(self._known) + len(new)
        few = max(RARE, total * RARE_SHARE)
        for document, terms in zip(new, counted, strict=True):
            weighted = {t: n * math.log(1 + (total + BACKGROUND) / (self._frequency[t] + 1)) for t, n in terms.items()}
            weights = _heaviest(weighted, KEPT)
            rare = [t for t in weights if t[0] == "@" and self._frequency[t] <= few]
            home = _home(document, weights, self._stories, self._index, rare)
            if home is None:
                home = len(self._stories)
                self._stories.append(_Story([], {}, None))
            _add(document, weights, self._stories[home])
            self._known[document.id] = home
            for term in weights:
                if home not in self._index[term][-1:]:
                    self._index[term].append(home)
        return [self._known[d.id] for d in given]


def group(documents: Sequence[Document]) -> list[list[Document]]:
    """The stories in a heap of annotated documents: lists of documents about one event, each in order of time.

    The order of the heap does not matter: documents are taken as they appeared. Each one joins the story that it is
    most like, or opens one; the work grows with the number of documents, not of pairs. Stories are in the order in
    which they began; a document like no other is a story of its own. For a heap that grows see Heap.
    """
    heap = Heap()
    heap.add(documents)
    return heap.stories


def _terms(document: Document) -> dict[str, float]:
    """What a document is about: its names and content words, those of its headline counted more."""
    found: dict[str, float] = defaultdict(float)
    endings = story_words(document.language).genitive
    for name in document.annotations.names:
        if name.start <= OPENING or document.updates:
            written = document.text[name.start : name.end]
            for part in (without_genitive(written, endings) or written).split()[-1:]:
                found["@" + skeleton(part)] += NAME_WEIGHT
    lexis = lexicon(document.language)
    read = 0
    for block in document.blocks:
        if block.role not in TOLD or read > OPENING:
            continue
        weight = HEADLINE_WEIGHT if block.role == "headline" else 1.0
        for match in TOKEN.finditer(document.text, block.start, block.end):
            for term, share in lexis.terms(match.group()):
                if term[0] != "#":
                    found[term] += weight * share
        read += block.end - block.start
    return {t: 1 + math.log(n) if n >= 1 else n for t, n in found.items()}


def _heaviest(weights: dict[str, float], kept: int) -> dict[str, float]:
    """The heaviest terms, as a vector of length 1."""
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))[:kept]
    length = math.sqrt(sum(w * w for _, w in ranked)) or 1.0
    return {t: w / length for t, w in ranked}


def _home(
    document: Document,
    weights: dict[str, float],
    stories: Sequence[_Story],
    index: dict[str, list[int]],
    rare: Sequence[str],
) -> int | None:
    """The story that a document is most like; None where it is like none. They must share a rare name."""
    when = appeared(document)
    year = when.year if when is not None else _year(document)
    near: dict[int, None] = {}
    for term in rare:
        holders = index.get(term, ())
        near.update(dict.fromkeys(islice(reversed(holders), COMMON)))
    best: tuple[float, int] | None = None
    for number in near:
        story = stories[number]
        if when is not None and story.last is not None and abs(when - story.last) > WINDOW:
            continue
        shared = [t for t in weights if t in story.weights]
        if len(shared) < SHARED or not any(t in story.weights for t in rare):
            continue
        like = sum(weights[t] * story.weights[t] for t in shared)
        dated = when is not None and story.last is not None
        if not dated and year is not None and story.year is not None and year != story.year:
            continue
        if like >= (ALIKE if dated else UNDATED) and (best is None or (like, -number) > (best[0], -best[1])):
            best = (like, number)
    return best[1] if best else None


def _add(document: Document, weights: dict[str, float], story: _Story) -> None:
    story.members.append(document)
    size = len(story.members)
    merged = {t: w * (size - 1) / size for t, w in story.weights.items()}
    for term, weight in weights.items():
        merged[term] = merged.get(term, 0.0) + weight / size
    story.weights = _heaviest(merged, 2 * KEPT)
    when = appeared(document)
    if when is not None and (story.last is None or when > story.last):
        story.last = when
    years = [y for y in (story.year, when.year if when is not None else _year(document)) if y is not None]
    story.year = max(years, default=None)


def _year(document: Document) -> int | None:
    """The latest year that a document names outright at its beginning: what it tells is not of an earlier one."""
    named = [
        int(match.group())
        for time in document.annotations.times
        if time.start <= OPENING and time.anchor is None and (match := _NAMED_YEAR.match(time.value))
    ]
    return max(named, default=None)
