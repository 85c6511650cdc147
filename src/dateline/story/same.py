"""Which reports tell of the same event. Precision first: two events taken for one are worse than one shown twice."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from dateline.story.features import Features
from dateline.story.figures import PERSONS
from dateline.story.kinds import Reading
from dateline.story.reports import Report

THRESHOLD = 0.18
"""Likeness from which two reports of different pages are one event."""

MOST = 0.6
"""Share of the shorter report's weight from which it says nothing else than the other."""

LITTLE = 2.0
"""Shared weight at which likeness counts half: about one rare word."""

SAME_SIDE = 0.6
"""Likeness from which two reports of one ticker, or of one article, are one event: it has told it once already."""

COHERENCE = 0.5
"""Share of the threshold that the mean likeness of two groups must reach to become one."""

COMMON = 60
"""A term that so many reports hold tells no two of them apart; candidates come from rarer terms."""

_OPPOSED = (
    ("arrest", "release"), ("begin", "end"), ("close", "reopen"), ("arrive", "depart"), ("outage", "restore"),
    ("interrupt", "continue"), ("interrupt", "resume"), ("accept", "reject"), ("confirm", "deny"),
    ("convict", "acquit"), ("rise", "fall"), ("missing", "rescue"), ("fire", "extinguish"), ("demand", "offer"),
)  # fmt: skip
OPPOSED = tuple(("=" + x, "=" + y) for pair in _OPPOSED for x, y in (pair, pair[::-1]))
"""What is said of one event cannot be said of another that undoes it: the arrest and the release."""

APART = ((8, 0.6), (20, 0.75), (60, 0.9), (180, 1.0), (math.inf, 1.3))
"""Minutes between two reports up to which their threshold has this factor."""

UNTIMED = 1.35
"""The same factor where a report's time is not known to the minute: nothing but words speaks for one event then."""

SPOKEN = 1.3
"""Factor for what somebody said and what is told as it happened: a wish is not its fulfilment."""

WINDOW = dt.timedelta(hours=36)
"""Reports further apart than this are not of one event, unless they name the same time or tell of the past."""

CLOCK_TOLERANCE = dt.timedelta(minutes=20)
"""Two clock times of one event may differ by so much between sources; further apart they are two events."""


class Pair(Struct, frozen=True, order=True):
    """Two reports by their numbers, and how alike they are (0 to 1)."""

    likeness: float
    one: int
    other: int


def likeness(a: Features, b: Features) -> float:
    """How much two reports share (0 to 1): mostly against the shorter of the two, less where the shared is little.

    A long report that tells of more than a short one is no less the same; but a short one that shares nothing except
    one word is.
    """
    shared = sum(min(a.terms[t], b.terms[t]) for t in shared_terms(a, b))
    if not shared:
        return 0.0
    against_both = shared / math.sqrt(a.total * b.total)
    against_shorter = shared / min(a.total, b.total)
    return min(1.0, (0.4 * against_both + 0.6 * against_shorter) * shared / (shared + LITTLE))


def shared_terms(a: Features, b: Features) -> list[str]:
    """The terms of both reports; of a compound that both have, not its tail as well."""
    small, large = (a, b) if len(a.terms) <= len(b.terms) else (b, a)
    found = [t for t in small.terms if t in large.terms]
    twice = {small.heads[t] for t in found if t in small.heads}
    return [t for t in found if t not in twice] if twice else found


