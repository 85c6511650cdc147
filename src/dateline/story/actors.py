"""Who is who: names, roles and descriptions of a person, organisation or place joined across documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, structs

from dateline import languages
from dateline.languages.quantities import QuantityWords
from dateline.languages.story import listed
from dateline.model import Actor, ActorRole, Document, Name, Span
from dateline.story.bearers import Bearers
from dateline.story.classes import Named, called_by_class
from dateline.story.known import with_known_names
from dateline.story.naming import full_name, home_language, same_spelling, take_in_names
from dateline.story.offices import find_offices, named_beside
from dateline.story.organisations import OFFICE, join_organisations
from dateline.story.origins import origin
from dateline.story.persons import Mention, join_persons, person_mention, surname
from dateline.story.roles import (
    country_named,
    country_of,
    full_key,
    role_base,
    role_mentions,
    simple_base,
    simple_key,
    tails_of,
)
from dateline.story.slugs import slug
from dateline.story.spelling import skeleton, without_genitive
from dateline.story.terms import lexicon, story_words

Kind = Literal["person", "organisation", "place", "other"]
KINDS: dict[str, Kind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "OTH": "other"}


class RoleUse(Struct, frozen=True):
    """A role said of somebody: where, and its keys (see roles.RoleMention)."""

    document: str
    span: Span
    base: str | None
    full: str
    country: str | None
    simple: str | None


class Cast(Struct, frozen=True):
    """The actors of a story, and where each is meant.

    mentions: document id → (start, end, actor id) in order of the text. offices: (document id, start, end) of the
    mentions that are common nouns ("die Polizei"). described: those that are roles without a name ("die Lenkerin").
    """

    actors: tuple[Actor, ...]
    mentions: dict[str, tuple[tuple[int, int, str], ...]]
    offices: frozenset[tuple[str, int, int]] = frozenset()
    described: frozenset[tuple[str, int, int]] = frozenset()

    def meant(self, document: str, start: int, end: int) -> list[str]:
        """The ids of the actors meant within [start, end) of a document, in order of the text, each once."""
        return list(dict.fromkeys(actor for _, _, actor in self.mentions_in(document, start, end)))

    def mentions_in(self, document: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The mentions that touch [start, end) of a document, in order of the text."""
        here = self.mentions.get(document, ())
        place = max(0, bisect_left(here, (start, 0, "")) - 1)
        found = []
        for mention in here[place:]:
            if mention[0] >= end:
                break
            if mention[1] > start:
                found.append(mention)
        return found


def cast(documents: Sequence[Document]) -> Cast:
    """The actors of annotated documents. Documents must come in the story's order: earlier ones give names first."""
    documents = with_known_names(documents)
    labels = _labels(documents)
    outlets = {skeleton(d.outlet) for d in documents if d.outlet}
    persons: list[Mention] = []
    others: dict[str, list[Mention]] = defaultdict(list)
    for order, document in enumerate(documents):
        for name in document.annotations.names:
            if _is_unit(document, name):
                continue  # annotators of names take "Euro" for one; nobody looks for what it did
            mention = person_mention(document, order, name)
            kind = labels.get(skeleton(mention.written), mention.label)
            if skeleton(mention.written) in outlets:
                others[_key(document, name)].append(structs.replace(mention, label="ORG", role=None))
            elif kind == "PER":
                persons.append(mention)
            else:
                wrong = mention.label == "PER" and kind in KINDS
                others[_key(document, name)].append(structs.replace(mention, label=kind) if wrong else mention)
    others = same_spelling(others)
    taken = {d.id: sorted(_taken(d)) for d in documents}
    offices = find_offices(documents, taken)
    persons = take_in_names(
        persons, [m for ms in (*offices.values(), *others.values()) for m in ms if m.label == "ORG"]
    )
    beside = named_beside(offices, {key: [m for m in mentions if m.label == "ORG"] for key, mentions in others.items()})
    places: set[tuple[str, int, int]] = set()
    for key, mentions in offices.items():
        others[beside.get(key) or _home(key, others)].extend(mentions)
        places.update((m.document.id, m.start, m.end) for m in mentions)
    groups: list[tuple[Kind, list[Mention]]] = [("person", group) for group in join_persons(persons)]
    groups.extend((_kind(group), group) for group in join_organisations(others))
    groups.sort(key=lambda g: (min((m.order, m.start) for m in g[1]), g[0]))
    home = home_language(documents)
    casting = _Casting(documents, [(k, group, full_name(group, home, person=k == "person")) for k, group in groups])
    casting.name()
    casting.describe()
    casting.classify()
    return structs.replace(casting.cast(), offices=frozenset(places))


def _is_unit(document: Document, name: Name) -> bool:
    """Whether a name is what is counted in: a currency, a measure."""
    code = document.language if document.language in languages.codes() else languages.codes()[0]
    words: QuantityWords = languages.words(code, "quantities")
    return name.label == "OTH" and document.text[name.start : name.end].lower() in words.units


