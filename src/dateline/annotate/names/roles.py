"""The role that stands with a person's name: before it, after it in apposition, or shared by two names.

"Außenminister Sergej Lawrow", "Trumps Sondergesandter Steve Witkoff", "the mayor of X, Jane Doe,", "Jane Doe, the mayor
of X,", "ihre Außenminister Sergej Lawrow und Marco Rubio", "Friedrich Merz (CDU)".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate.names.tokens import Token
from dateline.languages.names import NameWords
from dateline.model import Name, Span

_HYPHEN = re.compile(r"[-‐‑]")
_SIGNS_THAT_CLOSE = frozenset(',.;:–—-!?)…"”“»«')
_LONGEST_COMPLEMENT = 6  # words between a role and what closes its phrase


class _Found(msgspec.Struct):
    """A role phrase: tokens [first, last], its head, and the span of whom it serves."""

    first: int
    last: int
    affiliation: Span | None = None
    plural: bool = False


def with_roles(names: Sequence[Name], tokens: Sequence[Token], words: NameWords) -> list[Name]:
    """The names of one sentence, the persons among them with role and affiliation where the sentence gives them.

    tokens: the sentence's words. Names must begin and end at their bounds; those that do not are returned as they are.
    """
    at = {token.start: i for i, token in enumerate(tokens)}
    until = {token.end: i for i, token in enumerate(tokens)}
    by_token: dict[int, Name] = {}
    for name in names:
        first, last = at.get(name.start), until.get(name.end)
        if first is not None and last is not None:
            by_token.update(dict.fromkeys(range(first, last + 1), name))
    result: list[Name] = []
    shared: _Found | None = None
    for name in names:
        first, last = at.get(name.start), until.get(name.end)
        if name.label != "PER" or first is None or last is None:
            result.append(name)
            continue
        found = _before(tokens, first, by_token, words) or _after(tokens, last, by_token, words)
        if found is None and shared is not None and _joined(tokens, first, by_token, words):
            found = shared
        shared = found if found is not None and found.plural else None
        party = _in_brackets(tokens, last, words)
        result.append(_with(name, found, party, tokens))
    return result


def _with(name: Name, found: _Found | None, party: Span | None, tokens: Sequence[Token]) -> Name:
    if found is None:
        return msgspec.structs.replace(name, affiliation=party) if party else name
    role = (tokens[found.first].start, tokens[found.last].end)
    return msgspec.structs.replace(name, role=role, affiliation=found.affiliation or party)


def role_ending_at(tokens: Sequence[Token], last: int, words: NameWords) -> int | None:
    """Index of the first token of the role word or phrase whose last token is `last`; None where none ends there."""
    if last < 0:
        return None
    lowered = tokens[last].text.lower()
    for phrase in words.role_phrases:
        n = len(phrase)
        first = last - n + 1
        if phrase[-1] == lowered and first >= 0 and _reads(tokens, first, phrase):
            return first
    return last if is_role(tokens[last].text, words) else None


def is_role(word: str, words: NameWords) -> bool:
    """Whether the word is a role, in German also as the last part of a compound ("Außenminister", "US-Präsident")."""
    lowered = word.lower()
    if lowered in words.roles:
        return word[0].isupper() or not words.compounds
    tail = _HYPHEN.split(lowered)[-1]
    if tail != lowered and tail in words.roles:
        return True
    if not words.compounds or not word[:1].isupper():
        return False
    return any(tail[k:] in words.roles for k in range(2, len(tail) - 3))


def _before(tokens: Sequence[Token], first: int, names: Mapping[int, Name], words: NameWords) -> _Found | None:
    """The role that ends directly before token `first`, or before a comma there."""
    k = first - 1
    while k >= 0 and (
        tokens[k].text.lower() in words.honorifics
        or (tokens[k].text == "." and k > 0 and tokens[k - 1].text.lower() in words.honorifics)
    ):
        k -= 1
    if k < 0:
        return None
    if tokens[k].text == ",":
        return _apposed(tokens, k, first, names, words)
    start = role_ending_at(tokens, k, words)
    if start is not None and k not in names:
        return _widened(tokens, start, k, names, words)
    return _with_complement(tokens, k, names, words)


def _apposed(
    tokens: Sequence[Token], comma: int, first: int, names: Mapping[int, Name], words: NameWords
) -> _Found | None:
    """ "der Präsident der Ukraine, Wolodymyr Selenskyj," with a comma or the sentence's end after the name."""
    after = first
    while after in names and names[after] is names[first]:
        after += 1
    if after < len(tokens) and tokens[after].text not in _SIGNS_THAT_CLOSE:
        return None
    start = role_ending_at(tokens, comma - 1, words)
    found = (
        _widened(tokens, start, comma - 1, names, words)
        if start is not None
        else _with_complement(tokens, comma - 1, names, words)
    )
    if found is None or found.first == 0:
        return found
    before = found.first - 1
    if not words.compounds:  # "a police spokeswoman", "the island's mayor"
        while before > 0 and found.first - before < 3 and tokens[before].text.isalpha() and before not in names:
            if tokens[before].text.lower() in words.determiners or tokens[before].text.isupper():
                break
            before -= 1
        if tokens[before].text in ("'s", "’s"):
            return _Found(before + 1, found.last, found.affiliation or _owner(tokens, before), found.plural)
        if tokens[before].text.lower() in words.determiners:
            return _Found(before + 1, found.last, found.affiliation, found.plural)
    ok = tokens[before].text.lower() in words.determiners or before in names or tokens[before].text in _SIGNS_THAT_CLOSE
    return found if ok else None


