"""The proof of the first promise: nothing in a story that does not stand in a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from dateline.extract import read
from dateline.ingest import reopen
from dateline.model import STORY_VERSION, DatelineError, Document, Edit, Passage, Story, StoryDamaged, StoryQuote

OnDocument = Callable[[int, int, str], None]


class Failure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something in a story that no source bears out.

    where: its place in the story ("chronology[3].passages[0]"). passage: the passage meant, if it is one.
    found: what stands at its place now, None where there is no such place. reason: a clause.
    """

    where: str
    reason: str
    passage: Passage | None = None
    found: str | None = None

    def __str__(self) -> str:
        if self.passage is None:
            return f"{self.where}: {self.reason}."
        place = f"{self.passage.document} [{self.passage.start}, {self.passage.end})"
        now = "" if self.found is None else f'; there stands "{_short(self.found)}"'
        return f'{self.where}: {place} "{_short(self.passage.exact)}": {self.reason}{now}.'


class Verification(Struct, frozen=True, kw_only=True):
    """What was looked at: passages checked, documents read again from their source, documents whose source is not
    at hand (checked against the story's own copy alone), and every failure."""

    passages: int
    reread: int
    not_at_hand: tuple[str, ...]
    failures: tuple[Failure, ...]


class _Form(Struct):
    """What is read of a story before the rest is."""

    version: int = 1


def load_story(path: Path) -> Story:
    """The story in the file `path`.

    Raises StoryDamaged where there is none, it does not fit the schema, or a later dateline wrote it in another form.
    """
    try:
        content = path.read_bytes()
        version = msgspec.json.decode(content, type=_Form).version
        if version > STORY_VERSION:
            reason = f"was written by a later dateline (form {version}; this one reads form {STORY_VERSION})"
            raise StoryDamaged(str(path), reason, "Update dateline, or build the story again from its sources.")
        return msgspec.json.decode(content, type=Story)
    except IsADirectoryError:
        return load_story(path / "story.json")
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise StoryDamaged(str(path), reason, "Name a story.json that `dateline build` wrote.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"is not a story ({error})"
        raise StoryDamaged(str(path), reason, "Build it again from its sources.") from None


def verify(
    story: Story, *, folders: tuple[Path, ...] = (Path(),), on_document: OnDocument | None = None
) -> Verification:
    """Check every passage of the story, and every text shown, against the documents and the documents' own sources.

    A source given as a path is looked for from each of `folders` and read again; URLs are not fetched.
    """
    sources: dict[str, str | None] = {}
    for index, document in enumerate(story.documents):
        if on_document:
            on_document(index, len(story.documents), document.name)
        sources[document.id] = _text_of_source(document, folders)
    # An earlier state of a page is gone from its source: the story's own copy is all there is.
    earlier = [revision.before for revision in story.revisions]
    sources.update((document.id, None) for document in earlier)
    texts = {document.id: document.text for document in (*earlier, *story.documents)}
    passages = list(_passages(story, ""))
    failures = [failure for where, passage in passages for failure in _check(where, passage, texts, sources)]
    failures += _check_claims(story)
    failures += [failure for document in story.documents for failure in _check_spans(document)]
    return Verification(
        passages=len(passages),
        reread=sum(text is not None for text in sources.values()),
        not_at_hand=tuple(document.name for document in story.documents if sources[document.id] is None),
        failures=tuple(failures),
    )


def _text_of_source(document: Document, folders: tuple[Path, ...]) -> str | None:
    """The text that the document's source gives when it is read again; None where it is not at hand."""
    provenance = document.provenance
    if provenance is None or provenance.path is None:
        return None
    for folder in folders:
        try:
            page = reopen(str(folder / provenance.path), sha256=provenance.sha256)
            if page is not None:
                page = structs.replace(page, url=document.url, path=provenance.path)
                return read(page, zone=document.zone).text
        except DatelineError:
            return ""  # the source is there, and holds nothing any more
    return None


def _check(where: str, passage: Passage, texts: dict[str, str], sources: dict[str, str | None]) -> Iterator[Failure]:
    text = texts.get(passage.document)
    if text is None:
        yield Failure(where=where, passage=passage, reason="the story has no such document")
        return
    for kept, holder in ((text, "the story's copy of the document"), (sources[passage.document], "its source")):
        if kept is None:
            continue
        found = kept[passage.start : passage.end] if 0 <= passage.start < passage.end <= len(kept) else None
        if found != passage.exact:
            yield Failure(where=where, passage=passage, found=found, reason=f"does not stand in {holder}")
            return


def _check_claims(story: Story) -> Iterator[Failure]:
    """Words that are shown beside passages must be words of these passages."""
    if story.title_passage and story.title != story.title_passage.exact:
        yield Failure(where="title", reason="is not the words of its passage", passage=story.title_passage)
    for index, event in enumerate(story.chronology):
        if not event.passages or event.text != event.passages[0].exact:
            yield Failure(where=f"chronology[{index}].text", reason="is not the words of its first passage")
    for index, quote in enumerate(story.quotes):
        if not _is_said(quote):
            yield Failure(where=f"quotes[{index}].text", reason="is not the words of any of its places")
    for index, actor in enumerate(story.actors):
        mentioned = {passage.exact for passage in actor.mentions}
        given = actor.name if any(mark.what in ("renamed", "split") for mark in actor.by) else None
        for name in {actor.name, *actor.names} - {given}:  # a person's words, and marked as such
            if name not in mentioned and not any(name in words for words in mentioned):
                yield Failure(where=f"actors[{index}]", reason=f'no mention has the name "{_short(name)}"')
    for index, difference in enumerate(story.differences):
        for value in difference.values:
            if not any(value.value in passage.exact for passage in value.passages):
                yield Failure(where=f"differences[{index}]", reason=f'no passage has the value "{_short(value.value)}"')


def _is_said(quote: StoryQuote) -> bool:
    """Whether the quotation's words are those of its passages: parts that a frame interrupts stand with "…" between."""
    parts = [part.strip() for part in quote.text.split("…") if part.strip()]
    words = [" ".join(passage.exact.split()) for passage in quote.passages]
    return all(any(" ".join(part.split()) in said for said in words) for part in parts)


def _check_spans(document: Document) -> Iterator[Failure]:
    """Blocks and updates lie in the text, in order, without overlap; headings are the words at their place."""
    for index, update in enumerate(document.updates):
        if update.heading_span and update.heading != document.text[slice(*update.heading_span)]:
            yield Failure(where=f"{document.id}.updates[{index}].heading", reason="is not the words at its place")
    spans = {
        "blocks": [(block.start, block.end) for block in document.blocks],
        "updates": [(update.start, update.end) for update in document.updates],
    }
    for kind, ordered in spans.items():
        position = 0
        for index, (start, end) in enumerate(ordered):
            if not position <= start <= end <= len(document.text):
                yield Failure(where=f"{document.id}.{kind}[{index}]", reason="lies outside the text or overlaps")
            position = end


def _passages(value: object, where: str) -> Iterator[tuple[str, Passage]]:
    """Every passage anywhere in `value`, with its place."""
    if isinstance(value, Passage):
        yield where, value
    elif isinstance(value, Edit):
        return  # a log of what people meant when; its passages may be of what is gone
    elif isinstance(value, Document):
        for update_index, update in enumerate(value.updates):
            yield from _passages(update.time_evidence, f"{where}.updates[{update_index}].time_evidence")
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _passages(getattr(value, name), f"{where}.{name}" if where else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _passages(item, f"{where}[{index}]")


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
