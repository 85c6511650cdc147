"""Clauses of languages in which the subject stands before its verb and what was said follows without a comma (English).

"The mayor of Thornley said on Monday that …" · "…, said Anna Vogt, the mayor." · "…, the mayor has told reporters."
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quotes.clauses import Frame, Range, Segment, Shape
from dateline.annotate.quotes.drafts import trimmed
from dateline.annotate.quotes.subjects import Subjects
from dateline.languages.quotes import Cue

_FEW = 4
"""Words between a helping verb and its participle, at most."""


def plain_frame(finder: Subjects, i: int, cue: Cue) -> Frame | None:
    """The frame of the verb form at token `i`, None where it is none: a noun, an infinitive, a participle alone."""
    words, tokens = finder.words, finder.tokens
    home = finder.segment_of(i)
    cue_at: tuple[int, ...] = (i,)
    if cue.particle:
        if i + 1 >= home.end or tokens[i + 1].low != cue.particle:
            return None
        cue_at = (i, i + 1)
    before = tokens[i - 1] if i > home.start else None
    articles = words.articles.nominative
    if before is not None and (before.low in articles or before.low in words.prepositions or before.text[-2:] in _OWN):
        return None
    verb, passive = i, False
    helper = _helper(finder, i, home)
    if helper is not None:
        low = tokens[helper].low
        passive = low in words.passives and cue.form == "participle"
        fits = cue.form == "infinitive" if low in words.modals else cue.form != "finite"
        if not fits or low in words.infinitive_marker:
            return None
        verb, cue_at = helper, tuple(sorted({helper, *cue_at}))
    elif cue.form != "finite":
        return None
    shape, speaker = _subject(finder, verb, home, passive, cue_at)
    if not speaker and shape == "main" and not passive:
        return None
    start = min([verb, *(a for a, _ in speaker if a < verb)])
    if shape == "as":
        start = home.start
    end = max([max(cue_at) + 1, *(b for a, b in speaker if a > verb)])
    return Frame(cue, verb, cue_at, start, end, shape, passive, speaker)


_OWN = frozenset(("'s", "’s", "s'", "s’"))


def _helper(finder: Subjects, i: int, home: Segment) -> int | None:
    """The helping verb that belongs to the form at `i`: the nearest before it, with only adverbs between."""
    words, tokens = finder.words, finder.tokens
    helpers = words.auxiliaries | words.passives | words.modals
    for j in range(i - 1, max(home.start, i - _FEW) - 1, -1):
        if tokens[j].low in helpers:
            first = j
            while first > home.start and tokens[first - 1].low in helpers:
                first -= 1
            return first
        if tokens[j].low not in words.adverbs:
            return None
    return None


def _subject(
    finder: Subjects, verb: int, home: Segment, passive: bool, cue_at: tuple[int, ...]
) -> tuple[Shape, tuple[Range, ...]]:
    words, tokens = finder.words, finder.tokens
    if passive:
        return "main", finder.agent(home, cue_at)
    start = home.start
    for j in range(start, verb):
        if tokens[j].kind == "quoted":
            start = j + 1
    shape: Shape = "main"
    if start < verb and tokens[start].low in words.as_:
        shape, start = "as", start + 1
    while start < verb and tokens[start].low in words.coordinators | words.focus:
        start += 1
    after_adverbs = start
    while after_adverbs < verb and tokens[after_adverbs].low in words.adverbs:
        after_adverbs += 1
    if after_adverbs == verb:
        return _without_field(finder, verb, home, start)
    if tokens[verb - 1].low in words.relatives:
        return "relative", finder.antecedent(verb - 1) if verb - 1 == home.start else _before(finder, home, verb - 1)
    return shape, _before(finder, (start, home.end), verb)


def _without_field(finder: Subjects, verb: int, home: Segment, start: int) -> tuple[Shape, tuple[Range, ...]]:
    """The verb opens its clause: its subject stands after it, or before a comma and an apposition."""
    tokens = finder.tokens
    if start > home.start and tokens[start - 1].kind != "quoted":
        # "… and added": the same one goes on.
        return "main", finder.subject_of_clause(0, home.start) or finder.subject_of_clause(home.start, verb)
    quoted = verb > 0 and (tokens[verb - 1].kind == "quoted" or (verb > 1 and tokens[verb - 2].kind == "quoted"))
    split = None if quoted else finder.split_field(start)
    if split is not None:
        return "main", split[1]
    phrase = finder.grammar.phrase(tokens, verb + 1)
    if phrase is None or verb == 0:
        return "inverted", ()
    return "inverted", ((phrase.start, finder.grammar.apposition(tokens, phrase.end, len(tokens))),)


def _before(finder: Subjects, home: tuple[int, int], verb: int) -> tuple[Range, ...]:
    """The phrase that ends right before the verb; what opens the clause goes first, with all that hangs on it."""
    words, tokens = finder.words, finder.tokens
    end = verb
    while end > home[0] and tokens[end - 1].low in words.adverbs:
        end -= 1
    for start in range(home[0], end):
        low = tokens[start].low
        if low in words.prepositions or low in words.adverbs or low in words.subordinators:
            continue
        phrase = finder.grammar.phrase(tokens, start, end)
        if phrase is None:
            continue
        if phrase.end == end:
            return ((start, end),)
        rest = tokens[phrase.end : end]
        hanging = tokens[phrase.end].low in words.prepositions
        if start == home[0] and hanging and not any(finder.is_verb(t) for t in rest):
            return ((start, end),)
    return ()


def plain_content(finder: Subjects, frame: Frame, frames: Sequence[Frame]) -> list[Range]:
    """Where what was said stands: after the verb, or before a comma and the frame."""
    tokens = finder.tokens
    after = _after(finder, frame, frames)
    if after is not None:
        return [after]
    start = frame.start
    if frame.shape != "relative" and start > 1 and tokens[start - 1].kind == "comma":
        first = next((i + 1 for i in range(start - 2, -1, -1) if tokens[i].kind in ("semicolon", "colon")), 0)
        found = trimmed(tokens, first, start - 1)
        if found is not None and any(finder.is_verb(t) for t in tokens[found[0] : found[1]]):
            return [found]
    return []


def _after(finder: Subjects, frame: Frame, frames: Sequence[Frame]) -> Range | None:
    words, tokens = finder.words, finder.tokens
    i = max(frame.end, max(frame.cue_at) + 1)
    if frame.cue.verb in words.addressed and i < len(tokens):
        i = _over_addressee(finder, i)
    stop = _stop(finder, frame, frames, i)
    for j in range(i, min(i + 14, stop)):
        if tokens[j].low in words.that or (tokens[j].low in words.questions and j == i):
            return trimmed(tokens, j, stop)
        if tokens[j].kind in ("stop", "colon", "quoted", "semicolon"):
            break
    if frame.shape == "inverted":
        return None
    while i < stop:
        low = tokens[i].low
        if low in words.prepositions and low not in words.infinitive_marker:
            phrase = finder.grammar.phrase(tokens, i + 1, stop)
            i = phrase.end if phrase is not None else i + 1
        elif low in words.adverbs or low in words.reflexives or low in words.times or tokens[i].kind == "comma":
            i += 1
        else:
            break
    found = trimmed(tokens, i, stop)
    if found is None or found[1] - found[0] < 3 or not frame.cue.uses & {"say", "think"}:
        return None
    phrase = finder.grammar.phrase(tokens, found[0], found[1])
    verbs = [n for n in range(found[0], found[1]) if finder.is_verb(tokens[n])]
    infinitive = tokens[found[0]].low in words.infinitive_marker
    return found if (phrase is not None and verbs and verbs[0] > found[0]) or infinitive else None


def _over_addressee(finder: Subjects, i: int) -> int:
    """After the one who was told: "told | reporters | the bridge was safe"."""
    words, tokens = finder.words, finder.tokens
    if tokens[i].low in words.articles.nominative or tokens[i].start in finder.grammar.names or tokens[i].capital:
        return finder.grammar.core(tokens, i, len(tokens)) or i
    return i + 1 if tokens[i].kind == "word" and tokens[i].low not in words.that else i


def _stop(finder: Subjects, frame: Frame, frames: Sequence[Frame], i: int) -> int:
    """The end of what follows: the sentence's, a colon before a quotation, or another frame's "and"."""
    tokens = finder.tokens
    for j in range(i, len(tokens)):
        if tokens[j].kind in ("semicolon", "stop") or (tokens[j].kind == "colon"):
            return j
        other = next((f for f in frames if f.verb == j and f is not frame), None)
        if other is not None and j > i and tokens[j - 1].low in finder.words.coordinators:
            return j - 1
    return len(tokens)
