"""Which documents of a heap are about one event."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
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
UNDATED = 0.3
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


class _Story(Struct):
    members: list[Document]
    weights: dict[str, float]
    last: dt.datetime | None


def group(documents: Sequence[Document]) -> list[list[Document]]:
    """The stories in a heap of annotated documents: lists of documents about one event, each in order of time.

    The order of the heap does not matter: documents are taken as they appeared. Each one joins the story that it is
    most like, or opens one; the work grows with the number of documents, not of pairs. Stories are in the order in
    which they began; a document like no other is a story of its own.
    """
    ordered = in_order({d.id: d for d in documents}.values())
    counted = [_terms(d) for d in ordered]
    frequency = Counter(t for one in counted for t in one)
    few = max(RARE, len(ordered) * RARE_SHARE)
    rare = frozenset(t for t, n in frequency.items() if t[0] == "@" and n <= few)
    stories: list[_Story] = []
    index: dict[str, list[int]] = defaultdict(list)
    for document, terms in zip(ordered, counted, strict=True):
        weights = _heaviest({t: n * math.log(1 + len(ordered) / frequency[t]) for t, n in terms.items()}, KEPT)
        home = _home(document, weights, stories, index, rare)
        if home is None:
            home = len(stories)
            stories.append(_Story([], {}, None))
        _add(document, weights, stories[home])
        for term in weights:
            if home not in index[term][-1:]:
                index[term].append(home)
    return [story.members for story in stories]


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
    rare: frozenset[str],
) -> int | None:
    """The story that a document is most like; None where it is like none. They must share a rare name."""
    when = appeared(document)
    near: dict[int, None] = {}
    for term in weights:
        holders = index.get(term, ())
        near.update(dict.fromkeys(islice(reversed(holders), COMMON)))
    best: tuple[float, int] | None = None
    for number in near:
        story = stories[number]
        if when is not None and story.last is not None and abs(when - story.last) > WINDOW:
            continue
        shared = [t for t in weights if t in story.weights]
        if len(shared) < SHARED or not any(t in rare for t in shared):
            continue
        like = sum(weights[t] * story.weights[t] for t in shared)
        dated = when is not None and story.last is not None
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