def _home(office: str, others: dict[str, list[Mention]]) -> str:
    """The key of the organisation that an office's noun names where it is known as a name, else a key of its own."""
    known = [k for k in others if k == skeleton(office)]
    return known[0] if known else OFFICE + office


def _labels(documents: Sequence[Document]) -> dict[str, str]:
    """The label that most mentions of a spelling have: one mention labelled otherwise is a slip of the reader."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    bearers: set[str] = set()
    for document in documents:
        for name in document.annotations.names:
            mention = person_mention(document, 0, name)
            votes[skeleton(mention.written)][mention.label] += 1
            if mention.role is not None:
                bearers.add(skeleton(mention.written))
            if mention.label == "PER" and " " in mention.written:
                votes[skeleton(mention.written.split()[-1])]["PER"] += 1
    found = {key: max(sorted(count, reverse=True), key=lambda label: count[label]) for key, count in votes.items()}
    for key in [k for k, label in found.items() if label == "ORG" and k.count(" ") > 1]:
        shorter = key.rsplit(" ", 1)[0]
        if found.get(shorter) == "PER" and shorter not in bearers:
            found[shorter] = "ORG"  # "Van Houdt" of "Van Houdt Foods" is no person
    return found


def _kind(group: Iterable[Mention]) -> Kind:
    count = Counter(m.label for m in group)
    return KINDS[max(sorted(count), key=lambda label: count[label])]


def _key(document: Document, name: Name) -> str:
    """The key of a place's or organisation's name: without article and inflection; countries by their code."""
    written = document.text[name.start : name.end].lower()
    words = [w for w in written.split() if w not in story_words(document.language).articles.split()] or [written]
    for candidate in ("-".join(words), without_genitive("-".join(words), story_words(document.language).genitive)):
        if candidate and (code := country_named(candidate)):
            return f"country:{code}"
    lexis = lexicon(document.language)
    return skeleton(" ".join(lexis.stem(w) if len(w) > 4 else w for w in words)) or written


class _Casting:
    """The mentions of groups of names, and then of the roles that mean one of them."""

    def __init__(self, documents: Sequence[Document], groups: list[tuple[Kind, list[Mention], str]]) -> None:
        self.documents = {d.id: d for d in documents}
        self.groups = dict(zip(_ids(groups), groups, strict=True))
        self.mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self.uses: dict[str, list[RoleUse]] = defaultdict(list)
        self.described: set[tuple[str, int, int]] = set()
        self._bearers = Bearers()

    def name(self) -> None:
        """Every name is a mention of its group, and so is the role that stands with a person's name."""
        for actor, (kind, group, _) in self.groups.items():
            for m in group:
                self.mentions[m.document.id].append((m.start, m.end, actor))
                if kind != "person":
                    continue
                self._bearers.appears(actor, m.document.id, m.start)
                if country := origin(m):
                    self._bearers.comes_from(actor, country)
                if m.role is not None:
                    use = _role_use(m)
                    self.uses[actor].append(use)
                    self.mentions[m.document.id].append((*use.span, actor))
                    self._bearers.add(actor, use.base, use.full, use.country, use.simple)
                    self._is_a(actor, use, m.document)
        self._bearers.settle()

    def _is_a(self, actor: str, use: RoleUse, document: Document) -> None:
        """What kind of role it is: a minister for the environment is a minister, a prime minister is not."""
        head = _head(document, use.span)
        known = use.base is not None and use.base[0] == "="
        if kind := use.base if known else simple_base(head, document.language):
            former = listed(story_words(document.language).former)
            no_longer = any(re.split("[-‑]", word)[0] in former for word in head.split())
            self._bearers.is_a(actor, kind, no_longer=no_longer)

    def describe(self) -> None:
        """Roles without a name are mentions where exactly one actor bears them."""
        beside: dict[str, list[Span]] = defaultdict(list)
        known: set[str] = set()
        for use in (u for uses in self.uses.values() for u in uses):
            beside[use.document].append(use.span)
            known.add(_head(self.documents[use.document], use.span))
        tails = tails_of(known)
        for id_, document in self.documents.items():
            taken = sorted({*_taken(document), *beside[id_]})
            for mention in role_mentions(document, taken, tails):
                bearer = self._bearers.bearer(id_, mention)
                if bearer:
                    self.mentions[id_].append((*mention.whole, bearer))
                    self.described.add((id_, *mention.whole))
                    self.uses[bearer].append(
                        RoleUse(id_, mention.span, mention.base, mention.full, mention.country, mention.simple)
                    )

    def classify(self) -> None:
        """What a thing is, with the definite article, is a mention where only one thing of the story is called so."""
        named = [
            Named(m.document, (m.start, m.end), actor)
            for actor, (kind, group, _) in self.groups.items()
            for m in group
            if kind != "person"
        ]
        taken = {id_: sorted({(s, e) for s, e, _ in m}) for id_, m in self.mentions.items()}
        for id_, span, actor in called_by_class(list(self.documents.values()), named, taken):
            self.mentions[id_].append((*span, actor))
            self.described.add((id_, *span))

    def cast(self) -> Cast:
        """The actors with all that was found."""
        order = {id_: n for n, id_ in enumerate(self.documents)}
        ordered = {id_: tuple(sorted(set(m))) for id_, m in self.mentions.items()}
        placed: dict[str, list[tuple[int, str, int, int]]] = defaultdict(list)
        for id_, spans in ordered.items():
            for start, end, actor in spans:
                placed[actor].append((order[id_], id_, start, end))
        actors = tuple(
            Actor(
                id=actor,
                name=full,
                kind=kind,
                names=_names(group, kind, full),
                roles=_actor_roles(self.uses[actor], self.documents, order),
                mentions=tuple(self.documents[id_].passage(s, e) for _, id_, s, e in sorted(placed[actor])),
            )
            for actor, (kind, group, full) in self.groups.items()
        )
        return Cast(actors, ordered, frozenset(), frozenset(self.described))


