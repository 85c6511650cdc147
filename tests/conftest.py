"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a time: machines differ, and the first example loads the models. In CI the examples are always the same,
# so that a change is judged by what it changed; at a desk Hypothesis goes on looking for new ones.
settings.register_profile("dateline", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("dateline")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and data that lies beside the project; it is never part of it."""
    if not SHARED.is_dir():
        message = "the folder ../shared with real documents is not here"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED
