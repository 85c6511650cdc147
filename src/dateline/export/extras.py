"""Libraries that only some exports need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dateline.export.edition import ExportRefused


def needed(module: str, *, extra: str, what: str) -> Any:
    """The module, imported. Raises ExportRefused with what to install where it is missing.

    extra: the optional dependency of dateline that brings it. what: what needs it, for the sentence.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise ExportRefused(
            what, f"it needs {name}, which is not installed here", f"Install it with: pip install 'dateline[{extra}]'"
        ) from None
