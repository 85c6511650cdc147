"""On whose word a statement stands, and what is not asserted."""

from __future__ import annotations

import pytest

from tests.annotate.quoted import attributed, document

NAMES = ("Anna Vogt", "Vogt", "Dmitri Lasko")


@pytest.mark.parametrize(
    ("text", "kind", "passage", "source"),
    [
        ("Laut Vogt ist der Hafen offen.", "named", "Laut Vogt", "Vogt"),
        (
            "Laut russischer Agentur NORD ist er froh.",
            "named",
            "Laut russischer Agentur NORD",
            "russischer Agentur NORD",
        ),
        (
            "Er versteht so gut, dass er nach Angaben von Sprecher Dmitri Lasko oft hilft.",
            "named",
            "nach Angaben von Sprecher Dmitri Lasko",
            "Sprecher Dmitri Lasko",
        ),
        ("Der Reederei zufolge ist der Hafen offen.", "named", "Der Reederei zufolge", "Der Reederei"),
        ("Der Hafen ist offen, so die Ministerin.", "named", "so die Ministerin", "die Ministerin"),
        ("Wie die Polizei mitteilte, ist er offen.", "named", "Wie die Polizei mitteilte", "die Polizei"),
        (
            "Nach Wochen hat die Armee nach eigenen Angaben sechs Dörfer befreit.",
            "self",
            "nach eigenen Angaben",
            "die Armee",
        ),
        ("Lorien will nach bisherigen Angaben beide Häfen haben.", "self", "nach bisherigen Angaben", "Lorien"),
        ("Nach bisherigen Angaben starben drei Menschen.", "unnamed", "Nach bisherigen Angaben", ""),
        ("Die Stadt erwägt Insidern zufolge einen Neubau.", "unnamed", "Insidern zufolge", ""),
        ("Medienberichten zufolge ist der Hafen offen.", "unnamed", "Medienberichten zufolge", ""),
        ("Der Hafen ist offen, teilte der Verein mit.", "named", "teilte der Verein mit", "der Verein"),
        ("Einbruch, sagt ein Beamter.", "named", "sagt ein Beamter", "ein Beamter"),
        ("Der Hafen ist offen. Das bestätigt die Polizei.", "named", "Das bestätigt die Polizei", "die Polizei"),
        (
            "Es fehle der Überblick, heißt es bei der Leitstelle.",
            "named",
            "heißt es bei der Leitstelle",
            "der Leitstelle",
        ),
        ("Nach Vereinsangaben kamen 300.", "named", "Nach Vereinsangaben", "Vereinsangaben"),
        ("Der Mann ist angeblich geflohen.", "hedge", "angeblich", ""),
        ("Das hat er wohl nicht gehört.", "hedge", "wohl", ""),
        ("Der Mann dürfte geflohen sein.", "hedge", "dürfte", ""),
        ("Der Mann soll das Feuer gelegt haben.", "hedge", "soll", ""),
        ("Die Waffen sollen aus dem Norden stammen.", "hedge", "sollen", ""),
        ("Der Mann will nichts gesehen haben.", "hedge", "will", ""),
    ],
)
def test_attributions(text: str, kind: str, passage: str, source: str) -> None:
    assert (kind, passage, source) in attributed(document(text), *NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Das Treffen soll sechs Stunden dauern.",
        "Am Ende soll es eine Pressekonferenz geben.",
        "Um neun soll es in Kürze losgehen.",
        "Vogt will morgen kommen.",
        "Niemand dürfe das Haus verlassen.",
        "Die Häuser dürften nicht betreten werden.",
        "Vogt sagte: „Er ist angeblich geflohen.“",
        "So dunkel war es nie.",
        "Nach dem Essen ging er.",
    ],
)
def test_plans_and_prohibitions_are_no_hedges(text: str) -> None:
    assert attributed(document(text), *NAMES) == []


@pytest.mark.parametrize(
    ("text", "kind", "passage", "source"),
    [
        ("According to Vogt, the port is open.", "named", "According to Vogt", "Vogt"),
        (
            "The port is open, according to the fire service.",
            "named",
            "according to the fire service",
            "the fire service",
        ),
        ("According to witnesses, the port is open.", "unnamed", "According to witnesses", ""),
        ("Power is back, the company says.", "named", "the company says", "the company"),
        ("A crack has reportedly been found.", "hedge", "reportedly", ""),
        ("The suspect allegedly fled.", "hedge", "allegedly", ""),
        ("He is believed to be abroad.", "hedge", "is believed to", ""),
    ],
)
def test_english_attributions(text: str, kind: str, passage: str, source: str) -> None:
    assert (kind, passage, source) in attributed(document(text, language="en"), *NAMES)
