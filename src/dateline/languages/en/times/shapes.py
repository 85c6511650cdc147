"""The forms that English gives its numbers: colons (in Britain points) in clocks, commas in thousands, ordinals."""

from __future__ import annotations

from dateline.languages.times import Shape

_DAY = r"0?[1-9]|[12]\d|3[01]"
_HOUR = r"[01]?\d|2[0-4]"

SHAPES: tuple[Shape, ...] = (
    Shape(pattern=r"0?[1-9]|1[0-2]", categories=("day", "month-number", "hour", "hour12", "count")),
    Shape(pattern=r"1[3-9]|2[0-3]", categories=("day", "hour", "count")),
    Shape(pattern=r"24", categories=("day", "count")),
    Shape(pattern=r"2[5-9]|3[01]", categories=("day", "count")),
    Shape(pattern=r"00?", categories=("hour",)),
    Shape(pattern=r"\d\d", categories=("yy", "count")),
    Shape(pattern=r"1[5-9]\d\d|20\d\d|21\d\d", categories=("year", "count", "four")),
    Shape(pattern=r"\d{4}", categories=("count", "four")),
    Shape(pattern=r"\d{1,9}", categories=("count",)),
    Shape(pattern=rf"(?P<value>{_DAY})(?:st|nd|rd|th)", categories=("ordinal-day", "ordinal")),
    Shape(pattern=r"(?P<value>\d+)(?:st|nd|rd|th)", categories=("ordinal",)),
    Shape(pattern=r"(?P<decade>\d\d\d0)s", categories=("decade-number",)),
    Shape(pattern=r"(?P<decade>\d0)s", categories=("decade-number",)),
    Shape(
        pattern=rf"(?P<hour>{_HOUR}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?",
        categories=("clock", "colon-clock", "span-figure"),
    ),
    Shape(pattern=r"(?P<hour>\d{1,3}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?", categories=("span-figure",)),
    Shape(pattern=rf"(?P<hour>{_HOUR})\.(?P<minute>[0-5]\d)", categories=("clock", "decimal")),
    Shape(
        pattern=rf"(?P<hour>{_HOUR})(?:[.:](?P<minute>[0-5]\d))?(?P<meridiem>am|pm|AM|PM)", categories=("clock-word",)
    ),
    Shape(pattern=r"(?P<value>\d+)(?:h|hrs?)", categories=("hours-glued",)),
    Shape(pattern=r"(?P<value>\d+)(?:m|mins?)", categories=("minutes-glued",)),
    Shape(pattern=r"(?P<value>\d+)d", categories=("days-glued",)),
    Shape(pattern=r"(?P<whole>\d+)\.(?P<fraction>\d+)", categories=("decimal",)),
    Shape(pattern=r"(?P<whole>\d{1,3}(?:,\d{3})+)", categories=("thousands",)),
    Shape(pattern=rf"(?P<day>{_DAY}),(?P<year>(?:19|20)\d\d)", categories=("day-year",)),
    Shape(pattern=rf"(?P<day>{_DAY})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>\d{{4}})", categories=("full-date",)),
    Shape(pattern=r"[A-Z][^\W\d_]*", categories=("capital",)),
)
