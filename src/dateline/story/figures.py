"""Figures as what they can be compared by: of what matter, within which bounds, announced or observed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from dateline.languages.story import listed
from dateline.model import Quantity, Span, TimeExpression
from dateline.story.absent import nobody
from dateline.story.ages import ages
from dateline.story.events import Telling
from dateline.story.reports import within
from dateline.story.spelling import skeleton
from dateline.story.terms import TOKEN, lexicon, story_words

ABOUT = 0.1
"""How far "rund" reaches, as a share of the number: the practice of desks, not a rule."""

ROUNDED = 0.06
"""How far, as a share, a number may be from what it is rounded to: two digits leave a twentieth. 1.5 million is not
"two million", nor are 2,500 "2,000"."""

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "week": 604800.0}
_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_SCORE = re.compile(r"\d+\s?[-–:]\s?\d+")
_CLAUSE_END = re.compile(r"[,;:.!?–]\s| - ")

PEOPLE = "=people"
PERSONS = frozenset(
    "=" + c
    for c in (
        "people", "passenger", "worker", "resident", "student", "child", "demonstrator", "soldier", "police",
        "firefighter", "patient", "miner", "visitor", "crew", "man", "woman",
    )
)  # fmt: skip
"""Words for people that say nothing of what befell them."""

FATES = frozenset(
    "=" + c
    for c in (
        "dead", "injured", "seriously injured", "slightly injured", "missing", "arrest", "rescue", "evacuate", "acquit",
        "convict", "demonstrator", "demonstration", "safe", "leave",
    )
)  # fmt: skip
"""What befalls people: "drei Menschen" is a figure of the dead only where the clause says that they died."""

TOLL = frozenset({"=dead", "=injured", "=seriously injured", "=slightly injured", "=missing"})
"""Counts that a whole story shares: every report of the dead counts the same dead."""

LASTING = frozenset({"end", "hold", "interrupt"})
"""Concepts that make a duration in their clause the length of something."""

FIRST_OR_LAST = frozenset({"=begin", "=end", "=hold", "=continue", "=interrupt", "=announce"})
"""Concepts that name no matter of their own: everything begins and ends."""


class Figure(Struct, frozen=True, kw_only=True):
    """A figure in a report. number: of the telling. span: the words of the value.

    unit: normalised, durations in "s". matter: terms that name what is counted; empty where only the sentence says.
    about: the words that name the matter, None where the value has none of its own. follows: the number of the telling
    right before that counts the same, for a bare figure.
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
    follows: int | None = None

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
    if not coarse or not fine or abs(coarse - fine) > ROUNDED * abs(fine):
        return False
    if abs(fine) < 100:
        return not float(fine).is_integer() and float(coarse).is_integer() and round(fine) == coarse
    size = math.floor(math.log10(abs(fine)))
    return math.isclose(round(fine, digits - 1 - size), coarse)


def figures(tellings: Sequence[Telling]) -> list[Figure]:
    """The figures of all reports that state or announce something, in order.

    A bare figure takes its matter from the report right before it, where that counts one thing ("2400 Beschäftigte
    … Der Verband spricht von höchstens 1100").
    """
    found: list[Figure] = []
    before: list[Figure] = []
    for number, telling in enumerate(tellings):
        if of_then(telling) or (telling.reading.kind == "background" and not telling.reading.quotes):
            before = []
            continue
        here = list(_of(number, telling))
        if not here and before and _follows(tellings[before[0].telling], telling):
            here = list(_bare(number, telling, before[0]))
        found.extend(here)
        before = here if len(here) == 1 and here[0].matter and here[0].upper else []
    return found


def of_then(telling: Telling) -> bool:
    """Whether a report tells of another time: long ago, or "damals"."""
    return telling.reading.long_ago or any(t.value == "PAST_REF" for t in telling.reading.times)


def _follows(before: Telling, after: Telling) -> bool:
    one, other = before.report, after.report
    return one.document.id == other.document.id and one.block == other.block and other.start - one.end <= 2


