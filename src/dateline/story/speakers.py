"""Who of the story's actors a quotation's speaker is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.languages.story import listed
from dateline.model import Document, Quote
from dateline.story.actors import Cast
from dateline.story.terms import story_words

PRONOUN_REACH = 400
"""How far before a pronoun, in characters, the person whom it means may be named."""


def speaker_of(document: Document, quote: Quote, cast: Cast) -> tuple[str | None, str | None]:
    """The actor who speaks and how that is known beyond the frame; (None, None) where the text does not decide."""
    meant: list[str] = []
    kinds = {a.id: a.kind for a in cast.actors}
    for start, end in quote.speaker:
        meant.extend(cast.meant(document.id, start, end))
    people = [m for m in dict.fromkeys(meant) if kinds[m] == "person"]
    if len(people) == 1:
        return people[0], quote.speaker_basis
    if people:
        return None, None
    others = [m for m in dict.fromkeys(meant) if kinds[m] == "organisation"] or list(dict.fromkeys(meant))
    if len(others) == 1 and _is_all(document, quote, cast, others[0]):
        return others[0], quote.speaker_basis
    if (place := _aged(document, quote)) is not None:
        return _only_one_before(document, place, cast, kinds)
    pronoun = _pronoun(document, quote)
    if pronoun is None:
        return None, None
    return _antecedent(document, pronoun, cast, kinds)


def _is_all(document: Document, quote: Quote, cast: Cast, actor: str) -> bool:
    """Whether the actor is what the speaker's words name, not only a part of a longer description."""
    for start, end in quote.speaker:
        for left, right, id_ in cast.mentions_in(document.id, start, end):
            if id_ == actor and (right - left) * 2 >= end - start:
                return True
    return False


def _aged(document: Document, quote: Quote) -> int | None:
    """Where the speaker is called by an age alone ("die 49-Jährige")."""
    pattern = re.compile(story_words(document.language).aged, re.IGNORECASE)
    return next((s for s, e in quote.speaker if pattern.fullmatch(document.text, s, e)), None)


def _only_one_before(
    document: Document, place: int, cast: Cast, kinds: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """The only person named before a place in its paragraph, outside literal words; none where two are."""
    block = document.block_at(place)
    if block is None or block.start >= place:
        return None, None
    literal = [s for q in document.annotations.quotes if q.type == "Direct" for s in q.quote if s[1] > block.start]
    people = {
        actor
        for start, _, actor in cast.mentions_in(document.id, block.start, place)
        if kinds[actor] == "person" and not any(s <= start < e for s, e in literal)
    }
    return (people.pop(), "the only person named before in the paragraph") if len(people) == 1 else (None, None)


def _pronoun(document: Document, quote: Quote) -> int | None:
    pronouns = listed(story_words(document.language).singular)
    for start, end in quote.speaker:
        if document.text[start:end].lower() in pronouns:
            return start
    return None


def _antecedent(document: Document, place: int, cast: Cast, kinds: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The one person named in the pronoun's sentence before it, else in the sentence before; none where two are."""
    sentences = [s for s in document.annotations.sentences if s[0] <= place and place - s[0] < PRONOUN_REACH]
    block = document.block_at(place)
    for start, end in reversed(sentences[-3:]):
        if block is not None and start < block.start and document.update_at(place) is not None:
            break
        people = [i for i in cast.meant(document.id, start, min(end, place)) if kinds[i] == "person"]
        if len(people) == 1:
            return people[0], "pronoun"
        if people:
            return None, None
    return None, None
