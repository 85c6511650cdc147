"""Direct speech: which of the things in quotation marks are somebody's words, and whose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate.quotes.clauses import Frame, Range
from dateline.annotate.quotes.drafts import Draft, around, scattered, spans
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.marks import Quoted
from dateline.annotate.quotes.sources import Source
from dateline.annotate.quotes.tokens import Token

_ENDS = frozenset(".!?…")
_MARKS = "\"“”„‟«»'‘’‚‛‹› "


class Framed(NamedTuple):
    """The direct quotations of one unit that a frame introduces, and what they used up.

    left: quotations of the unit that no colon, comma or inversion frames. halves: those that are a second half.
    """

    drafts: list[Draft]
    frames: set[int]
    sources: set[int]
    left: list[int]
    halves: set[int]


def is_sentence_like(text: str) -> bool:
    """Whether quoted words look like speech and not like a name: four words, or ended like a sentence."""
    return len(text.split()) >= 4 or text[-1:] in _ENDS


def framed(
    finder: FrameFinder,
    number: int,
    quoted: Sequence[Quoted],
    text: str,
    frames: Sequence[Frame],
    sources: Sequence[Source],
) -> Framed:
    """Quotations with a frame of their own: "X: „…“", "„…“, sagte X", "X sagte „…“"."""
    tokens = finder.tokens
    result = Framed([], set(), set(), [], set())
    k = 0
    while k < len(tokens):
        if tokens[k].kind != "quoted" or k in result.halves:
            k += 1
            continue
        group = _group(tokens, k)
        draft = _one(finder, number, quoted, text, frames, sources, group, result)
        if draft is not None:
            result.drafts.append(draft)
        else:
            result.left.extend(group)
        k = group[-1] + 1
    return result


def _group(tokens: Sequence[Token], k: int) -> list[int]:
    """Quotations that follow each other without a word between: paragraphs of one speech."""
    group = [k]
    while k + 1 < len(tokens) and tokens[k + 1].kind == "quoted":
        k += 1
        group.append(k)
    return group


def inner(quoted: Sequence[Quoted], token: Token) -> tuple[tuple[int, int], ...]:
    """The words between the marks of a quoted token."""
    return quoted[token.quoted].spans


def inner_text(text: str, quoted: Sequence[Quoted], token: Token) -> str:
    """The same as text."""
    return " ".join(text[a:b] for a, b in quoted[token.quoted].spans)


def _one(
    finder: FrameFinder,
    number: int,
    quoted: Sequence[Quoted],
    text: str,
    frames: Sequence[Frame],
    sources: Sequence[Source],
    group: list[int],
    result: Framed,
) -> Draft | None:
    tokens = finder.tokens
    first, last = group[0], group[-1]
    said = tuple(span for k in group for span in inner(quoted, tokens[k]))
    whole = " ".join(inner_text(text, quoted, tokens[k]) for k in group)
    ranges: list[Range] = [(k, k + 1) for k in group]
    # A quotation in parentheses after another is its translation.
    if first > 1 and tokens[first - 1].kind == "open" and tokens[first - 2].kind == "quoted":
        return None
    following = _following_frame(finder, frames, sources, group, whole, result)
    if following is not None:
        speaker, cue = following
        more = _continued(tokens, last, cue)
        if more is not None:
            result.halves.add(more)
            said += inner(quoted, tokens[more])
            ranges.append((more, more + 1))
        to = next((f.addressee for f in frames if f.cue_at == cue), ())
        parts = spans(tokens, speaker), scattered(tokens, cue), around(tokens, ranges), spans(tokens, to)
        return Draft("Direct", number, said, *parts)
    if first > 0 and tokens[first - 1].kind == "colon":
        return _after_colon(finder, number, frames, sources, first, said, whole, ranges, result)
    return _after_verb(finder, number, frames, first, said, whole, ranges, result)


def _continued(tokens: Sequence[Token], last: int, cue: Sequence[int]) -> int | None:
    """The second half of a quotation that its frame interrupts: „Wir“, sagte X, „gehen“."""
    for i in range(max([last, *cue]) + 1, len(tokens)):
        if tokens[i].kind == "quoted":
            if tokens[i - 1].kind == "comma" and tokens[i].text[1:2].islower():
                return i
            return None
    return None


def _following_frame(
    finder: FrameFinder,
    frames: Sequence[Frame],
    sources: Sequence[Source],
    group: Sequence[int],
    whole: str,
    result: Framed,
) -> tuple[tuple[Range, ...], tuple[int, ...]] | None:
    """Who and by which words, where the frame follows: „…“, sagte X · „…“, so X · „…“, verrät X."""
    tokens, words = finder.tokens, finder.words
    first, last = group[0], group[-1]
    j = last + 1
    if j + 1 < len(tokens) and tokens[j].kind == "open":
        return in_parentheses(finder, j)
    comma = j < len(tokens) and tokens[j].kind in ("comma", "dash")
    if comma:
        j += 1
    if j >= len(tokens):
        return None
    for n, source in enumerate(sources):
        if source.start == j and source.kind in ("so", "before", "noun") and (comma or source.kind == "so"):
            result.sources.add(n)
            return source.speaker, (source.cue,)
    token = tokens[j]
    if not words.verb_second:
        return _subject_then_verb(frames, j, comma or _is_ended(tokens[last]), result)
    if token.kind != "word" or token.capital:
        return None
    ended = _is_ended(tokens[last])
    for frame in frames:
        if frame.verb == j and frame.shape != "relative":
            if not comma and not ended and not (_alone_before(finder, last) and is_sentence_like(whole)):
                return None
            if frame.passive and not frame.speaker and not (comma or ended):
                return None
            result.frames.add(j)
            return frame.speaker, frame.cue_at
        if frame.shape == "as" and frame.start == j and comma:
            result.frames.add(frame.verb)
            return frame.speaker, frame.cue_at
    length = len(whole.split())
    if not (comma or ended) or not (is_sentence_like(whole) or length > 2 or (length > 1 and last == 0)):
        return None
    if token.low in words.so and j + 1 < len(tokens):
        for frame in frames:
            if frame.verb == j + 1:
                result.frames.add(frame.verb)
                return frame.speaker, (j, *frame.cue_at)
    return _any_verb(finder, j) if _alone_before(finder, first) else None


def in_parentheses(finder: FrameFinder, j: int) -> tuple[tuple[Range, ...], tuple[int, ...]] | None:
    """The speaker in the parenthesis that token `j` opens after a quotation: „…“ (Anna Vogt, 78, aus Lauth)."""
    phrase = finder.grammar.phrase(finder.tokens, j + 1)
    if phrase is None or finder.tokens[phrase.start].start not in finder.grammar.people:
        return None
    return ((phrase.start, phrase.end),), ()


def _subject_then_verb(
    frames: Sequence[Frame], j: int, ended: bool, result: Framed
) -> tuple[tuple[Range, ...], tuple[int, ...]] | None:
    """“…,” the mayor said · “…,” said the mayor: the frame begins where the quotation ended."""
    for frame in frames:
        if ended and frame.start == j and "say" in frame.cue.uses and not frame.passive:
            result.frames.add(frame.verb)
            return frame.speaker, frame.cue_at
    return None


def _is_ended(token: Token) -> bool:
    """Whether a quotation ends like a sentence, or with a comma before its closing mark."""
    return token.text.rstrip(_MARKS)[-1:] in _ENDS | {","}


def _alone_before(finder: FrameFinder, k: int) -> bool:
    return k == 0 or finder.tokens[k - 1].kind in ("colon", "comma", "dash", "semicolon", "quoted")


def _any_verb(finder: FrameFinder, j: int) -> tuple[tuple[Range, ...], tuple[int, ...]] | None:
    """Any verb can frame what stands before it: „…“, streut Putin Trump Rosen. Whose words, its subject says."""
    tokens, words = finder.tokens, finder.words
    low = tokens[j].low
    if (
        low in words.subordinators
        or low in words.relatives
        or low in words.adverbs
        or low in words.prepositions
        or low in words.coordinators
        or low in words.articles.nominative
        or low in words.articles.oblique
        or low in words.pronouns
    ):
        return None
    home = next((s for s in finder.segments if s.start <= j < s.end), None)
    if home is None or home.end - j < 2:
        return None
    phrase = finder.grammar.phrase(tokens, j + 1, home.end)
    if phrase is None:
        after = finder.subject_after(j + 1, home.end)
        return (after, (j,)) if after else None
    head = tokens[phrase.end - 1]
    if head.low in words.speech_nouns:
        # "waren Trumps Abschlussworte": a genitive before the noun, or after it.
        owner = phrase.start
        if tokens[owner].capital and owner + 1 < phrase.end:
            return ((owner, phrase.end - 1),), (j, phrase.end - 1)
        return (), (j, phrase.end - 1)
    if not phrase.subject:
        return None
    return ((phrase.start, phrase.end),), (j,)


def _after_colon(
    finder: FrameFinder,
    number: int,
    frames: Sequence[Frame],
    sources: Sequence[Source],
    first: int,
    said: tuple[tuple[int, int], ...],
    whole: str,
    ranges: list[Range],
    result: Framed,
) -> Draft | None:
    """X sagte: „…“ · X: „…“ · X schwenkt wieder um: „…“ · …, so X weiter: „…“."""
    tokens, words = finder.tokens, finder.words
    colon = first - 1
    lead = [t for t in tokens[max(0, colon - 3) : colon] if t.capital]
    near = [
        f
        for f in frames
        if f.end <= colon + 1 and f.verb < colon and (f.shape != "relative" or max(f.cue_at) == colon - 1)
    ]
    sayers = [f for f in near if f.cue.uses & {"say", "think", "name", "content"}]
    if sayers:
        frame = sayers[-1]
        result.frames.add(frame.verb)
        return Draft(
            "Direct",
            number,
            said,
            spans(tokens, frame.speaker),
            scattered(tokens, frame.cue_at),
            around(tokens, ranges),
            spans(tokens, frame.addressee),
        )
    if lead and lead[-1].low in words.inscription_nouns and whole[-1:] not in _ENDS:
        return None
    cited = next((s for s in sources if s.kind == "so" and s.end == colon), None)
    if cited is not None:
        cue = scattered(tokens, [cited.cue])
        return Draft("Direct", number, said, spans(tokens, cited.speaker), cue, around(tokens, ranges))
    start = 0
    for i in range(colon - 1, -1, -1):
        if tokens[i].kind in ("quoted", "stop", "colon"):
            start = i + 1
            break
    speaker = _of_last_clause(finder, start, colon) or finder.subject_of_clause(start, colon)
    if not speaker and not is_sentence_like(whole):
        return None
    speaker = speaker if _can_speak(finder, speaker) else ()
    return Draft("Direct", number, said, spans(tokens, speaker), (), around(tokens, ranges))


def _of_last_clause(finder: FrameFinder, start: int, colon: int) -> tuple[Range, ...]:
    """The pronoun after the verb that goes on after a clause: "Das Angebot, zu verhandeln, lehnt | er | ab:"."""
    last = finder.segment_of(colon - 1)
    if last.start <= start or last.end - last.start < 2 or not finder.opens_with_verb(last):
        return ()
    pronoun = last.start + 1
    return ((pronoun, pronoun + 1),) if finder.tokens[pronoun].low in finder.words.pronouns else ()


def _can_speak(finder: FrameFinder, speaker: Sequence[Range]) -> bool:
    """Whether a subject before a colon can be who speaks, and is not what the words are ("Der Tenor:")."""
    tokens, words = finder.tokens, finder.words
    for a, b in speaker:
        nouns = [t for t in tokens[a:b] if t.capital]
        if any(t.low in words.speech_nouns or t.low in words.inscription_nouns for t in nouns):
            return False
    return bool(speaker)


def _after_verb(
    finder: FrameFinder,
    number: int,
    frames: Sequence[Frame],
    first: int,
    said: tuple[tuple[int, int], ...],
    whole: str,
    ranges: list[Range],
    result: Framed,
) -> Draft | None:
    """X sagte „…“, without any mark between: only where the words look like speech."""
    tokens = finder.tokens
    if not is_sentence_like(whole):
        return None
    for frame in reversed(frames):
        if frame.verb < first and "say" in frame.cue.uses and frame.shape != "relative":
            between = tokens[max(frame.cue_at) + 1 : first]
            named = {i for a, b in frame.speaker for i in range(a, b)}
            rest = [t for i, t in enumerate(between, max(frame.cue_at) + 1) if i not in named and t.kind != "comma"]
            if all(t.low in finder.words.adverbs for t in rest):
                result.frames.add(frame.verb)
                return Draft(
                    "Direct",
                    number,
                    said,
                    spans(tokens, frame.speaker),
                    scattered(tokens, frame.cue_at),
                    around(tokens, ranges),
                    spans(tokens, frame.addressee),
                )
            return None
    return None
