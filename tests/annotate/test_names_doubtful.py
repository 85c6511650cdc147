"""What a model took for names, and what they are by the words beside them and elsewhere in the document."""

from __future__ import annotations

import pytest

from dateline.annotate.names import find_names
from dateline.annotate.sentences import find_sentences
from dateline.model import Block, Document, Name, NameLabel


def names(text: str, *read: tuple[str, NameLabel]) -> list[tuple[str, str]]:
    """The names of a text of which a model read these, each where it first stands after the one before."""
    document = Document(id="d", text=text, language="de", blocks=(Block("paragraph", 0, len(text)),))
    found, at = [], 0
    for word, label in read:
        start = text.index(word, at)
        at = start + len(word)
        found.append(Name(start=start, end=at, label=label))
    given = find_names(document, find_sentences(document), tuple(found))
    return [(text[n.start : n.end], n.label) for n in given]


def test_a_word_beside_a_person_that_is_nobody_s_name_here() -> None:
    text = "Karl Brenner kam um neun. Am Abend streut Brenner Rosen."
    assert ("Rosen", "PER") not in names(text, ("Karl Brenner", "PER"), ("Brenner", "PER"), ("Rosen", "PER"))


def test_a_person_of_that_name_stays() -> None:
    text = "Eva Rosen kam um neun. Am Abend sprach Rosen."
    assert names(text, ("Eva Rosen", "PER"), ("Rosen", "PER")) == [("Eva Rosen", "PER"), ("Rosen", "PER")]


def test_a_plural_whose_singular_has_an_article_elsewhere() -> None:
    text = "Die Kita in Lauth bleibt zu. Kitas bleiben geschlossen."
    assert ("Kitas", "PER") not in names(text, ("Lauth", "LOC"), ("Kitas", "PER"))


@pytest.mark.parametrize("name", ["Thierse", "Heidegger"])
def test_rare_surnames_stay(name: str) -> None:
    assert names(f"Am Abend sprach {name} im Rat.", (name, "PER")) == [(name, "PER")]


@pytest.mark.parametrize(
    ("text", "word", "label", "found"),
    [
        ("Die Boeing-747 landete in Lauth.", "Boeing-747", "ORG", [("Boeing-747", "OTH")]),
        ("Das Kanada-Gas soll nach Süden fließen.", "Kanada-Gas", "LOC", []),
        ("In Berlin-Mitte steht der Verkehr.", "Berlin-Mitte", "LOC", [("Berlin-Mitte", "LOC")]),
        ("Er lebt in Nordrhein-Westfalen.", "Nordrhein-Westfalen", "LOC", [("Nordrhein-Westfalen", "LOC")]),
        ("Die Delegation wartet am Hafen.", "Delegation", "ORG", []),
        ("Auf dem Flug von DC nach Lauth schlief er.", "DC", "ORG", [("DC", "LOC")]),
        ("Im New Yorker Handel fiel der Kurs.", "New", "ORG", []),
        ("Am Abend ging Torwart zum Bus.", "Torwart", "ORG", []),
        ("Die Werft klagt gegen die Bahn.", "Bahn", "ORG", [("Bahn", "ORG")]),
    ],
)
def test_what_stands_for_no_body_and_no_place(
    text: str, word: str, label: NameLabel, found: list[tuple[str, str]]
) -> None:
    assert names(text, (word, label)) == found


def test_a_word_in_one_name_with_two_known_people_becomes_nobody() -> None:
    text = "Karl Brenner kam um neun, Anna Vogt um zehn. Am Abend streut Brenner Vogt Rosen. Rosen gab es genug."
    read: list[tuple[str, NameLabel]] = [("Karl Brenner", "PER"), ("Anna Vogt", "PER"), ("Brenner Vogt Rosen", "PER")]
    found = names(text, *read)
    assert ("Rosen", "PER") not in found
    assert found.count(("Brenner", "PER")) == found.count(("Vogt", "PER")) == 1


def test_a_place_that_was_overlooked_once() -> None:
    text = "In Untermorl heulen Sirenen. Untermorl ist leer. Jetzt räumen sie Untermorl: Haus für Haus."
    place: tuple[str, NameLabel] = ("Untermorl", "LOC")
    assert names(text, place, place) == [place, place, place]
    assert names(text, place) == [place]
