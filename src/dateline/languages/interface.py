"""The words of the interface: what dateline says beside the passages it shows."""

from __future__ import annotations

from msgspec import Struct


class InterfaceWords(Struct, frozen=True, kw_only=True):
    """What one language supplies for the page.

    name: the language's own name. languages: names of languages by ISO 639-1 code.
    phrases: sentences and labels by key, with {fields}; counts: the same where a number decides the form, as
        (one, other) with {n}. The keys are the same in every language.
    sentences: what the stages before write in English (how a speaker or a time was found), in this language.
    weekdays: Monday first. months, months_short: January first. seasons: winter first. quote_marks: opening, closing.
    Patterns of dates take {weekday} {day} {month} {mon} {monthnumber} {year} {hour} {clock} {part} {season} {quarter}.
    parts: parts of the day as (first hour, words), in order of the day.
    """

    name: str
    languages: dict[str, str]
    phrases: dict[str, str]
    counts: dict[str, tuple[str, str]]
    sentences: dict[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    seasons: tuple[str, ...]
    parts: tuple[tuple[int, str], ...]
    quote_marks: tuple[str, str]
    day_heading: str
    day_full: str
    day_year: str
    day_short: str
    day_number: str
    clock_range: str
    about_hour: str
    about_midnight: str
    about_clock: str
    part_of_day: str
    week: str
    month_year: str
    season_year: str
    quarter_year: str
    decade: str
