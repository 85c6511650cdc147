"""What a text is about: its content words as terms that meet across inflection, compounds and languages."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import Protocol

import snowballstemmer

from dateline import languages
from dateline.languages.concepts import ConceptWords
from dateline.languages.story import StoryWords, listed

TOKEN = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:[-‑'’][^\W_]+)*")
"""A word or a figure; hyphens and apostrophes stay inside."""

CONCEPT_WEIGHT = 0.7
"""A compound says what its tail says, and more."""

TAIL_WEIGHT = 0.5
SHORTEST_TAIL = 5


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


class Lexicon:
    """How one language's words become terms.

    A term is a string: a stem, "=concept" for a word that names a known concept, "#figure" for a figure. Threads may
    share it.
    """

    def __init__(self, words: StoryWords | None, concepts: ConceptWords | None) -> None:
        self._stemmer: _Stemmer | None = snowballstemmer.stemmer(words.stemmer) if words else None
        self._stemming = threading.Lock()  # a stemmer works in place
        self._stems: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._terms: dict[str, tuple[tuple[str, float], ...]] = {}
        self._compounds = bool(words and words.compounds)
        self._silent = listed(words.stopwords) | listed(words.frame) if words else frozenset[str]()
        self._concepts: dict[str, str] = {}
        for key, forms in (concepts.words if concepts else {}).items():
            for form in forms.split():
                self._concepts.setdefault(form, key)
                if "-" not in form:
                    self._concepts.setdefault(self.stem(form), key)

    def stem(self, word: str) -> str:
        """The stem of a word in lower case."""
        found = self._stems.get(word)
        if found is None:
            with self._stemming:
                found = self._stemmer.stemWord(word) if self._stemmer else word
            self._stems[word] = found
        return found

    def concept(self, word: str) -> str | None:
        """The key of the concept that a word (lower case) names, a compound by its tail; None where it names none."""
        if word in self._concepts:
            return self._concepts[word]
        stem = self.stem(word)
        if stem in self._concepts:
            return self._concepts[stem]
        if "-" in word:
            return self.concept(word.rsplit("-", 1)[1])
        tail = self._tail(word) if self._compounds else None
        return self._concepts.get(tail) or self._concepts.get(self.stem(tail)) if tail else None

    def phrase(self, words: str) -> str | None:
        """The key of the concept that several words, joined by hyphens, name together ("press-conference")."""
        return self._concepts.get(words)

    def head(self, stem: str) -> str | None:
        """The term of the concept that the tail of a compound names, by the compound's stem; None for other words.

        Two reports that share a compound share its tail too, which is one word and not two.
        """
        return self._heads.get(stem)

    def terms(self, word: str) -> tuple[tuple[str, float], ...]:
        """The weighted terms of one word as written; none for words that say nothing about the matter."""
        lower = word.lower()
        if lower[-2:] in ("'s", "’s"):
            lower = lower[:-2]
        found = self._terms.get(lower)
        if found is None:
            found = tuple(self._terms_of(lower))
            self._terms[lower] = found
        return found

    def _terms_of(self, word: str) -> list[tuple[str, float]]:
        if word in self._silent or len(word) < 2:
            return []
        if word[0].isdigit():
            return [("#" + word.replace(",", ".").strip("."), 1.0)]
        if word in self._concepts:
            return [("=" + self._concepts[word], 1.0)]
        if "-" in word or "‑" in word:
            parts = [p for p in re.split(r"[-‑]", word) if len(p) > 2]
            return [
                (t, w * TAIL_WEIGHT if n < len(parts) - 1 else w) for n, p in enumerate(parts) for t, w in self.terms(p)
            ]
        stem = self.stem(word)
        if stem in self._concepts:
            return [("=" + self._concepts[stem], 1.0)]
        found = [(stem, 1.0)]
        if self._compounds and len(word) >= 2 * SHORTEST_TAIL - 1 and (tail := self._tail(word)):
            key = self._concepts.get(tail) or self._concepts.get(self.stem(tail))
            if key:
                found.append(("=" + key, CONCEPT_WEIGHT))
                self._heads[stem] = "=" + key
        return found

    def _tail(self, word: str) -> str | None:
        """The longest tail of a compound that names a concept ("polizei|sprecher")."""
        for cut in range(3, len(word) - 3):
            tail = word[cut:]
            if (len(tail) >= SHORTEST_TAIL or tail in self._concepts) and (
                tail in self._concepts or self.stem(tail) in self._concepts
            ):
                return tail
        return None


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; for one that is not here, words stand for themselves."""
    if language not in languages.codes():
        return Lexicon(None, None)
    return Lexicon(languages.words(language, "story"), languages.words(language, "concepts"))


def story_words(language: str) -> StoryWords:
    """The language's words for joining; those of the first language for one that is not here."""
    known = languages.codes()
    found: StoryWords = languages.words(language if language in known else known[0], "story")
    return found
