"""The clauses of a unit: where they begin and end, what their verbs look like, and the frames found in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.annotate.quotes.phrases import Grammar
from dateline.annotate.quotes.tokens import Token, Unit
from dateline.languages.quotes import Cue

Range = tuple[int, int]
"""Tokens [start, end) of a unit."""

Shape = Literal["main", "inverted", "as", "relative", "subordinate"]
BREAKS = frozenset(("comma", "semicolon", "colon", "dash", "open", "close", "stop"))


class Segment(NamedTuple):
    """Tokens between two marks of a unit, [start, end) without the marks."""

    start: int
    end: int


class Frame(NamedTuple):
    """A verb of saying in a unit. All numbers are token numbers of the unit.

    cue_at: the verb's words. start, end: the clause (the segments from its first word to its last).
    speaker: ranges of tokens; empty where there is none. passive: somebody is said to have said it, or nobody.
    """

    cue: Cue
    verb: int
    cue_at: tuple[int, ...]
    start: int
    end: int
    shape: Shape
    passive: bool
    speaker: tuple[Range, ...]
    addressee: tuple[Range, ...] = ()


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """The stretches between commas and other marks."""
    found, start, close = [], 0, -1
    for i, token in enumerate(tokens):
        if token.kind == "open":
            # What stands in parentheses belongs to the word before it.
            closing = (j for j in range(i + 1, min(i + 16, len(tokens))) if tokens[j].kind == "close")
            close = max(close, next(closing, -1))
        if i > close and token.kind in BREAKS and not _is_within(tokens, i):
            if i > start:
                found.append(Segment(start, i))
            start = i + 1
    if start < len(tokens):
        found.append(Segment(start, len(tokens)))
    return found


def _is_within(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop belongs to a day or an abbreviation: "am 29. Februar", "Nr. 5"."""
    if tokens[i].text != "." or i == 0 or i + 1 >= len(tokens):
        return False
    return tokens[i - 1].kind == "number" or len(tokens[i - 1].text) <= 3


class Clauses:
    """One unit, cut into the stretches between its marks."""

    def __init__(self, grammar: Grammar, unit: Unit) -> None:
        self.grammar = grammar
        self.words = grammar.words
        self.tokens = unit.tokens
        self.block = unit.block
        self.segments = segments(unit.tokens)
        self._at = [0] * len(self.tokens)
        for number, segment in enumerate(self.segments):
            for i in range(segment.start, segment.end):
                self._at[i] = number

    def segment_of(self, i: int) -> Segment:
        """The stretch between marks that token `i` stands in (or the one before it, for a mark)."""
        return self.segments[self._at[i]]

    def number_of(self, i: int) -> int:
        """That stretch's number."""
        return self._at[i]

    def is_subordinate(self, segment: Segment) -> bool:
        """Whether a stretch opens like a subordinate clause, and is none of those that only look so.

        "Während der Fahrt habe …" has a preposition, "Damit gibt es …" an adverb: their verb stands second.
        """
        low = self.tokens[segment.start].low
        if low not in self.words.subordinators:
            return False
        if not self.words.verb_second or low in self.words.that:
            return True
        if segment.start + 1 < segment.end and self.is_verb(self.tokens[segment.start + 1]):
            return False
        verbs = [i for i in range(segment.start, segment.end) if self.is_verb(self.tokens[i])]
        verbs = [i for i in verbs if not self.tokens[i].capital]
        return not (low in self.words.prepositions and verbs and verbs[0] < segment.end - 1)

    def has_subjunctive_pronoun(self, segment: Segment) -> bool:
        """Whether a pronoun and a verb that the lists do not know say what somebody said: "er freue sich"."""
        words, tokens = self.words, self.tokens
        for i in range(segment.start, segment.end - 1):
            if tokens[i].low in words.third_person:
                low = tokens[i + 1].low
                known = low in words.adverbs or low in words.articles.nominative or tokens[i + 1].capital
                if low.endswith(words.third_person_subjunctive) and not low.endswith(words.third_person_past):
                    return not known
        return False

    def is_verb(self, token: Token) -> bool:
        """Whether a word is a finite verb that the lists know."""
        low = token.low
        if token.kind == "quoted":
            inside = token.text.lower().split(None, 40)
            return any(w in self.words.subjunctive or w in self.words.verbs for w in inside)
        return (
            low in self.words.verbs
            or self.is_subjunctive(token)
            or low in self.words.irrealis
            or any(c.form == "finite" for c in self.words.cues.get(low, ()))
        )

    def is_subjunctive(self, token: Token) -> bool:
        """Whether a word is a form that by itself marks somebody else's words: "sei", "propagiere"."""
        plain = token.kind == "word" and not token.capital
        return plain and (token.low in self.words.subjunctive or token.low.endswith(self.words.subjunctive_endings))

    def is_participle(self, token: Token) -> bool:
        """Whether a word looks like a past participle by its outward shape, or is one of the listed verbs'."""
        low = token.low
        if token.capital or token.kind != "word" or low in self.words.states or low in self.words.adverbs:
            return False
        if any(c.form == "participle" for c in self.words.cues.get(low, ())) or low in self.words.passive_participle:
            return True
        return low.startswith(self.words.participle_starts) and low.endswith(self.words.participle_ends)

    def opens_with_verb(self, segment: Segment) -> bool:
        """Whether a stretch begins with a finite verb, known or by its looks, with its subject after it."""
        tokens, words = self.tokens, self.words
        token = tokens[segment.start]
        if token.kind != "word" or token.capital or segment.start + 1 >= segment.end:
            return False
        if self.is_verb(token):
            return token.low not in words.articles.nominative
        low = token.low
        if (
            low in words.subordinators
            or low in words.relatives
            or low in words.adverbs
            or low in words.prepositions
            or low in words.coordinators
            or low in words.articles.nominative
            or low in words.articles.oblique
            or low in words.pronouns
            or low in words.expletives
            or low in words.reflexives
            or low in words.so
            or low in words.infinitive_marker
        ):
            return False
        following = tokens[segment.start + 1]
        return following.low in words.articles.nominative or following.low in words.pronouns or following.capital

    def hangs_on(self, segment: Segment) -> bool:
        """Whether a stretch between commas is a relative clause or a phrase without a verb."""
        tokens, words = self.tokens, self.words
        first = tokens[segment.start]
        second = tokens[segment.start + 1].low if segment.start + 1 < segment.end else ""
        if first.low in words.relatives or (first.low in words.prepositions and second in words.relatives):
            return True
        if first.low in words.subordinators:
            return True
        return not any(t.low in words.verbs or t.low in words.subjunctive for t in tokens[segment.start : segment.end])

    def through(self, i: int, verb: int) -> int | None:
        """On from a phrase over what hangs on it ("in Berlin") to the next mark; None where a verb comes first."""
        while i < verb and self.tokens[i].kind not in BREAKS:
            if self.is_verb(self.tokens[i]) or self.tokens[i].low in self.words.cues:
                return None
            i += 1
        return i
