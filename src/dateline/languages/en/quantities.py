"""English figures. Units are normalised to UCUM-like symbols and ISO 4217 codes."""

from dateline.languages.quantities import QuantityWords

_DIGITS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_COMPOUND = {f"{ten}-{one}": t + n for ten, t in _TENS.items() for one, n in (_DIGITS | {"one": 1}).items()}
_UNITS = {
    "second": ("s", 1.0), "seconds": ("s", 1.0), "sec": ("s", 1.0), "secs": ("s", 1.0),
    "minute": ("min", 1.0), "minutes": ("min", 1.0), "min": ("min", 1.0), "mins": ("min", 1.0),
    "hour": ("h", 1.0), "hours": ("h", 1.0), "hr": ("h", 1.0), "hrs": ("h", 1.0), "h": ("h", 1.0),
    "day": ("d", 1.0), "days": ("d", 1.0), "week": ("wk", 1.0), "weeks": ("wk", 1.0),
    "month": ("mo", 1.0), "months": ("mo", 1.0), "year": ("a", 1.0), "years": ("a", 1.0),
    "mm": ("mm", 1.0), "millimetres": ("mm", 1.0), "millimeters": ("mm", 1.0),
    "cm": ("cm", 1.0), "centimetres": ("cm", 1.0), "centimeters": ("cm", 1.0), "inch": ("in", 1.0), "inches": ("in", 1.0),
    "m": ("m", 1.0), "metre": ("m", 1.0), "metres": ("m", 1.0), "meter": ("m", 1.0), "meters": ("m", 1.0),
    "km": ("km", 1.0), "kilometre": ("km", 1.0), "kilometres": ("km", 1.0), "kilometer": ("km", 1.0),
    "kilometers": ("km", 1.0), "mile": ("mi", 1.0), "miles": ("mi", 1.0), "foot": ("ft", 1.0), "feet": ("ft", 1.0),
    "ft": ("ft", 1.0), "yard": ("yd", 1.0), "yards": ("yd", 1.0),
    "mph": ("mi/h", 1.0), "km/h": ("km/h", 1.0), "kph": ("km/h", 1.0), "knots": ("kn", 1.0),
    "acre": ("acre", 1.0), "acres": ("acre", 1.0), "hectare": ("ha", 1.0), "hectares": ("ha", 1.0),
    "g": ("g", 1.0), "grams": ("g", 1.0), "kg": ("kg", 1.0), "kilograms": ("kg", 1.0), "kilos": ("kg", 1.0),
    "ton": ("ton", 1.0), "tons": ("ton", 1.0), "tonne": ("t", 1.0), "tonnes": ("t", 1.0),
    "pounds": ("GBP", 1.0), "lb": ("lb", 1.0), "lbs": ("lb", 1.0), "litre": ("l", 1.0), "litres": ("l", 1.0),
    "liters": ("l", 1.0), "gallons": ("gal", 1.0), "barrels": ("bbl", 1.0),
    "degrees": ("deg", 1.0), "°c": ("degC", 1.0), "°f": ("degF", 1.0), "°": ("deg", 1.0),
    "mw": ("MW", 1.0), "megawatts": ("MW", 1.0), "gw": ("GW", 1.0), "gigawatts": ("GW", 1.0), "kwh": ("kWh", 1.0),
    "percent": ("%", 1.0), "per cent": ("%", 1.0), "%": ("%", 1.0), "pc": ("%", 1.0), "points": ("points", 1.0),
    "euro": ("EUR", 1.0), "euros": ("EUR", 1.0), "€": ("EUR", 1.0), "dollar": ("USD", 1.0), "dollars": ("USD", 1.0),
    "cents": ("USD", 0.01), "£": ("GBP", 1.0), "francs": ("CHF", 1.0), "rubles": ("RUB", 1.0), "roubles": ("RUB", 1.0),
    "yen": ("JPY", 1.0), "yuan": ("CNY", 1.0),
}  # fmt: skip

WORDS = QuantityWords(
    decimal=".",
    group=",",
    numbers=_DIGITS | _TEENS | _TENS | _COMPOUND | {"hundred": 100, "thousand": 1000},
    ones=frozenset("a an one".split()),
    fractions={"half": 0.5, "quarter": 0.25},
    of_a=frozenset("of a an".split()),
    and_a_half=(("and", "a", "half"),),
    of_them=frozenset({"of"}),
    before_hours=frozenset("at from by until till since before after to in past".split()),
    multipliers={
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9,
        "mn": 1e6, "tn": 1e12, "dozen": 12.0, "k": 1e3,
    },
    vague={
        "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1_000_000,
    },
    units=_UNITS,
    signs_before={"€": "EUR", "$": "USD", "£": "GBP", "us$": "USD", "¥": "JPY"},
    bounds_before={
        ("more", "than"): "lower", ("over",): "lower", ("at", "least"): "lower", ("no", "fewer", "than"): "lower",
        ("no", "less", "than"): "lower", ("upwards", "of"): "lower", ("above",): "lower", ("well", "over"): "lower",
        ("up", "to"): "upper", ("at", "most"): "upper", ("less", "than"): "upper", ("fewer", "than"): "upper",
        ("under",): "upper", ("below",): "upper", ("no", "more", "than"): "upper", ("as", "many", "as"): "upper",
        ("nearly",): "about-upper", ("almost",): "about-upper", ("just", "under"): "about-upper",
        ("just", "over"): "about-lower", ("about",): "about", ("around",): "about", ("roughly",): "about",
        ("approximately",): "about", ("some",): "about", ("an", "estimated"): "about", ("estimated",): "about",
        ("close", "to"): "about",
    },
    bounds_after={
        ("or", "more"): "lower", ("or", "less"): "upper", ("or", "fewer"): "upper", ("or", "so"): "about",
    },
    no_bound_behind=frozenset("presided presides ruled rules watched".split()),
    between=frozenset({"between"}),
    and_=frozenset({"and"}),
    to=frozenset({"to", "–", "-", "or"}),
    persons=frozenset("person man woman child soldier officer victim civilian police fatality".split()),
    numbered=frozenset(
        """
        no number article section chapter page flight route line platform gate room hall channel part episode season
        stage round phase level version update interstate highway class group formula apollo agenda model type row
        zone block psalm verse phone tel iphone boeing airbus windows
        """.split()
    ),
    adjectives=frozenset("other more further additional".split()),
    predicates=frozenset("were are was died suffered have had remain".split()),
    counting=frozenset("counted".split()),
    totals=frozenset("number toll total".split()),
    complements=frozenset("in of from".split()),
    partitives=frozenset({"of"}),
    articles=frozenset("the a an".split()),
    stops=frozenset(
        """
        a an the and or but nor so yet if as at by in on of to from with without within into onto over under after
        before since until while during because although though however than that this these those who whom whose which
        what when where why how i you he she it we they him her them his its our their my your
        is are was were be been being am has have had do does did will would could should may might can must shall
        said says say told tells reported killed injured wounded died dead missing arrested left came went made took
        according about around still just only also not no near across against between among per for up down out off
        went gone later earlier late early ago each every both were hurt today yesterday tonight
        """.split()
    ),
    fates=frozenset("dead killed injured wounded missing hurt arrested hospitalised hospitalized detained".split()),
    no_counted=frozenset("am pm a.m p.m o'clock gmt bst et est cet utc".split()),
    compounds=False,
)  # fmt: skip
