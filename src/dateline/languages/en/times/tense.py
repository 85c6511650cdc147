"""How an English sentence shows whether it looks back or ahead."""

from __future__ import annotations

from dateline.languages.times import Tense

_PRETERITES = """
was were had has said did went came began fell rose told made took gave found became left met held been won lost sold
bought paid spoke wrote got saw brought broke built caught chose drew drove fought flew forgot froze grew heard hid kept
knew laid led lay meant rode ran sank sat sent shook shot sang sought stood stole stuck struck swore swept swam taught
threw thought understood woke wore withdrew drank ate felt dealt dug fed fled ground hung hurt lent lit proved rang shone
shrank slept slid spent spread sprang stung tore wept wound
"""

TENSE = Tense(
    past=frozenset(_PRETERITES.split()),
    future=frozenset(
        "will shall would expects expect plans plan planning preparing hopes could might ll going planned scheduled expected due slated".split()
    ),
    past_shapes=(r"[a-z]{2,}(?<!schedul)(?<!expect)(?<!plann)(?<!ne)(?<!inde)(?<!propos)ed",),
    weak_future=(),
    ahead=frozenset("until by".split()),
    back=frozenset("since".split()),
    behind=frozenset("'’"),
)
