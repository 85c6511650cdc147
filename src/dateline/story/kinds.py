"""What kind of event a report tells of: what happened, what is planned, what somebody said, what was before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from dateline.languages.story import listed
from dateline.model import Attribution, EventKind, Quote, TimeExpression
from dateline.story.comments import comments
from dateline.story.reports import Report
from dateline.story.terms import lexicon, story_words

_WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*|[.,;:!?–]")
_ONLY_WORDS = re.compile(r"[^\W\d_ ]*(?: [^\W\d_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
LEAD = 20
"""Characters that may stand between a verb of speech and its colon ("sagt aber auch:")."""

LONG_AGO = dt.timedelta(days=3)
"""What a report places so long before itself is background; news is younger."""

WEEK = dt.timedelta(days=8)
"""A weekday may have been taken for the wrong week's; only what lies further back is surely past."""

SPEECH_SHARE = 0.4
"""Share of a sentence's characters from which a direct quotation is what the sentence reports."""


class Reading(Struct, frozen=True, kw_only=True):
    """How a report tells what it tells. quotes, times, attributions: what of the document's lies in it.

    long_ago: it names a time long before it was made. due, done: terms of the verbs of what it says must be done, and
    of what it says has been done. plans: it tells of what is to come, also on somebody's word. cancels: it says that a
    plan fell through.
    """

    kind: EventKind
    hedged: bool
    long_ago: bool = False
    due: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    plans: bool = False
    cancels: bool = False
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class _Tenses(Struct, frozen=True):
    planned: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    future: frozenset[str]
    infinitives: tuple[str, ...]
    hearsay: frozenset[str]
    hearsay_moving: frozenset[str]
    pairs: frozenset[str]
    obliged: frozenset[str]
    perfect: frozenset[str]
    pluperfect: frozenset[str]
    being: frozenset[str]
    moving: tuple[str, ...]
    participle: re.Pattern[str]
    cancelled: frozenset[str]
    lasted: frozenset[str]
    articles: frozenset[str]


@cache
def _tenses(language: str) -> _Tenses:
    words = story_words(language)
    return _Tenses(
        listed(words.planned),
        listed(words.planned_participles),
        listed(words.auxiliaries),
        listed(words.future),
        tuple(listed(words.infinitives)),
        listed(words.hearsay),
        listed(words.hearsay_moving),
        listed(words.planned_pairs),
        listed(words.obliged),
        listed(words.perfect),
        listed(words.pluperfect),
        listed(words.being),
        tuple(listed(words.moving)),
        re.compile(words.participle),
        listed(words.cancelled),
        listed(words.lasted),
        listed(words.articles),
    )


def read(
    report: Report,
    quotes: Sequence[Quote],
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    *,
    person_speaks: bool,
    now: dt.datetime | None = None,
) -> Reading:
    """The kind of a report and whether it is asserted.

    quotes, times, attributions: those of the document that lie in the report. person_speaks: a person is the speaker
    of one of the indirect quotations; what an office or an agency states is told as what happened, on its word. now:
    about when the story is, for a document without a date.
    """
    spoken = _speaks(report, quotes, person_speaks)
    kind: EventKind = "said" if spoken else _tense(report, quotes, times, now)
    hedged = any(a.kind in ("hedge", "unnamed") for a in attributions) and not spoken
    return Reading(
        kind=kind,
        hedged=hedged,
        long_ago=_before(report, times, now),
        due=_due(report),
        done=_done(report),
        plans=_plans(report),
        cancels=_cancels(report),
        quotes=tuple(quotes),
        times=tuple(times),
        attributions=tuple(attributions),
    )


def _speaks(report: Report, quotes: Sequence[Quote], person_speaks: bool) -> bool:
    for quote in quotes:
        inside = [(max(s, report.start), min(e, report.end)) for s, e in quote.quote]
        length = sum(e - s for s, e in inside if e > s)
        if quote.type == "Direct":
            words = sum(len(report.document.text[s:e].split()) for s, e in inside if e > s)
            if words >= 5 or length >= SPEECH_SHARE * (report.end - report.start):
                return True
            if (person_speaks or _is_pronoun(report, quote)) and _stands_on_word(report, quote):
                return True
        elif person_speaks and length >= SPEECH_SHARE * (report.end - report.start):
            return True
    return False


def _is_pronoun(report: Report, quote: Quote) -> bool:
    """Whether the speaker is "he" or "she": a person, whoever it is."""
    pronouns = listed(story_words(report.document.language).singular)
    return any(report.document.text[s:e].lower() in pronouns for s, e in quote.speaker)


def _stands_on_word(report: Report, quote: Quote) -> bool:
    """Whether the frame makes the whole sentence somebody's words: "Er drohte: …", "…, so Hanna Ostermoor"."""
    text = report.document.text
    for start, end in quote.cue:
        if not report.start <= start < report.end:
            continue
        colon = text.find(":", end, end + LEAD)
        if colon >= 0 and _ONLY_WORDS.fullmatch(text, end, colon) and colon < quote.quote[0][0]:
            return True
        closes = max((e for _, e in quote.speaker), default=0) >= report.end - 2
        if closes and text[max(0, start - 2) : start] == ", ":
            return True
    return False


def _tense(
    report: Report, quotes: Sequence[Quote], times: Sequence[TimeExpression], now: dt.datetime | None
) -> EventKind:
    tenses = _tenses(report.document.language)
    tokens = [
        m.group().lower()
        for m in _WORD.finditer(report.text)
        if not any(q.type == "Direct" and any(s <= m.start() + report.start < e for s, e in q.quote) for q in quotes)
    ]
    if _before(report, times, now) or _pluperfect(tokens, tenses):
        return "background"
    if _future(tokens, tenses) or _later(report, times):
        return "planned"
    return "background" if comments(report, quotes) else "happened"


