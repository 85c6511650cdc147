"""German as newsrooms write it: what is covered, and the value, on Friday 15 August 2025 at 21:57."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.annotate.times import find_times_in

FRIDAY = dt.datetime(2025, 8, 15, 21, 57)  # noqa: DTZ001  wall clock in the zone given with it


def seen(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_times_in(text, "de", FRIDAY, "Europe/Vienna")]


def one(text: str) -> tuple[str, str]:
    (found,) = seen(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Einlass ist ab 0.30 Uhr.", "0.30 Uhr", "2025-08-16T00:30"),
        ("Kurz nach 21 Uhr fiel der Schuss.", "21 Uhr", "2025-08-15T21:00"),
        ("Um Mitternacht wird gewählt.", "Mitternacht", "2025-08-15T24:00"),
        ("Um halb acht ging es los.", "halb acht", "2025-08-15T19:30"),
        ("Um Viertel nach sechs begann es.", "Viertel nach sechs", "2025-08-15T18:15"),
        ("Um drei viertel acht begann es.", "drei viertel acht", "2025-08-15T19:45"),
        ("Um 8 Uhr früh war Schluss.", "8 Uhr früh", "2025-08-15T08:00"),
        ("20 Uhr 15", "20 Uhr 15", "2025-08-15T20:15"),
        ("Um 9h05 begann es.", "9h05", "2025-08-15T09:05"),
        ("Die Sitzung findet täglich um 8 Uhr statt.", "8 Uhr", "T08:00"),
    ],
)
def test_clocks(text: str, words: str, value: str) -> None:
    assert (words, value) in seen(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("am 03.10.", "03.10.", "2025-10-03"),
        ("am 3. 10. 1990", "3. 10. 1990", "1990-10-03"),
        ("am Mittwoch, 3. Oktober 1990", "Mittwoch, 3. Oktober 1990", "1990-10-03"),
        ("Dienstag, den 12. August 2025", "Dienstag, den 12. August 2025", "2025-08-12"),
        ("Sa., 16. August", "Sa., 16. August", "2025-08-16"),
        ("Die Frist läuft bis Ende März 2026.", "Ende März 2026", "2026-03"),
        ("Ab September gilt es.", "September", "2025-09"),
        ("Seit Jänner gilt es.", "Jänner", "2025-01"),
        ("im Jahre 1848", "Jahre 1848", "1848"),
        ("im dritten Quartal 2025", "dritten Quartal 2025", "2025-Q3"),
        ("im Q1/2024", "Q1/2024", "2024-Q1"),
        ("im ersten Halbjahr", "ersten Halbjahr", "2025-H1"),
        ("in den siebziger Jahren", "den siebziger Jahren", "197"),
        ("Ende der Neunziger", "Ende der Neunziger", "199"),
        ("zu Beginn des 21. Jahrhunderts", "Beginn des 21. Jahrhunderts", "20"),
        ("im Winter 2010/11", "Winter 2010/11", "2010-WI"),
        ("im kommenden Frühjahr", "kommenden Frühjahr", "2026-SP"),
        ("an Ostern 2026", "Ostern 2026", "2026-04-05"),
        ("am Pfingstmontag", "Pfingstmontag", "2025-06-09"),
        ("am siebten Oktober", "siebten Oktober", "2025-10-07"),
        ("Seit 7. Oktober ist er verschwunden.", "7. Oktober", "2024-10-07"),
        ("in der Silvesternacht", "Silvesternacht", "2025-12-31TNI"),
        ("ab der übernächsten Woche", "der übernächsten Woche", "2025-W35"),
        ("am 13. dieses Monats", "13. dieses Monats", "2025-08-13"),
        ("am 13. des vergangenen Monats", "13. des vergangenen Monats", "2025-07-13"),
        ("heuer", "heuer", "2025"),
        ("im Vorjahr", "Vorjahr", "2024"),
    ],
)
def test_dates_and_periods(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Am Freitagabend kam er.", "Freitagabend", "2025-08-15TEV"),
        ("In der Nacht zum Samstag wird es kalt.", "der Nacht zum Samstag", "2025-08-15TNI"),
        ("in der Nacht von Freitag auf Samstag", "der Nacht von Freitag auf Samstag", "2025-08-15TNI"),
        ("In der vergangenen Nacht brannte es.", "der vergangenen Nacht", "2025-08-14TNI"),
        ("gestern Abend", "gestern Abend", "2025-08-14TEV"),
        ("morgen früh", "morgen früh", "2025-08-16TMO"),
        ("am Morgen", "Morgen", "2025-08-15TMO"),
        ("Morgen tritt er zurück.", "Morgen", "2025-08-16"),
        ("am kommenden Dienstag", "kommenden Dienstag", "2025-08-19"),
        ("am vergangenen Montag", "vergangenen Montag", "2025-08-11"),
        ("Am Montag wird gewählt.", "Montag", "2025-08-18"),
        ("Am Montag wurde gewählt.", "Montag", "2025-08-11"),
        ("Bis Montag wurde verlängert.", "Montag", "2025-08-18"),
        ("am kommenden Wochenende", "kommenden Wochenende", "2025-W33-WE"),
        ("in der vergangenen Woche", "der vergangenen Woche", "2025-W32"),
        ("Anfang der Woche", "Anfang der Woche", "2025-W33"),
        ("Ende nächsten Jahres", "Ende nächsten Jahres", "2026"),
        ("am Vortag", "Vortag", "2025-08-14"),
        ("am Donnerstag vergangener Woche", "Donnerstag vergangener Woche", "2025-08-07"),
        ("seit dem Wochenende", "Wochenende", "2025-W32-WE"),
        ("am frühen Samstagmorgen", "frühen Samstagmorgen", "2025-08-09TMO"),
    ],
)
def test_relative_times(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("zweieinhalb Stunden", "zweieinhalb Stunden", "PT2.5H"),
        ("anderthalb Jahre", "anderthalb Jahre", "P1.5Y"),
        ("eine halbe Stunde", "eine halbe Stunde", "PT0.5H"),
        ("eine Viertelstunde", "eine Viertelstunde", "PT15M"),
        ("knapp drei Monate", "knapp drei Monate", "P3M"),
        ("mehr als 20 Jahre", "mehr als 20 Jahre", "P20Y"),
        ("die dreitägige Reise", "dreitägige", "P3D"),
        ("ein 90-minütiges Treffen", "90-minütiges", "PT90M"),
        ("die 48-Stunden-Frist", "48-Stunden", "PT48H"),
        ("die 35-Stunden-Woche", "35-Stunden-Woche", "PT35H"),
        ("nach 2:45 Stunden", "2:45 Stunden", "PT2H45M"),
        ("nach 72:53 Minuten", "72:53 Minuten", "PT72M53S"),
        ("vor 2,5 Millionen Jahren", "2,5 Millionen Jahren", "P2500000Y"),
        ("seit Jahren", "Jahren", "PXY"),
        ("monatelange Verhandlungen", "monatelange", "PXM"),
        ("jeden Montag", "jeden Montag", "XXXX-WXX-1"),
        ("alle zwei Wochen", "alle zwei Wochen", "P2W"),
        ("dreimal täglich", "dreimal täglich", "P1D"),
        ("pro Woche", "pro Woche", "P1W"),
    ],
)
def test_durations_and_sets(text: str, words: str, value: str) -> None:
    assert one(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("vor 16 Minuten", ("2025-08-15T21:41", "2025-08-15T21:42")),
        ("vor zwei Tagen", ("2025-08-13T00:00", "2025-08-14T00:00")),
        ("in drei Wochen", ("2025-09-01T00:00", "2025-09-08T00:00")),
        ("in den vergangenen drei Tagen", ("2025-08-12T21:57", "2025-08-15T21:57")),
        ("seit vier Jahren", ("2021-08-15T21:57", "2025-08-15T21:57")),
        ("Am 3. Mai kam er, zwei Tage später ging er.", ("2025-05-05T00:00", "2025-05-06T00:00")),
    ],
)
def test_a_duration_counted_from_somewhere_has_its_place(text: str, interval: tuple[str, str]) -> None:
    found = find_times_in(text, "de", FRIDAY, "Europe/Vienna")[-1]
    assert found.type == "DURATION"
    assert found.interval is not None
    assert (found.interval.start.isoformat()[:16], found.interval.end.isoformat()[:16]) == interval


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("vom 3. bis 5. Mai", ["2025-05-03", "2025-05-05"]),
        ("vom 30. Dezember bis 2. Januar", ["2025-12-30", "2026-01-02"]),
        ("am 23., 24. und 25.5.", ["2025-05-23", "2025-05-24", "2025-05-25"]),
        ("1./2. Mai", ["2025-05-01", "2025-05-02"]),
        ("von Montag bis Freitag", ["2025-08-11", "2025-08-15"]),
        ("zwischen 2019 und 2023", ["2019", "2023"]),
        ("im Juni und Juli", ["2025-06", "2025-07"]),
        (
            "8.30-12 und 14.30-16.30 Uhr",
            ["2025-08-16T08:30", "2025-08-16T12:00", "2025-08-16T14:30", "2025-08-16T16:30"],
        ),
        ("Das Fest beginnt um 20 Uhr am Samstag.", ["2025-08-16T20:00", "2025-08-16"]),
        ("Am 3. Mai kam er, am nächsten Morgen ging er.", ["2025-05-03", "2025-05-04TMO"]),
        ("Am 3. Mai kam er, am Abend zuvor war Streit.", ["2025-05-03", "2025-05-02TEV"]),
        ("Am Samstag wird gefeiert. Um 9 Uhr beginnt es.", ["2025-08-16", "2025-08-16T09:00"]),
        ("Am 11. März 2011 bebte die Erde. Im Dezember stand alles still.", ["2011-03-11", "2011-12"]),
    ],
)
def test_ranges_and_stories_hold_together(text: str, values: list[str]) -> None:
    assert [value for _, value in seen(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 5, Platz 3., 2:1 (1:0), 1,17 US-Dollar, 2000 Menschen, 1.000 Euro, 10.000 Schritte",
        "Er ist 53 Jahre alt. Der 53-Jährige sprach. Die 16-jährige Schülerin schwieg.",
        "rund 1500 Azubis",
        "Kinder unter 16 Jahren",
        "im Alter von 20 Jahren",
        "des Abends",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert seen(text) == []


def test_today_is_a_day_where_the_text_counts_in_days_and_else_the_present() -> None:
    essay = "Die Liberalen kämpfen heute mit sich selbst. " + "Wer anders denkt, der ist kein Feind. " * 60
    assert seen(essay) == [("heute", "PRESENT_REF")]
    assert seen("Heute um 20 Uhr kämpfen sie. " + essay)[0] == ("Heute", "2025-08-15")
    assert one("Er kam heute an, sagte sie.") == ("heute", "2025-08-15")
