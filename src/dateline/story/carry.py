"""Names that stay: what a story had keeps its id when the story is built anew with more documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from dateline.model import Actor, Difference, Event, Given, Passage, Story, StoryQuote
from dateline.story.states import states_of

Key = tuple[str, str]
Names = Mapping[str, str]
T = TypeVar("T", Event, StoryQuote, Difference, Actor)


class Carried(Struct, frozen=True):
    """The new story under the old ids. new: ids of events and quotations that the old story had not.

    moved: old event → the event that it is part of now. gone: old events that nothing reports any more. known: the
    passages that some event of the old story had; pages: document id → the page that it is a state of.
    """

    story: Story
    new: frozenset[str]
    moved: dict[str, str]
    gone: tuple[str, ...]
    known: frozenset[Key]
    pages: dict[str, str]

    def was_known(self, passage: Passage) -> bool:
        """Whether the page said these words before, and the old story told them."""
        return (self.pages.get(passage.document, passage.document), passage.exact) in self.known


def carry(old: Story, new: Story) -> Carried:
    """The new story with the old one's ids for what both have; ids of what is new follow the highest one given."""
    pages = _pages(new)

    def key(passage: Passage) -> Key:
        return pages.get(passage.document, passage.document), passage.exact

    def reports(one: Event | StoryQuote) -> list[Key]:
        return [key(p) for p in one.passages]

    def mentions(actor: Actor) -> list[Key]:
        return [key(p) for p in actor.mentions]

    def in_values(difference: Difference) -> list[Key]:
        return [key(p) for v in difference.values for p in v.passages]

    given = _given(old)
    events = _ids("e", new.chronology, _matched(old.chronology, new.chronology, reports), given.events)
    quotes = _ids("q", new.quotes, _matched(old.quotes, new.quotes, reports), given.quotes)
    differences = _ids("d", new.differences, _matched(old.differences, new.differences, in_values), given.differences)
    actors = _actor_ids(new.actors, _matched(old.actors, new.actors, mentions), old.actors)
    kept = set(events.values())
    left = [e for e in old.chronology if e.id not in kept]
    homes = {key(p): events[e.id] for e in new.chronology for p in e.passages}
    moved = {e.id: homes[key(p)] for e in left for p in e.passages[::-1] if key(p) in homes}
    had = {e.id for e in old.chronology} | {q.id for q in old.quotes}
    story = _renamed(new, events, quotes, differences, actors)
    return Carried(
        story=structs.replace(story, given=_given(structs.replace(story, given=given))),
        new=frozenset({i for i in (*events.values(), *quotes.values()) if i not in had}),
        moved=moved,
        gone=tuple(e.id for e in left if e.id not in moved),
        known=frozenset(key(p) for e in old.chronology for p in e.passages),
        pages=pages,
    )


def _pages(story: Story) -> dict[str, str]:
    """Document id → the id of the first state of its page."""
    before = {r.document: r.before.id for r in story.revisions}
    found = {}
    for document in states_of(story.documents, story.revisions):
        first = document.id
        while first in before:
            first = before[first]
        found[document.id] = first
    return found


def _matched(old: Sequence[T], new: Sequence[T], keys: Callable[[T], list[Key]]) -> dict[str, str]:
    """New id → the old id of the one that it shares most words with; each old one goes on in one new one at most."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for n, one in enumerate(old):
        for key in dict.fromkeys(keys(one)):
            holders[key].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for m, other in enumerate(new):
        for key in dict.fromkeys(keys(other)):
            shared.update((n, m) for n in holders.get(key, ()))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for (n, m), _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if n not in taken and m not in found:
            taken.add(n)
            found[m] = n
    return {new[m].id: old[n].id for m, n in found.items()}


def _given(story: Story) -> Given:
    """The highest numbers that ids of the story bear, or ever bore."""

    def highest(prefix: str, parts: Sequence[Event] | Sequence[StoryQuote] | Sequence[Difference], ever: int) -> int:
        return max([ever, *(int(one.id.removeprefix(prefix)) for one in parts)])

    return Given(
        events=highest("e", story.chronology, story.given.events),
        quotes=highest("q", story.quotes, story.given.quotes),
        differences=highest("d", story.differences, story.given.differences),
    )


def _ids(prefix: str, new: Sequence[T], matched: Mapping[str, str], last: int) -> dict[str, str]:
    """Built id → the id to bear: the old one, else the next number that was never given."""
    found = {}
    for one in new:
        if one.id not in matched:
            last += 1
        found[one.id] = matched.get(one.id) or f"{prefix}{last}"
    return found


def _actor_ids(new: Sequence[Actor], matched: Mapping[str, str], old: Sequence[Actor]) -> dict[str, str]:
    taken = {a.id for a in old}
    found = {}
    for actor in new:
        id_ = matched.get(actor.id)
        if id_ is None:
            id_, count = actor.id, 1
            while id_ in taken:
                count += 1
                id_ = f"{actor.id}-{count}"
        taken.add(id_)
        found[actor.id] = id_
    return found


def _renamed(story: Story, events: Names, quotes: Names, differences: Names, actors: Names) -> Story:
    return structs.replace(
        story,
        actors=tuple(structs.replace(a, id=actors[a.id]) for a in story.actors),
        chronology=tuple(
            structs.replace(
                e,
                id=events[e.id],
                actors=tuple(actors[a] for a in e.actors),
                quotes=tuple(quotes[q] for q in e.quotes),
                differences=tuple(differences[d] for d in e.differences),
                outcome=events[e.outcome] if e.outcome else None,
            )
            for e in story.chronology
        ),
        quotes=tuple(
            structs.replace(
                q,
                id=quotes[q.id],
                speaker=actors[q.speaker] if q.speaker else None,
                variants=tuple(quotes[v] for v in q.variants),
            )
            for q in story.quotes
        ),
        differences=tuple(
            structs.replace(d, id=differences[d.id], events=tuple(events[e] for e in d.events))
            for d in story.differences
        ),
    )
