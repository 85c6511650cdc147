"""Quotations that say the same in other words: translations, rephrasings, a direct one and its indirect report."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from msgspec import structs

from dateline.model import StoryQuote
from dateline.story.nearness import centred
from dateline.story.terms import TOKEN, lexicon
from dateline.story.vectors import Vectors

ALIKE = 0.7
"""Share of the shorter one's weight from which one speaker's quotations in one language say the same."""

ALIKE_LONGER = 0.4
"""The same share of the longer one's weight."""

TRANSLATED = 0.15
"""The same for two languages, where only names, figures and known concepts can be shared."""

WINDOW = dt.timedelta(hours=12)
NEIGHBOURS = 60
"""So many of a speaker's quotations, in order of time, are compared with each one; keeps the work linear."""


NEAR = 0.5
"""Cosine from which one speaker's quotations in two languages are one, if neither has a nearer one."""

LEAST_WORDS = 3
"""Words that a quotation needs for its vector to say anything."""


def with_variants(
    quotes: Sequence[StoryQuote], languages: dict[str, str], vectors: Vectors | None = None
) -> list[StoryQuote]:
    """The same quotations, each with the ids of those that say the same.

    languages: document id → language. vectors: by which translations meet that share no known word.
    """
    near = _nearness(quotes, languages, vectors)
    terms = [_terms(q, languages) for q in quotes]
    frequency = Counter(t for one in terms for t in one)
    rarity = {t: math.log(1 + len(quotes) / n) for t, n in frequency.items()}
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for n, quote in enumerate(quotes):
        if quote.speaker:
            by_speaker[quote.speaker].append(n)
    tongues = [_language(q, languages) for q in quotes]
    likes: dict[int, dict[int, float]] = defaultdict(dict)
    linked: dict[int, set[int]] = defaultdict(set)
    for ones in by_speaker.values():
        for place, n in enumerate(ones):
            for other in ones[max(0, place - NEIGHBOURS) : place]:
                like = _likeness(quotes[n], quotes[other], terms[n], terms[other], rarity, languages)
                if tongues[n] != tongues[other] and _may_be_one(quotes[n], quotes[other]):
                    cosine = near(n, other)
                    like = max(like, cosine if cosine >= NEAR else 0.0)
                if like:
                    likes[n][other] = likes[other][n] = like
    for n, alike in likes.items():
        for other in alike:
            if tongues[n] == tongues[other] or (
                _closest(n, other, likes, terms, tongues) and _closest(other, n, likes, terms, tongues)
            ):
                linked[n].add(other)
                linked[other].add(n)
    return [
        structs.replace(q, variants=tuple(quotes[m].id for m in sorted(linked[n]))) if n in linked else q
        for n, q in enumerate(quotes)
    ]


def _language(quote: StoryQuote, languages: dict[str, str]) -> str:
    return languages[quote.occurrences[0].document]


def _terms(quote: StoryQuote, languages: dict[str, str]) -> dict[str, float]:
    lexis = lexicon(_language(quote, languages))
    found: dict[str, float] = {}
    for match in TOKEN.finditer(quote.text):
        for term, weight in lexis.terms(match.group()):
            found[term] = max(weight, found.get(term, 0.0))
    return found


def _closest(
    one: int,
    other: int,
    likes: dict[int, dict[int, float]],
    terms: Sequence[dict[str, float]],
    tongues: Sequence[str],
) -> bool:
    """Whether no quotation in the language of `other` is more like `one`, except a part of `other` or what holds it."""
    words = terms[other].keys()
    return all(
        like <= likes[one][other] or words <= terms[rival].keys() or terms[rival].keys() <= words
        for rival, like in likes[one].items()
        if tongues[rival] == tongues[other]
    )


def _likeness(
    one: StoryQuote,
    other: StoryQuote,
    a: dict[str, float],
    b: dict[str, float],
    rarity: dict[str, float],
    languages: dict[str, str],
) -> float:
    """How much two quotations share (0 to 1); 0 where they are not alike enough, or where one holds the other."""
    if not _may_be_one(one, other):
        return 0.0
    shared = [t for t in a if t in b]
    translated = _language(one, languages) != _language(other, languages)
    if len(shared) < (1 if translated else 2):
        return 0.0
    weight = sum(min(a[t], b[t]) * rarity[t] for t in shared)
    total_a = sum(w * rarity[t] for t, w in a.items())
    total_b = sum(w * rarity[t] for t, w in b.items())
    if not translated and weight < max(ALIKE * min(total_a, total_b), ALIKE_LONGER * max(total_a, total_b)):
        return 0.0
    like = 0.5 * weight / math.sqrt(total_a * total_b) + 0.5 * weight / min(total_a, total_b)
    return like if like >= TRANSLATED else 0.0


def _may_be_one(one: StoryQuote, other: StoryQuote) -> bool:
    """Whether nothing speaks against two quotations being one: said at about the same time, not beside each other."""
    if one.time and other.time and abs(one.time - other.time) > WINDOW:
        return False
    if {o.document for o in one.occurrences} == {o.document for o in other.occurrences} and one.type == other.type:
        return False
    return not _overlap(one, other)


def _nearness(
    quotes: Sequence[StoryQuote], languages: dict[str, str], vectors: Vectors | None
) -> Callable[[int, int], float]:
    """The cosine of two quotations by their numbers; 0 for short ones, and where there are no vectors."""
    rows = {n: place for place, n in enumerate(n for n, q in enumerate(quotes) if _long(q))}
    if vectors is None or not rows:
        return lambda one, other: 0.0
    matrix = centred(vectors, [quotes[n].text for n in rows], [_language(quotes[n], languages) for n in rows])

    def near(one: int, other: int) -> float:
        return float(matrix[rows[one]] @ matrix[rows[other]]) if one in rows and other in rows else 0.0

    return near


def _long(quote: StoryQuote) -> bool:
    return len(TOKEN.findall(quote.text)) >= LEAST_WORDS


def _overlap(one: StoryQuote, other: StoryQuote) -> bool:
    """Whether words of one are words of the other, as literal ones are in an indirect report."""
    return any(
        p.document == q.document and p.start < q.end and q.start < p.end for p in one.passages for q in other.passages
    )
