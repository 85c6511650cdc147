"""NewsML-G2 (news items and messages) and NITF, the XML formats of agencies.

https://iptc.org/standards/newsml-g2/, https://iptc.org/standards/nitf/. Elements are found by their local names, since
feeds declare the namespaces of several versions.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from dateline.ingest.agency_items import Item, Part, flat, markup_parts, plain_parts
from dateline.model import Page, PageRefused

_ROOT = re.compile(
    rb"\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,5000}?-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*)*"
    rb"<(?:[\w.-]{1,40}:)?(newsItem|newsMessage|packageItem|conceptItem|nitf)[\s>/]",
    re.S,
)
_HEAD = 16_384
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADINGS = frozenset({"hl1", "hl2", "h1", "h2", "h3", "h4"})
_PARAGRAPHS = frozenset({"p", "li", "td", "th", "dd", "dt", "pre"})
_NOT_TEXT = frozenset({"media", "media-metadata", "media-caption", "note", "script", "style", "head", "figure"})


def is_agency_xml(content: bytes) -> bool:
    """Whether the bytes are NewsML-G2 or NITF, by their root element."""
    return _ROOT.match(_head(content)) is not None


def _head(content: bytes) -> bytes:
    """The beginning as ASCII knows it; XML may also be written in UTF-16 (XML 1.0, 4.3.3)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: 2 * _HEAD].decode("utf-16", "replace").encode()
    return content[:_HEAD].lstrip(b"\xef\xbb\xbf")


def xml_items(page: Page) -> list[Item]:
    """The texts of the file with their metadata.

    Raises PageRefused where the XML is damaged or defines entities of its own, or holds no text item.
    """
    if b"<!ENTITY" in _head(page.content):
        raise PageRefused(page.name, "it defines XML entities of its own, which are not followed", "Save it without.")
    try:
        root = ET.fromstring(page.content)  # noqa: S314 - entities are refused above, and expat limits what remains
    except (ET.ParseError, ValueError, LookupError) as error:
        raise PageRefused(page.name, f"it is damaged XML ({error})", "Get it again.") from None
    if _local(root) == "nitf":
        return [_nitf(root)]
    items = [root] if _local(root) == "newsItem" else list(_all(root, "newsItem"))
    texts = [item for item in items if _is_text(item)]
    if not texts:
        raise PageRefused(page.name, "it is NewsML-G2 without a text item", "Give the news item that holds the text.")
    return [_g2(item) for item in texts]


# NewsML-G2


def _is_text(item: ET.Element) -> bool:
    kind = _attribute(_one(item, "itemMeta/itemClass"), "qcode").rpartition(":")[2]
    return (
        kind in ("", "text", "composite") and next(_all(item, "inlineXML", "inlineData", "headline"), None) is not None
    )


def _g2(item: ET.Element) -> Item:
    nitf = next(_all(item, "nitf"), None)
    inner = _nitf(nitf) if nitf is not None else Item()
    content = _one(item, "contentMeta")
    authors = [flat(_words(name)) for creator in _children(content, "creator") for name in _children(creator, "name")]
    byline = flat(_words(_one(content, "by")))
    embargo = flat(_words(_one(item, "itemMeta/embargoed")))
    provider = _one(item, "itemMeta/provider")
    return Item(
        uri=item.get("guid", ""),
        headline=flat(_words(_one(content, "headline"))) or inner.headline,
        byline=byline or inner.byline,
        authors=tuple(dict.fromkeys(a for a in authors if a)) or inner.authors,
        provider=_name(provider) or _name(_one(content, "infoSource")) or inner.provider,
        language=_attribute(_one(content, "language"), "tag") or item.get(_XML_LANG, ""),
        published=flat(_words(_one(item, "itemMeta/firstCreated")))
        or flat(_words(_one(content, "contentCreated")))
        or flat(_words(_one(item, "itemMeta/versionCreated")))
        or inner.published,
        modified=flat(_words(_one(item, "itemMeta/versionCreated"))),
        status=_attribute(_one(item, "itemMeta/pubStatus"), "qcode").rpartition(":")[2],
        lead=inner.lead,
        dateline=flat(_words(_one(content, "dateline"))) or inner.dateline,
        paragraphs=inner.paragraphs or _g2_parts(item),
        keywords=tuple(flat(_words(k)) for k in _children(content, "keyword") if flat(_words(k))) or inner.keywords,
        note=f"Embargo: {embargo}" if embargo else "",
    )


