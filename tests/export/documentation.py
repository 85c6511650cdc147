"""What docs/formats.md shows of each format: a piece of the real export of a small story."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from pathlib import Path
from typing import Any

import cassis
import spacy
from selectolax.lexbor import LexborHTMLParser
from spacy.tokens import DocBin

from dateline.export.edition import Options
from dateline.export.formats import FORMATS, publish
from dateline.export.tables import to_polars
from tests.export import synthetic

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
BASE = "https://desk.example/fluss/"
_SECTION = re.compile(r"(<!-- format (\w+) -->\n).*?(<!-- end -->)", re.S)


def generated(page: str) -> str:
    """The page with every format's section as it has to be."""
    return _SECTION.sub(lambda m: f"{m[1]}{section(m[2])}{m[3]}", page)


def section(name: str) -> str:
    """What is said of one format, and its example."""
    found = FORMATS[name]
    needs = f"- needs: `pip install 'dateline[{found.extra}]'`\n" if found.extra else ""
    language, example = EXAMPLES[name]()
    facts = f"*{found.title}*\n\n- keeps: {found.keeps}\n- loses: {found.loses}\n{needs}"
    return f"\n{facts}\n```{language}\n{example.strip()}\n```\n"


def files(name: str, **options: Any) -> dict[str, bytes]:
    """The format's files of the small story."""
    return {f.name: f.bytes() for f in publish(synthetic.small(), name, Options(base=BASE, language="en", **options))}


def only(name: str, **options: Any) -> bytes:
    """The format's one file, or its first."""
    return next(iter(files(name, **options).values()))


def pretty(value: Any) -> str:
    """JSON to be read, long texts and lists cut."""
    return json.dumps(_cut(value), ensure_ascii=False, indent=2)


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _cut(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_cut(v) for v in value]
    return f"{value[:117]}…" if isinstance(value, str) and len(value) > 118 else value


def _html() -> tuple[str, str]:
    first = LexborHTMLParser(only("html")).css_first("li.event .words")
    assert first is not None
    return "html", str(first.html)


def _site() -> tuple[str, str]:
    return "text", "\n".join(files("site"))


def _embed() -> tuple[str, str]:
    frame = LexborHTMLParser(only("embed")).css_first("iframe")
    assert frame is not None
    return "html", str(frame.html)


def _jsonld() -> tuple[str, str]:
    found = json.loads(only("jsonld"))
    found["liveBlogUpdate"], found["hasPart"] = found["liveBlogUpdate"][:1], found["hasPart"][:1]
    return "json", pretty(found)


def _atom() -> tuple[str, str]:
    text = only("atom").decode()
    return "xml", text[: text.index("</entry>")] + "</entry>\n</feed>"


def _jsonfeed() -> tuple[str, str]:
    found = json.loads(only("jsonfeed"))
    return "json", pretty(found | {"items": found["items"][:1]})


def _ninjs() -> tuple[str, str]:
    found = json.loads(only("ninjs"))
    return "json", pretty(found | {"associations": found["associations"][:1]})


def _timelinejs() -> tuple[str, str]:
    found = json.loads(only("timelinejs"))
    return "json", pretty(found | {"events": found["events"][:1]})


def _annotations() -> tuple[str, str]:
    return "json", pretty(json.loads(only("annotations"))["first"]["items"][1])


def _csv() -> tuple[str, str]:
    rows = list(csv.reader(io.StringIO(only("csv", table="quotations").decode(), newline="")))
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return "text", buffer.getvalue()


def _parquet() -> tuple[str, str]:
    schema = to_polars(synthetic.small(), "quotations").schema
    return "text", "\n".join(f"{name}: {kind}" for name, kind in schema.items())


def _xmi() -> tuple[str, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        content = files("xmi")
        types = cassis.load_typesystem(io.BytesIO(content["TypeSystem.xml"]))
        cas = cassis.load_cas_from_xmi(io.BytesIO(content["uferbote.xmi"]), typesystem=types)
    lines = []
    for name in ("Quotation", "Speaker", "Cue"):
        found = cas.select(f"webanno.custom.{name}")[0]
        lines.append(f"webanno.custom.{name} {found.begin} {found.end} {found.label} {found.get_covered_text()!r}")
    return "text", "\n".join(lines)


def _docbin() -> tuple[str, str]:
    doc = next(iter(DocBin().from_bytes(only("docbin")).get_docs(spacy.blank("de").vocab)))
    lines = [f"doc.spans[{k!r}]: {[(s.text, s.label_) for s in doc.spans[k]][:1]}" for k in ("quote", "speaker", "cue")]
    return "text", "\n".join(lines)


def _timeml() -> tuple[str, str]:
    text = files("timeml")["uferbote.tml"].decode()
    return "xml", text


def _markdown() -> tuple[str, str]:
    return "markdown", only("markdown").decode()


EXAMPLES = {
    "html": _html,
    "site": _site,
    "embed": _embed,
    "jsonld": _jsonld,
    "atom": _atom,
    "jsonfeed": _jsonfeed,
    "ninjs": _ninjs,
    "timelinejs": _timelinejs,
    "annotations": _annotations,
    "csv": _csv,
    "parquet": _parquet,
    "arrow": _parquet,
    "xmi": _xmi,
    "docbin": _docbin,
    "timeml": _timeml,
    "markdown": _markdown,
}
