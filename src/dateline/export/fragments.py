"""Text fragments: addresses that open a page at the words meant (WICG Scroll To Text Fragment, `#:~:text=`)."""

from __future__ import annotations

import re
from urllib.parse import quote

from dateline.export.edition import Edition
from dateline.export.repetition import Repetition
from dateline.model import Document, Passage

_LONG = 300
"""Characters from which a fragment names the first and the last words of a passage instead of all of them."""
_WORDS = 4
_CONTEXT = 32
_LINE = re.compile(r"\s*[\n\r]\s*")


def text_directive(document: Document, passage: Passage, repetition: Repetition | None = None) -> str:
    """The directive after `:~:`: "text=[prefix-,]start[,end][,-suffix]".

    A passage over several lines stands in several blocks of the page, which one textStart cannot match, so that such
    ones, and long ones, are named by their first and last words. What stands before is added where the words occur
    more than once in the document. repetition: of the document's text, for who asks more than once.
    """
    words = passage.exact.strip()
    lines = _LINE.split(words)
    whole = len(lines) == 1 and len(words) <= _LONG
    parts = [words] if whole else [_first(lines[0]), _last(lines[-1])]
    found = ",".join(_encoded(part) for part in parts)
    before, _ = context(document, passage)
    prefix = _LINE.split(before)[-1].strip()
    if prefix and (repetition or Repetition(document.text, [words])).twice(words):
        return f"text={_encoded(_last(prefix))}-,{found}"
    return f"text={found}"


def context(document: Document, passage: Passage, length: int = _CONTEXT) -> tuple[str, str]:
    """What stands before and after the passage in the document's text, up to `length` characters each."""
    text = document.text
    return text[max(0, passage.start - length) : passage.start], text[passage.end : passage.end + length]


def document_link(edition: Edition, passage: Passage) -> str | None:
    """The address that opens the passage's page at its words; None where the page has no address.

    An entry of a ticker with an address of its own is opened there.
    """
    document = edition.documents[passage.document]
    url = edition.document_url(document)
    if url is None:
        return None
    directive = text_directive(document, passage, edition.repetition(document))
    return f"{url}{'' if '#' in url else '#'}:~:{directive}"


def _first(line: str) -> str:
    return " ".join(line.split()[:_WORDS])


def _last(line: str) -> str:
    return " ".join(line.split()[-_WORDS:])


def _encoded(words: str) -> str:
    # "-", "," and "&" have a meaning in the directive and are encoded by the specification's own rule
    return quote(words, safe="").replace("-", "%2D")
