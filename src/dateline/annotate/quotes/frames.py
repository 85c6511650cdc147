"""Frames: the clause that says that somebody said something, its verb, and who is its subject.

A frame is found by its verb. Where the subject stands follows from the verb's place: before it, unless something else
does, then after it; in a subordinate clause after the word that opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.annotate.quotes.phrases import Grammar, Phrase
from dateline.annotate.quotes.tokens import Token, Unit
from dateline.languages.quotes import Cue

Shape = Literal["main", "inverted", "as", "relative", "subordinate"]
_BREAKS = frozenset(("comma", "semicolon", "colon", "dash", "open", "close", "stop"))


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
    speaker: tuple[tuple[int, int], ...]


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """The stretches between commas and other marks."""
    found, start, close = [], 0, -1
    for i, token in enumerate(tokens):
        if token.kind == "open":
            # What stands in parentheses belongs to the word before it.
            closing = (j for j in range(i + 1, min(i + 16, len(tokens))) if tokens[j].kind == "close")
            close = max(close, next(closing, -1))
        if i > close and token.kind in _BREAKS and not _is_within(tokens, i):
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


class FrameFinder:
    """Finds the frames of one unit."""

    def __init__(self, grammar: Grammar, unit: Unit) -> None:
        self.grammar = grammar
        self.words = grammar.words
        self.tokens = unit.tokens
        self.segments = segments(unit.tokens)
        self._at = [0] * len(self.tokens)
        for number, segment in enumerate(self.segments):
            for i in range(segment.start, segment.end):
                self._at[i] = number

    def frames(self) -> list[Frame]:
        """All frames, in order of their verbs."""
        found: list[Frame] = []
        taken: set[int] = set()
        for i, token in enumerate(self.tokens):
            if token.kind != "word" or token.low not in self.words.cues or i in taken:
                continue
            if token.capital and i > 0:
                continue
            for cue in self.words.cues[token.low]:
                frame = self._frame(i, cue, found)
                if frame is not None:
                    found.append(frame)
                    taken.update(frame.cue_at)
                    break
        return found

    def _frame(self, i: int, cue: Cue, earlier: list[Frame]) -> Frame | None:
        segment = self.segments[self._at[i]]
        parts = self._particle(i, cue, segment)
        if parts is None:
            return None
        verb, passive = i, False
        helpers: tuple[int, ...] = ()
        if cue.form in ("participle", "infinitive"):
            found = self._helper(i, cue, segment)
            if found is None:
                return None
            verb, passive, helpers = found
        elif self._is_attribute(i, segment) or self._has_helper(i, segment):
            return None
        cue_at = tuple(sorted({i, *parts, *helpers}))
        home = self.segments[self._at[verb]]
        shape = self._shape(verb, cue_at, home)
        last = max(cue_at)
        end = self.segments[self._at[last]].end
        at_end = max(cue_at) == home.end - 1 and shape in ("inverted", "main")
        split = self._split_as(verb, home) if at_end else None
        if split is not None:
            return Frame(cue, verb, cue_at, split[0], end, "as", passive, split[1])
        start, speaker = self._subject(verb, home, shape, passive, "content" in cue.uses, cue_at, earlier)
        return Frame(cue, verb, cue_at, start, max(end, home.end), shape, passive, speaker)

    def _particle(self, i: int, cue: Cue, segment: Segment) -> tuple[int, ...] | None:
        """Where the particle's words stand; None where they are missing. After the verb, or before a joined form."""
        if not cue.particle:
            return ()
        wanted = cue.particle.split()
        found = []
        for word in wanted:
            place = next((j for j in range(segment.start, segment.end) if j != i and self.tokens[j].low == word), None)
            if place is None and cue.form in ("finite", "subjunctive"):
                place = self._far_particle(i, word)
            if place is None:
                return None
            found.append(place)
        if cue.form == "finite" and len(wanted) == 1 and found[0] > i and not self._closes(found[0]):
            return None
        return tuple(found)

    def _far_particle(self, i: int, word: str) -> int | None:
        """A particle after clauses inserted into its own: "teilte die Behörde, die …, mit"."""
        for segment in self.segments[self._at[i] + 1 : self._at[i] + 4]:
            last = segment.end - 1
            if self.tokens[last].low == word and segment.end - segment.start <= 6:
                return last
        return None

    def _closes(self, i: int) -> bool:
        """Whether a particle stands where particles do: at its clause's end, or before what belongs after it."""
        if i + 1 >= len(self.tokens):
            return True
        following = self.tokens[i + 1]
        if following.kind != "word":
            return True
        low = following.low
        return (
            low in self.words.coordinators
            or low in self.words.that
            or low in self.words.prepositions
            or low in self.words.as_
        )

    def _helper(self, i: int, cue: Cue, segment: Segment) -> tuple[int, bool, tuple[int, ...]] | None:
        """The finite verb that a participle or infinitive goes with, whether it makes a passive, and helping words."""
        words = self.words
        after = self.tokens[i + 1].low if i + 1 < segment.end else ""
        wanted = words.auxiliaries if cue.form == "participle" else words.modals | words.passives
        if after in words.passive_participle:
            found = self._finite_before(i, words.auxiliaries, segment)
            if found is None and i + 2 < segment.end and self.tokens[i + 2].low in words.auxiliaries:
                found = i + 2
            return (found, True, (found, i + 1)) if found is not None else None
        if after in wanted and i + 2 >= segment.end:
            return i + 1, cue.form == "participle" and after in words.passives, (i + 1,)
        if i == segment.start and after in wanted:
            return i + 1, cue.form == "participle" and after in words.passives, (i + 1,)
        found = self._finite_before(i, wanted, segment)
        if found is None:
            return None
        low = self.tokens[found].low
        return found, cue.form == "participle" and low in words.passives, (found,)

    def _finite_before(self, i: int, wanted: frozenset[str], segment: Segment) -> int | None:
        for j in range(i - 1, segment.start - 1, -1):
            if self.tokens[j].low in wanted:
                return j
        # A clause inserted between them: "hat der Sprecher, der …, erklärt".
        for earlier in reversed(self.segments[max(self._at[i] - 3, 0) : self._at[i]]):
            if i - segment.start > 2:
                break
            for j in range(earlier.end - 1, earlier.start - 1, -1):
                if self.tokens[j].low in wanted and j <= earlier.start + 8 and not self._subordinate(earlier):
                    return j
        return None

    def _subordinate(self, segment: Segment) -> bool:
        low = self.tokens[segment.start].low
        return low in self.words.subordinators or (low in self.words.relatives and self._verb_last(segment))

    def _verb_last(self, segment: Segment) -> bool:
        last = self.tokens[segment.end - 1]
        return last.kind == "word" and not last.capital

    def _has_helper(self, i: int, segment: Segment) -> bool:
        """Whether a form that could be finite is a participle or infinitive here: "hat … bestätigt", "will … sagen"."""
        low = self.tokens[i].low
        words = self.words
        participle = any(c.form == "participle" for c in words.cues[low])
        infinitive = low.endswith("n") and any(c.form == "infinitive" for c in words.cues[low])
        if i > segment.start and self.tokens[i - 1].low in words.infinitive_marker and infinitive:
            return True
        wanted = (words.auxiliaries if participle else frozenset()) | (
            words.modals | words.passives if infinitive else frozenset()
        )
        return bool(wanted) and any(
            t.low in wanted for j, t in enumerate(self.tokens[segment.start : segment.end], segment.start) if j != i
        )

    def _is_attribute(self, i: int, segment: Segment) -> bool:
        """Whether the form is an adjective before its noun: "die bestätigte Meldung"."""
        if i == segment.start or i + 1 >= segment.end:
            return False
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        articles = self.words.articles
        if not (before.low in articles.nominative or before.low in articles.oblique or before.low in articles.genitive):
            return False
        if i - 1 == segment.start and before.low in self.words.demonstratives:
            return not (after.start in self.grammar.people or after.low in articles.nominative)
        return after.capital or after.kind == "quoted"

    def _shape(self, verb: int, cue_at: tuple[int, ...], segment: Segment) -> Shape:
        first = self.tokens[segment.start]
        low = first.low
        tail = segment.end - 1 - max([verb, *(c for c in cue_at if c < segment.end)])
        if low in self.words.as_ and tail <= 0:
            return "as"
        if low in self.words.subordinators and verb > segment.start + 1 and (tail <= 1 or low in self.words.that):
            return "subordinate"
        if low in self.words.relatives and 0 < segment.start < verb - 1 and tail <= 1:
            phrase = self.grammar.phrase(self.tokens, segment.start, verb)
            whole = phrase is not None and phrase.end == verb
            if self.tokens[segment.start - 1].kind == "comma" and not whole:
                return "relative"
        if verb == segment.start:
            return "inverted"
        return "main"

    def _subject(
        self,
        verb: int,
        home: Segment,
        shape: Shape,
        passive: bool,
        content: bool,
        cue_at: tuple[int, ...],
        earlier: list[Frame],
    ) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Where the clause starts, and its subject (in a passive: who did it)."""
        if passive and cue_at and any(self.tokens[i].low in self.words.cited for i in cue_at):
            passive = False
        if passive or content:
            return self._clause_start(verb, home), self._agent(home, cue_at)
        if shape in ("as", "subordinate"):
            return home.start, self._after(home.start + 1, home.end, strict=False)
        if shape == "relative":
            return home.start, self._of_relative(home)
        start = home.start
        while start < verb and self.tokens[start].low in self.words.coordinators:
            start += 1
        field_words = self.tokens[start:verb]
        if field_words and all(t.kind == "quoted" and len(t.text.split()) > 2 for t in field_words):
            return verb, self._after(verb + 1, home.end)
        if start < verb - 1 and self.tokens[verb - 1].low in self.words.coordinators:
            shared = self.subject_of_clause(start, verb - 1) or (earlier[-1].speaker if earlier else ())
            following = self._after(verb + 1, home.end)
            if shared:
                return verb, shared
            return verb, following
        if start < verb:
            field = self._field(start, verb)
            if field is not None and not self._is_object(field, verb, home):
                return home.start, field
            after = self._after(verb + 1, home.end)
            return home.start, after
        if start > home.start:
            # "… und fügte hinzu": who spoke before goes on.
            if earlier and earlier[-1].speaker:
                return start, earlier[-1].speaker
            before = self.subject_of_clause(0, home.start)
            return start, before or self._after(verb + 1, home.end)
        split = self._split_field(verb)
        if split is not None:
            return split
        return home.start, self._after(verb + 1, home.end)

    def _clause_start(self, verb: int, home: Segment) -> int:
        if verb == home.start:
            split = self._split_field(verb)
            if split is not None:
                return split[0]
        return home.start

    def _field(self, start: int, verb: int) -> tuple[tuple[int, int], ...] | None:
        """The subject before the verb; empty where nobody is one; None where something else stands there."""
        words, tokens = self.words, self.tokens
        while start < verb and tokens[start].low in words.focus:
            start += 1
        if start == verb:
            return None
        first = tokens[start]
        if first.low in words.expletives and verb == start + 1:
            return ()
        if first.low in words.prepositions or first.low in words.adverbs or first.low in words.subordinators:
            return None
        if (
            start == 0
            and verb == 1
            and first.low.endswith(words.adverb_endings)
            and first.start not in self.grammar.names
        ):
            return None
        phrase = self.grammar.phrase(tokens, start, verb)
        if phrase is None or not phrase.subject:
            return None
        rest = tokens[phrase.end : verb]
        if any(t.low in words.verbs and t.low not in words.irrealis for t in rest):
            return None
        return ((phrase.start, phrase.end),)

    def _is_object(self, field: tuple[tuple[int, int], ...], verb: int, home: Segment) -> bool:
        """Whether a phrase before the verb is its object: "Die Tat bezeichnete er als …", "Gespräche lehnt Kiew ab"."""
        if not field or verb + 1 >= home.end:
            return False
        tokens, words = self.tokens, self.words
        start, end = field[0]
        following = tokens[verb + 1]
        if following.low in words.nominative_pronouns:
            return True
        if end - start == 1 and tokens[start].low in words.pronouns:
            return False
        if any(t.start in self.grammar.names for t in tokens[start:end]):
            return False
        nouns = [t for t in tokens[start:end] if t.capital and t.low not in words.articles.nominative]
        head = nouns[0].low if nouns else ""
        abstract = head.endswith(words.abstract_endings) and not head.endswith(words.bodies)
        if following.start in self.grammar.names:
            name = self.grammar.names[following.start]
            return abstract or (name.label in ("PER", "LOC", "ORG") and not head.endswith(words.bodies))
        if abstract and following.low in words.articles.nominative:
            return True
        return abstract and following.capital

    def _split_field(self, verb: int) -> tuple[int, tuple[tuple[int, int], ...]] | None:
        """The subject of a verb that follows a comma, where only an apposition or a relative clause stands between.

        "Gabriel Entcha-Ebia, der Justizminister des Landes, sagte"; None where whole clauses stand before the verb.
        """
        tokens = self.tokens
        number = self._at[verb]
        if number == 0 or tokens[verb - 1].kind not in ("comma", "close", "dash"):
            return None
        first = number - 1
        while first > 0 and tokens[self.segments[first].start - 1].kind in ("comma", "open", "close", "dash"):
            first -= 1
        for segment in self.segments[first:number]:
            found = self._split_from(segment.start, verb)
            if found is not None:
                return found
        return None

    def _split_from(self, start: int, verb: int) -> tuple[int, tuple[tuple[int, int], ...]] | None:
        """The same, with the phrase at `start`."""
        tokens, words, number = self.tokens, self.words, self._at[verb]
        while start < verb and (tokens[start].low in words.coordinators or tokens[start].low in words.focus):
            start += 1
        if tokens[start].low in words.subordinators or tokens[start].low in words.prepositions:
            return None
        phrase = self.grammar.phrase(tokens, start, verb)
        if phrase is None or not phrase.subject or phrase.pronoun or tokens[start].kind == "quoted":
            return None
        if phrase.end == verb:
            return start, ((phrase.start, phrase.end),)
        end = self._through(phrase.end, verb)
        if end is None or end >= verb or tokens[end].kind not in ("comma", "dash", "open"):
            return None
        apposition = self.grammar.apposition(tokens, end, verb) if tokens[end].kind == "comma" else end
        rest = self.segments[self._at[min(apposition + 1, verb - 1)] : number] if apposition + 1 < verb else []
        if any(s.start >= apposition and not self._hangs_on(s) for s in rest):
            return None
        return start, ((phrase.start, apposition),)

    def _split_as(self, verb: int, home: Segment) -> tuple[int, tuple[tuple[int, int], ...]] | None:
        """ "Wie die Ministerin, Anna Bligh, erklärte": start and subject, where only an apposition stands between."""
        number = self._at[verb]
        for segment in reversed(self.segments[max(number - 3, 0) : number]):
            if self.tokens[segment.start].low in self.words.as_:
                phrase = self.grammar.phrase(self.tokens, segment.start + 1, segment.end)
                if phrase is None:
                    return None
                between = self.segments[self._at[segment.start] + 1 : number]
                if not all(self._hangs_on(s) for s in between):
                    return None
                return segment.start, ((phrase.start, self.grammar.apposition(self.tokens, phrase.end, verb)),)
            if not self._hangs_on(segment):
                return None
        return None

    def _through(self, i: int, verb: int) -> int | None:
        """On from a phrase over what hangs on it ("in Berlin") to the next mark; None where a verb comes first."""
        while i < verb and self.tokens[i].kind not in _BREAKS:
            if self.is_verb(self.tokens[i]) or self.tokens[i].low in self.words.cues:
                return None
            i += 1
        return i

    def _hangs_on(self, segment: Segment) -> bool:
        """Whether a stretch between commas is a relative clause or a phrase without a verb."""
        tokens, words = self.tokens, self.words
        first = tokens[segment.start]
        second = tokens[segment.start + 1].low if segment.start + 1 < segment.end else ""
        if first.low in words.relatives or (first.low in words.prepositions and second in words.relatives):
            return True
        if first.low in words.subordinators:
            return True
        return not any(t.low in words.verbs or t.low in words.subjunctive for t in tokens[segment.start : segment.end])

    def _after(self, i: int, stop: int, strict: bool = True) -> tuple[tuple[int, int], ...]:
        """The subject that follows at `i` or soon after."""
        tokens, words = self.tokens, self.words
        steps = 0
        while i < stop and steps < 14:
            steps += 1
            token = tokens[i]
            low = token.low
            if low in words.expletives and not (i + 1 < stop and tokens[i + 1].capital):
                return ()
            if low in words.prepositions or (low in words.adverbs and not token.capital):
                i = self._over_preposition(i, stop) if low in words.prepositions else i + 1
                continue
            if low in words.pronouns and not (i + 1 < stop and self._continues_phrase(i, stop)):
                return ((i, i + 1),)
            if low in words.reflexives and low not in words.articles.nominative:
                i += 1
                continue
            phrase = self.grammar.phrase(tokens, i, stop)
            if phrase is None:
                i += 1
                continue
            if phrase.subject and not self._is_time_alone(phrase):
                return ((phrase.start, self._with_apposition(phrase.end)),)
            i = phrase.end
        return ()

    def _with_apposition(self, end: int) -> int:
        return self.grammar.apposition(self.tokens, end, len(self.tokens)) if end < len(self.tokens) else end

    def _continues_phrase(self, i: int, stop: int) -> bool:
        phrase = self.grammar.phrase(self.tokens, i, stop)
        return phrase is not None and not phrase.pronoun

    def _is_time_alone(self, phrase: Phrase) -> bool:
        nouns = [t for t in self.tokens[phrase.start : phrase.end] if t.capital or t.kind == "number"]
        return bool(nouns) and all(t.low in self.words.times or t.kind == "number" for t in nouns)

    def _over_preposition(self, i: int, stop: int) -> int:
        phrase = self.grammar.phrase(self.tokens, i + 1, stop) if i + 1 < stop else None
        return phrase.end if phrase is not None else i + 1

    def _agent(self, home: Segment, cue_at: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        """Who did it in a passive: "von der Polizei"."""
        for i in range(home.start, home.end - 1):
            counted = i > home.start and self.tokens[i - 1].kind == "number"
            if self.tokens[i].low in self.words.agents and i not in cue_at and not counted:
                phrase = self.grammar.phrase(self.tokens, i + 1, home.end)
                if phrase is not None:
                    return ((phrase.start, phrase.end),)
        return self._document(home)

    def _document(self, home: Segment) -> tuple[tuple[int, int], ...]:
        """The writing or place that says it: "heißt es in einer Erklärung", "Aus Paris hieß es"."""
        field = self._origin()
        if field:
            return field
        for i in range(home.start, home.end - 1):
            if self.tokens[i].low in self.words.prepositions:
                phrase = self.grammar.phrase(self.tokens, i + 1, home.end)
                if phrase is not None and any(
                    t.capital and t.low.endswith(self.words.documents) for t in self.tokens[phrase.start : phrase.end]
                ):
                    return ((phrase.start, phrase.end),)
        return ()

    def _origin(self) -> tuple[tuple[int, int], ...]:
        """A phrase with a preposition that opens the sentence: "Aus Paris", "In der Resolution"."""
        low = self.tokens[0].low
        if low not in self.words.origins:
            return ()
        phrase = self.grammar.phrase(self.tokens, 1)
        if phrase is None or self.grammar.is_time(self.tokens, phrase.start, phrase.end):
            return ()
        return ((phrase.start, phrase.end),)

    def _of_relative(self, home: Segment) -> tuple[tuple[int, int], ...]:
        """Who speaks in a relative clause: a name or pronoun right after its pronoun, else whom that refers to."""
        tokens = self.tokens
        following = self.grammar.phrase(tokens, home.start + 1, home.end) if home.start + 1 < home.end else None
        if following is not None and (following.pronoun or tokens[following.start].start in self.grammar.people):
            return ((following.start, following.end),)
        return self.antecedent(home.start)

    def antecedent(self, start: int) -> tuple[tuple[int, int], ...]:
        """What a relative clause that begins at `start` refers to: the phrase that ends right before its comma."""
        tokens = self.tokens
        back = start - 2
        while back >= 0 and tokens[back].kind not in _BREAKS:
            back -= 1
        for first in range(back + 1, start - 1):
            phrase = self.grammar.phrase(tokens, first, start - 1)
            if phrase is not None and phrase.end == start - 1:
                return ((phrase.start, phrase.end),)
        return ()

    def subject_of_clause(self, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        """The subject of the clause that begins at `start`, whatever its verb: "Die Delegation bewertet die Lage:"."""
        tokens, words = self.tokens, self.words
        while start < stop and (tokens[start].low in words.coordinators or tokens[start].low in words.focus):
            start += 1
        if start >= stop:
            return ()
        first = tokens[start]
        if (
            first.low not in words.prepositions
            and first.low not in words.adverbs
            and first.low not in words.subordinators
        ):
            phrase = self.grammar.phrase(tokens, start, stop)
            if phrase is not None and phrase.subject:
                return ((phrase.start, self._field_end(phrase, stop)),)
        verb = self._second_part(start, stop)
        if verb is not None:
            return self._after(verb + 1, stop)
        for i in range(start, stop):
            token = tokens[i]
            if i > start and token.kind == "word" and not token.capital and self.is_verb(token):
                return self._after(i + 1, stop)
        return ()

    def _second_part(self, start: int, stop: int) -> int | None:
        """The finite verb of a clause that an adverb or a preposition opens: "Hier sparte …", "Im Rat warb …"."""
        tokens, words = self.tokens, self.words
        if not words.verb_second:
            return None
        at = self._over_preposition(start, stop) if tokens[start].low in words.prepositions else start + 1
        while at < stop and (tokens[at].low in words.prepositions or tokens[at].kind == "number"):
            at = self._over_preposition(at, stop) if tokens[at].low in words.prepositions else at + 1
        if at >= stop or tokens[at].kind != "word" or tokens[at].capital or tokens[at].low in words.adverbs:
            return None
        return at

    def _field_end(self, phrase: Phrase, stop: int) -> int:
        if phrase.end < stop and self.tokens[phrase.end].kind == "comma":
            return self.grammar.apposition(self.tokens, phrase.end, stop)
        return phrase.end

    def is_subjunctive(self, token: Token) -> bool:
        """Whether a word is a form that by itself marks somebody else's words: "sei", "propagiere"."""
        plain = token.kind == "word" and not token.capital
        return plain and (token.low in self.words.subjunctive or token.low.endswith(self.words.subjunctive_endings))

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

    def segment_of(self, i: int) -> Segment:
        """The stretch between marks that token `i` stands in (or the one before it, for a mark)."""
        return self.segments[self._at[i]]

    def number_of(self, i: int) -> int:
        """That stretch's number."""
        return self._at[i]

    def is_participle(self, token: Token) -> bool:
        """Whether a word looks like a past participle by its outward shape, or is one of the listed verbs'."""
        low = token.low
        if token.capital or token.kind != "word":
            return False
        if any(c.form == "participle" for c in self.words.cues.get(low, ())) or low in self.words.passive_participle:
            return True
        return low.startswith(self.words.participle_starts) and low.endswith(self.words.participle_ends)
