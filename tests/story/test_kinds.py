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
