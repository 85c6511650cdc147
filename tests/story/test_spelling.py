"""Spellings of one name meet, names that only look alike do not."""

from __future__ import annotations

import pytest

from dateline.story.spelling import alike, first_names_agree, skeleton, without_genitive


@pytest.mark.parametrize(
    "spellings",
    [
        "Selenskyj Selenski Zelensky Zelenskyy Selenskij",
        "Lawrow Lavrov",
        "Beloussow Belousov",
        "Uschakow Ushakov",
        "Sergej Sergei Sergey",
        "Böhmler Boehmler",
        "Groß Gross",
        "Özdemir Oezdemir",
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: str) -> None:
    assert len({skeleton(s) for s in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Merz", "März"), ("Rubio", "Rubin"), ("Trump", "Tramp"), ("Bauer", "Baur")]
)
def test_short_names_a_letter_apart_are_two(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("Donald",), (), True),
        (("Donald",), ("D.",), True),
        (("Sergej",), ("Sergei",), True),
        (("Donald",), ("Melania",), False),
        (("Hans", "Peter"), ("Hans",), True),
    ],
)
def test_given_names(one: tuple[str, ...], other: tuple[str, ...], agree: bool) -> None:
    assert first_names_agree(one, other) is agree


def test_a_genitive_is_only_taken_off_where_letters_remain() -> None:
    assert without_genitive("Trumps", ("s",)) == "Trump"
    assert without_genitive("Us", ("s",)) is None
