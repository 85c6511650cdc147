"""Who speaks where it is easily mistaken: fronted objects, appositions, gone-on speech, media and relative clauses."""

from __future__ import annotations

import msgspec
import pytest

from dateline.annotate.quotes.conventions import as_annotated, as_read
from tests.annotate.quoted import document, quotes, said, words

NAMES = ("Anna Vogt", "Vogt", "Karl Brenner", "Brenner", "Jule Harms", "Harms")


def speakers(text: str) -> list[tuple[str, str]]:
    """Type and speaker of each quotation."""
    return [(kind, who) for kind, who, _ in said(document(text), *NAMES)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Äußerungen Brenners und Kochs bezeichnete Vogt als „leeres Gerede“.", "Vogt"),
        ("Der örtlichen Zeitung sagte Anna Vogt: „Wir bleiben hier.“", "Anna Vogt"),
        ("Der Morltaler Zeitung sagte Anna Vogt: „Wir bleiben hier.“", "Anna Vogt"),
        ("Das Angebot, über den Hafen zu reden, lehnt er jedoch ab: „Wir bleiben hier.“", "er"),
        ("Auch das sei nicht neu, so Brenner weiter: „Das ist überall üblich.“", "Brenner"),
        ("Vogt sagte, die Stadt brauche Geld und fügte hinzu: „Wer soll das zahlen?“", "Vogt"),
        ("Von der Heyde sagte: „Wir bleiben hier.“", "Von der Heyde"),
        (
            "Jule Harms, Leiterin der Haus- und Hofverwaltung in Lauth, sagte am Abend: „Wir bleiben hier.“",
            "Jule Harms, Leiterin der Haus- und Hofverwaltung in Lauth",
        ),
        (
            "Der Sprecher der Grünen, Karl Brenner, und Anna Vogt, Leiterin des Hafens, sprachen von einem „schweren"
            " Fehler“ und forderten die Regierung zum Handeln auf.",
            "Der Sprecher der Grünen, Karl Brenner",
        ),
        (
            "Nachdem man damit laut Karl Brenner „wieder Schiffe bauen kann, die fahren“, suchen die Werften Leute.",
            "Karl Brenner",
        ),
    ],
)
def test_who_is_quoted(text: str, speaker: str) -> None:
    assert ("Direct", speaker) in speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Als Begründung gaben die Werften an, das Wasser sei zu niedrig.", "die Werften"),
        ("Wie „morl am abend“ berichtet, sperrten die Behörden den Hafen.", "„morl am abend“"),
        ("Wie die Werft bekannt gab, soll der Hafen gesperrt werden.", "die Werft"),
        (
            "Entscheidend war die Aussage eines Lotsen, der angab, den Kahn gesehen zu haben.",
            "die Aussage eines Lotsen",
        ),
    ],
)
def test_whose_word_a_clause_is_put_on(text: str, speaker: str) -> None:
    assert ("Indirect", speaker) in speakers(text)


def test_a_title_that_speaks_is_no_quotation() -> None:
    assert [kind for kind, _ in speakers("Wie „morl am abend“ berichtet, sperrten die Behörden den Hafen.")] == [
        "Indirect"
    ]


@pytest.mark.parametrize(
    ("verb", "speaker"),
    [("werfen", "Die Behörden"), ("wirft", "Die Behörde")],
)
def test_whom_something_is_held_against_does_not_hold_it(verb: str, speaker: str) -> None:
    text = f"{speaker} {verb} Harms Betrug vor."
    found = speakers(text)
    assert not found or found == [("Reported", speaker)]


def test_speech_goes_on_from_whoever_acts_in_the_sentence_before() -> None:
    text = "Vogt sagte, der Hafen sei sicher. Karl Brenner wies das zurück. Die Mauern seien alt."
    assert ("IndirectFreeIndirect", "Karl Brenner") in speakers(text)


def test_speech_goes_on_from_an_authority_too() -> None:
    text = "Vogt sagte, der Hafen sei sicher. Die Hafenverwaltung sieht keine Gefahr. Die Mauern seien alt, aber fest."
    assert ("IndirectFreeIndirect", "Die Hafenverwaltung") in speakers(text)


def test_speech_that_nobody_was_named_for_does_not_go_on_as_somebody_else_s() -> None:
    text = "Vogt sagte, der Hafen sei sicher. Verlautet wird, dass Geld fehle. Die Mauern seien alt."
    assert ("IndirectFreeIndirect", "Vogt") not in speakers(text)


def test_a_sentence_that_the_next_one_puts_on_somebody_s_word_is_theirs() -> None:
    text = "Die Werften schließen einen Streik aus. Das bestätigte Karl Brenner am Abend."
    assert speakers(text) == [("Indirect", "Karl Brenner")]


def test_annotators_mark_the_pronoun_of_a_relative_clause() -> None:
    page = document("Es kam die Aussage eines Lotsen, der angab, den Kahn gesehen zu haben.")
    (found,) = quotes(page)
    assert words(page, found.speaker) == "die Aussage eines Lotsen"
    assert words(page, as_annotated(page, found).speaker) == "der"


def test_annotators_mark_the_subject_where_a_relative_clause_only_stands_between() -> None:
    page = document("Der Lotse, der seit Jahren dort fährt, sagte, dass er den Kahn gesehen habe.")
    (found,) = quotes(page)
    assert "Lotse" in words(page, as_annotated(page, found).speaker)


def test_a_relative_word_stands_for_a_source_that_is_not_found() -> None:
    page = document("Sie kehrten zur ersten Fassung zurück, wonach der Kahn leer war.")
    (found,) = quotes(page)
    unknown = msgspec.structs.replace(found, speaker=())
    marked = as_annotated(page, unknown)
    assert words(page, marked.speaker) == "wonach"
    assert as_read(page, marked).speaker == ()
