"""Where sentences end, in the cases that go wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.sentences import find_sentences
from dateline.model import Block, Document


def document(text: str, language: str = "de") -> Document:
    return Document(id="d", text=text, language=language, blocks=(Block("paragraph", 0, len(text)),))


def cut(text: str, language: str = "de") -> list[str]:
    return [text[a:b] for a, b in find_sentences(document(text, language))]


@pytest.mark.parametrize(
    "written",
    [
        "Er kam z.B. Montag.|Dann ging er.",
        "Das gilt z. B. Für alle, d. h. Männer und Frauen.",
        "Am 18. August kam Dr. Anna Beck nach Linz.|Sie blieb.",
        "Am 3. Jan. Abend war Ruhe.",
        "Rund 1,5 Mio. Euro kostet das.|Die Stadt zahlt.",
        "Das kostet 1,5 Mio.|Der Bund zahlt die Hälfte.",
        "Nach Art. 5 und Nr. 7 gilt das.|Eine Frage der Art.|Merz schwieg.",
        "George W. Bush und J. R. Meier sprachen.|Beide lachten.",
        "Die U.S. Air Force flog.|Es blieb ruhig.",
        "Papst Johann XXIV. Besuchte Rom.",
        "König Karl IV. Feierte.|Er war froh.",
        "Das war 2024.|Merz schwieg.",
        "Es waren nur 15.|Der Rest fehlte.",
        "Er sagte: „Ich komme.“|Dann ging er.",
        "„Geht das?“ fragte sie.|„Nein.“",
        "„Raus hier!“, rief er.|Alle gingen.",
        '"Es gab Streit.|Es gab Krieg."|Es soll enden.',
        'Gar nicht so viel um den Krieg."|Es soll darum gehen, sagte er.',
        "Das war der Krieg.|Es soll enden, hieß es.",
        "Was?!|Das glaubt niemand.",
        "Wir hoffen, aber...|Vielleicht morgen.",
        "Wir hoffen ... Frieden kommt.",
        'Er rief: "Out of the room!" ("Raus aus dem Raum!").|Alle gingen.',
        "Er kam (später.)|Dann ging er.",
        "«Wir warten.»|Das war alles.",
        "Sie lesen www.beispiel.de und Beispiel.De im Netz.",
        "In der Hauptstr. Ecke Bahnhofstr. brannte es.",
        "Um 21.30 Uhr ging es los.|Um 22.15 Uhr war Schluss.",
        "Der Euro kostet 1,17 Dollar.|15 Banken prüfen das.",
        "Wahr ist: Prof. Dr. med. Beck ging.|Ob er kommt?|Niemand weiß es.",
        "Das iPhone kam.|iPhone-Käufer warteten.",
        "Er mag.|Mag. Huber kommt.",
    ],
)
def test_german(written: str) -> None:
    text = written.replace("|", " ")
    assert cut(text) == written.split("|")


@pytest.mark.parametrize(
    "written",
    [
        "Mr. Doe met Sen. Jane Roe.|She left.",
        "The U.S. President spoke.|He left the U.S.|The talks failed.",
        "It opens at 8 p.m. ET.|Doors close at 9 p.m.|He knows.",
        "Acme Corp. Shares fell.|They rose later.",
        "He said no.|Doe agreed on No. 5.",
        "“We are leaving.”|Nobody moved.",
        "“Is it true?” she asked.|“No.”",
        "He came in 2024.|Doe followed.",
        "There were 15.|Police said so.",
        "J. K. Doe wrote it.",
    ],
)
def test_english(written: str) -> None:
    text = written.replace("|", " ")
    assert cut(text, "en") == written.split("|")


def test_a_missing_space_does_not_join_sentences() -> None:
    assert cut('Er sprach vom Krieg."Es soll enden", hieß es.') == ["Er sprach vom Krieg.", '"Es soll enden", hieß es.']
    assert cut('Er sagte: "Das ist Krieg."Es soll enden.') == ['Er sagte: "Das ist Krieg."', "Es soll enden."]
    assert cut("Das war der Krieg.Es soll enden.") == ["Das war der Krieg.", "Es soll enden."]
    assert cut("Das war alles.„Nun ja“, sagte er.") == ["Das war alles.", "„Nun ja“, sagte er."]


def test_no_sentence_crosses_a_block_or_lies_in_furniture() -> None:
    text = "Titel ohne Punkt\n\nErster Satz. Zweiter Satz\n\nMehr lesen. Hier."
    blocks = (Block("headline", 0, 16), Block("paragraph", 18, 43), Block("boilerplate", 45, len(text)))
    spans = find_sentences(Document(id="d", text=text, language="de", blocks=blocks))
    assert [text[a:b] for a, b in spans] == ["Titel ohne Punkt", "Erster Satz.", "Zweiter Satz"]


def test_an_empty_line_ends_a_sentence() -> None:
    assert cut("Ohne Punkt\n\nMit Punkt.") == ["Ohne Punkt", "Mit Punkt."]


@pytest.mark.parametrize("language", ["und", "fr", "de-AT", "EN", ""])
def test_any_language_is_cut(language: str) -> None:
    assert cut("Das ist Dr. Beck. Er geht.", language) == ["Das ist Dr. Beck.", "Er geht."]


_UGLY = st.text(alphabet=st.sampled_from(list("Aaßz19.!?…\"'„“»«() \n-,X\u00a0İ")), max_size=60) | st.text(max_size=60)


@given(_UGLY, st.sampled_from(["de", "en", "und"]))
def test_sentences_cover_all_but_white_space_and_never_overlap(text: str, language: str) -> None:
    spans = find_sentences(document(text, language))
    end = 0
    for a, b in spans:
        assert a >= end
        assert text[end:a].strip() == ""
        assert a < b
        assert text[a:b] == text[a:b].strip()
        end = b
    assert text[end:].strip() == ""
