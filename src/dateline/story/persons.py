"""Which names of persons mean the same person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from dateline import languages
from dateline.annotate.names.gazetteers import gazetteer
from dateline.languages.story import listed
from dateline.model import Document, Name, Span
from dateline.story.appositions import role_beside
from dateline.story.roles import role_base
from dateline.story.spelling import alike, first_names_agree, skeleton, without_genitive
from dateline.story.terms import story_words

_PARTS = re.compile(r"[^\W_]+(?:[-‑.'’][^\W_]+)*\.?")


class Mention(Struct):
    """A name where it stands. written: as it stands; name: without genitive ending, once it is known to be one."""

    document: Document
    order: int
    start: int
    end: int
    label: str
    written: str
    name: str
    role: Span | None = None
    affiliation: Span | None = None


class _Person(Struct):
    """A person with a full name: given names, surname, and how often and in which documents it is written."""

    given: tuple[str, ...]
    surname: str
    mentions: list[Mention]

    def documents(self) -> set[str]:
        return {m.document.id for m in self.mentions}


def person_mention(document: Document, order: int, name: Name) -> Mention:
    """The mention of a name in a document.

    A particle that only opens the sentence ("Sowohl Lawrow") is left out; a title or role that stands in the name
    ("Notärztin Leonie Prantstetter") is its role.
    """
    language = document.language
    start, role = name.start, name.role
    silent = listed(story_words(language).stopwords) - listed(story_words(language).articles)
    while (gap := document.text.find(" ", start, name.end)) > 0:
        word = document.text[start:gap]
        if word.lower() not in silent:
            if role is not None or role_base(word, language) is None or name.label == "LOC":
                break
            role = (start, gap)
        start = gap + 1
    if role is None and name.label == "PER":
        role = role_beside(document, start, name.end)
    written = " ".join(document.text[start : name.end].split())
    label = "PER" if role not in (name.role, None) else name.label
    return Mention(document, order, start, name.end, label, written, written, role, name.affiliation)


def join_persons(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Groups of mentions, one a person. Where a bare surname or given name fits several persons, it stays apart."""
    _strip_genitives(mentions)
    people: list[_Person] = []
    bare: dict[str, list[Mention]] = defaultdict(list)
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    full = [m for m in mentions if len(_PARTS.findall(m.name)) > 1]
    for mention in sorted(full, key=lambda m: (-len(m.name.split()), m.order, m.start)):
        given, last = _split(mention.name)
        person = _known(by_surname, people, given, last)
        if person is None:
            person = _Person(given, last, [])
            people.append(person)
            by_surname[skeleton(last)].append(person)
            if " " in last and len(last.split()[-1]) > 3:  # "Ameyden" of "van Ameyden"
                by_surname[skeleton(last.split()[-1])].append(person)
        person.mentions.append(mention)
    people = _without_epithets(people, by_surname)
    for mention in mentions:
        if len(_PARTS.findall(mention.name)) <= 1:
            bare[mention.name].append(mention)
    loose: dict[str, list[Mention]] = defaultdict(list)
    for name in sorted(bare):
        for mention in bare[name]:
            person = _bearer(mention, people, by_surname)
            if person is not None:
                person.mentions.append(mention)
            else:
                loose[skeleton(name)].append(mention)
    return [p.mentions for p in people] + list(loose.values())


def _without_epithets(people: list[_Person], by_surname: dict[str, list[_Person]]) -> list[_Person]:
    """The people without such as are no second bearer of a surname but an epithet of the first ("Paria Putin").

    One is taken for an epithet where it stands once, its first word is no given name that is known, and the surname
    is that of one who is named in full at least three times.
    """
    kept = []
    for person in people:
        known = [p for p in by_surname[skeleton(person.surname)] if p is not person and len(p.mentions) >= 3]
        if len(person.mentions) > 1 or len(known) != 1 or _is_given(person.given):
            kept.append(person)
            continue
        for mention in person.mentions:
            mention.name = person.surname
        known[0].mentions.extend(person.mentions)
        for bearers in by_surname.values():
            if person in bearers:
                bearers.remove(person)
    return kept


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Given name → its group of forms, in any language, as skeletons."""
    found: dict[str, frozenset[str]] = {}
    for code in languages.codes():
        for group in story_words(code).nicknames.split():
            forms = frozenset(skeleton(name) for name in group.split("="))
            for form in forms:
                found[form] = found.get(form, frozenset()) | forms
    return found


def _one_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two given names may be one person's, short forms among them ("Sepp" and "Josef")."""
    if first_names_agree(one, other):
        return True
    return skeleton(other[0]) in _nicknames().get(skeleton(one[0]), ())


def _is_given(given: tuple[str, ...]) -> bool:
    return bool(given) and "F" in gazetteer().get(given[0], "")


def _known(
    by_surname: dict[str, list[_Person]], people: list[_Person], given: tuple[str, ...], last: str
) -> _Person | None:
    called = by_surname.get(skeleton(" ".join((*given, last))))
    if called and len(called) == 1:  # "Van Ameyden" is no given name and surname where "Noor van Ameyden" is known
        return called[0]
    same = [p for p in by_surname[skeleton(last)] if _one_given(p.given, given)]
    if same:
        return same[0]
    near = (
        [
            p
            for p in people
            if alike(p.surname, last) and _one_given(p.given, given) and skeleton(p.given[0]) == skeleton(given[0])
        ]
        if given
        else []
    )
    return near[0] if len(near) == 1 else None


def _bearer(mention: Mention, people: list[_Person], by_surname: dict[str, list[_Person]]) -> _Person | None:
    """The person whom one word means: by surname, by given name where the document names the person in full."""
    fitting = by_surname.get(skeleton(mention.name), []) or [
        p for p in people if mention.document.id not in p.documents() and alike(p.surname, mention.name)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        here = [p for p in fitting if mention.document.id in p.documents()]
        return _foremost(here or fitting)
    called = [p for p in people if p.given and skeleton(p.given[0]) == skeleton(mention.name) and len(mention.name) > 2]
    return called[0] if len(called) == 1 else None


def _foremost(people: Sequence[_Person]) -> _Person | None:
    """The one who is named in full far more often than the others of that surname; None where nobody stands out."""
    counted = sorted(((sum(" " in m.name for m in p.mentions), n) for n, p in enumerate(people)), reverse=True)
    if len(counted) == 1 or counted[0][0] >= 3 * counted[1][0]:
        return people[counted[0][1]]
    return None


def surname(name: str) -> str:
    """The surname of a full name, with its particle."""
    return _split(name)[1]


def _split(name: str) -> tuple[tuple[str, ...], str]:
    """Given names and surname; a surname begins at its particle ("von der Leyen")."""
    parts = name.split()
    for n, part in enumerate(parts[1:], 1):
        if part[0].islower():
            return tuple(parts[:n]), " ".join(parts[n:])
    return tuple(parts[:-1]), parts[-1]


def _strip_genitives(mentions: Sequence[Mention]) -> None:
    """Takes genitive endings off where the same name stands elsewhere without: Trumps, but never Hans."""
    plain: Counter[str] = Counter()
    for mention in mentions:
        plain[mention.name] += 1
        plain[mention.name.split()[-1]] += 1
    for mention in mentions:
        endings = story_words(mention.document.language).genitive
        base = without_genitive(mention.name, endings)
        if base is None:
            continue
        apostrophe = mention.name[-1] in "'’" or mention.name[-2] in "'’"
        last = base.split()[-1]
        if apostrophe or plain[base] or plain[last]:
            mention.name = base
