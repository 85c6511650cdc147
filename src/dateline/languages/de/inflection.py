"""German endings."""

from dateline.languages.inflection import InflectionWords

WORDS = InflectionWords(noun_endings=("es", "s", "en", "n", "er", "e"))
