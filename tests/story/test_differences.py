"""Figures on one matter that do not agree are shown; figures that agree, or are of another matter, are not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from msgspec import structs

from dateline import story
from dateline.model import Difference, Document, Story
from dateline.story.absent import nobody
from dateline.story.build import told
from dateline.story.vectors import Vectors, shipped_vectors
from tests.story.coverage import article, ticker

by: Vectors | None = None
"""The vectors that stories are built with."""


@cache
def reader() -> Vectors:
    found = shipped_vectors()
    assert found is not None
    return found


@pytest.fixture(autouse=True, params=["words", "vectors"])
def known(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every difference is found by words alone, and with the reader's vectors."""
    monkeypatch.setattr("tests.story.test_differences.by", reader() if request.param == "vectors" else None)


def build(documents: Sequence[Document]) -> Story:
    return story.build(documents, vectors=by)


def sides(difference: Difference) -> list[tuple[str, bool]]:
    return [(v.value, v.planned) for v in difference.values]


def two(one: str, other: str) -> Story:
    return build([article(one, id="a"), article(other, id="b", hour=10)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bei dem Brand in Morltal starben 5 Menschen.", "In Morltal starben bei einem Feuer 3 Menschen."),
        ("Bei dem Brand in Morltal gab es fünf Tote.", "Ein Feuer in Morltal hat drei Tote gefordert."),
        ("Bei dem Brand in Morltal gab es 19 Verletzte.", "In Morltal wurden 17 Personen verletzt."),
        ("Bei dem Brand in Morltal gab es drei Verletzte.", "Niemand wurde bei dem Feuer in Morltal verletzt."),
        ("Bei dem Brand in Morltal gab es drei Tote.", "Das Feuer in Morltal hat keine Toten gefordert."),
        ("Die Diebe stahlen in Morltal drei Gemälde.", "Die Diebe nahmen in Morltal vier Gemälde mit."),
    ],
)
def test_outlets_that_disagree(one: str, other: str) -> None:
    story = two(one, other)
    assert [d.kind for d in story.differences] == ["disagreement"]
    assert len(story.differences[0].values) == 2
    assert story.differences[0].events


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Krieg forderte mehr als eine Million Tote.", "Der Krieg forderte 1,2 Millionen Tote."),
        ("In Morltal gab es rund 300 Verletzte.", "In Morltal gab es 312 Verletzte."),
        ("In Morltal gab es mindestens 3 Tote.", "In Morltal gab es 5 Tote."),
        ("In Morltal gab es 3 Tote.", "In Morltal gab es 5 Verletzte."),
        ("In Morltal gab es 3 Tote.", "Im Jahr 1998 gab es in Morltal 40 Tote."),
        ("In Morltal gab es 12 Verletzte.", "In Morltal gab es 3 Schwerverletzte."),
        ("Morltal gewann das Spiel mit 3:1 Toren.", "Morltal gewann das Spiel mit 3:2 Toren."),
        ("In Morltal schleppten sie 6000 Sandsäcke.", "In Morltal schleppten sie mehrere tausend Sandsäcke."),
        ("In Morltal gab es 3 Verletzte.", "Weitere Verletzte gab es in Morltal keine."),
        ("Beim Brand in Morltal gab es 3 Verletzte.", "Beim Brand in Morltal wurde keiner der Helfer verletzt."),
        ("In Morltal gab es 3 Verletzte.", "In Morltal wurde niemand getötet."),
        ("In Morltal fielen 71 Liter pro Quadratmeter.", "In Morltal fielen 110 Liter pro Quadratmeter."),
        ("In Morltal meldet das Land 31 Verletzte.", "In Morltal sind drei weitere Verletzte hinzugekommen."),
        (
            "In Morltal sprach die Bahn von 640 Zügen. Laut Bahn kamen 1900 Mitarbeiter, die Gewerkschaft kam auf 4200.",
            "In Morltal spricht niemand.",
        ),
        ("In Morltal gab es 31 Tote.", "In Morltal wurden weitere drei Tote gefunden."),
    ],
)
def test_figures_that_agree_or_are_of_another_matter(one: str, other: str) -> None:
    assert two(one, other).differences == ()


