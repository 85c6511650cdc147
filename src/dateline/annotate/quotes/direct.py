"""Direct speech: which of the things in quotation marks are somebody's words, and whose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotate.quotes.clauses import Frame, Range
from dateline.annotate.quotes.context import SUBJECT, person_in
from dateline.annotate.quotes.drafts import Draft, around, scattered, spans
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.marks import Quoted
from dateline.annotate.quotes.sources import Source
from dateline.annotate.quotes.tokens import Token
from dateline.model import Span

_ENDS = frozenset(".!?…")
_HALF_A_SENTENCE = 6
"""Words in marks that are somebody's own even where no verb says that anybody spoke."""
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
    following = _following_frame(finder, frames, sources, last, whole, result)
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
        return _after_colon(finder, number, frames, first, said, whole, ranges, result)
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
    finder: FrameFinder, frames: Sequence[Frame], sources: Sequence[Source], last: int, whole: str, result: Framed
) -> tuple[tuple[Range, ...], tuple[int, ...]] | None:
    """Who and by which words, where the frame follows: „…“, sagte X · „…“, so X · „…“, verrät X."""
    tokens, words = finder.tokens, finder.words
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
    return _any_verb(finder, j)


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
    first: int,
    said: tuple[tuple[int, int], ...],
    whole: str,
    ranges: list[Range],
    result: Framed,
) -> Draft | None:
    """X sagte: „…“ · X: „…“ · X schwenkt wieder um: „…“."""
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
    start = 0
    for i in range(colon - 1, -1, -1):
        if tokens[i].kind in ("quoted", "stop", "colon"):
            start = i + 1
            break
    speaker = finder.subject_of_clause(start, colon)
    if not speaker and not is_sentence_like(whole):
        return None
    speaker = speaker if _can_speak(finder, speaker) else ()
    return Draft("Direct", number, said, spans(tokens, speaker), (), around(tokens, ranges))


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


def is_name_like(finder: FrameFinder, k: int, whole: str) -> bool:
    """Whether quoted words name or title something: „Air Force One“, die Limousine „The Beast“, „Computerwoche“."""
    tokens = finder.tokens
    parts = whole.split()
    if whole[-1:] in _ENDS and len(parts) > 2:
        return False
    before = tokens[k - 1] if k > 0 else None
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    joined = (after is not None and after.start == tokens[k].end and after.kind == "other" and after.text in "-‑") or (
        before is not None and before.end == tokens[k].start and before.text[-1:] in "-‑"
    )
    if joined or (before is not None and before.low in finder.words.inscription_nouns):
        return True
    capitals = sum(1 for p in parts if p[:1].isupper() or not p[:1].isalpha())
    if capitals == len(parts):
        return True
    return before is not None and before.capital and parts[0][:1].isupper() and len(parts) <= 6


def fragment(
    finder: FrameFinder,
    number: int,
    quoted: Sequence[Quoted],
    text: str,
    k: int,
    frames: Sequence[Frame],
    sources: Sequence[Source],
    drafts: Sequence[Draft],
) -> Draft | None:
    """A few quoted words within a clause that is put on somebody's word: nannte ihn einen «klugen Kerl»."""
    tokens = finder.tokens
    whole = inner_text(text, quoted, tokens[k])
    said = inner(quoted, tokens[k])
    if is_name_like(finder, k, whole):
        return _called(finder, number, said, k, frames)
    for draft in drafts:
        if draft.type == "Indirect" and any(a <= said[0][0] < b for a, b in draft.quote):
            return draft._replace(type="Direct", quote=said)
    best = None
    for frame in frames:
        if not frame.cue.uses & {"say", "think", "name", "report"} or frame.shape == "relative":
            continue
        if frame.start <= k < frame.end:
            best = frame
            break
        if frame.verb < k and best is None:
            best = frame
    if best is not None:
        speaker, cue = spans(tokens, best.speaker), scattered(tokens, best.cue_at)
    elif sources:
        speaker, cue = spans(tokens, sources[0].speaker), scattered(tokens, [sources[0].cue])
    else:
        return _own_words(finder, number, said, whole, k)
    return Draft("Direct", number, said, speaker, cue, around(tokens, [(k, k + 1)]))


def _called(finder: FrameFinder, number: int, said: tuple[Span, ...], k: int, frames: Sequence[Frame]) -> Draft | None:
    """What somebody calls something: "nannte den Bericht eine „Zeitungsente“", but not "nennt man ein „Joch“"."""
    tokens, words = finder.tokens, finder.words
    article = k > 0 and (tokens[k - 1].low in words.articles.nominative or tokens[k - 1].low in words.articles.oblique)
    if not (article or (k > 0 and tokens[k - 1].low in words.naming)):
        return None
    for frame in frames:
        named = "name" in frame.cue.uses and "say" not in frame.cue.uses and frame.shape in ("main", "inverted")
        if named and frame.speaker and not frame.passive and frame.verb < k < frame.end:
            speaker, cue = spans(tokens, frame.speaker), scattered(tokens, frame.cue_at)
            return Draft("Direct", number, said, speaker, cue, around(tokens, [(k, k + 1)]))
    return None


def _own_words(finder: FrameFinder, number: int, said: tuple[Span, ...], whole: str, k: int) -> Draft | None:
    """Half a sentence in marks without any verb of saying: the words of the person who is its subject."""
    if len(whole.split()) < _HALF_A_SENTENCE:
        return None
    home = finder.segment_of(k)
    speaker = finder.subject_of_clause(home.start, home.end) or finder.subject_of_clause(0, home.end)
    if not person_in(finder, speaker):
        return None
    tokens = finder.tokens
    return Draft("Direct", number, said, spans(tokens, speaker), (), around(tokens, [(k, k + 1)]), basis=SUBJECT)


__all__ = ["Framed", "fragment", "framed", "inner", "inner_text", "is_name_like", "is_sentence_like"]
