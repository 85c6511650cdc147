"""Sentences as vectors: near in meaning is near in direction, across German and English."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.annotate.names.tokens import tokens
from dateline.annotate.reader.model import Model, opened
from dateline.annotate.reader.package import folder, threads
from dateline.annotate.reader.tags import Floats

_PIECES = 254
"""What a vector sees of a text, at most: a sentence, or a short paragraph."""


def sentence_vectors(texts: Sequence[str], model: Model | None = None) -> Floats:
    """One row a text, of length 1: the dot product of two is how near they are, 1 for the same.

    Texts are read by their first 254 pieces, each by itself, so a text's vector does not depend on its neighbours; a
    text without words gives a row of zeros. model: the installed one where none is given. Raises RuntimeError where the
    package dateline-reader is not installed.
    """
    if model is None:
        where = folder()
        if where is None:
            raise RuntimeError("the package dateline-reader is not installed")
        model = opened(where, threads())
    result = np.zeros((len(texts), model.width), dtype=np.float32)
    for row, text in enumerate(texts):
        words = tokens(text, 0, min(len(text), 8 * _PIECES))
        spaced = [w.start == 0 or text[w.start - 1].isspace() for w in words]
        pieces = [piece for cut in model.cut([w.text for w in words], spaced) for piece in cut][:_PIECES]
        if pieces:
            result[row] = model.vector(pieces)
    return result
