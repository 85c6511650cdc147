"""What a language supplies for reading news pages:

words of the furniture, of dates and clocks, and of the language itself.
"""

from __future__ import annotations

from msgspec import Struct


class PageWords(Struct, frozen=True, kw_only=True):
    """The words by which the parts of a news page are told apart.

    Patterns are regular expressions, matched without regard to case; those named `…_line` must match a whole line,
    those named `…_start` its beginning. Numbers stand in a group named n.

    months, weekdays: every spelling in lower case, to 1…12 and 0…6 (Monday is 0).
    clock_words: what follows a clock time ("Uhr"). halves: what makes it a clock of twelve hours ("p.m."), to hours
    added.
    zones: abbreviations of time zones that news of this language use, to a fixed offset ("+02:00") or an IANA zone.
    default_zone: the IANA zone where most outlets of this language are. Only used where nothing else is known.
    countries: top-level domains of countries whose outlets write this language, to their IANA zone.
    ago: patterns for "16 minutes ago" by unit in seconds. days: words for a day counted from now ("gestern"), to days.
    ago_start: words that such a pattern may begin with. ordinals: what is glued to the number of a day ("15th").
    date_joins: words that stand inside a date line between its parts ("um", "vom", "at").
    published, modified: words before a date that say what it is the date of.
    by: words that open a byline. and_words: words between two names. not_names: words that are in no person's name (of
    newsrooms, of portraits).
    source: words that open the naming of an agency. photo: words that open a picture's credit.
    notice, paywall, teaser_line, teaser_start, furniture_line, furniture_start, comment_count, comment_line,
    keywords_start: patterns.
    article_end: patterns for lines after which a page no longer belongs to the article.
    markup: words that authors of pages put into the names of their elements (class, id), by what they hint at
    (extract/hints.py has the hints); lower case, each word of a name is looked up as it is.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    clock_words: tuple[str, ...]
    halves: dict[str, int]
    zones: dict[str, str]
    default_zone: str | None
    countries: dict[str, str]
    ago: tuple[tuple[str, int], ...]
    days: dict[str, int]
    ago_start: tuple[str, ...]
    ordinals: tuple[str, ...]
    date_joins: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    by: tuple[str, ...]
    and_words: tuple[str, ...]
    not_names: tuple[str, ...]
    source: tuple[str, ...]
    photo: tuple[str, ...]
    notice: tuple[str, ...]
    paywall: tuple[str, ...]
    teaser_line: tuple[str, ...]
    teaser_start: tuple[str, ...]
    furniture_line: tuple[str, ...]
    furniture_start: tuple[str, ...]
    comment_count: tuple[str, ...]
    comment_line: tuple[str, ...]
    keywords_start: tuple[str, ...]
    article_end: tuple[str, ...]
    markup: dict[str, tuple[str, ...]]
