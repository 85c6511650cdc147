"""One quotation wherever its words stand, with its speaker; and what says the same in other words."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from dateline.model import Document, Occurrence, Quote, Span, StoryQuote
from dateline.story.actors import Cast
from dateline.story.speakers import speaker_of

_WORD = re.compile(r"[^\W_]+")
RUN = 4
"""Words in a row that two quotations must share to be compared."""

SURELY_SAME = 8
"""So many equal words are one quotation although two speakers were found for it, if one of them was only inferred."""

CONTAINED = 0.8
"""Share of the shorter quotation's words that must stand in the longer one, in runs, to be the same words."""


class _Said(Struct):
    """One annotated quotation: where, its words with their places, and when it was reported."""

    document: Document
    order: int
    quote: Quote
    words: list[str]
    places: list[Span]
    time: dt.datetime | None
    update: str | None
    speaker: str | None
    basis: str | None


class _Group(Struct):
    lead: _Said
    occurrences: list[tuple[_Said, tuple[Span, ...]]]


def story_quotes(documents: Sequence[Document], cast: Cast) -> list[StoryQuote]:
    """The quotations of documents in the story's order, first report first."""
    said = [s for order, document in enumerate(documents) for s in _said(document, order, cast)]
    said.sort(key=_first_report)
    groups: list[_Group] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in said:
        homes = _homes(one, groups, index)
        if not homes:
            groups.append(_Group(one, [(one, one.quote.quote)]))
            _enter(one, len(groups) - 1, index)
        elif len(homes) == 1 or _within(one, groups[homes[0][0]].lead):
            groups[homes[0][0]].occurrences.append((one, one.quote.quote))
            _enter(one, homes[0][0], index)
        else:
            for number, span in homes:
                groups[number].occurrences.append((one, _cut(one, span)))
    return [_finished(n, group) for n, group in enumerate(groups, 1)]


def _first_report(said: _Said) -> tuple[bool, dt.datetime, int, int]:
    """Dated ones first, a ticker's before the article that prints them again."""
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return said.update is None and said.time is None, said.time or far, said.order, said.quote.quote[0][0]


def _said(document: Document, order: int, cast: Cast) -> list[_Said]:
    found = []
    literal = sorted(s for q in document.annotations.quotes if q.type == "Direct" for s in q.quote if s[1] > s[0])
    for quote in document.annotations.quotes:
        spans = [s for s in quote.quote if s[1] > s[0]]
        if not spans or (quote.type == "Reported" and _holds_one_of(spans, literal)):
            continue
        matches = [m for s, e in spans for m in _WORD.finditer(document.text, s, e)]
        if not matches:
            continue
        update = document.update_at(spans[0][0])
        speaker, basis = speaker_of(document, quote, cast)
        found.append(
            _Said(
                document,
                order,
                quote,
                [m.group().casefold() for m in matches],
                [m.span() for m in matches],
                update.time if update else document.published_at,
                update.id if update else None,
                speaker,
                basis,
            )
        )
    return found


def _holds_one_of(spans: Sequence[Span], literal: Sequence[Span]) -> bool:
    """Whether literal words (in order) stand in a report of speech: they are the quotation, the report their frame."""
    firsts = ((literal[(n := bisect_left(literal, (s, 0))) : n + 1], e) for s, e in spans)
    return any(first and first[0][1] <= e for first, e in firsts)


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    size = min(RUN, len(words))
    return [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]


def _enter(said: _Said, number: int, index: dict[tuple[str, ...], list[int]]) -> None:
    for gram in dict.fromkeys(_grams(said.words)):
        index[gram].append(number)
    if len(said.words) > RUN:
        return
    index[("", *said.words)].append(number)


