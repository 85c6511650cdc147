"""Names by their capitals, for languages that write only names so: English.

Rules: there is no gold to learn from here. A run of capitalised words is a name; what stands beside it and the lists
of known names say which kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.annotate.names.features import lists_of
from dateline.annotate.names.roles import role_ending_at, role_starting_at
from dateline.annotate.names.tokens import Token
from dateline.languages.names import NameWords
from dateline.model import Name, NameLabel

_CONTRACTED = re.compile(r"(?:I|It|He|She|We|They|You|That|Who)['’]")
_INNER = frozenset({"of", "&", "for", "and"})


def by_capitals(tokens: Sequence[Token], words: NameWords, starters: frozenset[str]) -> list[Name]:
    """The names among one sentence's words. starters: words that are capitalised only because a sentence begins."""
    letters = [t for t in tokens if t.text[0].isalpha()]
    titled = len(letters) > 3 and sum(t.text[0].isupper() for t in letters) > 0.7 * len(letters)
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        end = role_starting_at(tokens, i, words)
        if end is not None and (end > i or tokens[i].text.lower() in words.roles):
            i = end + 1
            continue
        if not _may_begin(tokens, i, words, starters):
            i += 1
            continue
        last = _run(tokens, i, words)
        opens = _opens(tokens, i)
        label = _label(tokens, i, last, words, doubtful=titled or opens, titled=titled)
        if label:
            names.append(Name(start=tokens[i].start, end=tokens[last].end, label=label))
        i = last + 1
    return names


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether only signs stand before the word, or a colon or quotation mark right before it."""
    return i == 0 or not any(t.text[0].isalnum() for t in tokens[:i]) or tokens[i - 1].text in ':"“„«»‘'


def _may_begin(tokens: Sequence[Token], i: int, words: NameWords, starters: frozenset[str]) -> bool:
    text = tokens[i].text
    lowered = text.lower()
    if len(text) < 6 and _CONTRACTED.match(text):
        return False  # "I'll", "It's"
    if not text[0].isupper() or lowered in words.no_names or lowered in words.honorifics:
        return False
    if lowered in words.demonyms:  # "European Union", but not "Ukrainian"
        return i + 1 < len(tokens) and tokens[i + 1].text[0].isupper() and _organised(tokens[i + 1 : i + 3], words)
    return lowered not in starters or text == "US" or (text.isupper() and len(text) > 1 and lowered not in {"it", "is"})


def _run(tokens: Sequence[Token], first: int, words: NameWords) -> int:
    """Index of the last token of the name that begins at `first`."""
    last = first
    k = first + 1
    while k < len(tokens):
        text, lowered = tokens[k].text, tokens[k].text.lower()
        if (
            text == "."
            and len(tokens[k - 1].text) == 1
            and tokens[k - 1].text.isupper()
            and tokens[k].start == tokens[k - 1].end
        ):
            k += 1
            continue
        joined = lowered in words.particles or (
            lowered in _INNER and lists_of(tokens[k - 1].text) != "-" and _organised(tokens[first:k], words)
        )
        if joined and k + 1 < len(tokens) and tokens[k + 1].text[0].isupper():
            last = k + 1
            k += 2
            continue
        if not text[0].isupper() or lowered in words.no_names:
            break
        end = role_starting_at(tokens, k, words)
        # a role ends the run where a name follows it ("Kremlin Spokesman Peskov"), else it is part of it ("Mary Major")
        named = end is not None and end + 1 < len(tokens) and tokens[end + 1].text[0].isupper()
        second = k == first + 1 and role_ending_at(tokens, first - 1, words) is not None
        if named and not second and not _organised(tokens[k : k + 1], words):
            break
        last = k
        k += 1
    return last


def _organised(tokens: Sequence[Token], words: NameWords) -> bool:
    return any(t.text.lower() in words.organisations or t.text.lower() in words.organisation_heads for t in tokens)


def _label(
    tokens: Sequence[Token], first: int, last: int, words: NameWords, *, doubtful: bool, titled: bool
) -> NameLabel | None:
    """What kind of name tokens [first, last] are; None where a lone doubtful word is no known name.

    doubtful: the capital of the first word says nothing. titled: all words have one, as in some headlines.
    """
    run = tokens[first : last + 1]
    texts = [t.text for t in run]
    lists = lists_of(" ".join(texts))
    before = tokens[first - 1].text.lower() if first else ""
    addressed = before in words.honorifics or (
        before == "." and first > 1 and tokens[first - 2].text.lower() in words.honorifics
    )
    if " ".join(texts).lower() in words.known and any(c.isupper() for c in texts[0]):
        return words.known[" ".join(texts).lower()]
    person = addressed or role_ending_at(tokens, first - 1, words) is not None
    if person and not _organised(run, words):
        return "PER"
    if len(run) > 1 and _organised(run, words):
        return None if titled else "ORG"
    if "W" in lists or "A" in lists:
        return "LOC"
    known_first = "F" in lists_of(texts[0])
    if len(run) > 1 and known_first and len(run) <= 4:
        return "PER"
    if "C" in lists and (before in words.places_before or ("L" not in lists and not (doubtful and len(run) == 1))):
        return "LOC"
    if before in words.places_before and not doubtful and "G" not in lists:
        return "LOC"
    if texts[0].isupper() and len(run) == 1 and 1 < len(texts[0]) <= 6:
        exclaimed = last + 1 < len(tokens) and tokens[last + 1].text == "!"
        return None if doubtful and (exclaimed or len(texts[0]) > 4) else "ORG"
    if (len(run) > 1 and "G" in lists) or (
        len(run) == 1 and not doubtful and {"O", "G"} & set(lists) and "L" not in lists
    ):
        return "ORG"
    if len(run) in (2, 3) and not doubtful:
        return "PER" if "L" in lists_of(texts[-1]) or lists_of(texts[-1]) == "0" else "OTH"
    if len(run) == 1 and ("L" in lists or known_first):
        return None if doubtful else "PER"
    return None if doubtful else "OTH"
