"""What holds for the whole tree: directions of imports, words of languages, and what stays out of the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.languages import codes, words

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "dateline"
ALGORITHMS = sorted(path for path in SOURCE.rglob("*.py") if "languages" not in path.relative_to(SOURCE).parts)


def test_imports_go_one_way() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def is_german(text: str) -> bool:
    """Whether a string holds a German word: a common one, or one with an umlaut; sets of letters are no words."""
    german = (
        words("de", "function_words").words - words("en", "function_words").words - {"war", "am", "als", "hat", "sie"}
    )
    outside_sets = re.sub(r"\[(?:\\.|[^\]\\])*\]", " ", text)
    found = set(re.findall(r"[^\W\d_]+", outside_sets))
    return bool(german & found) or any(re.search(r"[äöüß]", word) and re.search(r"[a-z]{2}", word) for word in found)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is no docstring, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | bare:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", ALGORITHMS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_german_word_in_an_algorithm(path: Path) -> None:
    # "und" is ISO 639-2's code for a language that is not determined.
    assert not [(line, text) for line, text in strings(path) if text != "und" and is_german(text)]


@pytest.mark.parametrize("subject", ["function_words", "interface"])
def test_every_language_supplies(subject: str) -> None:
    for code in codes():
        assert words(code, subject)


def test_unknown_languages_and_subjects_are_key_errors() -> None:
    for code, subject in [("xx", "times"), ("de", "nothing"), ("de", "../en"), ("", "times")]:
        with pytest.raises(KeyError):
            words(code, subject)


def tracked() -> list[Path]:
    """Files git knows; all files where there is no git (an unpacked archive)."""
    result = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        return [
            path
            for path in ROOT.rglob("*")
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        ]
    return [ROOT / name for name in result.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_registry_and_no_machine_in_the_repository() -> None:
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "--index" + "-url"]
    paths = ["/" + "root/", "/" + "work/", "/home" + "/"]
    for file in tracked():
        text = file.read_bytes().decode("utf-8", "replace")
        found = [needle for needle in hosts + paths if needle in text]
        assert not found, f"{file.relative_to(ROOT)} names {found}"


def test_requirements_are_pinned_without_addresses() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        for line in file.read_text().splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[\w.+!]+( ;.*)?", line), f"{file.name}: {line}"


def test_every_dependency_has_a_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [")
    for number in range(start + 1, lines.index("]", start)):
        if lines[number].strip().startswith('"'):
            assert lines[number - 1].strip().startswith("#"), f"no reason for {lines[number].strip()}"
