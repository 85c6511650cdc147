"""What became of pages, as codes and in a reader's language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from msgspec import structs

from dateline import languages
from dateline.ingest.kinds import _SIGNATURES
from dateline.languages.fates import FateWords
from dateline.model import Document, PageRefused, PageSkipped
from dateline.story.fates import PageFate, fate_of, fate_of_document, read_safely, sentence

SOURCE = Path(__file__).parents[2] / "src" / "dateline"
EN: FateWords = languages.words("en", "fates")
DE: FateWords = languages.words("de", "fates")


def as_said(node: ast.expr, where: dict[str, ast.expr]) -> str | None:
    """A reason as it stands in the code, with something in its fields; None where it is not written there."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in node.values)
    return as_said(where[node.id], {}) if isinstance(node, ast.Name) and node.id in where else None


def reasons() -> list[str]:
    """Every reason for which opening, reading and gathering refuses or skips a page."""
    found: list[str] = []
    for folder in ("ingest", "extract", "story", "server"):
        for file in sorted((SOURCE / folder).rglob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            assigned = {
                n.targets[0].id: n.value
                for n in ast.walk(tree)
                if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
            }
            for call in ast.walk(tree):
                named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and len(call.args) > 1
                if named and call.func.id in ("PageRefused", "PageSkipped", "FetchFailed"):  # type: ignore[attr-defined]
                    said = as_said(call.args[1], assigned)  # type: ignore[attr-defined]
                    found += [said] if said is not None else []
    return sorted(set(found))


@pytest.mark.parametrize("reason", reasons())
def test_every_reason_has_a_code_and_a_sentence_in_every_language(reason: str) -> None:
    fate = fate_of(PageRefused("a.html", reason, "Do something."))
    assert fate.code
    assert fate.reason == f"a.html: {reason}. Do something."
    german = sentence("a.html", fate.reason, "de")
    assert german is not None
    assert german.startswith("a.html: ")
    assert "Do something" not in german
    assert sentence("a.html", fate.reason, "en") == fate.reason


def test_the_languages_know_the_same_reasons_with_the_same_fields() -> None:
    field = re.compile(r"\{\w+\}")
    assert {code: set(field.findall(clause)) for code, (clause, _) in EN.reasons.items()} == {
        code: set(field.findall(clause)) for code, (clause, _) in DE.reasons.items()
    }
    assert {kind for _, kind in _SIGNATURES} <= set(DE.things)


@pytest.mark.parametrize(
    ("reason", "german"),
    [
        ("a: it is empty. Save the page again.", "a: leer. Die Seite noch einmal speichern."),
        (
            "a: it is a PDF, not a page. Save the article as a web page or as text.",
            "a: ein PDF, keine Seite. Eine Seite als HTML oder als Text geben.",
        ),
        (
            "a: it holds more than 20 million characters of text, more than any news item. Split it.",
            "a: enthält mehr als 20 Millionen Zeichen Text, mehr als jede Meldung."
            " Sind es mehrere Artikel, jeden als eigene Datei speichern.",
        ),
        (
            "a: 2 characters could not be decoded as cp1252. The page holds no article of its own, only links to others.",
            "a: 2 Zeichen ließen sich nicht als cp1252 lesen."
            " Die Seite enthält keinen eigenen Artikel, nur Links zu anderen.",
        ),
        ("a: nobody has written this yet. Wait.", None),
        ("a: it is damaged (<b>{x}</b>. %s {0}). Again.", "a: beschädigt (<b>{x}</b>. %s {0}). Neu beschaffen."),
        ("", None),
        ("a: ", None),
    ],
)
def test_a_reason_in_german(reason: str, german: str | None) -> None:
    assert sentence("a", reason, "de") == german


def test_a_defect_costs_one_page_and_says_so() -> None:
    def broken() -> Document:
        raise ZeroDivisionError("none")

    fate, document = read_safely("a.html", broken)
    assert (fate.fate, fate.code, document) == ("refused", "defect", None)
    assert sentence("a.html", fate.reason, "de") == (
        "a.html: ließ sich nicht lesen (ZeroDivisionError: none). Bitte diese Seite melden."
    )


def test_what_was_read_has_a_code_only_where_there_is_a_reason() -> None:
    whole = Document(id="x", text="Alles da.")
    assert fate_of_document("a.html", whole) == PageFate(name="a.html", fate="read", document="x")
    links = structs.replace(
        whole, type="CollectionPage", notes=("The page holds no article of its own, only links to others.",)
    )
    assert fate_of_document("a.html", links).code == "only-links"


def test_a_long_reason_is_read_in_no_time() -> None:
    long = "it is damaged (" * 2000 + "x. " * 50_000
    assert fate_of(PageSkipped("a", long)).code == ""
