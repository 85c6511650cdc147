"""Sentences that report nothing that happened: guesses, questions, slogans, and words to the reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.languages.story import listed
from dateline.model import Name, Quote
from dateline.story.reports import Report
from dateline.story.terms import TOKEN, story_words

_PIECE = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*|[.,;:!?–]")


def comments(report: Report, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence comments, asks, guesses or speaks to the reader, and so tells nothing that happened.

    quotes: those that lie in the report.
    """
    own = _own_words(report, quotes)
    return _asks(own) or _guesses(report, own) or _slogan(report, own) or _to_reader(report, own)


def serves(report: Report, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence is about the page itself ("in Ihr Postfach", "Thank you for reading"): no part of a story."""
    own = _own_words(report, quotes)
    words = {w.lower() for w, _ in own}
    return _to_reader(report, own) and bool(words & listed(story_words(report.document.language).page))


def only_names(report: Report) -> bool:
    """Whether nothing but names stands there, as in a byline."""
    every = report.document.annotations.names
    names = every[bisect_left(every, report.start, key=_start) : bisect_left(every, report.end, key=_start)]
    tokens = list(TOKEN.finditer(report.document.text, report.start, report.end))
    return bool(names) and all(any(n.start <= m.start() < n.end for n in names) for m in tokens)


def _start(name: Name) -> int:
    return name.start


def _own_words(report: Report, quotes: Sequence[Quote]) -> list[tuple[str, int]]:
    """The words and marks outside literal quotations, with their places."""
    document = report.document
    quoted = [s for q in quotes if q.type == "Direct" for s in q.quote]
    return [
        (m.group(), m.start())
        for m in _PIECE.finditer(document.text, report.start, report.end)
        if not any(s <= m.start() < e for s, e in quoted)
    ]


def _asks(own: Sequence[tuple[str, int]]) -> bool:
    return bool(own) and own[-1][0] == "?"


def _guesses(report: Report, own: Sequence[tuple[str, int]]) -> bool:
    """Whether the first clause says what may be; "could not" tells what happened."""
    language = story_words(report.document.language)
    possible, that = listed(language.possible), listed(language.possible_that)
    words = [w.lower() for w, _ in own]
    closing = listed(language.reasons) | frozenset(",;:.!?–")
    end = next((n for n, w in enumerate(words) if n and w in closing), len(words))
    denied = listed(language.otherwise)
    for n, word in enumerate(words[:end]):
        after = words[n + 1] if n + 1 < len(words) else ""
        if word in possible and (language.compounds or after not in denied):
            return True
        if word in that and (after == "," or (not language.compounds and after == "that")):
            return True
    return False


def _slogan(report: Report, own: Sequence[tuple[str, int]]) -> bool:
    """Whether a sentence of an article has no verb, only nouns and small words."""
    linking = listed(story_words(report.document.language).linking)
    if not linking or report.update is not None or report.restates:
        return False
    words = [w for w, _ in own if w[0].isalnum()]
    return bool(words) and all(w in linking or (w[0].isupper() and w.isalpha()) for w in words)


def _to_reader(report: Report, own: Sequence[tuple[str, int]]) -> bool:
    """Whether it speaks to the reader; a pronoun at a sentence's beginning may be another's ("Sie sagte")."""
    reader = listed(story_words(report.document.language).reader)
    text = report.document.text
    return any(
        word in reader and place > report.start and (text[place - 2].isalpha() or text[place - 2] == ",")
        for word, place in own
    )
