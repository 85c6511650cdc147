"""The styles and scripts of a story's page, in the order in which they belong."""

from __future__ import annotations

from importlib import resources

STYLES = ("base.css", "front.css", "chronology.css", "sections.css", "marks.css", "reader.css", "print.css")
SCRIPTS = ("start.js", "language.js", "select.js", "search.js", "lanes.js", "reader.js", "keys.js", "run.js")


def joined(names: tuple[str, ...]) -> str:
    """The files `names` as one text."""
    return "\n".join(_asset(name) for name in names)


def style() -> str:
    """The styles; the dark colours stand once in their file and twice on the page (by wish of system, by choice)."""
    dark = _asset("dark.css").strip()
    return (
        joined(STYLES)
        + f"\n@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{\n{dark}\n}} }}"
        + f"\n@media screen {{ :root[data-theme=dark] {{\n{dark}\n}} }}\n"
    )


def _asset(name: str) -> str:
    return resources.files("dateline.export.html").joinpath("assets", name).read_text(encoding="utf-8")
