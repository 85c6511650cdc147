"""Roles and descriptions: "der Kremlchef", "Russlands Präsident", "US President", and what they say of their bearer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, structs

from dateline import languages
from dateline.languages.story import StoryWords, listed
from dateline.model import Document, Role, Span
from dateline.story.terms import Lexicon, lexicon, story_words

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:[-‑'’][^\W\d_]+)*")

NATIONAL = "@people"
"""The base of a role that only says of which people somebody is ("der Schwede")."""

HEADS = frozenset({"president", "chancellor", "premier", "chief"})
"""Concepts of roles whose bearer is a country's first person; "Kremlchef" and "russischer Präsident" meet here."""

HEADINGS: frozenset[Role] = frozenset({"headline", "subheading", "update-heading"})
"""Blocks whose sentences leave out articles."""

SHORTEST = 5
"""Letters that a word needs at least to be the tail of a role that the story knows ("Lenkerin" of Buslenkerin)."""


class RoleMention(Struct, frozen=True):
    """A role where it stands in a text, without the name of its bearer.

    span: the role's word. whole: with the words that say whose ("Russlands Präsident"). base: the role without
    inflection and affiliation, as a key. full: the written word without inflection, as a key. country: ISO code of
    whose role it is, None where nothing says it. definite: it speaks of one known person ("der", "Russlands").
    simple: the key of the role noun that the word ends in, None where it is no compound. opens: it opens a heading,
    so that whom it means is named behind it.
    """

    span: Span
    whole: Span
    base: str
    full: str
    country: str | None
    definite: bool
    simple: str | None
    opens: bool = False


@cache
def _country_table(language: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    names: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for code, entry in story_words(language).countries.items():
        called, people, seats = (part.split() for part in entry.split("|"))
        for word in (*called, *seats):
            names[word] = code
            if len(word) >= 4:
                beginnings.append((word, code))
        beginnings.extend((word, code) for word in people)
    return names, tuple(sorted(beginnings, key=lambda b: -len(b[0])))


@cache
def country_of(word: str, language: str) -> str | None:
    """The country that a word in lower case belongs to ("russlands", "kremlchef", "us-"), if any."""
    names, beginnings = _country_table(language)
    plain = word.strip("-‑")
    first = re.split(r"[-‑]", plain, maxsplit=1)[0]
    for candidate in (plain, plain.rstrip("s'’"), first, first.rstrip("s'’")):
        if candidate in names:
            return names[candidate]
    return next((code for beginning, code in beginnings if len(beginning) >= 4 and plain.startswith(beginning)), None)


@cache
def country_named(word: str) -> str | None:
    """The country whose own name a word in lower case is, in any language ("russia"); not its people or its capital."""
    for language in languages.codes():
        for code, entry in story_words(language).countries.items():
            if word in entry.split("|", 1)[0].split():
                return code
    return None


@cache
def _roles(language: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str], tuple[str, ...]]:
    words = story_words(language)
    return listed(words.roles), tuple(listed(words.role_tails)), listed(words.articles), words.role_endings


@cache
def role_base(word: str, language: str) -> str | None:
    """The key of the role that a word names, without inflection and affiliation; None where it names none.

    Words of one office in several languages have one key where a concept joins them ("=president").
    """
    nouns, tails, _, endings = _roles(language)
    words = story_words(language)
    if word in words.role_letters:
        return _key(words.role_letters[word], language)
    tail = re.split(r"[-‑]", word.lower())[-1]
    for ending in sorted(endings, key=len):
        if not tail.endswith(ending):
            continue
        stem = tail[: len(tail) - len(ending)] if ending else tail
        for extra in words.role_bases:
            if stem + extra in nouns:
                return _key(stem + extra, language)
        found = max((t for t in tails if stem.endswith(t) and len(stem) > len(t)), key=len, default=None)
        if found:
            return _key(found, language)
    return None


def _key(noun: str, language: str) -> str:
    lexis: Lexicon = lexicon(language)
    concept = lexis.concept(noun) if "minister" not in noun or noun.startswith(("minister", "premier")) else None
    return "=" + concept if concept else lexis.stem(noun.removesuffix(story_words(language).feminine))


@cache
def simple_key(word: str, language: str) -> str | None:
    """The key of the role noun that a compound ends in: "ministerin" of Umweltministerin; None for a simple role."""
    noun = _simple(word, language)
    return full_key(noun, language) if noun else None


@cache
def simple_base(word: str, language: str) -> str | None:
    """The key of that role noun as role_base has it: "=minister" of Umweltministerin; None for a simple role."""
    noun = _simple(word, language)
    return role_base(noun, language) if noun else None


def _simple(word: str, language: str) -> str | None:
    nouns, tails, _, _ = _roles(language)
    lower = word.lower()
    ends = [t for t in (*nouns, *tails) if lower.endswith(t) and len(t) < len(lower) and len(t) > 3]
    return max(ends, key=len, default=None)


