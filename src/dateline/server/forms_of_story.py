"""A story of the newsroom in the forms that other tools read: which there are, and their bytes, piece by piece."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from itertools import chain, islice
from typing import Any

import msgspec
from msgspec import Struct, structs

import dateline
from dateline.export.edition import ExportRefused, Options
from dateline.export.files import File
from dateline.export.formats import FORMATS, Format, publish
from dateline.model import Story
from dateline.store import StoryRecord

JSON = "json"
"""The story itself, as `dateline build` writes it: no export, since nothing is lost."""
_PIECE = 1 << 16
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: the same story gives the same bytes."""
_TABLES = frozenset({"csv", "parquet", "arrow"})
_FEEDS = frozenset({"atom", "jsonfeed"})


class Form(Struct, frozen=True):
    """A form of a story. packed: all of its files as ZIP, where it is several."""

    name: str
    ending: str
    media_type: str
    packed: bool = False


def forms() -> tuple[Form, ...]:
    """Every form there is here, the story itself first."""
    return (Form(JSON, ".json", "application/json"), *(_form(f) for f in FORMATS.values() if f.installed))


def negotiable() -> dict[str, Form]:
    """The forms by media type; of those that share one the first. Pages are left out: a story has its own."""
    found: dict[str, Form] = {}
    for form in forms():
        if form.media_type != "text/html":
            found.setdefault(form.media_type, form)
    return found


def by_ending(ending: str) -> Form | None:
    """The form with that ending (".atom"), None where there is none."""
    return next((form for form in forms() if form.ending == ending), None)


def whole(name: str) -> Form:
    """The form with all of its files, as a download. Raises ExportRefused where there is none of that name."""
    if name == JSON:
        return forms()[0]
    if name not in FORMATS:
        raise ExportRefused(name, "there is no such format", f"There are: {', '.join((JSON, *FORMATS))}.")
    found = FORMATS[name]
    return Form(name, found.ending, found.media_type, packed=found.folder)


def _form(found: Format) -> Form:
    return Form(found.name, found.ending, found.media_type, packed=found.media_type == "application/zip")


def narrowed(form: Form, options: Options) -> Options:
    """The options that give one file of a form that is several: a page of a feed, a table."""
    if form.packed:
        return structs.replace(options, served=None)
    if form.name in _FEEDS:
        return structs.replace(options, page=options.page or 1)
    if form.name in _TABLES:
        return structs.replace(options, table=options.table or "events", served=None)
    # Only who follows a feed comes back to this address; what is handed on must not lead to a newsroom's desk.
    return structs.replace(options, served=None)


def tag(record: StoryRecord, form: Form, options: Options) -> str:
    """The entity tag of the form in the story's present state, known before it is written (weak: RFC 9110, 8.8.1)."""
    state: list[Any] = [dateline.__version__, record.id, record.version, record.edit, record.title, form, options]
    return f'W/"{hashlib.sha256(msgspec.json.encode(state)).hexdigest()[:32]}"'


def written(story: Story, form: Form, options: Options) -> tuple[str, str, Iterator[bytes]]:
    """The form's file name, its media type, and its content in pieces. What is refused is refused at once."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", story.title).strip("-").lower()[:60] or "story"
    if form.name == JSON:
        return f"{stem}.json", form.media_type, iter([msgspec.json.encode(story)])
    files = publish(story, form.name, options)
    head = list(islice(files, 2))
    if head and (not form.packed or (len(head) == 1 and form.media_type != "application/zip")):
        return f"{stem}-{head[0].name.rpartition('/')[2]}", form.media_type, begun(head[0].content)
    return f"{stem}-{form.name}.zip", "application/zip", begun(_packed(chain(head, files)))


def begun(content: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces, the first one made already, so that what goes wrong goes wrong here."""
    larger = _larger(content)
    return chain([next(larger, b"")], larger)


def _larger(content: Iterator[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for piece in content:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


class _Through(RawIOBase):
    """A file that cannot be looked at again: what is written is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.held.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        found, self.held = b"".join(self.held), []
        return found


def _packed(files: Iterable[File]) -> Iterator[bytes]:
    """The files as a ZIP archive, of which one file is in memory at a time."""
    through = _Through()
    with zipfile.ZipFile(through, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _EPOCH), file.bytes(), zipfile.ZIP_DEFLATED)
            yield through.taken()
    yield through.taken()