def _homes(said: _Said, groups: Sequence[_Group], index: dict[tuple[str, ...], list[int]]) -> list[tuple[int, Span]]:
    """The groups whose words these are, each with the run of words here (first, past last) that it covers."""
    hits: dict[int, list[int]] = defaultdict(list)
    grams = _grams(said.words)
    for place, gram in enumerate(grams):
        for number in dict.fromkeys(index.get(gram, ())):
            hits[number].append(place)
    if len(said.words) > RUN:
        for size in (3, 2, 1):
            for place in range(len(said.words) - size + 1):
                for number in dict.fromkeys(index.get(("", *said.words[place : place + size]), ())):
                    hits[number].append(place)
    found = []
    for number in sorted(hits):
        lead = groups[number].lead
        if not _may_join(said, lead):
            continue
        size = min(RUN, len(said.words), len(lead.words))
        covered = {n for place in hits[number] for n in range(place, min(place + size, len(said.words)))}
        shorter = min(len(said.words), len(lead.words))
        if len(covered) >= CONTAINED * shorter and (shorter >= 3 or _equal_length(said, lead)):
            found.append((number, (min(covered), max(covered) + 1)))
    return sorted(found, key=lambda f: (f[1][0] - f[1][1], f[0]))


def _equal_length(one: _Said, other: _Said) -> bool:
    """One or two words are the same quotation only where one speaker is known for both."""
    return one.speaker is not None and one.speaker == other.speaker


def _may_join(one: _Said, other: _Said) -> bool:
    """Not where two different speakers are known, and not a paraphrase with a literal quotation of few words."""
    if one.speaker and other.speaker and one.speaker != other.speaker:
        stated = one.basis is None and other.basis is None
        if stated or min(len(one.words), len(other.words)) < SURELY_SAME:
            return False
    if one.document.id == other.document.id and (_overlap(one, other) or _side_by_side(one, other)):
        return False
    return (one.quote.type == "Direct") == (other.quote.type == "Direct") or min(len(one.words), len(other.words)) >= 6


def _overlap(one: _Said, other: _Said) -> bool:
    """Whether one stands in the other, as literal words in an indirect quotation do."""
    return any(s < t and e > b for s, e in one.quote.quote for b, t in other.quote.quote)


def _side_by_side(one: _Said, other: _Said) -> bool:
    """Whether both stand in one entry's text, which says nothing twice; its heading does."""
    return one.update is not None and one.update == other.update and not (_heads(one) or _heads(other))


def _heads(said: _Said) -> bool:
    """Whether a quotation stands in the heading of its entry."""
    start = said.quote.quote[0][0]
    update = said.document.update_at(start)
    heading = update.heading_span if update else None
    return heading is not None and heading[0] <= start < heading[1]


def _within(one: _Said, lead: _Said) -> bool:
    return len(one.words) <= len(lead.words)


def _cut(said: _Said, words: Span) -> tuple[Span, ...]:
    """The quotation's spans limited to a run of its words; marks that close behind the last word stay."""
    start, end = said.places[words[0]][0], said.places[words[1] - 1][1]
    text = said.document.text
    cut = []
    for s, e in said.quote.quote:
        left, right = max(s, start), min(e, end)
        if left < right:
            while right < e and text[right] in ".!?…":
                right += 1
            cut.append((left, right))
    return tuple(cut)


def _finished(number: int, group: _Group) -> StoryQuote:
    occurrences = tuple(_occurrence(said, spans) for said, spans in group.occurrences)
    fullest = max(range(len(occurrences)), key=lambda n: (sum(len(p.exact) for p in occurrences[n].quote), -n))
    known = [said for said, _ in group.occurrences if said.speaker]
    known.sort(key=lambda said: said.basis is not None)
    speaker = known[0].speaker if known else None
    basis = known[0].basis if known else None
    kinds = [said.quote.type for said, _ in group.occurrences]
    return StoryQuote(
        id=f"q{number}",
        type="Direct" if "Direct" in kinds else group.lead.quote.type,
        text=" … ".join(p.exact for p in occurrences[fullest].quote),
        passages=tuple(dict.fromkeys(p for o in occurrences for p in o.quote)),
        occurrences=occurrences,
        speaker=speaker,
        speaker_basis=basis,
        time=group.lead.time,
    )


def _occurrence(said: _Said, spans: tuple[Span, ...]) -> Occurrence:
    document, quote = said.document, said.quote
    return Occurrence(
        document=document.id,
        quote=tuple(document.passage(s, e) for s, e in spans if e > s),
        speaker=tuple(document.passage(s, e) for s, e in quote.speaker if e > s),
        cue=tuple(document.passage(s, e) for s, e in quote.cue if e > s),
        time=said.time,
        update=said.update,
    )
