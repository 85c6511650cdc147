"""A story's page before it becomes a file: the views of all its parts, and the templates that write them down.

The file for the disk and the newsroom's live page are made of the same parts; here is what both need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export.html.chronology import Chronology
from dateline.export.html.clock import Clock
from dateline.export.html.differences import Differences
from dateline.export.html.documents import Documents
from dateline.export.html.front import Front
from dateline.export.html.interface import Interface, Text
from dateline.export.html.lanes import ROW, draw
from dateline.export.html.marks import Marks
from dateline.export.html.origins import Origins
from dateline.export.html.people import UNFOLDED, People
from dateline.model import Story

_SPOKEN = (
    "of_events",
    "of_quotes",
    "lanes_all",
    "lanes_range",
    "passage_of",
    "theme_dark",
    "theme_light",
    "reset",
)
"""Phrases that the script fills."""
_COUNTED = ("hits", "texts")
"""Counts that the script fills."""

_UNSAFE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays the same from one state of a live page to the next: the numbers of sentences and of sources."""

    sentences: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()


class Composition:
    """One story in one order of interface languages, ready for the templates.

    language: what the interface opens in. before: what an earlier state of the same page has numbered.
    Raises KeyError where `language` has no words for an interface.
    """

    def __init__(self, story: Story, *, language: str = "de", before: Kept | None = None) -> None:
        before = before or Kept()
        self.interface = interface = Interface(language, before.sentences)
        self.clock = clock = Clock(interface, story.zone)
        clock.one_day = _one_day(story, clock)
        self.origins = origins = Origins(story, interface, before.sources)
        self.environment = _environment(interface)
        marks = Marks(story, interface, clock)
        self.view: dict[str, Any] = {
            "story": story,
            "interface": interface,
            "clock": clock,
            "origins": origins,
            "front": Front(story, interface, clock, origins),
            "lanes": draw(story, interface, clock, origins),
            "groups": Chronology(story, interface, clock, origins).groups(),
            "persons": People(story, interface, clock, origins).persons(),
            "differences": Differences(story, interface, clock, origins),
            "shelves": Documents(story, interface, clock, origins).shelves(),
            "unfolded": UNFOLDED,
            "settled": marks.settled(),
            "pinned": marks.pinned(),
            "story_marks": marks.of(story.by),
            "lane_height": ROW,
        }

    def render(self, template: str, **more: object) -> str:
        """One of the templates, filled with the story's view and `more`."""
        return self.environment.get_template(template).render(self.view, **more)

    def kept(self) -> Kept:
        """What a later state of the page has to keep. Complete only after all templates have been rendered."""
        return Kept(tuple(self.interface.table()), tuple(source.id for source in self.origins.sources))

    def data(self, *, spoken: Iterable[str] = (), counted: Iterable[str] = ()) -> str:
        """What the script needs, as JSON that cannot end its element whatever it holds.

        spoken, counted: keys of phrases and counts that further scripts fill.

        The table of sentences is complete only after all templates have been rendered.
        """
        phrases = ",\n".join(script_json(text) for text in self.interface.table())
        data = {
            "languages": self.interface.codes,
            "zone": self.clock.zone_name,
            "spoken": self.interface.phrases(*_SPOKEN, *spoken),
            "counted": self.interface.forms(*_COUNTED, *counted),
        }
        # A sentence a line, so that what changes from one state to the next is few lines.
        return f'{script_json(data)[:-1]},"phrases":[\n{phrases}\n]}}'


def script_json(data: object) -> str:
    """`data` as JSON for a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def encodable(html: str) -> str:
    """`html` as HTML can hold it: NUL and lone surrogates as U+FFFD, one for one, so that offsets still count."""
    return _UNSAFE.sub("\ufffd", html).replace("\r", "&#13;")


def _one_day(story: Story, clock: Clock) -> bool:
    ends = {clock.local(t).date() for t in (story.start, story.end) if t}
    return len(ends) == 1


def _environment(interface: Interface) -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["t"] = interface.html
    environment.globals["say"] = interface.say
    environment.globals["count"] = interface.count
    environment.globals["attribute"] = interface.attribute
    return environment
