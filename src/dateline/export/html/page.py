"""The page as a file: views into templates, styles and scripts inlined and named in the content security policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export.html.chronology import Chronology
from dateline.export.html.clock import Clock
from dateline.export.html.differences import Differences
from dateline.export.html.documents import Documents
from dateline.export.html.front import Front
from dateline.export.html.interface import Interface
from dateline.export.html.lanes import ROW, draw
from dateline.export.html.origins import Origins
from dateline.export.html.people import UNFOLDED, People
from dateline.model import Story

_STYLES = ("base.css", "front.css", "chronology.css", "sections.css", "reader.css", "print.css")
_SCRIPTS = ("start.js", "language.js", "select.js", "search.js", "lanes.js", "reader.js", "keys.js", "run.js")
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


def render(story: Story, *, language: str = "de") -> str:
    """The story as one HTML file that needs nothing else.

    language: what the interface opens in; the others are in the page too. The same story gives the same text, and the
    text can always be encoded as UTF-8: what HTML cannot hold (NUL, lone surrogates) is shown as U+FFFD, one for one,
    so that offsets still count.

    Raises KeyError where `language` has no words for an interface.
    """
    interface = Interface(language)
    clock = Clock(interface, story.zone)
    clock.one_day = _one_day(story, clock)
    origins = Origins(story, interface)
    environment = _environment(interface)
    persons = People(story, interface, clock, origins).persons()
    style, script = _style(), _joined(_SCRIPTS)
    view = {
        "story": story,
        "interface": interface,
        "clock": clock,
        "origins": origins,
        "front": Front(story, interface, clock, origins),
        "lanes": draw(story, interface, clock, origins),
        "groups": Chronology(story, interface, clock, origins).groups(),
        "persons": persons,
        "differences": Differences(story, interface, clock, origins),
        "shelves": Documents(story, interface, clock, origins).shelves(),
        "unfolded": UNFOLDED,
        "lane_height": ROW,
        "style": style,
        "script": script,
        "policy": _policy(style, script),
    }
    body = environment.get_template("body.html").render(view)
    # The table of sentences is complete only after the body has asked for all of them.
    page = environment.get_template("page.html").render(view, body=body, data=_data(interface, clock))
    return _UNSAFE.sub("\ufffd", page).replace("\r", "&#13;")


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


def _asset(name: str) -> str:
    return resources.files("dateline.export.html").joinpath("assets", name).read_text(encoding="utf-8")


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_asset(name) for name in names)


def _style() -> str:
    """The styles; the dark colours stand once in their file and twice on the page (by wish of system, by choice)."""
    dark = _asset("dark.css").strip()
    return (
        _joined(_STYLES)
        + f"\n@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{\n{dark}\n}} }}"
        + f"\n@media screen {{ :root[data-theme=dark] {{\n{dark}\n}} }}\n"
    )


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere; only this style and this script (CSP Level 3, hash sources)."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(interface: Interface, clock: Clock) -> str:
    """What the script needs, as JSON that cannot end its element whatever it holds."""
    data = {
        "languages": interface.codes,
        "zone": clock.zone_name,
        "phrases": interface.table(),
        "spoken": interface.phrases(*_SPOKEN),
        "counted": interface.forms(*_COUNTED),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
