"""Ages, however a text tells them."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.model import Document, Name
from dateline.story.ages import ages
from tests.story.coverage import article


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Ein 26-Jähriger wurde verletzt.", [("26", 26, "26-Jähriger")]),
        ("de", "Den 54jährigen Fahrer traf keine Schuld.", [("54", 54, "54jährigen")]),
        ("de", "Für einen 24 Jahre alten Helfer kam der Arzt.", [("24", 24, "24 Jahre alten")]),
        ("de", "Nach 24 Jahren fiel der 300-jährige Baum.", []),
        ("de", "Zum 25-jährigen Bestehen kamen 50 Gäste.", [("25", 25, "25-jährigen")]),
        ("en", "A 49-year-old truck driver and a woman aged 54.", [("49", 49, "49-year-old"), ("54", 54, "aged 54")]),
        ("en", "She is 61 years old.", [("61", 61, "61 years old")]),
        ("en", "It lasted 61 years and 200 people came.", []),
    ],
)
def test_ages_are_found(language: str, text: str, found: list[tuple[str, int, str]]) -> None:
    document = article(text, language=language)
    told = [(text[slice(*a.span)], a.years, text[slice(*a.whose)]) for a in ages(document, 0, len(text))]
    assert told == found


def _named(document: Document, names: tuple[Name, ...]) -> Document:
    return structs.replace(document, annotations=structs.replace(document.annotations, names=names))


@pytest.mark.parametrize("text", ["Jo Wittekind, 28, siegt.", "Auch Jo Wittekind (28) siegt."])
def test_a_number_behind_a_persons_name_is_an_age(text: str) -> None:
    document = article(text)
    start = text.index("Jo Wittekind")
    names = (Name(start=start, end=start + len("Jo Wittekind"), label="PER"),)
    document = _named(document, names)
    (age,) = ages(document, 0, len(text))
    assert (age.years, text[slice(*age.whose)]) == (28, "Jo Wittekind")


def test_a_number_behind_a_place_is_none() -> None:
    text = "In Wittekind, 28, siegt sie."
    document = _named(article(text), (Name(start=3, end=12, label="LOC"),))
    assert list(ages(document, 0, len(text))) == []
