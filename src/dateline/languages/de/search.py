"""German words as they are searched for: Jäger, Jaeger and Jager are one."""

from dateline.languages.search import SearchWords

WORDS = SearchWords(stemmer="german", digraphs={"ae": "a", "oe": "o", "ue": "u"}, not_after="aeiouq", plain_first=True)
