"""Indirect speech: what somebody said, in the reporter's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.annotate.quotes.clauses import Frame, Range, Segment
from dateline.annotate.quotes.drafts import Draft, around, scattered, spans, trimmed
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.plain import plain_content
from dateline.annotate.quotes.sources import Source
from dateline.annotate.quotes.tokens import Token

_PREFIX = 14
"""Letters in which an infinitive's joined marker stands ("auseinanderzusetzen")."""
_SHORTEST = 1
"""Words of a clause that stands before its frame."""
_CLAUSE_ENDS = frozenset(("semicolon", "colon"))


def indirect(finder: FrameFinder, number: int, frames: Sequence[Frame], sources: Sequence[Source]) -> list[Draft]:
    """The indirect quotations of one unit. frames, sources: those that no direct quotation has taken."""
    found: list[Draft] = []
    covered: set[int] = set()
    for source in sources:
        if source.start == 0 and source.kind in ("before", "noun", "after"):
            ranges = _beside(finder, source)
            covered.update(i for a, b in ranges for i in range(a, b))
            found += [_draft(finder, number, ranges, _whose(finder, source), (source.cue,))] if ranges else []
    for frame in frames:
        if not frame.cue.uses & {"say", "think", "content"}:
            continue
        ranges = content(finder, frame, frames)
        if not ranges or any(i in covered for a, b in ranges for i in range(a, b)):
            continue
        covered.update(i for a, b in ranges for i in range(a, b))
        draft = _draft(finder, number, ranges, frame.speaker, frame.cue_at)
        found.append(draft._replace(addressee=spans(finder.tokens, frame.addressee)))
    for noun in _nouns(finder):
        ranges = _after_noun(finder, noun)
        if not ranges or any(i in covered for a, b in ranges for i in range(a, b)):
            continue
        covered.update(i for a, b in ranges for i in range(a, b))
        found.append(_draft(finder, number, ranges, _holder(finder, noun, ranges[0][0]), (noun,)))
    if not found:
        generic = _by_mood(finder, number)
        if generic is not None:
            found.append(generic)
            covered.update(
                i for i, t in enumerate(finder.tokens) if generic.quote[0][0] <= t.start < generic.quote[0][1]
            )
    for source in sources:
        ranges = _beside(finder, source)
        if not ranges or any(i in covered for a, b in ranges for i in range(a, b)):
            continue
        if any(
            f.start <= source.start < f.end
            for f in frames
            if any(d.cue == scattered(finder.tokens, f.cue_at) for d in found)
        ):
            continue
        covered.update(i for a, b in ranges for i in range(a, b))
        found.append(_draft(finder, number, ranges, _whose(finder, source), (source.cue,)))
    return found


def _by_mood(finder: FrameFinder, number: int) -> Draft | None:
    """Speech that only its subjunctive tells, after a clause with any verb: "hat angeregt, X solle antreten"."""
    tokens, words = finder.tokens, finder.words
    plain = None
    for segment in finder.segments:
        first = tokens[segment.start].low
        inside = range(segment.start, segment.end)
        verb = next((i for i in inside if not tokens[i].capital and finder.is_verb(tokens[i])), None)
        if finder.is_subordinate(segment) or (
            first in words.relatives and segment.start > 0 and verb == segment.end - 1
        ):
            continue
        if verb is None:
            continue
        if not finder.is_subjunctive(tokens[verb]):
            if tokens[verb].low in words.irrealis:
                return None
            plain = verb if plain is None else plain
        elif plain is not None and tokens[segment.start - 1].kind in ("comma", "colon") and verb > segment.start:
            found = trimmed(tokens, segment.start, len(tokens))
            speaker = finder.subject_of_clause(0, segment.start - 1)
            return _draft(finder, number, [found], speaker, (plain,)) if found is not None else None
        else:
            return None
    return None


def _nouns(finder: FrameFinder) -> list[int]:
    """Nouns and adjectives that take what somebody said: "die Forderung, dass …", "überzeugt, dass …"."""
    words = finder.words
    return [
        i
        for i, t in enumerate(finder.tokens)
        if (t.capital and t.low in words.content_nouns) or (t.low in words.states and not t.capital)
    ]


