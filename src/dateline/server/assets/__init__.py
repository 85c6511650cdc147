"""Styles and scripts of the newsroom, by names that change with what is in them, so that browsers may keep them."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources

from dateline.export.html import assets as story

_STYLES = ("newsroom.css",)
_SCRIPTS = (
    "drop.js",
    "jobs.js",
    "live.js",
    "own.js",
    "corrections.js",
    "sending.js",
    "adding.js",
    "zones.js",
    "begin.js",
)


@functools.cache
def files() -> dict[str, tuple[bytes, str]]:
    """What may be asked for under /assets/: content and media type by name."""
    styles = story.style() + "\n" + "\n".join(_own(name) for name in _STYLES)
    # The story's page is one scope; what makes it live belongs inside, before it starts.
    *before, last = story.SCRIPTS
    script = "\n".join([story.joined(tuple(before)), *(_own(name) for name in _SCRIPTS), story.joined((last,))])
    named = {
        "newsroom.css": (styles, "text/css"),
        "story.js": (script, "text/javascript"),
        "desk.js": (_own("drop.js") + _own("desk.js"), "text/javascript"),
    }
    return {_hashed(name, text): (text.encode(), kind) for name, (text, kind) in named.items()}


@functools.cache
def address(name: str) -> str:
    """The path of an asset. Raises KeyError."""
    stem, _, ending = name.rpartition(".")
    for known in files():
        if known.startswith(f"{stem}.") and known.endswith(f".{ending}"):
            return f"/assets/{known}"
    raise KeyError(name)


def _hashed(name: str, text: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:12]}.{ending}"


def _own(name: str) -> str:
    return resources.files("dateline.server").joinpath("assets", name).read_text(encoding="utf-8")
