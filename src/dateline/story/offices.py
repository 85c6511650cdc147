"""Offices and bodies that speak without a name of their own: "der Krisenstab", "die Polizei", "the crisis team"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.languages.story import listed
from dateline.model import Document, Span
from dateline.story.persons import Mention
from dateline.story.roles import role_base
from dateline.story.terms import TOKEN, lexicon, story_words

SPEAKS = "=spokesperson"
"""The role of who speaks for a body."""


LONGEST = 60
"""No noun is longer."""


def find_offices(documents: Sequence[Document], taken: dict[str, list[Span]]) -> dict[str, list[Mention]]:
    """Key → mentions of each office on whose word something is said somewhere in the story.

    taken: document id → spans of names and roles in order; nothing that touches one is an office.
    """
    spoken: set[str] = set()
    found: dict[str, list[Mention]] = defaultdict(list)
    simple: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    bodies = frozenset(_spoken_for(documents))
    for order, document in enumerate(documents):
        sources = _sources(document)
        for start, end in _places(document, taken.get(document.id, []), bodies):
            key = _key(document, start, end)
            found[key].append(_mention(document, order, start, end))
            if any(s < end and e > start for s, e in sources):
                spoken.add(key)
            for tail in _tails(document.language):
                if key.endswith(tail) and key != tail:
                    simple[document.id][lexicon(document.language).stem(tail)].add(key)
    return _across_languages(_joined(found, spoken, simple))


def _across_languages(offices: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Offices of one concept are one where each language has only one: "der Krisenstab" and "the crisis team"."""
    kinds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, mentions in offices.items():
        for mention in mentions:
            lexis = lexicon(mention.document.language)
            words = mention.name.lower()
            concept = lexis.phrase(words.replace(" ", "-")) or lexis.concept(words.split()[-1])
            if concept:
                kinds[concept][mention.document.language].add(key)
    joined = {key: list(mentions) for key, mentions in offices.items()}
    for _, by_language in sorted(kinds.items()):
        if len(by_language) < 2 or any(len(keys) > 1 for keys in by_language.values()):
            continue
        home, *others = sorted({next(iter(keys)) for keys in by_language.values()})
        for other in others:
            if home in joined and other in joined:
                joined[home].extend(joined.pop(other))
    return joined


def named_beside(offices: dict[str, list[Mention]], organisations: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """Office key → the key of the organisation that is called so ("die Gewerkschaft Hafenbund", in one name or two).

    organisations: mentions by key. An office beside which two names stand is left out.
    """
    places = {(m.document.id, m.start): key for key, mentions in organisations.items() for m in mentions}
    beside: dict[str, set[str]] = defaultdict(set)
    for key, mentions in offices.items():
        for mention in mentions:
            if mention.document.text[mention.end : mention.end + 1] == " ":
                home = places.get((mention.document.id, mention.end + 1))
                if home:
                    beside[key].add(home)
    for home, named in organisations.items():
        for mention in named:
            before = mention.document.text[max(0, mention.start - LONGEST) : mention.start]
            word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
            if word and (key := lexicon(mention.document.language).stem(word.lower())) in offices:
                beside[key].add(home)  # the names model took both words for the name
    return {key: next(iter(homes)) for key, homes in beside.items() if len(homes) == 1}


def _joined(
    found: dict[str, list[Mention]], spoken: set[str], simple: dict[str, dict[str, set[str]]]
) -> dict[str, list[Mention]]:
    """The offices that speak; a bare "Verband" goes with the one "Talsperrenverband" of its document."""
    offices: dict[str, list[Mention]] = defaultdict(list)
    for key, mentions in found.items():
        # What several outlets call by one compound is one body, also where it only acts.
        if " " not in key and not _is_tail(key, mentions) and len({m.document.id for m in mentions}) > 1:
            spoken = spoken | {key}
    for key, mentions in found.items():
        for mention in mentions:
            longer = simple[mention.document.id].get(key, set())
            home = next(iter(longer)) if len(longer) == 1 else key
            if key in spoken or home in spoken:
                offices[home].append(mention)
    return offices


def _is_tail(key: str, mentions: Sequence[Mention]) -> bool:
    language = mentions[0].document.language
    return key in {lexicon(language).stem(t) for t in _tails(language)}


@cache
def _tails(language: str) -> tuple[str, ...]:
    return tuple(sorted(listed(story_words(language).offices), key=lambda w: (-len(w), w)))


def _sources(document: Document) -> list[Span]:
    spans = [s for q in document.annotations.quotes for s in q.speaker]
    return spans + [s for a in document.annotations.attributions for s in a.source]


def _spoken_for(documents: Sequence[Document]) -> Iterator[str]:
    """The keys of bodies that somebody is said to speak for in one word: "Sprecherin der Inselwerke"."""
    for document in documents:
        for name in document.annotations.names:
            words = document.text[slice(*name.role)].split() if name.role else []
            if len(words) == 3 and words[2][0].isupper() and role_base(words[0], document.language) == SPEAKS:
                yield _stem(document, words[2])


def _places(document: Document, taken: list[Span], bodies: frozenset[str]) -> list[Span]:
    """Where an office's noun stands, definite or bare; in English with the noun before it. bodies: keys of others."""
    words = story_words(document.language)
    tails, vague = _tails(document.language), listed(words.indefinite)
    found: list[Span] = []
    place = 0
    for start, end in document.annotations.sentences:
        tokens = [m.span() for m in TOKEN.finditer(document.text, start, end)]
        for n, (left, right) in enumerate(tokens):
            while place < len(taken) and taken[place][1] <= left:
                place += 1
            if place < len(taken) and taken[place][0] < right:
                continue
            word = document.text[left:right]
            lower = word.lower()
            body = word[0].isupper() and _stem(document, word) in bodies
            if words.compounds and not body and (not word[0].isupper() or not _ends(lower, document.language)):
                continue
            if not words.compounds and not body and lower not in tails:
                continue
            before = [document.text[s:e].lower() for s, e in tokens[max(0, n - 2) : n]]
            if any(w in vague for w in before):
                continue
            wide = not words.compounds and before and tokens[n - 1][1] + 1 == left and _is_part(document, tokens[n - 1])
            found.append((tokens[n - 1][0] if wide else left, right))
    return found


@cache
def _ends(word: str, language: str) -> bool:
    lexis = lexicon(language)
    bare = lexis.stem(word)
    return any(word.endswith(t) or bare.endswith(lexis.stem(t)) for t in _tails(language))


def _is_part(document: Document, span: Span) -> bool:
    """Whether the word before an office's noun belongs to its name ("crisis team"), and is no article or adjective."""
    word = document.text[span[0] : span[1]]
    return word.islower() and bool(lexicon(document.language).terms(word))


def _key(document: Document, start: int, end: int) -> str:
    return _stem(document, document.text[start:end])


def _stem(document: Document, words: str) -> str:
    return lexicon(document.language).stem(words.lower())


def _mention(document: Document, order: int, start: int, end: int) -> Mention:
    written = " ".join(document.text[start:end].split())
    return Mention(document, order, start, end, "ORG", written, written)
