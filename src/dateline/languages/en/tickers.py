"""English words of live blogs."""

from dateline.languages.tickers import TickerWords

WORDS = TickerWords(
    update=("update", "updated", "breaking"),
    summary_line=(
        r"key (?:points|events|moments|developments)\b.*",
        r"(?:summary|at a glance|what we know(?: so far)?|the story so far|here'?s what happened)\b.*",
        r"(?:latest|today'?s) (?:developments|headlines)\b.*",
    ),
    weekday_before=("on", "since", "by", "until", "early on", "late on"),
    weekday_not=("last", "next", "every", "previous", "coming", "this coming", "each", "following"),
    weekday_not_after=("week", "last week", "next week", "of last week", "of next week"),
    weekday_parts=("evening", "morning", "afternoon", "night"),
)
