"""A language's grammar made ready: words to symbols, rules to regular expressions, and finding what matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from dateline import languages
from dateline.annotate.times.direction import Directions
from dateline.annotate.times.pattern import BREAK, LITERAL, Compiled, Element, compile_pattern, elements
from dateline.languages.times import Meaning, Rule, TimeWords, Value

_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:h\d\d|[^\W\d_]*)|(?:[^\W\d_]\.){2,}|[^\W\d_]+|\n[^\S\n]*\n|[^\w\s]|_")
"""Words of a text: a number with its inner points and what is glued to it, a dotted abbreviation, letters, an empty
line, a single mark."""

_OTHER = "\x01"
_FIRST_SYMBOL = (
    0x4E00  # symbols are letters of a script without case, so that no regular expression reads them otherwise
)
_WORDS_KEPT = 1 << 16


class Word(Struct, frozen=True):
    """A word's place in the text."""

    text: str
    start: int
    end: int


class Match(Struct, frozen=True):
    """A rule that fits: the words [first, last) that the annotation covers, and the values found."""

    rule: Rule
    first: int
    last: int
    fields: Mapping[str, Value]


class Grammar:
    """The compiled grammar of one language."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self.directions = Directions(words.tense)
        self.places = words.places
        self._shapes = [(re.compile(s.pattern), s) for s in words.shapes]
        parsed = [(rule, elements(rule.pattern, words.macros)) for rule in words.rules]
        self._lexicon = _lexicon(words, [step for _, steps in parsed for step in steps])
        self._symbol_of: dict[frozenset[str], str] = {}
        self._by_category: dict[str, set[str]] = {}
        for categories in self._signatures():
            symbol = chr(_FIRST_SYMBOL + len(self._symbol_of))
            if self._symbol_of.setdefault(categories, symbol) == symbol:
                for category in categories:
                    self._by_category.setdefault(category, set()).add(symbol)
        self._rules: dict[str, list[tuple[Rule, Compiled]]] = {}
        for rule, steps in parsed:
            compiled = compile_pattern(steps, self._symbols)
            for symbol in compiled.starts:
                self._rules.setdefault(symbol, []).append((rule, compiled))
        self._starter = re.compile(f"[{''.join(sorted(self._rules))}]")
        self.symbol = lru_cache(maxsize=_WORDS_KEPT)(self._symbol)

    def read(self, text: str, start: int = 0, end: int | None = None) -> list[Word]:
        """The words of text[start:end]; their offsets count from the beginning of the text."""
        found = _WORD.finditer(text, start, len(text) if end is None else end)
        return [Word(m.group(), m.start(), m.end()) for m in found]

    def matches(self, words: list[Word]) -> Iterator[Match]:
        """What the rules find in `words`: the leftmost first, the longest of those, the earlier rule of those."""
        symbol = self.symbol
        symbols = "".join([symbol(word.text) for word in words])
        position = 0
        while (start := self._starter.search(symbols, position)) is not None:
            position = start.start()
            best: re.Match[str] | None = None
            chosen: tuple[Rule, Compiled] | None = None
            for candidate in self._rules[symbols[position]]:
                m = candidate[1].regex.match(symbols, position)
                if m is not None and (best is None or m.end() > best.end()):
                    best, chosen = m, candidate
            if best is None or chosen is None or best.end() == position:
                position += 1
                continue
            rule, compiled = chosen
            if rule.kind != "none":
                group = "extent" if "extent" in compiled.regex.groupindex else 0
                first, last = best.span(group)
                yield Match(rule, first, last, self._fields(rule, compiled, best, words))
            position = best.end()

    def _fields(self, rule: Rule, compiled: Compiled, found: re.Match[str], words: list[Word]) -> Mapping[str, Value]:
        fields: dict[str, Value] = dict(rule.fields)
        for group, (name, category) in compiled.groups.items():
            at = found.start(group)
            if at < 0:
                continue
            meaning = self.meaning(words[at].text, category)
            if isinstance(meaning, Mapping):
                fields.update({key if name == category else f"{name}_{key}": v for key, v in meaning.items()})
            else:
                fields[name] = meaning
        return fields

    def meaning(self, word: str, category: str) -> Meaning:
        """What `word` means as a word of `category`."""
        entry = self._entry(word)
        if category in entry:
            return entry[category]
        for regex, _ in self._shapes:
            if m := regex.fullmatch(word):
                named = {k: v if k == "fraction" else _number(v) for k, v in m.groupdict().items() if v}
                return named.get("value") or named or _number(word)
        raise KeyError(word)

    def _symbols(self, category: str) -> frozenset[str]:
        return frozenset(self._by_category.get(category, ()))

    def _entry(self, word: str) -> Mapping[str, Meaning]:
        lower = word.lower()
        entry = self._lexicon.get(lower)
        if word[0].isupper():
            return self._lexicon.get(lower.capitalize()) or entry or {}
        return entry or {}

    def _symbol(self, word: str) -> str:
        if word[0] == "\n":
            return BREAK
        categories = set(self._entry(word))
        if not categories or word[0].isdigit():
            categories |= set(self._shape(word))
        return self._symbol_of.get(frozenset(categories), _OTHER) if categories else _OTHER

    def _shape(self, word: str) -> tuple[str, ...]:
        for regex, shape in self._shapes:
            if regex.fullmatch(word):
                return shape.categories
        return ()

    def _signatures(self) -> Iterator[frozenset[str]]:
        for word, entry in self._lexicon.items():
            yield frozenset(entry) | frozenset(self._shape(word) if word[0].isdigit() else ())
        for shape in self._words.shapes:
            yield frozenset(shape.categories)


def _number(text: str) -> Value:
    """A written number's value where it is one, else the text."""
    if text.isascii() and text.isdigit():
        return int(text)
    return text


def _lexicon(words: TimeWords, steps: list[Element]) -> dict[str, dict[str, Meaning]]:
    """Word → category → meaning, literals included. Keys are lower case, or capitalised where a capital matters."""
    lexicon: dict[str, dict[str, Meaning]] = {}
    for category, entries in words.lexicon.items():
        for word, meaning in entries.items():
            key = word if word == word.lower() else word.lower().capitalize()
            lexicon.setdefault(key, {})[category] = meaning
    for step in steps:
        if step.category.startswith(LITERAL):
            word = step.category[len(LITERAL) :]
            lexicon.setdefault(word, {})[step.category] = word
    for word, entry in list(lexicon.items()):
        if word != word.lower():  # a capitalised word is also what it is without regard to the capital
            lexicon[word] = lexicon.get(word.lower(), {}) | entry
    return lexicon


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language by its ISO 639-1 code. Raises KeyError where there is none."""
    words: TimeWords = languages.words(language, "times")
    return Grammar(words)
