"""Who said what: the story's quotations by speaker, in order of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.marks import Mark, Marks
from dateline.export.html.origins import Label, Origins
from dateline.export.html.voices import described
from dateline.model import Actor, Occurrence, Passage, Story, StoryQuote

_NOT_IN_AN_ID = re.compile(r"\W+")
_OPENING = "„“”»«‚‘’›‹\"'"
UNFOLDED = 6
"""Quotations of one person that stand open; the rest is folded."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation is reported, and when."""

    label: Label
    time: Text | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, ready to be written down, with the versions of it that others print."""

    id: str
    direct: bool
    text: str
    language: str
    open_at: str
    places: tuple[Place, ...]
    basis: Text | None
    variants: tuple[Quotation, ...]
    sources: tuple[int, ...]
    start: int | None
    pinned: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called, where that stands first, and since when it is reported."""

    text: Text
    href: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker: `actor` is the actor's id, None for one whom the text only describes, or not even that (`open`)."""

    actor: str | None
    name: Text
    roles: tuple[Role, ...]
    quotations: tuple[Quotation, ...]
    open: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def id(self) -> str:
        """The id of the person's part of the page: the same however many others come to stand there."""
        return f"person-{self.actor or ('open' if self.open else _NOT_IN_AN_ID.sub('-', self.name[0].lower()))}"


class People:
    """Turns a story's quotations into persons with what they said."""

    def __init__(self, story: Story, interface: Interface, clock: Clock, origins: Origins) -> None:
        self.story, self.interface, self.clock, self.origins = story, interface, clock, origins
        self._actors = {actor.id: actor for actor in story.actors}
        self._quotes = {q.id: q for q in story.quotes}
        self._marks = Marks(story, interface, clock)

    def persons(self) -> list[Person]:
        """Actors, those with most to say first; then speakers whom the text only describes; then open ones."""
        actors: dict[str, list[StoryQuote]] = {}
        others: dict[str, list[StoryQuote]] = {}
        for quote in self.story.quotes:
            if quote.speaker in self._actors:
                actors.setdefault(quote.speaker or "", []).append(quote)
            else:
                words = described(quote, self.origins.documents)
                others.setdefault(words.exact if words else "", []).append(quote)
        persons = [self._actor(speaker, quotes) for speaker, quotes in actors.items()]
        persons += [self._other(words, quotes) for words, quotes in others.items()]
        return sorted(persons, key=lambda p: (p.actor is None, p.open, -len(p.quotations)))

    def _actor(self, speaker: str, quotes: list[StoryQuote]) -> Person:
        actor = self._actors[speaker]
        name, marks = self.interface.same(actor.name), self._marks.of(actor.by)
        return Person(actor.id, name, self._roles(actor), self._quotations(quotes), marks=marks)

    def _other(self, words: str, quotes: list[StoryQuote]) -> Person:
        name = self.interface.same(words) if words else self.interface.say("no_speaker")
        return Person(None, name, (), self._quotations(quotes), open=not words)

    def _quotations(self, quotes: list[StoryQuote]) -> tuple[Quotation, ...]:
        return tuple(self._quotation(q, others) for q, others in self._clusters(quotes))

    def _roles(self, actor: Actor) -> tuple[Role, ...]:
        roles = []
        for role in actor.roles:
            text = self.interface.same(role.role)
            if role.since:
                day = self.clock.day_short(self.clock.local(role.since).date())
                text = self.interface.say("role_since", role=role.role, day=day)
            first = role.passages[0] if role.passages else None
            language = self.origins.language(first.document) if first else ""
            roles.append(Role(text, self.origins.href(first) if first else None, language))
        return tuple(roles)

    def _clusters(self, quotes: list[StoryQuote]) -> list[tuple[StoryQuote, list[StoryQuote]]]:
        """Quotations with their variants, each in one cluster only, the clusters in order of time."""
        clusters, seen = [], set()
        for quote in sorted(quotes, key=lambda q: (q.time is None, q.time.timestamp() if q.time else 0.0)):
            if quote.id in seen:
                continue
            others = [self._quotes[v] for v in dict.fromkeys(quote.variants) if v in self._quotes and v not in seen]
            others = [o for o in others if o.id != quote.id and o.speaker == quote.speaker]
            seen |= {quote.id, *(o.id for o in others)}
            clusters.append((quote, others))
        return clusters

    def _quotation(self, quote: StoryQuote, others: list[StoryQuote]) -> Quotation:
        direct = quote.type == "Direct"
        first = quote.passages[0]
        places = tuple(self._places(quote.occurrences))
        basis = (
            self.interface.say("speaker_inferred", basis=self.interface.sentence(quote.speaker_basis))
            if quote.speaker_basis
            else None
        )
        variants = tuple(self._quotation(o, []) for o in others)
        own = self.origins.numbers(p for o in quote.occurrences for p in o.quote)
        return Quotation(
            id=f"quote-{quote.id}",
            direct=direct,
            text=self._as_published(quote) if direct else quote.text,
            language=self.origins.language(first.document),
            open_at=self.origins.href(_whole(quote.occurrences[0].quote) if quote.occurrences else first),
            places=places,
            basis=basis,
            variants=variants,
            sources=tuple(sorted({*own, *(s for v in variants for s in v.sources)})),
            start=round(quote.time.timestamp() * 1000) if quote.time else None,
            pinned=quote.pinned,
            marks=self._marks.of(quote.by),
        )

    def _places(self, occurrences: Iterable[Occurrence]) -> Iterator[Place]:
        """A place for every document, however often it prints the words, with the first time that it gives."""
        by_document: dict[str, list[Occurrence]] = {}
        for occurrence in occurrences:
            by_document.setdefault(occurrence.document, []).append(occurrence)
        for found in by_document.values():
            times = [o.time for o in found if o.time]
            label = self.origins.labels([_whole(o.quote) for o in found])[0]
            yield Place(label, self.clock.when(min(times)) if times else None)

    def _as_published(self, quote: StoryQuote) -> str:
        """The words in the quotation marks that stand around them in the source, else in those of its language."""
        first, last = quote.passages[0], quote.passages[0]
        shown = next((o for o in quote.occurrences if " ".join(p.exact for p in o.quote) == quote.text), None)
        if shown:
            first, last = shown.quote[0], shown.quote[-1]
        text = self.origins.documents[first.document].text
        before, after = text[first.start - 1 : first.start], text[last.end : last.end + 1]
        if before and after and before in _OPENING and after in _OPENING:
            return f"{before}{quote.text}{after}"
        language = self.origins.documents[first.document].language
        codes = self.interface.codes
        words = self.interface.words[codes.index(language) if language in codes else self.interface.first]
        return f"{words.quote_marks[0]}{quote.text}{words.quote_marks[1]}"


def _whole(passages: tuple[Passage, ...]) -> Passage:
    """The first of a quotation's passages: where the source is opened."""
    return passages[0]
