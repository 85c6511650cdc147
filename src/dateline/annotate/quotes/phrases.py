"""Noun phrases beside a verb, found by their outward shape: no dictionary, no tagger, names as a help where they are.

In German a capital marks nouns; an article's ending often tells whether the phrase can be a subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate.quotes.tokens import Token
from dateline.languages.quotes import QuoteWords
from dateline.model import Name

_TITLE = 6
"""Words of a title in quotation marks, at most one less."""
_LONGEST = 40
"""Words that a noun phrase with all that hangs on it may have."""


class Phrase(NamedTuple):
    """Tokens [start, end) of a unit. subject: it can be one, by its article. pronoun: it is a pronoun alone."""

    start: int
    end: int
    subject: bool
    pronoun: bool


class Grammar:
    """The noun phrases of one document's language, with its names."""

    def __init__(self, words: QuoteWords, names: Sequence[Name]) -> None:
        self.words = words
        self.names = {n.start: n for n in names}
        self.people = {n.start for n in names if n.label == "PER"}

    def phrase(self, tokens: Sequence[Token], start: int, stop: int | None = None) -> Phrase | None:
        """The noun phrase that begins at token `start`, with what hangs on it; None where none begins there."""
        words = self.words
        stop = min(len(tokens), start + _LONGEST) if stop is None else min(stop, start + _LONGEST)
        if start >= stop:
            return None
        first = tokens[start]
        core = self.core(tokens, start, stop)
        if core is None:
            if first.low in words.pronouns or first.low in words.expletives:
                return Phrase(start, start + 1, True, True)
            return None
        subject = not (first.low in words.articles.oblique and first.low not in words.articles.nominative)
        end = self._attached(tokens, core, stop)
        return Phrase(start, end, subject, False)

    def core(self, tokens: Sequence[Token], start: int, stop: int, inner: bool = False) -> int | None:
        """Where article, adjectives and nouns end that begin at `start`. inner: within an attribute already."""
        words = self.words
        if not words.nouns_capitalised:
            return self._plain_core(tokens, start, stop)
        i = start
        determined = False
        if tokens[i].low in words.articles.nominative or tokens[i].low in words.articles.oblique:
            i += 1
            determined = True
            if i + 1 < stop and not inner and tokens[i].low in words.articles.genitive and start + 1 == i:
                # "Eine der größten Gruppen": the rest is a genitive.
                return self.core(tokens, i, stop, inner=True)
        while i < stop and not self._is_noun(tokens, i):
            token = tokens[i]
            if i > start and token.low in words.articles.nominative - words.numerals:
                return None
            if token.kind == "number" or (
                token.kind == "word" and i - start < 8 and self._is_modifier(token, determined)
            ):
                i += 1
            elif determined and not inner and token.low in words.prepositions and i - start < 8:
                after = self._attribute(tokens, i, stop)
                if after is None:
                    return None
                i = after
            else:
                return None
        if i >= stop:
            return None
        return self._nouns(tokens, i, stop)

    def _plain_core(self, tokens: Sequence[Token], start: int, stop: int) -> int | None:
        """The same where nouns have no capital: words to the next verb, preposition or mark."""
        words = self.words
        i = start
        if tokens[i].low in words.articles.nominative and tokens[i].kind == "word":
            i += 1
        first = i
        while i < stop:
            token = tokens[i]
            if token.start in self.names or _is_title(token):
                i += 1
                while i < stop and token.start in self.names and tokens[i].start < self.names[token.start].end:
                    i += 1
                continue
            if token.kind == "number" or (token.kind == "other" and token.text in "&%$€£"):
                i += 1
                continue
            # "the first minister": after an article an adverb is an adjective.
            ordinal = start < i == first and token.low in words.adverbs
            if token.kind != "word" or (not token.capital and not ordinal and self._is_closed(token.low, i > first)):
                break
            i += 1
        if i == first and first > start and tokens[start].low not in words.articles.genitive:
            return first if tokens[start].low not in ("a", "an") else None
        return i if i > first else None

    def _is_closed(self, low: str, begun: bool) -> bool:
        """Whether a word cannot be part of a noun phrase: a verb, a preposition, a pronoun and their kind."""
        words = self.words
        if low in words.verbs or low in words.modals or low in words.auxiliaries or low in words.passives:
            return True
        if low in words.cues:
            return begun or any(c.form == "finite" for c in words.cues[low])
        return (
            low in words.prepositions
            or low in words.subordinators
            or low in words.coordinators
            or low in words.adverbs
            or low in words.pronouns
            or low in words.expletives
            or low in words.reflexives
            or low in words.articles.nominative
        )

    def _attribute(self, tokens: Sequence[Token], i: int, stop: int) -> int | None:
        """After a phrase within an attribute: "einer | am Dienstag | veröffentlichten Mitteilung"."""
        inner = self.core(tokens, i + 1, stop, inner=True) if i + 1 < stop else None
        if inner is None or inner + 1 >= stop:
            return None
        adjective = tokens[inner]
        fits = adjective.kind == "word" and not adjective.capital and len(adjective.low) > 5
        return inner if fits and adjective.low.endswith(self.words.adjective_endings) else None

    def _is_modifier(self, token: Token, determined: bool) -> bool:
        low = token.low
        if low in self.words.verbs or low in self.words.cues or low in self.words.subjunctive:
            return determined and low.endswith(self.words.adjective_endings) and low not in self.words.auxiliaries
        if low in self.words.prepositions or low in self.words.subordinators or low in self.words.coordinators:
            return low in self.words.joins and determined
        if not self.words.nouns_capitalised:
            return low not in self.words.adverbs and low not in self.words.pronouns
        if low in self.words.pronouns or (low in self.words.adverbs and not determined):
            return False
        return determined or low.endswith(self.words.adjective_endings)

    def _is_noun(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.start in self.names or _is_title(token):
            return True
        if not token.capital:
            return False
        low = token.low
        first = i == 0 or tokens[i - 1].kind in ("stop", "colon", "quoted")
        if first and (
            low in self.words.prepositions
            or low in self.words.adverbs
            or low in self.words.subordinators
            or low in self.words.pronouns
            or low in self.words.demonstratives
            or low in self.words.expletives
            or low in self.words.coordinators
            or low in self.words.articles.nominative
            or low in self.words.articles.oblique
        ):
            return False
        return low not in self.words.pronouns

    def _nouns(self, tokens: Sequence[Token], i: int, stop: int) -> int:
        """After the nouns and names that follow each other from `i` on."""
        previous: Name | None = None
        while i < stop:
            token = tokens[i]
            name = self.names.get(token.start)
            if name is not None:
                if previous is not None and name.label == "PER" and previous.label == "PER":
                    break
                previous = name
                while i < stop and tokens[i].start < name.end:
                    i += 1
                continue
            if (
                _is_title(token)
                or token.capital
                or (token.kind == "number" and i + 1 < stop and i > 0 and tokens[i - 1].capital)
                or self._is_particle(tokens, i, stop)
            ):
                i += 1
            else:
                break
        return i

    def _is_particle(self, tokens: Sequence[Token], i: int, stop: int) -> bool:
        """Whether a lower-case word stands within a name: "Ursula von der Leyen", "Charles de Gaulle"."""
        particles = self.words.name_particles
        if tokens[i].low not in particles or i + 1 >= stop or i == 0 or self.is_person(tokens, i - 1):
            return False
        if tokens[i].low in self.words.articles.oblique or tokens[i].low in self.words.articles.nominative:
            return tokens[i - 1].low in particles and tokens[i + 1].capital
        return tokens[i - 1].capital and (tokens[i + 1].capital or tokens[i + 1].low in particles)

    def _attached(self, tokens: Sequence[Token], i: int, stop: int) -> int:
        """After genitives, "von …", parentheses, appositions and "und …" that belong to a phrase ending at `i`."""
        words = self.words
        while i < stop:
            token = tokens[i]
            if token.low in words.articles.genitive and self.is_person(tokens, i - 1):
                break
            if token.low in words.articles.genitive or token.low in words.phrase_prepositions:
                inner = self.core(tokens, i, stop) if token.low in words.articles.genitive else None
                if inner is None and token.low in words.phrase_prepositions and i + 1 < stop:
                    inner = self.core(tokens, i + 1, stop)
                if inner is None or self.is_time(tokens, i, inner):
                    break
                if self.is_person(tokens, i - 1) and self.is_person(tokens, inner - 1):
                    break
                i = inner
            elif self._is_bare_genitive(tokens, i, stop):
                i = self._nouns(tokens, i + 1, stop)
            elif token.kind == "open":
                close = next((j for j in range(i + 1, min(i + 10, stop)) if tokens[j].kind == "close"), None)
                if close is None:
                    break
                i = close + 1
            elif token.low in words.joins and i + 1 < stop:
                inner = self.core(tokens, i + 1, stop) if self._opens(tokens, i + 1) else None
                if inner is None:
                    break
                i = inner
            else:
                break
        return i

    def _is_bare_genitive(self, tokens: Sequence[Token], i: int, stop: int) -> bool:
        """ "Angaben | libanesischer Kreise": an adjective that shows the case, and its noun."""
        token = tokens[i]
        plain = token.kind == "word" and not token.capital and token.low not in self.words.adverbs
        ends = plain and token.low.endswith(self.words.genitive_endings) and token.low not in self.words.pronouns
        return ends and len(token.low) > 4 and i + 1 < stop and self._is_noun(tokens, i + 1)

    def _opens(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a phrase can begin here after "und": not with an adjective alone, it may well be a verb."""
        articles = self.words.articles
        return self._is_noun(tokens, i) or tokens[i].low in articles.nominative

    def is_person(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a person's name ends with token `i`: no genitive follows those ("Peskow der Zeitung")."""
        return any(
            tokens[j].start in self.people and self.names[tokens[j].start].end == tokens[i].end
            for j in (i, i - 1, i - 2)
            if j >= 0
        )

    def is_time(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether tokens [start, end) hold a weekday, a month or the like."""
        return any(t.low in self.words.times for t in tokens[start:end])

    def apposition(self, tokens: Sequence[Token], i: int, stop: int) -> int:
        """After an apposition that begins with the comma at `i` (", Präsident des Verbandes,"); `i` where none does."""
        words = self.words
        if i + 1 >= stop or tokens[i].kind != "comma" or tokens[i + 1].kind == "quoted":
            return i
        core = self.core(tokens, i + 1, stop)
        if core is None:
            return i
        end = self._attached(tokens, core, stop)
        while end < stop and tokens[end].low in words.prepositions:
            further = self.core(tokens, end + 1, stop) if end + 1 < stop else None
            if further is None:
                break
            end = self._attached(tokens, further, stop)
        if end == stop or tokens[end].kind in ("comma", "stop", "semicolon", "dash", "close", "colon", "quoted"):
            return end
        return i


def _is_title(token: Token) -> bool:
    """Whether something in quotation marks can be part of a phrase: „Die Neue Post“, but not „feige und dumm“."""
    if token.kind != "quoted":
        return False
    inside = token.text[1:].split(None, _TITLE)
    return bool(inside) and len(inside) < _TITLE and not inside[0][:1].islower()
