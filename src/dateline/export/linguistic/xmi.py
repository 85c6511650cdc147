"""UIMA CAS as XMI, for INCEpTION and DKPro: a document's text with its annotations, and the type system beside it.

Sentences, tokens and named entities have DKPro Core's types, which INCEpTION has as its own layers; what DKPro has no
type for are custom layers in its naming (webanno.custom.*). Offsets in XMI count UTF-16 units; cassis converts ours.
"""

from __future__ import annotations

import re
import warnings
from typing import Any

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


def xmi(document: Document, types: Any, notes: tuple[str, ...] = ()) -> bytes:
    """The document as XMI, with the types of `type_system`. notes: what people corrected in the story it is part of.

    Characters that XML cannot hold become U+FFFD, one for one. Raises ExportRefused without dkpro-cassis.
    """
    cassis = needed("cassis", extra="cassis", what="xmi")
    cas = cassis.Cas(typesystem=types)
    text = holdable(document.text)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"
    metadata = types.get_type(_METADATA)
    title = holdable("; ".join([document.headline or document.name, *notes]))
    language = document.language if document.language != "und" else "x-unspecified"
    cas.add(
        metadata(
            begin=0,
            end=len(text),
            language=language,
            documentId=holdable(document.id),
            documentTitle=title,
            documentUri=holdable(document.url or ""),
        )
    )
    sentence, token, entity = (types.get_type(name) for name in (_SENTENCE, _TOKEN, _ENTITY))
    cas.add_all([sentence(begin=start, end=end) for start, end in document.annotations.sentences])
    cas.add_all([token(begin=m.start(), end=m.end()) for m in _WORD.finditer(text)])
    for marked in layers(document):
        if marked.layer == "name":
            cas.add(entity(begin=marked.start, end=marked.end, value=marked.label))
            continue
        name, features = _LAYERS[marked.layer]
        values = marked.features | {"label": marked.label}
        if marked.group is not None:
            values["group"] = str(marked.group)
        held = {k: holdable(v) for k, v in values.items() if k in features}
        cas.add(types.get_type(_CUSTOM + name)(begin=marked.start, end=marked.end, **held))
    written: str = cas.to_xmi()
    return written.encode()
