"""To whom something was said: "sagte der Zeitung", "gegenüber dem Sender", "forderte den Rat auf"."""

from __future__ import annotations

from dateline.annotate.quotes.clauses import Range, Segment
from dateline.annotate.quotes.subjects import Subjects
from dateline.languages.quotes import Cue


def addressee(
    finder: Subjects,
    cue: Cue,
    verb: int,
    cue_at: tuple[int, ...],
    home: Segment,
    passive: bool,
    speaker: tuple[Range, ...],
) -> tuple[Range, ...]:
    """The addressee in a frame's clause; empty where none is named."""
    words, tokens = finder.words, finder.tokens
    for i in range(home.start, home.end - 1):
        if tokens[i].low in words.addressees:
            return _phrase(finder, i + 1, home.end)
    told = cue.verb in words.told
    if passive:
        if not told:
            return ()
        field = finder.grammar.phrase(tokens, home.start, verb)
        return ((field.start, field.end),) if field is not None else finder.subject_after(verb + 1, home.end)
    field = finder.grammar.phrase(tokens, home.start, verb) if told and verb > home.start else None
    if field is not None and not any(a <= field.start < b for a, b in speaker):
        return ((field.start, field.end),)
    start = max([verb + 1, *(b for _, b in speaker if b <= home.end)])
    while start < home.end and (tokens[start].low in words.adverbs or start in cue_at):
        start += 1
    if start >= home.end or not (told or tokens[start].low in words.datives):
        return ()
    return _phrase(finder, start, home.end)


def _phrase(finder: Subjects, i: int, stop: int) -> tuple[Range, ...]:
    phrase = finder.grammar.phrase(finder.tokens, i, stop)
    if phrase is None or finder.grammar.is_time(finder.tokens, phrase.start, phrase.end):
        return ()
    return ((phrase.start, phrase.end),)
