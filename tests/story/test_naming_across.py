"""What one document tells of who is who holds in the others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec import structs

from dateline.model import Actor, Document, Name
from dateline.story.actors import cast
from dateline.story.known import with_known_names
from tests.story.coverage import article


def actor_of(documents: list[Document], name: str) -> Actor:
    (found,) = [a for a in cast(documents).actors if name in (a.name, *a.names)]
    return found


def mentioned(actor: Actor) -> list[str]:
    return [m.exact for m in actor.mentions]


INTRODUCED = article(
    "Die Reederei Norderlinie teilte mit, kein Schiff fahre. Oberbürgermeisterin Theda Wilckens sagte, es sei ernst."
)


def test_a_name_that_only_another_document_introduces_is_found() -> None:
    later = article("Am Samstag will Norderlinie wieder fahren. Wilckens ist froh.", id="b", hour=10)
    assert "Norderlinie" in mentioned(actor_of([INTRODUCED, later], "Norderlinie"))
    wilckens = actor_of([INTRODUCED, later], "Theda Wilckens")
    assert [m.exact for m in wilckens.mentions if m.document == "b"] == ["Wilckens"]


@pytest.mark.parametrize("text", ["Die Torwartfrage bleibt offen.", "Alle wilckensschen Pläne ruhen."])
def test_a_name_is_found_as_a_whole_word_only(text: str) -> None:
    before = article("Torhüter Henning Torwart und Theda Wilckens kamen.")
    (_, other) = with_known_names([before, article(text, id="b", hour=10)])
    assert not other.annotations.names


def test_a_word_of_the_language_is_no_name_elsewhere() -> None:
    named = article("Der Minister Jonas Wolf kam. Wolf sprach.")
    (_, other) = with_known_names([named, article("Im Wald lebt ein Wolf.", id="b", hour=10)])
    assert not [n for n in other.annotations.names if n.label == "PER"]


def test_offsets_and_texts_stay() -> None:
    later = article("Wilckens’ Rede war kurz.", id="b", hour=10)
    for before, after in zip([INTRODUCED, later], with_known_names([INTRODUCED, later]), strict=True):
        assert before.text == after.text
        names = after.annotations.names
        assert all(a.end <= b.start for a, b in pairwise(names))


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Das Bundesamt für Küstenwarnung (BfK) warnt. Das BfK teilte mit, das Wasser steige.", "BfK"),
        (
            "Der Deichverband Oldensiel teilte mit, der Deich halte. Der Deichverband sagte, er sei sicher.",
            "Deichverband",
        ),
    ],
)
def test_a_short_form_is_the_same_organisation(long: str, short: str) -> None:
    found = [a for a in cast([article(long)]).actors if a.kind == "organisation"]
    assert [short in mentioned(a) for a in found] == [True], found
    assert len(mentioned(found[0])) >= 2


def test_initials_join_across_documents() -> None:
    documents = [
        article("Das Bundesamt für Küstenwarnung hat eine Warnung herausgegeben, teilte die Stadt mit.", id="a"),
        article("Das Wasser steigt, gibt das BfK bekannt.", id="b", hour=10),
    ]
    assert set(mentioned(actor_of(documents, "Bundesamt für Küstenwarnung"))) == {"Bundesamt für Küstenwarnung", "BfK"}


def test_a_city_in_brackets_is_no_acronym() -> None:
    text = "Der Verein SV Brackhafen (Thornley) sagte ab. In Thornley regnet es, teilte der SV Brackhafen mit."
    assert all("SV Brackhafen" not in a.names for a in cast([article(text)]).actors if "Thornley" in a.names)


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        ("Der Patriarch Urs Lenz winkte ab.", "de", "Patriarch"),
        ("„Ein schwarzer Tag“, sagte Elternbeirätin Mandy Brösecke.", "de", "Elternbeirätin"),
        ("“A black day,” said headteacher Henning Overath.", "en", "headteacher"),
        ("Urs Lenz, the 81-year-old patriarch, waved his hand.", "en", "patriarch"),
        ("She thanked the arbiter, Edda Holtkamp, for her patience.", "en", "arbiter"),
    ],
)
def test_a_role_that_no_list_has_is_one_beside_a_full_name(text: str, language: str, role: str) -> None:
    people = [a for a in cast([article(text, language=language)]).actors if a.kind == "person"]
    assert [role in mentioned(a) for a in people] == [True]


@pytest.mark.parametrize(
    "text",
    ["Im Finale Torvald Lindqvist zu schlagen, ist schwer.", "Am Abend Torvald Lindqvist zu sehen, war schön."],
)
def test_a_noun_of_another_phrase_is_no_role(text: str) -> None:
    assert not any(a.roles for a in cast([article(text)]).actors)


def test_one_of_a_people_is_the_one_who_comes_from_there() -> None:
    text = (
        "Die Rumänin Ilinca Dragomir schlug den Schweden Torvald Lindqvist. Danach gab der Schwede lange keine "
        "Antwort. Die Rumänin lachte."
    )
    documents = [article(text)]
    assert "Schwede" in mentioned(actor_of(documents, "Torvald Lindqvist"))
    assert mentioned(actor_of(documents, "Ilinca Dragomir")).count("Rumänin") == 2


def test_two_of_a_people_leave_it_open() -> None:
    text = (
        "Die Schwedin Ilinca Dragomir schlug den Schweden Torvald Lindqvist und den Schweden Nils Ek. Der Schwede ging."
    )
    assert not any("Schwede" in mentioned(a) for a in cast([article(text)]).actors)


def test_a_role_is_understood_in_a_document_that_names_nobody() -> None:
    documents = [
        article("Buslenkerin Ivanka Torresan führte alle hinaus.", id="a"),
        article("Die Lenkerin öffnete die Türen.", id="b", hour=10),
    ]
    assert "Lenkerin" in mentioned(actor_of(documents, "Ivanka Torresan"))


def test_a_role_that_every_body_has_means_nobody_there() -> None:
    documents = [
        article("Polizeisprecher Emil Haberstroh kam.", id="a"),
        article("Der Sprecher schwieg.", id="b", hour=10),
    ]
    assert "Sprecher" not in mentioned(actor_of(documents, "Emil Haberstroh"))


def test_a_thing_is_called_by_what_it_is() -> None:
    text = "Der Frachter „Calypso Bay“ riss das Kabel ab, teilte die Polizei mit. Danach fuhr der Frachter weiter."
    start = text.index("Calypso")
    document = article(text)
    names = (Name(start=start, end=start + len("Calypso Bay"), label="ORG"),)
    document = structs.replace(document, annotations=structs.replace(document.annotations, names=names))
    assert mentioned(actor_of([document], "Calypso Bay")) == ["Frachter", "Calypso Bay", "Frachter"]


def test_a_class_of_two_things_means_neither() -> None:
    text = "Die Stadt Lindau und die Stadt Bregenz klagen. Die Stadt ist laut."
    assert not any("Stadt" in mentioned(a) for a in cast([article(text)]).actors)


def test_a_particle_opens_a_surname() -> None:
    text = "Schiedsrichterin Noor van Ameyden kam. Van Ameyden schwieg."
    people = [a for a in cast([article(text)]).actors if a.kind == "person"]
    assert [a.name for a in people] == ["Noor van Ameyden"]