def test_a_count_that_went_on_is_a_later_count() -> None:
    story = build(
        [
            ticker(
                ("9:05", "Brand in Morltal", "Bei dem Brand in Morltal gab es 3 Tote."),
                ("11:30", "Brand in Morltal", "Bei dem Brand in Morltal gibt es nun 5 Tote."),
            )
        ]
    )
    assert [d.kind for d in story.differences] == ["later-count"]


def test_an_article_that_still_says_less_disagrees() -> None:
    story = build(
        [
            article("Ein Feuer in Morltal hat drei Tote gefordert.", id="a", hour=12),
            ticker(("9:05", "Brand in Morltal", "Bei dem Brand in Morltal gab es 5 Tote.")),
        ]
    )
    assert [d.kind for d in story.differences] == ["disagreement"]


def test_a_length_that_was_planned_and_the_one_that_came() -> None:
    story = build(
        [
            ticker(
                ("9:05", "Beginn", "Der Gipfel in Morltal soll sechs Stunden dauern."),
                ("12:30", "Ende", "Der Gipfel in Morltal ist nach drei Stunden zu Ende gegangen."),
            )
        ]
    )
    assert [(d.kind, sides(d)) for d in story.differences] == [
        ("plan-outcome", [("sechs Stunden", True), ("drei Stunden", False)])
    ]


def test_two_parties_claim_two_numbers() -> None:
    story = build(
        [
            article(
                "Nach Angaben der Gewerkschaft beteiligten sich 2400 Beschäftigte am Streik. "
                "Der Hafenverband spricht dagegen von höchstens 1100."
            )
        ]
    )
    assert [d.kind for d in story.differences] == ["claims"]


def test_clock_times_of_one_event_that_differ() -> None:
    story = two("Um 21.47 Uhr heulten in Untermorl die Sirenen.", "In Untermorl heulten um 21.52 Uhr die Sirenen.")
    assert [[v.value for v in d.values] for d in story.differences] == [["21.47 Uhr", "21.52 Uhr"]]


def test_a_clock_time_that_is_only_about_is_no_difference() -> None:
    story = two("Gegen 21.45 Uhr heulten in Untermorl die Sirenen.", "In Untermorl heulten um 21.52 Uhr die Sirenen.")
    assert story.differences == ()


def test_what_a_difference_is_about_are_words_of_a_document() -> None:
    story = two("Bei dem Brand in Morltal gab es fünf Tote.", "Ein Feuer in Morltal hat drei Tote gefordert.")
    assert [d.about for d in story.differences] == ["Tote"]


def test_a_plan_and_its_outcome_in_two_languages_are_one_difference_with_a_noun() -> None:
    german = ticker(
        (
            "9:05",
            "Räumung beginnt",
            "Die Räumung von Morltal hat begonnen. Binnen zwei Stunden soll das Tal leer sein.",
        ),
        (
            "13:05",
            "Das Tal ist leer",
            "Die Räumung ist beendet. Gedauert hat es dreieinhalb Stunden, angesetzt waren zwei.",
        ),
        id="a",
    )
    english = ticker(
        ("9:15", "Evacuation", "The evacuation of Morltal has begun. It is meant to take two hours."),
        (
            "13:10",
            "The valley is empty",
            "All residents have left. It took three and a half hours, well over the two that were planned.",
        ),
        id="b",
        language="en",
    )
    story = build([german, english])
    (difference,) = story.differences
    assert difference.kind == "plan-outcome"
    assert difference.about in ("Räumung", "Tal")
    assert sorted({planned for _, planned in sides(difference)}) == [False, True]
    assert {p.document for v in difference.values for p in v.passages} == {"a", "b"}
    assert not any("Gedauert hat es" in e.text or "It took" in e.text for e in story.chronology if e.kind == "planned")


