"""What a language supplies for taking live tickers apart and finding the day of their entries."""

from __future__ import annotations

from msgspec import Struct


class TickerWords(Struct, frozen=True, kw_only=True):
    """Words of tickers. All patterns are matched without regard to case.

    update: words that may stand before an entry's clock ("Update").
    summary_line: patterns for the heading of a list that repeats entries ("Das Wichtigste in Kürze").
    weekday_before: words that, right before a weekday, leave it meaning the day of speaking ("am", "on").
    weekday_not: words before a weekday that make it another one than the nearest ("letzten", "next").
    weekday_not_after: words after a weekday that do the same ("last Friday week", "in einer Woche").
    weekday_parts: parts of the day that may be glued to a weekday ("Freitagabend").
    """

    update: tuple[str, ...]
    summary_line: tuple[str, ...]
    weekday_before: tuple[str, ...]
    weekday_not: tuple[str, ...]
    weekday_not_after: tuple[str, ...]
    weekday_parts: tuple[str, ...]
