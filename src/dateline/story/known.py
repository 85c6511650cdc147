"""Names that one document gives and another only repeats: found wherever they stand, and what is no name left out.

A reader of names sees one document, and in it a bare surname, a club or a newly founded company may look like nothing
known. The story knows better: what is a name in one of its documents is one in the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import structs

from dateline import languages
from dateline.annotate.names.lexicon import UNKNOWN, entry, is_noun
from dateline.languages.names import NameWords
from dateline.languages.story import listed
from dateline.model import Document, Name, Span
from dateline.model.annotations import NameLabel
from dateline.story.roles import role_base
from dateline.story.spelling import without_genitive
from dateline.story.terms import TOKEN, story_words

SHORTEST = 3
"""Letters of a single word that may be a name wherever it stands."""

Known = dict[str, list[tuple[tuple[str, ...], NameLabel]]]
"""First word → the words of the names that begin with it, the longest first, with their label."""


def with_known_names(documents: Sequence[Document]) -> list[Document]:
    """The same annotated documents, with the names that others of them tell, and without such as are only a role.

    Of names within a longer one that is known the longer one is kept. Texts and offsets are the same.
    """
    cleaned = [_with(d, sorted([*_proper(d), *_bodies(d)], key=lambda n: n.start)) for d in documents]
    known = _known(cleaned)
    return [_with(d, _all_names(d, known)) for d in cleaned] if known else cleaned


def _with(document: Document, names: Iterable[Name]) -> Document:
    every = tuple(names)
    if every == document.annotations.names:
        return document
    return structs.replace(document, annotations=structs.replace(document.annotations, names=every))


def _words(document: Document, name: Name) -> tuple[str, ...]:
    return tuple(document.text[name.start : name.end].split())


def _name_words(language: str) -> NameWords:
    codes = languages.codes()
    found: NameWords = languages.words(language if language in codes else codes[0], "names")
    return found


def _proper(document: Document) -> Iterator[Name]:
    """The names of a document without those that are only a title, a role or a class of bodies ("Torwart", "Dr"); a
    class of bodies before a word that nobody knows is a name with it ("Reederei Norderlinie")."""
    language = document.language
    words = story_words(language)
    titles = _name_words(language).honorifics
    classes = listed(words.offices)
    for name in document.annotations.names:
        written = document.text[name.start : name.end]
        lower = written.lower().rstrip(".")
        if " " in written or (name.label not in ("PER", "ORG") and lower not in classes):
            yield name
        elif lower in titles or role_base(written, language) is not None:
            continue
        elif lower in classes:
            if named := _name_behind(document, name.end):
                yield structs.replace(name, start=named[0], end=named[1], label="ORG", role=None, affiliation=None)
        else:
            yield name


def _bodies(document: Document) -> Iterator[Name]:
    """Bodies whose names are common nouns: "das Bundesamt für Küstenwarnung", "die Europäische Startagentur"."""
    words = story_words(document.language)
    if not words.compounds:
        return
    tails, articles = tuple(listed(words.offices)), listed(words.articles) | listed(words.contracted)
    spans = [(n.start, n.end) for n in document.annotations.names]
    for start, end in document.annotations.sentences:
        tokens = list(TOKEN.finditer(document.text, start, end))
        for n, token in enumerate(tokens):
            if not token.group()[0].isupper() or not token.group().lower().endswith(tails):
                continue
            left, right = _widened(tokens, n, articles, words.adjective_endings, listed(words.purpose), words.of_town)
            if (left, right) != token.span() and not any(s < right and e > left for s, e in spans):
                yield Name(start=left, end=right, label="ORG")


def _widened(
    tokens: Sequence[re.Match[str]],
    n: int,
    articles: frozenset[str],
    endings: tuple[str, ...],
    purpose: frozenset[str],
    town: str,
) -> Span:
    """The span of a body's noun with the capitalised adjective between article and noun, and with what it is for."""
    left, right = tokens[n].span()
    before = tokens[n - 1].group() if n > 1 else "-"
    # "Hallbrucker Polizei": that says where it is, not what it is called.
    own = before[0].isupper() and before.endswith(endings) and not before.endswith(town)
    if own and tokens[n - 2].group().lower() in articles and _joined(tokens[n - 1 : n + 1]):
        left = tokens[n - 1].start()
    behind = [t.group() for t in tokens[n + 1 : n + 3]]
    if len(behind) > 1 and behind[0] in purpose and behind[1][0].isupper() and _joined(tokens[n : n + 3]):
        right = tokens[n + 2].end()
    return left, right


