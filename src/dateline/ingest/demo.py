"""The pages of the demo: invented coverage of an invented event, that comes with dateline."""

from __future__ import annotations

from pathlib import Path

_PAGES = frozenset({".html", ".txt"})


def demo_pages() -> list[Path]:
    """The demo's pages: in the package where it was installed, in the repository where it is worked on."""
    here = Path(__file__).parents[1]
    for folder in (here / "examples", here.parent.parent / "examples"):
        found = sorted(p for p in folder.glob("*") if p.suffix in _PAGES)
        if found:
            return found
    return []
