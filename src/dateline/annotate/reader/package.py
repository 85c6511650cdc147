"""Where the model is: the package dateline-reader, which is opened when it is first needed."""

from __future__ import annotations

import os
from functools import cache
from importlib import util
from pathlib import Path

PACKAGE = "dateline_reader"
THREADS = "DATELINE_READER_THREADS"
"""Environment variable: how many threads a reading may use; 0 leaves it to the machine."""
OFF = "DATELINE_READER"
"""Environment variable: "off" reads by rules alone, as if the package were not there."""


@cache
def _found() -> Path | None:
    found = util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(next(iter(found.submodule_search_locations)))
    return folder if (folder / "reader.onnx").is_file() else None


def folder() -> Path | None:
    """The folder of the model's files; None where the package is not installed or is switched off."""
    return None if os.environ.get(OFF, "").lower() == "off" else _found()


def installed() -> bool:
    """Whether names and quotations are read by the model and the rules together, not by the rules alone."""
    return folder() is not None


def threads() -> int:
    """How many threads a reading may use, by the environment; 1 where it says nothing."""
    value = os.environ.get(THREADS, "")
    return int(value) if value.isdecimal() else 1
