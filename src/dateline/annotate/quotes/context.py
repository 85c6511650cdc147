"""Who speaks where no frame says it: the sentence or paragraph before, a ticker entry's heading, its neighbour.

Nothing here is certain, so every answer carries its reason, and where two people come into question there is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dateline.annotate.quotes.drafts import Draft, spans, trimmed
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.phrases import Grammar
from dateline.annotate.quotes.tokens import Unit
from dateline.model import Block, Document, Span, Update

GOES_ON = "the speech before goes on"
SENTENCE_BEFORE = "the sentence before names the speaker"
SENTENCE_AFTER = "the sentence after it names the speaker"
HEADING = "the entry's heading names the speaker"
ENTRY_BEFORE = "the entry before is the same speech"
SAME_WORDS = "the same words stand in the text with their speaker"

SUBJECT = "the sentence is about the speaker"

HEADINGS = frozenset(("kicker", "headline", "subheading", "update-heading"))
_WORD = re.compile(r"\w+")
_HEADLINE = 3
"""Words that a heading after "X:" must have to be what X said."""
_ALIKE = 0.8
"""Share of a heading's words that a quotation must hold to be the one that the heading quotes."""


def person_in(finder: FrameFinder, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a subject is somebody who can speak: it has a person's name, or its noun is a role ("Präsident")."""
    tokens, grammar = finder.tokens, finder.grammar
    for start, end in ranges:
        for token in tokens[start:end]:
            if token.start in grammar.people:
                return True
            if token.capital and token.low.endswith(grammar.words.persons):
                return True
        if end - start == 1 and tokens[start].low in grammar.words.nominative_pronouns:
            return True
    return False


def opinion_of(finder: FrameFinder, i: int) -> tuple[tuple[int, int], ...]:
    """Whose view it is what token `i` stands in: "Für den Bürgermeister ist das …"; empty where nobody is named."""
    tokens, home = finder.tokens, finder.segment_of(i)
    if tokens[home.start].low not in finder.words.holders:
        return ()
    phrase = finder.grammar.phrase(tokens, home.start + 1, home.end)
    if phrase is None or phrase.end >= home.end or not finder.is_verb(tokens[phrase.end]):
        return ()
    holder = ((phrase.start, phrase.end),)
    return holder if person_in(finder, holder) else ()


def body_in(finder: FrameFinder, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a subject is an authority, a company or the like, whose words a subjunctive after it may be."""
    tokens, grammar = finder.tokens, finder.grammar
    for start, end in ranges:
        for token in tokens[start:end]:
            name = grammar.names.get(token.start)
            if name is not None and name.label == "ORG":
                return True
            if token.capital and token.low.endswith(grammar.words.bodies):
                return True
    return False


def subjects(finder: FrameFinder) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The one who acts in a sentence, where that is somebody who can speak; its last clause goes first.

    First a person; then the same if authorities and companies count too.
    """
    tokens = finder.tokens
    acting: tuple[Span, ...] = ()
    for segment in reversed(finder.segments):
        first = tokens[segment.start].low
        if first in finder.words.subordinators or first in finder.words.relatives - finder.words.articles.nominative:
            continue
        ranges = finder.subject_of_clause(segment.start, segment.end)
        if person_in(finder, ranges):
            person = spans(tokens, ranges)
            return person, acting or person
        if not acting and body_in(finder, ranges):
            acting = spans(tokens, ranges)
    return (), acting


def heading_speaker(grammar: Grammar, unit: Unit) -> tuple[Span, ...]:
    """Who speaks in an entry by its heading: "Putin lobt Trump", "Russen-Machthaber weiter am Wort", "Jetzt spricht X".

    Empty where the heading's subject is nobody, or somebody to whom something is done ("X von Y überrascht").
    """
    finder = FrameFinder(grammar, unit)
    if not finder.segments:
        return ()
    first = finder.segments[0]
    ranges = finder.subject_of_clause(first.start, first.end)
    if not person_in(finder, ranges):
        return ()
    end = ranges[0][1]
    if end < len(unit.tokens) and unit.tokens[end].low in grammar.words.agents:
        return ()
    return tuple((unit.tokens[a].start, unit.tokens[b - 1].end) for a, b in ranges)


def headline_speech(finder: FrameFinder, number: int) -> list[Draft]:
    """What a heading says somebody said, without marks or verb: "Vogt: Der Hafen bleibt offen".

    Only a person's name, with what stands before it, can stand for its words so; "Hafenstreit: …" names the matter.
    """
    tokens = finder.tokens
    colon = next((i for i, t in enumerate(tokens) if t.kind == "colon"), 0)
    phrase = finder.grammar.phrase(tokens, 0, colon) if colon else None
    if phrase is None or phrase.end != colon or not finder.grammar.is_person(tokens, colon - 1):
        return []
    said = trimmed(tokens, colon + 1, len(tokens))
    if said is None or said[1] - said[0] < _HEADLINE or any(t.kind == "quoted" for t in tokens):
        return []
    return [Draft("Indirect", number, spans(tokens, [said]), spans(tokens, [(0, colon)]))]


def entries_in_time(document: Document) -> list[Update]:
    """The ticker's entries, earliest first; those of one minute in the order that the ticker runs in."""
    entries = list(document.updates)
    keys = [_when(entry) for entry in entries]
    known = [key for key in keys if key is not None]
    if not known:
        return entries
    if known[0] > known[-1]:
        entries, keys = entries[::-1], keys[::-1]
    last = known[0]
    filled = []
    for key in keys:
        last = last if key is None else key
        filled.append(last)
    order = sorted(range(len(entries)), key=lambda i: filled[i])
    return [entries[i] for i in order]


def _when(entry: Update) -> tuple[int, str] | None:
    if entry.clock is not None:
        return entry.day_offset, entry.clock
    return (0, entry.time.isoformat()) if entry.time is not None else None


def from_entry_before(document: Document, drafts: list[Draft], alone: dict[str, list[int]]) -> list[Draft]:
    """The drafts, where entries that are nothing but a quotation take their speaker from the entry before them.

    alone: for each entry that holds only quotations, by its id, the numbers of its drafts.
    """
    entries = entries_in_time(document)
    result = list(drafts)
    for before, entry in itertools.pairwise(entries):
        numbers = alone.get(entry.id)
        if not numbers or any(result[n].speaker for n in numbers):
            continue
        earlier = alone.get(before.id)
        speaker = result[earlier[-1]].speaker if earlier else ()
        if not speaker:
            continue
        for n in numbers:
            result[n] = result[n]._replace(speaker=speaker, basis=ENTRY_BEFORE)
    return result


def from_same_words(text: str, drafts: list[Draft], heading: Sequence[int]) -> list[Draft]:
    """The drafts, where quotations in headings (their numbers) take the speaker of the quotation that they shorten."""
    if not heading:
        return drafts
    result = list(drafts)
    bags = [
        (frozenset(_words(text, d)), d.speaker)
        for n, d in enumerate(drafts)
        if d.type == "Direct" and d.speaker and n not in set(heading)
    ]
    for n in heading:
        if result[n].speaker:
            continue
        own = frozenset(_words(text, result[n]))
        if len(own) < 2:
            continue
        speakers = {text[s[0][0] : s[-1][1]]: s for bag, s in bags if len(own & bag) >= _ALIKE * len(own)}
        if len(speakers) == 1:
            result[n] = result[n]._replace(speaker=next(iter(speakers.values())), basis=SAME_WORDS)
    return result


def _words(text: str, draft: Draft) -> list[str]:
    return [w for a, b in draft.quote for w in _WORD.findall(text[a:b].lower())]


def is_heading(block: Block) -> bool:
    """Whether a block is a heading of any kind."""
    return block.role in HEADINGS
