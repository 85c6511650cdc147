"""What became of a page, as a code that stays and as a sentence in a reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from dateline import languages
from dateline.languages.fates import FateWords
from dateline.model import DatelineError, Document, Fate

SPOKEN = "en"
"""The language that errors and notes are written in."""
_FIELD = re.compile(r"\\\{(\w+)\\\}")


class PageFate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one page: its name, its fate, why (a sentence), and the document that it became.

    code: names the reason (languages/en/fates.py lists them), the same in every language; empty where there is none.
    """

    name: str
    fate: Fate
    reason: str = ""
    document: str | None = None
    code: str = ""


def fate_of(error: DatelineError) -> PageFate:
    """The fate of a page that could not be used."""
    return _fate(error.name, error.fate, str(error))


def fate_of_document(name: str, document: Document) -> PageFate:
    """The fate of a page that was read: partial where it is a list of teasers or lost characters."""
    whole = document.type != "CollectionPage" and not (document.provenance and document.provenance.replaced_characters)
    reason = "" if whole and not document.notes else f"{name}: {' '.join(document.notes)}"
    return _fate(name, "read" if whole else "partial", reason, document.id)


def read_safely(name: str, read: Callable[[], Document]) -> tuple[PageFate, Document | None]:
    """The document that `read` gives and its fate; whatever goes wrong is told by the fate and costs no other page."""
    try:
        document = read()
    except DatelineError as error:
        return fate_of(error), None
    except Exception as error:  # noqa: BLE001 - a defect of ours on one page must not cost the other pages
        reason = f"{name}: could not be read ({type(error).__name__}: {error}). Please report this page."
        return _fate(name, "refused", reason), None
    return fate_of_document(name, document), document


def sentence(name: str, reason: str, language: str) -> str | None:
    """A reason as `fate_of` and `fate_of_document` give it, in another language; None where it is not all known there.

    name: what it is about. Raises KeyError for a language that has no words for fates.
    """
    if language == SPOKEN:
        return reason
    words: FateWords = languages.words(language, "fates")
    found = []
    for code, fields in _told(reason.removeprefix(f"{name}: ")):
        if code not in words.reasons:
            return None
        clause, advice = words.reasons[code]
        given = {key: _thing(value, words) for key, value in fields.items()}
        found.append(f"{clause.format(**given)}." + (f" {advice}" if advice else ""))
    about = f"{name}: " if reason.startswith(f"{name}: ") else ""
    return about + " ".join(found) if found else None


def _fate(name: str, fate: Fate, reason: str, document: str | None = None) -> PageFate:
    code = next((code for code, _ in _told(reason.removeprefix(f"{name}: "))), "")
    return PageFate(name=name, fate=fate, reason=reason, document=document, code=code)


def _told(reason: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The codes of the sentences of a reason, in order, with what stands in their fields; "" for one that is not known.

    A sentence behind one that is known is its advice, unless it is known itself.
    """
    at = 0
    while at < len(reason):
        for code, pattern in _patterns():
            if found := pattern.match(reason, at):
                yield code, found.groupdict()
                at = found.end()
                break
        else:
            if at == 0:
                yield "", {}
            end = reason.find(". ", at)
            if end < 0:
                return
            at = end + 2


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What tells a code, the longest first: one clause may be the beginning of another."""
    words: FateWords = languages.words(SPOKEN, "fates")
    ordered = sorted(words.reasons.items(), key=lambda one: -len(_FIELD.sub("", one[1][0])))
    return tuple((code, _pattern(clause, r"\.(?: |$)")) for code, (clause, _) in ordered)


def _pattern(template: str, end: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(r"(?P<\1>.{1,2000}?)", re.escape(template)) + end, re.DOTALL)


def _thing(value: str, words: FateWords) -> str:
    """What stands in a field, where it is words of the language and not a name or a number."""
    for theirs, ours in words.things.items():
        if found := _pattern(theirs, "").fullmatch(value):
            return ours.format(**found.groupdict())
    return value