def _after_noun(finder: FrameFinder, noun: int) -> list[Range]:
    """The content clause of a noun: the first one after it, with only relative clauses and a verb between."""
    tokens, words = finder.tokens, finder.words
    home = finder.number_of(noun)
    for number in range(home + 1, min(home + 4, len(finder.segments))):
        segment = finder.segments[number]
        if tokens[segment.start - 1].kind != "comma":
            return []
        inside = tokens[segment.start : segment.end]
        infinitive = tokens[noun].low in words.infinitive_nouns and any(
            t.low in words.infinitive_marker or _has_marker(finder, t) for t in inside
        )
        quoted_clause = tokens[segment.start].low not in words.relatives | words.subordinators and any(
            finder.is_subjunctive(t) for t in inside[1:]
        )
        if tokens[segment.start].low in words.that or infinitive or quoted_clause:
            end = len(tokens)
            for later in finder.segments[number + 1 :]:
                # "Die Hoffnung, dass …, erfüllte sich nicht": the sentence goes on with its verb.
                if home == 0 and tokens[later.start - 1].kind == "comma" and finder.opens_with_verb(later):
                    end = later.start
                    break
            found = trimmed(tokens, segment.start, end)
            return [found] if found is not None else []
    return []


def _holder(finder: FrameFinder, noun: int, stop: int) -> tuple[Range, ...]:
    """Whose demand, view or hope it is: of a relative clause, a genitive, or the clause's subject."""
    tokens, words = finder.tokens, finder.words
    home = finder.segment_of(noun)
    following = finder.number_of(noun) + 1
    if following < len(finder.segments):
        relative = finder.segments[following]
        if relative.start < stop and tokens[relative.start].low in words.relatives:
            phrase = finder.grammar.phrase(tokens, relative.start + 1, relative.end)
            if phrase is not None and phrase.subject:
                return ((phrase.start, phrase.end),)
    if noun + 1 < home.end:
        step = 2 if tokens[noun + 1].low in words.phrase_prepositions else 1
        if step == 2 or tokens[noun + 1].low in words.articles.genitive:
            phrase = finder.grammar.phrase(tokens, noun + step, home.end)
            if phrase is not None:
                return ((phrase.start, phrase.end),)
    start = home.start
    subject = finder.subject_of_clause(start, home.end)
    if not subject and home.start > 0:
        subject = finder.subject_of_clause(0, home.end)
    return tuple((a, b) for a, b in subject if not a <= noun < b)


def _draft(
    finder: FrameFinder, number: int, ranges: Sequence[Range], speaker: Sequence[Range], cue: Sequence[int]
) -> Draft:
    tokens = finder.tokens
    return Draft(
        "Indirect",
        number,
        spans(tokens, ranges),
        spans(tokens, speaker),
        scattered(tokens, cue),
        around(tokens, ranges),
    )


def content(finder: FrameFinder, frame: Frame, frames: Sequence[Frame]) -> list[Range]:
    """Where what was said stands: after the frame's clause, before it, or on both sides of it."""
    if not finder.words.verb_second and frame.shape != "as":
        return plain_content(finder, frame, frames)
    if frame.shape == "as":
        return _both_sides(finder, frame.start, frame.end)
    after = _after(finder, frame, frames)
    if after is not None:
        return [after]
    if frame.shape == "inverted" and frame.start > 0:
        before = _before(finder, frame)
        if before is not None:
            return [before]
    return []


def _after(finder: FrameFinder, frame: Frame, frames: Sequence[Frame]) -> Range | None:
    tokens = finder.tokens
    if frame.end < len(tokens) and tokens[frame.end].kind == "colon":
        return _after_colon(finder, frame)
    if frame.end >= len(tokens) or tokens[frame.end].kind != "comma":
        return None
    last = max((b for _, b in frame.speaker), default=0)
    subject = None
    for segment in finder.segments:
        if segment.start <= frame.end - 1 or segment.start < last:
            continue
        if tokens[segment.start - 1].kind != "comma":
            return None
        if _opens_content(finder, segment, frame):
            end = _end(finder, segment, frame, frames)
            return trimmed(tokens, segment.start, end)
        if subject is not None and finder.is_verb(tokens[segment.start]):
            # "…, Anna Vogt, die gestern kam, habe …": the subject of what was said, with its relative clause.
            return trimmed(tokens, subject, _end(finder, segment, frame, frames))
        if not _skippable(finder, segment):
            return None
        phrase = finder.grammar.phrase(tokens, segment.start, segment.end)
        if subject is None and phrase is not None and phrase.subject and segment.start >= last:
            subject = segment.start
    return None