def test_clocks_of_one_event_that_differ_are_a_disagreement() -> None:
    story = build(
        [
            ticker(("21:49", "Sirenen in Untermorl", "Um 21.47 Uhr heulen in Untermorl die Sirenen."), id="a"),
            article("Um 21.47 Uhr hatten in Untermorl die Sirenen geheult.", id="b", hour=22),
            ticker(
                ("22:31", "What we know", "Sirens sounded in the village of Untermorl at 9.52pm on Friday."),
                id="c",
                language="en",
            ),
        ]
    )
    (difference,) = story.differences
    assert difference.kind == "disagreement"
    assert "Sirenen" in difference.about or "Untermorl" in difference.about
    assert [v.value for v in difference.values] == ["21.47 Uhr", "9.52pm on Friday"]


@pytest.mark.parametrize("other", ["Gegen 21.52 Uhr", "Um 21.48 Uhr", "Etwa um 21.52 Uhr", "Kurz nach 21.50 Uhr"])
def test_clocks_that_are_about_or_a_minute_apart_are_none(other: str) -> None:
    story = build(
        [
            ticker(("21:49", "Sirenen in Untermorl", "Um 21.47 Uhr heulen in Untermorl die Sirenen."), id="a"),
            ticker(("21:58", "Alarm", f"{other} heulten in Untermorl die Sirenen."), id="b"),
        ]
    )
    assert story.differences == ()


def told_at(*entries: tuple[str, str], language: str = "de") -> Story:
    """The story of one ticker."""
    heading = {"de": "Brücke", "en": "Bridge"}[language]
    return build([ticker(*((clock, heading, text) for clock, text in entries), language=language)])


def test_a_plan_that_came_an_hour_late_is_told_beside_its_outcome() -> None:
    story = told_at(
        ("9:05", "Um 10 Uhr soll die Brücke von Morltal wieder geöffnet werden."),
        ("11:40", "Die Brücke von Morltal ist wieder geöffnet worden."),
    )
    (difference,) = [d for d in story.differences if d.kind == "plan-outcome"]
    assert difference.values[0].planned
    assert "geöffnet worden" in difference.values[1].value


def test_a_plan_that_came_about_on_time_is_none() -> None:
    story = told_at(
        ("9:05", "Um 10 Uhr soll die Brücke von Morltal wieder geöffnet werden."),
        ("10:20", "Die Brücke von Morltal ist wieder geöffnet worden."),
    )
    assert story.differences == ()


def test_what_was_due_by_a_time_may_come_before() -> None:
    story = told_at(
        ("9:05", "Bis 14 Uhr soll die Brücke von Morltal wieder geöffnet werden."),
        ("11:40", "Die Brücke von Morltal ist wieder geöffnet worden."),
    )
    assert story.differences == ()


def test_a_figure_set_beside_another_is_a_claim_against_it() -> None:
    story = build(
        [article("Nach Angaben der Gewerkschaft streiken 2400 Beschäftigte. Der Verband spricht von höchstens 1100.")]
    )
    assert [d.kind for d in story.differences] == ["claims"]


def test_a_crowd_is_counted_behind_its_noun() -> None:
    story = build(
        [
            article("27,400 spectators watched the match in Morltal.", id="a", language="en"),
            article("The match in Morltal was played in front of a crowd of 26,900.", id="b", language="en", hour=10),
        ]
    )
    assert [[v.value for v in d.values] for d in story.differences] == [["27,400", "26,900"]]


