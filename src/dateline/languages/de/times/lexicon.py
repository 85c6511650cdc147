"""German words for times and what they mean."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.languages.times import Meaning

_ADJECTIVE = ("e", "em", "en", "er", "es")


def _inflected(stems: Mapping[str, Meaning], endings: tuple[str, ...] = _ADJECTIVE) -> dict[str, Meaning]:
    return {stem + ending: meaning for stem, meaning in stems.items() for ending in endings}


_ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = {10: "zehn", 11: "elf", 12: "zwölf", 16: "sechzehn", 17: "siebzehn"}
_TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def _spelled(n: int) -> str:
    if n < 10:
        return _ONES[n]
    if n < 20:
        return _TEENS.get(n, _ONES[n % 10] + "zehn")
    return _TENS[n // 10] if n % 10 == 0 else f"{_ONES[n % 10]}und{_TENS[n // 10]}"


_NUMBERS: dict[str, int] = {_spelled(n): n for n in range(2, 100)} | {
    "zwo": 2,
    "hundert": 100,
    "einhundert": 100,
    "tausend": 1000,
    "eintausend": 1000,
    "dreissig": 30,
    "dutzend": 12,
}
_ORDINALS: dict[str, int] = {
    stem: n
    for n in range(2, 32)
    for stem in [{3: "dritt", 7: "siebt", 8: "acht"}.get(n) or _spelled(n) + ("t" if n < 20 else "st")]
} | {"erst": 1, "siebent": 7}

WEEKDAYS: dict[str, int] = {
    "Montag": 1,
    "Dienstag": 2,
    "Mittwoch": 3,
    "Donnerstag": 4,
    "Freitag": 5,
    "Samstag": 6,
    "Sonnabend": 6,
    "Sonntag": 7,
}
_SHORT_WEEKDAYS = {"Mo": 1, "Di": 2, "Mi": 3, "Do": 4, "Fr": 5, "Sa": 6, "So": 7}
MONTHS: dict[str, int] = {
    "Januar": 1,
    "Jänner": 1,
    "Februar": 2,
    "Feber": 2,
    "März": 3,
    "April": 4,
    "Mai": 5,
    "Juni": 6,
    "Juno": 6,
    "Juli": 7,
    "August": 8,
    "September": 9,
    "Oktober": 10,
    "November": 11,
    "Dezember": 12,
}
_SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mär": 3, "Mrz": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9,
    "Okt": 10, "Nov": 11, "Dez": 12,
}  # fmt: skip
_PARTS: dict[str, str] = {
    "früh": "MO",
    "morgen": "MO",
    "vormittag": "MO",
    "mittag": "MI",
    "nachmittag": "AF",
    "spätnachmittag": "AF",
    "abend": "EV",
    "spätabend": "EV",
    "nacht": "NI",
    "mitternacht": "NI",
}
_UNITS: dict[str, str] = {
    "sekunde": "S", "sekunden": "S", "minute": "MIN", "minuten": "MIN", "stunde": "H", "stunden": "H",
    "tag": "D", "tage": "D", "tagen": "D", "tages": "D", "tags": "D", "woche": "W", "wochen": "W",
    "wochenende": "WE", "wochenenden": "WE", "wochenendes": "WE", "monat": "M", "monate": "M", "monaten": "M",
    "monats": "M", "monates": "M", "quartal": "Q", "quartale": "Q", "quartals": "Q", "quartalen": "Q", "schuljahr": "Y", "schuljahres": "Y", "geschäftsjahr": "Y", "geschäftsjahres": "Y", "studienjahr": "Y", "jahr": "Y", "jahre": "Y", "jahren": "Y",
    "jahres": "Y", "jahrs": "Y", "jahrzehnt": "DE", "jahrzehnte": "DE", "jahrzehnten": "DE", "jahrzehnts": "DE",
    "dekade": "DE", "dekaden": "DE", "jahrhundert": "CE", "jahrhunderte": "CE", "jahrhunderten": "CE",
    "jahrhunderts": "CE", "jahrtausend": "ML", "jahrtausende": "ML", "jahrtausenden": "ML", "jahrtausends": "ML",
}  # fmt: skip
_SEASONS: dict[str, str] = {
    "Frühling": "SP", "Frühlings": "SP", "Frühjahr": "SP", "Frühjahrs": "SP", "Frühsommer": "SU", "Sommer": "SU",
    "Sommers": "SU", "Hochsommer": "SU", "Spätsommer": "SU", "Herbst": "FA", "Herbstes": "FA", "Herbsts": "FA",
    "Spätherbst": "FA", "Winter": "WI", "Winters": "WI",
}  # fmt: skip
_LONG = {"jähr": "Y", "monat": "M", "wöch": "W", "täg": "D", "stünd": "H", "minüt": "MIN", "sekünd": "S"}
_IN_COMPOUNDS: dict[str, str] = {
    "sekunden": "S", "minuten": "MIN", "stunden": "H", "tage": "D", "tages": "D", "wochen": "W", "monats": "M",
    "jahres": "Y", "jahre": "Y",
}  # fmt: skip

LEXICON: Mapping[str, Mapping[str, Meaning]] = {
    "month": {
        **{m + e: n for m, n in MONTHS.items() for e in ("", "s", "es")},
        **{f"{p}{m.lower()}": n for m, n in MONTHS.items() for p in ("Mitte", "Ende", "Anfang")},
    },
    "short-month": dict(_SHORT_MONTHS),
    "weekday": {d + e: n for d, n in WEEKDAYS.items() for e in ("", "s")},
    "weekdays": {d.lower() + "s": n for d, n in WEEKDAYS.items()},  # "montags": every Monday
    "short-weekday": dict(_SHORT_WEEKDAYS),
    "weekday-part": {
        d + p + e: {"weekday": n, "part": v}
        for d, n in WEEKDAYS.items()
        for p, v in _PARTS.items()
        for e in ("", "s")
    },
    "part": {p.capitalize() + e: v for p, v in _PARTS.items() for e in ("", "s", "es", "e") if p != "früh"},
    "small-part": {**_PARTS, "morgens": "MO"},  # after "gestern", "am Freitag": old spelling, Austrian "früh"
    "hours": {  # "die Morgenstunden"
        f"{p}stunden": v
        for p, v in {
            "morgen": "MO", "vormittags": "MO", "mittags": "MI", "nachmittags": "AF", "abend": "EV", "nacht": "NI"
        }.items()
    },
    "daily-part": {
        "morgens": "MO", "frühmorgens": "MO", "vormittags": "MO", "mittags": "MI", "nachmittags": "AF",
        "abends": "EV", "spätabends": "EV", "nachts": "NI", "tagsüber": "DT",
    },
    "part-adverb": {  # at the head of a sentence they tell of one day: "Abends kam es zu …"
        "Morgens": "MO", "Vormittags": "MO", "Mittags": "MI", "Nachmittags": "AF", "Abends": "EV", "Nachts": "NI",
    },
    "day-offset": {"gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    "today": {"heute": 0},
    "season": dict(_SEASONS),
    "unit": dict(_UNITS),
    "one-day": {"tag": "D", "tags": "D"},
    "one-week": {"woche": "W"},
    "clock-unit": {k: v for k, v in _UNITS.items() if v in ("H", "MIN")},
    "day-unit": dict.fromkeys(("tag", "tage", "tages", "tags"), "D"),
    "year-unit": {k: v for k, v in _UNITS.items() if v == "Y"} | {"gesamtjahr": "Y", "gesamtjahres": "Y", "kalenderjahr": "Y"},
    "century-unit": {k: v for k, v in _UNITS.items() if v in ("CE", "ML")},
    "number": dict(_NUMBERS),
    "one": _inflected({"ein": 1}) | {"ein": 1, "einer": 1},
    "one-and-half": {"anderthalb": 1.5, "eineinhalb": 1.5}
    | {f"{_ONES[n]}einhalb": n + 0.5 for n in range(2, 10)},
    "duration-word": {
        **{w: {"amount": 15, "unit": "MIN"} for w in ("viertelstunde", "viertelstunden")},
        **{w: {"amount": 45, "unit": "MIN"} for w in ("dreiviertelstunde", "dreiviertelstunden")},
        **{w: {"amount": 25, "unit": "Y"} for w in ("vierteljahrhundert", "vierteljahrhunderts")},
        "jahresfrist": {"amount": 1, "unit": "Y"}, "monatsfrist": {"amount": 1, "unit": "M"},
    },
    "times": dict.fromkeys(("einmal", "zweimal", "dreimal", "viermal", "fünfmal", "sechsmal", "siebenmal", "zehnmal", "mehrmals"), 0),
    "from-there": {"später": 1, "danach": 1, "darauf": 1, "zuvor": -1, "davor": -1, "vorher": -1, "früher": -1},
    "season-word": dict.fromkeys(("saison", "spielzeit", "schuljahr", "wintersaison", "sommersaison", "geschäftsjahr"), 0),
    "month-unit": {"monat": "M", "monats": "M"},
    "after-next": _inflected({"übernächst": 2}),
    "before-last": _inflected({"vorletzt": -2}),
    "same-one": dict.fromkeys(("derselbe", "derselben", "desselben", "demselben", "denselben", "dieselbe", "dasselbe"), 0),
    "eve": {"vorabend": "EV"},
    "million": {"tausend": 1_000, "millionen": 1_000_000, "milliarden": 1_000_000_000, "million": 1_000_000},
    "quarter-hour": {"viertel": 15},
    "clock-side": {"vor": -1, "nach": 1},
    "early": _inflected({"früh": "START", "spät": "END"}),
    "half": _inflected({"halb": 0.5}),
    "ordinal": _inflected(_ORDINALS),
    "both": {"beiden": 2},
    "last": _inflected({"letzt": -1, "vergangen": -1, "vorig": -1, "zurückliegend": -1, "abgelaufen": -1, "vorangegangen": -1})
    | {"vergangen": -1},
    "next": _inflected({"nächst": 1, "kommend": 1, "bevorstehend": 1}),
    "following": _inflected({"folgend": 1, "darauffolgend": 1}),
    "this": _inflected({"dies": 0}),
    "current": _inflected({"laufend": 0, "jetzig": 0, "heurig": 0}),
    "vague": _inflected({"einig": "X", "mehrer": "X", "wenig": "X", "viel": "X", "etlich": "X", "manch": "X", "lang": "X", "zahlreich": "X"})
    | {"paar": "X", "dutzende": "X"},
    "about": dict.fromkeys(("rund", "etwa", "ungefähr", "circa", "ca", "zirka", "gut", "genau", "ziemlich"), "APPROX"),
    "nearly": dict.fromkeys(("fast", "knapp", "beinahe", "annähernd"), "LESS_THAN"),
    "article": dict.fromkeys(("der", "die", "das", "den", "dem", "des"), 0),
    "decade-word": {
        f"{_TENS[n]}er" + e: n * 10 for n in range(2, 10) for e in ("", "n")
    } | {"dreissiger": 30},
    "decade-years": {f"{_TENS[n]}er{j}": n * 10 for n in range(2, 10) for j in ("jahre", "jahren")},
    "long": {  # "zehnjährig", "dreitägige"
        number + stem + "ig" + ending: {"amount": n, "unit": unit}
        for number, n in ((_spelled(n) if n > 1 else "ein", n) for n in range(1, 61))
        for stem, unit in _LONG.items()
        for ending in ("", *_ADJECTIVE)
    },
    "aged": {  # "der Zwölfjährige"
        f"{(_spelled(n) if n > 1 else 'ein').capitalize()}jährige{e}": n for n in range(1, 61) for e in ("", "n", "r", "s")
    },
    "long-tail": {  # behind "100-"
        stem + "ig" + ending: unit for stem, unit in _LONG.items() for ending in ("", *_ADJECTIVE)
    },
    "short-tail": {  # the same but for years, which are mostly somebody's age
        stem + "ig" + ending: unit for stem, unit in _LONG.items() if unit != "Y" for ending in ("", *_ADJECTIVE)
    },
    "vague-long": {  # "jahrelang", "mehrtägige"
        **{f"{u}lang" + e: {"amount": "X", "unit": v} for u, v in _IN_COMPOUNDS.items() if u not in ("tages", "monats", "jahres") for e in ("", *_ADJECTIVE)},
        **{f"monatelang{e}": {"amount": "X", "unit": "M"} for e in ("", *_ADJECTIVE)},
        **{f"jahrzehntelang{e}": {"amount": "X", "unit": "DE"} for e in ("", *_ADJECTIVE)},
        **{f"jahrhundertelang{e}": {"amount": "X", "unit": "CE"} for e in ("", *_ADJECTIVE)},
        **{
            f"{head}{stem}ig{e}": {"amount": "X", "unit": unit}
            for head in ("mehr",)
            for stem, unit in _LONG.items()
            for e in ("", *_ADJECTIVE)
        },
    },
    "unit-compound": {  # "Siebenstunden-Flug", "Zehntagesfrist"
        _spelled(n) + u: {"amount": n, "unit": v} for n in range(2, 61) for u, v in _IN_COMPOUNDS.items()
    },
    "unit-tail": dict(_IN_COMPOUNDS) | {"tag": "D", "stunde": "H", "minute": "MIN"},
    "every": _inflected({"jed": 1}),
    "workdays": {"wochentags": "XXXX-WXX", "werktags": "XXXX-WXX"},
    "regular": {
        **{
            w + e: v
            for w, v in {
                "täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y", "alljährlich": "P1Y",
                "stündlich": "PT1H", "allabendlich": "XXXX-XX-XXTEV", "vierteljährlich": "P3M",
                "halbjährlich": "P6M", "tagtäglich": "P1D", "allwöchentlich": "P1W", "alltäglich": "P1D",
            }.items()
            for e in ("", *_ADJECTIVE)
        },
    },
    "day-adjective": _inflected({"gestrig": -1, "vorgestrig": -2, "morgig": 1}),
    "today-adjective": _inflected({"heutig": 0}),
    "than-word": {"mehr": "MORE_THAN", "länger": "MORE_THAN", "weniger": "LESS_THAN", "kürzer": "LESS_THAN"},
    "bound-word": {
        "mindestens": "EQUAL_OR_MORE", "wenigstens": "EQUAL_OR_MORE", "höchstens": "EQUAL_OR_LESS",
        "maximal": "EQUAL_OR_LESS",
    },
    "clock-edge": {"nach": "AFTER", "vor": "BEFORE"},
    "midnight": {"mitternacht": 24},
    "night": {"nacht": "NI"},
    "early-morning": {"früh": "MO"},
    "viertel": {"viertel": 1},
    "dreiviertel": {"dreiviertel": 3},
    "month-or-year": {"monat": "M", "jahr": "Y"},
    "local-time": {"ortszeit": 1},
    "single-unit": {k: v for k, v in _UNITS.items() if not (k[-1] in "en" and k not in ("woche", "minute", "sekunde", "stunde", "dekade", "wochenende"))},
    "plural-any": {k: v for k, v in _UNITS.items() if k[-1] in "en" and k not in ("woche", "minute", "sekunde", "stunde", "dekade", "wochenende")},
    "counted": dict.fromkeys(
        ("euro", "mark", "dollar", "meter", "metern", "prozent", "menschen", "kilometer", "quadratmeter", "mann",
         "personen", "schilling", "lire", "kilo", "tonnen", "franken", "pfund", "seiten", "einwohner", "mitglieder",
         "teilnehmer", "tote", "%", "km", "m", "kg", "quadratkilometer", "hektar", "zuschauer", "besucher", "uhr",
         "stunden", "tage", "jahre", "jahren", "minuten", "wochen", "monate", "flüchtlinge", "mal", "teilnehmern",
         "personen", "mitarbeiter", "mitarbeitern", "unterschriften", "soldaten", "dm", "anwohner", "anwohnern",
         "anwohnerinnen", "bewohner", "bewohnern", "bürger", "bürgern", "gäste", "gästen", "gast", "fahrgäste",
         "passagiere", "reisende", "touristen", "urlauber", "beschäftigte", "beschäftigten", "angestellte",
         "arbeiter", "arbeitern", "beamte", "beamten", "polizisten", "feuerwehrleute", "einsatzkräfte", "helfer",
         "helfern", "demonstranten", "patienten", "schüler", "schülern", "studenten", "kinder", "kindern", "frauen",
         "männer", "wähler", "zeugen", "opfer", "verletzte", "verletzten", "toten", "vermisste", "gefangene",
         "häuser", "häusern", "wohnungen", "haushalte", "haushalten", "gebäude", "betten", "plätze", "plätzen",
         "stellen", "arbeitsplätze", "jobs", "stimmen", "sitze", "autos", "fahrzeuge", "wagen", "lastwagen", "flüge",
         "fälle", "fällen", "anträge", "betriebe", "firmen", "filialen", "schulen", "bäume", "tiere", "tieren",
         "exemplare", "tickets", "karten", "punkte", "liter", "gramm"), 0),
    "weekend": {k: v for k, v in _UNITS.items() if v == "WE"},
    "person": dict.fromkeys(
        ("sohn", "tochter", "kind", "kinder", "kindes", "kindern", "mädchen", "junge", "jungen", "bub", "buben", "bruder", "schwester", "mann",
         "frau", "enkel", "enkelin", "zwillinge", "schüler", "schülerin"), 0),
    "plural-unit": {
        k: v for k, v in _UNITS.items() if k in (
            "stunden", "tagen", "wochen", "monaten", "jahren", "jahrzehnten", "jahrhunderten", "minuten", "sekunden",
            "jahrtausenden",
        )
    },
    "reference": {
        **dict.fromkeys(("jetzt", "heutzutage", "derzeit", "zurzeit"), "PRESENT_REF"),
        **dict.fromkeys(("damals", "einst", "früher"), "PAST_REF"),
        **dict.fromkeys(("demnächst",), "FUTURE_REF"),
    },
    "reader-reference": {  # what readers need and annotators mostly left alone
        **dict.fromkeys(
            ("gegenwärtig", "momentan", "nunmehr", "neuerdings"), "PRESENT_REF"
        ),
        **dict.fromkeys(("kürzlich", "unlängst", "jüngst", "neulich", "einstmals", "ehedem", "seinerzeit", "vormals"), "PAST_REF"),
        **dict.fromkeys(("bald", "künftig", "zukünftig", "alsbald", "baldmöglichst"), "FUTURE_REF"),
    },
    "short": {"kurzem": "PAST_REF", "langem": "PAST_REF", "längerem": "PAST_REF"},
    "shortly": {"kürze": "FUTURE_REF", "bälde": "FUTURE_REF"},
    "era": {"vergangenheit": "PAST_REF", "zukunft": "FUTURE_REF", "gegenwart": "PRESENT_REF"},
    "era-adjective": _inflected({"vergangen": "PAST_REF", "letzt": "PAST_REF", "früher": "PAST_REF", "heutig": "PRESENT_REF", "nächst": "FUTURE_REF"}),
    "era-this": _inflected({"dies": "PRESENT_REF"}),
    "time-noun": {"zeit": "", "zeiten": ""},
    "holiday": {
        name + e: value
        for name, value in {
            "Neujahr": "01-01", "Neujahrstag": "01-01", "Dreikönig": "01-06", "Dreikönigstag": "01-06",
            "Silvesternacht": "12-31TNI", "Neujahrsnacht": "12-31TNI", "Valentinstag": "02-14", "Nikolaustag": "12-06", "Heiligabend": "12-24", "Silvester": "12-31",
            "Silvestertag": "12-31", "Weihnachten": "12-25", "Christtag": "12-25", "Stephanstag": "12-26",
            "Stefanstag": "12-26", "Allerheiligen": "11-01", "Allerseelen": "11-02", "Reformationstag": "10-31",
            "Halloween": "10-31", "Martinstag": "11-11",
            "Ostern": "E+0", "Ostersonntag": "E+0", "Ostermontag": "E+1", "Karfreitag": "E-2",
            "Gründonnerstag": "E-3", "Karsamstag": "E-1", "Palmsonntag": "E-7", "Aschermittwoch": "E-46",
            "Rosenmontag": "E-48", "Faschingsdienstag": "E-47", "Pfingsten": "E+49", "Pfingstsonntag": "E+49",
            "Pfingstmontag": "E+50", "Fronleichnam": "E+60", "Himmelfahrt": "E+39",
        }.items()
        for e in (("",) if name.endswith("en") else ("", "s"))
    },
    "half-year": {"jahreshälfte": "H", "halbjahr": "H", "halbjahres": "H", "halbjahrs": "H"},
    "quarter-unit": {"quartal": "Q", "quartals": "Q", "vierteljahr": "Q", "trimester": "Q", "trimesters": "Q", "jahresviertel": "Q", "jahresviertels": "Q"},
    "edge": {"anfang": "START", "beginn": "START", "mitte": "MID", "ende": "END"},
    "year-edge": {"jahresbeginn": "START", "jahresanfang": "START", "jahresmitte": "MID", "jahresende": "END", "jahreswechsel": "END"},
    "month-edge": {"monatsbeginn": "START", "monatsanfang": "START", "monatsmitte": "MID", "monatsende": "END"},
    "week-edge": {"wochenbeginn": "START", "wochenanfang": "START", "wochenmitte": "MID"},
    "previous-unit": {
        "vorjahr": "Y", "vorjahres": "Y", "vorjahrs": "Y", "vormonat": "M", "vormonats": "M", "vorwoche": "W",
        "vorquartal": "Q", "vorquartals": "Q",
    },
    "previous-day": {"vortag": "D", "vortags": "D", "vortages": "D"},
    "folded-day": {"folgetag": "D", "folgetags": "D"},
    "this-year": {"heuer": 0},
    "zone-name": {
        "MESZ": "Europe/Berlin", "MEZ": "Europe/Berlin", "CEST": "Europe/Berlin", "CET": "Europe/Berlin",
        "UTC": "UTC", "GMT": "UTC", "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
    },
    "zone-adjective": _inflected({
        "deutsch": "Europe/Berlin", "mitteleuropäisch": "Europe/Berlin", "österreichisch": "Europe/Vienna",
        "schweizer": "Europe/Zurich", "britisch": "Europe/London", "amerikanisch": "America/New_York",
    }) | {"moskauer": "Europe/Moscow", "kiewer": "Europe/Kyiv", "kyjiwer": "Europe/Kyiv", "londoner": "Europe/London",
          "berliner": "Europe/Berlin", "wiener": "Europe/Vienna", "pekinger": "Asia/Shanghai", "tokioter": "Asia/Tokyo"},
}  # fmt: skip