def _after_colon(finder: FrameFinder, frame: Frame) -> Range | None:
    """Speech after a colon without marks: "Er kritisierte den Kurs: Es sei bedauerlich, dass …"."""
    tokens = finder.tokens
    stop = next((i for i in range(frame.end, len(tokens)) if tokens[i].kind == "quoted"), len(tokens))
    first = next((t for t in tokens[frame.end : stop] if not t.capital and finder.is_verb(t)), None)
    if first is None or not (finder.is_subjunctive(first) or first.low in finder.words.irrealis):
        return None
    return trimmed(tokens, frame.end, len(tokens))


def _opens_content(finder: FrameFinder, segment: Segment, frame: Frame) -> bool:
    tokens, words = finder.tokens, finder.words
    first = tokens[segment.start].low
    if first in words.that or first in words.questions:
        return True
    inside = tokens[segment.start : segment.end]
    if (
        finder.is_verb(tokens[segment.start])
        and first not in words.articles.nominative
        and not tokens[segment.start].capital
    ):
        return False
    if any(t.low in words.infinitive_marker for t in inside[:-1]):
        marker = next(i for i, t in enumerate(inside) if t.low in words.infinitive_marker)
        infinitive = marker < len(inside) - 1 and inside[marker + 1].low.endswith("n")
        if first not in words.purposes and infinitive and not any(finder.is_verb(t) for t in inside[:marker]):
            return True
    if any(_has_marker(finder, t) for t in inside) and first not in words.purposes:
        return True
    if finder.is_subordinate(segment):
        return first in words.conditions and any(
            t.low in words.subjunctive or t.low in words.irrealis for t in tokens[segment.start :]
        )
    if first in words.relatives and segment.end - segment.start > 1:
        second = tokens[segment.start + 1]
        if tokens[segment.end - 1].low in words.verbs and not second.capital:
            return False
    return any(finder.is_verb(t) and not t.capital for t in inside[1:]) or finder.has_subjunctive_pronoun(segment)


def _has_marker(finder: FrameFinder, token: Token) -> bool:
    """Whether the infinitive has its marker inside: "anzugeben"."""
    if token.kind != "word" or token.capital or not token.low.endswith("n"):
        return False
    places = (
        match.start() for marker in finder.words.infinitive_marker for match in re.finditer(marker, token.low[:_PREFIX])
    )
    return any(token.low[:place] in finder.words.separable for place in places)


def clause_of(finder: FrameFinder, i: int) -> Range:
    """The clause that token `i` stands in: a subordinate one between its commas, else from mark to mark."""
    tokens, words = finder.tokens, finder.words
    home = finder.segment_of(i)
    if tokens[home.start].low in (words.that | words.relatives | words.subordinators) and home.start > 0:
        return home
    start = _clause_start(finder, i)
    stop = next((j for j in range(i, len(tokens)) if tokens[j].kind in _CLAUSE_ENDS), len(tokens))
    return trimmed(tokens, start, stop) or (start, stop)


def _skippable(finder: FrameFinder, segment: Segment) -> bool:
    """A relative clause or an apposition between the frame and what was said."""
    return finder.hangs_on(segment)


def _end(finder: FrameFinder, segment: Segment, frame: Frame, frames: Sequence[Frame]) -> int:
    """To the sentence's end, but for a colon, or a further frame that goes on with "und"."""
    tokens, words = finder.tokens, finder.words
    end = len(tokens)
    for i in range(segment.start, len(tokens)):
        if tokens[i].kind == "colon" and i + 1 < len(tokens) and tokens[i + 1].kind == "quoted":
            end = i
            break
    if frame.shape in ("subordinate", "relative", "as"):
        # "Als ein Reporter fragte, ob er …, grinste der Kremlchef": the main clause goes on with its verb.
        for later in finder.segments:
            if later.start > segment.start and finder.opens_with_verb(later):
                end = min(end, later.start)
                break
    end = _after_infinitive(finder, segment, end)
    for other in frames:
        if segment.start < other.verb < end and other.cue.form == "finite":
            before = tokens[other.verb - 1]
            if before.low in words.coordinators and other.verb == min(other.cue_at):
                end = min(end, other.verb - 1)
    return end


