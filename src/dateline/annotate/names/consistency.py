"""One document names a person in full once and by surname after: what one place makes certain holds for the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.annotate.names.features import lists_of
from dateline.annotate.names.lexicon import entry, is_noun, may_be_person
from dateline.annotate.names.roles import is_role, role_ending_at
from dateline.annotate.names.tokens import Token
from dateline.languages.names import NameWords
from dateline.model import Name, NameLabel

Sentence = tuple[list[Token], list[Name]]
_HEAD = 5  # letters of a word that compounds end in, at least


def consistent(sentences: Sequence[Sentence], words: NameWords, starters: frozenset[str]) -> list[list[Name]]:
    """The names of each sentence, made to agree over the document. Order of the text is kept.

    starters: function words, which begin no person's name.
    """
    trimmed = [(tokens, _trimmed(tokens, names, words, starters)) for tokens, names in sentences]
    with_titles = [(tokens, _titled(tokens, names, words)) for tokens, names in trimmed]
    people = _people(with_titles)
    split = [(tokens, _split(tokens, names, people, words)) for tokens, names in with_titles]
    people = _people(split)  # without what only stood beside a name: "streut Brenner Vogt Rosen"
    filled = [(tokens, _filled(tokens, names, people, words)) for tokens, names in split]
    places = _places(filled) if words.compounds else set()
    return [_with_places(tokens, names, places) for tokens, names in filled]


def _places(sentences: Sequence[Sentence]) -> set[str]:
    """Words that the document has for a place at least twice and for nothing else, and that are no nouns."""
    labels: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for tokens, names in sentences:
        alone = {name.start: name for name in names}
        for token in tokens:
            if (name := alone.get(token.start)) is not None and name.end == token.end:
                labels[token.text][name.label] += 1
    return {w for w, found in labels.items() if set(found) == {"LOC"} and found["LOC"] > 1 and not is_noun(w)}


def _with_places(tokens: Sequence[Token], names: Sequence[Name], places: set[str]) -> list[Name]:
    """The names, with those places where they were overlooked."""
    new = [
        Name(start=t.start, end=t.end, label="LOC")
        for t in tokens
        if t.text in places and not any(n.start < t.end and t.start < n.end for n in names)
    ]
    return sorted([*names, *new], key=lambda n: n.start) if new else list(names)


def with_heads(tokens: Sequence[Token], names: Sequence[Name], words: NameWords) -> list[Name]:
    """The names, where one word of a name directly after a compound that ends in what bodies are called makes one name
    with it: "Talsperrenverband Morl". Abbreviations stay: "Fußballverein FC Morl" names the same body twice."""
    at = {token.start: i for i, token in enumerate(tokens)}
    heads = tuple(word for word in words.organisation_heads if len(word) >= _HEAD)
    result: list[Name] = []
    for name in names:
        i = at.get(name.start, 0)
        found = name
        if i and words.compounds and name.label in ("ORG", "LOC") and tokens[i].end == name.end:
            before, taken = tokens[i - 1], result[-1].end if result else -1
            if before.start >= taken and not tokens[i].text.isupper() and _ends_in(before.text, heads):
                found = Name(start=before.start, end=name.end, label="ORG")
        result.append(found)
    return result


def without_nouns(sentences: Sequence[Sentence], words: NameWords) -> list[Sentence]:
    """The sentences without single words that were taken for a person although an article stands before them here or
    elsewhere in the document, and no list of people's names knows them ("die Staumauer … Staumauer hält")."""
    if not words.compounds:
        return list(sentences)
    nouns = {t.text for tokens, _ in sentences for i, t in enumerate(tokens) if _common_noun(tokens, i, words)}
    result: list[Sentence] = []
    for tokens, names in sentences:
        ends = {token.start: token.end for token in tokens}
        text = {token.start: token.text for token in tokens}
        result.append((tokens, [n for n in names if not _is_noun_alone(n, ends, text, nouns)]))
    return result


def _is_noun_alone(name: Name, ends: dict[int, int], text: dict[int, str], nouns: set[str]) -> bool:
    alone = name.label == "PER" and ends.get(name.start) == name.end
    return alone and text[name.start] in nouns and not {"F", "L"} & set(lists_of(text[name.start]))


def _ends_in(word: str, heads: tuple[str, ...]) -> bool:
    """Whether a capitalised compound ends in one of the words, but for a genitive's ending of up to two letters."""
    low = word.lower()
    return word[0].isupper() and any(
        len(low) >= len(head) + _HEAD - 2 and head in low[-len(head) - 2 :] for head in heads
    )


