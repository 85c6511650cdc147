"""TimeML 1.2: a document's text with its times marked, as taggers like HeidelTime write it.

The creation time is the document's publication. Everything between <TEXT> and </TEXT> is the document's text, so that
with the tags taken out and entities resolved it is the text again, character by character.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.export.xml_text import attribute, element_text, holdable
from dateline.model import Document, TimeExpression

_HYPHEN = "\u2010"
_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"


def timeml(document: Document, *, strict: bool = True, notes: tuple[str, ...] = ()) -> str:
    """The document as TimeML, a string to be written as UTF-8.

    strict: only what TIMEX3 annotators tag; False adds the times that only readers need. notes: sentences
    about it, written as comments (what people corrected in its story). Times come from the
    document's annotations. Characters that XML cannot hold become U+FFFD, so that offsets stay.
    """
    times = [t for t in document.annotations.times if t.strict or not strict]
    parts, position = [], 0
    for number, time in enumerate(times, 1):
        parts.append(element_text(document.text[position : time.start]))
        parts.append(_timex(number, time, document.text[time.start : time.end]))
        position = time.end
    parts.append(element_text(document.text[position:]))
    created = document.published or ""
    # published carries an offset; TimeML's creation times are local to the text and have none
    value = re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", created) if "T" in created else created
    dct = (
        f'<DCT><TIMEX3 tid="t0" type={attribute("TIME" if "T" in value else "DATE")} value={attribute(value)} '
        f'temporalFunction="false" functionInDocument="CREATION_TIME">{element_text(created)}</TIMEX3></DCT>\n'
        if value
        else ""
    )
    title = f"<TITLE>{element_text(document.headline)}</TITLE>\n" if document.headline else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:noNamespaceSchemaLocation="{_SCHEMA}">\n'
        f"{_comments(notes)}<DOCID>{element_text(document.id)}</DOCID>\n{dct}{title}<TEXT>{''.join(parts)}</TEXT>\n</TimeML>\n"
    )


def _timex(number: int, time: TimeExpression, words: str) -> str:
    attributes = {"tid": f"t{number}", "type": time.type, "value": time.value}
    if time.mod:
        attributes["mod"] = time.mod
    if time.anchor in ("published", "dateline"):
        attributes["anchorTimeID"] = "t0"
    attributes["temporalFunction"] = "true" if time.anchor else "false"
    written = " ".join(f"{name}={attribute(value)}" for name, value in attributes.items())
    return f"<TIMEX3 {written}>{element_text(words)}</TIMEX3>"


@lru_cache(maxsize=1)  # a story's documents all carry the same
def _comments(notes: tuple[str, ...]) -> str:
    # XML 1.0, 2.5: two hyphens may not stand in a comment, nor one at its end
    return "".join(f"<!-- {holdable(note.replace('-', _HYPHEN))} -->\n" for note in notes)