def _ids(groups: Iterable[tuple[Kind, list[Mention], str]]) -> list[str]:
    """An id for each group, that a person can read; equal names get a number."""
    ids: list[str] = []
    used: set[str] = set()
    for _, _, full in groups:
        base = key = slug(full)
        number = 1
        while key in used:
            number += 1
            key = f"{base}-{number}"
        used.add(key)
        ids.append(key)
    return ids


def _taken(document: Document) -> Iterable[Span]:
    for name in document.annotations.names:
        yield name.start, name.end
        if name.role:
            yield name.role


def _head(document: Document, role: Span) -> str:
    """A role without what it is the role of, in lower case: "sprecherin" of "Sprecherin der Inselwerke"."""
    words = story_words(document.language)
    ends = listed(words.articles) | listed(words.prepositions) | listed(words.of)
    found = document.text[slice(*role)].lower().split()
    end = next((n for n, word in enumerate(found) if n and word in ends), len(found))
    return " ".join(found[:end])


def _role_use(mention: Mention) -> RoleUse:
    """The role that stands with a name; an affiliation written together with it is part of it ("US-Präsident")."""
    document, role, affiliation = mention.document, mention.role, mention.affiliation
    assert role is not None
    start, end = role
    inside = [n.start for n in document.annotations.names if start < n.start < end]
    if inside:
        end = start + len(document.text[start : min(inside)].rstrip(" (,–-"))
    if affiliation and affiliation[1] <= start and not document.text[affiliation[0] : start].count(" "):
        start = affiliation[0]
    word = document.text[start:end]
    language = document.language
    last = word.split()[-1] if word.split() else word
    base = role_base(last, language)
    country = country_of(word.split()[0].lower(), language)
    if country is None and affiliation:
        country = country_of(document.text[slice(*affiliation)].lower().split()[-1], language)
    return RoleUse(document.id, (start, end), base, full_key(word, language), country, simple_key(last, language))


def _names(group: Sequence[Mention], kind: Kind, full: str) -> tuple[str, ...]:
    """All forms of the name without genitives, fullest first; a person's surname is one even where never alone."""
    count = Counter(m.name for m in group)
    if kind == "person" and " " in full:
        count.setdefault(surname(full), 0)
    rest = sorted((n for n in count if n != full), key=lambda n: (-len(n.split()), -count[n], n))
    return (full, *rest)


def _actor_roles(
    uses: Sequence[RoleUse], documents: dict[str, Document], order: dict[str, int]
) -> tuple[ActorRole, ...]:
    groups: dict[str, list[RoleUse]] = defaultdict(list)
    for use in sorted(uses, key=lambda u: (order[u.document], u.span)):
        groups[use.full].append(use)
    found = []
    for group in groups.values():
        passages = tuple(dict.fromkeys(documents[u.document].passage(*u.span) for u in group))
        written = Counter(p.exact for p in passages)
        genitive = {documents[u.document].text[slice(*u.span)] for u in group if _is_genitive(u, documents)}
        if genitive >= written.keys():
            continue
        written = Counter({w: n for w, n in written.items() if w not in genitive})
        found.append(ActorRole(role=max(sorted(written), key=lambda w: (written[w], -len(w))), passages=passages))
    return tuple(found)


def _is_genitive(use: RoleUse, documents: dict[str, Document]) -> bool:
    """Whether a role is written in the genitive ("des Kreml-Machthabers"): that is no form to show."""
    document = documents[use.document]
    words = story_words(document.language)
    word = document.text[slice(*use.span)].lower()
    bare = without_genitive(word, words.genitive)
    forms = tuple(listed(words.roles) | listed(words.role_tails))
    return bare is not None and bare.endswith(forms) and not word.endswith(forms)
