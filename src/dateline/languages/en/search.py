"""English words as they are searched for."""

from dateline.languages.search import SearchWords

WORDS = SearchWords(stemmer="english")
