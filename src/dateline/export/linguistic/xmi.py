"""UIMA CAS as XMI, for INCEpTION and DKPro: a document's text with its annotations, and the type system beside it.

Sentences, tokens and named entities have DKPro Core's types, which INCEpTION has as its own layers; what DKPro has no
type for are custom layers in its naming (webanno.custom.*). Offsets in XMI count UTF-16 units.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from dateline.export.extras import needed
from dateline.export.linguistic.layers import layers
from dateline.export.xml_text import holdable
from dateline.model import Document

_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105 - a type's name
_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_CUSTOM = "webanno.custom."
_LAYERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "role": ("Role", ("label",)),
    "affiliation": ("Affiliation", ("label",)),
    "time": ("TimeX3", ("label", "value", "mod", "anchor", "starts", "ends")),
    "quote": ("Quotation", ("label", "group")),
    "speaker": ("Speaker", ("label", "group")),
    "cue": ("Cue", ("label", "group")),
    "frame": ("Frame", ("label", "group")),
    "addressee": ("Addressee", ("label", "group")),
    "quantity": ("Quantity", ("label", "number", "lower", "upper", "counted")),
    "attribution": ("Attribution", ("label",)),
}
"""Our layers: the type's name, and its features, all of them strings as INCEpTION's span layers have them."""
_ESCAPES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""What would not come back as it is from an attribute's value (XML 1.0, 3.3.3)."""
_BATCH = 500
_WORD = re.compile(r"\w+|[^\w\s]")


def type_system() -> Any:
    """DKPro's types with ours. Raises ExportRefused without dkpro-cassis."""
    cassis = needed("cassis", extra="cassis", what="xmi")
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # cassis opens its file in a way that Python 3.11 deprecates
        types = cassis.load_dkpro_core_typesystem()
    if not types.contains_type(_METADATA):  # older ones of cassis' type systems leave it out
        metadata = types.create_type(_METADATA, supertypeName="uima.tcas.DocumentAnnotation")
        for feature in ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"):
            types.create_feature(metadata, feature, "uima.cas.String")
        types.create_feature(metadata, "isLastSegment", "uima.cas.Boolean")
    for name, features in _LAYERS.values():
        layer = types.create_type(_CUSTOM + name, supertypeName="uima.tcas.Annotation")
        for feature in features:
            types.create_feature(layer, feature, "uima.cas.String")
    return types


def xmi(document: Document, notes: tuple[str, ...] = ()) -> Iterator[bytes]:
    """The document as XMI in pieces, with the types of `type_system`. notes: what people corrected in its story.

    Characters that XML cannot hold become U+FFFD, one for one. These are the bytes that cassis writes, which holds a
    document's every token as an object before it writes one and takes them from the front of a list: a ticker of ten
    thousand entries would take minutes and gigabytes.
    """
    text = holdable(document.text)
    beyond = [place for place, character in enumerate(text) if character > "\uffff"]
    prefixes = _prefixes(document, text)
    yield _head(prefixes)
    lines, number = [], 1
    for number, (type_, start, end, features) in enumerate(_annotations(document, text, notes), 2):
        space, _, name = type_.rpartition(".")
        # UIMA counts UTF-16 units: two for each character before that lies beyond the basic plane
        begin, stop = (offset + bisect_left(beyond, offset) for offset in (start, end))
        lines.append(
            f'<{prefixes[space]}:{name} xmi:id="{number}" sofa="1" begin="{begin}" end="{stop}"'
            f"{''.join(f' {key}={_attribute(value)}' for key, value in features.items())}/>"
        )
        if len(lines) == _BATCH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()
    yield b'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaString='
    yield _attribute(text).encode()
    yield b'/><cas:View sofa="1" members="2'
    for first in range(3, number + 1, _BATCH):
        yield "".join(f" {id_}" for id_ in range(first, min(first + _BATCH, number + 1))).encode()
    yield b'"/></xmi:XMI>'


def _annotations(
    document: Document, text: str, notes: tuple[str, ...]
) -> Iterator[tuple[str, int, int, dict[str, str]]]:
    """Type, offsets and features of everything that stands in the CAS, in order."""
    language = document.language if document.language != "und" else "x-unspecified"
    features = {
        "language": language,
        "documentTitle": "; ".join([document.headline or document.name, *notes]),
        "documentId": document.id,
        "documentUri": document.url or "",
    }
    yield _METADATA, 0, len(text), features
    for start, end in document.annotations.sentences:
        yield _SENTENCE, start, end, {}
    for word in _WORD.finditer(text):
        yield _TOKEN, word.start(), word.end(), {}
    for marked in layers(document):
        if marked.layer == "name":
            yield _ENTITY, marked.start, marked.end, {"value": marked.label}
            continue
        name, known = _LAYERS[marked.layer]
        values = marked.features | {"label": marked.label}
        if marked.group is not None:
            values["group"] = str(marked.group)
        yield _CUSTOM + name, marked.start, marked.end, {key: values[key] for key in known if key in values}


def _prefixes(document: Document, text: str) -> dict[str, str]:
    """A prefix for each package of types that the document uses: its last word, numbered where that is taken."""
    used = [_METADATA]
    if document.annotations.sentences or _WORD.search(text):
        used.append(_TOKEN)
    used += [
        _ENTITY if layer == "name" else _CUSTOM + "x" for layer in dict.fromkeys(m.layer for m in layers(document))
    ]
    found: dict[str, str] = {}
    for space in dict.fromkeys(type_.rpartition(".")[0] for type_ in used):
        last = space.rpartition(".")[2]
        same = sum(other.rpartition(".")[2] == last for other in found)
        found[space] = f"{last}{same - 1 if same else ''}"
    return found


def _head(prefixes: dict[str, str]) -> bytes:
    spaces = "".join(f' xmlns:{prefix}="http:///{space.replace(".", "/")}.ecore"' for space, prefix in prefixes.items())
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"{spaces} xmi:version="2.0">'
        '<cas:NULL xmi:id="0"/>'
    ).encode()


def _attribute(value: str) -> str:
    return f'"{escape(holdable(value), _ESCAPES)}"'
