"""What the model is given of a document: its words, and beside each word what the rules and lists know of it.

The rules are right more often than the model about where a quotation begins, and the lists know names that the model
never read; the model knows the sentence. So what they say goes in with the words, and the model learns when to
believe it. Rules of another language fill the same columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, get_args

from dateline import languages
from dateline.annotate.names.lexicon import LETTERS, entry, look_up
from dateline.annotate.names.roles import is_demonym, is_role
from dateline.annotate.names.tokens import Token, tokens
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.quotes.marks import find_quoted
from dateline.languages.names import NameWords
from dateline.languages.quotes import QuoteWords
from dateline.model import Document, Quote, QuoteType, Span

TYPES: tuple[QuoteType, ...] = get_args(QuoteType)
ROLES = ("speaker", "cue", "frame", "addressee")
_USES = ("say", "think", "name", "report", "content")
_SETS = (
    "subjunctive", "irrealis", "possible", "that", "source_before", "source_after", "source_nouns", "source_with_noun",
    "so", "as_", "sources_alone", "pronouns", "first_person", "demonstratives", "content_nouns", "addressees",
)  # fmt: skip
_FLAGS = ("honorific", "role", "demonym", "organisation", "no_name")
_SHAPES = ("lower", "capital", "upper", "mixed", "digit", "sign")
_PHRASE = 4
FEATURES: tuple[str, ...] = (
    *(f"{layer}:{part}:{kind}" for layer in ("outer", "nested") for part in "BI" for kind in TYPES),
    *(f"role:{role}" for role in ROLES),
    "marks:opens", "marks:closes", "marks:in", "marks:in deep",
    "begins:sentence", "begins:paragraph", "heading",
    *(f"verb:{use}" for use in _USES),
    *(f"word:{name}" for name in _SETS),
    *(f"list:{letter}" for letter in LETTERS),
    *(f"low:{letter}" for letter in LETTERS),
    *(f"guess:{k}" for k in range(6)),
    *(f"phrase:{part}:{letter}" for part in "BI" for letter in LETTERS),
    *(f"is:{flag}" for flag in _FLAGS),
    *(f"shape:{shape}" for shape in _SHAPES),
)  # fmt: skip
"""The columns, in the order in which a model numbers them. A change here makes every model another one."""
_NUMBER = {name: k for k, name in enumerate(FEATURES)}
RULES = frozenset(_NUMBER[name] for name in FEATURES if name.startswith(("outer:", "nested:", "role:")))
"""The numbers of what the rules for quotations say."""


class Ruled(NamedTuple):
    """A quotation as the rules have it, in words: its own, and those of each of ROLES."""

    type: QuoteType
    words: list[int]
    roles: tuple[list[int], ...]


class Sheet(NamedTuple):
    """The words of a document in order, and as many entries in each of the lists.

    spaced: whether white space stands before. features: numbers of FEATURES. sentence, paragraph: number of the
    sentence and of the paragraph that the word stands in. ruled: what the rules found.
    """

    words: list[Token]
    spaced: list[bool]
    features: list[list[int]]
    sentence: list[int]
    paragraph: list[int]
    ruled: list[Ruled]


def sheet(document: Document, sentences: Sequence[Span], quotes: Sequence[Quote]) -> Sheet:
    """What the model is given. sentences: as find_sentences gives them. quotes: what the rules found, without names."""
    code = document.language[:2] if document.language[:2] in languages.codes() else languages.codes()[0]
    name_words: NameWords = languages.words(code, "names")
    text = document.text
    blocks = list(document.annotated_blocks())
    ends = [block.end for block in blocks]
    result = Sheet([], [], [], [], [], [])
    before = -1
    for number, (start, end) in enumerate(sentences):
        here = tokens(text, start, end, clitics=name_words.capitals)
        if not here:
            continue
        block = min(bisect_left(ends, end), len(blocks) - 1)
        rows = [list(_of_word(token.text, code)) for token in here]
        _phrases([token.text for token in here], rows)
        rows[0].append(_NUMBER["begins:sentence"])
        if block != before:
            rows[0].append(_NUMBER["begins:paragraph"])
            before = block
        if blocks[block].role in ("headline", "subheading", "update-heading", "kicker"):
            rows[0].append(_NUMBER["heading"])
        result.words.extend(here)
        result.spaced.extend(t.start == 0 or text[t.start - 1].isspace() for t in here)
        result.features.extend(rows)
        result.sentence.extend([number] * len(here))
        result.paragraph.extend([block] * len(here))
    starts = [token.start for token in result.words]
    _mark_pairs(document, starts, result)
    _mark_quotes([as_annotated(document, quote) for quote in quotes], starts, result)
    return result


def words_in(spans: Sequence[Span], starts: Sequence[int], words: Sequence[Token]) -> list[int]:
    """Indices of the words that share a character with any of the spans, in order. starts: where the words start."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_left(starts, start)
        if i and words[i - 1].end > start:
            i -= 1
        while i < len(words) and words[i].start < end:
            found.add(i)
            i += 1
    return sorted(found)


