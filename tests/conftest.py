"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a time: machines differ, and the first example loads the models.
settings.register_profile("dateline", deadline=None)
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
