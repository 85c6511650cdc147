"""A passage in pieces is still the passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.html.pieces import Mark, cut
from dateline.model import Passage

TEXT = "Der Damm 𝔥ält seit 22:30 Uhr nach Angaben der Stadt."
marks = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, start + length, kind, "t" if kind == "difference" else ""),
        st.integers(0, 80),
        st.integers(0, 30),
        st.sampled_from(["difference", "attribution"]),
    ),
    max_size=8,
)


@given(marks, st.integers(0, 20))
def test_pieces_joined_are_the_passage(found: list[Mark], offset: int) -> None:
    passage = Passage("d", offset, offset + len(TEXT), TEXT)
    pieces = cut(passage, found)
    assert "".join(p.text for p in pieces) == TEXT
    assert all(p.text for p in pieces)


@given(marks)
def test_some_difference_is_reachable_where_one_lies_in_the_passage(found: list[Mark]) -> None:
    pieces = cut(Passage("d", 0, len(TEXT), TEXT), found)
    inside = [m for m in found if m.kind == "difference" and m.start < len(TEXT) and m.end > m.start]
    assert bool(inside) == any(p.kind == "difference" for p in pieces)


def test_mark_is_cut_exactly() -> None:
    passage = Passage("d", 100, 100 + len(TEXT), TEXT)
    start = 100 + TEXT.index("22:30")
    pieces = cut(passage, [Mark(start, start + 9, "difference", "x")])
    assert [p.text for p in pieces if p.kind] == ["22:30 Uhr"]
