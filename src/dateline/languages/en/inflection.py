"""English endings."""

from dateline.languages.inflection import InflectionWords

WORDS = InflectionWords(noun_endings=("s",))
