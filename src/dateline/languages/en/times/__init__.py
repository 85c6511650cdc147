"""Time in English."""

from __future__ import annotations

from dateline.languages.en.times.lexicon import LEXICON
from dateline.languages.en.times.places import PLACES
from dateline.languages.en.times.rules import MACROS, RULES
from dateline.languages.en.times.shapes import SHAPES
from dateline.languages.times import Tense, TimeWords

WORDS = TimeWords(
    lexicon=LEXICON,
    shapes=SHAPES,
    places=PLACES,
    macros=MACROS,
    rules=RULES,
    tense=Tense(
        past=frozenset(
            "was were had has said did went came began fell rose told made took gave found became left met held "
            "reported announced closed ended been won lost sold bought paid spoke wrote got saw".split()
        ),
        future=frozenset(
            "will shall would expects expect plans plan planning preparing hopes set could may might".split()
        ),
        past_shapes=(r"[a-z]{2,}(?<!schedul)(?<!expect)(?<!plann)ed",),
        weak_future=(r"scheduled|expected|planned|due",),
        ahead=frozenset("until by".split()),
        back=frozenset("since".split()),
    ),
)
