"""A page's states as lines, and patches from one to the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.html.composition import Kept
from dateline.server.states import State, change, patch_of, patched

LINES = st.lists(st.sampled_from(["", "<li>", "</li>", "ä", "a", "b", "c 𝔇"]) | st.text(alphabet="xyz", max_size=3))


@given(LINES, LINES)
def test_a_patch_makes_the_new_lines_of_the_old(old: list[str], new: list[str]) -> None:
    old, new = old or [""], new or [""]
    assert patched(old, patch_of(old, new)) == new


@given(LINES, st.integers(0, 30), st.text(alphabet="xyz", min_size=1, max_size=3))
def test_a_patch_for_one_new_line_holds_one_line(lines: list[str], at: int, line: str) -> None:
    new = [*lines[:at], line, *lines[at:]]
    words = [part for part in patch_of(lines, new) if isinstance(part, str)]
    assert sum(part.count("\n") + 1 for part in words) <= 1


def state(number: int, source: str) -> State:
    return State(story="s", version=1, edit=0, number=number, id=f"{number}", title="", source=source, kept=Kept())


def test_the_first_state_is_asked_for_whole() -> None:
    assert change(None, state(1, "a")).patch is None


def test_a_change_names_the_state_that_it_starts_from() -> None:
    found = change(state(1, "a\nb"), state(2, "a\nx\nb"))
    assert (found.since, found.id, found.patch) == ("1", "2", [(0, 1), "x", (1, 2)])
