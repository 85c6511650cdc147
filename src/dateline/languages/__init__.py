"""Languages as data: one folder a language, one module a subject in it.

`languages/<subject>.py` defines the type of what a language supplies for a subject (a msgspec Struct or dataclass);
`languages/<code>/<subject>.py` supplies it as a constant named WORDS. Algorithms know no language: they ask
`words(code, subject)`. Adding a language is adding a folder.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that are here, German first, the rest in order of the alphabet."""
    here = Path(__file__).parent
    found = sorted(p.name for p in here.iterdir() if len(p.name) == 2 and (p / "__init__.py").is_file())
    return tuple(sorted(found, key=lambda code: (code != "de", code)))


@cache
def words(code: str, subject: str) -> Any:
    """The constant WORDS of languages/<code>/<subject>.py.

    Raises KeyError where there is no such language or it says nothing about the subject.
    """
    if code not in codes() or not subject.isidentifier():
        raise KeyError(f"{code}/{subject}")
    try:
        return importlib.import_module(f"dateline.languages.{code}.{subject}").WORDS
    except ModuleNotFoundError:
        raise KeyError(f"{code}/{subject}") from None
