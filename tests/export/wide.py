"""Made coverage of any width: ten events a document, and everything else of a story growing with them.

Where `synthetic.night` has two tickers of any length, here are many short articles of forty outlets, with people,
quotations in versions, differences, agency copy, annotations and corrections in the same share at every size. The
benchmark of exports and the tests of their growth use both.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import pairwise

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
    Occurrence,
    Passage,
    Quote,
    Reuse,
    Role,
    Source,
    Story,
    StoryQuote,
    Target,
    TimeExpression,
)
from tests.export.synthetic import START, ZONE

EVENTS = 10
"""Events of a document."""
OUTLETS = 40
"""Outlets that take turns; each is a source of its own."""


@dataclass
class _Made:
    """What one document gives to the story, by the number of its event."""

    document: Document
    headings: list[Passage] = field(default_factory=list)
    sentences: list[Passage] = field(default_factory=list)
    quotes: list[Passage] = field(default_factory=list)
    speakers: list[Passage] = field(default_factory=list)
    numbers: list[Passage] = field(default_factory=list)


def wide(events: int = 2000, outlets: int = OUTLETS) -> Story:
    """So many events, a tenth as many documents; the next document reports every second event too."""
    made = [
        _document(number, outlets, range(number * EVENTS, min(events, (number + 1) * EVENTS)))
        for number in range(-(-events // EVENTS))
    ]
    quotes = tuple(_quote(made, n) for n in range(0, events, 2))
    differences = tuple(_difference(made, n) for n in range(0, events, 20))
    chronology = tuple(_event(made, n) for n in range(events))
    by = [(n, e.by[0]) for n, e in enumerate(chronology) if e.by]
    return Story(
        title=made[0].document.headline or "" if made else "",
        documents=tuple(m.document for m in made),
        start=chronology[0].start if chronology else None,
        end=chronology[-1].start if chronology else None,
        zone="Europe/Berlin",
        sources=tuple(
            Source(id=f"s{k}", name=f"Blatt {k}", agency=k == 0, documents=tuple(m.document.id for m in made[k::outlets]))
            for k in range(min(outlets, len(made)))
        ),
        actors=_actors(made, events),
        chronology=chronology,
        quotes=quotes,
        differences=differences,
        reuse=tuple(
            Reuse(document=b.document.id, source=a.document.id, share=0.3, passages=(b.sentences[0],))
            for a, b in pairwise(made)
        ),
        edits=tuple(
            Edit(number=2 * mark.edit, base=0, by=mark.by, at=mark.at, correction=Hide(target=Target(kind="event", id=f"h{n}", words="weg")))
            for n, mark in by
        ),
    )  # fmt: skip


def _person(n: int) -> int:
    """Who speaks in the event: as many people as documents, some of whom speak often."""
    return n // 20 if n % 4 else 0


def _when(n: int) -> dt.datetime:
    return (START.astimezone(dt.UTC) + dt.timedelta(seconds=90 * n)).astimezone(ZONE)


def _document(number: int, outlets: int, events: range) -> _Made:
    text, blocks, spans = "", [], []

    def add(role: Role, words: str) -> int:
        nonlocal text
        text += "\n\n" if text else ""
        blocks.append(Block(role, len(text), len(text) + len(words)))
        text += words
        return len(text) - len(words)

    headline = f"Der Fluss steigt, Lage {number}"
    add("headline", headline)
    for n in events:
        heading = f"Abschnitt {n}"
        said, who = f"Bei Kilometer {n} halten die Deiche", f"Amtsleiter Person {_person(n)}"
        sentence = f"Um {_when(n):%H:%M} Uhr sagte {who}: „{said}“, man habe {n + 7} Helfer."
        at = add("subheading", heading)
        start = add(
            "paragraph", f"{sentence} {'Die Straßen am Ufer bleiben gesperrt, der Verkehr wird umgeleitet. ' * 3}"
        )
        parts = [(heading, at), *((w, start + sentence.index(w)) for w in (sentence, said, who, f"{n + 7} Helfer"))]
        spans.append([(at, at + len(words)) for words, at in parts])
    document = Document(
        id=f"doc-{number}",
        text=text,
        type="NewsArticle",
        outlet=f"Blatt {number % outlets}",
        language="de",
        zone="Europe/Berlin",
        headline=headline,
        url=f"https://blatt{number % outlets}.example/lage/{number}",
        published=_when(events[-1]).isoformat(),
        blocks=tuple(blocks),
        annotations=Annotations(
            sentences=tuple(s[1] for s in spans),
            names=tuple(Name(start=who[0] + len("Amtsleiter "), end=who[1], label="PER") for _, _, _, who, _ in spans),
            times=tuple(TimeExpression(start=a + 3, end=a + 8, type="TIME", value=f"{_when(n):%Y-%m-%dT%H:%M}") for n, (_, (a, _), *_) in zip(events, spans, strict=True)),
            quotes=tuple(Quote(type="Direct", quote=(said,), speaker=(who,)) for _, _, said, who, _ in spans),
        ),
    )  # fmt: skip
    columns = [[document.passage(*span) for span in column] for column in zip(*spans, strict=True)]
    return _Made(document, *columns)


def _of(made: list[_Made], n: int, part: str) -> Passage:
    found: list[Passage] = getattr(made[n // EVENTS], part)
    return found[n % EVENTS]


def _event(made: list[_Made], n: int) -> Event:
    sentence = _of(made, n, "sentences")
    later = made[n // EVENTS + 1 :][:1] if n % 2 else []
    passages = (sentence, *(m.sentences[n % len(m.sentences)] for m in later))
    return Event(
        id=f"e{n}",
        kind=("happened", "said", "planned", "happened", "background")[n % 5],
        text=sentence.exact,
        passages=passages,
        sources=len(passages),
        start=_when(n),
        end=_when(n) + dt.timedelta(minutes=1),
        precision="minute",
        time_basis="stated",
        heading=_of(made, n, "headings"),
        actors=(f"p{_person(n)}",),
        quotes=(f"q{n}",) if n % 2 == 0 else (),
        differences=(f"d{n}",) if n % 20 == 0 else (),
        by=(By(what="merged", by="Jo", at=_when(n), edit=n // 50 + 1, text="vorher"),) if n % 50 == 0 else (),
    )


def _quote(made: list[_Made], n: int) -> StoryQuote:
    said = _of(made, n, "quotes")
    where = Occurrence(document=said.document, quote=(said,), speaker=(_of(made, n, "speakers"),), time=_when(n))
    return StoryQuote(
        id=f"q{n}",
        type="Direct" if n % 3 else "Indirect",
        text=said.exact,
        passages=(said,),
        # every seventh is nobody's whom the story knows: named by the words of the text
        speaker=f"p{_person(n)}" if n % 7 else None,
        time=_when(n),
        occurrences=(where,),
        variants=(f"q{n - 2}",) if n % 10 == 2 else (),
    )


def _difference(made: list[_Made], n: int) -> Difference:
    last = len(made) * EVENTS
    places = [_of(made, m, "numbers") for m in (n, n + 1) if m < last and m % EVENTS < len(made[m // EVENTS].numbers)]
    values = tuple(DifferenceValue(value=p.exact, passages=(p,)) for p in places)
    return Difference(id=f"d{n}", about="Helfer", kind="disagreement", values=values, events=(f"e{n}",))


def _actors(made: list[_Made], events: int) -> tuple[Actor, ...]:
    mentions: dict[int, list[Passage]] = {}
    for n in range(events):
        mentions.setdefault(_person(n), []).append(_of(made, n, "speakers"))
    return tuple(
        Actor(
            id=f"p{person}",
            name=f"Person {person}",
            kind="person" if person % 5 else "organisation",
            names=(f"Person {person}", f"Amtsleiter Person {person}"),
            mentions=tuple(places),
            roles=(ActorRole(role="Amtsleiter", passages=tuple(places[:1])),),
        )
        for person, places in mentions.items()
    )