def layered(quotes: Sequence[Sequence[int]]) -> list[int | None]:
    """For quotations, each given as its words, the layer that each lies in: 0 outer, 1 nested, None where neither has
    room. Longer ones come first."""
    taken: tuple[set[int], set[int]] = (set(), set())
    layers: list[int | None] = [None] * len(quotes)
    for k in sorted(range(len(quotes)), key=lambda k: (-len(quotes[k]), quotes[k][:1])):
        for layer in (0, 1):
            if quotes[k] and not taken[layer].intersection(quotes[k]):
                taken[layer].update(quotes[k])
                layers[k] = layer
                break
    return layers


def in_words(quotes: Sequence[Quote], starts: Sequence[int], words: Sequence[Token]) -> list[Ruled]:
    """Quotations, in the annotators' view, as words. starts: where the words start."""
    result = []
    for found in quotes:
        roles = tuple(words_in(getattr(found, role), starts, words) for role in ROLES)
        result.append(Ruled(found.type, words_in(found.quote, starts, words), roles))
    return result


def _mark_pairs(document: Document, starts: Sequence[int], into: Sheet) -> None:
    for quoted in find_quoted(document.text, list(document.annotated_blocks())):
        inside = words_in([quoted.outer], starts, into.words)
        if not inside or quoted.depth > 1:
            continue
        deep = _NUMBER["marks:in deep" if quoted.depth else "marks:in"]
        for i in inside:
            into.features[i].append(deep)
        if not quoted.depth:
            into.features[inside[0]].append(_NUMBER["marks:opens"])
            if quoted.closed:
                into.features[inside[-1]].append(_NUMBER["marks:closes"])


def _mark_quotes(quotes: Sequence[Quote], starts: Sequence[int], into: Sheet) -> None:
    into.ruled.extend(in_words(quotes, starts, into.words))
    for quote, layer in zip(into.ruled, layered([quote.words for quote in into.ruled]), strict=True):
        if layer is not None:
            name = "nested" if layer else "outer"
            for n, i in enumerate(quote.words):
                into.features[i].append(_NUMBER[f"{name}:{'I' if n else 'B'}:{quote.type}"])
        for role, words in zip(ROLES, quote.roles, strict=True):
            number = _NUMBER[f"role:{role}"]
            for i in words:
                if number not in into.features[i]:
                    into.features[i].append(number)


@lru_cache(maxsize=200_000)
def _of_word(word: str, code: str) -> tuple[int, ...]:
    """What is known of a word by itself."""
    quotes: QuoteWords = languages.words(code, "quotes")
    names: NameWords = languages.words(code, "names")
    low = word.lower()
    found = [f"shape:{_shape(word)}"]
    uses = {use for cue in quotes.cues.get(low, ()) for use in cue.uses}
    found += [f"verb:{use}" for use in _USES if use in uses]
    found += [f"word:{name}" for name in _SETS if low in getattr(quotes, name)]
    if word[0].isalpha():
        known = entry(word)
        if word[0].isupper():
            found += [f"list:{letter}" for letter in known.lists]
            if known.likely >= 0:
                found.append(f"guess:{known.likely}")
        found += [f"low:{letter}" for letter in entry(low).lists]
    honorific = low in names.honorifics
    organisation = low in names.organisations or low in names.organisation_heads
    flags = (honorific, is_role(word, names), is_demonym(low, names), organisation, low in names.no_names)
    found += [f"is:{flag}" for flag, holds in zip(_FLAGS, flags, strict=True) if holds]
    return tuple(_NUMBER[name] for name in found)


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return "sign"
    if any(c.isdigit() for c in word):
        return "digit"
    if word.islower():
        return "lower"
    if word.isupper() and len(word) > 1:
        return "upper"
    return "capital" if word[0].isupper() and word[1:] == word[1:].lower() else "mixed"


def _phrases(words: Sequence[str], rows: list[list[int]]) -> None:
    """Marks known names of several words."""
    i = 0
    while i < len(words):
        step = 1
        if words[i][0].isupper():
            for n in range(min(_PHRASE, len(words) - i), 1, -1):
                phrase = " ".join(words[i : i + n])
                found = look_up(phrase) or (look_up(phrase[:-1]) if phrase.endswith("s") else None)
                if found:
                    for k in range(n):
                        rows[i + k] += [_NUMBER[f"phrase:{'I' if k else 'B'}:{letter}"] for letter in found.lists]
                    step = n
                    break
        i += step


__all__ = ["FEATURES", "ROLES", "RULES", "TYPES", "Ruled", "Sheet", "in_words", "layered", "sheet", "words_in"]
