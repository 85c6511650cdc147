"""Figures as what they can be compared by: of what matter, within which bounds, announced or observed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from dateline.languages.story import listed
from dateline.model import Quantity, Span, TimeExpression
from dateline.story.events import Telling
from dateline.story.terms import TOKEN, lexicon, story_words

ABOUT = 0.1
"""How far "rund" reaches, as a share of the number: the practice of desks, not a rule."""

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "week": 604800.0}
_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_CLAUSE_END = re.compile(r"[,;:.!?–]\s| - ")

PEOPLE = "=people"
FATES = frozenset(
    "=" + c
    for c in (
        "dead", "injured", "seriously injured", "slightly injured", "missing", "arrest", "rescue", "evacuate", "acquit",
        "convict", "demonstrator", "passenger", "worker", "voter",
    )
)  # fmt: skip
"""What befalls people: "drei Menschen" is a figure of the dead only where the clause says that they died."""

FIRST_OR_LAST = frozenset({"=begin", "=end", "=hold", "=continue", "=interrupt", "=announce"})
"""Concepts that name no matter of their own: everything begins and ends."""


class Figure(Struct, frozen=True, kw_only=True):
    """A figure in a report. number: of the telling. span: the words of the value.

    unit: normalised, durations in "s". matter: terms that name what is counted; empty where only the sentence says.
    about: the words that name the matter, None where the value has none of its own.
    """

    telling: int
    span: Span
    lower: float
    upper: float
    unit: str | None
    matter: frozenset[str]
    about: Span | None
    duration: bool = False
    approximate: bool = False

    def agrees(self, other: Figure) -> bool:
        """Whether both can be true: their bounds meet, or one is the other rounded."""
        if self.lower <= other.upper and other.lower <= self.upper:
            return True
        return self._exact and other._exact and _rounded(self.lower, other.lower)

    @property
    def _exact(self) -> bool:
        return self.lower == self.upper


def _rounded(one: float, other: float) -> bool:
    """Whether one number is the other, rounded to fewer digits: 1200000 and 1234567 are; 12 and 13 are not."""
    coarse, fine = sorted((one, other), key=lambda n: len(f"{abs(n):.10g}".rstrip("0").replace(".", "").lstrip("0")))
    digits = len(f"{abs(coarse):.10g}".rstrip("0").replace(".", "").lstrip("0"))
    if not coarse or not fine or abs(fine) < 100:
        return False
    size = math.floor(math.log10(abs(fine)))
    return math.isclose(round(fine, digits - 1 - size), coarse)


def figures(tellings: Sequence[Telling]) -> list[Figure]:
    """The figures of all reports that state or announce something, in order."""
    found: list[Figure] = []
    for number, telling in enumerate(tellings):
        if telling.reading.kind == "background":
            continue
        found.extend(_of(number, telling))
    return found


def _of(number: int, telling: Telling) -> Iterator[Figure]:
    report, document = telling.report, telling.report.document
    taken: list[Span] = []
    for time in telling.reading.times:
        if time.type == "DURATION" and (seconds := duration(time.value)) and _lasts(telling, time):
            taken.append((time.start, time.end))
            low, high = _bounds(seconds, time.mod)
            yield Figure(
                telling=number, span=(time.start, time.end), lower=low, upper=high, unit="s", matter=frozenset(),
                about=None, duration=True, approximate=time.mod is not None,
            )  # fmt: skip
    for quantity in document.annotations.quantities:
        if quantity.start < report.start or quantity.end > report.end:
            continue
        if any(s < quantity.end and e > quantity.start for s, e in taken) or quantity.unit in SECONDS:
            continue
        figure = _figure(number, telling, quantity)
        if figure is not None:
            yield figure


def _figure(number: int, telling: Telling, quantity: Quantity) -> Figure | None:
    low, high = quantity.lower, quantity.upper
    if quantity.number is None and low is None and high is None:
        return None
    if low is None and high is None and quantity.number is not None:
        reach = abs(quantity.number) * ABOUT if quantity.approximate else 0.0
        low, high = quantity.number - reach, quantity.number + reach
    matter = frozenset(_terms(telling, *quantity.counted)) if quantity.counted else frozenset()
    if PEOPLE in matter or (not matter and quantity.unit is None):
        fate = _fate(telling, quantity)
        if fate is None:
            return None
        matter = frozenset({PEOPLE, fate}) - ({PEOPLE} if fate in FATES else set())
    return Figure(
        telling=number,
        span=(quantity.start, quantity.end),
        lower=-math.inf if low is None else low,
        upper=math.inf if high is None else high,
        unit=quantity.unit,
        matter=matter,
        about=quantity.counted,
        approximate=quantity.approximate,
    )


def _terms(telling: Telling, start: int, end: int) -> list[str]:
    document = telling.report.document
    lexis = lexicon(document.language)
    return [t for m in TOKEN.finditer(document.text, start, end) for t, w in lexis.terms(m.group()) if w >= 1]


def _fate(telling: Telling, quantity: Quantity) -> str | None:
    """What the clause says befell the people counted: the nearest such word behind the figure, else before it."""
    report = telling.report
    others = [q.start for q in report.document.annotations.quantities if report.start <= q.start < report.end]
    following = min((s for s in others if s >= quantity.end), default=report.end)
    end = quantity.counted[1] if quantity.counted else quantity.end
    behind = [t for t in _terms(telling, end, max(end, following)) if t in FATES]
    if behind:
        return behind[0]
    previous = max((s for s in others if s < quantity.start), default=report.start)
    before = [t for t in _terms(telling, previous, quantity.start) if t in FATES]
    return before[-1] if before else None


def duration(value: str) -> float | None:
    """The seconds of a TIMEX3 duration up to weeks ("PT2H45M"); None for months, years and vague ones."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (float(g or 0) for g in match.groups())
    return weeks * 604800 + days * 86400 + hours * 3600 + minutes * 60 + seconds


def _bounds(seconds: float, mod: str | None) -> tuple[float, float]:
    """The bounds that a TIMEX3 modifier leaves (ISO-TimeML 3.1.1.4)."""
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return seconds, math.inf
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return 0.0, seconds
    if mod is not None:
        return seconds * (1 - ABOUT), seconds * (1 + ABOUT)
    return seconds, seconds


@cache
def _lasting(language: str) -> frozenset[str]:
    lexis = lexicon(language)
    return frozenset(lexis.stem(w) for w in listed(story_words(language).lasting))


def _lasts(telling: Telling, time: TimeExpression) -> bool:
    """Whether the duration's clause says that something lasted so long."""
    document, report = telling.report.document, telling.report
    start = max((m.end() for m in _CLAUSE_END.finditer(document.text, report.start, time.start)), default=report.start)
    ending = _CLAUSE_END.search(document.text, time.end, report.end)
    end = ending.start() if ending else report.end
    lexis = lexicon(document.language)
    cues = _lasting(document.language)
    return any(lexis.stem(m.group().lower()) in cues for m in TOKEN.finditer(document.text, start, end))


def matters(telling: Telling) -> frozenset[str]:
    """The things that a report speaks of, by its words and its heading: what a duration may be the length of."""
    report, document = telling.report, telling.report.document
    spans = [(report.start, report.end), *([report.heading] if report.heading else [])]
    lexis = lexicon(document.language)
    found: set[str] = set()
    for start, end in spans:
        for match in TOKEN.finditer(document.text, start, end):
            if match.group()[0].isupper() or not story_words(document.language).compounds:
                found.update(t for t, w in lexis.terms(match.group()) if t[0] != "#")
    return frozenset(found) - FIRST_OR_LAST
