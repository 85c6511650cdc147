"""Whether words stand in a text more than once, asked many times of the same text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.export.soundness import passages_of
from dateline.model import Document, Passage, Story

_LONG = 16
"""Characters from which words are looked for where words begin; shorter ones inside longer words too."""
_WORD = re.compile(r"\w+|[^\w\s]")


class Repetition:
    """Answers for one text.

    Whoever asks much says what beforehand: all of it is then found in two walks through the text, whereas looking for
    one after the other reads a ticker of ten thousand entries ten thousand times.
    """

    def __init__(self, text: str, asked: Iterable[str] = ()) -> None:
        """asked: words that will be asked for; others may be asked for too, each at the price of a walk."""
        self._text = text
        self._asked = frozenset(asked)
        self._repeated: frozenset[str] | None = None

    def twice(self, words: str) -> bool:
        """Whether the words stand in the text in two places or more; within a longer word they may be passed over."""
        if not words:
            return bool(self._text)  # nothing stands everywhere
        if words not in self._asked:
            return words in _repeated(self._text, frozenset({words}))
        if self._repeated is None:
            self._repeated = _repeated(self._text, self._asked)
        return words in self._repeated


class Repetitions:
    """Answers for the texts of a story; what its passages hold is asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._passages: dict[str, list[Passage]] | None = None
        self._known: dict[str, Repetition] = {}

    def of(self, document: Document) -> Repetition:
        """What stands more than once in the document's text."""
        if self._passages is None:
            self._passages = defaultdict(list)
            for _, _, passage in passages_of(self._story):
                self._passages[passage.document].append(passage)
        if document.id not in self._known:
            asked = (passage.exact.strip() for passage in self._passages.pop(document.id, ()))
            self._known[document.id] = Repetition(document.text, asked)
        return self._known[document.id]


def _repeated(text: str, asked: frozenset[str]) -> frozenset[str]:
    """Those that stand in the text twice or more: long ones where words begin, if they stand there at all."""
    found = _counted(text, (match.start() for match in _WORD.finditer(text)), asked)
    rest = frozenset(w for w in asked if found[w] < (1 if len(w) >= _LONG else 2) and w[:1].isalnum() | (w[:1] == "_"))
    if rest:
        inside = re.compile(rf"(?<=\w)[{re.escape(''.join(sorted({w[0] for w in rest})))}]")
        found += _counted(text, (match.start() for match in inside.finditer(text)), rest)
    return frozenset(words for words, count in found.items() if count > 1)


def _counted(text: str, places: Iterator[int], asked: frozenset[str]) -> Counter[str]:
    """How often each of the words stands at one of the places."""
    heads: dict[str, set[int]] = defaultdict(set)  # by its first character, how long a beginning tells words apart
    lengths: dict[str, set[int]] = defaultdict(set)  # of the words that begin so
    for words in asked:
        head = words[:_LONG]
        heads[head[:1]].add(len(head))
        lengths[head].add(len(words))
    found: Counter[str] = Counter()
    for place in places:
        for size in heads.get(text[place], ()):
            head = text[place : place + size]
            for length in lengths.get(head, ()) if len(head) == size else ():  # else the text ends here
                words = text[place : place + length]
                if len(words) == length and words in asked:
                    found[words] += 1
    return found
