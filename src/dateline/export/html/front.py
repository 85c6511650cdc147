"""The top of the page: what the story is called, when and where it is, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.origins import Origins
from dateline.model import Actor, Story

_PLACES = 4
_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A person to filter by: the actor's id, the name, and in how many events and quotations it stands."""

    actor: str
    name: str
    count: int


class Front:
    """What stands above the chronology."""

    def __init__(self, story: Story, interface: Interface, clock: Clock, origins: Origins) -> None:
        self.story, self.interface, self.clock, self.origins = story, interface, clock, origins

    @property
    def title(self) -> str:
        """The story's headline as its outlet wrote it."""
        return self.story.title_passage.exact if self.story.title_passage else self.story.title

    @property
    def language(self) -> str:
        """The headline's language for a lang attribute."""
        passage = self.story.title_passage
        if passage and passage.document in self.origins.documents:
            return self.origins.language(passage.document)
        return ""

    @property
    def outlet(self) -> tuple[str, Text, int] | None:
        """Where the headline stands: the link, the outlet, its colour."""
        passage = self.story.title_passage
        if not passage or passage.document not in self.origins.documents:
            return None
        name = self.origins.documents[passage.document].name
        said = self.interface.say("headline_of", outlet=name)
        return self.origins.href(passage), said, self.origins.colour(passage.document)

    @property
    def span(self) -> Text:
        """The time that the story covers."""
        if self.story.start is None:
            return self.interface.say("no_time")
        start, end = self.story.start, self.story.end or self.story.start
        exact = [e.start for e in self.story.chronology if e.start and e.precision in ("second", "minute")]
        exact += [u.time for d in self.story.documents for u in d.updates if u.time]
        exact += [d.published_at for d in self.story.documents if d.published_at]
        within = [t for t in exact if start <= t <= end]
        first, last = (min(within), max(within)) if within else (start, end)
        # A story that begins or ends with something known only by its day has clocks from its first known instant on.
        days = [self.clock.local(t).date() for t in (start, end, first, last)]
        if within and days[:2] == days[2:]:
            return self.clock.span(first, last, clocks=True)
        return self.clock.span(start, end, clocks=False)

    @property
    def places(self) -> Text:
        """The places named most, in the order of mention counts."""
        places = [a for a in self.story.actors if a.kind == "place"]
        by_mentions = sorted(places, key=lambda a: -len(a.mentions))
        names = list(dict.fromkeys(a.name for a in by_mentions))[:_PLACES]
        return self.interface.same(", ".join(names)) if names else self.interface.say("no_place")

    @property
    def zone(self) -> Text:
        """Which zone the page's clocks show."""
        return self.interface.say("span_zone", zone=self.clock.zone_name.replace("_", " "))

    @property
    def numbers(self) -> tuple[tuple[str, Text], ...]:
        """The line of numbers, each with the section that it counts."""
        persons = sum(a.kind == "person" for a in self.story.actors)
        return (
            ("chronology", self.interface.count("events", len(self.story.chronology))),
            ("people", self.interface.count("persons", persons)),
            ("people", self.interface.count("quotes", len(self.story.quotes))),
            ("differences", self.interface.count("differences", len(self.story.differences))),
            ("sources", self.interface.count("independent", len(self.origins.sources))),
        )

    @property
    def people(self) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
        """Whom to filter by: those with most to do and say, and the rest."""
        counts = Counter(a for e in self.story.chronology for a in e.actors)
        counts.update(q.speaker for q in self.story.quotes if q.speaker)
        speakers = {q.speaker for q in self.story.quotes}
        choices = [
            Choice(actor.id, actor.name, counts[actor.id])
            for actor in self.story.actors
            if counts[actor.id] and _can_act(actor, speakers)
        ]
        choices.sort(key=lambda c: -c.count)
        cut = _PEOPLE if len(choices) > _PEOPLE + 2 else len(choices)
        return tuple(choices[:cut]), tuple(choices[cut:])


def _can_act(actor: Actor, speakers: set[str | None]) -> bool:
    return actor.kind == "person" or actor.id in speakers
