"""A document's text as published, cut where passages are used."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.html.clock import Clock
from dateline.export.html.documents import Documents
from dateline.export.html.interface import Interface
from dateline.export.html.origins import Origins
from dateline.model import Block, Document, Event, Story

TEXT = "Damm hält 𝔇.\n\nDie Stadt räumt.\r\nMehr zum Thema\n\nEnde & <b>"
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(lambda p: (p[0], min(p[0] + p[1], len(TEXT))))
blocks = (
    st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=8, unique=True)
    .map(sorted)
    .map(lambda cuts: tuple(Block("paragraph", a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)))
)


def parts(document: Document, used: list[tuple[int, int]]) -> tuple[object, ...]:
    events = tuple(
        Event(id=str(n), kind="happened", text=TEXT[s:e], passages=(document.passage(s, e),), sources=1)
        for n, (s, e) in enumerate(used)
    )
    story = Story(title="x", documents=(document,), chronology=events)
    interface = Interface("de")
    origins = Origins(story, interface)
    return Documents(story, interface, Clock(interface, "UTC"), origins).shelves()[0].papers[0].parts


@given(blocks, st.lists(spans, max_size=8))
def test_runs_are_the_text_and_used_words_are_the_used_passages(
    found: tuple[Block, ...], used: list[tuple[int, int]]
) -> None:
    document = Document(id="d", text=TEXT, blocks=found)
    shown: set[int] = set()
    marked: set[int] = set()
    anchors: list[str] = []
    for part in parts(document, used):
        at = part.start  # type: ignore[attr-defined]
        for run in part.runs:  # type: ignore[attr-defined]
            assert TEXT[at : at + len(run.text)] == run.text
            shown |= set(range(at, at + len(run.text)))
            marked |= set(range(at, at + len(run.text))) if run.used else set()
            anchors += run.anchors
            at += len(run.text)
    assert {i for i, c in enumerate(TEXT) if not c.isspace()} <= shown
    assert marked == {i for s, e in used for i in range(s, e)} & shown
    assert len(anchors) == len(set(anchors))
    starts = {int(a.split(":")[1].split("-")[0]) for a in anchors}
    assert {s for s, _ in used} & shown <= starts
