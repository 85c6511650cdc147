"""From a document to its quotations."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quotes.direct import fragment, framed, inner, inner_text, is_name_like, is_sentence_like
from dateline.annotate.quotes.drafts import Draft
from dateline.annotate.quotes.frames import Frame, FrameFinder
from dateline.annotate.quotes.free import is_subjunctive, reported
from dateline.annotate.quotes.indirect import indirect
from dateline.annotate.quotes.marks import Quoted, find_quoted
from dateline.annotate.quotes.phrases import Grammar
from dateline.annotate.quotes.sources import find_sources
from dateline.annotate.quotes.tokens import Unit, units
from dateline.languages import codes, words
from dateline.languages.quotes import QuoteWords
from dateline.model import Document, Name, Quote, Span


def find_quotes(document: Document, sentences: tuple[Span, ...], names: tuple[Name, ...]) -> tuple[Quote, ...]:
    """The quotations of a document, in order of the text.

    sentences: as find_sentences gives them; where none cover a paragraph, it is taken for one. names: as find_names
    gives them; they help to find where a speaker's name ends, and none is needed. Offsets are code points into
    Document.text. Documents in a language that has no rules yet are read by those of the first language.
    """
    language = document.language[:2] if document.language[:2] in codes() else codes()[0]
    return _Reader(document, words(language, "quotes"), sentences, names).read()


class _Reader:
    def __init__(
        self, document: Document, language: QuoteWords, sentences: Sequence[Span], names: Sequence[Name]
    ) -> None:
        self.document = document
        self.text = document.text
        self.blocks = list(document.annotated_blocks())
        self.grammar = Grammar(language, names)
        self.quoted: tuple[Quoted, ...] = find_quoted(self.text, self.blocks)
        self.units = units(self.text, self.blocks, sentences, self.quoted)
        self.drafts: list[Draft] = []
        self.speaker: tuple[Span, ...] = ()
        self.after_speech = False
        self.block = -1

    def read(self) -> tuple[Quote, ...]:
        for number, unit in enumerate(self.units):
            if unit.block != self.block:
                self.block = unit.block
                self.after_speech = False
            self._unit(number, unit)
        finished = [d.finished() for d in self.drafts]
        return tuple(sorted(finished, key=lambda q: (q.quote[0], -q.quote[-1][1])))

    def _unit(self, number: int, unit: Unit) -> None:
        finder = FrameFinder(self.grammar, unit)
        frames = finder.frames()
        sources = find_sources(finder)
        direct = framed(finder, number, self.quoted, self.text, frames, sources)
        free_frames = [f for f in frames if f.verb not in direct.frames or self._keeps(f)]
        free_sources = [s for n, s in enumerate(sources) if n not in direct.sources]
        found = list(direct.drafts)
        found += indirect(finder, number, free_frames, free_sources)
        alone = [k for k in direct.left if self._alone(finder, k)]
        for k in direct.left:
            if k in alone:
                found.append(self._standing_alone(finder, number, k))
                continue
            draft = fragment(finder, number, self.quoted, self.text, k, frames, sources)
            if draft is not None:
                found.append(draft)
        if not [d for d in found if d.type == "Indirect"] and not direct.drafts and not alone:
            found += self._without_frame(finder, number, frames, found)
        self._remember(finder, found, frames)
        self.drafts += found

    def _keeps(self, frame: Frame) -> bool:
        """A frame of direct speech may have indirect speech too: "X sagte, er gehe: „…“"."""
        return frame.shape == "main"

    def _alone(self, finder: FrameFinder, k: int) -> bool:
        """Whether a quotation is the whole unit."""
        return all(t.kind in ("quoted", "stop", "comma", "dash", "open", "close") for t in finder.tokens)

    def _standing_alone(self, finder: FrameFinder, number: int, k: int) -> Draft:
        token = finder.tokens[k]
        said = inner(self.quoted, token)
        return Draft("Direct", number, said, self.speaker, basis="the speech before goes on" if self.speaker else None)

    def _without_frame(
        self, finder: FrameFinder, number: int, frames: Sequence[Frame], found: Sequence[Draft]
    ) -> list[Draft]:
        tokens = finder.tokens
        if is_subjunctive(finder, after_speech=self.after_speech):
            draft = Draft(
                "IndirectFreeIndirect",
                number,
                ((tokens[0].start, tokens[-1].end),),
                self.speaker,
                basis="the sentence before names the speaker" if self.speaker else None,
            )
            nested = [
                Draft("Direct", number, inner(self.quoted, t), self.speaker, basis=draft.basis)
                for k, t in enumerate(tokens)
                if t.kind == "quoted" and not is_name_like(finder, k, inner_text(self.text, self.quoted, t))
            ]
            return [draft, *nested]
        draft_reported = reported(finder, number, frames)
        return [draft_reported] if draft_reported is not None else []

    def _remember(self, finder: FrameFinder, found: Sequence[Draft], frames: Sequence[Frame]) -> None:
        spoken = [d for d in found if d.speaker]
        if spoken:
            self.speaker = spoken[-1].speaker
        self.after_speech = bool(found)


__all__ = ["find_quotes", "is_sentence_like"]
