"""Words of a sentence as names are made of them."""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTERS = r"\w[\w\u0300-\u036f\u00ad\u200d]*"  # with combining characters and soft hyphens, as copied pages have them
_TOKEN = re.compile(rf"{_LETTERS}(?:[-‐‑'’.&]{_LETTERS})*|[^\w\s]")
_CLITIC = re.compile(r"['’]s$", re.IGNORECASE)


class Token(NamedTuple):
    """A word or a sign, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int, end: int, *, clitics: bool = False) -> list[Token]:
    """The words and signs of text[start:end): hyphens, apostrophes and stops inside a word belong to it.

    clitics: cut off a final 's, as English genitives want it ("Trump's" is "Trump" and "'s").
    """
    found = [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    if not clitics:
        return found
    result: list[Token] = []
    for token in found:
        clitic = _CLITIC.search(token.text)
        if clitic and clitic.start():
            cut = token.start + clitic.start()
            result += [Token(text[token.start : cut], token.start, cut), Token(text[cut : token.end], cut, token.end)]
        else:
            result.append(token)
    return result
