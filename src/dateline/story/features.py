"""What reports are compared by: words, figures, people and clock times, rare ones heavier than common ones."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.languages.story import listed
from dateline.model import Document, Span
from dateline.story.actors import Cast
from dateline.story.kinds import Reading
from dateline.story.reports import Report
from dateline.story.terms import TOKEN, lexicon, story_words
from dateline.story.when import When

HEADING_WEIGHT = 0.6
CONTEXT_WEIGHT = 0.5
NAME_WEIGHT = 1.0


WHY_WEIGHT = 0.4
"""Weight of a word in a clause that only says why."""

RAREST = 4.0
"""Weight of a term that one report alone holds, in a story of any size."""

AHEAD = dt.timedelta(hours=3)
"""What has happened cannot lie so far ahead of its report."""

Stretch = tuple[dt.datetime, dt.datetime]
"""From when to when, both aware."""

_CLAUSE_END = re.compile(r"[,;:.!?–](?=\s|$)")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


class Features(Struct, frozen=True, kw_only=True):
    """A report as weighted terms (term → weight × rarity), their sum, and what can forbid that two reports are one.

    people: ids of persons named in it. clocks: the minutes that it names, as instants in UTC. instant: the first of
    them, else its ticker entry's: about when it was, as far as that is known to the minute. around: from when to when
    it may have been by the time that it names, its entry, or the last time named before it in its document; None where
    nothing says so. own: terms of the report itself, without its heading and context. heads: compounds in it → the
    terms of their tails. why: words that stand only in a clause that says why.
    """

    terms: dict[str, float]
    total: float
    own: int
    heads: dict[str, str]
    people: frozenset[str]
    clocks: frozenset[dt.datetime]
    instant: dt.datetime | None
    around: Stretch | None
    places: frozenset[str]
    why: frozenset[str]


def features(
    reports: Sequence[Report], readings: Sequence[Reading], whens: Sequence[When], cast: Cast
) -> list[Features]:
    """The features of each report, with rarity counted over all of them. whens: when the event of each was."""
    kinds = {a.id: a.kind for a in cast.actors}
    raw: list[dict[str, float]] = []
    people: list[frozenset[str]] = []
    own: list[int] = []
    before: list[str] = []
    for n, (report, reading) in enumerate(zip(reports, readings, strict=True)):
        terms = _terms(report, report.start, report.end, cast)
        own.append(len(terms))
        for clock in _clocks(report, reading):
            terms.update(_clock_terms(clock))
        named = _taking_part(report, reading, cast, kinds)
        meant = named
        if report.heading:
            for term, weight in _terms(report, *report.heading, cast).items():
                terms.setdefault(term, weight * HEADING_WEIGHT)
        if not named and n and reports[n - 1].document is report.document and _refers_back(report):
            meant = before
            for actor in before:
                terms.setdefault(f"@{actor}", CONTEXT_WEIGHT)
        before = meant
        raw.append(terms)
        people.append(frozenset(named))
    frequency = Counter(term for terms in raw for term in terms)
    scale = RAREST / math.log(1 + len(raw)) if raw else 1.0
    rarity = {t: scale * math.log(1 + len(raw) / n) for t, n in frequency.items()}
    found = []
    stretches = _stretches(reports, whens)
    for report, reading, terms, persons, count, around in zip(
        reports, readings, raw, people, own, stretches, strict=True
    ):
        weighted = {t: w * rarity[t] for t, w in terms.items()}
        places = frozenset(
            i for i in cast.meant(report.document.id, report.start, report.end) if kinds.get(i) == "place"
        )
        found.append(
            Features(
                terms=weighted,
                total=sum(w for t, w in weighted.items() if t[0] != "~") or 1.0,
                own=count,
                heads={t: h for t in terms if (h := lexicon(report.document.language).head(t))},
                people=persons,
                clocks=frozenset(_clocks(report, reading)),
                instant=_instant(report, reading),
                around=around,
                places=places,
                why=_only_why(report, terms),
            )
        )
    return found


def _stretches(reports: Sequence[Report], whens: Sequence[When]) -> list[Stretch | None]:
    """From when to when each report's event may have been. What an article tells without a time goes on from the last
    one that it named."""
    found: list[Stretch | None] = []
    for n, (report, known) in enumerate(zip(reports, whens, strict=True)):
        entry = report.update.time if report.update is not None else None
        if known.explicit and known.start is not None:
            found.append((known.start, known.end or known.start))
        elif report.update is not None:
            found.append((entry, entry) if entry is not None else None)
        else:
            goes_on = n > 0 and reports[n - 1].document is report.document and reports[n - 1].update is None
            found.append(found[-1] if goes_on and not report.restates else None)
    return found


def _instant(report: Report, reading: Reading) -> dt.datetime | None:
    if clocks := _clocks(report, reading):
        return clocks[0]
    return report.update.time if report.update is not None and reading.kind != "planned" else None


def _taking_part(report: Report, reading: Reading, cast: Cast, kinds: Mapping[str, str]) -> list[str]:
    """The persons of whom the report tells; one on whose word it only stands is not, one whose literal words are is."""
    sources = [s for a in reading.attributions for s in a.source]
    sources += [s for q in reading.quotes if q.type != "Direct" for s in q.speaker]
    found = [
        actor
        for start, end, actor in cast.mentions_in(report.document.id, report.start, report.end)
        if kinds.get(actor) == "person" and not any(s <= start < e for s, e in sources)
    ]
    return list(dict.fromkeys(found))


def _clock_terms(clock: dt.datetime) -> dict[str, float]:
    """A clock time as terms: itself, and the two stretches of ten minutes that it lies in, so that near ones meet."""
    minute = int(clock.timestamp()) // 60
    return {f"~{minute}": 0.5, f"~a{minute // 10}": 0.5, f"~b{(minute + 5) // 10}": 0.5}


def _clocks(report: Report, reading: Reading) -> list[dt.datetime]:
    """The clock times that a report names, in UTC; ahead of what happened: the day before's."""
    found = []
    for time in reading.times:
        if time.type != "TIME":
            continue
        clock = None
        if time.interval is not None and time.precision in ("second", "minute"):
            clock = time.interval.start
        elif time.interval is None and _MINUTE.fullmatch(time.value) and report.document.zone:
            clock = dt.datetime.fromisoformat(time.value).replace(tzinfo=ZoneInfo(report.document.zone))
        if clock is None:
            continue
        if reading.kind != "planned" and report.time is not None and clock > report.time + AHEAD:
            clock -= dt.timedelta(days=1)
        found.append(clock.astimezone(dt.UTC))
    return found


