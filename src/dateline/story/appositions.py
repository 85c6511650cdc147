"""Roles beside a name that are on no list: "Patriarch Urs Lenz", "said headteacher Jo Tell", "Jo Tell (goalkeeper)".

Lists of what people are never end. Beside a full name the form of a word is enough, or that it is used as words for
people are.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dateline import languages
from dateline.annotate.names.lexicon import entry, is_noun, tail
from dateline.languages.names import NameWords
from dateline.languages.story import listed
from dateline.model import Document, Span
from dateline.story.roles import role_base
from dateline.story.terms import story_words

_WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*)(, | )\Z")
_PHRASE = re.compile(r"(?:, | \()([^,;:()\n.!?–]{3,70})(?=[,;:().!?–\n]|\Z)")
REACH = 60
"""Characters before a name in which its role stands."""

TYPICAL = 12
"""Known roles that a class of words must hold for its other words to be roles."""

WORDS_BEFORE = 4
"""Words of a phrase behind a name among which its role is."""

SHORTEST = 4


def role_beside(document: Document, start: int, end: int) -> Span | None:
    """The role that stands with the full name at [start, end); None where none does, or the name is one word."""
    if " " not in document.text[start:end]:
        return None
    return _before(document, start, end) or _behind(document, end)


def _before(document: Document, start: int, end: int) -> Span | None:
    text, words = document.text, story_words(document.language)
    base = max(0, start - REACH)
    match = _BEFORE.search(text[base:start])
    if match is None:
        return None
    span = base + match.start(1), base + match.end(1)
    word = match.group(1)
    if not _names_people(word, document.language) or _taken(document, span):
        return None
    if match.group(2) == ", ":
        # "the mediator, Jo Tell, …": the phrase has an article, and the name is closed off as well.
        opened = _WORD.findall(text[base : span[0]])[-WORDS_BEFORE:]
        closed = text[end : end + 1] in ("", ",", ".", ";", ":", "\n") or text[end : end + 2] == " ("
        return span if closed and any(w.lower() in _determiners(document.language) for w in opened) else None
    if words.compounds and not word.lower().endswith(words.role_forms):
        # A noun that only looks like one for people may be an object or a time ("gewann im Finale Jo Tell").
        opened = _WORD.findall(text[base : span[0]])[-1:]
        if opened and opened[0].lower() in _prepositions(document.language):
            return None
    return span


def _behind(document: Document, end: int) -> Span | None:
    text, language = document.text, document.language
    match = _PHRASE.match(text, end)
    if match is None:
        return None
    bracket = text[end + 1] == "("
    compounds = story_words(language).compounds
    for n, word in enumerate(_WORD.finditer(text, match.start(1), match.end(1))):
        lower = word.group().lower()
        if n >= WORDS_BEFORE:
            break
        if lower in _determiners(language):
            continue
        if compounds and word.group()[0].islower() and lower not in _prepositions(language):
            continue  # an adjective
        if _taken(document, word.span()):
            break
        if _names_people(word.group(), language) and (compounds or _closes(text, word.end(), match.end(1), language)):
            return word.span()
        if compounds:
            fits = bracket and n == 0 and is_noun(word.group()) and len(word.group()) > SHORTEST
            return word.span() if fits else None
    return None


def _closes(text: str, end: int, phrase_end: int, language: str) -> bool:
    """Whether an English role is its phrase's head: it ends the phrase, or a preposition follows."""
    following = _WORD.search(text, end, phrase_end)
    return following is None or following.group() in _prepositions(language)


def _taken(document: Document, span: Span) -> bool:
    annotations = document.annotations
    spans = [(n.start, n.end) for n in annotations.names] + [(t.start, t.end) for t in annotations.times]
    return any(s < span[1] and e > span[0] for s, e in spans)


@cache
def _names_people(word: str, language: str) -> bool:
    """Whether a word may say what somebody is: a known role, one of its form, or a word used as such words are."""
    words = story_words(language)
    if (
        len(word) < SHORTEST
        or (words.compounds and not word[0].isupper())
        or (not words.compounds and word[0].isupper())
    ):
        return False
    lower = word.lower()
    if role_base(word, language) is not None:
        return True
    if lower in listed(words.stopwords) or lower in listed(words.frame):
        return False
    if lower.endswith(words.role_forms) and len(word) >= SHORTEST + 1:
        return True
    return words.compounds and (entry(word).fine in _classes(language) or tail(word)[1].fine in _classes(language))


@cache
def _classes(language: str) -> frozenset[int]:
    """The classes of words (see training/names) that most known roles are of."""
    known = languages.words(language if language in languages.codes() else languages.codes()[0], "names").roles
    count = Counter(entry(role.capitalize()).fine for role in known)
    return frozenset(fine for fine, n in count.items() if fine and n >= TYPICAL)


@cache
def _determiners(language: str) -> frozenset[str]:
    words: NameWords = languages.words(language if language in languages.codes() else languages.codes()[0], "names")
    return words.determiners


@cache
def _prepositions(language: str) -> frozenset[str]:
    return listed(story_words(language).prepositions)
