"""Who is the subject of a clause, by the places where subjects stand."""

from __future__ import annotations

from dateline.annotate.quotes.clauses import BREAKS, Clauses, Range, Segment
from dateline.annotate.quotes.phrases import Phrase


class Subjects(Clauses):
    """Finds the subjects of a unit's clauses. Ranges are tokens of the unit; empty where nobody is one."""

    def field_before(self, start: int, verb: int) -> tuple[Range, ...] | None:
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

    def is_object(self, field: tuple[Range, ...], verb: int, home: Segment) -> bool:
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
        if self._is_feminine_dative(start, end):
            return True
        if self._disagree(start, end, verb):
            return True
        nouns = [t for t in tokens[start:end] if t.capital and t.low not in words.articles.nominative]
        head = nouns[0].low if nouns else ""
        abstract = head.endswith(words.abstract_endings) and not head.endswith(words.bodies)
        named = [t.start for t in tokens[start:end] if t.start in self.grammar.names]
        whose = {self.grammar.names[n].label for n in named}
        if named and not (abstract and named[0] > nouns[0].start and whose <= {"PER", "LOC"}):
            return False  # "Vogts Äußerungen", but "Die Äußerungen Vogts bezeichnete Mertens …"
        if following.start in self.grammar.names:
            name = self.grammar.names[following.start]
            if name.label == "PER" and tokens[verb].low.endswith(words.plural_verbs) and not abstract:
                return False  # "Die Behörden werfen Vogt Betrug vor"
            return abstract or (name.label in ("PER", "LOC", "ORG") and not head.endswith(words.bodies))
        if abstract and following.low in words.articles.nominative:
            return True
        return abstract and following.capital

    def _is_feminine_dative(self, start: int, end: int) -> bool:
        """ "Der örtlichen Zeitung sagte …": by the adjective's ending or the noun's, the article is no subject's."""
        tokens, words = self.tokens, self.words
        if tokens[start].low not in words.feminine_datives or start + 1 >= end:
            return False
        following = tokens[start + 1]
        if following.capital:
            return following.start not in self.grammar.names and following.low.endswith(words.feminine_endings)
        return following.kind == "word" and following.low.endswith(words.plural_adjectives)

    def _disagree(self, start: int, end: int, verb: int) -> bool:
        """Whether phrase and verb differ in number, as far as both show it: "Die neuen Pläne beschrieb …"."""
        tokens, words = self.tokens, self.words
        comma = next((i for i in range(start, end) if tokens[i].kind == "comma"), end)
        inside = tokens[start:comma]
        first = inside[0].low
        join = next((n for n, t in enumerate(inside) if t.low in words.joins), None)
        if any(tokens[i + 1].low in words.joins for i in range(comma, verb) if tokens[i].kind == "comma"):
            plural = True  # "Der Sprecher, Beck, und die Leiterin, Wieland, sprachen …"
        elif join is not None:
            # "Der Abgeordnete und Fraktionschef Stoch" is one person, "der Abgeordnete und der Chef" are two.
            two = first not in words.articles.nominative or (
                join + 1 < len(inside) and inside[join + 1].low in words.articles.nominative
            )
            if not two:
                return False
            plural = True
        elif any(t.low in words.phrase_prepositions for t in inside):
            return False
        elif first in words.plural_articles:
            plural = True
        elif first in words.singular_articles:
            plural = False
        elif len(inside) > 2 and first in words.articles.nominative and not inside[1].capital:
            if not inside[1].low.endswith(words.plural_adjectives):
                return False
            plural = True
        else:
            return False
        return plural != tokens[verb].low.endswith(words.plural_verbs)

    def split_field(self, verb: int) -> tuple[int, tuple[Range, ...]] | None:
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

    def _split_from(self, start: int, verb: int) -> tuple[int, tuple[Range, ...]] | None:
        """The same, with the phrase at `start`."""
        tokens, words, number = self.tokens, self.words, self._at[verb]
        while start < verb and (tokens[start].low in words.coordinators or tokens[start].low in words.focus):
            start += 1
        while not words.verb_second and start < verb and tokens[start].kind == "quoted":
            start += 1
        if tokens[start].low in words.subordinators or tokens[start].low in words.prepositions:
            return None
        phrase = self.grammar.phrase(tokens, start, verb)
        if phrase is None or not phrase.subject or phrase.pronoun or tokens[start].kind == "quoted":
            return None
        if phrase.end == verb:
            return start, ((phrase.start, phrase.end),)
        end = self.through(phrase.end, verb)
        if end is None or end >= verb or tokens[end].kind not in ("comma", "dash", "open"):
            return None
        apposition = self.grammar.apposition(tokens, end, verb) if tokens[end].kind == "comma" else end
        person = any(t.start in self.grammar.people for t in tokens[phrase.start : phrase.end])
        if apposition == end == verb - 1 and tokens[end].kind == "comma" and not person:
            # "Einbruch, sagt …": a comma does not part a subject from its verb, but for a slip; it is what was said.
            return None
        rest = self.segments[self._at[min(apposition + 1, verb - 1)] : number] if apposition + 1 < verb else []
        if any(s.start >= apposition and not self.hangs_on(s) for s in rest):
            return None
        return start, ((phrase.start, apposition),)

    def subject_after(self, i: int, stop: int, strict: bool = True) -> tuple[Range, ...]:
        """The subject that follows at `i` or soon after."""
        tokens, words = self.tokens, self.words
        steps = 0
        while i < stop and steps < 14:
            steps += 1
            token = tokens[i]
            low = token.low
            if low in words.expletives and not (i + 1 < stop and tokens[i + 1].capital):
                return ()
            if low in words.coordinators and i + 1 < stop and not tokens[i + 1].capital and self.is_verb(tokens[i + 1]):
                return ()  # "sprachen von einem Dammbruch und | forderten die Regierung auf"
            if low in words.prepositions or (low in words.adverbs and not token.capital):
                i = self.over_preposition(i, stop) if low in words.prepositions else i + 1
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
                return ((phrase.start, self.with_apposition(phrase.end)),)
            i = phrase.end
        return ()

    def named_by_particle(self, start: int, verb: int) -> tuple[Range, ...]:
        """A surname that begins with a particle, which looks like a preposition: "Von der Leyen sagte"."""
        tokens, words = self.tokens, self.words
        name = start
        while name < verb and tokens[name].low in words.name_particles:
            name += 1
        return ((start, verb),) if start < name == verb - 1 and tokens[name].capital else ()

    def with_apposition(self, end: int) -> int:
        return self.grammar.apposition(self.tokens, end, len(self.tokens)) if end < len(self.tokens) else end

    def _continues_phrase(self, i: int, stop: int) -> bool:
        phrase = self.grammar.phrase(self.tokens, i, stop)
        return phrase is not None and not phrase.pronoun

    def _is_time_alone(self, phrase: Phrase) -> bool:
        nouns = [t for t in self.tokens[phrase.start : phrase.end] if t.capital or t.kind == "number"]
        return bool(nouns) and all(t.low in self.words.times or t.kind == "number" for t in nouns)

    def over_preposition(self, i: int, stop: int) -> int:
        phrase = self.grammar.phrase(self.tokens, i + 1, stop) if i + 1 < stop else None
        return phrase.end if phrase is not None else i + 1

    def agent(self, home: Segment, cue_at: tuple[int, ...], *, content: bool = False) -> tuple[Range, ...]:
        """Who did it in a passive ("von der Polizei"), or said it where the verb has no speaker ("heißt es bei …")."""
        for i in range(home.start, home.end - 1):
            counted = i > home.start and self.tokens[i - 1].kind == "number"
            if self.tokens[i].low in self.words.agents and i not in cue_at and not counted:
                phrase = self.grammar.phrase(self.tokens, i + 1, home.end)
                if phrase is not None:
                    return ((phrase.start, phrase.end),)
        return (self.told_at(home) if content else ()) or self._document(home)

    def told_at(self, home: Segment) -> tuple[Range, ...]:
        """Where it is said: "heißt es bei der Leitstelle", "hieß es aus Kreisen der Partei"."""
        for i in range(home.start, home.end - 1):
            if self.tokens[i].low in self.words.origins_after:
                phrase = self.grammar.phrase(self.tokens, i + 1, home.end)
                if phrase is not None and not self.grammar.is_time(self.tokens, phrase.start, phrase.end):
                    return ((phrase.start, phrase.end),)
        return ()

    def _document(self, home: Segment) -> tuple[Range, ...]:
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

    def _origin(self) -> tuple[Range, ...]:
        """A phrase with a preposition that opens the sentence: "Aus Paris", "In der Resolution"."""
        low = self.tokens[0].low
        if low not in self.words.origins:
            return ()
        phrase = self.grammar.phrase(self.tokens, 1)
        if phrase is None or self.grammar.is_time(self.tokens, phrase.start, phrase.end):
            return ()
        return ((phrase.start, phrase.end),)

    def of_relative(self, home: Segment) -> tuple[Range, ...]:
        """Who speaks in a relative clause: a name or pronoun right after its pronoun, else whom that refers to."""
        tokens = self.tokens
        following = self.grammar.phrase(tokens, home.start + 1, home.end) if home.start + 1 < home.end else None
        if following is not None and (following.pronoun or tokens[following.start].start in self.grammar.people):
            return ((following.start, following.end),)
        return self.antecedent(home.start)

    def antecedent(self, start: int) -> tuple[Range, ...]:
        """What a relative clause that begins at `start` refers to: the phrase that ends right before its comma."""
        tokens = self.tokens
        back = start - 2
        while back >= 0 and tokens[back].kind not in BREAKS:
            back -= 1
        for first in range(back + 1, start - 1):
            phrase = self.grammar.phrase(tokens, first, start - 1)
            if phrase is not None and phrase.end == start - 1:
                return ((phrase.start, phrase.end),)
        return ()

    def subject_of_clause(self, start: int, stop: int) -> tuple[Range, ...]:
        """The subject of the clause that begins at `start`, whatever its verb: "Die Delegation bewertet die Lage:"."""
        tokens, words = self.tokens, self.words
        while start < stop and (tokens[start].low in words.coordinators or tokens[start].low in words.focus):
            start += 1
        if start >= stop:
            return ()
        first = tokens[start]
        if (
            not self._is_adverb(start)
            and first.low not in words.prepositions
            and first.low not in words.adverbs
            and first.low not in words.subordinators
        ):
            phrase = self.grammar.phrase(tokens, start, stop)
            if phrase is not None and phrase.subject and not self._is_fronted(phrase, stop):
                return ((phrase.start, self._field_end(phrase, stop)),)
            if phrase is not None and not phrase.subject:
                start = phrase.end
                verb = self._verb_at(start, stop)
                return self.subject_after((verb if verb is not None else start) + 1, stop)
            if phrase is not None:
                return self.subject_after(phrase.end + 1, stop)
        verb = self._second_part(start, stop)
        if verb is not None:
            return self.subject_after(verb + 1, stop)
        for i in range(start, stop):
            token = tokens[i]
            if i > start and token.kind == "word" and not token.capital and self.is_verb(token):
                return self.subject_after(i + 1, stop)
        return ()

    def _is_adverb(self, i: int) -> bool:
        """Whether a sentence's first word is an adverb by its ending: "Derzeit", "Höflicherweise"."""
        token = self.tokens[i]
        return i == 0 and token.low.endswith(self.words.adverb_endings) and token.start not in self.grammar.names

    def _is_fronted(self, phrase: Phrase, stop: int) -> bool:
        """Whether a phrase that opens a clause is the object of the verb right after it."""
        verb = phrase.end
        if not self.words.verb_second or verb >= stop or self.tokens[verb].kind != "word" or self.tokens[verb].capital:
            return False
        return self.is_object(((phrase.start, phrase.end),), verb, Segment(phrase.start, stop))

    def _second_part(self, start: int, stop: int) -> int | None:
        """The finite verb of a clause that an adverb or a preposition opens: "Hier sparte …", "Im Rat warb …"."""
        tokens, words = self.tokens, self.words
        if not words.verb_second:
            return None
        return self._verb_at(
            self.over_preposition(start, stop) if tokens[start].low in words.prepositions else start + 1, stop
        )

    def _verb_at(self, at: int, stop: int) -> int | None:
        """The finite verb at `at`, or after the phrases with prepositions that begin there."""
        tokens, words = self.tokens, self.words
        while at < stop and (tokens[at].low in words.prepositions or tokens[at].kind == "number"):
            at = self.over_preposition(at, stop) if tokens[at].low in words.prepositions else at + 1
        if at >= stop or tokens[at].kind != "word" or tokens[at].capital or tokens[at].low in words.adverbs:
            return None
        return at

    def _field_end(self, phrase: Phrase, stop: int) -> int:
        if phrase.end < stop and self.tokens[phrase.end].kind == "comma":
            return self.grammar.apposition(self.tokens, phrase.end, stop)
        return phrase.end
