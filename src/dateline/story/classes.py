"""What a named thing is, and where it is called only that: "der Frachter „Calypso Bay“ … der Frachter", "die Stadt"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.annotate.names.lexicon import is_noun
from dateline.languages.story import listed
from dateline.model import Document, Span
from dateline.story.roles import role_base
from dateline.story.terms import TOKEN, story_words

_BEFORE = re.compile(r"([^\W\d_]+(?:[-‑][^\W\d_]+)*) [„“”\"»«‚‘']?\Z")
_LAST = re.compile(r"[^\W\d_]+\Z")
REACH = 40
SHORTEST = 4


class Named(Struct, frozen=True):
    """A thing's name where it stands, and the id of the actor that bears it."""

    document: Document
    span: Span
    actor: str


def called_by_class(
    documents: Sequence[Document], named: Sequence[Named], taken: Mapping[str, Sequence[Span]]
) -> Iterator[tuple[str, Span, str]]:
    """(document id, span, actor) of each place where a thing is called by what it is: beside its name, or definite.

    A noun means the one thing beside whose name it stands somewhere in the story; beside two names it means neither.
    taken: document id → spans in order that mean somebody or something already.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    beside: list[tuple[Named, Span]] = []
    for name in named:
        if (noun := _class_of(name)) is not None:
            bearers[_key(name.document, noun)].add(name.actor)
            beside.append((name, noun))
    nouns = {key: next(iter(ones)) for key, ones in bearers.items() if len(ones) == 1}
    for name, noun in beside:
        if _key(name.document, noun) in nouns:
            yield name.document.id, noun, name.actor
    for document in documents if nouns else ():
        for span in _definite(document, taken.get(document.id, ())):
            if actor := nouns.get(_key(document, span)):
                yield document.id, span, actor


def _key(document: Document, noun: Span) -> str:
    return f"{document.language}:{document.text[slice(*noun)].lower()}"


def _class_of(name: Named) -> Span | None:
    """The noun that stands right before a name as what it is."""
    document, words = name.document, story_words(name.document.language)
    base = max(0, name.span[0] - REACH)
    match = _BEFORE.search(document.text[base : name.span[0]])
    if match is None or len(match.group(1)) < SHORTEST:
        return None
    noun, start = match.group(1), base + match.start(1)
    if document.text[start - 1 : start] == "(" and role_base(noun, document.language) is not None:
        return None  # "Henning Toft (Torwart SV Brackhafen)": that is what the person before it is
    annotations = document.annotations
    spans = [(n.start, n.end) for n in annotations.names] + [(t.start, t.end) for t in annotations.times]
    if any(s < start + len(noun) and e > start for s, e in spans):
        return None
    if words.compounds:
        return (start, start + len(noun)) if noun[0].isupper() and is_noun(noun) else None
    opened = _LAST.search(document.text[max(0, start - REACH) : start].rstrip())
    silent = noun in listed(words.stopwords) or noun in listed(words.frame)
    definite = opened is not None and opened.group().lower() in listed(words.articles)
    return (start, start + len(noun)) if definite and noun.islower() and not silent else None


def _definite(document: Document, taken: Sequence[Span]) -> Iterator[Span]:
    """The nouns of a document with the definite article right before them, that nothing known touches."""
    words = story_words(document.language)
    articles = listed(words.articles) | listed(words.contracted)
    place = 0
    for start, end in document.annotations.sentences:
        before = ""
        for match in TOKEN.finditer(document.text, start, end):
            left, right = match.span()
            while place < len(taken) and taken[place][1] <= left:
                place += 1
            free = place >= len(taken) or taken[place][0] >= right
            beside = place < len(taken) and taken[place][0] - right in (1, 2)
            noun = match.group()[0].isupper() if words.compounds else match.group().islower()
            if free and not beside and noun and before in articles and right - left >= SHORTEST:
                yield left, right
            before = match.group().lower()
