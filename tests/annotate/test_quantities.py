"""Figures, their units, bounds and what they count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.quantities import find_quantities
from dateline.annotate.sentences import find_sentences
from dateline.model import Block, Document, Quantity, TimeExpression


def document(text: str, language: str = "de") -> Document:
    return Document(id="d", text=text, language=language, blocks=(Block("paragraph", 0, len(text)),))


def quantities(text: str, language: str = "de", times: tuple[TimeExpression, ...] = ()) -> tuple[Quantity, ...]:
    d = document(text, language)
    return find_quantities(d, find_sentences(d), times)


def shown(text: str, q: Quantity) -> str:
    """The passage | number or bounds | unit | counted."""
    if q.lower == q.upper == q.number:
        value = f"{q.number:g}"
    elif q.lower is not None and q.upper is not None:
        value = f"{q.lower:g}..{q.upper:g}"
    else:
        value = f">{q.lower:g}" if q.lower is not None else f"<{q.upper:g}"
    value = f"~{value}" if q.approximate else value
    counted = text[slice(*q.counted)] if q.counted else "-"
    return f"{text[q.start : q.end]}|{value}|{q.unit or '-'}|{counted}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie nahm sechs Dörfer in der Region Linz ein.", ["sechs|6|-|Dörfer in der Region Linz"]),
        ("Es gab drei Verletzte.", ["drei|3|-|Verletzte"]),
        ("Zwölf Menschen starben.", ["Zwölf|12|-|Menschen"]),
        ("Ein Toter und zwei Verletzte.", ["Ein|1|-|Toter", "zwei|2|-|Verletzte"]),
        ("Ein Dutzend Häuser brannte.", ["Ein Dutzend|12|-|Häuser"]),
        ("Rund 1,2 Millionen Menschen kamen.", ["Rund 1,2 Millionen|~1.2e+06|-|Menschen"]),
        ("Das kostet 1,5 Mio. Euro im Jahr.", ["1,5 Mio. Euro|1.5e+06|EUR|-"]),
        ("2.500 Einsatzkräfte halfen.", ["2.500|2500|-|Einsatzkräfte"]),
        ("Mehr als eine Million Tote gab es.", ["Mehr als eine Million|>1e+06|-|Tote"]),
        ("Der Kurs stieg über 1,17 US-Dollar.", ["über 1,17 US-Dollar|>1.17|USD|-"]),
        ("Zuletzt kostete er 1,1703 Dollar.", ["1,1703 Dollar|1.1703|USD|-"]),
        ("Es dauerte 2,5 Stunden.", ["2,5 Stunden|2.5|h|-"]),
        ("Nach nur 2 Stunden und 45 MInuten war Schluss.", ["2 Stunden und 45 MInuten|2.75|h|-"]),
        ("Das soll rund sechs Stunden dauern.", ["rund sechs Stunden|~6|h|-"]),
        ("Es kamen zwischen 3 und 5 Boote.", ["zwischen 3 und 5|3..5|-|Boote"]),
        ("Es kamen 3 bis 5 Boote.", ["3 bis 5|3..5|-|Boote"]),
        ("Es werden 20–25 Grad.", ["20–25 Grad|20..25|deg|-"]),
        ("Bis zu 300 Haushalte sind ohne Strom.", ["Bis zu 300|<300|-|Haushalte"]),
        ("Knapp 40 Prozent der Stimmen fehlen.", ["Knapp 40 Prozent|~<40|%|Stimmen"]),
        ("Mindestens vier schwer verletzte Fahrgäste.", ["Mindestens vier|>4|-|schwer verletzte Fahrgäste"]),
        ("Hunderte Menschen flohen.", ["Hunderte|~>100|-|Menschen"]),
        ("Die Zahl der Toten stieg auf 12.", ["12|12|-|Toten"]),
        ("Ein Ozean von 4 Kilometern trennt uns.", ["4 Kilometern|4|km|-"]),
        ("Die Stadt zählt 20 000 Einwohner.".replace("20 000", "20\u202f000"), ["20\u202f000|20000|-|Einwohner"]),
        ("Er fuhr 80 km/h schnell.", ["80 km/h|80|km/h|-"]),
        ("Zweiundzwanzig Boote sanken.", ["Zweiundzwanzig|22|-|Boote"]),
        ("Es fehlen 25 000 Euro.".replace(" 0", "\u00a00"), ["25\u00a0000 Euro|25000|EUR|-"]),
        ("Die Klinik verfügt über 120 Betten.", ["120|120|-|Betten"]),
        ("Eine halbe Million Euro soll es kosten.", ["Eine halbe Million Euro|500000|EUR|-"]),
        (
            "Ein halbes Dutzend Autos stand da, zweieinhalb Tonnen Stahl.",
            ["Ein halbes Dutzend|6|-|Autos", "zweieinhalb Tonnen|2.5|t|Stahl"],
        ),
        ("Zwölf Räte waren dafür, elf dagegen.", ["Zwölf|12|-|Räte", "elf|11|-|-"]),
        ("31 Verletzte, vier von ihnen schwer.", ["31|31|-|Verletzte", "vier|4|-|-"]),
        ("Die zwei kamen um acht zu dritt in die halbe Stadt.", []),
        ("Er gab acht. Sie sieben den Sand. Es stand zwei zu drei. Seite zwei, Platz drei.", []),
        ("Zwei und eine halbe Million Euro fehlen.", ["Zwei und eine halbe Million Euro|2.5e+06|EUR|-"]),
        ("Die Miete sinkt von 1,15 auf 0,35 Euro.", ["1,15|1.15|-|-", "0,35 Euro|0.35|EUR|-"]),
    ],
)
def test_german(text: str, expected: list[str]) -> None:
    assert [shown(text, q) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 1,200 people fled.", ["About 1,200|~1200|-|people"]),
        ("A dozen houses burned.", ["A dozen|12|-|houses"]),
        ("Six villages in Linz Land were taken.", ["Six|6|-|villages in Linz Land"]),
        ("It cost $1.2 million.", ["$1.2 million|1.2e+06|USD|-"]),
        ("It cost more than £3bn.", ["more than £3bn|>3e+09|GBP|-"]),
        ("At least 12 dead, police say.", ["At least 12|>12|-|dead"]),
        ("It took two and a half hours.", ["two and a half hours|2.5|h|-"]),
        ("It cost half a million euros.", ["half a million euros|500000|EUR|-"]),
        ("A quarter of a million workers struck.", ["A quarter of a million|250000|-|workers"]),
        ("Chapter eleven. Article five.", []),
        ("Half of the town came; they were cut in two at six.", []),
        ("Eleven were hurt, four of them badly.", ["Eleven|11|-|-", "four|4|-|-"]),
        ("It took 2 hours and 45 minutes.", ["2 hours and 45 minutes|2.75|h|-"]),
        ("Between 3 and 5 boats came.", ["Between 3 and 5|3..5|-|boats"]),
        ("Twenty-two boats sank.", ["Twenty-two|22|-|boats"]),
        ("Two hundred thousand people came.", ["Two hundred thousand|200000|-|people"]),
        ("Three were injured.", ["Three|3|-|-"]),
        ("Up to 40 percent of the vote is missing.", ["Up to 40 percent|<40|%|vote"]),
        ("An offer of 5.5 per cent was turned down.", ["5.5 per cent|5.5|%|-"]),
        ("The toll stood at nine late on Tuesday.", ["nine|9|-|toll"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert [shown(text, q) for q in quantities(text, "en")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Um 21:30 Uhr ging es los.",
        "Gegen 3 oder 4 Uhr kommt er.",
        "Um 21.30 Uhr war Schluss.",
        "Das war 2022 so.",
        "Am 15. August kam er.",
        "Am 15.08.2025 kam er.",
        "Eine Il-96-300PU landete.",
        "Zwei-Staaten-Gespräch und B-2-Bomber.",
        "Die Boeing 747 flog.",
        "Das iPhone 16 führt.",
        "Update 21.1.0 ist da.",
        "Nach Artikel 5 gilt das, siehe § 7 und Nr. 3.",
        "Sie siegten mit 1:0 und 3: 2.",
        "Tel. +43 1 5880-123",
        "Formel 1 und Platz 3.",
        "Der 53-jährige Musiker kam.",
        "Sie kamen zu sechst.",
        "Ein Mann sah eine Frau.".replace("Mann", "Haus").replace("Frau", "Katze"),
        "Die Elf siegte.",
        "GettyImages-2230322686.jpg",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [shown(text, q) for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Bund zählte 1500.", ["1500|1500|-|-"]),
        ("Dort arbeiten 1900 Mitarbeiter.", ["1900|1900|-|Mitarbeiter"]),
        ("Höchstens 1900 kamen.", ["Höchstens 1900|<1900|-|-"]),
    ],
)
def test_what_looks_like_a_year_may_be_a_number(text: str, found: list[str]) -> None:
    assert [shown(text, q) for q in quantities(text)] == found


def test_dates_and_clocks_are_no_figures_but_durations_are() -> None:
    text = "In zwei Wochen dauert es drei Stunden."
    date = TimeExpression(start=0, end=14, type="DATE", value="2025-W35")
    duration = TimeExpression(start=25, end=37, type="DURATION", value="PT3H")
    assert [shown(text, q) for q in quantities(text, times=(date, duration))] == ["drei Stunden|3|h|-"]


@pytest.mark.shared
def test_the_figures_of_real_documents(shared: Path) -> None:
    text = "\n".join(p.read_text() for p in sorted((shared / "seeds").glob("0*.txt")))
    found = {shown(text, q) for q in quantities(text)}
    assert {
        "2,5 Stunden|2.5|h|-",
        "2 Stunden und 45 MInuten|2.75|h|-",
        "rund sechs Stunden|~6|h|-",
        "sechs|6|-|Dörfer in der Region Donezk",
        "mehr als eine Million|>1e+06|-|Tote",
        "über 1,17 US-Dollar|>1.17|USD|-",
        "1,1703 Dollar|1.1703|USD|-",
    } <= found


_UGLY = st.text(alphabet=st.sampled_from(list("12ab09.,:-–%€$ ²٣½Ⅷ\u202f\n'/+")), max_size=60) | st.text(max_size=60)
_PIECES = st.lists(
    st.sampled_from(
        [
            "zwei",
            "mehr",
            "als",
            "3",
            "1.000",
            "bis",
            "zu",
            "und",
            "zwischen",
            "Millionen",
            "Mio",
            ".",
            "Euro",
            "Stunden",
            "Minuten",
            "$",
            "Tote",
            "der",
            "in",
            "Linz",
            "million",
            "a",
            "dozen",
            "or",
            "more",
            "-",
            "Zahl",
            "%",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(_UGLY | _PIECES, st.sampled_from(["de", "en", "und"]))
def test_quantities_lie_in_the_text_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for q in quantities(text, language):
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end].strip() == text[q.start : q.end]
        end = q.end
        assert q.number is not None or q.lower is not None or q.upper is not None
        assert q.lower is None or q.upper is None or q.lower <= q.upper
        if q.counted:
            assert 0 <= q.counted[0] < q.counted[1] <= len(text)
            assert q.counted[0] >= q.end or q.counted[1] <= q.start
