"""What a person types, taken apart: words, phrases, beginnings, and what must not occur."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dateline.model import Span
from dateline.store.search.tokens import as_written, known_languages, simple, spelt_out, stem, words_in

_QUOTED = '"“”„‟«»'
_ITEM = re.compile(rf"(?P<no>-?)(?:[{_QUOTED}](?P<phrase>[^{_QUOTED}]*)[{_QUOTED}]?|(?P<word>[^\s{_QUOTED}]+))")

_ENDS_OPEN = re.compile(r"\*[^\w*]*$")

Words = Sequence[tuple[int, int, str]]


class Term(Struct, frozen=True):
    """One thing asked for. without: it must not occur.

    stems: of a word in any inflection, one for each language it may be of. Else `written`: words as written, one behind
    the other, the last one as a beginning where `spellings` gives the two spellings in which it is compared.
    """

    without: bool
    stems: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()

    def find(self, words: Words, language: str) -> list[Span]:
        """Where it stands among the words of a text in that language."""
        if self.stems:
            return [(s, e) for s, e, word in words if stem(word, language) in self.stems]
        length = len(self.written)
        return [
            (words[n][0], words[n + length - 1][1])
            for n in range(len(words) - length + 1)
            if self._fits(words[n][2], 0) and all(self._fits(words[n + k][2], k) for k in range(1, length))
        ]

    def _fits(self, word: str, k: int) -> bool:
        """Whether a word is the one at that place."""
        if k < len(self.written) - 1 or not self.spellings:
            return as_written(word) == self.written[k]
        if not as_written(word).startswith(self.written[k]):
            return False
        plain, spelt, closed = self.spellings
        # "Jae*" is the beginning of Jäger and Jaeger, and not of Januar, although ae is a.
        return bool(closed) or simple(word).startswith(plain) or spelt_out(word).startswith(spelt)


def parse(text: str, language: str | None = None) -> tuple[Term, ...]:
    """The terms of a question. Nothing that a person can type is wrong; signs that mean nothing are passed over.

    A word with a hyphen or a point inside (U-Bahn, 2.310) is a phrase of its parts.
    """
    found: list[Term] = []
    for item in _ITEM.finditer(text):
        without = bool(item["no"])
        written = item["word"] or item["phrase"] or ""
        words = [word for _, _, word in words_in(written)]
        open_end = _ENDS_OPEN.search(written) is not None
        if not words:
            continue
        if item["word"] and len(words) == 1 and not open_end:
            asked = (language,) if language in known_languages() else known_languages()
            stems = tuple(dict.fromkeys(stem(words[0], one) for one in asked if one))
            found.append(Term(without=without, stems=stems))
            continue
        last = words[-1]
        closed = "yes" if as_written(last) != as_written(last[:-1]) else ""
        spellings = (simple(last), spelt_out(last), closed) if open_end else ()
        found.append(Term(without=without, written=tuple(as_written(word) for word in words), spellings=spellings))
    return tuple(dict.fromkeys(found))
