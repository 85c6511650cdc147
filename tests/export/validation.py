"""Validators of standards: JSON Schema with formats that are checked, JSON-LD that loses nothing, RELAX NG."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from pyld import jsonld
from referencing import Registry, Resource

SCHEMAS = Path(__file__).parent / "schemas"
formats = FormatChecker(formats=())


@formats.checks("uri")
def is_uri(value: object) -> bool:
    """RFC 3986: a scheme, then nothing but unreserved, reserved and encoded characters."""
    return not isinstance(value, str) or bool(
        re.fullmatch(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", value)
    )


@formats.checks("date-time")
def is_instant(value: object) -> bool:
    """RFC 3339, 5.6."""
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        return False
    return dt.datetime.fromisoformat(value).utcoffset() is not None


def validator(name: str) -> Draft202012Validator:
    """The validator of a schema of ours."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text()), format_checker=formats)


def ninjs_validator(standards: Path, version: str = "3.1") -> Any:
    """The validator of the official schema, with the GeoJSON schema that it refers to."""
    geo = json.loads((standards / "GeoJSON-schema.json").read_text())
    names = ("https://geojson.org/schema/GeoJSON.json", "https://geojson.org/schema/GeoJSON.json#")
    registry = Registry().with_resources((name, Resource.from_contents(geo)) for name in names)
    schema = json.loads((standards / f"ninjs-schema_{version}.json").read_text())
    return Draft202012Validator(schema, format_checker=formats, registry=registry)


def complaints(found: Any, value: object) -> list[str]:
    """What a validator says against the value, the deepest first reason of each."""
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in found.iter_errors(value)][:10]


def relax_ng(name: str, content: bytes) -> list[str]:
    """What a RELAX NG schema of ours says against the XML."""
    schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))
    schema.validate(etree.fromstring(content))
    return [str(error) for error in schema.error_log]


def expand(document: dict[str, Any], contexts: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The JSON-LD expanded with contexts of ours; fails where the context knows a member not, since it would be lost.

    The contexts name the terms of the vocabulary without @vocab, so that a misspelt one is nothing.
    """

    def load(url: str, _: object) -> dict[str, Any]:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": contexts[url]}

    context = contexts[document["@context"]]["@context"]
    lost = sorted(_members(document) - set(context) - {"@context", "@id", "@type"})
    assert not lost, f"no such terms: {lost}"
    types = sorted(_types(document) - set(context))
    assert not types, f"no such types: {types}"
    expanded: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return expanded


def _members(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for member in value.values() for name in _members(member)}
    if isinstance(value, list):
        return {name for item in value for name in _members(item)}
    return set()


def _types(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = value.get("@type", value.get("type"))
        return ({own} if own else set()) | {t for member in value.values() for t in _types(member)}
    if isinstance(value, list):
        return {t for item in value for t in _types(item)}
    return set()
