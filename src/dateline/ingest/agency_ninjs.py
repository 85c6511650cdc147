"""IPTC ninjs 1.x to 3.x: https://www.iptc.org/standards/ninjs/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.ingest.agency_items import Item, Part, flat, markup_parts, plain_parts
from dateline.model import Page, PageRefused

_TYPES = frozenset({"text", "composite", "component"})
_OTHERS = frozenset({"audio", "video", "picture", "graphic", "event", "planning"})
_MARKS = re.compile(rb'"uri"\s*:\s*"')
_HEAD = 65_536


def is_ninjs(content: bytes) -> bool:
    """Whether the bytes are a ninjs object: JSON with a uri and what only news objects have."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{") or not _MARKS.search(content[:_HEAD]) or b'"https://jsonfeed.org' in head[:300]:
        return False
    try:
        found = msgspec.json.decode(content.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(found, dict) and isinstance(found.get("uri"), str) and _is_news(found)


def _is_news(found: dict[str, Any]) -> bool:
    return found.get("type") in _TYPES | _OTHERS or any(
        name in ("bodies", "headlines", "headline") or name.startswith(("body_", "headline_")) for name in found
    )


def ninjs_item(page: Page) -> Item:
    """The item's text and metadata. Of a composite without a text of its own, that of its one associated text.

    Raises PageRefused where it is a picture or the like, or holds several texts.
    """
    found: dict[str, Any] = msgspec.json.decode(page.content.lstrip(b"\xef\xbb\xbf"))
    if not _parts(found):
        texts = [one for one in _associated(found) if _parts(one)]
        if len(texts) > 1:
            raise PageRefused(
                page.name, f"it is a ninjs object with {len(texts)} texts", "Give each text as a file of its own."
            )
        if texts:
            found = {**texts[0], **{k: found[k] for k in ("pubstatus", "pubStatus") if k in found}}
        elif found.get("type") in _OTHERS:
            raise PageRefused(page.name, f"it is a ninjs {found['type']}, not a text", "Give its text item.")
    return _item(found)


def _item(found: dict[str, Any]) -> Item:
    byline = flat(_text(found, "byline", "by"))
    embargo = _text(found, "embargoed", "embargoedUntil")
    return Item(
        uri=_text(found, "uri"),
        headline=flat(_first(found, "headline", "headlines") or _text(found, "title")),
        byline=byline,
        provider=_provider(found),
        language=_text(found, "language"),
        published=_text(found, "firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated"),
        modified=_text(found, "versioncreated", "versionCreated"),
        status=_text(found, "pubstatus", "pubStatus"),
        paragraphs=_parts(found),
        keywords=tuple(_names(found, "subject", "subjects")),
        note=f"Embargo: {embargo}" if embargo else "",
    )


def _parts(found: dict[str, Any]) -> tuple[Part, ...]:
    """The longest of the bodies; of two as long the one with markup, since it knows its paragraphs."""
    bodies: list[tuple[bool, str]] = []
    for name, value in found.items():
        if name.startswith("body_") and isinstance(value, str):
            bodies.append((name.startswith(("body_xhtml", "body_html")) or "</p>" in value, value))
    for body in _objects(found, "bodies"):
        value = body.get("value")
        if isinstance(value, str):
            kind = body.get("contentType", body.get("contenttype", ""))
            bodies.append((isinstance(kind, str) and "html" in kind, value))
    bodies.sort(key=lambda body: not body[0])
    read = [markup_parts(value) if markup else plain_parts(value) for markup, value in bodies]
    return max(read, key=lambda parts: sum(len(text) for _, text in parts), default=())


def _first(found: dict[str, Any], name: str, names: str) -> str:
    """headline, headline_main … of ninjs 1, or the first of the headlines of 2 and 3, the main one before others."""
    if isinstance(found.get(name), str):
        return str(found[name])
    written = [str(v) for k, v in found.items() if k.startswith(f"{name}_") and isinstance(v, str)]
    objects = [o for o in _objects(found, names) if isinstance(o.get("value"), str)]
    objects.sort(key=lambda o: o.get("role") not in (None, "main"))
    return next((t for t in (*written, *(str(o["value"]) for o in objects)) if t), "")


def _provider(found: dict[str, Any]) -> str:
    names = list(_names(found, "infosource", "infosources", "infoSources"))
    return names[0] if names else _text(found, "copyrightholder", "copyrightHolder")


def _names(found: dict[str, Any], *keys: str) -> Iterator[str]:
    for key in keys:
        for one in _objects(found, key):
            if isinstance(one.get("name"), str) and one["name"].strip():
                yield flat(one["name"])


def _associated(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Associations are a list in ninjs 2 and 3, and an object by name in 1."""
    value = found.get("associations")
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [one for one in inside if isinstance(one, dict)]


def _objects(found: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = found.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(found: dict[str, Any], *keys: str) -> str:
    """The first of the members that is a text; versions of the standard write their names in different ways."""
    return next((str(found[k]) for k in keys if isinstance(found.get(k), str) and found[k].strip()), "")
