"""Examples: windows of articles with quotations, and sentences with names, as the model is given them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from base import lines
from torch import Tensor

from dateline.annotate.document import document_of_text
from dateline.annotate.quotes import find_quotes
from dateline.annotate.reader.pieces import END, START, Pieces
from dateline.annotate.reader.sheet import FEATURES, ROLES, RULES, TYPES, Ruled, Sheet, layered, sheet, words_in
from dateline.annotate.reader.tags import NAME_TAGS, QUOTE_TAGS, places, rule_roles
from dateline.annotate.reader.windows import windows
from dateline.annotate.sentences import find_sentences
from dateline.model import Block, Document

MOST, OVERLAP = 500, 110
LISTS = frozenset(k for k, name in enumerate(FEATURES) if name.startswith(("list:", "low:", "guess:", "phrase:")))


class Gold(NamedTuple):
    """A quotation in words of its window: type, its own, and those of each role."""

    type: int
    words: list[int]
    roles: tuple[list[int], ...]


class Example(NamedTuple):
    """A stretch of text: pieces and columns of each word, and what is to be learned from it."""

    pieces: list[tuple[int, ...]]
    features: list[list[int]]
    sentence: list[int]
    ruled: list[Ruled]
    names: list[int]
    layers: tuple[list[int], list[int]]
    quotes: list[Gold]


def read(document: Document) -> Sheet:
    """What the model is given of a document: as at run time."""
    sentences = find_sentences(document)
    return sheet(document, sentences, find_quotes(document, sentences, ()))


def articles(path: Path, pieces: Pieces) -> list[list[Example]]:
    """The windows of each article."""
    return [list(_article(item, pieces)) for item in lines(path)]


def _article(item: dict[str, Any], pieces: Pieces) -> Iterator[Example]:
    page = read(document_of_text(item["text"], id=item["id"], language="de"))
    starts = [word.start for word in page.words]

    def words(ids: Iterable[int]) -> list[int]:
        return words_in([tuple(item["tokens"][i]) for i in ids], starts, page.words)

    quotes = [(q["type"], words(q["quote"]), tuple(words(q[role]) for role in ROLES)) for q in item["quotes"]]
    cut = pieces([word.text for word in page.words], page.spaced)
    for window in windows([len(p) for p in cut], page.sentence, MOST, OVERLAP):
        inside = range(window.start, window.end)

        def here(some: Sequence[int], inside: range = inside) -> list[int]:
            return [i - inside.start for i in some if i in inside]

        gold = [Gold(TYPES.index(t), here(w), tuple(here(r) for r in roles)) for t, w, roles in quotes]
        gold = [quote for quote in gold if quote.words]
        ruled = [Ruled(r.type, here(r.words), tuple(here(x) for x in r.roles)) for r in page.ruled]
        at = slice(window.start, window.end)
        yield Example(
            cut[at],
            page.features[at],
            page.sentence[at],
            [r for r in ruled if r.words],
            [],
            _layers(gold, len(inside)),
            gold,
        )


def _layers(quotes: Sequence[Gold], words: int) -> tuple[list[int], list[int]]:
    tags = ([0] * words, [0] * words)
    for quote, layer in zip(quotes, layered([q.words for q in quotes]), strict=True):
        if layer is None:
            continue
        for n, i in enumerate(quote.words):
            part = "B" if n == 0 else "I" if quote.words[n - 1] == i - 1 else "G"
            tags[layer][i] = QUOTE_TAGS.index(f"{part}-{TYPES[quote.type]}")
    return tags


def sentence(item: dict[str, Any], pieces: Pieces) -> Example | None:
    """A sentence with names."""
    text = item["text"]
    document = Document(
        id=str(item.get("id", "")), text=text, language="de", blocks=(Block("paragraph", 0, len(text)),)
    )
    whole = ((0, len(text)),)
    page = sheet(document, whole, find_quotes(document, whole, ()))
    if not page.words:
        return None
    starts = [word.start for word in page.words]
    tags = [0] * len(page.words)
    for name in item["names"]:
        label = {"MISC": "OTH"}.get(name["label"], name["label"])
        for n, i in enumerate(words_in([(name["start"], name["end"])], starts, page.words)):
            tags[i] = NAME_TAGS.index(f"{'I' if n else 'B'}-{label}")
    cut = pieces([word.text for word in page.words], page.spaced)
    return Example(cut, page.features, page.sentence, page.ruled, tags, ([], []), [])


def swapped(items: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The sentences with about half of their names replaced by names of the same kind."""
    rng = random.Random(seed)
    pool: dict[str, list[str]] = defaultdict(list)
    for item in (*items, *others):
        for name in item["names"]:
            words = item["text"][name["start"] : name["end"]]
            if len(words.split()) <= 5:
                pool[name["label"]].append(words)
    result = []
    for item in items:
        text, names, at = "", [], 0
        kept = sorted(item["names"], key=lambda n: n["start"])
        for name in kept:
            if name["start"] < at:
                continue
            text += item["text"][at : name["start"]]
            words = item["text"][name["start"] : name["end"]]
            if rng.random() < 0.5:
                words = rng.choice(pool[name["label"]])
            names.append({"start": len(text), "end": len(text) + len(words), "label": name["label"]})
            text += words
            at = name["end"]
        if names:
            result.append({"id": item.get("id"), "text": text + item["text"][at:], "names": names})
    return result


