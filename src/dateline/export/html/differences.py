"""Where the sources differ: a matter a row, what is a real disagreement apart from what is not."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.html.clock import Clock
from dateline.export.html.interface import Interface, Text
from dateline.export.html.marks import Mark, Marks, Outcome
from dateline.export.html.origins import Label, Origins
from dateline.model import Difference, DifferenceValue, Passage, Story

_GROUPS = (
    ("disagree", ("disagreement", "claims", "same-source")),
    ("plan-outcome", ("plan-outcome",)),
    ("later-count", ("later-count",)),
)
_CONTEXT = 90
"""Characters shown on either side of a value."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as one source writes it."""

    text: str
    planned: bool
    href: str
    language: str
    time: Text | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A value with the words around it and all who give it."""

    text: str
    planned: bool
    language: str
    before: str
    after: str
    labels: tuple[Label, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: its values by source (the number of the column), and side by side."""

    id: str
    about: str
    language: str
    kind: Text
    cells: dict[int, list[Value]]
    sides: tuple[Side, ...]
    sources: tuple[int, ...]
    outcome: Outcome | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Matters of one nature."""

    key: str
    heading: Text
    rows: tuple[Row, ...]


class Differences:
    """Turns a story's differences into a table's rows and columns."""

    def __init__(self, story: Story, interface: Interface, clock: Clock, origins: Origins) -> None:
        self.story, self.interface, self.clock, self.origins = story, interface, clock, origins
        self._marks = Marks(story, interface, clock)

    def groups(self) -> list[Group]:
        """The matters, real disagreement first; groups without a matter are left out."""
        groups = []
        for key, kinds in _GROUPS:
            rows = tuple(self._row(d) for kind in kinds for d in self.story.differences if d.kind == kind)
            if rows:
                groups.append(Group(key, self.interface.say(f"group_{key}"), rows))
        return groups

    def columns(self) -> tuple[int, ...]:
        """The numbers of the sources that take part in any difference."""
        return self.origins.numbers(p for d in self.story.differences for v in d.values for p in v.passages)

    def _row(self, difference: Difference) -> Row:
        cells: dict[int, list[Value]] = {}
        for value in difference.values:
            for passage in value.passages:
                cell = cells.setdefault(self.origins.source(passage.document), [])
                if all(v.text != passage.exact for v in cell):
                    cell.append(self._value(value, passage, _holds(difference, value)))
        first = difference.values[0].passages[0]
        return Row(
            id=f"difference-{difference.id}",
            about=difference.about,
            language=self.origins.language(first.document),
            kind=self.interface.say(f"difference_{difference.kind}"),
            cells=cells,
            sides=tuple(self._side(v, _holds(difference, v)) for v in difference.values),
            sources=self.origins.numbers(p for v in difference.values for p in v.passages),
            outcome=self._marks.outcome(difference),
            marks=self._marks.of(difference.by),
        )

    def _value(self, value: DifferenceValue, passage: Passage, holds: bool) -> Value:
        document = self.origins.documents[passage.document]
        update = document.update_at(passage.start)
        instant = update.time if update else document.published_at
        time = self.clock.when(instant) if instant else None
        language = self.origins.language(passage.document)
        return Value(passage.exact, value.planned, self.origins.href(passage), language, time, holds)

    def _side(self, value: DifferenceValue, holds: bool) -> Side:
        first = value.passages[0]
        before, after = self._around(first)
        return Side(
            text=first.exact,
            planned=value.planned,
            language=self.origins.language(first.document),
            before=before,
            after=after,
            labels=self.origins.labels(value.passages),
            holds=holds,
        )

    def _around(self, passage: Passage) -> tuple[str, str]:
        """The words before and after a value, cut at the block and at whole words, with an ellipsis where cut."""
        document = self.origins.documents[passage.document]
        block = document.block_at(passage.start)
        low, high = (block.start, block.end) if block else (passage.start, passage.end)
        high = max(high, passage.end)
        before = document.text[max(low, passage.start - _CONTEXT) : passage.start]
        after = document.text[passage.end : min(high, passage.end + _CONTEXT)]
        if passage.start - _CONTEXT > low:
            before = "… " + before.partition(" ")[2]
        if passage.end + _CONTEXT < high:
            after = after.rpartition(" ")[0] + " …"
        return before, after


def _holds(difference: Difference, value: DifferenceValue) -> bool:
    """Whether people say that it is this value that holds."""
    return difference.resolution is not None and difference.resolution.value == value.value
