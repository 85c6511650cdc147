"""Which reports tell of the same event. Precision first: two events taken for one are worse than one shown twice."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.story.features import Features
from dateline.story.judge import chance, pair_judge
from dateline.story.kinds import Reading
from dateline.story.likeness import likeness, shared_terms
from dateline.story.nearness import Nearness
from dateline.story.reports import Report
from dateline.story.signs import Signs, wall_clock
from dateline.story.support import Support

SAME = 0.4
"""Likelihood from which two reports are one event."""

SAME_BY_WORDS = 0.45
"""The same where nothing but words tells how near they are in meaning."""

POSSIBLE = 0.05
"""Likelihood below which a pair is not looked at again, and counts as not alike when two groups are compared."""

COHERENCE = 0.3
"""Mean likelihood between the reports of two groups from which they become one."""

LEAST = 0.02
"""Likeness below which a pair that shares a term is not looked at further."""

OUTCOME = 0.1
"""Likeness from which a later report may tell what came of a plan."""

PLAINLY = 0.3
"""Likeness from which it does so though they share one word only, or none."""

NEAR_AS_ALIKE = 0.6
"""A cosine of two reports counts as so much likeness: half of the way is half of the words."""

MOMENT = dt.timedelta(minutes=15)
NEIGHBOURS = 6
"""Reports of different documents within so many minutes are compared, each with so many before it."""

COMMON = 60
"""A term that so many reports hold tells no two of them apart; candidates come from rarer terms."""

_OPPOSED = (
    ("arrest", "release"), ("begin", "end"), ("close", "reopen"), ("arrive", "depart"), ("outage", "restore"),
    ("interrupt", "continue"), ("interrupt", "resume"), ("accept", "reject"), ("confirm", "deny"),
    ("convict", "acquit"), ("rise", "fall"), ("missing", "rescue"), ("fire", "extinguish"), ("demand", "offer"),
)  # fmt: skip
OPPOSED = tuple(("=" + x, "=" + y) for pair in _OPPOSED for x, y in (pair, pair[::-1]))
"""What is said of one event cannot be said of another that undoes it: the arrest and the release."""

BODIES = frozenset({"=firefighter", "=army", "=police", "=soldier"})
MANY = 3
"""So many bodies that take part are a list of those at work, which stands in reports of many events."""

WINDOW = dt.timedelta(days=14)
"""Reports further apart than this are not of one event, unless they name the same time or tell of the past; what lies
between is weighed by the judge."""

CLOCK_TOLERANCE = dt.timedelta(minutes=20)
"""Two clock times of one event may differ by so much between sources; further apart they are two events."""


LATE = dt.timedelta(hours=1)
"""How much later than an article a ticker may tell what happened, unless it names when."""

WALL = 2.0
"""Minutes by which two clock times may differ on the wall, if they are those of two zones."""


class Pair(Struct, frozen=True, order=True):
    """Two reports by their numbers, and how likely they are one event, or how alike (0 to 1)."""

    likeness: float
    one: int
    other: int


def candidates(
    reports: Sequence[Report], all_features: Sequence[Features], compared: Sequence[int], nearness: Nearness
) -> list[tuple[int, int]]:
    """Pairs of the reports to be compared: such as share a term which is not common, such as are near in meaning, and
    such as different documents tell at about the same minute. Found by indexes, so their number is near-linear."""
    wanted = set(compared)
    found = set(_by_terms(all_features, compared))
    found.update(_at_one_time(reports, all_features, compared))
    found.update(pair for pair in nearness.candidates() if pair[0] in wanted and pair[1] in wanted)
    return sorted(found)


def _at_one_time(
    reports: Sequence[Report], all_features: Sequence[Features], compared: Sequence[int]
) -> Iterator[tuple[int, int]]:
    timed = sorted((instant, n) for n in compared if (instant := all_features[n].instant) is not None)
    for place, (instant, n) in enumerate(timed):
        for before, other in timed[max(0, place - NEIGHBOURS) : place]:
            if instant - before <= MOMENT and reports[n].document.id != reports[other].document.id:
                yield min(n, other), max(n, other)


def _by_terms(all_features: Sequence[Features], compared: Sequence[int]) -> Iterator[tuple[int, int]]:
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
    nearness: Nearness,
) -> tuple[list[Pair], list[Pair]]:
    """Pairs of reports that may be one event, the likeliest first; and pairs of a plan and what came of it.

    compared: the numbers of the reports to compare, in order. In the second list `one` is the plan.
    """
    outcomes: list[Pair] = []
    possible: list[tuple[int, int]] = []
    for one, other in candidates(reports, all_features, compared, nearness):
        a, b = all_features[one], all_features[other]
        if readings[one].kind != readings[other].kind and "planned" in (readings[one].kind, readings[other].kind):
            plan, outcome = (one, other) if readings[one].kind == "planned" else (other, one)
            like = max(likeness(a, b), NEAR_AS_ALIKE * max(nearness.cosine(one, other)))
            follows = like >= OUTCOME and _can_follow(reports[plan], reports[outcome], readings[outcome])
            if follows and (_shared_words(a, b) > 1 or like >= PLAINLY):
                outcomes.append(Pair(like, plan, outcome))
        if (nearness.known or likeness(a, b) >= LEAST) and not forbidden(
            reports[one], reports[other], readings[one], readings[other], a, b
        ):
            possible.append((one, other))
    same = judged(possible, reports, readings, all_features, nearness)
    return _most_alike_first(same), _most_alike_first(outcomes)


def judged(
    possible: Iterable[tuple[int, int]],
    reports: Sequence[Report],
    readings: Sequence[Reading],
    all_features: Sequence[Features],
    nearness: Nearness,
) -> Iterator[Pair]:
    """Those of the pairs that may be of one event, with how likely they are."""
    judge = pair_judge(vectors=nearness.known)
    side_by_side = Signs(reports, readings, all_features, nearness)
    odds: dict[tuple[int, int], float] = {}
    rows: dict[tuple[int, int], array[float]] = {}
    for pair in possible:
        signs = side_by_side.of(*pair)
        if chance(alone := judge.at_first(signs)) >= POSSIBLE:
            odds[pair] = alone
            rows[pair] = array("d", signs)
    support = Support({pair: chance(alone) for pair, alone in odds.items()}, reports)
    scale = 1.0 if nearness.known else SAME / SAME_BY_WORDS
    for pair, alone in odds.items():
        likely = scale * judge.among_others(alone, [*rows[pair], *support.of(*pair)])
        if likely >= POSSIBLE:
            yield Pair(likely, *pair)


def _most_alike_first(found: Iterable[Pair]) -> list[Pair]:
    return sorted(found, key=lambda p: (-p.likeness, p.one, p.other))


def _can_follow(plan: Report, outcome: Report, reading: Reading) -> bool:
    """Whether a report can tell what came of a plan: it happened, and was reported later."""
    if reading.kind != "happened" or outcome.restates:
        return False
    return plan.time is None or outcome.time is None or outcome.time > plan.time


def _shared_words(a: Features, b: Features) -> int:
    return sum(1 for t in shared_terms(a, b) if t[0] not in "@~")


def forbidden(one: Report, other: Report, r: Reading, s: Reading, a: Features, b: Features) -> bool:
    """Whether something decides that two reports are of two events, however alike their words."""
    if "planned" in (r.kind, s.kind) and r.kind != s.kind and not (_ahead(one, r) and _ahead(other, s)):
        return True
    if (r.plans and s.cancels and not r.cancels) or (s.plans and r.cancels and not s.cancels):
        return True
    if (r.due & s.done and not s.due) or (s.due & r.done and not r.due):
        return True
    if any(
        (x in a.terms and y not in a.terms and y in b.terms) or (x in b.terms and y not in b.terms and y in a.terms)
        for x, y in OPPOSED
    ):
        return True
    if a.people and b.people and not a.people & b.people:
        return True
    if _only_why(a, b) or _only_who_takes_part(a, b) or _not_yet(one, other, r, s, a, b):
        return True
    if a.clocks and b.clocks and min(abs(x - y) for x in a.clocks for y in b.clocks) > CLOCK_TOLERANCE:
        return wall_clock(a, b) > WALL
    if one.time is not None and other.time is not None and abs(one.time - other.time) > WINDOW:
        return not a.clocks & b.clocks and not (r.kind == s.kind == "background")
    return False


def _not_yet(one: Report, other: Report, r: Reading, s: Reading, a: Features, b: Features) -> bool:
    """Whether a ticker tells what happened or was said so long after an article was last changed that the article
    cannot have known of it."""
    if not {r.kind, s.kind} <= {"happened", "said"} or a.clocks & b.clocks:
        return False
    article, entry = (one, other) if one.update is None else (other, one)
    if article.update is not None or entry.update is None or article.document.updates or entry.restates:
        return False
    known, told = article.as_of, entry.update.time
    return known is not None and told is not None and told - known > LATE


def _only_why(a: Features, b: Features) -> bool:
    """Whether all words that two reports share say, in one of them, why it came about: two things may have one
    reason."""
    if not a.why and not b.why:
        return False
    words = {t for t in shared_terms(a, b) if t[0] not in "@~"}
    return bool(words) and (words <= a.why or words <= b.why)


def _only_who_takes_part(a: Features, b: Features) -> bool:
    """Whether what two reports share is a list of bodies that take part, and at most one word: that makes no event."""
    shared = shared_terms(a, b)
    others = a.people | a.places
    bodies = [t for t in shared if t in BODIES or (t[0] == "@" and t[1:] not in others)]
    return len(bodies) >= MANY and sum(t not in bodies and t[0] not in "@~" for t in shared) <= 1


def _ahead(report: Report, reading: Reading) -> bool:
    """Whether a report tells of what is to come: as a plan, or a state until then."""
    if reading.kind == "planned" or reading.plans:
        return True
    return reading.kind != "background" and any(
        t.interval is not None and report.time is not None and t.interval.start > report.time for t in reading.times
    )


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

    def join(
        self,
        found: Sequence[Pair],
        barred: Callable[[int, int], bool],
        *,
        enough: float = SAME,
        throughout: float = COHERENCE,
    ) -> None:
        """Join pairs, the most alike first. barred: whether two reports must not come into one group. enough: likeness
        from which a pair joins. throughout: the least mean likeness between the members of two groups that join."""
        near: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for pair in found:
            a, b = self._group[pair.one], self._group[pair.other]
            if a != b:
                near[a][b] += pair.likeness
                near[b][a] += pair.likeness
        apart: dict[int, set[int]] = defaultdict(set)
        for pair in found:
            a, b = sorted((self._group[pair.one], self._group[pair.other]))
            if a == b or pair.likeness < enough or b in apart[a]:
                continue
            ones, others = self._members[a], self._members[b]
            if near[a][b] < throughout * len(ones) * len(others):
                continue
            if any(barred(min(x, y), max(x, y)) for x in ones for y in others):
                apart[a].add(b)
                apart[b].add(a)
                continue
            self.unite(pair.one, pair.other)
            for other, alike in near.pop(b).items():
                del near[other][b]
                if other != a:
                    near[a][other] += alike
                    near[other][a] += alike
            for other in apart.pop(b, set()):
                apart[other].discard(b)
                apart[other].add(a)
                apart[a].add(other)
