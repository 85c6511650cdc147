"""The same words are one quotation wherever they stand; the same statement in other words is a variant."""

from __future__ import annotations

import pytest

from dateline.model import StoryQuote
from dateline.story import build
from tests.story.coverage import article, ticker

LONG = "Wir gehen kein Risiko ein, solange niemand weiß, wie tief die Risse sind. Die Brücke bleibt zu."


def direct(*documents: object) -> list[StoryQuote]:
    return [q for q in build(documents).quotes if q.type == "Direct"]  # type: ignore[arg-type]


def test_the_same_words_are_one_quotation_first_report_first() -> None:
    found = direct(
        article(f'Hanna Ostermoor sagte: "{LONG}"', id="b", hour=10),
        article(f"„{LONG}“, sagte Bürgermeisterin Hanna Ostermoor.", id="a", hour=9),
    )
    assert [(len(q.occurrences), q.occurrences[0].document) for q in found] == [(2, "a")]
    assert found[0].text == LONG


def test_a_part_of_a_quotation_belongs_to_it_and_the_fullest_is_shown() -> None:
    found = direct(
        article("Ostermoor sagte, man gehe „kein Risiko ein, solange niemand weiß“, was sei.", id="a"),
        article(f"„{LONG}“, sagte Bürgermeisterin Hanna Ostermoor.", id="b", hour=10),
    )
    assert [(len(q.occurrences), q.text) for q in found] == [(2, LONG)]


def test_a_quotation_that_holds_two_of_the_ticker_is_cut_into_them() -> None:
    one = "Russland hat hier ein reiches Erbe aus langer Zeit."
    other = "Dieses Erbe wird uns helfen, wieder zusammenzufinden."
    found = direct(
        ticker(("9:05", "Eins", f"Wladimir Putin: „{one}“"), ("9:07", "Zwei", f"Wladimir Putin: „{other}“")),
        article(f"„{one} {other}“, sagte Wladimir Putin.", id="z", hour=12),
    )
    assert [[p.exact for p in q.passages] for q in found] == [[one, one], [other, other]]


def test_other_words_of_another_speaker_are_another_quotation() -> None:
    found = direct(
        article("„Wir gehen kein Risiko ein“, sagte Hanna Ostermoor.", id="a"),
        article("„Wir gehen kein Risiko ein“, sagte Kurt Wendelin.", id="b", hour=10),
    )
    assert len(found) == 2


def test_a_translation_is_a_variant() -> None:
    found = direct(
        article("„Niemand geht heute Nacht zurück ins Tal“, sagte Hanna Ostermoor.", id="a"),
        article("“Nobody goes back into the valley tonight,” said Hanna Ostermoor.", id="b", hour=10, language="en"),
    )
    assert [q.variants for q in found] == [(found[1].id,), (found[0].id,)]


VALLEY = "Niemand geht heute Nacht zurück ins Tal, auch nicht für fünf Minuten."
CARRIED = "Ich habe heute Nacht ein Tal gesehen, das sich selbst getragen hat."


def test_two_statements_of_one_speaker_with_some_words_in_common_are_no_variants() -> None:
    found = direct(
        article(f"„{VALLEY}“, sagte Hanna Ostermoor.", id="a"),
        article(f"„{CARRIED}“, sagte Hanna Ostermoor.", id="b", hour=12),
        article("“Nobody goes back into the valley tonight,” said Hanna Ostermoor.", id="c", hour=10, language="en"),
    )
    said = {q.text: q for q in found}
    assert len(said) == 3
    assert said[CARRIED].variants == ()
    assert len(said[VALLEY].variants) == 1


def test_the_same_statement_in_other_words_of_one_language_is_a_variant() -> None:
    found = [
        *build(
            [
                article("„Wir haben die Brücke nie auf Risse untersucht“, sagte Hanna Ostermoor.", id="a"),
                article("Hanna Ostermoor sagte, man habe die Risse der Brücke nie untersucht.", id="b", hour=10),
            ]
        ).quotes
    ]
    assert [q.variants for q in found] == [(found[1].id,), (found[0].id,)]


def test_a_report_that_only_frames_literal_words_is_no_quotation_of_its_own() -> None:
    story = build([article("Bürgermeisterin Hanna Ostermoor versprach „unbürokratische Hilfe“ für die Anwohner.")])
    assert [(q.type, q.text, q.variants) for q in story.quotes] == [("Direct", "unbürokratische Hilfe", ())]


def test_literal_words_in_an_indirect_quotation_are_no_variant_of_it() -> None:
    text = "Hanna Ostermoor sagte, sie habe „recht energische Anstrengungen“ für die Brücke unternommen."
    assert all(q.variants == () for q in build([article(text)]).quotes)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Landrätin Hanna Ostermoor rief den Notfall aus. „Niemand geht heute zurück“, sagte die 49-Jährige."),
        (
            "de",
            "Wirt Hanna Ostermoor stand am Fenster. „Ich war das. Kurt Wendelin war es nicht“, sagt der 51-Jährige.",
        ),
        ("en", "Hanna Ostermoor declared an emergency. “Nobody goes back there today,” said the 49-year-old."),
    ],
)
def test_a_speaker_called_by_age_is_the_only_person_named_before(language: str, text: str) -> None:
    story = build([article(text, language=language)])
    names = {a.id: a.name for a in story.actors}
    (quote,) = [q for q in story.quotes if q.type == "Direct"]
    assert names[quote.speaker or ""] == "Hanna Ostermoor"
    assert quote.speaker_basis


@pytest.mark.parametrize(
    "before",
    [
        "Hanna Ostermoor traf Kurt Wendelin am Tor.",
        "Hanna Ostermoor war da.\n\nDer Regen hörte auf.",
        "Der Regen hörte auf.",
    ],
)
def test_a_speaker_called_by_age_stays_open_where_not_exactly_one_fits(before: str) -> None:
    story = build([article(f"{before} „Niemand geht heute zurück“, sagte die 49-Jährige.")])
    assert [q.speaker for q in story.quotes if q.type == "Direct"] == [None]
