"""Which names of organisations mean the same one: acronyms, short forms, legal forms, a body's noun and its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.languages.story import listed
from dateline.story.persons import Mention
from dateline.story.spelling import skeleton
from dateline.story.terms import TOKEN, lexicon, story_words

Groups = Mapping[str, list[Mention]]
OFFICE = "office:"
"""What the key of a body begins with that is called by its noun only ("die Reederei")."""

LEAST_INITIALS = 2
SCORE_REACH = 25
"""Characters around a name within which a score stands that its bearer made."""


def join_organisations(groups: Groups) -> list[list[Mention]]:
    """The groups of names of places, organisations and things, with those of one organisation joined.

    Each short form goes to the one name that it fits; where two fit it stays alone.
    """
    alias: dict[str, str] = {}
    for find in (_in_brackets, _by_initials, _called_by_noun, _shortened, _clubs):
        for short, full in find(groups):
            if short not in alias and _end(full, alias) != short:
                alias[short] = full
    joined: dict[str, list[Mention]] = defaultdict(list)
    for key, mentions in groups.items():
        joined[_end(key, alias)].extend(mentions)
    return list(joined.values())


def _end(key: str, alias: Mapping[str, str]) -> str:
    while key in alias:
        key = alias[key]
    return key


def _label(mentions: Sequence[Mention]) -> str:
    count = Counter(m.label for m in mentions)
    return max(sorted(count), key=lambda one: count[one])


def _in_brackets(groups: Groups) -> Iterator[tuple[str, str]]:
    """Acronyms that stand in brackets behind the name: "Technisches Hilfswerk (THW)"."""
    by_place = {(m.document.id, m.start): key for key, group in groups.items() for m in group}
    for key, group in groups.items():
        for mention in group:
            text, end = mention.document.text, mention.end
            other = by_place.get((mention.document.id, end + 2)) if text[end : end + 2] == " (" else None
            if other and other != key and len(other) <= 6 and _capitals(groups[other][0].written) >= LEAST_INITIALS:
                yield other, key


def _by_initials(groups: Groups) -> Iterator[tuple[str, str]]:
    """Acronyms made of a name's initials ("BfK", "Bundesamt für Küstenwarnung") or of the beginnings of a compound's
    parts ("Weko", "Wettbewerbskommission")."""
    made: dict[str, set[str]] = defaultdict(set)
    bodies: list[tuple[str, str, str]] = []
    for key, group in groups.items():
        for written in sorted({m.written for m in group if _label(group) == "ORG"}):
            words = [m.group() for m in TOKEN.finditer(written)]
            if len(words) > 1:
                made["".join(w[0] for w in words).casefold()].add(key)
                made["".join(w[0] for w in words if w[0].isupper()).casefold()].add(key)
            elif tail := _tail(written.lower(), group[0].document.language):
                bodies.append((key, written.lower(), tail))
    for key, group in groups.items():
        word = group[0].written
        if " " in word or not word.isalpha() or not 2 <= len(word) <= 6:
            continue
        fitting = made.get(word.casefold(), set()) - {key} if _capitals(word) >= LEAST_INITIALS else set()
        if word[0].isupper() and word[1:].islower() and len(word) >= 4:
            fitting = fitting | {k for k, body, tail in bodies if k != key and _of_parts(word.lower(), body, tail)}
        if len(fitting) == 1:
            yield key, next(iter(fitting))


def _capitals(word: str) -> int:
    return sum(c.isupper() for c in word)


def _of_parts(short: str, body: str, tail: str) -> bool:
    """Whether a word is made of the beginnings of a compound's head and tail, two letters each at least."""
    head = body.removesuffix(tail)
    return any(head.startswith(short[:n]) and tail.startswith(short[n:]) for n in range(2, len(short) - 1))


def _tail(word: str, language: str) -> str:
    fitting = [t for t in listed(story_words(language).offices) if word.endswith(t) and len(t) + 3 < len(word)]
    return max(fitting, key=lambda t: (len(t), t), default="")


def _called_by_noun(groups: Groups) -> Iterator[tuple[str, str]]:
    """A body called by the noun that its name begins with: "der Deichverband" for "Deichverband Oldensiel"."""
    first: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        if not key.startswith(OFFICE) and _label(group) == "ORG":
            for written in {m.written for m in group}:
                words = written.lower().split()
                if len(words) > 1:
                    first[lexicon(group[0].document.language).stem(words[0])].add(key)
    for key in groups:
        fitting = first.get(key.removeprefix(OFFICE), set()) if key.startswith(OFFICE) else set()
        if len(fitting) == 1:
            yield key, next(iter(fitting))


def _shortened(groups: Groups) -> Iterator[tuple[str, str]]:
    """The one longer organisation's name that begins with a name, or has a single word in it: "Van Houdt" of "Van Houdt
    Foods", "Rovers" of "Thornley Rovers". A place is no short form of what lies there."""
    longer: dict[str, set[str]] = defaultdict(set)
    labels = {key: _label(group) for key, group in groups.items()}
    for key, label in labels.items():
        words = key.split(" ")
        if label == "ORG" and len(words) > 1 and not key.startswith(OFFICE):
            for part in (*words, *(" ".join(words[:n]) for n in range(2, len(words)))):
                longer[part].add(key)
    for key, label in labels.items():
        fitting = longer.get(key, set()) - {key}
        if len(fitting) != 1 or key.startswith(OFFICE):
            continue
        full = next(iter(fitting))
        if label == "ORG" or (label == "OTH" and full.startswith(key + " ")):
            yield key, full


def _clubs(groups: Groups) -> Iterator[tuple[str, str]]:
    """A town's name beside a score is its club's: "Brackhafen 0-1 Rovers" of "SV Brackhafen"."""
    clubs: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        if _label(group) == "ORG":
            for written in {m.written for m in group if " " in m.written}:
                for word in written.split():
                    clubs[skeleton(word)].add(key)
    for key, group in groups.items():
        fitting = clubs.get(skeleton(group[0].written), set()) - {key}
        if len(fitting) == 1 and any(_beside_score(m) for m in group):
            yield key, next(iter(fitting))


def _beside_score(mention: Mention) -> bool:
    text = mention.document.text
    around = text[max(0, mention.start - SCORE_REACH) : mention.end + SCORE_REACH]
    pieces = around.replace("–", "-").replace(":", "-").split()
    return any(a.isdigit() and b.isdigit() for piece in pieces for a, dash, b in [piece.partition("-")] if dash)
