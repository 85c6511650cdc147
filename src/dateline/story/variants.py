"""Quotations that say the same in other words: translations, rephrasings, a direct one and its indirect report."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import structs

from dateline.model import StoryQuote
from dateline.story.terms import TOKEN, lexicon

ALIKE = 0.3
"""Likeness (see same.likeness) from which one speaker's quotations in one language are variants of each other."""

TRANSLATED = 0.15
"""The same for two languages, where only names, figures and known concepts can be shared."""

WINDOW = dt.timedelta(hours=12)
NEIGHBOURS = 60
"""So many of a speaker's quotations, in order of time, are compared with each one; keeps the work linear."""


def with_variants(quotes: Sequence[StoryQuote], languages: dict[str, str]) -> list[StoryQuote]:
    """The same quotations, each with the ids of those that say the same. languages: document id → language."""
    terms = [_terms(q, languages) for q in quotes]
    frequency = Counter(t for one in terms for t in one)
    rarity = {t: math.log(1 + len(quotes) / n) for t, n in frequency.items()}
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for n, quote in enumerate(quotes):
        if quote.speaker:
            by_speaker[quote.speaker].append(n)
    linked: dict[int, set[int]] = defaultdict(set)
    for ones in by_speaker.values():
        for place, n in enumerate(ones):
            for other in ones[max(0, place - NEIGHBOURS) : place]:
                if _variants(quotes[n], quotes[other], terms[n], terms[other], rarity, languages):
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


def _variants(
    one: StoryQuote,
    other: StoryQuote,
    a: dict[str, float],
    b: dict[str, float],
    rarity: dict[str, float],
    languages: dict[str, str],
) -> bool:
    if one.time and other.time and abs(one.time - other.time) > WINDOW:
        return False
    if {o.document for o in one.occurrences} == {o.document for o in other.occurrences} and one.type == other.type:
        return False
    shared = [t for t in a if t in b]
    translated = _language(one, languages) != _language(other, languages)
    if len(shared) < (1 if translated else 2):
        return False
    weight = sum(min(a[t], b[t]) * rarity[t] for t in shared)
    total_a = sum(w * rarity[t] for t, w in a.items())
    total_b = sum(w * rarity[t] for t, w in b.items())
    like = 0.5 * weight / math.sqrt(total_a * total_b) + 0.5 * weight / min(total_a, total_b)
    return like >= (TRANSLATED if translated else ALIKE)