def _trimmed(tokens: Sequence[Token], names: Sequence[Name], words: NameWords, starters: frozenset[str]) -> list[Name]:
    """The names without signs at their ends, and people without a word around them that is no name ("Sowohl Beck")."""
    result: list[Name] = []
    for name in names:
        parts = [t for t in tokens if name.start <= t.start and t.end <= name.end]
        while parts and (
            (not parts[-1].text[-1].isalnum() and parts[-1].text not in ")!.")
            or (name.label == "PER" and len(parts) > 1 and parts[-1].text.lower() in words.honorifics)
        ):
            parts.pop()
        while parts and (not parts[0].text[0].isalnum() or _no_beginning(name, parts, words, starters)):
            parts.pop(0)
        if parts and not (len(parts) == 1 and name.label == "PER" and _only_opens(parts[0], tokens)):
            result.append(Name(start=parts[0].start, end=parts[-1].end, label=name.label))
    return result


def _no_beginning(name: Name, parts: Sequence[Token], words: NameWords, starters: frozenset[str]) -> bool:
    """Whether a name's first word is a function word before one other, or a person's role or form of address."""
    first = parts[0].text.lower()
    if len(parts) == 2 and first in starters:
        return True
    titled = first in words.honorifics or (is_role(parts[0].text, words) and "F" not in lists_of(parts[0].text))
    return name.label == "PER" and len(parts) > 1 and titled