def _plans(report: Report) -> bool:
    return _future([m.group().lower() for m in _WORD.finditer(report.text)], _tenses(report.document.language))


def turns_to(report: Report, place: int) -> bool:
    """Whether a report, having told what was called off, looks ahead before `place` (an offset into its document):
    "hat die Reise abgebrochen und will gegen 1 Uhr …"."""
    tenses = _tenses(report.document.language)
    words = [m.group().lower() for m in _WORD.finditer(report.document.text, report.start, place)]
    ends = (n for n, w in enumerate(words) if w in tenses.cancelled or "-".join(words[n : n + 2]) in tenses.cancelled)
    behind = words[next(ends, len(words)) :]
    return any(w in tenses.planned or w in tenses.future for w in behind)


def _cancels(report: Report) -> bool:
    cancelled = _tenses(report.document.language).cancelled
    words = [m.group().lower() for m in _WORD.finditer(report.text)]
    return any(w in cancelled or "-".join(words[n : n + 2]) in cancelled for n, w in enumerate(words))


def _due(report: Report) -> frozenset[str]:
    """The terms of the verb of which a report says that it must be done: the clause's last word, else the next."""
    language = report.document.language
    tenses = _tenses(language)
    tokens = [m.group().lower() for m in _WORD.finditer(report.text)]
    found: set[str] = set()
    for n, token in enumerate(tokens):
        if token in tenses.obliged or "-".join(tokens[n - 1 : n + 1]) in tenses.obliged:
            rest = _clause_end(tokens, n)
            verb = (rest[-1] if rest[-1].endswith(tenses.infinitives) else "") if tenses.infinitives and rest else ""
            verb = verb or (rest[0] if rest and not tenses.infinitives else "")
            found.update(t for t, _ in lexicon(language).terms(verb))
    return frozenset(found)


def _done(report: Report) -> frozenset[str]:
    """The terms of the verbs of which a report says that they have been done."""
    language = report.document.language
    tenses = _tenses(language)
    tokens = [m.group().lower() for m in _WORD.finditer(report.text)]
    found: set[str] = set()
    for n, token in enumerate(tokens):
        if token in tenses.perfect:
            rest = _clause_end(tokens, n)
            near = rest[-1:] if tenses.infinitives else rest[:2]
            found.update(t for w in near if tenses.participle.fullmatch(w) for t, _ in lexicon(language).terms(w))
    return frozenset(found)


def _before(report: Report, times: Sequence[TimeExpression], now: dt.datetime | None) -> bool:
    here = _reference(report) or now
    return here is not None and any(
        t.interval.end < here - (LONG_AGO if t.anchor is None else WEEK)
        if t.interval is not None
        else t.type == "DATE" and _YEAR.fullmatch(t.value) is not None and int(t.value) < here.year
        for t in times
    )


def _reference(report: Report) -> dt.datetime | None:
    """When the report was made; its day where only that is known."""
    day = report.document.published_on
    if report.time is not None or day is None:
        return report.time
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def _later(report: Report, times: Sequence[TimeExpression]) -> bool:
    """Every day that the report names is still to come. A clock alone may be today's or yesterday's."""
    placed = [
        t
        for t in times
        if t.interval is not None
        and (t.type == "DATE" or (t.type == "TIME" and t.anchor not in ("update", "published")))
        and t.anchor != "previous"
    ]
    return (
        report.time is not None
        and bool(placed)
        and all(t.interval is not None and t.interval.start > report.time + dt.timedelta(hours=6) for t in placed)
    )


def _clause_end(tokens: Sequence[str], n: int) -> Sequence[str]:
    """The tokens from the n-th to the end of its clause."""
    end = n + 1
    while end < len(tokens) and tokens[end] not in ".,;:!?–":
        end += 1
    return tokens[n + 1 : end]


def _pluperfect(tokens: Sequence[str], tenses: _Tenses) -> bool:
    for n, token in enumerate(tokens):
        if token in tenses.pluperfect:
            rest = _clause_end(tokens, n)
            before = tokens[n - 1 : n]
            if any(tenses.participle.fullmatch(w) for w in (*rest[-2:], *rest[:3], *before)):
                return True
        if token in tenses.being and any(w.endswith(tenses.moving) for w in _clause_end(tokens, n)[-2:]):
            return True
    return False


def _rumour(rest: Sequence[str], tenses: _Tenses) -> bool:
    """Whether a clause tells what is said to have happened: "soll gesagt haben", "soll gestorben sein"."""
    if len(rest) < 2 or rest[-1] not in tenses.hearsay:
        return False
    if rest[-1] in tenses.hearsay_moving:
        return rest[-2].endswith(tenses.moving)
    return tenses.participle.fullmatch(rest[-2]) is not None


def _future(tokens: Sequence[str], tenses: _Tenses) -> bool:
    if any(t in tenses.cancelled or "-".join(tokens[n : n + 2]) in tenses.cancelled for n, t in enumerate(tokens)):
        return False
    auxiliary = any(t in tenses.auxiliaries for t in tokens) and not any(t in tenses.lasted for t in tokens)
    for n, token in enumerate(tokens):
        attribute = n > 0 and tokens[n - 1] in tenses.articles
        if (token in tenses.participles and auxiliary and not attribute) or "-".join(tokens[n : n + 2]) in tenses.pairs:
            return True
        rest = _clause_end(tokens, n)
        if token in tenses.planned and not _rumour(rest, tenses):
            return True
        if token in tenses.future and rest and rest[-1].endswith(tenses.infinitives):
            last = rest[-1]
            if not tenses.participle.fullmatch(last) or last.endswith(tuple(tenses.hearsay)):
                return True
    return False
