"""What a language supplies for reading figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Bound = Literal["lower", "upper", "about", "about-lower", "about-upper"]
"""What a word makes of the number beside it: at least, at most, roughly, roughly but not less, roughly but not more."""


class QuantityWords(Struct, frozen=True, kw_only=True):
    """Words of figures, in lower case.

    decimal, group: the signs inside written numbers ("," and "." in German); more signs may group (narrow blanks).
    numbers: number words with their value. ones: words that mean 1 but are mostly articles ("ein"): a number only
        before a multiplier, a unit or a word of `persons`.
    fractions: words for a part of a multiplier or unit ("halbe": 0.5); of_a: words between the two ("half a million").
    and_a_half: words behind a number that add a half to it.
    before_hours: words before a number word alone that make it an hour, or a way of doing it ("um acht", "in two").
    of_them: words behind a number word that make it a part of those meant ("vier von ihnen", "four of them").
    multipliers: words that multiply ("millionen": 1e6). vague: words for an unknown number of at least so many
        ("hunderte": 100).
    units: word, or two with a blank between ("per cent") -> (normalised unit, factor). signs_before: signs and codes
        before a number ("$": "USD").
    bounds_before, bounds_after: words around the number, longest first in effect, each a tuple of words.
    no_bound_behind: verbs whose own preposition looks like a bound ("verfügt über 120 Betten").
    between, and_, to: the words of "zwischen 3 und 5" and "3 bis 5".
    persons: what is counted with an article ("toter", "person").
    numbered: nouns whose number is a name ("artikel", "platz", "flug").
    adjectives: lower-case words that may stand between number and noun although their ending does not show it.
    totals: nouns that are followed by what is counted ("zahl" in "die Zahl der Toten stieg auf 12").
    counting: words before a number that make it one though it looks like a year ("zählte 1500").
    predicates: verbs behind a number word that stands for people ("acht wurden verletzt").
    complements: words that join a short complement to what is counted ("in", "der", "of").
    partitives: the ones that may open what is counted ("30 Prozent der Stimmen", "two of the boats").
    articles: articles that may stand in that complement.
    stops: words that end the noun phrase (English, where nouns are not capitalised).
    fates: words that are counted themselves where they follow the number ("12 dead", "three injured").
    no_counted: nouns that are never what is counted ("uhr").
    adjective_endings: endings that a word between number and noun has; modifier_endings: one inside a complement.
    compounds: True where nouns have a capital and a number's noun can be told by it.
    """

    decimal: str
    group: str
    numbers: Mapping[str, float]
    ones: frozenset[str]
    multipliers: Mapping[str, float]
    vague: Mapping[str, float]
    units: Mapping[str, tuple[str, float]]
    signs_before: Mapping[str, str]
    bounds_before: Mapping[tuple[str, ...], Bound]
    bounds_after: Mapping[tuple[str, ...], Bound]
    no_bound_behind: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    to: frozenset[str]
    persons: frozenset[str]
    numbered: frozenset[str]
    adjectives: frozenset[str]
    totals: frozenset[str]
    counting: frozenset[str]
    predicates: frozenset[str]
    complements: frozenset[str]
    partitives: frozenset[str]
    articles: frozenset[str]
    stops: frozenset[str]
    fates: frozenset[str]
    no_counted: frozenset[str]
    compounds: bool
    fractions: Mapping[str, float]
    of_a: frozenset[str]
    and_a_half: tuple[tuple[str, ...], ...]
    before_hours: frozenset[str]
    of_them: frozenset[str]
    adjective_endings: tuple[str, ...] = ()
    modifier_endings: tuple[str, ...] = ()
