"""Events and actors joined and cut in two, as a person says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from dateline.model import Actor, ActorRole, Document, Event, Passage, Source, Story, StoryQuote


def joined_events(host: Event, others: Sequence[Event], sources: Sequence[Source]) -> Event:
    """One event of several: shown and timed as the first; one without a time takes that of the first that has one."""
    every = (host, *others)
    passages = tuple(dict.fromkeys(p for e in every for p in e.passages))
    timed = next((e for e in every if e.start), host)
    ids = {e.id for e in every}
    return structs.replace(
        host,
        passages=passages,
        sources=_independent(passages, sources),
        start=timed.start,
        end=timed.end,
        precision=timed.precision,
        time_basis=timed.time_basis,
        time_evidence=timed.time_evidence,
        reported=min((e.reported for e in every if e.reported), default=None),
        heading=next((e.heading for e in every if e.heading), None),
        actors=tuple(dict.fromkeys(a for e in every for a in e.actors)),
        quotes=tuple(dict.fromkeys(q for e in every for q in e.quotes)),
        differences=tuple(dict.fromkeys(d for e in every for d in e.differences)),
        outcome=next((e.outcome for e in every if e.outcome and e.outcome not in ids), None),
        key=any(e.key for e in every),
        pinned=any(e.pinned for e in every),
        by=tuple(dict.fromkeys(mark for e in every for mark in e.by)),
    )


def split_event(
    whole: Event,
    new: str,
    taken: tuple[Passage, ...],
    rest: tuple[Passage, ...],
    story: Story,
    actors: Mapping[str, Actor],
    quotes: Mapping[str, StoryQuote],
) -> tuple[Event, Event]:
    """An event without the passages `taken`, and an event `new` of these.

    The one that keeps the passage shown first keeps the time. The other has that of its ticker entry, else none: where
    the machine took its time from is not known any more, and a wrong time is worse than an open one.
    """
    shown_stays = whole.passages[0] in rest

    def part(id: str, passages: tuple[Passage, ...], keeps_time: bool) -> Event:
        made = structs.replace(
            whole,
            id=id,
            text=passages[0].exact,
            passages=passages,
            sources=_independent(passages, story.sources),
            actors=tuple(a for a in whole.actors if a in actors and _touch(passages, actors[a].mentions)),
            quotes=tuple(q for q in whole.quotes if q in quotes and _touch(passages, quotes[q].passages)),
        )
        if keeps_time:
            return made
        return _timed_by_entry(
            structs.replace(made, heading=None, attributions=(), hedged=False, outcome=None), story.documents
        )

    return part(whole.id, rest, shown_stays), part(new, taken, not shown_stays)


def joined_actors(host: Actor, others: Sequence[Actor]) -> Actor:
    """One actor of several, called and counted as the first."""
    every = (host, *others)
    roles: dict[str, ActorRole] = {}
    for role in (r for a in every for r in a.roles):
        known = roles.get(role.role)
        if known is None:
            roles[role.role] = role
            continue
        since = min((s for s in (known.since, role.since) if s), default=None)
        passages = tuple(dict.fromkeys((*known.passages, *role.passages)))
        roles[role.role] = ActorRole(role=role.role, passages=passages, since=since)
    return structs.replace(
        host,
        names=tuple(dict.fromkeys(n for a in every for n in a.names)),
        roles=tuple(roles.values()),
        mentions=tuple(dict.fromkeys(m for a in every for m in a.mentions)),
        by=tuple(dict.fromkeys(mark for a in every for mark in a.by)),
    )


def split_actor(whole: Actor, new: str, taken: tuple[Passage, ...], name: str | None) -> tuple[Actor, Actor]:
    """An actor without the mentions `taken`, and an actor `new` of these."""
    rest = tuple(m for m in whole.mentions if m not in taken)

    def part(id: str, mentions: tuple[Passage, ...], called: str | None) -> Actor:
        words = [m.exact for m in mentions]
        names = tuple(n for n in whole.names if any(n in w for w in words))
        longest = max(words, key=len)
        return structs.replace(
            whole,
            id=id,
            name=called or (names[0] if names else longest),
            names=names or (longest,),
            roles=tuple(_role_of(r, mentions) for r in whole.roles if _touch(r.passages, mentions)),
            mentions=mentions,
        )

    kept = whole.name if any(whole.name in m.exact for m in rest) else None
    return part(whole.id, rest, kept), part(new, taken, name)


def _role_of(role: ActorRole, mentions: Sequence[Passage]) -> ActorRole:
    return structs.replace(role, passages=tuple(p for p in role.passages if _touch((p,), mentions)))


def _independent(passages: Sequence[Passage], sources: Sequence[Source]) -> int:
    documents = {p.document for p in passages}
    return sum(bool(documents & set(source.documents)) for source in sources)


def _touch(some: Sequence[Passage], others: Sequence[Passage]) -> bool:
    return any(a.document == b.document and a.start < b.end and b.start < a.end for a in some for b in others)


def _timed_by_entry(event: Event, documents: Sequence[Document]) -> Event:
    """The event with the time of the ticker entry that it stands in, else without one."""
    first = event.passages[0]
    document = next((d for d in documents if d.id == first.document), None)
    entry = document.update_at(first.start) if document else None
    timed = entry if entry and entry.time else None
    return structs.replace(
        event,
        start=timed.time if timed else None,
        end=None,
        precision="minute" if timed else None,
        time_basis=timed.time_basis if timed else None,
        time_evidence=timed.time_evidence if timed else (),
        reported=(timed.time if timed else document.published_at if document else None),
    )
