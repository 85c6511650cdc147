"""Which update of a ticker is which, from one look to the next.

Evidence is what the markup calls an entry, its time, and its words. Its place says nothing: new ones come above, others
are moved or taken away. What is not clear is no match: then one entry is gone and another is new, and nobody is said
to have rewritten what somebody else wrote.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import structs

from dateline.watch.entries import Entry
from dateline.watch.likeness import Words, likeness, share

SAME_TIME = 0.35
"""Likeness from which two entries of one time are one. Two of the same minute about different things share under .2."""
NAMED = 0.12
"""Likeness from which a name in the markup is believed although the time changed too."""
STILL_THERE = 0.94
"""Share of the earlier words that have to stand in an entry of another time for it to be that one, added to and dated
anew. A word exchanged may be a figure: the same sentence an hour later with another one is another report."""
UNTIMED = 0.6
MARGIN = 0.1
"""How much better than any other a match has to be."""
LONG = 12
"""Words from which an entry can be known by its words alone."""
_COMMON = 12
"""Entries beyond which a pair of words that they share leads nowhere."""
_WHITE = re.compile(r"\W+")


def match(known: Sequence[Entry], seen: Sequence[Entry], *, returning: bool = False) -> dict[int, int]:
    """For each entry of `seen` (by index) the one of `known` (by index) that it is; without those that are new.

    No known entry is matched twice. The order of both does not matter. returning: the known ones had gone; then what
    was added to and dated anew is a new entry that takes up old words.
    """
    return _Matching(known, seen, returning).run()


class _Matching:
    def __init__(self, known: Sequence[Entry], seen: Sequence[Entry], returning: bool) -> None:
        self.returning = returning
        self.known, self.seen = _with_single_names(known), _with_single_names(seen)
        self.found: dict[int, int] = {}
        self.free_known = set(range(len(known)))
        self.free_seen = set(range(len(seen)))
        self._words: dict[tuple[bool, int], Words] = {}

    def run(self) -> dict[int, int]:
        # Word for word the same, with the same time and heading first: what was only moved is not in question.
        self._by_key(lambda e: (e.time or e.clock, plain(e.heading), plain(e.body)), equals=True)
        self._by_key(lambda e: plain(e.words) if _long(e) else None)
        self._by_key(lambda e: (e.time or e.clock, plain(e.body)) if e.body and (e.time or e.clock) else None)
        self._by_likeness()
        if anchors_are_names(self.known, self.seen):
            self._by_name()
        return self.found

    def _pair(self, seen: int, known: int) -> None:
        self.found[seen] = known
        self.free_seen.discard(seen)
        self.free_known.discard(known)

    def _by_name(self) -> None:
        """Let the markup's names decide what the words left open, and undo what they contradict.

        They have to have proved themselves: some entry that the words told is called the same again.
        """
        named = [(seen, known) for seen, known in self.found.items() if self._names(known, seen)]
        against = [(seen, known) for seen, known in named if self.known[known].anchor != self.seen[seen].anchor]
        agreeing = len(named) - len(against)
        if agreeing <= len(against):
            return
        for seen, known in against:
            del self.found[seen]
            self.free_seen.add(seen)
            self.free_known.add(known)
        mine = _single(self.known, self.free_known, lambda e: e.anchor)
        theirs = _single(self.seen, self.free_seen, lambda e: e.anchor)
        for name, at in theirs.items():
            if name in mine and self._plausible(mine[name], at, sure=not against):
                self._pair(at, mine[name])

    def _names(self, known: int, seen: int) -> bool:
        return self.known[known].anchor is not None and self.seen[seen].anchor is not None

    def _plausible(self, known: int, seen: int, *, sure: bool) -> bool:
        """Whether a name means the same entry still: the time is the same, or something of the words is.

        sure: no name was contradicted; else the words have to say so too.
        """
        same = same_time(self.known[known], self.seen[seen])
        score = likeness(self._of(known, False), self._of(seen, True))
        if not sure:
            return same is not False and score >= SAME_TIME
        return same is True or score >= NAMED or _same_heading(self.known[known], self.seen[seen])

    def _by_key(self, key: Callable[[Entry], Hashable | None], *, equals: bool = False) -> None:
        """Pair what has the same key, where it is the only one on both sides; with `equals`, equal ones in order."""
        mine = _grouped(self.known, self.free_known, key)
        theirs = _grouped(self.seen, self.free_seen, key)
        for value, at in theirs.items():
            others = mine.get(value, [])
            if len(at) == len(others) == 1 or (equals and len(at) == len(others)):
                for seen, known in zip(at, others, strict=True):
                    self._pair(seen, known)

    def _by_likeness(self) -> None:
        """Pair the rest where each is the other's best by a margin."""
        scores: dict[tuple[int, int], float] = {}
        for known, seen in self._candidates():
            score = self._score(known, seen)
            if score > 0:
                scores[known, seen] = score
        best_known: dict[int, list[float]] = defaultdict(list)
        best_seen: dict[int, list[float]] = defaultdict(list)
        for (known, seen), score in scores.items():
            best_known[known].append(score)
            best_seen[seen].append(score)
        for (known, seen), score in sorted(scores.items()):
            if _stands_out(score, best_known[known]) and _stands_out(score, best_seen[seen]):
                self._pair(seen, known)

    def _score(self, known: int, seen: int) -> float:
        """How sure it is that these are one entry; 0 where it is not.

        One of the same time is always surer than one of another: a ticker comes back to its words, not to its minutes.
        """
        one, other = self.known[known], self.seen[seen]
        mine, theirs = self._of(known, False), self._of(seen, True)
        score = likeness(mine, theirs)
        time = same_time(one, other)
        if time:
            score = max(score, 0.7 if _same_heading(one, other) else 0)
            return 1 + score if score >= SAME_TIME else 0
        if time is None:
            clear = not (mine.short or theirs.short) and mine.figures == theirs.figures
            return 0.5 + score if clear and score >= UNTIMED else 0
        still = not self.returning and min(mine.count, theirs.count) >= LONG and share(mine, theirs) >= STILL_THERE
        return score if still else 0

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs worth a comparison: of one time, or with rare words in common. Linear in what is left over."""
        pairs: set[tuple[int, int]] = set()
        by_clock = _grouped(self.known, self.free_known, lambda e: e.clock)
        holders: dict[Hashable, list[int]] = defaultdict(list)
        for known in sorted(self.free_known):
            for pair in self._of(known, False).pairs:
                holders[pair].append(known)
        for seen in sorted(self.free_seen):
            pairs.update((known, seen) for known in by_clock.get(self.seen[seen].clock, [])[:_COMMON])
            counted = Counter(
                known
                for pair in self._of(seen, True).pairs
                if len(holders.get(pair, ())) <= _COMMON
                for known in holders.get(pair, ())
            )
            pairs.update((known, seen) for known, _ in counted.most_common(_COMMON))
        yield from sorted(pairs)

    def _of(self, at: int, seen: bool) -> Words:
        key = (seen, at)
        if key not in self._words:
            self._words[key] = Words((self.seen if seen else self.known)[at].words)
        return self._words[key]


def anchors_are_names(known: Sequence[Entry], seen: Sequence[Entry]) -> bool:
    """Whether the markup's ids stay with their entries: those that did not change have kept theirs.

    Ids that count the entries from the top, or are made anew for every reader, do not.
    """
    mine = _single(known, range(len(known)), _sure)
    theirs = _single(seen, range(len(seen)), _sure)
    named = [
        (known[mine[key]].anchor, seen[at].anchor)
        for key, at in theirs.items()
        if key in mine and known[mine[key]].anchor and seen[at].anchor
    ]
    return all(one == other for one, other in named)


def same_time(one: Entry, other: Entry) -> bool | None:
    """Whether both entries are of one time; None where that cannot be compared."""
    if one.time is not None and other.time is not None:
        return abs(one.time - other.time) < dt.timedelta(minutes=1)
    if one.clock is None or other.clock is None:
        return None
    return one.clock[:5] == other.clock[:5]


def _with_single_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, without names that several of them have."""
    count = Counter(entry.anchor for entry in entries)
    return [structs.replace(e, anchor=None) if e.anchor is not None and count[e.anchor] > 1 else e for e in entries]


def _sure(entry: Entry) -> Hashable | None:
    words = plain(entry.words)
    return (entry.time or entry.clock, words) if len(words) >= 20 else None


def _long(entry: Entry) -> bool:
    return entry.words.count(" ") >= LONG


def _same_heading(one: Entry, other: Entry) -> bool:
    return len(one.heading) >= 12 and plain(one.heading) == plain(other.heading)


def plain(text: str) -> str:
    """The letters and digits alone: quotation marks, dashes and spaces change with every relaunch."""
    return _WHITE.sub(" ", text).strip().casefold()


def _grouped(
    entries: Sequence[Entry], which: Iterable[int], key: Callable[[Entry], Hashable | None]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at in sorted(which):
        value = key(entries[at])
        if value is not None:
            groups[value].append(at)
    return groups


def _single(
    entries: Sequence[Entry], which: Iterable[int], key: Callable[[Entry], Hashable | None]
) -> dict[Hashable, int]:
    """What only one entry has."""
    return {value: at[0] for value, at in _grouped(entries, which, key).items() if len(at) == 1}


def _stands_out(score: float, all_scores: list[float]) -> bool:
    return sum(other > score - MARGIN for other in all_scores) == 1
