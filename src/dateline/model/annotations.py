"""What is found in one document's text. All offsets are code points into that text, half open."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.model.passage import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal[
    "second", "minute", "hour", "part", "day", "week", "month", "season", "quarter", "year", "decade", "century"
]
"""How exactly a time is known; "part" is a part of a day (morning, evening, night)."""

QuoteType = Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]
NameLabel = Literal["PER", "LOC", "ORG", "OTH"]


class Interval(Struct, frozen=True, kw_only=True):
    """The time an expression denotes: from `start` (included) to `end` (excluded), both aware, in `zone` (IANA)."""

    start: dt.datetime
    end: dt.datetime
    zone: str


class TimeExpression(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A TIMEX3 (ISO-TimeML): what stands at [start, end), its type, normalised value and modifier.

    interval: what it denotes on the calendar, where that can be decided (None for sets, vague ones, and
        durations that are not counted from anywhere).
    precision: how exact the interval is.
    anchor: what a relative or incomplete expression was resolved against: "update", "published", "dateline",
        "modified", "retrieved", "previous" (the expression before it) or None where it is complete in itself.
    strict: False for what a reader needs but TIMEX3 annotators do not tag; the benchmark's view leaves these out.
    """

    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None = None
    interval: Interval | None = None
    precision: Precision | None = None
    anchor: str | None = None
    strict: bool = True


class Name(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage that names a person, place, organisation or other thing.

    start, end: the name alone, without title or role ("Sergej Lawrow").
    role: the passage that gives the role or title standing with it ("Außenminister"), where there is one.
    affiliation: the passage that says of whom or what ("Russlands", "US-", "Trump-"), where there is one.
    """

    start: int
    end: int
    label: NameLabel
    role: Span | None = None
    affiliation: Span | None = None


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody's words or the content of them, with who said it.

    All parts are lists of spans, since a quotation may be interrupted by its frame. `quote` is without the quotation
    marks. `speaker` is empty where the text does not decide it.
    speaker_basis: how the speaker was found where no frame names it ("next paragraph of the same speech",
        "the update's heading names one person"); None where the frame says it.
    """

    type: QuoteType
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_basis: str | None = None


class Quantity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure: what number, of what, within which bounds.

    number: the value as written, None where only bounds are given. unit: normalised ("h", "km", "EUR", "%") or None.
    counted: the passage that says what is counted ("Tote", "Dörfer in der Region"), None where nothing says it.
    lower, upper: bounds in the same unit; None is open. "mehr als 3": lower 3, upper None; "3": lower = upper = 3.
    approximate: "rund", "etwa", "knapp" and their kind stand with it.
    """

    start: int
    end: int
    number: float | None = None
    unit: str | None = None
    counted: Span | None = None
    lower: float | None = None
    upper: float | None = None
    approximate: bool = False


class Attribution(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The passage that says on whose word a statement stands, and how firm that makes it.

    start, end: the whole attributing passage ("nach Angaben von Kremlsprecher Dmitri Peskow", "soll").
    source: the passage that names the source in it; empty for unnamed or implied sources.
    kind: "named" (somebody is named), "self" ("nach eigenen Angaben": the statement's own subject), "unnamed"
        ("Insidern zufolge"), "hedge" (no source, but not asserted: "soll", "angeblich", "möglicherweise").
    scope: the span that it qualifies (its clause or sentence).
    """

    start: int
    end: int
    kind: Literal["named", "self", "unnamed", "hedge"]
    source: tuple[Span, ...] = ()
    scope: Span | None = None


class Annotations(Struct, frozen=True, kw_only=True):
    """Everything found in one document, each list in order of the text."""

    sentences: tuple[Span, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
