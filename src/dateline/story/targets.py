"""What an edit means in the story as it is now: targets are found again by their passages, whatever is called how."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline.model import Actor, Difference, Document, Event, Passage, Story, StoryQuote, Target, TargetKind
from dateline.story.states import states_of

Part = Event | Actor | StoryQuote | Difference
Matcher = Callable[[Passage, Passage], int]

MENTIONS = 24
"""So many passages tell a target; an actor of a long story has hundreds."""


def target(story: Story, kind: TargetKind, id: str = "") -> Target:
    """A target for an edit: the part of the story as shown with that id. Raises KeyError."""
    if kind == "story":
        return Target(kind="story", words=story.title)
    for part in _parts(story, kind):
        if part.id == id:
            return Target(kind=kind, id=id, passages=_told(passages_of(part)), words=words_of(part))
    raise KeyError(id)


def passages_of(part: Part) -> tuple[Passage, ...]:
    """Where a part of a story stands."""
    if isinstance(part, Actor):
        return part.mentions
    if isinstance(part, Difference):
        return tuple(p for value in part.values for p in value.passages)
    return part.passages


def words_of(part: Part) -> str:
    """What a person sees of a part of a story."""
    if isinstance(part, Actor):
        return part.name
    if isinstance(part, Difference):
        return part.about
    return part.text


def same_place(one: Passage, other: Passage) -> bool:
    """Whether two passages of one document overlap."""
    return one.document == other.document and one.start < other.end and other.start < one.end


def same_target(one: Target, other: Target) -> bool:
    """Whether two edits are about one thing: a common place, or the same name in the story."""
    if one.kind != other.kind:
        return False
    if one.id == other.id:
        return True
    return any(same_place(p, q) for p in one.passages for q in other.passages)


class Pages:
    """Which documents are states of one page, so that words are found again in its later state."""

    def __init__(self, story: Story) -> None:
        before = {r.document: r.before.id for r in story.revisions}
        self._first: dict[str, str] = {}
        for document in states_of(story.documents, story.revisions):
            first, seen = document.id, {document.id}
            while first in before and before[first] not in seen:
                first = before[first]
                seen.add(first)
            self._first[document.id] = first

    def of(self, document: str) -> str:
        """The first state of the page that a document is a state of."""
        return self._first.get(document, document)

    def common(self, one: Passage, other: Passage) -> int:
        """Characters that two passages share: at one place, or as the same words in another state of the page."""
        if one.document == other.document:
            return max(0, min(one.end, other.end) - max(one.start, other.start))
        if self.of(one.document) == self.of(other.document) and _same_words(one, other):
            return other.end - other.start
        return 0


class Finder:
    """Finds the parts of one kind that targets mean. Made for one state of the parts; they are not watched."""

    def __init__(self, parts: Mapping[str, Part], pages: Pages) -> None:
        self._pages = pages
        self._places: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
        self._order = {one: n for n, one in enumerate(parts)}
        for key, part in parts.items():
            for passage in passages_of(part):
                self._places[pages.of(passage.document)].append((passage, key))

    def find(self, wanted: Target) -> str | None:
        """The id of the part that shares most with the target, None where nothing of it is left."""
        shared: Counter[str] = Counter()
        for passage in wanted.passages:
            for there, key in self._places.get(self._pages.of(passage.document), ()):
                if common := self._pages.common(passage, there):
                    shared[key] += common
        if not shared:
            return None
        # The name decides only between equals: names may be given anew when a story is built from scratch.
        return min(shared, key=lambda one: (-shared[one], one != wanted.id, self._order[one]))


def apart_and_rest(
    passages: Sequence[Passage], apart: Iterable[Passage], pages: Pages
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages that are meant by `apart`, and the others."""
    meant = tuple(apart)
    taken = tuple(p for p in passages if any(pages.common(q, p) for q in meant))
    return taken, tuple(p for p in passages if p not in taken)


def beside(passages: Sequence[Passage], meant: Target, documents: Iterable[Document]) -> tuple[Passage, ...]:
    """What passages hold of the documents that a target names and the target does not: it stood elsewhere then.

    Whole passages, and of those that reach further than the target whole sentences. Nothing where the target names only
    a part of its passages (see MENTIONS).
    """
    if len(meant.passages) >= MENTIONS:
        return ()
    named: dict[str, list[Passage]] = defaultdict(list)
    for passage in meant.passages:
        named[passage.document].append(passage)
    texts = {document.id: document for document in documents if document.id in named}
    found: list[Passage] = []
    for passage in passages:
        if passage.document not in texts:
            continue
        if not any(same_place(passage, one) for one in named[passage.document]):
            found.append(passage)
        else:
            found += _sentences_beside(passage, named[passage.document], texts[passage.document])
    return tuple(found)


def _sentences_beside(passage: Passage, meant: Sequence[Passage], document: Document) -> Iterator[Passage]:
    sentences = document.annotations.sentences if document.annotations else ()
    for start, end in sentences:
        within = passage.start <= start and end <= passage.end
        if within and not any(start < one.end and one.start < end for one in meant):
            yield document.passage(start, end)


def _parts(story: Story, kind: TargetKind) -> tuple[Part, ...]:
    parts: Mapping[str, tuple[Part, ...]] = {
        "event": story.chronology,
        "actor": story.actors,
        "quote": story.quotes,
        "difference": story.differences,
    }
    return parts.get(kind, ())


def _told(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The first of each document, then more, up to what tells a target."""
    if len(passages) <= MENTIONS:
        return tuple(passages)
    seen: Counter[str] = Counter()
    ranked = []
    for n, passage in enumerate(passages):
        ranked.append((seen[passage.document], n))
        seen[passage.document] += 1
    return tuple(passages[n] for _, n in sorted(sorted(ranked)[:MENTIONS], key=lambda pair: pair[1]))


def _same_words(one: Passage, other: Passage) -> bool:
    return one.exact == other.exact or one.exact.split() == other.exact.split()
