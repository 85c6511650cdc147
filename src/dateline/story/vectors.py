"""Sentences as vectors of a shipped encoder: nearness in meaning, across wordings and languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

Vectors = Callable[[Sequence[str]], Any]
"""Texts to a float32 array of one row each, of any width: near in meaning is near in direction."""

KEPT = 200_000
"""Sentences whose vectors are kept; 384 numbers each, some 300 MB in all."""


def shipped_vectors() -> Vectors | None:
    """The vectors of the installed reader, each sentence reckoned once; None where no reader with vectors is installed.

    What is returned remembers what it was asked: keep it to follow a story without reading its sentences again.
    """
    if not import_module("dateline.annotate.reader.package").installed():
        return None
    vectors: Vectors = import_module("dateline.annotate.reader.vectors").sentence_vectors
    try:
        vectors(())
    except KeyError:  # a package from before it had vectors: it reads names and quotations only
        return None
    return remembered(vectors)


def remembered(vectors: Vectors) -> Vectors:
    """The same vectors; a text asked for again is not reckoned again. The oldest are forgotten beyond KEPT."""
    known: dict[str, Any] = {}

    def recalled(texts: Sequence[str]) -> Any:
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        rows = vectors(missing) if missing else ()
        here = dict(zip(missing, rows, strict=True))
        found = stacked([here[t] if t in here else known[t] for t in texts])
        known.update(here)
        while len(known) > KEPT:
            known.pop(next(iter(known)))
        return found

    return recalled


def stacked(rows: Sequence[Any]) -> Any:
    """Rows as one array."""
    return import_module("numpy").stack(rows) if rows else import_module("numpy").zeros((0, 1), "float32")
