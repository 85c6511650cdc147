"""Names, and the roles that stand with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.names import find_names
from dateline.annotate.sentences import find_sentences
from dateline.model import Block, Document, Name


def document(text: str, language: str = "de") -> Document:
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Document(id="d", text=text, language=language, blocks=blocks)


def names(text: str, language: str = "de") -> tuple[Name, ...]:
    d = document(text, language)
    return find_names(d, find_sentences(d))


def shown(text: str, name: Name) -> str:
    """name/LABEL, with =role and @affiliation where they are there."""
    out = f"{text[name.start : name.end]}/{name.label}"
    out += f"={text[slice(*name.role)]}" if name.role else ""
    return out + (f"@{text[slice(*name.affiliation)]}" if name.affiliation else "")


def people(text: str, language: str = "de") -> list[str]:
    return [shown(text, n) for n in names(text, language) if n.label == "PER"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das sagte Außenministerin Anna Beck.", ["Anna Beck/PER=Außenministerin"]),
        ("US-Präsident Jonas Adler kam.", ["Jonas Adler/PER=US-Präsident@US"]),
        ("So sieht es Ex-Adler-Berater Paul Weber.", ["Paul Weber/PER=Ex-Adler-Berater@Adler"]),
        ("Er traf Ukraine-Präsident Oleh Kowalenko.", ["Oleh Kowalenko/PER=Ukraine-Präsident@Ukraine"]),
        ("Der Kremlchef Iwan Petrow schwieg.", ["Iwan Petrow/PER=Kremlchef@Kreml"]),
        ("Bundeskanzler Martin Vogel (CDU) sprach.", ["Martin Vogel/PER=Bundeskanzler@CDU"]),
        ("Da war auch der Sondergesandter Peter Novak.", ["Peter Novak/PER=Sondergesandter"]),
        (
            "Anwesend waren ihre Außenminister Sergej Iwanow und Marco Silva.",
            ["Sergej Iwanow/PER=Außenminister", "Marco Silva/PER=Außenminister"],
        ),
        (
            "Kanzler Martin Vogel und Peter Schmidt kamen.",
            ["Martin Vogel/PER=Kanzler", "Peter Schmidt/PER"],
        ),
        ("Maria Huber, Sprecherin der Feuerwehr, warnte.", ["Maria Huber/PER=Sprecherin der Feuerwehr@Feuerwehr"]),
        ("Der ukrainische Staatschef Oleh Kowalenko kam.", ["Oleh Kowalenko/PER=Staatschef@ukrainische"]),
        ("Der frühere Bürgermeister Hans Müller ging.", ["Hans Müller/PER=frühere Bürgermeister"]),
        ("Frau Müller und Dr. Peter Schmidt kamen.", ["Müller/PER", "Peter Schmidt/PER"]),
    ],
)
def test_roles_in_german(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_genitive_says_whom_a_role_serves() -> None:
    text = "Jonas Adler kam. Mit ihm kam Adlers Sondergesandter Peter Novak."
    assert people(text) == ["Jonas Adler/PER", "Adlers/PER", "Peter Novak/PER=Sondergesandter@Adlers"]


def test_a_surname_is_a_person_everywhere_once_the_full_name_was_given() -> None:
    text = "Präsident Jonas Adler kam.\nAdler winkte, Adlers Frau lachte.\nFür Adler dabei: Außenminister Peter Novak.\nAdler Novak"
    found = [text[n.start : n.end] for n in names(text) if n.label == "PER"]
    assert found == ["Jonas Adler", "Adler", "Adlers", "Adler", "Peter Novak", "Adler", "Novak"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Jane Doe left.", ["Jane Doe/PER=Prime Minister"]),
        ("Jane Doe, the mayor of Linz, said so.", ["Jane Doe/PER=mayor of Linz@Linz"]),
        ("The mayor of Linz, Jane Doe, said so.", ["Jane Doe/PER=mayor of Linz@Linz"]),
        ("US President John Roe arrived.", ["John Roe/PER=President@US"]),
        ("Former defence secretary Mary Major spoke.", ["Mary Major/PER=Former defence secretary"]),
        (
            "Mr Doe met Ukraine's foreign minister Oleh Kovalenko.",
            ["Doe/PER", "Oleh Kovalenko/PER=foreign minister@Ukraine"],
        ),
        ("A police spokeswoman, Mary Major, said so.", ["Mary Major/PER=police spokeswoman"]),
        ("The island's mayor, John Smith, left.", ["John Smith/PER=mayor@island"]),
        ("Mary Major, the union's chief negotiator, left.", ["Mary Major/PER=chief negotiator@union"]),
        ("Police chief John Smith said on Monday.", ["John Smith/PER=Police chief"]),
    ],
)
def test_roles_in_english(text: str, expected: list[str]) -> None:
    assert people(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bank of England raised rates.", ["Bank of England/ORG"]),
        ("Tens of thousands gathered in Tbilisi, Georgia.", ["Tbilisi/LOC", "Georgia/LOC"]),
        (
            "The European Union and the World Health Organization warned.",
            ["European Union/ORG", "World Health Organization/ORG"],
        ),
        ("The US and Russia agreed on Monday.", ["US/LOC", "Russia/LOC"]),
        ("Firefighters Rescue Two From Burning House in Leeds", ["Leeds/LOC"]),
        ("Flood Warning Issued For Coastal Towns As Storm Nears", []),
        ("He spoke to Reuters, a Ukrainian soldier said.", ["Reuters/ORG"]),
        ("Mayor Lena Hartmann's office closed.", ["Lena Hartmann/PER=Mayor"]),
        ("John Smith, 34, was arrested near Piccadilly Gardens.", ["John Smith/PER", "Piccadilly Gardens/LOC"]),
        ("Jane Doe, the US secretary of state, left.", ["Jane Doe/PER=secretary of state@US", "US/LOC"]),
        ("Dr. Jane Doe of the University of Oxford spoke.", ["Jane Doe/PER", "University of Oxford/ORG"]),
        ("However, nothing happened.", []),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert [shown(text, n) for n in names(text, "en")] == expected


def test_two_people_side_by_side_in_a_caption_are_two() -> None:
    text = (
        "Präsident Jonas Adler traf Kanzlerin Petra Novak.\nAdler sah Novak.\nAdler Novak\nSo freute Adler Novak sehr."
    )
    found = [text[n.start : n.end] for n in names(text) if n.label == "PER"]
    assert found == ["Jonas Adler", "Petra Novak", "Adler", "Novak", "Adler", "Novak", "Adler", "Novak"]


def test_a_relative_of_the_same_surname_stays_whole() -> None:
    text = "Präsident Donald Becker kam.\nAuch Melanie Becker war da, Becker schwieg."
    assert people(text) == ["Donald Becker/PER=Präsident", "Melanie Becker/PER", "Becker/PER"]


@pytest.mark.parametrize(
    "text", ["Die Elf siegte.", "Makaber: Niemand sah es.", "Alle gingen nach Hause.", "Es regnete lange."]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert names(text) == ()


def test_a_document_in_another_language_is_read_all_the_same() -> None:
    assert [shown("Angela Merkel kam.", n) for n in names("Angela Merkel kam.", "und")] == ["Angela Merkel/PER"]


@pytest.mark.shared
def test_the_actors_of_real_documents_are_found_with_their_roles(shared: Path) -> None:
    texts = [p.read_text() for p in sorted((shared / "seeds").glob("0*.txt"))]
    found = {shown(t, n) for t in texts for n in names(t)}
    assert {
        "Donald Trump/PER=US-Präsident@US",
        "Wladimir Putin/PER=Kremlchef@Kreml",
        "Wolodymyr Selenskyj/PER=Ukraine-Präsident@Ukraine",
        "Wolodymyr Selenskyj/PER=Staatschef@ukrainische",
        "Sergej Lawrow/PER=Außenminister",
        "Lawrow/PER=Außenminister",
        "Juri Uschakow/PER=Berater",
        "Marco Rubio/PER=US-Außenminister@US",
        "Marco Rubio/PER=Außenminister",
        "Steve Witkoff/PER=Sondergesandter@Trumps",
        "John Bolton/PER=Ex-Trump-Berater@Trump",
        "Friedrich Merz/PER=Bundeskanzler@CDU",
        "Dmitri Peskow/PER=Kremlsprecher@Kreml",
        "Trumps/PER",
        "Merz/PER",
    } <= found


_UGLY = st.text(alphabet=st.sampled_from(list("AbßZ19.,-'’(): \n\"„“\u00a0İ̈")), max_size=60) | st.text(max_size=60)
_PIECES = st.lists(
    st.sampled_from(
        [
            "Präsident",
            "Anna",
            "Beck",
            "Trumps",
            "US-Chef",
            ",",
            "(",
            ")",
            ":",
            "und",
            "der",
            "von",
            "Dr",
            ".",
            "CDU",
            "Linz",
            "'s",
            "President",
            "of",
            "the",
            "-",
            "„",
            "Jane",
            "mayor",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(_UGLY | _PIECES, st.sampled_from(["de", "en", "und", "fr"]))
def test_names_lie_in_the_text_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for name in names(text, language):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end].strip() == text[name.start : name.end]
        end = name.end
        for span in (name.role, name.affiliation):
            if span:
                assert 0 <= span[0] < span[1] <= len(text)
        if name.role:
            assert name.role[1] <= name.start or name.end <= name.role[0]