def full_key(word: str, language: str) -> str:
    """The written role without inflection, as a key: Kremlchef and Kremlchefs give one."""
    return lexicon(language).stem(word.lower().removeprefix("ex-"))


def role_mentions(document: Document, taken: list[Span], tails: frozenset[str]) -> Iterator[RoleMention]:
    """The roles that stand in a document's sentences by themselves.

    taken: spans of names and of roles that stand with a name, in order; nothing that touches one is a mention.
    tails: of roles that stand with a name somewhere in the story (see tails_of): they are roles as well.
    """
    language = document.language
    words = story_words(language)
    place = 0
    opened = {b.start for b in document.blocks if b.role in HEADINGS}
    for start, end in document.annotations.sentences:
        tokens = [(m.start() + start, m.end() + start) for m in _WORD.finditer(document.text[start:end])]
        for n, (left, right) in enumerate(tokens):
            while place < len(taken) and taken[place][1] <= left:
                place += 1
            if place < len(taken) and taken[place][0] < right:
                continue
            if mention := _mention(document, words, tokens, n, tails):
                opens = left in opened and _of_one(document, tokens, n)
                yield structs.replace(mention, definite=True, opens=True) if opens else mention


def tails_of(roles: Iterable[str]) -> frozenset[str]:
    """The ends of roles in lower case that are long enough to be a word, and the roles themselves."""
    return frozenset(role[n:] for role in roles for n in range(len(role) - SHORTEST + 1))


def _mention(
    document: Document, words: StoryWords, tokens: list[Span], n: int, tails: frozenset[str]
) -> RoleMention | None:
    text, language = document.text, document.language
    left, right = tokens[n]
    word = text[left:right]
    if (national := people_of(word, language)) is not None and _one_of_a_people(text, tokens, n, words):
        return RoleMention((left, right), (left, right), NATIONAL, full_key(word, language), national, True, None)
    base = role_base(word, language)
    if base is None and len(word) >= SHORTEST and word.lower() in tails:
        base = full_key(word, language)
    if base is None or (words.compounds and not word[0].isupper()):
        return None
    before = [text[s:e].lower() for s, e in tokens[max(0, n - 3) : n]]
    articles = listed(words.articles)
    if _plural(word, before, words) and word not in words.role_letters:
        return None
    if before and (before[-1] in listed(words.both) or before[-1] in listed(words.former)):
        return None
    country = country_of(word.lower(), language)
    whole = (left, right)
    definite = bool(before) and before[-1] in articles
    if before and country is None and (code := country_of(before[-1], language)):
        country, whole = code, (tokens[n - 1][0], right)
        definite = before[-1] not in articles and (
            before[-1].endswith("s") or (len(before) > 1 and before[-2] in articles)
        )
    elif len(before) > 1 and before[-2] in articles and text[tokens[n - 1][0]].islower():
        definite = True
    spelled = words.role_letters.get(word, word)
    return RoleMention(
        (left, right), whole, base, full_key(spelled, language), country, definite, simple_key(spelled, language)
    )


def _of_one(document: Document, tokens: list[Span], n: int) -> bool:
    """Whether a role that opens a heading, where articles are left out, is one person's: "Bürgermeisterin bleibt
    hart", "OB: …", but not "Richter streiken"."""
    words = story_words(document.language)
    end = tokens[n][1]
    if document.text[end : end + 1] == ":" or any(
        e and document.text[:end].endswith(e) for e in words.singular_endings
    ):
        return True
    following = document.text[slice(*tokens[n + 1])] if n + 1 < len(tokens) else ""
    function_words = listed(words.prepositions) | listed(words.stopwords)
    return following.endswith(words.singular_verbs) and following not in function_words


@cache
def people_of(word: str, language: str) -> str | None:
    """The country of whose people a noun is one ("Schwede", "Schwedin"); None where it is no such noun."""
    words = story_words(language)
    lower = word.lower()
    if lower in words.people:
        return words.people[lower]
    if not words.people_endings or not word[:1].isupper():
        return None
    for code, entry in words.countries.items():
        for people in entry.split("|")[1].split():
            stem = people.removesuffix(words.people_endings[0])
            if lower in {stem + ending for ending in words.people_endings} | {people + words.feminine_ending}:
                return None if people.endswith(words.people_adjective) else code
            if lower == people and people.endswith(words.people_whole):
                return code
    return None


def _one_of_a_people(text: str, tokens: list[Span], n: int, words: StoryWords) -> bool:
    """Whether the noun is one known person: behind a definite article of the singular."""
    before = text[slice(*tokens[n - 1])].lower() if n else ""
    word = text[slice(*tokens[n])]
    return before in listed(words.articles) and not _plural(word, [before], words) and not word.endswith("innen")


def _plural(word: str, before: list[str], words: StoryWords) -> bool:
    """Whether a role word stands for several: "die Staatschefs", but not "die Präsidentin"."""
    near = [w for w in before[-2:] if w in listed(words.plural_articles)]
    return bool(near) and not word.endswith(words.singular_endings)
