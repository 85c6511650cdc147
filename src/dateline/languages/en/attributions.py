"""English words for telling on whose word a statement stands."""

from __future__ import annotations

from dateline.languages.attributions import AttributionWords


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORDS = AttributionWords(
    hedges=_set("""
    reportedly allegedly apparently purportedly supposedly possibly probably presumably perhaps seemingly alleged purported
    supposed unconfirmed
    """)
    | {
        "is said to",
        "are said to",
        "was said to",
        "were said to",
        "is believed to",
        "are believed to",
        "was believed to",
        "is thought to",
        "are thought to",
        "is understood to",
        "are understood to",
        "is reported to",
        "are reported to",
        "is alleged to",
        "are alleged to",
        "it is believed",
        "it is thought",
        "it is understood",
        "it is said",
    },
    hearsay=frozenset(),
    perfect=frozenset(),
    lasting=frozenset(),
    guesses=frozenset(),
    claims=frozenset(),
    negations=_set("not no never"),
    own=_set("own"),
    wants=_set("wants plans intends"),
    unnamed=_set("""
    sources source insiders reports officials witnesses eyewitnesses media people observers experts analysts diplomats
    residents authorities accounts estimates
    """),
    future=_set("soon tomorrow later next"),
)
