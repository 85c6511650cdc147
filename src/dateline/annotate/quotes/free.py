"""What is said without a frame: subjunctive sentences that go on, and sentences that report an act of speech."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quotes.clauses import Frame
from dateline.annotate.quotes.drafts import Draft, spans
from dateline.annotate.quotes.frames import FrameFinder


def is_subjunctive(finder: FrameFinder, *, after_speech: bool, after_direct: bool) -> bool:
    """Whether a unit's main verb marks it as somebody else's words: "Der Flug sei sicher."

    after_speech: it follows speech, where forms count too that elsewhere mean a condition. after_direct: that was
    direct speech; only then does "könnte" count, since after indirect speech it is mostly the reporter's own guess.
    """
    tokens, words = finder.tokens, finder.words
    if (tokens and tokens[-1].text == "?") or any(t.low in words.first_person for t in tokens):
        return False
    for segment in finder.segments:
        first = tokens[segment.start].low
        if finder.is_subordinate(segment):
            continue
        if first in words.relatives and segment.start > 0:
            continue
        if finder.has_subjunctive_pronoun(segment):
            return True
        for i in range(segment.start, segment.end):
            token = tokens[i]
            if token.kind != "word" or token.capital:
                continue
            if finder.is_subjunctive(token) and not _is_adjective(finder, i):
                return True
            if token.low in words.possible:
                return after_direct
            if token.low in words.irrealis and token.low not in words.plural_indicative:
                return after_speech
            if finder.is_verb(token):
                return False
    return False


def _is_adjective(finder: FrameFinder, i: int) -> bool:
    """Whether a form ending in -e stands where an adjective would, between article and noun."""
    tokens = finder.tokens
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    articles = finder.words.articles
    return (before.low in articles.nominative or before.low in articles.oblique) and after.capital and i > 1


def reported(finder: FrameFinder, number: int, frames: Sequence[Frame]) -> Draft | None:
    """A sentence that says what somebody demanded, criticised or announced, in the reporter's words only."""
    for frame in frames:
        if "report" in frame.cue.uses and frame.speaker and frame.shape in ("main", "inverted"):
            tokens = finder.tokens
            wanted = finder.words.report_prepositions.get(frame.cue.verb)
            if wanted and not any(t.low in wanted for t in tokens):
                continue
            if any(t.low in finder.words.reflexive_only for t in tokens[frame.verb : frame.end]):
                continue  # "begrüßten sich": nothing is said
            return Draft("Reported", number, ((tokens[0].start, tokens[-1].end),), spans(tokens, frame.speaker))
    return None
