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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Feuerwehr berichtet von drei leeren Kähnen.", "Die Feuerwehr"),
        ("Vogt verwies auf die Kosten des Umbaus.", "Vogt"),
        ("Die Polizei geht von einem Unfall aus.", "Die Polizei"),
        ("Der Wetterdienst rechnet mit neuem Hochwasser.", "Der Wetterdienst"),
        ("Der Vorschlag wurde von Anna Vogt als unbrauchbar bezeichnet.", "Anna Vogt"),
    ],
)
def test_reports_of_what_somebody_said(text: str, speaker: str) -> None:
    assert speakers(text) == [("Reported", speaker)]


@pytest.mark.parametrize("text", ["Der Kahn verwies den Favoriten auf Platz zwei.", "Vogt ging am Abend von Bord."])
def test_the_same_verbs_for_other_deeds(text: str) -> None:
    assert [kind for kind, _ in speakers(text) if kind != "Reported"] == []
    assert "ging" not in text or speakers(text) == []


def test_whose_view_it_is() -> None:
    assert ("Direct", "den Lotsen Karl Brenner") in speakers(
        "Für den Lotsen Karl Brenner ist die Lage „alles andere als ruhig“."
    )


def test_a_word_that_somebody_speaks_of() -> None:
    assert ("Direct", "Händler") in speakers("Händler sprachen am Abend von „Panikverkäufen“.")


@pytest.mark.parametrize("word", ["Soeben", "Darin", "Daraufhin"])
def test_an_adverb_that_opens_a_sentence_is_nobody(word: str) -> None:
    assert all(who != word for _, who in speakers(f"{word} steht in der Meldung: „Der Hafen bleibt geschlossen.“"))


def test_who_was_said_to_speak_speaks_in_the_next_sentence() -> None:
    text = "Die Lotsin fügte hinzu. „Wir werden den Hafen heute noch einmal absuchen.“"
    assert speakers(text) == [("Direct", "Die Lotsin")]


def test_a_party_that_acts_in_the_sentence_before() -> None:
    text = "Die Stadtverwaltung will am Ausbau festhalten. „Wir wollen einen Hafen, der wächst.“"
    assert speakers(text) == [("Direct", "Die Stadtverwaltung")]


def test_marks_in_speech_that_goes_on_are_found_once_and_by_who_spoke() -> None:
    text = "Vogt erklärte, der Hafen bleibe. Er werde „einen neuen Plan und einen besseren Vertrag“ vorlegen."
    found = [(kind, who) for kind, who in speakers(text) if kind == "Direct"]
    assert found == [("Direct", "Vogt")]


def test_after_the_colon_of_a_subjunctive_speaks_who_spoke_before() -> None:
    text = (
        "Wie Vogt erklärte, ist Hilfe unterwegs. Die Stadt sei den Nachbarn zu Dank verpflichtet: „Sie kamen zuerst.“"
    )
    assert ("Direct", "Vogt") in speakers(text)


def test_who_is_cited_also_after_an_adverb() -> None:
    text = "Die Agentur Nord zitiert dazu Anna Vogt mit folgenden Worten: „Der Hafen hat seinen Zweck verloren.“"
    assert speakers(text) == [("Direct", "Anna Vogt")]