def _refers_back(report: Report) -> bool:
    """Whether a pronoun of the report means somebody named before."""
    words = story_words(report.document.language)
    pronouns = listed(words.singular) | listed(words.plural) | listed(words.both)
    return any(m.group().lower() in pronouns for m in TOKEN.finditer(report.text))


def _reasons(document: Document, start: int, end: int) -> list[Span]:
    """The clauses of a span that only say why: two things may have one reason."""
    words = listed(story_words(document.language).reasons)
    found: list[Span] = []
    for match in TOKEN.finditer(document.text, start, end):
        if (
            match.group().lower() in words
            and document.text[max(start, match.start() - 2) : match.start()].strip() == ","
        ):
            close = _CLAUSE_END.search(document.text, match.end(), end)
            found.append((match.start(), close.start() if close else end))
    return found


def _only_why(report: Report, terms: Mapping[str, float]) -> frozenset[str]:
    """The words among the terms that stand only in a clause that says why; without names and times."""
    reasons = _reasons(report.document, report.start, report.end)
    if not reasons:
        return frozenset()
    lexis = lexicon(report.document.language)
    inside: set[str] = set()
    outside: set[str] = set()
    for match in TOKEN.finditer(report.document.text, report.start, report.end):
        there = inside if any(s <= match.start() < e for s, e in reasons) else outside
        there.update(term for term, _ in lexis.terms(match.group().lower()))
    return frozenset(t for t in inside - outside if t in terms and t[0] not in "@~")


def _terms(report: Report, start: int, end: int, cast: Cast) -> dict[str, float]:
    """The terms of a span: actors for words that mean them, figures for quantities, stems and concepts for the rest."""
    document = report.document
    lexis = lexicon(document.language)
    terms: dict[str, float] = {}
    taken: list[Span] = []
    for left, right, actor in cast.mentions_in(document.id, start, end):
        if (document.id, left, right) in cast.offices:
            continue
        terms[f"@{actor}"] = NAME_WEIGHT
        if (document.id, left, right) not in cast.described:
            taken.append((left, right))
    taken.extend(
        (t.start, t.end)
        for t in document.annotations.times
        if t.start < end and t.end > start and t.type in ("TIME", "DATE")
    )
    for quantity in document.annotations.quantities:
        if quantity.start < end and quantity.end > start and quantity.number is not None:
            terms[f"#{quantity.number:g}"] = 1.0 if quantity.number > 9 else 0.6 if quantity.number > 1 else 0.2
            taken.append((quantity.start, quantity.end))
    before: list[str] = []
    reasons = _reasons(document, start, end)
    for match in TOKEN.finditer(document.text, start, end):
        if any(s <= match.start() < e for s, e in taken):
            before = []
            continue
        share = WHY_WEIGHT if any(s <= match.start() < e for s, e in reasons) else 1.0
        word = match.group().lower()
        for n in range(len(before)):
            if concept := lexis.phrase("-".join((*before[n:], word))):
                terms["=" + concept] = max(share, terms.get("=" + concept, 0.0))
        before = [*before[-2:], word]
        for term, weight in lexis.terms(word):
            terms[term] = max(weight * share, terms.get(term, 0.0))
    return terms
