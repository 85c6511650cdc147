"""What a language supplies for finding names and the roles that stand with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct


class NameWords(Struct, frozen=True, kw_only=True):
    """Words around names. All in lower case unless said otherwise, inflected forms spelt out.

    roles: nouns that say what a person does or is ("präsident", "mayor"), also as the last part of a compound where
        `compounds` is True ("Außenminister", "US-Präsident").
    role_phrases: roles of several words ("prime minister"), each a tuple.
    modifiers: words before a role that belong to it ("ehemaliger", "former", "deputy").
    prefixes: the same, joined by a hyphen ("ex", "vize"): no affiliation.
    honorifics: forms of address and academic titles, without stops: they announce a person but are no role ("frau").
    bodies: institutions that a role is compounded with without a hyphen ("kreml" in "Kremlchef").
    demonyms: adjectives of countries and regions, without ending in German ("russisch").
    determiners: articles and possessives that may stand between a comma and a role.
    plural: the ones that show that a role belongs to several people ("die", "beiden", "ihre").
    complements: words that join a role to what it is over ("der", "von", "of", "for").
    conjunctions: "und", "and", "sowie".
    particles: small words inside a name ("van", "von", "de", "bin").
    places_before: prepositions after which a capitalised word is rather a place ("in", "aus").
    organisations: words that end or are the core of an organisation's name ("ag", "gmbh", "inc").
    organisation_heads: words that begin one ("ministerium", "university").
    no_names: capitalised words that are no names by themselves: weekdays, months, common abbreviations.
    place_tails: last parts of a compound with a place that is a place still ("mitte" in "Berlin-Mitte").
    place_adjectives: endings of adjectives with a capital that are made of places ("er" in "New Yorker").
    groups: words for people together that name nobody in particular ("delegation").
    routes: pairs of prepositions between which a place stands ("von Morlbrück nach Lauth").
    known: names that are written like other words or abbreviations, with their label, where capitals alone must decide.
    compounds: whether words are compounded as in German.
    adjective_endings: endings that make a lower-case word an adjective in a role's phrase, and a people's adjective
        inflected. silent_genitive: last letters of names whose genitive may look like the name.
    capitals: whether a capital inside a sentence speaks for a name (English), or for any noun (German).
    """

    roles: frozenset[str]
    role_phrases: frozenset[tuple[str, ...]]
    modifiers: frozenset[str]
    prefixes: frozenset[str]
    honorifics: frozenset[str]
    bodies: frozenset[str]
    demonyms: frozenset[str]
    determiners: frozenset[str]
    plural: frozenset[str]
    complements: frozenset[str]
    conjunctions: frozenset[str]
    particles: frozenset[str]
    places_before: frozenset[str]
    organisations: frozenset[str]
    organisation_heads: frozenset[str]
    no_names: frozenset[str]
    known: Mapping[str, Literal["PER", "LOC", "ORG", "OTH"]]
    compounds: bool
    place_tails: frozenset[str] = frozenset()
    place_adjectives: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()
    routes: frozenset[tuple[str, str]] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    silent_genitive: str = ""
    capitals: bool
