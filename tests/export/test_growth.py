"""The work of an export grows with the story and no faster: no line runs more often than in proportion to the events.

Nothing is timed. Lines of the package are counted while stories of n and 4n events go out; a line in a loop over all
within a loop over all runs sixteen times as often.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from msgspec import structs

import dateline
from dateline.export.edition import Options
from dateline.export.formats import FORMATS, publish
from dateline.model import By, DifferenceValue, Occurrence, Story
from tests.export import synthetic
from tests.export.conftest import BASE
from tests.export.wide import wide

PACKAGE = str(Path(dateline.__file__).parent)
FEW, MANY = 60, 240

Lines = Counter[tuple[str, int]]


@contextmanager
def counted() -> Iterator[Lines]:
    """How often each line of the package runs meanwhile."""
    found: Lines = Counter()

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        if event == "line":
            found[frame.f_code.co_filename, frame.f_lineno] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield found
    finally:
        sys.settrace(before)


def lines(story: Story, format: str, base: str | None) -> Lines:
    """How often each line runs while the story goes out."""
    with counted() as found:
        for file in publish(story, format, Options(base=base)):
            for _ in file.content:
                pass
    return found


def outgrown(make: Callable[[int], Story], format: str, base: str | None = BASE) -> list[str]:
    """The lines that run out of proportion, with how often."""
    few, many = (lines(make(n), format, base) for n in (FEW, MANY))
    growth = MANY / FEW
    return [
        f"{Path(file).name}:{line} {few[file, line]} → {count}"
        for (file, line), count in sorted(many.items())
        # what runs with the logarithm besides (a search by halves), or a fixed number of times, may
        if count > growth * 1.6 * few[file, line] + MANY / 2
    ]


def ticker(events: int) -> Story:
    """Two tickers of any length, in a zone where a day begins soon, so that few and many events lie on several days."""
    return structs.replace(synthetic.night(events), zone="Asia/Bangkok")


def broad(events: int) -> Story:
    """Many documents of few outlets."""
    return wide(events, outlets=4)


def ugly(events: int) -> Story:
    """A ticker in which everything comes together that is rare alone.

    Every entry says the same; no block holds the text; an event reaches over all of it; everything else is one event's;
    times are open; every event is corrected; the speakers are all different.
    """
    story = wide(events, outlets=2)
    said = "Wir berichten weiter."
    document = synthetic.ticker("Ugly", synthetic.START, [(said, said)] * events, 1)
    words = [document.passage(u.end - len(said), u.end) for u in document.updates]
    whole = document.passage(words[0].start, words[-1].end)
    chronology = [
        structs.replace(e, text=said, heading=None, passages=(p,), start=None, end=None, time_basis="open")
        for e, p in zip(story.chronology, words, strict=True)
    ]
    chronology[0] = structs.replace(chronology[0], passages=(whole, *words), attributions=tuple(words))
    chronology = [
        structs.replace(e, by=(By(what="note", by="Jo", at=synthetic.START, edit=n, text="Notiz"),), key=n % 2 == 0)
        for n, e in enumerate(chronology)
    ]
    quotes = [
        structs.replace(
            q,
            passages=(p,),
            text=said,
            speaker=f"p{n}",
            variants=(f"q{2 * n + 2}",),
            occurrences=(Occurrence(document=document.id, quote=(p,), speaker=(p,)),),
        )
        for n, (q, p) in enumerate(zip(story.quotes, words, strict=False))
    ]
    actors = [
        structs.replace(story.actors[0], id=f"p{n}", name=f"Jo {n}", mentions=(p,), roles=())
        for n, p in enumerate(words[: len(quotes)])
    ]
    values = tuple(DifferenceValue(value=str(n), passages=(p,)) for n, p in enumerate(words))
    one = structs.replace(story.differences[0], values=values, events=tuple(e.id for e in chronology))
    return structs.replace(
        story,
        documents=(structs.replace(document, blocks=document.blocks[::3]), *story.documents),
        chronology=tuple(chronology),
        quotes=tuple(quotes),
        actors=tuple(actors),
        differences=(one, *story.differences[1:]),
        sources=(),
    )


@pytest.mark.parametrize("format", list(FORMATS))
@pytest.mark.parametrize("make", [ticker, broad, ugly], ids=lambda make: make.__name__)
def test_the_work_grows_with_the_story_and_no_faster(make: Callable[[int], Story], format: str) -> None:
    assert outgrown(make, format, None if format == "embed" else BASE) == []


@pytest.mark.parametrize("format", ["atom", "jsonfeed", "jsonld", "annotations", "csv", "xmi", "markdown"])
def test_the_largest_piece_does_not_grow_with_the_story(format: str) -> None:
    def largest(events: int) -> int:
        files = publish(broad(events), format, Options(base=BASE, table="events" if format == "csv" else None))
        return max(len(piece) for file in files for piece in file.content if not file.name.startswith("TypeSystem"))

    # numbers get longer, tables come some hundred rows at a time; ninjs and TimelineJS have one text for all corrections
    assert largest(2400) < largest(600) * 1.2 + 500