def _after_infinitive(finder: FrameFinder, segment: Segment, end: int) -> int:
    """Where an infinitive clause ends: "keine Zusagen zu machen | und drang auf …"."""
    tokens, words = finder.tokens, finder.words
    markers = [i for i in range(segment.start, segment.end) if tokens[i].low in words.infinitive_marker]
    if not markers or tokens[segment.start].low in words.that or tokens[segment.start].low in words.questions:
        return end
    last = markers[-1] + 2
    if last < segment.end and tokens[last].low in words.coordinators and last < end:
        return last
    return end


def _before(finder: FrameFinder, frame: Frame) -> Range | None:
    tokens = finder.tokens
    stop = frame.verb
    if stop == 0 or tokens[stop - 1].kind not in ("comma", "quoted"):
        return None
    start = _clause_start(finder, stop)
    found = trimmed(tokens, start, stop)
    if found is None:
        return None
    if finder.is_subordinate(finder.segment_of(found[0])) and not _has_main(finder, found):
        return None
    return found if found[1] - found[0] >= _SHORTEST else None


def _has_main(finder: FrameFinder, found: Range) -> bool:
    """Whether after a subordinate clause at the start a main clause comes: its verb follows the comma."""
    tokens = finder.tokens
    return any(
        tokens[i].kind == "comma" and i + 1 < found[1] and finder.is_verb(tokens[i + 1])
        for i in range(found[0], found[1])
    )


def _clause_start(finder: FrameFinder, stop: int) -> int:
    for i in range(stop - 1, -1, -1):
        if finder.tokens[i].kind in _CLAUSE_ENDS:
            return i + 1
    return 0


def _both_sides(finder: FrameFinder, start: int, end: int) -> list[Range]:
    tokens = finder.tokens
    left = trimmed(tokens, _clause_start(finder, start), start)
    stop = next((i for i in range(end, len(tokens)) if tokens[i].kind in _CLAUSE_ENDS), len(tokens))
    right = trimmed(tokens, end, stop)
    return [r for r in (left, right) if r is not None]


def _before_colon(tokens: Sequence[Token], start: int) -> int:
    """Where a quotation or a clause after a colon or semicolon begins; the end where none does."""
    return next((i for i in range(start, len(tokens)) if tokens[i].kind in _CLAUSE_ENDS), len(tokens))


def _with_addition(finder: FrameFinder, source: Source) -> int:
    """The end of a source with what is inserted after it: to whom it spoke, an apposition, a relative clause."""
    tokens, words = finder.tokens, finder.words
    end = source.end
    if end < len(tokens) and tokens[end].low in words.addressees:
        phrase = finder.grammar.phrase(tokens, end + 1)
        end = phrase.end if phrase is not None else end
    if source.start == 0 and end < len(tokens) and tokens[end].kind == "comma":
        for segment in finder.segments:
            if segment.start <= end:
                continue
            if finder.opens_with_verb(segment):
                return segment.start
            if not _skippable(finder, segment):
                break
    return end


def _whose(finder: FrameFinder, source: Source) -> tuple[Range, ...]:
    """Who a source is; for "nach eigenen Angaben" the subject of the clause, where one is found."""
    if not any(t.low in finder.words.own for t in finder.tokens[source.start : source.end]):
        return source.speaker
    home = finder.segment_of(source.start)
    subject = finder.subject_of_clause(home.start, source.start) or finder.subject_of_clause(source.end, home.end)
    outside = tuple((a, b) for a, b in subject if b <= source.start or a >= source.end)
    return outside or source.speaker


def _beside(finder: FrameFinder, source: Source) -> list[Range]:
    """The clause that a source phrase stands in, without the phrase."""
    tokens, words = finder.tokens, finder.words
    home = next((s for s in finder.segments if s.start <= source.start < s.end), None)
    if home is None:
        return []
    if (
        source.kind != "so"
        and tokens[home.start].low in (words.that | words.relatives)
        and 0 < home.start < source.start
    ):
        left = trimmed(tokens, home.start, source.start)
        right = trimmed(tokens, source.end, home.end)
        return [r for r in (left, right) if r is not None]
    if source.kind == "relative":
        found = trimmed(tokens, source.end, _before_colon(tokens, source.end))
        return [found] if found is not None else []
    ranges = _both_sides(finder, source.start, _with_addition(finder, source))
    if (
        source.kind == "so"
        and len(ranges) == 2
        and not any(finder.is_verb(t) for t in tokens[ranges[0][0] : ranges[0][1]])
    ):
        return ranges
    return ranges
