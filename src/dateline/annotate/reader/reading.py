"""A document read by the model and the rules together: its names and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.reader import decode
from dateline.annotate.reader.combine import combined
from dateline.annotate.reader.model import Model, opened
from dateline.annotate.reader.package import folder, threads
from dateline.annotate.reader.sheet import in_words, sheet
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
    # By transfer alone the model takes ordinary words for names where not every noun has a capital.
    trained = document.language[:2] in model.settings["names"]
    named = find_names(document, sentences, names if trained else None)
    # The rules once more, now that they can be told who is named: what the model was given had to be without.
    ruled = find_quotes(document, tuple(sentences), named)
    starts = [word.start for word in page.words]
    marked = [as_annotated(document, quote) for quote in ruled]
    page = page._replace(ruled=in_words(marked, starts, page.words))
    return Reading(named, combined(document, model, said, page, ruled))
