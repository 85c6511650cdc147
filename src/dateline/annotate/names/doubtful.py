"""What a model takes for a name and what it cannot be, by the words beside it and by what the lexicon knows.

A model reads a word's form in its sentence; where every noun has a capital it takes rare nouns for people ("streut
Brenner Rosen"), things for bodies ("die Boeing-747") and goods for places ("Alaska-Gas").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.annotate.names.lexicon import entry, is_noun, look_up, tail
from dateline.annotate.names.roles import is_role
from dateline.annotate.names.tokens import Token
from dateline.languages.names import NameWords
from dateline.model import Name

_NOTHING = 5
"""Number of the lexicon's guess that a word is no name; 0 and 1 are people's."""
_PLACES = frozenset("CPW")


def without_doubtful(
    sentences: Sequence[tuple[list[Token], list[Name]]], words: NameWords
) -> list[tuple[list[Token], list[Name]]]:
    """The sentences, each with its names, without those that are none, and things told from places and bodies."""
    if not words.compounds:
        return list(sentences)
    known, nouns = _known(sentences), _nouns(sentences, words)
    return [(tokens, _of_sentence(tokens, names, words, known, nouns)) for tokens, names in sentences]


def _known(sentences: Sequence[tuple[list[Token], list[Name]]]) -> set[str]:
    """The words of people's names of several words, and of those that stand behind a role or form of address."""
    found: set[str] = set()
    for tokens, names in sentences:
        for name in names:
            parts = [t.text for t in tokens if name.start <= t.start and t.end <= name.end]
            if name.label == "PER" and len(parts) > 1:
                found.update(parts)
    return found


def _nouns(sentences: Sequence[tuple[list[Token], list[Name]]], words: NameWords) -> set[str]:
    """Words that an article stands before somewhere in the document."""
    return {
        token.text
        for tokens, _ in sentences
        for before, token in pairwise(tokens)
        if before.text.lower() in words.determiners
    }


def _of_sentence(
    tokens: Sequence[Token], names: Sequence[Name], words: NameWords, known: set[str], nouns: set[str]
) -> list[Name]:
    at = {token.start: i for i, token in enumerate(tokens)}
    result: list[Name] = []
    for name in names:
        i = at.get(name.start)
        if i is None or tokens[i].end != name.end:
            result.append(name)
            continue
        kept = _single(tokens, i, name, words, (known, nouns), result[-1] if result else None)
        if kept is not None:
            result.append(kept)
    return result


def _single(
    tokens: Sequence[Token],
    i: int,
    name: Name,
    words: NameWords,
    seen: tuple[set[str], set[str]],
    before: Name | None,
) -> Name | None:
    """A name of one word as what it is; None where it is none. seen: people's words, and nouns of the document."""
    word, (known, nouns) = tokens[i].text, seen
    announced = i > 0 and (is_role(tokens[i - 1].text, words) or tokens[i - 1].text.lower() in words.honorifics)
    if "-" in word:
        return _compound(name, word, words)
    if name.label == "PER" and not announced and not {word, word.removesuffix("s")} & known:
        beside = before is not None and before.label == "PER" and i > 0 and before.end == tokens[i - 1].end
        beside = beside and tokens[i - 1].text in known
        forms = {word, word.removesuffix("s"), word.removesuffix("n"), word.removesuffix("en")}
        if beside or (is_no_person(word) and forms & nouns):
            return None  # "streut Brenner | Rosen"; "Kitas", where "die Kita" stands elsewhere
    if name.label in ("ORG", "LOC") and is_low(word) and word.lower() in words.roles:
        return None  # "Henning Toft (Torwart SV Brackhafen)"
    if name.label == "ORG":
        if _begins_adjective(word, tokens[i + 1].text if i + 1 < len(tokens) else "", words):
            return None
        if _on_the_way(tokens, i, words):
            return Name(start=name.start, end=name.end, label="LOC")
        if word.lower() in words.groups:
            return None
    return name


def is_low(word: str) -> bool:
    """Whether a word has no capital but its first: abbreviations are what bodies are called by."""
    return word[1:] == word[1:].lower()


def is_no_person(word: str) -> bool:
    """Whether the lexicon takes a word for none of a person's, and no list of people's names has it."""
    found = entry(word)
    if {"F", "L"} & set(found.lists) or not found.guesses:
        return False
    nothing = found.guesses[_NOTHING]
    return is_low(word) and nothing > 0 and nothing >= max(found.guesses[:2])


def _compound(name: Name, word: str, words: NameWords) -> Name | None:
    """ "Boeing-747" is a thing, "Alaska-Gas" nothing that has a name; "Berlin-Mitte" is a place."""
    first, _, last = word.rpartition("-")
    if last.isdigit() and name.label in ("ORG", "PER", "LOC"):
        return Name(start=name.start, end=name.end, label="OTH")
    if name.label != "LOC" or look_up(word) is not None or last.lower() in words.place_tails:
        return name
    place = bool(_PLACES & set(entry(first).lists))
    return None if place and is_noun(last) and tail(last)[0] not in words.place_tails else name


def _begins_adjective(word: str, following: str, words: NameWords) -> bool:
    """Whether it is the first half of a place that an adjective is made of: "New | Yorker"."""
    ending = next((e for e in words.place_adjectives if following.endswith(e)), None)
    found = look_up(f"{word} {following.removesuffix(ending)}") if ending else None
    return found is not None and bool(_PLACES & set(found.lists))


def _on_the_way(tokens: Sequence[Token], i: int, words: NameWords) -> bool:
    """Whether somebody goes from there to somewhere: "von DC nach Anchorage"."""
    if not 0 < i < len(tokens) - 2 or not tokens[i + 2].text[0].isupper():
        return False
    return (tokens[i - 1].text.lower(), tokens[i + 1].text.lower()) in words.routes
