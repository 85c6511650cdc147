"""What a language supplies to find time expressions: its words, the shapes of its numbers, and a grammar over both.

A grammar is a list of rules. A rule's pattern is a regular expression over words instead of characters:

    vor            the word itself (case does not matter), or a single punctuation mark
    <month>        a word of that category; its value is kept under the name "month"
    <a:number>     the same, kept under the name "a"; <_:number> is not kept
    @amount        a macro: replaced by what `macros` says
    __             any word
    [ … ]          what the annotation covers; without brackets it is the whole match
    ( | ) ? * + {1,3} (?= …) (?! …)   as in `re`

Words that follow each other in a pattern may be separated by blanks in the text, never by an empty line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Value = str | int | float
"""What a word means: a month's number, a unit's letter. A mapping gives several meanings at once."""

Meaning = Value | Mapping[str, Value]

Kind = Literal[
    "none",
    "date",
    "weekday",
    "day-offset",
    "shift",
    "ago",
    "clock",
    "part",
    "duration",
    "set",
    "reference",
    "period",
    "holiday",
    "same",
]
"""How a rule's values become a time; `annotate.times.resolve` has a function for each. "none" marks words that look
like a time and are none."""


class Shape(Struct, frozen=True, kw_only=True):
    """A word with digits (or an open class of words) recognised by its form.

    pattern: a regular expression for the whole word; the first shape that matches counts. Its named groups are the
    word's values (numbers where they are digits); a group named "value" or the word itself is its only one.
    categories: the categories that such a word belongs to.
    """

    pattern: str
    categories: tuple[str, ...]


class Rule(Struct, frozen=True, kw_only=True):
    """One form in which time is written.

    fields: values that hold whenever the rule matches, beside those of the words.
    reader: True for what a reader needs and TIMEX3 annotators leave untagged.
    """

    pattern: str
    kind: Kind
    fields: Mapping[str, Value] = {}
    reader: bool = False


class Tense(Struct, frozen=True, kw_only=True):
    """How a sentence shows whether it looks back or ahead.

    past, future: finite verbs that say so. past_shapes: regular expressions of finite verbs in the past.
    weak_past, weak_future: words and regular expressions that count where no finite verb says anything (participles).
    ahead, back: words that say it where they stand directly before a time ("ab September", "seit Mai").
    behind: what looks back where it stands directly behind one ("Friday's vote").
    """

    past: frozenset[str]
    future: frozenset[str]
    past_shapes: tuple[str, ...] = ()
    weak_past: tuple[str, ...] = ()
    weak_future: tuple[str, ...] = ()
    ahead: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


class TimeWords(Struct, frozen=True, kw_only=True):
    """All of it. lexicon: category → word → meaning; a word with a capital in the lexicon needs one in the text.

    places: place in lower case → IANA zone, for clocks in local time.
    """

    lexicon: Mapping[str, Mapping[str, Meaning]]
    shapes: tuple[Shape, ...]
    macros: Mapping[str, str]
    rules: tuple[Rule, ...]
    tense: Tense
    places: Mapping[str, str] = {}