@pytest.mark.parametrize(("later", "kinds"), [("910", ["later-count"]), ("7", [])])
def test_those_in_safety_and_those_who_left_are_one_crowd_if_so_many(later: str, kinds: list[str]) -> None:
    story = told_at(
        ("9:05", "640 Menschen sind in Sicherheit."),
        ("11:40", f"{later} Menschen haben das Tal verlassen."),
    )
    assert [d.kind for d in story.differences] == kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The old bridge will not be blown up after all."),
        ("de", "Die alte Brücke soll doch nicht gesprengt werden."),
    ],
)
def test_a_plan_given_up_is_no_plan(language: str, text: str) -> None:
    (event,) = told_at(("9:05", text), language=language).chronology
    assert event.kind == "happened"


def test_a_difference_is_about_a_thing_and_not_about_a_place() -> None:
    story = build(
        [
            article("Um 9.12 Uhr heulten in Morltal die Sirenen.", id="a", hour=10),
            article("Die Sirenen heulten in Morltal um 9.05 Uhr.", id="b", hour=11),
        ]
    )
    assert [d.about for d in story.differences] == ["Sirenen"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Verletzt wurde nach Angaben der Polizei niemand.", ["Verletzt wurde nach Angaben der Polizei niemand"]),
        ("de", "Es gab keine Toten und keine Schäden.", []),
        ("de", "Es gab keine Verletzten.", ["keine Verletzten"]),
        ("de", "Keiner der Fahrgäste wurde verletzt.", []),
        ("de", "Weitere Verletzte gibt es keine.", []),
        ("en", "Nobody was hurt, police said.", ["Nobody was hurt"]),
        ("en", "There were no injuries.", ["no injuries"]),
        ("en", "None of the crew was injured.", []),
        ("en", "Nobody else was hurt.", []),
        ("en", "No one doubts it.", []),
    ],
)
def test_that_nobody_was_hurt_is_a_count_of_none(language: str, text: str, found: list[str]) -> None:
    document = article(text, language=language)
    spans = [span for telling in told([document]) for span, _ in nobody(telling)]
    assert [document.text[s:e] for s, e in spans] == found


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Ministerin Ute Harms hat eine Reise abgebrochen und will gegen 14 Uhr in Morltal sein.", False),
        ("Die für 14 Uhr geplante Ankunft von Ministerin Ute Harms in Morltal ist abgesagt.", True),
    ],
)
def test_who_calls_one_thing_off_may_still_come(later: str, told: bool) -> None:
    story = build(
        [
            article("Ministerin Ute Harms wird gegen 14 Uhr in Morltal erwartet.", id="a"),
            ticker(("9:40", "Harms", later), ("9:55", "Lage", "Die Feuerwehr pumpt Keller leer."), ("10:10", "Lage", "Strom fehlt."), id="b"),
        ]
    )  # fmt: skip
    assert any(d.kind == "plan-outcome" for d in story.differences) is told


def test_a_count_that_rises_in_a_ticker_without_a_day_contradicts_nobody() -> None:
    made = ticker(
        (
            "18:40",
            "Feuerwehr rückt aus",
            "Im Hafen von Tollensee brennt eine Lagerhalle. Acht Menschen wurden verletzt.",
        ),
        ("19:40", "Elf Verletzte", "Die Zahl der Verletzten ist auf elf gestiegen, teilt die Feuerwehr mit."),
    )
    updates = tuple(structs.replace(u, time=None, time_basis="open") for u in made.updates)
    found = build([structs.replace(made, updates=updates)]).differences
    assert [d.kind for d in found] in ([], ["later-count"])


def test_a_difference_is_called_in_the_language_of_the_story() -> None:
    english = article("The store in Morltal employs 85 people.", id="a", language="en")
    german = article("Das Möbelhaus in Morltal beschäftigt 92 Mitarbeiter.", id="b")
    other = article("Das Möbelhaus in Morltal hat 92 Mitarbeiter.", id="c")
    found = story.build([english, german, other], vectors=shipped_vectors()).differences
    assert [d.about for d in found] == ["Mitarbeiter"]
