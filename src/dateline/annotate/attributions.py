"""On whose word a statement stands ("laut TASS", "nach eigenen Angaben", "Insidern zufolge"), and how firm it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.indirect import clause_of, content
from dateline.annotate.quotes.marks import find_quoted
from dateline.annotate.quotes.phrases import Grammar
from dateline.annotate.quotes.sources import Source, find_sources
from dateline.annotate.quotes.tokens import Token, Unit, units
from dateline.languages import codes, words
from dateline.languages.attributions import AttributionWords
from dateline.model import Attribution, Document, Name, Span

_NEAR = 6
"""Words between a modal verb and its subject, at most."""


def find_attributions(
    document: Document, sentences: tuple[Span, ...], names: tuple[Name, ...]
) -> tuple[Attribution, ...]:
    """The attributions of a document, in order of the text.

    sentences, names: as find_sentences and find_names give them; both may be empty. Offsets are code points into
    Document.text. For kind "self" the source is the statement's subject, which stands outside the passage. What is in
    quotation marks is the speaker's, not the reporter's, and is not searched.
    """
    language = document.language[:2] if document.language[:2] in codes() else codes()[0]
    grammar = Grammar(words(language, "quotes"), names)
    own: AttributionWords = words(language, "attributions")
    hedges = _by_first_word(own.hedges)
    blocks = list(document.annotated_blocks())
    quoted = find_quoted(document.text, blocks)
    found: list[Attribution] = []
    before: Unit | None = None
    for unit in units(document.text, blocks, sentences, quoted, grammar.words.abbreviations):
        finder = FrameFinder(grammar, unit)
        sources = find_sources(finder)
        found += [_of_source(finder, own, source) for source in sources if source.kind != "alone"]
        found += _of_frames(finder, before if before is not None and before.block == unit.block else None)
        found += _hedged(finder, own, hedges)
        before = unit
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def _by_first_word(phrases: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases, key=lambda p: -len(p)):
        parts = tuple(phrase.split())
        table[parts[0]].append(parts)
    return table


def _of_source(finder: FrameFinder, own: AttributionWords, source: Source) -> Attribution:
    tokens = finder.tokens
    inside = tokens[source.start : source.end]
    scope = clause_of(finder, source.start)
    speaker = tuple((tokens[a].start, tokens[b - 1].end) for a, b in source.speaker)
    span = (inside[0].start, inside[-1].end)
    named = source.named or (source.kind == "noun" and any(_names_its_source(own, t) for t in inside))
    if any(t.low in own.own for t in inside):
        subject = _subject(finder, scope, source)
        return Attribution(start=span[0], end=span[1], kind="self", source=subject, scope=_span(tokens, scope))
    if named and not _is_unnamed(finder, own, source):
        return Attribution(start=span[0], end=span[1], kind="named", source=speaker, scope=_span(tokens, scope))
    if source.kind == "noun" and not named:
        # Only the subject itself can say what it wants: "Russland will nach bisherigen Angaben …".
        verb = next((i for i in range(scope[0], scope[1]) if tokens[i].low in own.wants), None)
        subject = _subject(finder, scope, source) if verb is not None and verb < source.start else ()
        if subject:
            return Attribution(start=span[0], end=span[1], kind="self", source=subject, scope=_span(tokens, scope))
    return Attribution(start=span[0], end=span[1], kind="unnamed", scope=_span(tokens, scope))


def _names_its_source(own: AttributionWords, token: Token) -> bool:
    """Whether a compound says whose word it is: "Polizeiangaben", but not "Medienangaben"."""
    return token.capital and token.low.endswith(own.compounds) and token.low not in own.unnamed | own.plain


def _is_unnamed(finder: FrameFinder, own: AttributionWords, source: Source) -> bool:
    """Whether the source is one nobody could name: its noun is such a one, and no name stands with it."""
    for a, b in source.speaker:
        nouns = [t for t in finder.tokens[a:b] if t.capital or t.kind == "quoted"]
        if not finder.words.nouns_capitalised:
            nouns = [t for t in finder.tokens[a:b] if t.kind == "word"]
        if not nouns:
            return False
        if _names_its_source(own, nouns[-1]):
            return False
        last = nouns[-1].low
        if not any(last == noun or (len(noun) > 6 and last.endswith(noun)) for noun in own.unnamed):
            return False
        if any(t.start in finder.grammar.names for t in finder.tokens[a:b]):
            return False
    return bool(source.speaker)


def _subject(finder: FrameFinder, scope: tuple[int, int], source: Source) -> tuple[Span, ...]:
    """The subject of the clause: what stands right before its verb or after it, outside the source's own phrase."""
    tokens = finder.tokens
    ranges = finder.subject_of_clause(scope[0], source.start) or finder.subject_of_clause(scope[0], scope[1])
    return tuple((tokens[a].start, tokens[b - 1].end) for a, b in ranges if b <= source.start or a >= source.end)


def _span(tokens: Sequence[Token], scope: tuple[int, int]) -> Span | None:
    return (tokens[scope[0]].start, tokens[scope[1] - 1].end) if scope[0] < scope[1] else None


