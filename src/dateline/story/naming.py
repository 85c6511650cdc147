"""What an actor is called, and which names are parts or spellings of one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.model import Document
from dateline.story.persons import Mention
from dateline.story.spelling import skeleton, without_genitive
from dateline.story.terms import story_words


def home_language(documents: Sequence[Document]) -> str:
    """The language of most documents; the first one's where two are as many."""
    count = Counter(d.language for d in documents)
    return max(count, key=lambda language: count[language]) if count else ""


def full_name(group: Sequence[Mention], language: str, *, person: bool) -> str:
    """The fullest name, as most write it, without a genitive; in the story's language where that has one.

    Of a person only where it is as full: a surname alone is no name for one whose full name another language gives.
    """
    count = _without_genitives(group)
    own = _without_genitives([m for m in group if m.document.language == language])
    if person and own and max(map(_words, own)) < max(map(_words, count)):
        own = count
    count = own or count
    return max(sorted(count), key=lambda n: (_words(n), count[n], -len(n)))


def _words(name: str) -> int:
    """How full a name is: by its words, of which three are enough."""
    return min(len(name.split()), 3)


def _without_genitives(group: Sequence[Mention]) -> Counter[str]:
    """How often each name is written; a genitive counts for the name without its ending, where that is written too."""
    count = Counter(m.name for m in group)
    for mention in group:
        name = mention.name
        words = name.split()
        endings = story_words(mention.document.language).genitive
        for n, word in enumerate(words):
            bare = without_genitive(word, endings)
            base = " ".join((*words[:n], bare, *words[n + 1 :])) if bare else name
            if base != name and base in count and name in count:
                count[base] += count.pop(name)
    return count


def same_spelling(groups: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The same groups of names, those joined that are written alike: stems of two languages may differ."""
    home: dict[str, str] = {}
    for key, mentions in groups.items():
        known = {home[s] for m in mentions if (s := skeleton(m.written)) in home}
        target = min(known, default=key)
        for s in {skeleton(m.written) for m in mentions}:
            home.setdefault(s, target)
    joined: dict[str, list[Mention]] = defaultdict(list)
    for key, mentions in groups.items():
        joined[min((home[skeleton(m.written)] for m in mentions), default=key)].extend(mentions)
    return joined


def take_in_names(persons: Sequence[Mention], organisations: Sequence[Mention]) -> list[Mention]:
    """The persons without single words that stand only in an organisation's name, which is made to hold them.

    "Talsperrenverband Morl", "the Morl dam association": a word that a reader of names took for a person.
    """
    ends = {(m.document.id, m.end): m for m in organisations}
    starts = {(m.document.id, m.start): m for m in organisations}
    words: dict[str, list[Mention]] = defaultdict(list)
    parts = {skeleton(p) for m in persons if " " in m.written for p in m.written.split()}
    for mention in persons:
        if " " not in mention.written and mention.role is None and skeleton(mention.written) not in parts:
            words[skeleton(mention.written)].append(mention)
    taken: set[tuple[str, int]] = set()
    for ones in words.values():
        homes = [_beside(m, ends, starts) for m in ones]
        if not all(homes):
            continue
        for mention, home in zip(ones, homes, strict=True):
            if home is not None:
                _reach(home, min(home.start, mention.start), max(home.end, mention.end))
                taken.add((mention.document.id, mention.start))
        for word in {m.written for m in ones}:
            for home in organisations:
                end = home.end + 1 + len(word)
                text = home.document.text
                if text[home.end : end] == f" {word}" and not text[end : end + 1].isalnum():
                    _reach(home, home.start, end)
    return [m for m in persons if (m.document.id, m.start) not in taken]


def _reach(mention: Mention, start: int, end: int) -> None:
    """Let an organisation's mention reach over a word that belongs to its name."""
    mention.start, mention.end = start, end
    mention.written = mention.name = " ".join(mention.document.text[start:end].split())


def _beside(
    mention: Mention, ends: dict[tuple[str, int], Mention], starts: dict[tuple[str, int], Mention]
) -> Mention | None:
    text = mention.document.text
    before = ends.get((mention.document.id, mention.start - 1))
    if before is not None and text[mention.start - 1] == " ":
        return before
    after = starts.get((mention.document.id, mention.end + 1))
    return after if after is not None and text[mention.end : mention.end + 1] == " " else None
