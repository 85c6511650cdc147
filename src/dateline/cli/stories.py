"""Several stories out of a heap of pages: a folder each, and a list that leads to them."""

from __future__ import annotations

from html import escape
from pathlib import Path

import msgspec

from dateline import languages
from dateline.model import Document, Story
from dateline.story.slugs import slug

LONGEST_NAME = 60
"""Characters of a story's title that name its folder."""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A story as the list has it: title, folder below the list's, ids and names of its documents."""

    title: str
    folder: str
    documents: tuple[str, ...]
    names: tuple[str, ...]


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A document that no other is about."""

    document: str
    name: str
    headline: str | None = None
    url: str | None = None


def listed(stories: list[Story]) -> list[Listed]:
    """The stories with the folders that they are written to: their titles', made different where two are the same."""
    found: list[Listed] = []
    used: set[str] = set()
    for story in stories:
        base = folder = slug(story.title)[:LONGEST_NAME].strip("-")
        count = 1
        while folder in used:
            count += 1
            folder = f"{base}-{count}"
        used.add(folder)
        names = tuple(dict.fromkeys(d.name for d in story.documents))
        found.append(
            Listed(title=story.title, folder=folder, documents=tuple(d.id for d in story.documents), names=names)
        )
    return found


def left_out(documents: list[Document]) -> list[LeftOut]:
    """Documents that stand alone, in the order given."""
    return [LeftOut(document=d.id, name=d.name, headline=d.headline, url=d.url) for d in documents]


def page(stories: list[Listed], alone: list[LeftOut], *, language: str) -> str:
    """The list as one HTML file: every story with a link to its page, and what is in none."""
    words = languages.words(language, "heap")
    items = "".join(
        f'<li><a href="{escape(s.folder)}/index.html">{escape(s.title or s.folder)}</a>'
        f"<p>{escape(words.documents.format(n=len(s.documents)))}: {escape(', '.join(s.names))}</p></li>"
        for s in stories
    )
    rest = "".join(f"<li>{escape(d.headline or d.name)} <span>{escape(d.name)}</span></li>" for d in alone)
    aside = f"<h2>{escape(words.left_out)}</h2><ul>{rest}</ul>" if alone else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(words.title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{escape(words.title)}</h1><ol>{items}</ol>{aside}</main></body></html>\n"
    )


STYLE = (
    ":root{color-scheme:light dark}body{font:1.0625rem/1.5 Charter,'Iowan Old Style',Georgia,serif;margin:2rem auto;"
    "max-width:42rem;padding:0 1rem}h1,h2,p,span{font-family:system-ui,sans-serif}h1{font-size:1.4rem}"
    "h2{font-size:1rem;margin-top:2.5rem}p,span{font-size:.85rem;margin:.1rem 0 1rem;opacity:.8}li{margin:.3rem 0}"
)


def write_list(stories: list[Listed], alone: list[LeftOut], out: Path, *, language: str) -> dict[Path, bytes]:
    """What stands in the folder `out` beside the stories: the page, and the same as data."""
    data = msgspec.json.encode({"stories": stories, "left_out": alone})
    return {
        out / "stories.json": msgspec.json.format(data, indent=1),
        out / "index.html": page(stories, alone, language=language).encode("utf-8", "replace"),
    }
