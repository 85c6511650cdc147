"""The grammars as data: nothing in them is dead, and patterns mean what they say."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dateline import languages
from dateline.annotate.times.grammar import Grammar
from dateline.annotate.times.pattern import LITERAL, elements
from dateline.annotate.times.resolve import resolve_kinds
from dateline.languages.times import Kind, Rule, Shape, Tense, TimeWords

CODES = ["de", "en"]


def words(code: str) -> TimeWords:
    found: TimeWords = languages.words(code, "times")
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_category_of_a_rule_has_words_or_a_shape(code: str) -> None:
    given = words(code)
    known = set(given.lexicon) | {c for shape in given.shapes for c in shape.categories}
    used = {
        step.category
        for rule in given.rules
        for step in elements(rule.pattern, given.macros)
        if step.category and not step.category.startswith(LITERAL) and step.category != "*"
    }
    assert used - known == set()


@pytest.mark.parametrize("code", CODES)
def test_every_category_and_macro_is_used(code: str) -> None:
    given = words(code)
    patterns = " ".join([rule.pattern for rule in given.rules] + list(given.macros.values()))
    macros = set(re.findall(r"@([\w-]+)", patterns))
    assert set(given.macros) - macros == set()
    used = {name.rpartition(":")[2] for name in re.findall(r"<([^>=!]+)>", patterns)}
    assert set(given.lexicon) - used == set()


def test_every_kind_of_rule_has_a_function() -> None:
    assert set(get_args(Kind)) - set(resolve_kinds()) == {"none"}


@pytest.mark.parametrize("code", CODES)
def test_places_have_zones_that_exist(code: str) -> None:
    from zoneinfo import available_timezones

    assert set(words(code).places.values()) <= available_timezones()


def small(*rules: Rule) -> Grammar:
    """A grammar of three words."""
    return Grammar(
        TimeWords(
            lexicon={"month": {"Mai": 5, "juni": 6}, "day": {"erster": 1}, "pair": {"maitag": {"month": 5, "day": 1}}},
            shapes=(Shape(pattern=r"(?P<day>\d\d?)\.(?P<month>\d\d?)", categories=("both",)),),
            macros={"either": "(<month>|<pair>)"},
            rules=rules,
            tense=Tense(past=frozenset(), future=frozenset()),
        )
    )


def found(grammar: Grammar, text: str) -> list[tuple[str, dict[str, object]]]:
    words = grammar.read(text)
    return [(text[words[m.first].start : words[m.last - 1].end], dict(m.fields)) for m in grammar.matches(words)]


def test_a_capital_in_the_lexicon_needs_one_in_the_text() -> None:
    grammar = small(Rule(pattern="<month>", kind="date"))
    assert found(grammar, "Mai mai MAI Juni juni") == [
        ("Mai", {"month": 5}),
        ("MAI", {"month": 5}),
        ("Juni", {"month": 6}),
        ("juni", {"month": 6}),
    ]


def test_brackets_say_what_is_covered_and_look_behind_what_stands_before() -> None:
    grammar = small(Rule(pattern="(?<=im|am) [<month>] (?=bis)", kind="date"))
    assert found(grammar, "Mai im Mai im Mai bis Juni") == [("Mai", {"month": 5})]


def test_the_longest_rule_counts_and_of_equals_the_first() -> None:
    grammar = small(
        Rule(pattern="<month>", kind="date", fields={"rule": 1}),
        Rule(pattern="<x:month>", kind="date", fields={"rule": 2}),
        Rule(pattern="<month> und <y:month>", kind="date", fields={"rule": 3}),
    )
    assert [fields["rule"] for _, fields in found(grammar, "Mai. Mai und Juni.")] == [1, 3]


def test_a_rule_of_kind_none_takes_its_words_away() -> None:
    grammar = small(Rule(pattern="frau <month>", kind="none"), Rule(pattern="<month>", kind="date"))
    assert found(grammar, "Frau Mai im Mai") == [("Mai", {"month": 5})]


def test_a_word_may_mean_several_things_at_once() -> None:
    grammar = small(Rule(pattern="@either", kind="date"), Rule(pattern="<both>", kind="date"))
    assert found(grammar, "Maitag 7.6") == [("Maitag", {"month": 5, "day": 1}), ("7.6", {"day": 7, "month": 6})]


def test_no_pattern_reaches_across_an_empty_line() -> None:
    grammar = small(Rule(pattern="<month> __? <y:month>", kind="date"))
    assert found(grammar, "Mai\n\nJuni Mai im Juni") == [("Juni Mai", {"month": 6, "y": 5})]


def test_a_pattern_that_names_nothing_is_refused() -> None:
    with pytest.raises(KeyError):
        small(Rule(pattern="@nothing", kind="date"))
