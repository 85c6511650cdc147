"""What a language supplies for telling on whose word a statement stands, and how firm that makes it."""

from __future__ import annotations

from msgspec import Struct


class AttributionWords(Struct, frozen=True, kw_only=True):
    """Words in lower case, phrases with single blanks.

    hedges: words and phrases that leave open whether something is so ("angeblich", "is said to").
    hearsay: modal verbs that do so with an infinitive of something past or lasting ("soll … getötet haben"), but with
    any other say what is planned ("soll beginnen"); perfect: auxiliaries that end such an infinitive; lasting:
    infinitives of something lasting. guesses: modal verbs that always do ("dürfte"). claims: modal verbs that, with
    a perfect infinitive, say that the subject claims it ("will gesehen haben"). negations: words after which a guess
    is a prohibition.
    own: adjectives by which a source is the statement's own subject ("eigenen"). wants: verbs whose subject alone can
    say so ("will").
    unnamed: nouns for sources that nobody could name ("Insidern"), also as the second part of a compound.
    compounds: how nouns end whose first part says whose word it is ("Polizeiangaben"), but for unnamed and plain ones.
    future: words that make a plan of what could be hearsay.
    """

    hedges: frozenset[str]
    hearsay: frozenset[str]
    perfect: frozenset[str]
    lasting: frozenset[str]
    guesses: frozenset[str]
    claims: frozenset[str]
    negations: frozenset[str]
    own: frozenset[str]
    wants: frozenset[str]
    unnamed: frozenset[str]
    future: frozenset[str]
    compounds: tuple[str, ...] = ("\n",)
    plain: frozenset[str] = frozenset()