def candidates(all_features: Sequence[Features], compared: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of the reports to be compared that share a term which is not common; found by an inverted index."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number in compared:
        for term in all_features[number].terms:
            postings[term].append(number)
    for number in compared:
        one = all_features[number]
        counts: dict[int, int] = defaultdict(int)
        for term in one.terms:
            holders = postings[term]
            if len(holders) > COMMON:
                continue
            for other in holders:
                if other >= number:
                    break
                counts[other] += 1
        for other in sorted(counts):
            yield other, number


def pairs(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    all_features: Sequence[Features],
    compared: Sequence[int],
) -> tuple[list[Pair], list[Pair]]:
    """Pairs of reports that are alike enough, the most alike first: of one event; of a plan and what came of it.

    compared: the numbers of the reports to compare, in order. In the second list `one` is the plan.
    """
    same: list[Pair] = []
    outcomes: list[Pair] = []
    for one, other in candidates(all_features, compared):
        a, b = all_features[one], all_features[other]
        like = likeness(a, b)
        if like < THRESHOLD * APART[0][1]:
            continue
        if readings[one].kind != readings[other].kind and "planned" in (readings[one].kind, readings[other].kind):
            plan, outcome = (one, other) if readings[one].kind == "planned" else (other, one)
            if _can_follow(reports[plan], reports[outcome], readings[outcome]) and _shared_words(a, b) > 1:
                outcomes.append(Pair(like, plan, outcome))
            continue
        if forbidden(reports[one], reports[other], readings[one], readings[other], a, b):
            continue
        like *= _nearness(reports[one], reports[other], a, b)
        if like >= _threshold(reports[one], reports[other], readings[one], readings[other], a, b):
            same.append(Pair(like, one, other))
    return _most_alike_first(same), _most_alike_first(outcomes)


def _most_alike_first(found: list[Pair]) -> list[Pair]:
    return sorted(found, key=lambda p: (-p.likeness, p.one, p.other))


def _can_follow(plan: Report, outcome: Report, reading: Reading) -> bool:
    """Whether a report can tell what came of a plan: it happened, and was reported later."""
    if reading.kind != "happened" or outcome.restates:
        return False
    return plan.time is None or outcome.time is None or outcome.time > plan.time


def _shared_words(a: Features, b: Features) -> int:
    return sum(1 for t in shared_terms(a, b) if t[0] not in "@~")


def _threshold(one: Report, other: Report, r: Reading, s: Reading, a: Features, b: Features) -> float:
    shared = shared_terms(a, b)
    words = [t for t in shared if t[0] not in "@~"]
    if not words and _same_few(a, b):
        return THRESHOLD
    if not words or (len(shared) < 2 and not _at_once(one, other, a, b) and not _all_of_it(a, b, shared)):
        return 2.0
    if len(shared) > len(words) and not _of_what(a, b, words):
        return 2.0
    if len(words) <= 2 and len(shared) == len(words) and all(t[0] == "=" for t in words) and _hours_apart(a, b):
        return 2.0
    if len(words) < 2 and min(a.own, b.own) <= 3 and (a.instant is None or b.instant is None):
        return 2.0
    base = SAME_SIDE if one.document.id == other.document.id and _same_side(one, other) else THRESHOLD
    if len(words) < 2:
        base += 0.1
    if (r.kind == "said") != (s.kind == "said"):
        base *= SPOKEN
    if min(a.own, b.own) <= 3:
        base += 0.06
    return base * _apart(a, b)


def _of_what(a: Features, b: Features, words: Sequence[str]) -> bool:
    """Whether two reports that name the same ones who take part share as well what these do, not a common word only."""
    matter = [min(a.terms[t], b.terms[t]) for t in words if t not in PERSONS]
    return sum(matter) >= LITTLE or (a.instant is not None and b.instant is not None and not _hours_apart(a, b))


def _hours_apart(a: Features, b: Features) -> bool:
    """Whether two reports are of different minutes: then two common concepts ("votes", "counted") make no event."""
    if a.instant is None or b.instant is None:
        return False
    return abs((a.instant - b.instant).total_seconds()) > APART[1][0] * 60


def _all_of_it(a: Features, b: Features, shared: Sequence[str]) -> bool:
    """Whether the shared words are most of what the shorter report says, within the same hour."""
    if a.instant is None or b.instant is None or abs((a.instant - b.instant).total_seconds()) > 3600:
        return False
    return sum(min(a.terms[t], b.terms[t]) for t in shared) >= MOST * min(a.total, b.total)


def _at_once(one: Report, other: Report, a: Features, b: Features) -> bool:
    """Whether two sources report within minutes of each other, so that one shared word can be enough."""
    if a.instant is None or b.instant is None or one.document.id == other.document.id:
        return False
    return abs((a.instant - b.instant).total_seconds()) <= APART[0][0] * 60


def _apart(a: Features, b: Features) -> float:
    """What the threshold is multiplied with: less for reports of one quarter of an hour, more for such hours apart.

    What two sources report at the same time is likely to be the same.
    """
    if a.instant is None or b.instant is None:
        return UNTIMED
    minutes = abs((a.instant - b.instant).total_seconds()) / 60
    return next(factor for limit, factor in APART if minutes <= limit)


def _same_few(a: Features, b: Features) -> bool:
    """Whether both name nearly the same three or more people, which is matter enough without any other word."""
    return len(a.people & b.people) >= 3 and len(a.people & b.people) >= 0.6 * len(a.people | b.people)


def _same_side(one: Report, other: Report) -> bool:
    """Whether both stand in the ticker, or both in the article's body, of one page."""
    return (one.update is None) == (other.update is None) and not one.restates and not other.restates


def _nearness(one: Report, other: Report, a: Features, b: Features) -> float:
    """1 for reports of one hour, less for such as lie further apart."""
    if one.time is None or other.time is None or a.clocks & b.clocks:
        return 1.0
    hours = abs((one.time - other.time).total_seconds()) / 3600
    return 1.0 if hours <= 3 else 1.0 / (1.0 + (hours - 3) / 36)


def forbidden(one: Report, other: Report, r: Reading, s: Reading, a: Features, b: Features) -> bool:
    """Whether something decides that two reports are of two events, however alike their words."""
    if "planned" in (r.kind, s.kind) and r.kind != s.kind:
        return True
    if r.long_ago != s.long_ago:
        return True
    if (r.plans and s.cancels and not r.cancels) or (s.plans and r.cancels and not s.cancels):
        return True
    if (r.due & s.done and not s.due) or (s.due & r.done and not r.due):
        return True
    if "background" in (r.kind, s.kind) and r.kind != s.kind and not (one.restates or other.restates):
        return r.kind == "said" or s.kind == "said"
    if any(
        (x in a.terms and y not in a.terms and y in b.terms) or (x in b.terms and y not in b.terms and y in a.terms)
        for x, y in OPPOSED
    ):
        return True
    if a.people and b.people and not a.people & b.people:
        return True
    if r.kind == s.kind == "said" and a.people and b.people and not a.people & b.people:
        return True
    if a.clocks and b.clocks and min(abs(x - y) for x in a.clocks for y in b.clocks) > CLOCK_TOLERANCE:
        return True
    if one.time is not None and other.time is not None and abs(one.time - other.time) > WINDOW:
        return not a.clocks & b.clocks and not (r.kind == s.kind == "background")
    return False


class Groups:
    """Reports joined into groups; two groups join only where their members are alike throughout."""

    def __init__(self, size: int) -> None:
        self._group = list(range(size))
        self._members: dict[int, list[int]] = {n: [n] for n in range(size)}
        self._likeness: dict[tuple[int, int], float] = {}

    def of(self, number: int) -> int:
        """The number of the group that a report is in."""
        return self._group[number]

    def unite(self, one: int, other: int) -> None:
        """Join the groups of two reports."""
        a, b = sorted((self._group[one], self._group[other]))
        if a == b:
            return
        for member in self._members[b]:
            self._group[member] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def members(self) -> list[list[int]]:
        """All groups, each in order, the group of the first report first."""
        return [self._members[g] for g in sorted(self._members)]

    def join(self, found: Sequence[Pair], barred: Callable[[int, int], bool]) -> None:
        """Join pairs, the most alike first. barred: whether two reports must not come into one group."""
        likes = {(p.one, p.other): p.likeness for p in found}
        for pair in found:
            a, b = self._group[pair.one], self._group[pair.other]
            if a == b:
                continue
            ones, others = self._members[a], self._members[b]
            cross = [(min(x, y), max(x, y)) for x in ones for y in others]
            if any(barred(*c) for c in cross):
                continue
            mean = sum(likes.get(c, 0.0) for c in cross) / len(cross)
            if mean >= COHERENCE * THRESHOLD:
                self.unite(pair.one, pair.other)
