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
    """Whether the bytes are ninjs: an object with a uri and what only news objects have, or a list of such objects, by
    itself or as a member of what an agency's API answers."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (
        not head.startswith((b"{", b"["))
        or not _MARKS.search(content[:_HEAD])
        or b'"https://jsonfeed.org' in head[:300]
    ):
        return False
    try:
        return bool(_objects_in(_decoded(content)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _decoded(content: bytes) -> Any:
    return msgspec.json.decode(content.lstrip(b"\xef\xbb\xbf"))


def _objects_in(found: Any) -> list[dict[str, Any]]:
    """The ninjs objects of a file: the object itself, those of a list, those of the list in an API's answer."""
    if isinstance(found, dict) and isinstance(found.get("uri"), str):
        return [found] if _is_news(found) else []
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list) and value]
        return next((objects for one in lists if (objects := _objects_in(one))), [])
    if isinstance(found, list) and found:
        news = [o for o in found if isinstance(o, dict) and isinstance(o.get("uri"), str) and _is_news(o)]
        return news if len(news) == len(found) else []
    return []


def _is_news(found: dict[str, Any]) -> bool:
    return found.get("type") in _TYPES | _OTHERS or any(
        name in ("bodies", "headlines", "headline") or name.startswith(("body_", "headline_")) for name in found
    )


def ninjs_items(page: Page) -> list[Item]:
    """The texts of the file with their metadata. Of a composite without a text of its own, those associated with it.

    Raises PageRefused where there are none but pictures or the like, and for a story that dateline has published.
    """
    found = _objects_in(_decoded(page.content))
    if any(one.get("profile") == "dateline" and one.get("type") == "composite" for one in found):
        reason = "it is a story that dateline has published, whose texts are passages of others"
        raise PageRefused(page.name, reason, "Give the sources that it names.")
    texts = [text for one in found for text in _texts(one)]
    if texts:
        return [_item(text) for text in texts]
    kinds = dict.fromkeys(str(one["type"]) for one in found if one.get("type") in _OTHERS)
    if len(kinds) == 1 and len(found) == 1:
        raise PageRefused(page.name, f"it is a ninjs {next(iter(kinds))}, not a text", "Give its text item.")
    if kinds:
        raise PageRefused(page.name, f"it is ninjs without a text ({', '.join(kinds)})", "Give its text items.")
    return [_item(one) for one in found]


def _texts(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The object where it has a text, else those of its associations that have; whether they may be used is said once
    for all of them."""
    if _parts(found) or (found.get("type") in ("text", None) and _first(found, "headline", "headlines")):
        return [found]
    status: dict[str, Any] = {name: found[name] for name in ("pubstatus", "pubStatus") if name in found}
    return [{**one, **status} for one in _associated(found) if _parts(one)]


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
