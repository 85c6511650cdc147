"""The stories that every export is tried on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import dateline
from dateline.model import Story
from tests.conftest import SHARED
from tests.export import sample, synthetic

ROOT = Path(__file__).parents[2]
BASE = "https://desk.example/fluss/"


@cache
def demo() -> Story:
    """The story of the demo's pages."""
    pages = [str(p) for p in sorted((ROOT / "examples").iterdir()) if p.suffix in (".html", ".txt")]
    return dateline.build(dateline.gather(pages).documents)


@cache
def seeds() -> Story:
    """The story of the two real documents beside the project."""
    return dateline.build(dateline.gather([str(p) for p in sorted((SHARED / "seeds").glob("*.txt"))]).documents)


@cache
def night() -> Story:
    """2,000 events."""
    return synthetic.night()


STORIES: dict[str, Callable[[], Story]] = {
    "demo": demo,
    "seeds": seeds,
    "night": night,
    "rich": sample.rich,
    "corrected": synthetic.corrected,
    "single": sample.single,
    "empty": sample.empty,
}


@pytest.fixture(
    params=[pytest.param(name, marks=[pytest.mark.shared] if name == "seeds" else []) for name in STORIES],
)
def story(request: pytest.FixtureRequest) -> Story:
    """Every story in turn."""
    if request.param == "seeds":
        request.getfixturevalue("shared")
    return STORIES[request.param]()


@pytest.fixture(params=[None, BASE], ids=["unpublished", "published"])
def base(request: pytest.FixtureRequest) -> str | None:
    """The story at home, and at an address."""
    return request.param  # type: ignore[no-any-return]
