"""The learned part: a conditional random field over the words of a sentence, for German.

The model beside this module is made by training/names/train.py; models.md says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import cast, get_args

import pycrfsuite

from dateline.annotate.names.features import features
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


def tag(tokens: Sequence[Token], language: str) -> list[Name]:
    """The names among one sentence's words. `language` must be a key of MODELS."""
    if not tokens:
        return []
    tagger, _ = _tagger(language)
    tags = tagger.tag(features([token.text for token in tokens]))
    names: list[Name] = []
    for token, label in zip(tokens, tags, strict=True):
        kind = label[2:]
        if kind not in get_args(NameLabel):
            continue
        goes_on = label[0] == "I" and names and names[-1].label == kind and tokens_touch(names[-1], token, tokens)
        if goes_on:
            names[-1] = Name(start=names[-1].start, end=token.end, label=names[-1].label)
        else:
            names.append(Name(start=token.start, end=token.end, label=cast(NameLabel, kind)))
    return names


def tokens_touch(name: Name, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether no other word stands between the name and the token."""
    return not any(name.end <= other.start < token.start for other in tokens)
