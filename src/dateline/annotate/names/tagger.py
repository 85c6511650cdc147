"""The learned part: a conditional random field over the words of a sentence, for German.

The model beside this module is made by training/names/train.py; training/names/README.md says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import cast, get_args

import pycrfsuite

from dateline import languages
from dateline.annotate.names.features import Features
from dateline.annotate.names.tokens import Token
from dateline.model import Name, NameLabel

MODELS = {"de": "de.crfsuite"}


@cache
def _tagger(language: str) -> tuple[pycrfsuite.Tagger, bytes]:
    """The tagger, and its model's bytes: the library reads them in place, so somebody must hold them."""
    model = resources.files("dateline.annotate.names").joinpath(MODELS[language]).read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return tagger, model


@cache
def _features(language: str) -> Features:
    return Features(languages.words(language, "names"))


def tag(tokens: Sequence[Token], language: str) -> list[Name]:
    """The names among one sentence's words. `language` must be a key of MODELS."""
    if not tokens:
        return []
    tagger, _ = _tagger(language)
    return spans(tokens, tagger.tag(_features(language)([token.text for token in tokens])))


def spans(tokens: Sequence[Token], tags: Sequence[str]) -> list[Name]:
    """The names that the words' tags mean: B-PER begins one, I-PER goes on with it, O is none."""
    names: list[Name] = []
    before = "O"
    for token, label in zip(tokens, tags, strict=True):
        kind = label[2:]
        if kind in get_args(NameLabel):
            if label[0] == "I" and before[2:] == kind:
                names[-1] = Name(start=names[-1].start, end=token.end, label=names[-1].label)
            else:
                names.append(Name(start=token.start, end=token.end, label=cast(NameLabel, kind)))
        before = label
    return names
