"""Frames: the clause that says that somebody said something, its verb, and who is its subject.

A frame is found by its verb. Where the subject stands follows from the verb's place: before it, unless something else
does, then after it; in a subordinate clause after the word that opens it.
"""

from __future__ import annotations

from dateline.annotate.quotes.addressees import addressee
from dateline.annotate.quotes.clauses import Frame, Range, Segment, Shape
from dateline.annotate.quotes.plain import plain_frame
from dateline.annotate.quotes.subjects import Subjects
from dateline.languages.quotes import Cue


class FrameFinder(Subjects):
    """Finds the frames of one unit."""

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
                verb_second = self.words.verb_second
                frame = self._frame(i, cue, found) if verb_second else plain_frame(self, i, cue)
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
        if not passive and any(self.tokens[k].low in self.words.citing for k in cue_at):
            speaker = self._cited(cue_at, home, speaker)
        to = addressee(self, cue, verb, cue_at, home, passive, speaker)
        return Frame(cue, verb, cue_at, start, max(end, home.end), shape, passive, speaker, to)

    def _cited(self, cue_at: tuple[int, ...], home: Segment, speaker: tuple[Range, ...]) -> tuple[Range, ...]:
        """Whom somebody quotes: "Der Sender zitiert | Anna Vogt | mit den Worten"; else who quotes."""
        start = max([max(cue_at) + 1, *(b for _, b in speaker)])
        while start < home.end and self.tokens[start].low in self.words.adverbs:
            start += 1
        phrase = self.grammar.phrase(self.tokens, start, home.end) if start < home.end else None
        return ((phrase.start, phrase.end),) if phrase is not None else speaker

    def _particle(self, i: int, cue: Cue, segment: Segment) -> tuple[int, ...] | None:
        """Where the particle's words stand; None where they are missing. After the verb, or before a joined form."""
        if not cue.particle:
            return ()
        wanted = cue.particle.split()
        found = []
        for word in wanted:
            after_verb = cue.form == "finite" and cue.verb.rpartition(" ")[2].startswith(word)
            first = i if after_verb else segment.start
            place = next((j for j in range(first, segment.end) if j != i and self.tokens[j].low == word), None)
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
        # "Als Grund | gaben | sie … an", "die Stadt … und | fügte | hinzu": only a main clause goes on after its verb.
        apart = verb < max(cue_at) < segment.end
        if apart and low in self.words.naming | self.words.relatives and verb > segment.start:
            return "main"
        if low in self.words.subordinators and verb > segment.start + 1 and (tail <= 1 or low in self.words.that):
            return "subordinate"
        at_once = verb == segment.start + 1 and tail <= 0  # "eines Jungen, der angab, …"
        if (
            low in self.words.relatives
            and 0 < segment.start < verb
            and tail <= 1
            and (verb > segment.start + 1 or at_once)
        ):
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
    ) -> tuple[int, tuple[Range, ...]]:
        """Where the clause starts, and its subject (in a passive: who did it)."""
        if passive and cue_at and any(self.tokens[i].low in self.words.cited for i in cue_at):
            passive = False
        if passive or content:
            return self._clause_start(verb, home), self.agent(home, cue_at, content=content) or self._owner(home, verb)
        if shape in ("as", "subordinate"):
            subject = self.subject_after(home.start + 1, home.end, strict=False)
            if not subject and home.start + 2 in cue_at and self.tokens[home.start + 1].kind == "quoted":
                subject = ((home.start + 1, home.start + 2),)  # "Wie „blick am abend“ berichtet"
            return home.start, subject or (self.told_at(home) if shape == "as" else ())
        if shape == "relative":
            return home.start, self.of_relative(home)
        start = home.start
        while start < verb and self.tokens[start].low in self.words.coordinators:
            start += 1
        field_words = self.tokens[start:verb]
        if field_words and all(t.kind == "quoted" and len(t.text.split()) > 2 for t in field_words):
            return verb, self.subject_after(verb + 1, home.end)
        if start < verb - 1 and self.tokens[verb - 1].low in self.words.coordinators:
            said = any(self.is_subjunctive(t) for t in self.tokens[start : verb - 1])
            before = earlier[-1].speaker if earlier else ()
            # "Er sagte, die Stadt brauche Geld und | fügte hinzu": who spoke goes on, not what he spoke of.
            shared = before if said and before else self.subject_of_clause(start, verb - 1) or before
            following = self.subject_after(verb + 1, home.end)
            if shared:
                return verb, shared
            return verb, following
        if start < verb:
            field = self.field_before(start, verb)
            if field is not None and not self.is_object(field, verb, home):
                return home.start, field
            after = self.subject_after(verb + 1, home.end)
            return home.start, after or self.named_by_particle(start, verb)
        if start > home.start:
            # "… und fügte hinzu": who spoke before goes on.
            if earlier and earlier[-1].speaker:
                return start, earlier[-1].speaker
            before = self.subject_of_clause(0, home.start)
            return start, before or self.subject_after(verb + 1, home.end)
        split = self.split_field(verb)
        if split is not None and not self.is_object(split[1], verb, home):
            return split
        return home.start, self.subject_after(verb + 1, home.end)

    def _owner(self, home: Segment, verb: int) -> tuple[Range, ...]:
        """Whose words a verb without a speaker has: "Das Fazit | von Anna Vogt | lautete"."""
        words, tokens = self.words, self.tokens
        for i in range(home.start, verb - 1):
            if tokens[i].capital and tokens[i].low.endswith(words.speech_endings):
                step = 2 if tokens[i + 1].low in words.phrase_prepositions else 1
                genitive = step == 2 or tokens[i + 1].low in words.articles.genitive
                phrase = self.grammar.phrase(tokens, i + step, verb) if genitive else None
                return ((phrase.start, phrase.end),) if phrase is not None else ()
        return ()

    def _clause_start(self, verb: int, home: Segment) -> int:
        if verb == home.start:
            split = self.split_field(verb)
            if split is not None:
                return split[0]
        return home.start

    def _split_as(self, verb: int, home: Segment) -> tuple[int, tuple[Range, ...]] | None:
        """ "Wie die Ministerin, Anna Bligh, erklärte": start and subject, where only an apposition stands between."""
        number = self._at[verb]
        for segment in reversed(self.segments[max(number - 3, 0) : number]):
            if self.tokens[segment.start].low in self.words.as_:
                phrase = self.grammar.phrase(self.tokens, segment.start + 1, segment.end)
                if phrase is None:
                    return None
                between = self.segments[self._at[segment.start] + 1 : number]
                if not all(self.hangs_on(s) for s in between):
                    return None
                return segment.start, ((phrase.start, self.grammar.apposition(self.tokens, phrase.end, verb)),)
            if not self.hangs_on(segment):
                return None
        return None
