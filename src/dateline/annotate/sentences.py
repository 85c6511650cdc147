"""Where sentences begin and end.

Rules, not a model: in news what makes a full stop ambiguous is a closed list (abbreviations, ordinals, initials), and a
rule can be read by the person who wonders why a passage was cut. Every sentence lies within one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import languages
from dateline.languages.sentences import SentenceWords
from dateline.model import Document, Span

_TERMINATOR = re.compile(r"[.!?…]+|\n[^\S\n]*\n")
_CLOSERS = frozenset("\"'”“’‘»«›‹)]")
_OPENERS = frozenset("\"'„“”‚‘»«›‹([-–—•*>·¿¡")  # what may stand before a sentence's first letter
_WORD = re.compile(r"\w+")
_LONGEST_ABBREVIATION = 16


def find_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the document's annotated blocks, in order, none across blocks, trimmed of white space.

    Closing quotation marks and brackets belong to the sentence that they close. A document in a language that is not
    here is cut by the words of all languages together. Offsets are code points into the document's text. Never raises.
    """
    words = _words(document.language)
    return tuple(
        s for block in document.annotated_blocks() for s in _in_block(document.text, block.start, block.end, words)
    )


@cache
def _words(language: str) -> SentenceWords:
    code = language.lower().split("-")[0]
    if code in languages.codes():
        found: SentenceWords = languages.words(code, "sentences")
        return found
    every: list[SentenceWords] = [languages.words(c, "sentences") for c in languages.codes()]
    return SentenceWords(
        inner=frozenset().union(*(w.inner for w in every)),
        titles=frozenset().union(*(w.titles for w in every)),
        numbered=frozenset().union(*(w.numbered for w in every)),
        closing=frozenset().union(*(w.closing for w in every)),
        suffixes=tuple(s for w in every for s in w.suffixes),
        starters=frozenset().union(*(w.starters for w in every)),
        ordinals=any(w.ordinals for w in every),
    )


def _in_block(text: str, start: int, end: int, words: SentenceWords) -> Iterator[Span]:
    """The sentences of text[start:end)."""
    begin = start
    marks = 0  # straight quotation marks since the block's start: an odd one opens
    counted = start
    for match in _TERMINATOR.finditer(text, start, end):
        if match.start() < begin:
            continue
        if match[0][0] == "\n":
            cut = match.start()
        else:
            marks += text.count('"', counted, match.start())
            counted = match.start()
            found = _cut(text, begin, match, end, words, inside=marks % 2 == 1)
            if found is None:
                continue
            cut = found
        span = _trimmed(text, begin, cut)
        if span:
            yield span
        begin = cut
    span = _trimmed(text, begin, end)
    if span:
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """[start, end) without white space at its ends; None where nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return (start, end) if start < end else None


def _cut(text: str, begin: int, match: re.Match[str], end: int, words: SentenceWords, *, inside: bool) -> int | None:
    """Where the sentence ends that `match` may terminate; None where it goes on."""
    after = match.end()
    closed = after
    while closed < end and text[closed] in _CLOSERS:
        if text[closed] == '"' and not inside and closed + 1 < end and text[closed + 1].isalnum():
            break  # glued on both sides, and none is open: it opens the next sentence
        closed += 1
    spaced = closed
    while spaced < end and text[spaced].isspace():
        spaced += 1
    first = spaced
    while first < end and (text[first] in _OPENERS or text[first] == " "):
        first += 1
    if first >= end:
        return None  # the block's end closes it
    follows = _WORD.match(text, first, min(end, first + 40))
    if follows is None:
        return None
    starter = follows[0][0].isupper() and follows[0].lower() in words.starters
    if spaced == closed:
        return closed if _ends_unspaced(text, begin, match, follows, starter=starter) else None
    if "(" in text[spaced:first] and closed > after and match[0][-1] in "!?":
        return None  # "Raus!" ("Out!") goes on
    return closed if _ends(text, begin, match, follows[0], words, starter=starter) else None


def _ends_unspaced(text: str, begin: int, match: re.Match[str], follows: re.Match[str], *, starter: bool) -> bool:
    """The same where no white space follows: 'Ende."Es soll' and 'Ende.Es soll', but not 'tagesschau.de', 'z.B.'."""
    word = follows[0]
    if not (word[0].isupper() and len(word) > 1 and word[1:].islower()):
        return False
    if follows.start() > match.end():  # a quotation mark or bracket stands between
        return True
    before = _token_before(text, begin, match.start())
    plain = before.isalpha() and len(before) > 2 and before[1:].islower()
    stop = follows.end()
    in_prose = stop >= len(text) or text[stop] == "," or text[stop].isspace()
    return plain and in_prose and (starter or len(word) > 3) and " " in text[begin : match.start()]


def _ends(text: str, begin: int, match: re.Match[str], follows: str, words: SentenceWords, *, starter: bool) -> bool:
    """Whether the terminator, with white space after it and the word `follows` next, ends its sentence."""
    starts = follows[0].isupper() or (not follows[0].islower() and not follows[0].isdigit())
    mixed = follows[0].islower() and len(follows) > 2 and follows[1].isupper()  # iPhone, eBay
    digit = follows[0].isdigit()
    if not (starts or mixed or digit):
        return False
    mark = match[0]
    if "!" in mark or "?" in mark:
        return True
    if mark != ".":  # an ellipsis; with a space before it words were left out, and the sentence may go on
        spaced = match.start() > begin and text[match.start() - 1].isspace()
        return starter or not (spaced or digit)
    return _full_stop_ends(_token_before(text, begin, match.start()), starter, digit, words)


def _full_stop_ends(token: str, starter: bool, digit: bool, words: SentenceWords) -> bool:
    """Whether a full stop after `token` ends the sentence. `starter`, `digit`: what the next word is."""
    if not token:
        return True  # after a bracket or quotation mark
    lowered = token.lower()
    if lowered in words.inner or (token[0].isupper() and lowered in words.titles):
        return False
    if lowered in words.numbered and digit:
        return False
    if len(token) == 1 and token.isalpha():
        return starter  # an initial
    if token.isdigit():
        return starter or not (words.ordinals and len(token) <= 3) if not digit else len(token) > 3
    abbreviation = lowered in words.closing or lowered.endswith(words.suffixes or ("\0",)) or _dotted(token)
    if abbreviation or (words.ordinals and _roman(token)):
        return starter
    return True


def _token_before(text: str, begin: int, stop: int) -> str:
    """The run of letters, digits, inner stops and hyphens that ends at `stop`, at most a few characters back."""
    start = stop
    floor = max(begin, stop - _LONGEST_ABBREVIATION)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in ".-"):
        start -= 1
    initial = stop - start == 1 and start - begin >= 3 and text[start - 1].isspace() and text[start - 2] == "."
    if initial and text[start - 3].isalpha() and (start - begin == 3 or not text[start - 4].isalnum()):
        return f"{text[start - 3]}.{text[start]}"  # "z. B." is "z.B."
    return text[start:stop].lstrip(".-")


def _dotted(token: str) -> bool:
    """U.S, z.B, a.m: single letters with stops between."""
    parts = token.split(".")
    return len(parts) > 1 and all(len(p) == 1 and p.isalpha() for p in parts)


def _roman(token: str) -> bool:
    return len(token) < 6 and all(c in "IVX" for c in token)