def _bare(number: int, telling: Telling, before: Figure) -> Iterator[Figure]:
    """The only figure of a report that says nothing of what it counts, as one of the matter before it."""
    here = list(quantities_of(telling))
    old = {age.span for age in ages(telling.report.document, telling.report.start, telling.report.end)}
    if (
        len(here) == 1
        and (here[0].start, here[0].end) not in old
        and here[0].unit is None
        and here[0].counted is None
        and before.unit is None
    ):
        report, text = telling.report, telling.report.document.text
        if any(c.isdigit() for c in text[report.start : here[0].start] + text[here[0].end : report.end]):
            return  # "1900 Mitarbeiter, die Gewerkschaft kam auf 4200": what may be a year may be the other figure
        low, high = limits(here[0])
        yield Figure(
            telling=number, span=(here[0].start, here[0].end), lower=low, upper=high, unit=None,
            matter=before.matter, about=None, approximate=here[0].approximate, follows=before.telling,
        )  # fmt: skip


def quantities_of(telling: Telling) -> Iterator[Quantity]:
    """The quantities of a report and of its heading."""
    report = telling.report
    spans = [(report.start, report.end), *([report.heading] if report.heading else [])]
    found = [q for start, end in spans for q in within(report.document.annotations.quantities, start, end)]
    yield from sorted(found, key=lambda q: q.start)


def limits(quantity: Quantity) -> tuple[float, float]:
    """From where to where the number may lie; "rund" leaves a tenth to either side."""
    low, high = quantity.lower, quantity.upper
    if low is None and high is None and quantity.number is not None:
        reach = abs(quantity.number) * ABOUT if quantity.approximate else 0.0
        return quantity.number - reach, quantity.number + reach
    return -math.inf if low is None else low, math.inf if high is None else high


def _of(number: int, telling: Telling) -> Iterator[Figure]:
    taken: list[Span] = []
    for time in telling.reading.times:
        if time.type == "DURATION" and (seconds := duration(time.value)) and _lasts(telling, time):
            taken.append((time.start, time.end))
            low, high = bounds(seconds, time.mod)
            yield Figure(
                telling=number, span=(time.start, time.end), lower=low, upper=high, unit="s", matter=frozenset(),
                about=None, duration=True, approximate=time.mod is not None,
            )  # fmt: skip
    for span, harm in nobody(telling):
        taken.append(span)
        yield Figure(
            telling=number, span=span, lower=0.0, upper=0.0, unit=None, matter=frozenset({harm}), about=None
        )  # fmt: skip
    for quantity in quantities_of(telling):
        if any(s < quantity.end and e > quantity.start for s, e in taken) or quantity.unit in SECONDS:
            continue
        figure = _figure(number, telling, quantity)
        if figure is not None:
            yield figure


def _figure(number: int, telling: Telling, quantity: Quantity) -> Figure | None:
    if no_count(telling, quantity):
        return None
    low, high = limits(quantity)
    counted = quantity.counted or _counted_before(telling, quantity)
    matter = frozenset(terms_of(telling, *counted)) if counted else frozenset()
    if matter & PERSONS or (not matter and quantity.unit is None):
        fate = _fate(telling, quantity)
        if fate is not None:
            matter = frozenset({fate})
        elif PEOPLE in matter or not matter:
            return None
    if quantity.unit == "%" and not matter:
        matter = _whose(telling, quantity)
    return Figure(
        telling=number,
        span=(quantity.start, quantity.end),
        lower=low,
        upper=high,
        unit=quantity.unit,
        matter=matter,
        about=counted,
        approximate=quantity.approximate,
    )


def no_count(telling: Telling, quantity: Quantity) -> bool:
    """Whether a quantity is nothing that another report could count.

    No number, a vague one, what comes on top, a rate, what was before a change, a score.
    """
    if quantity.number is None and quantity.lower is None and quantity.upper is None:
        return True
    return (
        _is_vague(telling, quantity)
        or _is_added(telling, quantity)
        or _is_rate(telling, quantity)
        or _is_no_more(telling, quantity)
        or _SCORE.fullmatch(telling.report.document.text[quantity.start : quantity.end]) is not None
    )