def _of_frames(finder: FrameFinder, before: Unit | None) -> list[Attribution]:
    """Clauses that put what stands before them on somebody's word: "…, teilte der Verein mit", "Das bestätigt X".

    So do those with "wie" wherever they stand. "X sagte, dass …" is no attribution but a quotation with its frame.
    before: the unit before, where it is in the same paragraph; it is what "das" means.
    """
    tokens, words = finder.tokens, finder.words
    found = []
    frames = [f for f in finder.frames() if f.cue.uses & {"say", "think", "content"}]
    for frame in frames:
        scope: Span | None = None
        start, end = frame.start, frame.end
        if frame.shape == "as":
            scope = (tokens[0].start, tokens[-1].end)
        elif frame.verb == frame.start + 1 and tokens[frame.start].low in words.demonstratives and frame.speaker:
            scope = _meant(finder, frame.start, before)
        elif frame.speaker and not frame.passive:
            ranges = content(finder, frame, frames)
            if len(ranges) == 1 and ranges[0][1] <= min([frame.verb, *(a for a, _ in frame.speaker)]):
                scope = (tokens[ranges[0][0]].start, tokens[ranges[0][1] - 1].end)
                start = min([*frame.cue_at, *(a for a, _ in frame.speaker)])
        if scope is None:
            continue
        if frame.shape != "as":
            end = max([max(frame.cue_at) + 1, *(b for _, b in frame.speaker)])
        speaker = tuple((tokens[a].start, tokens[b - 1].end) for a, b in frame.speaker)
        span = (tokens[start].start, tokens[end - 1].end)
        kind: Literal["named", "unnamed"] = "named" if speaker else "unnamed"
        found.append(Attribution(start=span[0], end=span[1], kind=kind, source=speaker, scope=scope))
    return found


def _meant(finder: FrameFinder, start: int, before: Unit | None) -> Span | None:
    """What a "das" at token `start` means: what stands before it in the sentence, else the sentence before."""
    tokens = finder.tokens
    if start > 1 and tokens[start - 1].kind in ("comma", "dash", "semicolon"):
        return tokens[0].start, tokens[start - 2].end
    return (before.start, before.end) if start == 0 and before is not None else None


def _hedged(finder: FrameFinder, own: AttributionWords, hedges: dict[str, list[tuple[str, ...]]]) -> list[Attribution]:
    tokens = finder.tokens
    found = []
    i = 0
    while i < len(tokens):
        length = _hedge_at(finder, own, hedges, i)
        if length:
            scope = clause_of(finder, i)
            found.append(
                Attribution(
                    start=tokens[i].start, end=tokens[i + length - 1].end, kind="hedge", scope=_span(tokens, scope)
                )
            )
        i += max(length, 1)
    return found


def _hedge_at(finder: FrameFinder, own: AttributionWords, hedges: dict[str, list[tuple[str, ...]]], i: int) -> int:
    """How many words from `i` on are a hedge; 0 where none begins there."""
    tokens = finder.tokens
    token = tokens[i]
    if token.kind != "word":
        return 0
    for parts in hedges.get(token.low, ()):
        if tuple(t.low for t in tokens[i : i + len(parts)]) == parts:
            return len(parts)
    segment = finder.segment_of(i)
    if token.low in own.guesses:
        return 0 if any(t.low in own.negations for t in tokens[i : segment.end]) else 1
    if token.low in own.hearsay:
        return 1 if _is_hearsay(finder, own, i) else 0
    if token.low in own.claims and _ends_perfect(finder, own, i):
        return 1
    return 0


def _is_hearsay(finder: FrameFinder, own: AttributionWords, i: int) -> bool:
    """ "soll … getötet haben" is hearsay, "soll … beginnen" a plan; where neither is plain, it is not marked."""
    if _ends_perfect(finder, own, i):
        return True
    segment = finder.segment_of(i)
    inside = finder.tokens[segment.start : segment.end]
    return any(t.low in own.lasting for t in inside[-2:]) and not any(t.low in own.future for t in inside)


def _ends_perfect(finder: FrameFinder, own: AttributionWords, i: int) -> bool:
    """Whether the verb at `i` takes a perfect infinitive: participle and auxiliary at the end of its clause."""
    tokens = finder.tokens
    for number in range(finder.number_of(i), min(finder.number_of(i) + 3, len(finder.segments))):
        segment = finder.segments[number]
        end = segment.end - 1
        if end > i and tokens[end] is tokens[i]:
            end -= 1
        for last in (end, end - 1):
            if last - 1 <= segment.start - 1 or last <= i - segment.end:
                continue
            if last > 0 and tokens[last].low in own.perfect and finder.is_participle(tokens[last - 1]) and last != i:
                return True
        for k in range(segment.start + 1, segment.end):
            follows = tokens[k + 1].low if k + 1 < segment.end else ""
            if (
                k != i
                and tokens[k].low in own.perfect
                and finder.is_participle(tokens[k - 1])
                and (follows in finder.words.coordinators or k == i - 1)
            ):
                return True
    return False
