"""Time in German."""

from __future__ import annotations

from dateline.languages.de.times.lexicon import LEXICON
from dateline.languages.de.times.rules import MACROS, RULES
from dateline.languages.de.times.shapes import SHAPES
from dateline.languages.times import Shape, Tense, TimeWords

WORDS = TimeWords(
    lexicon=LEXICON,
    shapes=(*SHAPES, Shape(pattern=r"[A-ZÄÖÜ][^\W\d_]*", categories=("capital",))),
    macros=MACROS,
    rules=RULES,
    tense=Tense(
        past=frozenset(
            "war waren wurde wurden hatte hatten hat haben gab kam kamen ging gingen fand fanden begann begannen stand "
            "standen blieb blieben sah sahen nahm nahmen traf trafen sprach sprachen lag lagen bekam schrieb hielt ließ "
            "fiel starb verlor gewann gewannen rief zog trug schlug stieg sank brach entstand erschien lud luden "
            "gewesen worden geworden".split()
        ),
        future=frozenset("wird werden soll sollen will wollen kann können plant planen folgt folgen".split()),
        present=frozenset(
            "ist sind findet finden beginnt beginnen startet lädt laden steht stehen kommt kommen".split()
        ),
        past_shapes=(r"[a-zäöüß]{2,}(?:[^\Wt]te|tete|ierte)n?", r"(?:ge|be|ver|er|zer|ent)[a-zäöüß]{3,}(?:t|en)"),
    ),
)
