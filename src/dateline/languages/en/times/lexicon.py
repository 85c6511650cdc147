"""English words for times and what they mean."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.languages.times import Meaning

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

_WEEKDAYS = {
    "Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7,
}  # fmt: skip
_SHORT_WEEKDAYS = {
    "Mon": 1,
    "Tue": 2,
    "Tues": 2,
    "Wed": 3,
    "Thu": 4,
    "Thur": 4,
    "Thurs": 4,
    "Fri": 5,
    "Sat": 6,
    "Sun": 7,
}
_MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9,
    "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
_SINGULAR = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "FN",
}  # fmt: skip
_PLURAL = {
    "seconds": "S", "minutes": "MIN", "hours": "H", "days": "D", "weeks": "W", "weekends": "WE", "months": "M",
    "quarters": "Q", "years": "Y", "decades": "DE", "centuries": "CE", "millennia": "ML",
}  # fmt: skip
_PARTS = {
    "morning": "MO", "noon": "MI", "midday": "MI", "lunchtime": "MI", "afternoon": "AF", "evening": "EV", "night": "NI",
    "overnight": "NI",
}  # fmt: skip
_SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

LEXICON: Mapping[str, Mapping[str, Meaning]] = {
    "month": dict(_MONTHS),
    "short-month": dict(_SHORT_MONTHS),
    "weekday": dict(_WEEKDAYS),
    "short-weekday": dict(_SHORT_WEEKDAYS),
    "weekdays": {f"{d}s": n for d, n in _WEEKDAYS.items()},
    "number": {w: n for n, w in enumerate(_ONES) if n} | {"hundred": 100, "thousand": 1000, "dozen": 12},
    "ones": {w: n for n, w in enumerate(_ONES) if 0 < n < 10},
    "tens": dict(_TENS),
    "teens": {w: n for n, w in enumerate(_ONES) if n >= 10} | {**_TENS},
    "one": {"a": 1, "an": 1},
    "ordinal": {w: n for n, w in enumerate(_ORDINALS, 1)} | {"twenty-first": 21},
    "ordinal-word": {w: n for n, w in enumerate(_ORDINALS, 1)},
    "century-ordinal": {w: n for n, w in enumerate(_ORDINALS, 1)},
    "unit": _SINGULAR | _PLURAL,
    "single-unit": dict(_SINGULAR),
    "plural-unit": dict(_PLURAL),
    "long-unit": {k: v for k, v in _PLURAL.items() if v not in ("WE", "Q")},
    "clock-unit": {"hours": "H", "minutes": "MIN"},
    "day-unit": {"day": "D", "days": "D"},
    "calendar-unit": {k: v for k, v in _SINGULAR.items() if v in ("D", "W", "M", "Y", "Q", "WE", "DE", "CE")},
    "quarter-unit": {"quarter": "Q"},
    "half-unit": {"half": "H"},
    "year-unit": {"year": "Y"},
    "week-unit": {"week": "W"},
    "following": {"following": 1, "subsequent": 1},
    "decade-word": {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90},
    "century-unit": {"century": "CE"},
    "part": dict(_PARTS),
    "season": _SEASONS | {f"{k}s": v for k, v in _SEASONS.items()},
    "last": {"last": -1, "past": -1, "previous": -1, "preceding": -1},
    "next": {"next": 1, "coming": 1, "upcoming": 1},
    "this": {"this": 0},
    "current": {"current": 0},
    "that": {"that": 0, "same": 0},
    "article": {"the": 0},
    "day-offset": {"yesterday": -1, "tomorrow": 1},
    "today": {"today": 0},
    "tonight": {"tonight": "NI"},
    "vague": dict.fromkeys(("several", "few", "many", "some", "recent", "numerous"), "X"),
    "edge": {"early": "START", "mid": "MID", "late": "END", "beginning": "START", "start": "START", "middle": "MID", "end": "END"},
    "early": {"early": "START", "mid": "MID", "late": "END"},
    "shifted": {"earlier": "START", "later": "END"},
    "about": dict.fromkeys(("about", "around", "roughly", "approximately", "some"), "APPROX"),
    "nearly": dict.fromkeys(("nearly", "almost", "under"), "LESS_THAN"),
    "over": {"over": "MORE_THAN"},
    "than-word": {"more": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN", "longer": "MORE_THAN"},
    "least": {"least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS"},
    "regular": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
        "hourly": "PT1H", "nightly": "XXXX-XX-XXTNI", "biweekly": "P2W", "fortnightly": "P2W",
    },
    "every": {"every": 1, "each": 1},
    "from-there": {"later": 1, "afterwards": 1, "before": -1, "beforehand": -1},
    "range": dict.fromkeys(("-", "–", "to", "through", "and", "or"), 0),
    "weekend": {"weekend": "WE"},
    "night-part": {"night": "NI"},
    "hours": {"hours": 0},
    "local": {"local": 1},
    "counted": dict.fromkeys(
        ("people", "dollars", "percent", "%", "men", "women", "troops", "soldiers", "shares", "points", "feet",
         "miles", "pounds", "yen", "marks", "employees", "workers", "jobs", "homes", "units", "cars", "children",
         "francs", "barrels", "tons", "members", "students", "rpm", "residents", "passengers", "guests", "visitors",
         "spectators", "fans", "supporters", "protesters", "demonstrators", "officers", "firefighters", "patients",
         "pupils", "voters", "votes", "seats", "euros", "metres", "kilometres", "litres", "tonnes", "houses",
         "households", "customers", "flights", "vehicles", "cases", "staff", "posts", "branches", "schools",
         "trees", "animals", "tickets", "copies", "signatures"), 0),
    "reference": {
        **dict.fromkeys(("now", "currently", "nowadays", "presently"), "PRESENT_REF"),
        "recently": "PAST_REF",
    },
    "reader-reference": {  # what readers need and annotators mostly left alone
        **dict.fromkeys(("recent", "previously", "formerly", "lately", "earlier"), "PAST_REF"),
        **dict.fromkeys(("soon",), "FUTURE_REF"),
    },
    "reference-adjective": {"current": "PRESENT_REF"},
    "era": {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"},
    "meridiem": {"a.m.": "am", "am": "am", "p.m.": "pm", "pm": "pm"},
    "midnight": {"midnight": 0},
    "noon": {"noon": 12, "midday": 12},
    "clock-number": {w: n for n, w in enumerate(_ONES) if 0 < n < 13},
    "zone-name": {
        "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "CST": "America/Chicago",
        "CDT": "America/Chicago", "CT": "America/Chicago", "MST": "America/Denver", "MDT": "America/Denver",
        "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles", "AKDT": "America/Anchorage",
        "AKST": "America/Anchorage", "GMT": "UTC", "UTC": "UTC", "BST": "Europe/London", "CET": "Europe/Berlin",
        "CEST": "Europe/Berlin", "MSK": "Europe/Moscow",
    },
    "zone-adjective": {
        "Eastern": "America/New_York", "Central": "America/Chicago", "Pacific": "America/Los_Angeles",
        "Moscow": "Europe/Moscow", "London": "Europe/London", "Kyiv": "Europe/Kyiv", "British": "Europe/London",
    },
    "holiday": {
        "Thanksgiving": "11:4:4", "Christmas": "12-25", "Halloween": "10-31", "Easter": "E+0",
    },
}  # fmt: skip
