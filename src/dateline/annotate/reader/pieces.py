"""Words cut into the pieces that the encoder knows."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

START, END, UNKNOWN = 0, 2, 3
_BLANK = " "
_LETTERS = 48
"""What is longer is no word, and is read by its beginning."""
_PIECES = 12
_CACHED = 200_000


class Pieces:
    """Cuts words, one by one: so a word's place in the text never has to be found again, and each is cut once only."""

    def __init__(self, tokenizer: str) -> None:
        """tokenizer: the JSON of a unigram tokenizer that neither splits nor adds anything."""
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, words: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, ...]]:
        """Ids of the pieces of each word, at least one. spaced: whether white space stands before the word."""
        keys = [_BLANK + w[:_LETTERS] if s else w[:_LETTERS] for w, s in zip(words, spaced, strict=True)]
        known = self._known
        new = list({key for key in keys if key not in known})
        if new:
            if len(known) + len(new) > _CACHED:
                known.clear()
                new = list(set(keys))
            for key, found in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
                known[key] = tuple(found.ids[:_PIECES]) or (UNKNOWN,)
        return [known[key] for key in keys]
