"""Time in German."""

from __future__ import annotations

from dateline.languages.de.times.lexicon import LEXICON
from dateline.languages.de.times.places import PLACES
from dateline.languages.de.times.rules import MACROS, RULES
from dateline.languages.de.times.shapes import SHAPES
from dateline.languages.de.times.tense import TENSE
from dateline.languages.times import TimeWords

WORDS = TimeWords(lexicon=LEXICON, shapes=SHAPES, macros=MACROS, rules=RULES, tense=TENSE, places=PLACES)
