"""What people corrected, as the page shows it: beside the part that they corrected, under their name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dateline import languages
from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.languages.publishing import PublishingWords
from dateline.model import By, Difference, Event, Story, StoryQuote


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a person did. what: kind of correction. said: who did it, a sentence. when: day and minute.

    note: a person's own words, None where the mark has none.
    """

    what: str
    said: Text
    when: Text
    note: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a difference came out. value: the value that holds, None where none does. why: in the person's words."""

    value: str | None
    why: str
    said: Text
    when: Text | None


@dataclass(frozen=True, slots=True)
class Pinned:
    """Something that a person wants read first: where it stands, and its words."""

    href: str
    clock: Text | None
    voice: str | None
    text: str
    language: str
    said: Text | None


class Marks:
    """Turns the marks of people into sentences."""

    def __init__(self, story: Story, interface: Interface, clock: Clock) -> None:
        self.story, self.interface, self.clock = story, interface, clock
        self._words: tuple[PublishingWords, ...] = tuple(
            languages.words(code, "publishing") for code in interface.codes
        )

    def of(self, marks: Iterable[By]) -> tuple[Mark, ...]:
        """The marks of one part, in the order they were made. A difference's resolution is told apart: see outcome."""
        return tuple(self._mark(mark) for mark in marks if mark.what != "resolved")

    def outcome(self, difference: Difference) -> Outcome | None:
        """How people say that a difference came out, None where nobody does."""
        if difference.resolution is None:
            return None
        mark = next((mark for mark in reversed(difference.by) if mark.what == "resolved"), None)
        said = self._said("resolved", mark.by) if mark else self.interface.say("settled")
        when = self.clock.moment(mark.at) if mark else None
        return Outcome(difference.resolution.value, difference.resolution.text, said, when)

    def settled(self) -> frozenset[str]:
        """The differences that people have resolved, as the page names them."""
        return frozenset(f"difference-{d.id}" for d in self.story.differences if d.resolution)

    def pinned(self) -> tuple[Pinned, ...]:
        """What is pinned: events in order of time, then quotations."""
        names = {actor.id: actor.name for actor in self.story.actors}
        codes = {document.id: document.language for document in self.story.documents}
        events = [e for e in self.story.chronology if e.pinned]
        return (
            *(self._pinned_event(event, codes) for event in events),
            *(self._pinned_quote(quote, names, codes) for quote in self.story.quotes if quote.pinned),
        )

    def _mark(self, mark: By) -> Mark:
        before = None if mark.what == "note" else self._before(mark)
        note = mark.text if mark.what == "note" else None
        return Mark(mark.what, self._said(mark.what, mark.by, before), self.clock.moment(mark.at), note)

    def _said(self, what: str, by: str, before: Text | None = None) -> Text:
        def say(language: int) -> str:
            sentences = self._words[language].corrections
            if before and f"{what}-from" in sentences:
                return sentences[f"{what}-from"].format(by=by, before=before[language])
            return sentences[what].format(by=by)

        return self.interface.each(say)

    def _before(self, mark: By) -> Text | None:
        """What stood there before; an instant as the page writes instants."""
        if not mark.text:
            return None
        if mark.what == "time":
            try:
                return self.clock.moment(dt.datetime.fromisoformat(mark.text))
            except ValueError:
                pass  # written down by somebody else's program: shown as it stands there
        return self.interface.same(mark.text)

    def _pinned_event(self, event: Event, codes: dict[str, str]) -> Pinned:
        clock = self.clock.gutter(event)
        if event.start and clock and not self.clock.one_day and event.precision in ("second", "minute"):
            clock = self.clock.moment(event.start)
        text = event.heading.exact if event.heading else event.text
        language = codes.get(event.passages[0].document, "")
        return Pinned(f"#event-{event.id}", clock, None, text, language, self._who(event.by))

    def _pinned_quote(self, quote: StoryQuote, names: dict[str, str], codes: dict[str, str]) -> Pinned:
        clock = self.clock.when(quote.time) if quote.time else None
        language = codes.get(quote.passages[0].document, "")
        return Pinned(
            f"#quote-{quote.id}", clock, names.get(quote.speaker or ""), quote.text, language, self._who(quote.by)
        )

    def _who(self, marks: Iterable[By]) -> Text | None:
        return next((self._said("pinned", mark.by) for mark in marks if mark.what == "pinned"), None)
