"""Whether two documents tell of the same events, as far as the words that name things show it."""

from __future__ import annotations

import re

from dateline.languages import codes, words
from dateline.model import Document

_NAMING = re.compile(r"\b(?:[^\W\d_a-zß-ÿ][\w-]{3,}|\d{2,}(?:[.,]\d+)*)")
"""Capitalised words and figures: names everywhere, nouns too in German."""

SHARED = 0.08
"""Of the shorter document's naming words, how many the other has too. On the invented coverage reports of one event in
one language share .11 to .70 (half of them over .35), reports of different events mostly under .06; between two
languages it is .06 and more against .03. Set low: a document is only shut out where nothing speaks for it."""

LEAST = 2


def tells_the_same(one: Document, other: Document) -> bool:
    """Whether the documents share enough of the words that name what they tell of.

    Between two languages only names and figures can be shared, so fewer suffice.
    """
    mine, theirs = _naming(one), _naming(other)
    shared = mine & theirs
    fewest = min(len(mine), len(theirs))
    needed = SHARED if one.language == other.language else SHARED / 2
    return len(shared) >= min(LEAST, fewest) and len(shared) >= needed * fewest


def _naming(document: Document) -> frozenset[str]:
    text = " ".join(filter(None, (document.kicker, document.headline, document.article)))
    common = words(document.language, "function_words").words if document.language in codes() else frozenset()
    found = {match.group().lower() for match in _NAMING.finditer(text)}
    return frozenset(found - common)
