"""The forms that German gives its numbers: a point or a colon in clocks, points in dates, a comma in decimals."""

from __future__ import annotations

from dateline.languages.times import Shape

_DAY = r"0?[1-9]|[12]\d|3[01]"
_MONTH = r"0?[1-9]|1[0-2]"
_HOUR = r"[01]?\d|2[0-4]"

SHAPES: tuple[Shape, ...] = (
    Shape(pattern=r"0?[1-9]|1[0-2]", categories=("day", "month-number", "hour", "int", "count")),
    Shape(pattern=r"1[3-9]|2[0-3]", categories=("day", "hour", "int", "count")),
    Shape(pattern=r"24", categories=("day", "hour", "int", "count")),
    Shape(pattern=r"2[5-9]|3[01]", categories=("day", "int", "count")),
    Shape(pattern=r"00?", categories=("hour", "int")),
    Shape(pattern=r"\d\d", categories=("int", "yy", "count")),
    Shape(pattern=r"1[0-4]\d\d", categories=("year", "old-year", "count", "four")),
    Shape(pattern=r"1[5-8][05]0|2000", categories=("year", "plain-year", "round-year", "count", "four")),
    Shape(pattern=r"1[5-8]\d\d", categories=("year", "plain-year", "count", "four")),
    Shape(pattern=r"19\d\d|20\d\d", categories=("year", "plain-year", "count", "four")),
    Shape(pattern=r"\d{4}", categories=("count", "four")),
    Shape(pattern=r"\d{1,9}", categories=("count",)),
    Shape(pattern=rf"(?P<day>{_DAY})\.(?P<month>{_MONTH})\.(?P<year>\d{{4}})", categories=("full-date",)),
    Shape(pattern=rf"(?P<day>{_DAY})\.(?P<month>{_MONTH})\.(?P<yy>\d\d)", categories=("full-date",)),
    Shape(pattern=rf"(?P<month>{_MONTH})\.(?P<year>\d{{4}})", categories=("month-year",)),
    Shape(
        pattern=rf"(?=(?P<hour>{_HOUR})\.(?P<minute>[0-5]\d)$)(?P<day>{_DAY})\.(?P<month>{_MONTH})",
        categories=("clock", "day-month"),
    ),
    Shape(pattern=rf"(?P<hour>{_HOUR})\.(?P<minute>[0-5]\d)", categories=("clock",)),
    Shape(
        pattern=rf"(?P<hour>{_HOUR}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?",
        categories=("clock", "colon-clock", "span-figure"),
    ),
    Shape(pattern=r"(?P<hour>\d{1,3}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?", categories=("span-figure",)),
    Shape(pattern=rf"(?P<day>{_DAY})\.(?P<month>{_MONTH})", categories=("day-month",)),
    Shape(pattern=rf"(?P<hour>{_HOUR})h(?P<minute>[0-5]\d)", categories=("clock-word",)),
    Shape(pattern=rf"(?P<hour>{_HOUR})(?:[.:](?P<minute>[0-5]\d))?(?:[Uu]hr|h)", categories=("clock-word",)),
    Shape(pattern=r"(?P<whole>\d+),(?P<fraction>\d+)", categories=("decimal",)),
    Shape(pattern=r"(?P<whole>\d{1,3}(?:\.\d{3})+)", categories=("thousands",)),
    Shape(pattern=r"(?P<decade>\d\d\d0)ern?", categories=("decade-number",)),
    Shape(pattern=r"(?P<decade>\d0)ern?", categories=("decade-number",)),
    Shape(pattern=r"(?P<amount>\d+)jährige?[mnrs]?", categories=("glued-long",)),
    Shape(  # what lasts, so that "10-jährig" before it is no age
        pattern=r"(?=[A-ZÄÖÜ])(?i:[^\W\d_]*(?:haft|frist|pause|vertrags?|zeit|dauer|strafe|krieg|bestehens?|jubiläum|"
        r"arbeit|problem|geschichte|sperre|tradition|aufenthalt|suche|verhandlungen|erfahrung|tätigkeit|einsatz|reise|"
        r"ehe|bann))",
        categories=("lasting", "capital"),
    ),
    Shape(pattern=r"[A-ZÄÖÜ][a-zäöüß]{2,}tagen?", categories=("days-compound", "capital")),
    Shape(pattern=r"[A-ZÄÖÜ][a-zäöüß]{2,}stunden", categories=("hours-compound", "capital")),
    Shape(pattern=r"[A-ZÄÖÜ][a-zäöüß]{2,}wochen", categories=("weeks-compound", "capital")),
    Shape(pattern=r"[A-ZÄÖÜ][a-zäöüß]{2,}monaten?", categories=("months-compound", "capital")),
    Shape(pattern=r"[A-ZÄÖÜ][a-zäöüß]{2,}jahren?", categories=("years-compound", "capital")),
    Shape(pattern=r"[A-ZÄÖÜ][^\W\d_]*", categories=("capital",)),
    Shape(pattern=r"[a-zäöüß]{4,}(?:e|es|en|er)", categories=("adjective",)),
)