def joined(examples: Sequence[Example]) -> Example:
    """Several sentences as one text."""
    sentences = [k for k, e in enumerate(examples) for _ in e.pieces]
    return Example(
        [p for e in examples for p in e.pieces],
        [f for e in examples for f in e.features],
        sentences,
        [],
        [t for e in examples for t in e.names],
        ([], []),
        [],
    )


def ids_of(example: Example) -> list[int]:
    """The pieces of a text between the signs for its beginning and its end."""
    return [START, *(piece for word in example.pieces for piece in word), END]


class Batch(NamedTuple):
    """Examples side by side, padded. word_of counts words from 1; names and layers are -1 where nothing is known."""

    mask: Tensor
    columns: Tensor
    word_of: Tensor
    first: Tensor
    last: Tensor
    names: Tensor
    layers: tuple[Tensor, Tensor]
    examples: list[Example]


def batch(
    examples: Sequence[Example], rng: random.Random | None = None, *, rules: float = 0.0, lists: float = 0.0
) -> Batch:
    """rules, lists: how often a text is given without what the rules, or the lists of names, say."""
    longest = max(sum(map(len, e.pieces)) for e in examples) + 2
    most = max(len(e.pieces) for e in examples)
    size = len(examples)
    word_of = np.zeros((size, longest), dtype=np.int64)
    columns = np.zeros((size, most, len(FEATURES)), dtype=np.float32)
    first, last = (np.zeros((size, most), dtype=np.int64) for _ in range(2))
    names, outer, nested = (np.full((size, most), -1, dtype=np.int64) for _ in range(3))
    mask = np.zeros((size, longest), dtype=bool)
    for k, e in enumerate(examples):
        drop: frozenset[int] = frozenset()
        if rng is not None and rng.random() < rules:
            drop |= RULES
        if rng is not None and rng.random() < lists:
            drop |= LISTS
        at = 1
        for i, cut in enumerate(e.pieces):
            word_of[k, at : at + len(cut)] = i + 1
            first[k, i], last[k, i] = at, at + len(cut) - 1
            at += len(cut)
            for f in e.features[i]:
                if f not in drop:
                    columns[k, i, f] = 1
        mask[k, : at + 1] = True
        if e.names:
            names[k, : len(e.names)] = e.names
        if e.layers[0]:
            outer[k, : len(e.pieces)], nested[k, : len(e.pieces)] = e.layers
    tensors = [torch.from_numpy(x) for x in (mask, columns, word_of, first, last, names, outer, nested)]
    return Batch(*tensors[:6], (tensors[6], tensors[7]), list(examples))


def pairs(example: Example, quotes: Sequence[Gold], rng: random.Random | None = None) -> dict[str, Tensor] | None:
    """What network.Reader.role_scores wants, with the right answers: for an example's quotations, sometimes with bounds
    moved a little, since those that are found at run time are not always right either."""
    if not quotes:
        return None
    n = len(example.pieces)
    sentences = np.array(example.sentence)
    first, last, beside, answers = [], [], [], []
    for quote in quotes:
        a, b, inside = quote.words[0], quote.words[-1], quote.words
        if rng is not None and rng.random() < 0.25:
            a, b = max(0, a + rng.randint(-2, 2)), min(n - 1, b + rng.randint(-3, 3))
            if a > b:
                a, b = inside[0], inside[-1]
            inside = [i for i in inside if a <= i <= b] or list(range(a, b + 1))
        ruled = rule_roles(inside, example.ruled, n)
        if rng is not None and rng.random() < 0.1:
            ruled[:] = False
        first.append(a)
        last.append(b)
        beside.append(places(a, b, quote.type, inside, sentences, ruled))
        answer = np.zeros((n, len(ROLES)), dtype=np.float32)
        for k, role in enumerate(quote.roles):
            answer[role, k] = 1
        answers.append(answer)
    return {
        "first": torch.tensor(first),
        "last": torch.tensor(last),
        "places": torch.from_numpy(np.stack(beside)),
        "answers": torch.from_numpy(np.stack(answers)),
    }