def _owner(tokens: Sequence[Token], clitic: int) -> Span | None:
    """The word that an English 's at `clitic` belongs to."""
    return (tokens[clitic - 1].start, tokens[clitic - 1].end) if clitic else None


def _with_complement(tokens: Sequence[Token], last: int, names: Mapping[int, Name], words: NameWords) -> _Found | None:
    """ "Sprecherin der Feuerwehr", "mayor of X" ending at `last`: a role, a joining word, a capitalised word."""
    if last < 2 or not tokens[last].text[:1].isupper():
        return None
    k = last
    while k > max(0, last - _LONGEST_COMPLEMENT):
        lowered = tokens[k].text.lower()
        if lowered in words.complements and k > 0:
            start = role_ending_at(tokens, k - 1, words)
            if start is not None and (k - 1) not in names:
                found = _widened(tokens, start, k - 1, names, words)
                affiliation = _complement(tokens, k + 1, last, names, words)
                return _Found(found.first, last, affiliation or found.affiliation, found.plural)
        elif not (
            tokens[k].text[0].isalnum()
            and (tokens[k].text[0].isupper() or lowered in words.determiners or _adjective(lowered, words))
        ):
            return None
        if names.get(k) is not None and names[k].label == "PER":
            return None
        k -= 1
    return None


def _complement(
    tokens: Sequence[Token], first: int, last: int, names: Mapping[int, Name], words: NameWords
) -> Span | None:
    """Of whom or what: a name among the tokens [first, last], else the words without articles."""
    for k in range(first, last + 1):
        if k in names:
            return names[k].start, names[k].end
    while first <= last and (
        tokens[first].text.lower() in words.determiners or tokens[first].text.lower() in words.complements
    ):
        first += 1
    return (tokens[first].start, tokens[last].end) if first <= last else None


def _widened(tokens: Sequence[Token], start: int, last: int, names: Mapping[int, Name], words: NameWords) -> _Found:
    """The role [start, last] with the modifiers before it, and whom it serves."""
    affiliation = _inside(tokens[start if start == last else last], words)
    first = start
    k = start - 1
    while k >= 0 and k not in names:
        lowered = tokens[k].text.lower()
        if lowered in words.modifiers or (not words.compounds and is_role(tokens[k].text, words)):
            first = k
        elif is_demonym(lowered, words):
            affiliation = affiliation or (tokens[k].start, tokens[k].end)
        elif lowered == "-" or (lowered in ("'s", "’s")):
            pass
        else:
            break
        k -= 1
    owner = k - 1 if k > 0 and tokens[k].text in ("'", "’") else k
    genitive = names.get(owner)
    if genitive is not None and affiliation is None and _owns_role(tokens, owner, genitive, words):
        affiliation = (genitive.start, genitive.end)
    plural = k >= 0 and tokens[k].text.lower() in words.plural
    return _Found(first, last, affiliation, plural)


def _owns_role(tokens: Sequence[Token], k: int, name: Name, words: NameWords) -> bool:
    """Whether a name before a role says whose role it is: in the genitive, or in English a place ("US President")."""
    return _owns(tokens, k, words) or (not words.compounds and name.label != "PER")