def _only_opens(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word has its capital from the sentence's beginning: "Makaber: …"."""
    opens = not any(t.text[0].isalnum() for t in tokens if t.start < token.start)
    return opens and "D" in entry(token.text.lower()).lists and not {"F", "L"} & set(entry(token.text).lists)


class _People:
    """Parts of the names of people that the document gives in full, and how words are labelled elsewhere in it."""

    def __init__(self) -> None:
        self.first: set[str] = set()
        self.last: set[str] = set()
        self.by_last: dict[str, set[str]] = defaultdict(set)
        self.mentions: Counter[str] = Counter()
        self.full: Counter[str] = Counter()
        self.labels: dict[str, Counter[NameLabel]] = defaultdict(Counter)


def _people(sentences: Sequence[Sentence]) -> _People:
    people = _People()
    for tokens, names in sentences:
        for name in names:
            parts = [t.text for t in tokens if name.start <= t.start and t.end <= name.end]
            people.labels[" ".join(parts)][name.label] += 1
            if name.label == "PER" and 2 <= len(parts) <= 5:
                people.first.add(parts[0])
                surname = _bare(parts[-1], people.last)
                people.last.add(surname)
                people.mentions[surname] += 1
                people.by_last[surname].add(parts[0])
                people.full[" ".join(parts)] += 1
    return people


def _bare(word: str, known: set[str]) -> str:
    """The word without a genitive's s where the bare form is known."""
    bare = word.rstrip("'’")
    for cut in (bare, bare[:-1] if bare.endswith("s") else bare, bare[:-2] if bare[-2:] in ("'s", "’s") else bare):
        if cut in known:
            return cut
    return bare


def _titled(tokens: Sequence[Token], names: Sequence[Name], words: NameWords) -> list[Name]:
    """The names, and the persons that a role or form of address announces and nothing found yet."""
    result = list(names)
    for i, token in enumerate(tokens):
        if not _announced(tokens, i, words) or any(n.start <= token.start < n.end for n in result):
            continue
        last = _capitals(tokens, i, result, words)
        if last is None or (last == i and not may_be_person(token.text)):
            continue
        result.append(Name(start=token.start, end=tokens[last].end, label="PER"))
    relabelled = [_as_person(tokens, n, words) for n in result]
    return sorted(relabelled, key=lambda n: n.start)


def _as_person(tokens: Sequence[Token], name: Name, words: NameWords) -> Name:
    """A name that directly follows a role and could be a person's is one, whatever was learned."""
    if name.label == "PER":
        return name
    i = next((k for k, t in enumerate(tokens) if t.start == name.start), 0)
    parts = [t.text for t in tokens if name.start <= t.start and t.end <= name.end]
    likely = "F" in lists_of(parts[0]) and "W" not in lists_of(parts[0]) if parts else False
    if _announced(tokens, i, words) and likely:
        return Name(start=name.start, end=name.end, label="PER")
    return name


def _announced(tokens: Sequence[Token], i: int, words: NameWords) -> bool:
    """Whether the word before token i is a role or a form of address."""
    if i == 0 or not tokens[i].text[0].isupper():
        return False
    before = tokens[i - 1].text
    if before == "." and i > 1 and tokens[i - 1].start == tokens[i - 2].end:
        return tokens[i - 2].text.lower() in words.honorifics
    return before.lower() in words.honorifics or role_ending_at(tokens, i - 1, words) is not None


def _capitals(tokens: Sequence[Token], first: int, names: Sequence[Name], words: NameWords) -> int | None:
    """Index of the last of up to three capitalised words from `first` on; None where the first is none or a role."""
    last: int | None = None
    for k in range(first, min(first + 3, len(tokens))):
        text = tokens[k].text
        plain = text[0].isupper() and text[-1].isalpha() and text.lower() not in words.no_names
        if not plain or is_role(text, words) or any(n.start <= tokens[k].start < n.end for n in names):
            break
        if k > first and not may_be_person(text):
            break
        last = k
    return last


def _split(tokens: Sequence[Token], names: Sequence[Name], people: _People, words: NameWords) -> list[Name]:
    """ "Putin Trump" in a caption is two people where the document knows both by other first names."""
    result: list[Name] = []
    for name in names:
        parts = [t for t in tokens if name.start <= t.start and t.end <= name.end]
        if name.label == "PER":
            result += _apart(name, parts, people, words)
        else:
            result += _freed(name, parts, people, words)
    return result


def _apart(name: Name, parts: Sequence[Token], people: _People, words: NameWords) -> list[Name]:
    """The people in a name that was found as one person's."""
    core = [t for t in parts if t.text.lower() not in words.particles]
    if len(parts) == 1 and "-" in name_text(parts) and is_noun(name_text(parts).rsplit("-", 1)[1]):
        return []  # "Alaska-Gas"
    known = [_known_apart(t, core, people) for t in core]
    given = bool(core) and (core[0].text in people.first - people.last or "F" in lists_of(core[0].text))
    if len(core) < 2 or (given and people.full[name_text(parts)] > 2):
        return [name]
    if all(known):
        return [_person(t) for t in core]
    if known[0] and not given:
        return [_person(core[0])]
    if known[-1] and all(is_noun(t.text) for t in core[:-1]):
        return [_person(core[-1])]  # "Paria Putin"
    return [name]


def _freed(name: Name, parts: Sequence[Token], people: _People, words: NameWords) -> list[Name]:
    """A name of something else, unless known people stand in it as in any sentence: then the people."""
    ordinary = [t for t in parts if t.text[0].islower() and t.text.lower() not in words.particles]
    sentence = bool(ordinary)
    surnames = [t for t in parts if t.text[0].isupper() and _bare(t.text, people.last) in people.last]
    owner = bool(surnames) and surnames[0] is parts[0] and parts[0].text not in people.last and len(parts) > 1
    if surnames and ((name.label == "OTH" and sentence) or (owner and words.compounds)):
        return [_person(t) for t in surnames]
    if name.label == "OTH" and (len(ordinary) > 2 or (len(parts) > 3 and parts[-1].text in "!?")):
        return []  # rather somebody's words in quotation marks than a title
    return [name]


def _person(token: Token) -> Name:
    return Name(start=token.start, end=token.end, label="PER")


def name_text(parts: Sequence[Token]) -> str:
    """The words of a name with one blank between."""
    return " ".join(t.text for t in parts)


def _known_apart(token: Token, others: Sequence[Token], people: _People) -> bool:
    """Whether the token ends the full name of somebody whose first name is not among the others."""
    firsts = people.by_last.get(_bare(token.text, people.last), set())
    return bool(firsts - {other.text for other in others})


def _filled(tokens: Sequence[Token], names: Sequence[Name], people: _People, words: NameWords) -> list[Name]:
    """The names, with surnames and first names of known people wherever they stand alone."""
    result: list[Name] = []
    taken: set[int] = set()
    for name in names:
        parts = [t.text for t in tokens if name.start <= t.start and t.end <= name.end]
        alone = len(parts) == 1 and _bare(parts[0], people.last) in people.last
        first_alone = len(parts) == 1 and _bare(parts[0], people.first) in people.first and "F" in lists_of(parts[0])
        often = people.labels[" ".join(parts)]
        bare = _bare(parts[0], people.last)
        as_person = often["PER"] + people.labels[bare]["PER"] + people.mentions[bare] if alone else 0
        surname_here = as_person >= often[name.label] and alone
        if name.label != "PER" and (surname_here or (first_alone and "W" not in lists_of(parts[0]))):
            result.append(Name(start=name.start, end=name.end, label="PER"))
        else:
            result.append(name)
        taken.update(range(name.start, name.end))
    for i, token in enumerate(tokens):
        if token.start in taken or not token.text[0].isupper() or len(token.text) < 3:
            continue
        bare = _bare(token.text, people.last | people.first)
        surname = bare in people.last
        first_name = bare in people.first and "F" in lists_of(bare)
        if (surname or first_name) and not _common_noun(tokens, i, words):
            result.append(Name(start=token.start, end=token.end, label="PER"))
    return sorted(result, key=lambda n: n.start)


def _common_noun(tokens: Sequence[Token], i: int, words: NameWords) -> bool:
    """Whether an article stands before the word, as before a noun that is spelt like a surname ("der Koch")."""
    return i > 0 and words.compounds and tokens[i - 1].text.lower() in words.determiners
