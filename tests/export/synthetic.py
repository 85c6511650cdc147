"""Stories made for exports: a live ticker of any length, one that people corrected, one small enough for documentation."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import structs

from dateline.model import (
    Actor,
    ActorRole,
    Annotations,
    Block,
    By,
    Difference,
    DifferenceValue,
    Document,
    Edit,
    Event,
    Hide,
    Name,
    Note,
    Occurrence,
    Passage,
    Quote,
    Rename,
    Resolution,
    Role,
    SetTime,
    Source,
    Story,
    StoryQuote,
    Target,
    TimeExpression,
    Undo,
    Update,
)

ZONE = ZoneInfo("Europe/Berlin")
START = dt.datetime(2031, 10, 25, 18, 0, tzinfo=ZONE)
"""The evening before clocks are set back: a ticker that runs on meets 2:30 twice."""


def ticker(name: str, start: dt.datetime, entries: list[tuple[str, str]], minutes: int, **fields: object) -> Document:
    """A live ticker in order of time: (heading, body) every so many minutes."""
    parts = [f"Liveticker: {name}"]
    blocks: list[Block] = [Block("headline", 0, len(parts[0]))]
    updates = []

    def add(role: Role, words: str) -> tuple[int, int]:
        start = blocks[-1].end + 2
        blocks.append(Block(role, start, start + len(words)))
        parts.append(words)
        return start, start + len(words)

    for number, (heading, body) in enumerate(entries):
        when = (start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes * number)).astimezone(ZONE)
        first, _ = add("update-time", f"{when:%H:%M}")
        span = add("update-heading", heading)
        _, last = add("update", body)
        updates.append(
            Update(
                id=f"u{number}",
                start=first,
                end=last,
                time=when,
                time_basis="stated",
                clock=f"{when:%H:%M}",
                heading=heading,
                heading_span=span,
            )
        )
    return Document(
        id=name.lower(),
        text="\n\n".join(parts),
        type="LiveBlogPosting",
        outlet=name,
        language="de",
        zone="Europe/Berlin",
        headline=f"Liveticker: {name}",
        blocks=tuple(blocks),
        updates=tuple(updates),
        **fields,  # type: ignore[arg-type]
    )


def find(document: Document, words: str) -> Passage:
    """The first place of the words."""
    start = document.text.index(words)
    return document.passage(start, start + len(words))


def night(events: int = 2000) -> Story:
    """A night with so many events, told by two tickers with addresses: quotations, actors and differences in them."""
    entries = [
        (f"Pegel bei {n} Zentimetern", f"„Wir zählen {n} Sandsäcke“, sagte Einsatzleiterin Oda Brandt um Stunde {n}.")
        for n in range(events)
    ]
    first = ticker("Uferbote", START, entries, 2, url="https://uferbote.example/ticker?id=1&x=(2)")
    second = ticker(
        "Stromblatt",
        START + dt.timedelta(minutes=1),
        [(f"Wasserstand {n}", f"Es sind {n + 1} Sandsäcke.") for n in range(events)],
        2,
        url="https://stromblatt.example/live#heute",
    )
    chronology, quotes, mentions, differences = [], [], [], []
    places = [(find_update(first, n), find_update(second, n)) for n in range(events)]
    for n, (one, two) in enumerate(places):
        body = first.passage(one.end - len(entries[n][1]), one.end)
        said = first.passage(body.start + 1, body.start + 1 + entries[n][1].index("“") - 1)
        who = first.passage(body.start + entries[n][1].index("Oda"), body.start + entries[n][1].index("Oda") + 10)
        other = second.passage(two.end - len(f"Es sind {n + 1} Sandsäcke."), two.end)
        assert one.time is not None
        assert one.heading_span is not None
        mentions.append(who)
        quotes.append(
            StoryQuote(
                id=f"q{n}",
                type="Direct",
                text=said.exact,
                passages=(said,),
                speaker="oda-brandt",
                time=one.time,
                occurrences=(
                    Occurrence(document=first.id, quote=(said,), speaker=(who,), time=one.time, update=one.id),
                ),
            )
        )
        chronology.append(
            Event(
                id=f"e{n}",
                kind="said" if n % 4 == 1 else "happened",
                text=body.exact,
                passages=(body, other),
                sources=2,
                start=one.time,
                end=one.time + dt.timedelta(minutes=1),
                precision="minute",
                time_basis="stated",
                reported=one.time,
                heading=first.passage(*one.heading_span),
                actors=("oda-brandt",),
                quotes=(f"q{n}",),
                differences=(f"d{n}",) if n % 100 == 0 else (),
            )
        )
        if n % 100 == 0:
            values = tuple(DifferenceValue(value=p.exact, passages=(p,)) for p in (said, other))
            differences.append(
                Difference(id=f"d{n}", about="Sandsäcke", kind="disagreement", values=values, events=(f"e{n}",))
            )
    return Story(
        title=first.headline or "",
        title_passage=first.passage(0, len(first.headline or "")),
        documents=(first, second),
        start=chronology[0].start if chronology else None,
        end=chronology[-1].start if chronology else None,
        zone="Europe/Berlin",
        sources=(
            Source(id="uferbote", name="Uferbote", documents=("uferbote",)),
            Source(id="stromblatt", name="Stromblatt", documents=("stromblatt",)),
        ),
        actors=(
            Actor(
                id="oda-brandt",
                name="Oda Brandt",
                kind="person",
                names=("Oda Brandt",),
                mentions=tuple(mentions),
                roles=(ActorRole(role="Einsatzleiterin", passages=tuple(mentions[:1])),),
            ),
        ),
        chronology=tuple(chronology),
        quotes=tuple(quotes),
        differences=tuple(differences),
    )


def find_update(document: Document, number: int) -> Update:
    """The ticker's entry of that number."""
    return document.updates[number]


