"""Quotations in English news."""

from __future__ import annotations

import pytest

from tests.annotate.quoted import document, said

NAMES = ("Anna Bell", "Bell", "Ivan Torres", "Torres")


def found(text: str) -> list[tuple[str, str, str]]:
    return said(document(text, language="en"), *NAMES)


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("“We cannot rule it out,” the fire chief said on Monday.", "the fire chief", "We cannot rule it out"),
        (
            "“Nobody turned,” said Ivan Torres, a driver from Lauth.",
            "Ivan Torres, a driver from Lauth",
            "Nobody turned",
        ),
        ("‘Nobody turned round,’ she told the Post.", "she", "Nobody turned round"),
        ('"Coffee first," the island\'s mayor, Anna Bell, told us.', "the island's mayor, Anna Bell", "Coffee first"),
        ("As the mayor put it: “I thought it was a poster.”", "the mayor", "I thought it was a poster."),
        ("Torres: “This is no gift, we went and got it.”", "Torres", "This is no gift, we went and got it."),
        ("She called it “a small miracle” and left.", "She", "a small miracle"),
        (
            "The operator, the dam association, first spoke of “a precaution only”.",
            "The operator, the dam association",
            "a precaution only",
        ),
        ("The minister warned of “grave consequences for all”.", "The minister", "grave consequences for all"),
    ],
)
def test_direct_speech(text: str, speaker: str, quote: str) -> None:
    assert ("Direct", speaker, quote) in found(text)


def test_the_second_half_of_a_speech_has_the_same_speaker() -> None:
    quotes = found("“I thought it was the meter,” said Mrs Bell. “I went looking for a coin.”")
    assert [speaker for _, speaker, _ in quotes] == ["Mrs Bell", "Mrs Bell"]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "The mayor of Lauth said on Tuesday that the bridge would close.",
            "The mayor of Lauth",
            "that the bridge would close",
        ),
        (
            "Power has been restored, the grid operator said late on Monday.",
            "the grid operator",
            "Power has been restored",
        ),
        ("Anna Bell, the mayor, told reporters the bridge was safe.", "Anna Bell, the mayor", "the bridge was safe"),
        ("Police said two people had died.", "Police", "two people had died"),
        ("The union has announced that fees would rise.", "The union", "that fees would rise"),
        ("According to police, two people died.", "police", "two people died"),
        ("Two people died, according to the fire service.", "the fire service", "Two people died"),
    ],
)
def test_indirect_speech(text: str, speaker: str, quote: str) -> None:
    assert ("Indirect", speaker, quote) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Quiet Sea” opens on Friday.",
        "A banner read nothing at all.",
        "The report was published on Monday.",
        "She is the best-known claims adjuster in town.",
        "To say the least, it rained.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert found(text) == []
