"""What happened, what is planned, what was before and what was said are told apart by the words."""

from __future__ import annotations

import pytest

from dateline.story import build
from tests.story.coverage import article, ticker


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("happened", "Die Polizei hat die Brücke von Morltal am Freitag gesperrt."),
        ("happened", "Die Brücke von Morltal wird von zwei Gutachtern untersucht."),
        ("happened", "Das geplante Treffen in Morltal wurde gestrichen."),
        ("happened", "Nach zwei Stunden waren die Verhandlungen in Morltal beendet."),
        ("planned", "Die Brücke von Morltal soll am Montag wieder geöffnet werden."),
        ("planned", "Am Montag wird die Brücke von Morltal wieder öffnen."),
        ("planned", "Eine Pressekonferenz in Morltal ist für den Abend geplant."),
        ("planned", "Die Räumung in Morltal soll um Mitternacht abgeschlossen sein."),
        ("background", "Die Stadt Morltal hatte die Brücke vor Jahren saniert."),
        ("background", "Russland war im Februar 2022 in die Ukraine einmarschiert."),
        ("background", "Die Brücke von Morltal wurde 1932 eröffnet."),
        ("said", "„Wir gehen hier wirklich kein Risiko ein“, sagte Hanna Ostermoor."),
    ],
)
def test_kind(kind: str, text: str) -> None:
    assert [e.kind for e in build([article(text)]).chronology] == [kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("happened", "Police closed the bridge at Morltal on Friday."),
        ("planned", "The bridge at Morltal will reopen on Monday."),
        ("planned", "The bridge at Morltal is to be blown up on Monday."),
        ("background", "The bridge at Morltal had been repaired years ago."),
        ("background", "The bridge at Morltal was finished in 1932."),
    ],
)
def test_english_kind(kind: str, text: str) -> None:
    assert [e.kind for e in build([article(text, language="en")]).chronology] == [kind]


def test_a_plan_without_a_time_has_none_but_says_when_it_was_told() -> None:
    event = build([ticker(("9:05", "Plan", "Die Brücke von Morltal soll repariert werden."))]).chronology[0]
    assert (event.kind, event.start) == ("planned", None)
    assert event.reported is not None


def test_a_rumour_is_no_plan() -> None:
    event = build([article("Der Fahrer aus Morltal soll die Flammen bekämpft haben.")]).chronology[0]
    assert event.kind == "happened"
    assert event.hedged


@pytest.mark.parametrize(
    "text",
    [
        "Die Sperrung der Brücke von Morltal könnte noch Wochen dauern.",
        "Es ist auch möglich, dass die Brücke von Morltal nie wieder öffnet.",
        "Wie lange hält die Brücke von Morltal noch?",
        "Schicksalsstunden für die Brücke von Morltal.",
        "In Morltal halten wir Sie auf diesem Weg informiert!",
    ],
)
def test_comment_and_words_to_the_reader_are_nothing_that_happened(text: str) -> None:
    events = build([article(f"Die Polizei hat die Stadt Kellbach am Freitag gesperrt. {text}")]).chronology
    assert [e.kind for e in events if text in e.text] in (["background"], [])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("background", "The bridge at Morltal might stay closed for weeks."),
        ("background", "It is possible that the bridge at Morltal never opens again."),
        ("happened", "Engineers could not open the bridge at Morltal on Friday."),
        ("happened", "Police cleared the bridge at Morltal because it could collapse."),
    ],
)
def test_english_guesses(kind: str, text: str) -> None:
    assert [e.kind for e in build([article(text, language="en")]).chronology] == [kind]


def test_what_happened_because_something_could_is_no_guess() -> None:
    events = build([article("Die Polizei räumte die Brücke von Morltal, weil sie einstürzen könnte.")]).chronology
    assert [e.kind for e in events] == ["happened"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you for reading."),
        ("en", "Samuel Okwell"),
        ("de", "Das Wichtigste aus Morltal jeden Werktag kostenlos in Ihr Postfach."),
    ],
)
def test_service_text_and_bylines_are_left_out(language: str, text: str) -> None:
    story = build([ticker(("9:05", "Bridge", "Police closed the bridge."), ("9:50", "Blog", text), language=language)])
    assert not any(text in e.text for e in story.chronology)


@pytest.mark.parametrize(
    "text",
    [
        "Hanna Ostermoor drohte: Wenn sich die Stadt Morltal sträube, könne es ein „kurzer Besuch“ werden.",
        "Jeder, der die Brücke von Morltal gesehen hat, „ist ein Zeuge“, so Hanna Ostermoor.",
    ],
)
def test_a_sentence_on_somebodys_word_is_said(text: str) -> None:
    assert [e.kind for e in build([article(text)]).chronology] == ["said"]


def test_what_he_threatens_behind_a_colon_is_said_whoever_he_is() -> None:
    text = "Die Brücke von Morltal ist seit Freitag gesperrt. Er drohte: Das werde ein „kurzer Besuch“ in der Stadt werden."
    assert [e.kind for e in build([article(text)]).chronology if "drohte" in e.text] == ["said"]