def _name(party: ET.Element | None) -> str:
    """A party's name, else the code that stands for it, without its scheme."""
    if party is None:
        return ""
    named = next((flat(_words(n)) for n in _children(party, "name") if flat(_words(n))), "")
    return named or party.get("literal", "") or party.get("qcode", "").rpartition(":")[2]


def _g2_parts(item: ET.Element) -> tuple[Part, ...]:
    for inline in _all(item, "inlineXML"):
        parts = _blocks(next(_all(inline, "body"), inline))
        if parts:
            return parts
    for inline in _all(item, "inlineData"):
        text = _words(inline)
        parts = markup_parts(text) if "html" in inline.get("contenttype", "") else plain_parts(text)
        if parts:
            return parts
    return ()


# NITF


def _nitf(root: ET.Element) -> Item:
    head, top = next(_all(root, "docdata"), None), next(_all(root, "body.head"), None)
    content = next(_all(root, "body.content"), None)
    byline = flat(_words(_one(top, "byline")))
    person = [flat(_words(p)) for b in _children(top, "byline") for p in _all(b, "person")]
    abstract = _one(top, "abstract")
    headline = next((flat(_words(h)) for h in _all(top, "hl1") if flat(_words(h))), "") if top is not None else ""
    title = next(_all(root, "title"), None)
    dateline = _one(top, "dateline")
    return Item(
        uri=_attribute(_one(head, "doc-id"), "id-string"),
        headline=headline or flat(_words(title)),
        byline=byline,
        authors=tuple(person),
        provider=flat(_words(_one(top, "distributor"))) or _attribute(_one(head, "doc-id"), "regsrc"),
        published=_attribute(_one(head, "date.issue"), "norm") or _attribute(_one(head, "date.release"), "norm"),
        status={"canceled": "canceled", "cancelled": "canceled"}.get(_attribute(_one(head, "doc.status"), "norm"), ""),
        lead=" ".join(text for _, text in _blocks(abstract)) if abstract is not None else "",
        dateline=flat(_words(dateline)),
        paragraphs=_blocks(content) if content is not None else (),
        keywords=tuple(k.get("key", "") for k in _all(root, "keyword") if k.get("key")),
    )


# Both


def _blocks(element: ET.Element) -> tuple[Part, ...]:
    """Paragraphs and subheadings in order; text that stands in none of them is a paragraph of its own."""
    parts: list[Part] = []
    loose: list[str] = [element.text or ""]
    # (element, whether it is being left); without recursion, since XML may be nested as deeply as somebody likes
    stack: list[tuple[ET.Element, bool]] = [(child, False) for child in reversed(element)]
    while stack:
        current, leaving = stack.pop()
        name = _local(current)
        if leaving or name in _NOT_TEXT:
            loose.append(current.tail or "")
        elif name in _PARAGRAPHS or name in _HEADINGS:
            _flush(parts, loose)
            text = flat(_words(current))
            if text:
                parts.append(("h2" if name in _HEADINGS else "p", text))
            loose.append(current.tail or "")
        else:
            if name in ("block", "div", "section", "body", "ol", "ul", "br"):
                _flush(parts, loose)
            loose.append(current.text or "")
            stack.append((current, True))
            stack.extend((child, False) for child in reversed(current))
    _flush(parts, loose)
    return tuple(parts)


def _flush(parts: list[Part], loose: list[str]) -> None:
    text = flat("".join(loose))
    loose.clear()
    if text:
        parts.append(("p", text))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(element: ET.Element, *names: str) -> Iterator[ET.Element]:
    return (found for found in element.iter() if _local(found) in names)


def _children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    return (child for child in (element if element is not None else ()) if _local(child) == name)


def _one(element: ET.Element | None, path: str) -> ET.Element | None:
    """The first element at a path of local names, None where there is none."""
    for name in path.split("/"):
        element = next(_children(element, name), None)
    return element


def _words(element: ET.Element | None) -> str:
    return "".join(element.itertext()) if element is not None else ""


def _attribute(element: ET.Element | None, name: str) -> str:
    return element.get(name, "").strip() if element is not None else ""
