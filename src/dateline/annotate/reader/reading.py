"""A document read by the model and the rules together: its names and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.reader import decode
from dateline.annotate.reader.combine import combined
from dateline.annotate.reader.model import Model, opened
from dateline.annotate.reader.package import folder, threads
from dateline.annotate.reader.sheet import sheet
from dateline.model import Document, Name, NameLabel, Quote, Span


class Reading(NamedTuple):
    """Names and quotations of a document, each in order of the text."""

    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]


def read(document: Document, sentences: Sequence[Span], model: Model | None = None) -> Reading:
    """The names and quotations of a document, as find_names and find_quotes give them, by model and rules together.

    sentences: as find_sentences gives them. model: the installed one where none is given. Raises RuntimeError where
    there is none (ask package.installed), ValueError where it is of another version.
    """
    if model is None:
        where = folder()
        if where is None:
            raise RuntimeError("the package dateline-reader is not installed")
        model = opened(where, threads())
    ruled = find_quotes(document, tuple(sentences), ())
    page = sheet(document, sentences, ruled)
    said = model.read(page)
    names = tuple(
        Name(start=start, end=end, label=cast(NameLabel, label)) for label, start, end in decode.names(said, page)
    )
    quotes = combined(document, page, ruled, decode.quotes(model, said, page, model.settings.get("lean", 0.0)))
    return Reading(find_names(document, sentences, names), quotes)
