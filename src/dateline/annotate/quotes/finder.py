"""From a document to its quotations."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quotes import context
from dateline.annotate.quotes.clauses import Frame
from dateline.annotate.quotes.direct import framed, in_parentheses, inner, inner_text
from dateline.annotate.quotes.drafts import Draft, around, scattered, spans, trimmed
from dateline.annotate.quotes.fragments import fragment, is_name_like
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.free import is_subjunctive, reported
from dateline.annotate.quotes.indirect import indirect
from dateline.annotate.quotes.marks import Quoted, find_quoted
from dateline.annotate.quotes.phrases import Grammar
from dateline.annotate.quotes.sources import find_sources
from dateline.annotate.quotes.tokens import Unit, units
from dateline.languages import codes, words
from dateline.languages.quotes import QuoteWords
from dateline.model import Document, Name, Quote, Span

_FILLERS = frozenset(("quoted", "stop", "comma", "dash", "open", "close"))


def find_quotes(document: Document, sentences: tuple[Span, ...], names: tuple[Name, ...]) -> tuple[Quote, ...]:
    """The quotations of a document, in order of the text.

    sentences: as find_sentences gives them; where none cover a paragraph, it is taken for one. names: as find_names
    gives them; they help to find where a speaker's name ends, and none is needed. Offsets are code points into
    Document.text. Documents in a language that has no rules yet are read by those of the first language.
    """
    language = document.language[:2] if document.language[:2] in codes() else codes()[0]
    return _Reader(document, words(language, "quotes"), sentences, names).read()


class _Reader:
    """Goes through the units in order of the text and remembers who spoke last."""

    def __init__(
        self, document: Document, language: QuoteWords, sentences: Sequence[Span], names: Sequence[Name]
    ) -> None:
        self.document = document
        self.text = document.text
        self.blocks = list(document.annotated_blocks())
        self.grammar = Grammar(language, names)
        self.quoted: tuple[Quoted, ...] = find_quoted(self.text, self.blocks)
        self.units = units(self.text, self.blocks, sentences, self.quoted, language.abbreviations)
        self.entry_of = self._entries()
        self.drafts: list[Draft] = []
        self.in_headings: list[int] = []
        self.alone: dict[str, list[int]] = {}
        self.mixed: set[str] = set()
        self._forget()
        self.free: int | None = None
        self.block = -1
        self.entry: str | None = None

    def _entries(self) -> list[str | None]:
        """For each block the id of the ticker entry that it belongs to."""
        updates = sorted(self.document.updates, key=lambda u: u.start)
        found: list[str | None] = []
        at = 0
        for block in self.blocks:
            while at < len(updates) and updates[at].end <= block.start:
                at += 1
            inside = at < len(updates) and updates[at].start <= block.start
            found.append(updates[at].id if inside else None)
        return found

    def _forget(self) -> None:
        self.speaker: tuple[Span, ...] = ()
        self.heading: tuple[Span, ...] = ()
        self.topic: tuple[Span, ...] = ()
        self.acting: tuple[Span, ...] = ()
        self.after_speech = False
        self.ended_direct = False

    def read(self) -> tuple[Quote, ...]:
        """All quotations, in order of the text."""
        for number, unit in enumerate(self.units):
            if unit.block != self.block:
                self._enter(unit)
            self._unit(number, unit)
        alone = {entry: numbers for entry, numbers in self.alone.items() if entry not in self.mixed}
        drafts = context.from_entry_before(self.document, self.drafts, alone)
        drafts = context.from_same_words(self.text, drafts, self.in_headings)
        return tuple(sorted((d.finished() for d in drafts), key=lambda q: (q.quote[0], -q.quote[-1][1])))

    def _enter(self, unit: Unit) -> None:
        """A new paragraph: what is remembered ends with an entry of a ticker, and mostly at a heading."""
        entry = self.entry_of[unit.block]
        block = self.blocks[unit.block]
        if entry != self.entry or (context.is_heading(block) and block.role != "update-heading"):
            self._forget()
        if block.role == "update-heading":
            self.heading = context.heading_speaker(self.grammar, unit)
        self.block, self.entry = unit.block, entry
        self.topic = self.acting = ()
        if not self.ended_direct:
            self.after_speech = False

    def _unit(self, number: int, unit: Unit) -> None:
        finder = FrameFinder(self.grammar, unit)
        frames = [f for f in finder.frames() if not finder.is_subjunctive(unit.tokens[f.verb])]
        sources = find_sources(finder)
        direct = framed(finder, number, self.quoted, self.text, frames, sources)
        free_frames = [f for f in frames if f.verb not in direct.frames or f.shape == "main"]
        free_sources = [s for n, s in enumerate(sources) if n not in direct.sources]
        found = [self._led_in(finder, d) for d in direct.drafts]
        found += indirect(finder, number, free_frames, free_sources)
        alone = bool(direct.left) and all(t.kind in _FILLERS for t in finder.tokens)
        for k in direct.left:
            if alone and self._translates(finder, k):
                continue
            if alone:
                found.append(self._standing_alone(finder, number, k))
                continue
            draft = fragment(finder, number, self.quoted, self.text, k, frames, sources, found)
            goes_on = draft is not None and draft.basis == context.SUBJECT and self._is_free(finder, found)
            if draft is not None and not goes_on:
                found.append(draft)
        if not any(d.type == "Indirect" for d in found) and not direct.drafts and not alone:
            found += self._without_frame(finder, number, frames)
        if not found:
            found = self._said_before(finder, number, frames)
            self._signed(finder, number)
        self._remember(finder, found, frames, alone)

    def _said_before(self, finder: FrameFinder, number: int, frames: Sequence[Frame]) -> list[Draft]:
        """The sentence before, where this one says who said it: "… gelöscht. Das bestätigte die Feuerwehr."

        A quotation before it that nobody is named for gets its speaker instead.
        """
        tokens, words = finder.tokens, finder.words
        if len(tokens) < 3 or tokens[0].low not in words.demonstratives:
            return []
        says = [f for f in frames if f.verb == 1 and f.cue.uses & {"say", "content"} and f.speaker]
        before = self.units[number - 1] if number else None
        if not says or before is None or before.block != finder.block:
            return []
        speaker = spans(tokens, says[0].speaker)
        mine = [n for n in range(len(self.drafts) - 1, -1, -1) if self.drafts[n].unit == number - 1][:1]
        if mine:
            last = self.drafts[mine[0]]
            if last.type == "Reported":
                # "Die Partei schließt das aus. Das bestätigte Vogt." puts the whole sentence on Vogt's word.
                cue = scattered(tokens, says[0].cue_at)
                self.drafts[mine[0]] = last._replace(type="Indirect", speaker=speaker, cue=cue)
                return []
            if last.type in ("Direct", "IndirectFreeIndirect") and not last.speaker:
                self.drafts[mine[0]] = last._replace(speaker=speaker, basis=context.SENTENCE_AFTER)
            return []
        said = trimmed(before.tokens, 0, len(before.tokens))
        if said is None or said[1] - said[0] < 4:
            return []
        cue = scattered(tokens, says[0].cue_at)
        return [Draft("Indirect", number, spans(before.tokens, [said]), speaker, cue, around(tokens, []))]

    def _signed(self, finder: FrameFinder, number: int) -> None:
        """Gives a quotation that stands alone the speaker in the parenthesis after it."""
        if finder.tokens[0].kind != "open" or not self.drafts or self.drafts[-1].unit != number - 1:
            return
        last = self.drafts[-1]
        named = in_parentheses(finder, 0)
        if named is not None and last.type == "Direct" and (last.basis is not None or not last.speaker):
            self.drafts[-1] = last._replace(speaker=spans(finder.tokens, named[0]), basis=None)

    def _led_in(self, finder: FrameFinder, draft: Draft) -> Draft:
        """A quotation after a colon that names nobody ("Und weiter: „…“") goes on where speech stands before it.

        So does one after a subjunctive, which is itself somebody's words: "Das sei festgelegt: „…“".
        """
        if not draft.cue and self.after_speech and is_subjunctive(finder, after_speech=True, after_direct=False):
            draft = draft._replace(speaker=())
        if draft.speaker or draft.cue or not self.after_speech or not self.speaker:
            return draft
        return draft._replace(speaker=self.speaker, basis=context.GOES_ON)

    def _translates(self, finder: FrameFinder, k: int) -> bool:
        """Whether a quotation in parentheses gives the one before it in another language."""
        return k > 0 and finder.tokens[k - 1].kind == "open" and self.ended_direct

    def _standing_alone(self, finder: FrameFinder, number: int, k: int) -> Draft:
        said = inner(self.quoted, finder.tokens[k])
        if context.is_heading(self.blocks[self.block]):
            return Draft("Direct", number, said)
        for speaker, basis in (
            (self.topic or self.acting, context.SENTENCE_BEFORE),
            (self.speaker if self.after_speech else (), context.GOES_ON),
            (self.heading, context.HEADING),
        ):
            if speaker:
                return Draft("Direct", number, said, speaker, basis=basis)
        return Draft("Direct", number, said)

    def _is_free(self, finder: FrameFinder, found: Sequence[Draft]) -> bool:
        """Whether a unit is somebody's words by its subjunctive alone."""
        if any(d.type == "Indirect" for d in found) or context.is_heading(self.blocks[self.block]):
            return False
        after_direct = self.after_speech and self.ended_direct
        return is_subjunctive(finder, after_speech=self.after_speech, after_direct=after_direct)

    def _without_frame(self, finder: FrameFinder, number: int, frames: Sequence[Frame]) -> list[Draft]:
        if context.is_heading(self.blocks[self.block]):
            return context.headline_speech(finder, number)
        tokens = finder.tokens
        if self._is_free(finder, ()):
            speaker = self._goes_on()
            basis = context.SENTENCE_BEFORE if speaker else None
            holder = spans(tokens, context.opinion_of(finder, 0))
            speaker, basis = (holder, None) if holder else (speaker, basis)
            whole = Draft("IndirectFreeIndirect", number, ((tokens[0].start, tokens[-1].end),), speaker, basis=basis)
            nested = [
                whole._replace(type="Direct", quote=inner(self.quoted, t))
                for k, t in enumerate(tokens)
                if t.kind == "quoted" and not is_name_like(finder, k, inner_text(self.text, self.quoted, t))
            ]
            return [whole, *nested]
        draft_reported = reported(finder, number, frames)
        return [draft_reported] if draft_reported is not None else []

    def _goes_on(self) -> tuple[Span, ...]:
        """Whose words a sentence without a frame is: who acts in the one before it, else who spoke last.

        "er" acts: whoever spoke last says more than the pronoun.
        """
        acting = self.topic or self.acting
        pronoun = len(acting) == 1 and self.text[acting[0][0] : acting[0][1]].lower() in self.grammar.words.pronouns
        return self.speaker if self.speaker and pronoun else acting or self.speaker

    def _joined(self, found: list[Draft]) -> list[Draft]:
        """The drafts of a unit, where a subjunctive sentence that follows another one is joined to it."""
        if not found or found[0].type != "IndirectFreeIndirect" or self.free is None:
            return found
        before = self.drafts[self.free]
        end = found[0].quote[0][1]
        if before.unit != found[0].unit - 1 or "\n\n" in self.text[before.quote[0][1] : end]:
            return found
        self.drafts[self.free] = before._replace(unit=found[0].unit, quote=((before.quote[0][0], end),))
        return found[1:]

    def _remember(self, finder: FrameFinder, found: list[Draft], frames: Sequence[Frame], alone: bool) -> None:
        spoke = bool(found)
        found = self._joined(found)
        first = len(self.drafts)
        self.drafts += found
        block = self.blocks[self.block]
        if found and found[0].type == "IndirectFreeIndirect":
            self.free = first
        if context.is_heading(block):
            self.in_headings += [first + i for i, d in enumerate(found) if d.type == "Direct"]
            return
        if self.entry is not None:
            if alone:
                self.alone.setdefault(self.entry, []).extend(range(first, len(self.drafts)))
            else:
                self.mixed.add(self.entry)
        saying: tuple[Span, ...] = ()
        spoken = [d for d in found if d.speaker]
        if spoken:
            self.speaker = spoken[0].speaker
        elif not found:
            saying = self._saying(finder, frames)
            self.speaker = saying or self.speaker
        else:
            self.speaker = ()
        person, acting = ((), ()) if spoke else context.subjects(finder)
        self.topic, self.acting = saying or person, acting
        self.after_speech = spoke
        self.ended_direct = bool(found) and found[-1].type == "Direct"

    def _saying(self, finder: FrameFinder, frames: Sequence[Frame]) -> tuple[Span, ...]:
        """Who is said to have spoken, though not what: "Vogt äußerte sich lobend." may be followed by what was said."""
        for frame in frames:
            if "say" in frame.cue.uses and frame.speaker and frame.shape in ("main", "inverted") and not frame.passive:
                return spans(finder.tokens, frame.speaker)
        return ()
