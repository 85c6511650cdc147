"""German words of live tickers."""

from dateline.languages.tickers import TickerWords

WORDS = TickerWords(
    update=("update", "aktualisierung", "eilmeldung", "neu"),
    summary_line=(
        r"das wichtigste (?:in kürze|im überblick|zusammengefasst)\b.*",
        r"die wichtigsten (?:entwicklungen|ereignisse|meldungen|punkte)\b.*",
        r"(?:überblick|zusammenfassung|auf einen blick)\b.*",
        r"was bisher geschah\b.*",
    ),
    weekday_before=("am", "an diesem", "ab", "seit", "bis", "noch am", "erst am"),
    weekday_not=(
        "letzten",
        "letztem",
        "vergangenen",
        "vorigen",
        "kommenden",
        "nächsten",
        "jeden",
        "übernächsten",
        "jedem",
        "vorletzten",
    ),
    weekday_not_after=(
        "in einer woche",
        "nächster woche",
        "vergangener woche",
        "letzter woche",
        "kommender woche",
        "der vorwoche",
        "vor",
    ),
    weekday_parts=("abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht", "früh"),
)
