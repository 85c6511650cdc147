"""Time in English."""

from __future__ import annotations

from dateline.languages.en.times.lexicon import LEXICON
from dateline.languages.en.times.places import PLACES
from dateline.languages.en.times.rules import MACROS, RULES
from dateline.languages.en.times.shapes import SHAPES
from dateline.languages.en.times.tense import TENSE
from dateline.languages.times import TimeWords

WORDS = TimeWords(lexicon=LEXICON, shapes=SHAPES, macros=MACROS, rules=RULES, tense=TENSE, places=PLACES)
