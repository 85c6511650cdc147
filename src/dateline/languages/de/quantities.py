"""German figures. Units are normalised to UCUM-like symbols and ISO 4217 codes."""

from dateline.languages.quantities import QuantityWords

_DIGITS = {
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_TO_99 = (
    _DIGITS
    | _TEENS
    | _TENS
    | {f"{one}und{ten}": n + t for one, n in (_DIGITS | {"ein": 1}).items() for ten, t in _TENS.items()}
)
_HUNDREDS = {f"{one}hundert": n * 100 for one, n in (_DIGITS | {"ein": 1, "": 1}).items()}
_THOUSANDS = {f"{one}tausend": n * 1000 for one, n in (_TO_99 | {"ein": 1, "": 1} | _HUNDREDS).items()}
_AND_A_HALF = {"anderthalb": 1.5, "eineinhalb": 1.5, **{f"{one}einhalb": n + 0.5 for one, n in _TO_99.items()}}
_TIME = {
    "sekunde": ("s", 1.0), "sekunden": ("s", 1.0), "sek": ("s", 1.0),
    "minute": ("min", 1.0), "minuten": ("min", 1.0), "min": ("min", 1.0),
    "stunde": ("h", 1.0), "stunden": ("h", 1.0), "std": ("h", 1.0), "h": ("h", 1.0),
    "tag": ("d", 1.0), "tage": ("d", 1.0), "tagen": ("d", 1.0),
    "woche": ("wk", 1.0), "wochen": ("wk", 1.0),
    "monat": ("mo", 1.0), "monate": ("mo", 1.0), "monaten": ("mo", 1.0),
    "jahr": ("a", 1.0), "jahre": ("a", 1.0), "jahren": ("a", 1.0),
}  # fmt: skip
_MEASURES = {
    "mm": ("mm", 1.0), "millimeter": ("mm", 1.0), "millimetern": ("mm", 1.0),
    "cm": ("cm", 1.0), "zentimeter": ("cm", 1.0), "zentimetern": ("cm", 1.0),
    "m": ("m", 1.0), "meter": ("m", 1.0), "metern": ("m", 1.0),
    "km": ("km", 1.0), "kilometer": ("km", 1.0), "kilometern": ("km", 1.0),
    "meile": ("mi", 1.0), "meilen": ("mi", 1.0), "seemeilen": ("nmi", 1.0), "fuß": ("ft", 1.0),
    "km/h": ("km/h", 1.0), "stundenkilometer": ("km/h", 1.0), "stundenkilometern": ("km/h", 1.0),
    "quadratmeter": ("m2", 1.0), "quadratmetern": ("m2", 1.0), "m²": ("m2", 1.0),
    "quadratkilometer": ("km2", 1.0), "quadratkilometern": ("km2", 1.0), "km²": ("km2", 1.0),
    "hektar": ("ha", 1.0), "ha": ("ha", 1.0), "kubikmeter": ("m3", 1.0), "kubikmetern": ("m3", 1.0), "m³": ("m3", 1.0),
    "g": ("g", 1.0), "gramm": ("g", 1.0), "kg": ("kg", 1.0), "kilo": ("kg", 1.0), "kilogramm": ("kg", 1.0),
    "t": ("t", 1.0), "tonne": ("t", 1.0), "tonnen": ("t", 1.0),
    "l": ("l", 1.0), "liter": ("l", 1.0), "litern": ("l", 1.0), "barrel": ("bbl", 1.0),
    "grad": ("deg", 1.0), "°c": ("degC", 1.0), "°": ("deg", 1.0),
    "watt": ("W", 1.0), "kilowatt": ("kW", 1.0), "kw": ("kW", 1.0), "megawatt": ("MW", 1.0), "mw": ("MW", 1.0),
    "gigawatt": ("GW", 1.0), "gw": ("GW", 1.0), "kilowattstunden": ("kWh", 1.0), "kwh": ("kWh", 1.0),
    "megawattstunden": ("MWh", 1.0), "terawattstunden": ("TWh", 1.0), "volt": ("V", 1.0), "ps": ("PS", 1.0),
    "prozent": ("%", 1.0), "%": ("%", 1.0), "prozentpunkte": ("pp", 1.0), "prozentpunkten": ("pp", 1.0),
    "promille": ("permille", 1.0), "‰": ("permille", 1.0),
}  # fmt: skip
_MONEY = {
    "euro": ("EUR", 1.0), "euros": ("EUR", 1.0), "€": ("EUR", 1.0), "eur": ("EUR", 1.0),
    "cent": ("EUR", 0.01), "dollar": ("USD", 1.0), "us-dollar": ("USD", 1.0), "$": ("USD", 1.0), "usd": ("USD", 1.0),
    "franken": ("CHF", 1.0), "chf": ("CHF", 1.0), "pfund": ("GBP", 1.0), "£": ("GBP", 1.0), "rubel": ("RUB", 1.0),
    "yen": ("JPY", 1.0), "yuan": ("CNY", 1.0), "hrywnja": ("UAH", 1.0), "zloty": ("PLN", 1.0), "kronen": ("kr", 1.0),
}  # fmt: skip

WORDS = QuantityWords(
    decimal=",",
    group=".",
    numbers={**_TO_99, **_HUNDREDS, **_THOUSANDS, **_AND_A_HALF},
    fractions=dict.fromkeys("halbe halben halber halbes".split(), 0.5),
    of_a=frozenset(),
    and_a_half=(("und", "eine", "halbe"), ("und", "ein", "halbes"), ("und", "ein", "halber")),
    of_them=frozenset({"von", "davon", "der"}),
    before_hours=frozenset("um gegen seit ab bis vor nach zu in".split()),
    ones=frozenset("ein eine einen einem einer eines eins".split()),
    multipliers={
        "tausend": 1e3, "tsd": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9,
        "mrd": 1e9, "billion": 1e12, "billionen": 1e12, "dutzend": 12.0,
    },
    vague={
        "dutzende": 12, "dutzenden": 12, "hunderte": 100, "hunderten": 100, "hunderter": 100, "tausende": 1000,
        "tausenden": 1000, "tausender": 1000, "zehntausende": 10_000, "zehntausenden": 10_000,
        "hunderttausende": 100_000, "hunderttausenden": 100_000,
    },
    units=_TIME | _MEASURES | _MONEY,
    signs_before={"€": "EUR", "$": "USD", "£": "GBP", "eur": "EUR", "usd": "USD", "chf": "CHF"},
    bounds_before={
        ("mehr", "als"): "lower", ("über",): "lower", ("mindestens",): "lower", ("wenigstens",): "lower",
        ("zumindest",): "lower", ("nicht", "weniger", "als"): "lower", ("gut",): "about-lower",
        ("bis", "zu"): "upper", ("höchstens",): "upper", ("maximal",): "upper", ("weniger", "als"): "upper",
        ("unter",): "upper", ("nicht", "mehr", "als"): "upper", ("knapp",): "about-upper", ("fast",): "about-upper",
        ("nahezu",): "about-upper", ("beinahe",): "about-upper", ("kaum",): "about-upper",
        ("rund",): "about", ("etwa",): "about", ("ungefähr",): "about", ("circa",): "about", ("ca", "."): "about",
        ("ca",): "about", ("zirka",): "about", ("schätzungsweise",): "about", ("an", "die"): "about",
        ("um", "die"): "about", ("geschätzt",): "about", ("geschätzte",): "about", ("geschätzten",): "about",
        ("ab",): "lower", ("jenseits", "von"): "lower",
    },
    bounds_after={
        ("oder", "mehr"): "lower", ("und", "mehr"): "lower", ("oder", "weniger"): "upper",
        ("und", "weniger"): "upper",
    },
    no_bound_behind=frozenset(
        """
        verfügt verfügen verfügte verfügten berichtet berichten berichtete berichteten entscheidet entscheiden entschied
        entschieden spricht sprechen sprach sprachen wacht wachte herrscht herrschte
        """.split()
    ),
    between=frozenset({"zwischen"}),
    and_=frozenset({"und"}),
    to=frozenset({"bis", "–", "-", "oder"}),
    persons=frozenset(
        """
        toter tote toten todesopfer verletzter verletzte verletzten schwerverletzter schwerverletzte leichtverletzter
        leichtverletzte mensch menschen person personen mann frau kind soldat soldatin polizist polizistin opfer
        vermisster vermisste festnahme schwerverletzten leichtverletzten zivilist zivilistin
        """.split()
    ),
    numbered=frozenset(
        """
        nr nummer artikel art paragraf paragraph § absatz abs kapitel seite s platz rang flug linie gleis halle zimmer
        kanal band teil folge staffel etappe runde phase stufe version update autobahn bundesstraße klasse gruppe
        formel apollo agenda modell typ reihe bahnsteig tor haus hausnummer block sektor zone rtl pro sat telefon tel
        fax postfach plz psalm vers
        """.split()
    ),
    adjectives=frozenset(
        "schwer leicht weitere mehr km/h teils teilweise lebensgefährlich zusätzlich weniger prozent".split()
    ),
    predicates=frozenset("wurden werden seien sind waren starben erlitten kamen".split()),
    counting=frozenset("zählt zählte zählten".split()),
    totals=frozenset("zahl anzahl summe".split()),
    complements=frozenset("in im der des von vom aus auf".split()),
    partitives=frozenset("der des".split()),
    articles=frozenset("der die das den dem des".split()),
    stops=frozenset(),
    fates=frozenset(),
    no_counted=frozenset("uhr".split()),
    compounds=True,
    adjective_endings=("e", "en", "er", "es", "em"),
    modifier_endings=("en", "er", "em", "es"),
)  # fmt: skip