def small() -> Story:
    """Two events, one quotation, one difference: what the documentation shows."""
    story = night(2)
    first, second = story.documents
    return structs.replace(
        story,
        documents=(structs.replace(first, annotations=_annotations(first)), second),
        differences=story.differences[:1],
    )


def _annotations(document: Document) -> Annotations:
    """What is found in the first ticker, by hand, so that the documentation does not move with the finders."""
    said = [find(document, f"Wir zählen {n} Sandsäcke") for n in range(len(document.updates))]
    speakers = [document.passage(p.end + 9, p.end + 35) for p in said]
    return Annotations(
        sentences=tuple((b.start, b.end) for b in document.blocks if b.role != "update-time"),
        names=tuple(Name(start=s.end - 10, end=s.end, label="PER", role=(s.start, s.end - 11)) for s in speakers),
        quotes=tuple(
            Quote(type="Direct", quote=((p.start, p.end),), cue=((p.end + 3, p.end + 8),), speaker=((s.start, s.end),))
            for p, s in zip(said, speakers, strict=True)
        ),
        times=tuple(
            TimeExpression(
                start=u.start, end=u.start + 5, type="TIME", value=f"{u.time:%Y-%m-%dT%H:%M}", anchor="update"
            )
            for u in document.updates
        ),
    )


def corrected() -> Story:
    """A story that people worked on: everything that leaves a mark, one thing hidden, one taken back."""
    story = night(4)
    at = START + dt.timedelta(hours=1)
    marks = {
        "e0": By(what="time", by="Änne <b>K</b>", at=at, edit=1, text="2031-10-25T17:55:00+02:00"),
        "e1": By(what="note", by="Änne <b>K</b>", at=at, edit=2, text="Siehe ]]> & Amt"),
        "e2": By(what="key", by="Jo", at=at, edit=3),
    }
    target = Target(kind="event", id="e0", passages=story.chronology[0].passages)
    edits = [
        Edit(number=1, base=0, by="Änne <b>K</b>", at=at, correction=SetTime(event=target, start=START)),
        Edit(number=2, base=1, by="Änne <b>K</b>", at=at, correction=Note(target=target, text="Siehe ]]> & Amt")),
        Edit(number=4, base=3, by="Jo", at=at, correction=Hide(target=Target(kind="event", id="e9", words="Geheim"))),
        Edit(number=5, base=4, by="Jo", at=at, correction=Rename(target=target, name="X")),
        Edit(number=6, base=5, by="Jo", at=at, correction=Undo(edit=5)),
        Edit(
            number=7, base=6, by="Jo", at=at, correction=Hide(target=Target(kind="event", id="e8", words="Auch geheim"))
        ),
        Edit(number=8, base=7, by="Jo", at=at, correction=Undo(edit=7)),
    ]
    return structs.replace(
        story,
        chronology=tuple(
            structs.replace(e, by=(marks[e.id],), key=e.id == "e2") if e.id in marks else e for e in story.chronology
        ),
        actors=tuple(
            structs.replace(a, by=(By(what="renamed", by="Jo", at=at, edit=9, text="Brandt"),)) for a in story.actors
        ),
        quotes=tuple(
            structs.replace(q, by=(By(what="speaker", by="Jo", at=at, edit=10),)) if q.id == "q3" else q
            for q in story.quotes
        ),
        differences=tuple(
            structs.replace(
                d,
                resolution=Resolution(value=d.values[0].value, text="Stromblatt hat sich berichtigt"),
                by=(By(what="resolved", by="Jo", at=at, edit=11, text="Stromblatt hat sich berichtigt"),),
            )
            for d in story.differences
        ),
        edits=tuple(edits),
        by=(By(what="renamed", by="Jo", at=at, edit=12, text="Nacht am Fluss"),),
    )
