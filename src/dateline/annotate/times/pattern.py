"""Patterns over words, turned into regular expressions over symbols: one character for each kind of word.

Every word of a text becomes one character, its symbol, which stands for the set of categories the word belongs to
("3" is a day, a month, an hour and a number). A category in a pattern is then a class of characters, and `re` does the
matching. The pattern language is described in `dateline.languages.times`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

LITERAL = "="
"""What a literal word's category begins with."""

ANY = "*"
"""The category of `__`."""

BREAK = "\x02"
"""The symbol of an empty line, which no pattern matches."""

_TOKEN = re.compile(
    r"""\s* (?: (?P<macro>@[\w-]+) | <(?P<capture>[^>]+)> | (?P<any>__)
        | (?P<open>\((?:\?[:=!]|\?<[=!])?) | (?P<close>\)) | (?P<extent>[\[\]])
        | (?P<operator>\||\?|\*|\+|\{\d*,?\d*\}) | (?P<literal>\w+|[^\w\s]) )""",
    re.VERBOSE,
)


class Compiled(Struct, frozen=True):
    """A pattern as a regular expression over symbols.

    groups: group name → (name of the value, category). starts: the symbols that a match can begin with.
    """

    regex: re.Pattern[str]
    groups: Mapping[str, tuple[str, str]]
    starts: frozenset[str]


class Element(Struct, frozen=True):
    """One step of a pattern. text: an operator as it stands; category: a word; name: the value it is kept under."""

    text: str = ""
    category: str = ""
    name: str = ""


def elements(pattern: str, macros: Mapping[str, str]) -> list[Element]:
    """The steps of `pattern`, macros replaced. Raises ValueError where it says what the language does not have."""
    found: list[Element] = []
    position = 0
    while position < len(pattern.rstrip()):
        m = _TOKEN.match(pattern, position)
        if m is None:
            raise ValueError(f"{pattern!r} at {position}")
        position = m.end()
        kind, text = m.lastgroup, m.group(m.lastgroup or 0)
        if kind == "macro":
            found += [Element(text="(?:"), *elements(macros[text[1:]], macros), Element(text=")")]
        elif kind == "capture":
            name, _, category = text.rpartition(":")
            found.append(Element(category=category, name="" if name == "_" else name or category))
        elif kind == "any":
            found.append(Element(category=ANY))
        elif kind == "literal":
            found.append(Element(category=LITERAL + text.lower()))
        elif kind == "open":
            found.append(Element(text="(?:" if text == "(" else text))
        else:
            found.append(Element(text=text))
    return found


def compile_pattern(steps: list[Element], symbols: Callable[[str], frozenset[str]]) -> Compiled:
    """`steps` as a regular expression, where `symbols` gives the symbols of a category's words."""
    out: list[str] = []
    groups: dict[str, tuple[str, str]] = {}
    for step in steps:
        if step.text == "[":
            out.append("(?P<extent>")
        elif step.text == "]":
            out.append(")")
        elif step.text:
            out.append(step.text)
        elif step.category == ANY:
            out.append(f"[^{BREAK}]")
        elif step.name:
            group = f"g{len(groups)}"
            groups[group] = (step.name, step.category)
            out.append(f"(?P<{group}>{_characters(symbols(step.category))})")
        else:
            out.append(_characters(symbols(step.category)))
    regex = re.compile("".join(out), re.DOTALL)
    return Compiled(regex, groups, _starts(steps, symbols))


def _characters(symbols: frozenset[str]) -> str:
    return f"[{''.join(sorted(symbols))}]" if symbols else r"(?!)"


def _starts(steps: list[Element], symbols: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """The symbols that the first word of a match can have."""
    starts, _, rest = _first(steps, symbols)
    assert not rest, "brackets of a pattern do not close"
    return starts


def _first(
    steps: list[Element], symbols: Callable[[str], frozenset[str]]
) -> tuple[frozenset[str], bool, list[Element]]:
    """First symbols of an alternation, whether it can be empty, and what stands behind its closing bracket."""
    starts: frozenset[str] = frozenset()
    any_empty = False
    open_ended = True  # everything so far in this alternative can be empty
    rest = steps
    while rest:
        step, rest = rest[0], rest[1:]
        if step.text == ")":
            return starts, any_empty or open_ended, rest
        if step.text == "|":
            any_empty |= open_ended
            open_ended = True
            continue
        if step.text in "[]" and step.text:
            continue
        if step.text.startswith("("):
            inner, empty, rest = _first(rest, symbols)
            if step.text != "(?:":
                continue  # what is looked at is not part of the match
        else:
            inner, empty = symbols(step.category), False
        if rest and rest[0].text[:1] in ("?", "*", "{") and rest[0].text:
            empty |= rest[0].text[0] != "{" or rest[0].text[1:2] in ("0", ",")
            rest = rest[1:]
        elif rest and rest[0].text == "+":
            rest = rest[1:]
        if open_ended:
            starts |= inner
        open_ended &= empty
    return starts, any_empty or open_ended, rest