def _owns(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether the name that ends at token k stands in the genitive."""
    following = tokens[k + 1].text if k + 1 < len(tokens) else ""
    if following in ("'", "’", "'s", "’s"):
        return True
    return tokens[k].text[-1] in words.silent_genitive


def _inside(token: Token, words: NameWords) -> Span | None:
    """Of whom or what a compound says that its role is: "US" in "US-Präsident", "Kreml" in "Kremlchef"."""
    parts: list[Span] = []
    position = 0
    for part in _HYPHEN.split(token.text):
        parts.append((position, position + len(part)))
        position += len(part) + 1
    inner = [p for p in parts[:-1] if token.text[p[0] : p[1]].lower() not in words.prefixes]
    inner = [p for p in inner if token.text[p[0] : p[0] + 1].isupper()]
    if inner:
        return token.start + inner[0][0], token.start + inner[-1][1]
    lowered = token.text.lower()
    for body in words.bodies:
        if lowered.startswith(body) and len(lowered) > len(body) + 3 and lowered[len(body) :] in words.roles:
            return token.start, token.start + len(body)
    return None


def _after(tokens: Sequence[Token], last: int, names: Mapping[int, Name], words: NameWords) -> _Found | None:
    """ "…, Sprecherin der Feuerwehr," after token `last`, up to the next comma or the sentence's end."""
    k = last + 1
    if k >= len(tokens) or tokens[k].text not in (",", "(", "–"):
        return None
    closing = ")" if tokens[k].text == "(" else None
    k += 1
    affiliation: Span | None = None
    first: int | None = None
    while k < len(tokens) and k <= last + 6:
        lowered = tokens[k].text.lower()
        end = role_starting_at(tokens, k, words)
        if end is not None and k not in names:
            first = k if first is None else first
            return _closed(tokens, first, end, names, words, affiliation, closing)
        if lowered in words.modifiers:
            first = k if first is None else first
        elif is_demonym(lowered, words):
            affiliation = (tokens[k].start, tokens[k].end)
        elif k in names and (names[k].label != "PER" or _owns(tokens, k, words)):
            affiliation = (names[k].start, names[k].end)
        elif k + 1 < len(tokens) and tokens[k + 1].text in ("'s", "’s"):
            affiliation = (tokens[k].start, tokens[k].end)
        elif not (lowered in words.determiners or lowered in ("'s", "’s") or _adjective(lowered, words)):
            return None
        k += 1
    return None


def role_starting_at(tokens: Sequence[Token], first: int, words: NameWords) -> int | None:
    """Index of the last token of the role word or phrase that begins at `first`, the longest one."""
    best: int | None = first if is_role(tokens[first].text, words) else None
    lowered = tokens[first].text.lower()
    for phrase in words.role_phrases:
        if phrase[0] == lowered and first + len(phrase) <= len(tokens) and _reads(tokens, first, phrase):
            best = max(best or first, first + len(phrase) - 1)
    while best is not None and not words.compounds and best + 1 < len(tokens) and tokens[best + 1].text in words.roles:
        best += 1  # "chief negotiator"
    return best


def _reads(tokens: Sequence[Token], first: int, phrase: Sequence[str]) -> bool:
    return all(tokens[first + k].text.lower() == word for k, word in enumerate(phrase))


def _closed(
    tokens: Sequence[Token],
    first: int,
    head: int,
    names: Mapping[int, Name],
    words: NameWords,
    affiliation: Span | None,
    closing: str | None,
) -> _Found | None:
    """The apposition from `first` with its head at `head`, if it is closed soon and no other person stands in it."""
    k = head + 1
    while k < len(tokens) and k <= head + _LONGEST_COMPLEMENT and tokens[k].text not in _SIGNS_THAT_CLOSE:
        lowered = tokens[k].text.lower()
        fits = tokens[k].text[0].isupper() or lowered in words.complements or lowered in words.determiners
        if (k in names and names[k].label == "PER") or not (fits or _adjective(lowered, words)):
            return None
        k += 1
    ended = k >= len(tokens) or tokens[k].text in _SIGNS_THAT_CLOSE
    if not ended or (closing and (k >= len(tokens) or tokens[k].text not in (closing, ","))):
        return None
    inside = _inside(tokens[head], words)
    complement = _complement(tokens, head + 1, k - 1, names, words) if k - 1 > head else None
    return _Found(first, k - 1, inside or affiliation or complement)


def _in_brackets(tokens: Sequence[Token], last: int, words: NameWords) -> Span | None:
    """The party or house in brackets after a name: "(CDU)", "(53, SPD)", "(D-Ohio)"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "(":
        return None
    k = last + 2
    if tokens[k].text.isdigit() and k + 2 < len(tokens) and tokens[k + 1].text in ",/":
        k += 2
    if k + 1 < len(tokens) and tokens[k + 1].text == ")":
        text = tokens[k].text
        short = text[0].isupper() and (sum(c.isupper() for c in text) > 1 or len(text) > 3)
        if short and not is_role(text, words):
            return tokens[k].start, tokens[k].end
    return None


def _joined(tokens: Sequence[Token], first: int, names: Mapping[int, Name], words: NameWords) -> bool:
    """Whether the name at `first` is joined to the one before it by "und" or a comma."""
    return first >= 2 and tokens[first - 1].text.lower() in words.conjunctions | {","} and (first - 2) in names


def is_demonym(lowered: str, words: NameWords) -> bool:
    """ "ukrainische", "russischer", "Ukrainian"."""
    if lowered in words.demonyms:
        return True
    return any(lowered.endswith(e) and lowered[: -len(e)] in words.demonyms for e in words.adjective_endings)


def _adjective(lowered: str, words: NameWords) -> bool:
    """Whether a lower-case word may be an adjective in a role's phrase; in German by its ending."""
    if not words.compounds:
        return is_demonym(lowered, words) or lowered in words.modifiers
    return len(lowered) > 4 and lowered.endswith(words.adjective_endings)
