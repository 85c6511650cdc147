"""All names and roles of one person are one actor; what the text leaves open stays open."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.model import Actor, Document
from dateline.story import build
from dateline.story.actors import cast
from tests.story.coverage import article, ticker

SUMMIT = (
    "US-Präsident Donald Trump und Kremlchef Wladimir Putin trafen sich. Trump lobte Putin. Trumps Berater schwieg. "
    "Der russische Präsident lächelte. Der US-Präsident ging zum Auto. Der Kremlchef winkte."
)


def people(*documents: Document) -> dict[str, Actor]:
    return {a.name: a for a in cast(documents).actors if a.kind == "person"}


def words(actor: Actor) -> list[str]:
    return [m.exact for m in actor.mentions]


def test_surname_genitive_and_roles_mean_the_person_named_in_full() -> None:
    found = people(article(SUMMIT))
    assert set(found) == {"Donald Trump", "Wladimir Putin"}
    assert {"Donald Trump", "Trump", "Trumps", "US-Präsident"} <= set(words(found["Donald Trump"]))
    assert {"Wladimir Putin", "Putin", "Kremlchef", "russische Präsident"} <= set(words(found["Wladimir Putin"]))


def test_a_role_that_two_bear_means_neither() -> None:
    text = (
        "Außenminister Sergej Lawrow und Außenminister Marco Rubio kamen. Danach verging eine Stunde, in der es regnete "
        "und niemand etwas sagte, weil alle auf den Wagen warteten, der nicht kam. Der Außenminister ging."
    )
    found = people(article(text))
    assert [r.role for r in found["Sergej Lawrow"].roles] == ["Außenminister"]
    assert sum(w == "Außenminister" for a in found.values() for w in words(a)) == 2


def test_several_bearers_of_a_role_are_not_one() -> None:
    found = people(
        article("Kremlchef Wladimir Putin kam. Die Staatschefs saßen am Tisch. Die beiden Präsidenten schwiegen.")
    )
    assert words(found["Wladimir Putin"]) == ["Kremlchef", "Wladimir Putin"]


def test_two_who_share_a_surname_stay_two_and_the_bare_surname_open() -> None:
    found = people(article("Donald Trump kam. Melania Trump kam auch. Trump winkte."))
    assert words(found["Donald Trump"]) == ["Donald Trump"]
    assert words(found["Melania Trump"]) == ["Melania Trump"]
    assert words(found["Trump"]) == ["Trump"]


def test_spellings_of_two_documents_are_one_actor() -> None:
    found = people(
        article("Der ukrainische Präsident Wolodymyr Selenskyj kam nach Kiew.", id="a"),
        article("President Volodymyr Zelensky came to Kyiv. Zelensky spoke.", id="b", hour=10, language="en"),
    )
    assert len(found) == 1
    assert {m.document for m in next(iter(found.values())).mentions} == {"a", "b"}


@pytest.mark.parametrize(
    "text",
    [
        "Notärztin Leonie Prantstetter half. Prantstetter blieb.",
        "Die Notärztin Leonie Prantstetter half. Die Notärztin blieb.",
        "Leonie Prantstetter half. Prantstetters Team blieb.",
    ],
)
def test_a_person_is_one_actor(text: str) -> None:
    found = people(article(text))
    assert list(found) == ["Leonie Prantstetter"]
    assert len(words(found["Leonie Prantstetter"])) >= 2


def test_a_body_that_speaks_is_an_actor() -> None:
    text = "Der Krisenstab teilte mit, die Brücke sei gesperrt. Der Krisenstab tagt weiter."
    found = [a for a in cast([article(text)]).actors if a.kind == "organisation"]
    assert [(a.name, len(a.mentions)) for a in found] == [("Krisenstab", 2)]


def test_a_body_that_says_nothing_is_none() -> None:
    assert not cast([article("Der Krisenstab trifft sich am Abend. Es regnet.")]).actors


def test_an_actor_has_its_name_in_the_language_of_most_documents() -> None:
    english = article("The crisis team said that the valley was empty.", id="a", hour=8, language="en")
    german = [
        article("Der Krisenstab sagte, das Tal sei leer.", id="b", hour=9),
        article("Der Krisenstab teilte mit, das Tal sei leer.", id="c", hour=10),
    ]
    (team,) = [a for a in cast([english, *german]).actors if {"Krisenstab", "crisis team"} & set(a.names)]
    assert team.name == "Krisenstab"
    assert set(team.names) == {"Krisenstab", "crisis team"}


def test_a_place_of_two_languages_is_one() -> None:
    documents = [
        article("Die Brücke in Morlbrück ist zu. Aus Morlbrück kommen zwei Busse.", id="a"),
        article("The bridge in Morlbrück is closed. Two buses come from Morlbrück.", id="b", language="en"),
    ]
    assert len([a for a in cast(documents).actors if "Morlbrück" in a.names]) == 1


def test_an_outlets_own_name_is_no_person() -> None:
    paper = structs.replace(article("Die Brücke ist zu.", id="a"), outlet="Morltaler Bote")
    other = article(
        "The bridge is closed, the Morltaler Bote reports. The Morltaler Bote said so.", id="b", language="en"
    )
    found = cast([paper, other]).actors
    assert not any(a.kind == "person" and "Bote" in a.name for a in found)


def test_a_word_that_stands_only_in_an_organisations_name_is_no_person() -> None:
    text = (
        "Der Talsperrenverband Morl sagte, die Mauer sei sicher. Nach Angaben des Talsperrenverbands Morl ist sie dicht. "
        "Der Talsperrenverband Morl teilte mit, er messe weiter."
    )
    found = cast([article(text)]).actors
    assert [(a.kind, a.name) for a in found] == [("organisation", "Talsperrenverband Morl")]


def test_a_full_name_of_another_language_is_kept() -> None:
    documents = [
        article("Ostermoor sagte, die Brücke sei zu. Danach ging Ostermoor.", id="a"),
        article("Hanna Ostermoor, the mayor, said the bridge was closed.", id="b", language="en", hour=10),
        article("Ostermoor ging.", id="c", hour=11),
    ]
    assert "Hanna Ostermoor" in people(*documents)


def test_a_role_is_shown_in_its_base_form() -> None:
    text = "Der Kreml-Machthaber Wladimir Putin kam. Danach ging das Auto des Kreml-Machthabers Wladimir Putin kaputt."
    assert [r.role for r in people(article(text))["Wladimir Putin"].roles] == ["Kreml-Machthaber"]


def test_a_role_that_stands_in_the_genitive_only_is_not_shown() -> None:
    found = people(article("Das Auto des Kreml-Machthabers Wladimir Putin ist kaputt. Wladimir Putin kam zu Fuß."))
    assert found["Wladimir Putin"].roles == ()


def test_a_role_without_a_name_in_the_genitive_is_a_mention_and_no_role_to_show() -> None:
    text = "Der Kremlchef Wladimir Putin ging. Den Vornamen des Kreml-Machthabers kennt jeder."
    putin = people(article(text))["Wladimir Putin"]
    assert [r.role for r in putin.roles] == ["Kremlchef"]
    assert "Kreml-Machthabers" in words(putin)


def test_what_somebody_speaks_for_is_no_role_of_theirs() -> None:
    story = build(
        [
            article("Svea Ottendorf, Sprecherin der Inselwerke, sprach von 4100 Haushalten.", id="a"),
            article("Die Inselwerke rechnen mit einer langen Nacht.", id="b", hour=10),
        ]
    )
    (speaker,) = (a for a in story.actors if a.name == "Svea Ottendorf")
    assert {p.document for p in speaker.mentions} == {"a"}


def test_who_is_spoken_for_is_a_body_of_its_own() -> None:
    story = build(
        [
            article("Svea Ottendorf, Sprecherin der Inselwerke, sprach von 4100 Haushalten.", id="a"),
            article("Die Inselwerke teilten mit, der Strom sei zurück.", id="b", hour=10),
        ]
    )
    (body,) = (a for a in story.actors if a.name == "Inselwerke")
    assert "b" in {p.document for p in body.mentions}


def test_letters_stand_for_a_role() -> None:
    text = (
        "Oberbürgermeister Jost Remmer lehnt das ab. Am Abend stimmte der OB zu. Ob er dabei bleibt, weiß niemand, "
        "auch der Ob nicht."
    )
    assert words(people(article(text))["Jost Remmer"]) == ["Oberbürgermeister", "Jost Remmer", "OB"]


def test_letters_stand_for_that_role_and_no_lesser_one() -> None:
    text = "Bürgermeisterin Lena Orth lehnt ab. Oberbürgermeister Jonas Reff stimmt zu. Danach sprach der OB."
    found = people(article(text))
    assert "OB" in words(found["Jonas Reff"])
    assert "OB" not in words(found["Lena Orth"])


def test_a_role_that_opens_a_heading_has_no_article() -> None:
    told = ticker(
        ("9:00", "Lage", "Bürgermeisterin Karla Hennig ist vor Ort."),
        ("9:30", "Bürgermeisterin bittet um Ruhe", "Der Strom kommt wieder."),
        ("9:40", "Bürgermeister streiten weiter", "Es geht um Geld."),
        ("9:50", "Bürgermeister mit Masken", "Es geht um Geld."),
        ("9:55", "Bürgermeister nicht einig", "Es geht um Geld."),
    )
    assert words(people(told)["Karla Hennig"]) == ["Bürgermeisterin", "Karla Hennig", "Bürgermeisterin"]


def test_one_minister_in_a_story_is_the_minister() -> None:
    german = article("Am Abend widersprach die Ministerin. Es regnete.", id="a")
    english = article("Regional environment minister Ritva Lorsen called it a scandal.", id="b", language="en")
    other = article("Verkehrsminister Udo Kern schwieg.", id="c")
    assert "Ministerin" in words(people(german, english)["Ritva Lorsen"])
    assert not any("Ministerin" in words(actor) for actor in people(german, english, other).values())


@pytest.mark.parametrize("role", ["Ex-Ministerin", "Premierministerin", "Frühere Umweltministerin"])
def test_who_was_a_minister_or_is_more_is_not_the_minister(role: str) -> None:
    german = article("Am Abend widersprach die Ministerin. Es regnete.", id="a")
    other = article(f"{role} Ritva Lorsen nannte das einen Skandal.", id="b")
    assert "Ministerin" not in words(people(german, other)["Ritva Lorsen"])


def test_what_leads_is_a_class_of_the_club_beside_it() -> None:
    text = "Der Tabellenführer SV Lauth gewann. Am Abend feierte der Tabellenführer."
    club = next(a for a in cast([article(text)]).actors if a.name == "SV Lauth")
    assert words(club).count("Tabellenführer") == 2


def test_what_somebody_is_is_no_class_of_the_club_beside_it() -> None:
    text = "Eva Tann (Torwart SV Lauth) hielt den Ball. Später sprach der Torwart. Der SV Lauth gewann."
    club = next(a for a in cast([article(text)]).actors if a.name == "SV Lauth")
    assert "Torwart" not in words(club)


def test_a_currency_does_nothing() -> None:
    text = "Die Stadt zahlt 500 Millionen Euro. Der Euro fiel auf 1,10 Dollar."
    assert not {a.name for a in cast([article(text)]).actors} & {"Euro", "Dollar"}