def _counted_before(telling: Telling, quantity: Quantity) -> Span | None:
    """What stands before a figure as what it counts: "a crowd of 26,900"."""
    document = telling.report.document
    before = list(TOKEN.finditer(document.text, telling.report.start, quantity.start))[-2:]
    of = listed(story_words(document.language).of)
    if quantity.unit is not None or len(before) < 2 or before[1].group().lower() not in of:
        return None
    known = any(t[0] == "=" for t, _ in lexicon(document.language).terms(before[0].group()))
    return before[0].span() if known else None


def _whose(telling: Telling, quantity: Quantity) -> frozenset[str]:
    """Whose share a percentage is: the one that is named nearest before it, in the same clause."""
    document = telling.report.document
    start = max(
        (m.end() for m in _CLAUSE_END.finditer(document.text, telling.report.start, quantity.start)),
        default=telling.report.start,
    )
    named = [n for n in document.annotations.names if start <= n.start and n.end <= quantity.start]
    if not named:
        return frozenset()
    return frozenset({"@" + skeleton(document.text[named[-1].start : named[-1].end].split()[-1])})


def _is_vague(telling: Telling, quantity: Quantity) -> bool:
    """Whether a number word only says how many about there are: "mehrere tausend Sandsäcke"."""
    document = telling.report.document
    before = [m.group().lower() for m in TOKEN.finditer(document.text, max(0, quantity.start - 24), quantity.start)]
    return bool(before) and before[-1] in listed(story_words(document.language).several)


def _is_added(telling: Telling, quantity: Quantity) -> bool:
    """Whether it only counts what comes on top of a count: "drei weitere Fälle", "another 46 Germans", "46 more"."""
    document, report = telling.report.document, telling.report
    words = listed(story_words(document.language).added)
    before = [m.group().lower() for m in TOKEN.finditer(document.text, report.start, quantity.start)][-1:]
    following = TOKEN.search(document.text, quantity.end, report.end)
    return bool(words & {*before, *([following.group().lower()] if following else [])})


def _is_no_more(telling: Telling, quantity: Quantity) -> bool:
    """Whether it only says from what a figure changed: "von 64 auf 67 Jahre"."""
    document, report = telling.report.document, telling.report
    before = [m.group().lower() for m in TOKEN.finditer(document.text, report.start, quantity.start)][-1:]
    following = TOKEN.search(document.text, quantity.end, report.end)
    if not before or not following or not document.text[following.end() :].lstrip()[:1].isdecimal():
        return False
    return f"{before[0]}-{following.group().lower()}" in listed(story_words(document.language).changed)


def _is_rate(telling: Telling, quantity: Quantity) -> bool:
    """Whether the counted thing is only what a rate is measured by ("Liter pro Quadratmeter")."""
    document = telling.report.document
    words = listed(story_words(document.language).per)
    end = quantity.counted[1] if quantity.counted else quantity.end
    following = TOKEN.search(document.text, quantity.end, telling.report.end)
    near = following.end() if following else end
    return any(m.group().lower() in words for m in TOKEN.finditer(document.text, quantity.start, max(end, near)))


def terms_of(telling: Telling, start: int, end: int) -> list[str]:
    """The terms of the words of a part of the report's document, those that say something; two words may be one."""
    document = telling.report.document
    lexis = lexicon(document.language)
    words = [m.group() for m in TOKEN.finditer(document.text, start, end)]
    found = []
    for n, word in enumerate(words):
        pair = lexis.phrase(f"{word}-{words[n + 1]}".lower()) if n + 1 < len(words) else None
        found += [f"={pair}"] if pair else [t for t, w in lexis.terms(word) if w >= 1]
    return found


