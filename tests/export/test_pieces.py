"""How a passage is cut where something in it is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.html.pieces import Mark, cut
from dateline.model import Passage

START = 5
WORDS = "Der Damm hält, sagte sie."
PASSAGE = Passage("d", START, START + len(WORDS), WORDS)

MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(["difference", "attribution"])).map(
        lambda m: Mark(m[0], m[0] + m[1], m[2], f"at-{m[0]}")
    ),
    max_size=6,
)


@given(MARKS)
def test_the_pieces_are_the_passage_and_differences_come_before_attributions(marks: list[Mark]) -> None:
    pieces = cut(PASSAGE, marks)
    assert "".join(p.text for p in pieces) == WORDS
    inside = [m for m in marks if max(m.start, PASSAGE.start) < min(m.end, PASSAGE.end)]
    differences = [m for m in inside if m.kind == "difference"]
    free = [m for m in inside if not any(m.start < d.end and d.start < m.end for d in differences)]
    shown = [p for p in pieces if p.kind]
    assert {p.target for p in shown if p.kind == "attribution"} <= {m.target for m in free}
    at, expected = PASSAGE.start, []
    for mark in sorted([*differences, *free], key=lambda m: (m.start, m.end)):
        if max(mark.start, PASSAGE.start) >= at:
            expected.append((mark.kind, mark.target))
            at = min(mark.end, PASSAGE.end)
    assert [(p.kind, p.target) for p in shown] == expected