def _joined(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but single spaces stands between words."""
    return all(b.start() - a.end() == 1 for a, b in pairwise(tokens))


def _name_behind(document: Document, end: int) -> Span | None:
    """The word right behind a class of bodies, where no list knows it: two nouns side by side are noun and name."""
    match = TOKEN.match(document.text, end + 1)
    if match is None or document.text[end : end + 1] != " " or not match.group()[0].isupper():
        return None
    if any(n.start <= match.start() < n.end for n in document.annotations.names):
        return None
    return match.span() if entry(match.group()) is UNKNOWN and len(match.group()) >= SHORTEST else None


def _known(documents: Sequence[Document]) -> Known:
    """The names of all documents by their first word; of persons named in full their surname too."""
    votes: dict[tuple[str, ...], Counter[NameLabel]] = defaultdict(Counter)
    small: set[str] = set()
    for document in documents:
        text = document.text
        small.update(w for m in TOKEN.finditer(text) if (w := m.group()).islower())
        endings = story_words(document.language).genitive
        for name in document.annotations.names:
            words = _words(document, name)
            if not words or name.label == "OTH":
                continue
            votes[words][name.label] += 1
            bare = without_genitive(words[-1], endings)
            if bare and (*words[:-1], bare) in votes:
                votes[(*words[:-1], bare)][name.label] += 1
            if name.label == "PER" and len(words) > 1:
                votes[words[-1:]]["PER"] += 1
    found: Known = defaultdict(list)
    for words, count in votes.items():
        label = max(sorted(count), key=lambda one: count[one])
        if _tells(words, label, small, documents[0].language):
            found[words[0]].append((words, label))
    for ones in found.values():
        ones.sort(key=lambda known: (-len(known[0]), known[0]))
    return found


def _tells(words: tuple[str, ...], label: NameLabel, small: set[str], language: str) -> bool:
    """Whether these words mean the same wherever they stand: a single one must be no word of the language."""
    if len(words) > 1:
        return words[0][0].isupper() and words[-1][0].isupper()
    word = words[0]
    if len(word) < SHORTEST or not word[0].isupper() or word.lower() in small or not word[-1].isalnum():
        return False
    if role_base(word, language) is not None:
        return False
    return not is_noun(word) or (label == "ORG" and word.isupper())


def _all_names(document: Document, known: Mapping[str, list[tuple[tuple[str, ...], NameLabel]]]) -> list[Name]:
    """The names of a document and those known from others that its reader did not see, in order."""
    names = document.annotations.names
    found: list[Name] = []
    place = 0
    reach = 0
    spans = [(n.start, n.end) for n in names]
    dropped: set[int] = set()
    for match, label in _matches(document, known):
        start, end = match
        if start < reach or (label == "PER" and _with_article(document, start, end)):
            continue
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        touched = []
        n = place
        while n < len(spans) and spans[n][0] < end:
            touched.append(n)
            n += 1
        inside = all(start <= spans[t][0] and spans[t][1] <= end for t in touched)
        if not touched or (inside and all(spans[t] != match for t in touched) and label != "LOC"):
            role = next((names[t].role for t in touched if names[t].role), None)
            belongs = next((names[t].affiliation for t in touched if names[t].affiliation), None)
            dropped.update(touched)
            found.append(Name(start=start, end=end, label=label, role=role, affiliation=belongs))
            reach = end
    kept = [n for place, n in enumerate(names) if place not in dropped]
    return sorted([*kept, *found], key=lambda n: (n.start, n.end))


def _with_article(document: Document, start: int, end: int) -> bool:
    """Whether one word stands behind an article, as a common noun does ("ein Wolf")."""
    if " " in document.text[start:end]:
        return False
    words = story_words(document.language)
    before = document.text[max(0, start - 20) : start].split()[-1:]
    return bool(before) and before[0].lower() in listed(words.articles) | listed(words.indefinite) | listed(
        words.contracted
    )


def _matches(
    document: Document, known: Mapping[str, list[tuple[tuple[str, ...], NameLabel]]]
) -> Iterator[tuple[Span, NameLabel]]:
    """Where known names stand in the sentences of a document, also in the genitive; the longest at each place."""
    text = document.text
    endings = story_words(document.language).genitive
    for start, end in document.annotations.sentences:
        for token in TOKEN.finditer(text, start, end):
            word = token.group()
            if not word[0].isupper():
                continue
            bare = without_genitive(word, endings)
            for words, label in (*known.get(word, ()), *(known.get(bare, ()) if bare else ())):
                last = _end(text, token.start(), words, endings)
                if last is not None and last <= end:
                    yield (token.start(), last), label
                    break


def _end(text: str, start: int, words: tuple[str, ...], endings: tuple[str, ...]) -> int | None:
    """Where a name that begins at `start` ends; None where it does not stand there."""
    place = start
    for n, word in enumerate(words):
        if n:
            if not text[place : place + 1].isspace():
                return None
            place += 1
        if not text.startswith(word, place):
            return None
        place += len(word)
    for ending in endings:
        if text.startswith(ending, place) and not text[place + len(ending) : place + len(ending) + 1].isalnum():
            return place + len(ending)
    return None if text[place : place + 1].isalnum() or text[place : place + 1] in ("-", "‑") else place