def _fate(telling: Telling, quantity: Quantity) -> str | None:
    """What the clause says befell the people counted: the nearest such word behind the figure, else before it."""
    report = telling.report
    others = [q.start for q in report.document.annotations.quantities if report.start <= q.start < report.end]
    following = min((s for s in others if s >= quantity.end), default=report.end)
    end = quantity.counted[1] if quantity.counted else quantity.end
    behind = [t for t in terms_of(telling, end, max(end, following)) if t in FATES]
    if behind:
        return behind[0]
    previous = max((s for s in others if s < quantity.start), default=report.start)
    before = [t for t in terms_of(telling, previous, quantity.start) if t in FATES]
    if not before and report.heading and quantity.start >= report.start:
        before = [t for t in terms_of(telling, *report.heading) if t in FATES]
    return before[-1] if before else None


def duration(value: str) -> float | None:
    """The seconds of a TIMEX3 duration up to weeks ("PT2H45M"); None for months, years and vague ones."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (float(g or 0) for g in match.groups())
    return weeks * 604800 + days * 86400 + hours * 3600 + minutes * 60 + seconds


def bounds(seconds: float, mod: str | None) -> tuple[float, float]:
    """The bounds that a TIMEX3 modifier leaves (ISO-TimeML 3.1.1.4)."""
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return seconds, math.inf
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return 0.0, seconds
    if mod is not None:
        return seconds * (1 - ABOUT), seconds * (1 + ABOUT)
    return seconds, seconds


def is_distance(telling: Telling, time: TimeExpression) -> bool:
    """Whether a duration only says how far apart two moments are ("zwei Stunden später", "three days after")."""
    document = telling.report.document
    following = TOKEN.search(document.text, time.end, telling.report.end)
    near = [*TOKEN.finditer(document.text, time.start, time.end), *([following] if following else [])]
    # the first word may be a preposition that is such a word elsewhere ("nach drei Stunden")
    return any(m.group().lower() in listed(story_words(document.language).offset) for m in near[1:])


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
    if is_distance(telling, time):
        return False
    if "-" in document.text[time.start : time.end]:
        return False
    cues = _lasting(document.language)
    words = [m.group().lower() for m in TOKEN.finditer(document.text, start, end)]
    return any(lexis.stem(w) in cues or lexis.concept(w) in LASTING for w in words)


def matters(telling: Telling, before: Telling | None = None) -> frozenset[str]:
    """The things that a report speaks of, by its words and its heading: what a duration may be the length of.

    before: the report right before it, if that is to tell what a pronoun means ("Es dauerte drei Stunden"); then the
    heading of its entry counts as well.
    """
    report, document = telling.report, telling.report.document
    heading = report.heading
    if before is not None and report.update is not None:
        heading = report.update.heading_span
    found: set[str] = set()
    for start, end in ((report.start, report.end), *([heading] if heading else [])):
        for match in nouns(telling, start, end):
            found.update(t for t, _ in lexicon(document.language).terms(match.group()) if t[0] != "#")
    if before is not None and _follows(before, telling):
        pronouns = listed(story_words(document.language).impersonal)
        if any(m.group().lower() in pronouns for m in TOKEN.finditer(report.text)):
            found |= matters(before)
    return frozenset(found) - FIRST_OR_LAST


def nouns(telling: Telling, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a span that may be nouns: in German by their capital, else all that say something.

    A capital at a sentence's beginning says nothing unless the document writes the word so within one.
    """
    document = telling.report.document
    words = story_words(document.language)
    other = listed(words.lasting) | listed(words.offset) | listed(words.about) | listed(words.planned)
    for match in TOKEN.finditer(document.text, start, end):
        word = match.group()
        if word.lower() in other or (words.compounds and not word[0].isupper()):
            continue
        if words.compounds and match.start() == start and not _inside_a_sentence(word, document.text):
            continue
        yield match


def _inside_a_sentence(word: str, text: str) -> bool:
    place = text.find(f" {word}")
    while place >= 0:
        if text[place - 1 : place].isalpha():
            return True
        place = text.find(f" {word}", place + 1)
    return False
