"""The lists of known names, by word: what other stages may ask of them."""

from __future__ import annotations

from dateline.annotate.names.lexicon import look_up


class Gazetteer:
    """Word or phrase -> the letters of the lists that it is on (training/names/gazetteers.py says which)."""

    def get(self, word: str, default: str = "") -> str:
        """The letters of exactly this word; `default` where it is on no list."""
        found = look_up(word)
        return found.lists if found is not None and found.lists else default


def gazetteer() -> Gazetteer:
    """The lists. "F" are first names, "L" surnames, "C" towns, "W" countries."""
    return Gazetteer()
