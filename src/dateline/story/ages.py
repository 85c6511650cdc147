"""How old a text says that somebody is: as an adjective, in figures behind a name, in years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from dateline.model import Document, Span
from dateline.story.reports import within
from dateline.story.terms import story_words

OLDEST = 115
YEARS = "a"
_BEHIND_A_NAME = re.compile(r"(?:,\s|\s\()(\d{1,3})(?=[,.;)])")


class Age(Struct, frozen=True):
    """An age: the span of its figure, the number of years, and the words that say whose it is."""

    span: Span
    years: int
    whose: Span


def ages(document: Document, start: int, end: int) -> Iterator[Age]:
    """The ages in a part of a document, in order.

    "der 47-Jährige", "a 49-year-old truck driver"; "Wittekind, 28," and "(79)" behind a person's name; "61 Jahre alt",
    "aged 54". Whose it is, is told by the name, else by the word of the age itself.
    """
    found: dict[Span, Age] = {}
    pattern = _pattern(document.language)
    for match in pattern.finditer(document.text, start, end) if pattern else ():
        found[match.span("years")] = Age(match.span("years"), int(match["years"]), match.span())
    people = [n for n in within(document.annotations.names, start, end) if n.label == "PER"]
    for name in people:
        behind = _BEHIND_A_NAME.match(document.text, name.end, end)
        if behind:
            found[behind.span(1)] = Age(behind.span(1), int(behind[1]), (name.start, name.end))
    yield from sorted((a for a in found.values() if 0 < a.years <= OLDEST), key=lambda a: a.span)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = story_words(language).ages
    return re.compile(words) if words else None
