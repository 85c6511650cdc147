"""How well documents are joined: the invented coverage with gold, the folders for tuning and the others apart.

    python benchmarks/story.py [FOLDER …] [demo] [tune] [events] [blind] [--errors]

blind: the marked events of training/story/blind, from which nothing has learned. events: the marked events of
training/story/events that name actors and differences. The marks of both are complete; the reader's vectors and the
judge of pairs have learned from the latter; for what has not see training/story. Prints, for each folder and split,
precision and recall of same-event links and of differences, B-cubed F1 of actors, F1 of quotation merging, the largest
error of a reuse share, and whether the independent sources are right. --errors prints what was missed and what was
wrong (not for folders that are held out). The gold's format is described in tests/coverage/README.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from dateline.annotate.document import annotate
from dateline.extract import read
from dateline.ingest import open_page
from dateline.model import DifferenceValue, Document, Span, Story
from dateline.story.build import build
from dateline.story.gather import date_tickers
from dateline.story.vectors import Vectors, shipped_vectors

ROOT = Path(__file__).resolve().parent.parent
COVERAGE = ROOT / "tests" / "coverage"
EXAMPLES = ROOT / "examples"
EVENTS = ROOT / "training" / "story" / "events"
BLIND = EVENTS.parent / "blind"
sys.path.append(str(EVENTS.parent))
UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\ufeff]")


@cache
def _vectors() -> Vectors | None:
    return shipped_vectors()


class Folder:
    """One event's documents and gold, and its story."""

    def __init__(self, name: str, gold: dict[str, Any], documents: dict[str, Document]) -> None:
        self.name, self.gold, self.documents = name, gold, documents
        self.split: str = gold["split"]
        self.story: Story = build(list(documents.values()), zone=gold.get("zone"), vectors=_vectors())
        self.tidied = {n: _tidy(d.text) for n, d in documents.items()}

    @classmethod
    def read(cls, path: Path) -> Folder:
        """A folder of pages with their gold; or a marked event of training/story/events."""
        return cls(path.stem if path.suffix == ".txt" else path.name, *documents_and_gold(path)[::-1])

    def places(self, name: str, exact: str) -> list[Span]:
        """Where the gold's words stand in the document's text; empty where the reader lost them."""
        tidy, offsets = self.tidied[name]
        found = []
        start = tidy.find(exact)
        while start >= 0:
            found.append((offsets[start], offsets[start + len(exact) - 1] + 1))
            start = tidy.find(exact, start + 1)
        return found


def documents_and_gold(path: Path) -> tuple[dict[str, Document], dict[str, Any]]:
    """The annotated documents of a folder, or of a marked event, by the names that the gold has for them."""
    if path.suffix == ".txt":
        corpus = import_module("corpus")
        documents, marks = corpus.read_event(path)
        return {d.id: d for d in documents}, corpus.event_gold(path, documents, marks)
    gold: dict[str, Any] = json.loads((path / "expected.json").read_text(encoding="utf-8"))
    given = gold.get("date_given")
    date = dt.date.fromisoformat(given) if isinstance(given, str) else None
    pages: dict[str, Document] = {}
    for name, entry in gold["documents"].items():
        page = open_page(str(path / name))
        if entry.get("retrieved"):
            page = msgspec.structs.replace(page, retrieved=dt.datetime.fromisoformat(entry["retrieved"]))
        pages[name] = read(page, zone=entry.get("zone"), date=date)
    dated = date_tickers(pages.values(), date=date)
    return {n: annotate(d) for n, d in zip(pages, dated, strict=True)}, gold


def _tidy(text: str) -> tuple[str, list[int]]:
    """The text as the gold cites it, and for each of its characters the offset in the document."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if UNSEEN.match(letter):
            continue
        shown = " " if letter.isspace() else letter
        if shown == " " and (not letters or letters[-1] == " "):
            continue
        letters.append(shown)
        offsets.append(offset)
    return "".join(letters), offsets


class Score:
    """True positives, false positives and false negatives of one measure."""

    def __init__(self, right: float = 0, wrong: float = 0, missed: float = 0) -> None:
        self.right, self.wrong, self.missed = right, wrong, missed

    def __iadd__(self, other: Score) -> Score:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.2f} R {self.recall:.2f} F1 {self.f1:.2f}"


Report = list[str]


def same_event(folder: Folder, errors: Report) -> Score:
    """Links between cited passages: pairs of one gold event are right, pairs of two gold events wrong.

    A sentence that tells of two events stands under one of them; that its other half stands there too is no mistake.
    """
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for event in folder.story.chronology:
        for passage in (*event.passages, *([event.heading] if event.heading else [])):
            places[passage.document].append(((passage.start, passage.end), event.id))

    def events(passage: dict[str, Any]) -> set[str]:
        document = folder.documents[passage["document"]]
        found = set()
        for start, end in folder.places(passage["document"], passage["exact"]):
            found |= {e for (s, t), e in places[document.id] if s < end and t > start}
        return found

    score = Score()
    clusters = [[(p, events(p)) for p in c["passages"]] for c in folder.gold["same_event"]]
    for cluster in clusters:
        for (one, a), (other, b) in combinations(cluster, 2):
            if a & b:
                score.right += 1
            elif not (one.get("optional") or other.get("optional")):
                score.missed += 1
                errors.append(f"event missed: {_cite(one)} = {_cite(other)}{'' if a and b else ' (not in the story)'}")
    for one_cluster, other_cluster in combinations(clusters, 2):
        for (one, a), (other, b) in ((x, y) for x in one_cluster for y in other_cluster):
            halves = [(other, p) for p, _ in one_cluster] + [(one, p) for p, _ in other_cluster]
            if a & b and not any(_touching(folder, x, y) for x, y in halves):
                score.wrong += 1
                errors.append(f"event wrong: {_cite(one)} = {_cite(other)}")
    for cluster in folder.gold.get("not_same_event", ()):
        cited = [(p, events(p)) for p in cluster["passages"]]
        for (one, a), (other, b) in combinations(cited, 2):
            if a & b:
                score.wrong += 1
                errors.append(f"event wrong: {_cite(one)} = {_cite(other)}")
    return score


def _touching(folder: Folder, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two citations stand in one sentence or one ticker entry, so that one passage may tell of both."""
    if one["document"] != other["document"]:
        return False
    document = folder.documents[one["document"]]
    for a in folder.places(one["document"], one["exact"]):
        for b in folder.places(other["document"], other["exact"]):
            if any(s <= a[0] < e and s <= b[0] < e for s, e in document.annotations.sentences):
                return True
            if document.update_at(a[0]) is not None and document.update_at(a[0]) == document.update_at(b[0]):
                return True
    return False


def _cite(passage: dict[str, Any]) -> str:
    return f"{passage['document'].split('.')[0][:9]}|{passage.get('exact') or passage.get('passage')}"


def differences(folder: Folder, errors: Report) -> Score:
    """A gold difference is found where a difference holds two of its values on two sides, and is of the gold's kind.

    One of its kind that sets another passage against one of its values is neither right nor wrong.
    """
    score = Score()
    used: set[str] = set()
    for gold in folder.gold["differences"]:
        spans = [_value_places(folder, v) for v in gold["values"]]
        hit = None
        for difference in folder.story.differences:
            groups = [_cited(value, spans) for value in difference.values]
            if any(groups) and difference.kind == gold["kind"]:
                used.add(difference.id)
            if sum(bool(g) for g in groups) >= 2:
                used.add(difference.id)
                if difference.kind == gold["kind"] or difference.kind in gold.get("also", ()):
                    hit = difference
        if hit:
            score.right += 1
        elif not gold.get("optional"):
            score.missed += 1
            errors.append(f"difference missed: {gold['kind']} {gold['about']}: {[v['value'] for v in gold['values']]}")
    for difference in folder.story.differences:
        if difference.id not in used:
            score.wrong += 1
            said = [(v.value, [_context(folder, p.document, p.start) for p in v.passages]) for v in difference.values]
            errors.append(f"difference wrong: {difference.kind} {difference.about!r}: {said}")
    return score


def _cited(value: DifferenceValue, spans: list[tuple[str, list[Span]]]) -> set[int]:
    """The numbers of the gold's values that a value's passages touch."""
    return {
        n
        for n, (document, places) in enumerate(spans)
        for p in value.passages
        if p.document == document and any(s < p.end and e > p.start for s, e in places)
    }


def _context(folder: Folder, document: str, start: int) -> str:
    text = folder.story.document(document).text
    return text[max(0, start - 40) : start + 50].replace("\n", " ")


def _value_places(folder: Folder, value: dict[str, Any]) -> tuple[str, list[Span]]:
    document = folder.documents[value["document"]]
    found = []
    for start, end in folder.places(value["document"], value["passage"]):
        inner = [p for p in folder.places(value["document"], value["value"]) if p[0] >= start and p[1] <= end]
        found += inner or [(start, end)]
    return document.id, found


def actors(folder: Folder, errors: Report) -> Score:
    """B-cubed over the names of the gold's actors, each where it stands in an article; names shared by two left out.

    A name that the story has nowhere is missed; roles that several bear are looked for as roles of the right actor.
    """
    mentions: list[tuple[str, str]] = []
    story_of: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for actor in folder.story.actors:
        for m in actor.mentions:
            story_of[m.document].append(((m.start, m.end), actor.id))
    names: dict[str, set[str]] = defaultdict(set)
    for gold, others in folder.gold["actors"].items():
        for name in (gold, *others):
            names[name].add(gold)
    full = {n for gold in folder.gold["actors"] for n in (gold,)}
    for name, owners in sorted(names.items()):
        if len(owners) > 1:
            continue
        owner = next(iter(owners))
        found: set[str] = set()
        for document_name, document in folder.documents.items():
            for start, end in folder.places(document_name, name):
                whole = re.match(r"\w", document.text[end : end + 1] or " ")
                before = re.match(r"\w", document.text[start - 1 : start] or " ")
                if whole or before or not _in_article(document, start):
                    continue
                hits = [(f, t, a) for (f, t), a in story_of[document.id] if f < end and t > start]
                found |= {a for *_, a in hits}
        mentions.extend((owner, actor) for actor in found or {f"?{name}"})
        if not found and name in full:
            errors.append(f"actor missed: {name}")
        elif not found:
            errors.append(f"actor's name missed: {name} of {owner}")
    precision = recall = 0.0
    for owner, actor in mentions:
        same_actor = [o for o, a in mentions if a == actor]
        same_owner = [a for o, a in mentions if o == owner]
        precision += same_actor.count(owner) / len(same_actor)
        recall += same_owner.count(actor) / len(same_owner)
    for owner in {o for o, _ in mentions}:
        found = {a for o, a in mentions if o == owner and not a.startswith("?")}
        if len(found) > 1:
            errors.append(f"actor split: {owner}: {sorted(found)}")
    for actor in {a for _, a in mentions}:
        owners = {o for o, a in mentions if a == actor}
        if len(owners) > 1:
            errors.append(f"actors joined: {actor}: {sorted(owners)}")
    p, r = precision / len(mentions), recall / len(mentions)
    return Score(right=p * r, wrong=(1 - p) * r, missed=p * (1 - r))


def _in_article(document: Document, offset: int) -> bool:
    block = document.block_at(offset)
    return block is not None and block.role in (
        "lead",
        "paragraph",
        "subheading",
        "update",
        "update-heading",
        "headline",
    )


def quotes(folder: Folder, errors: Report) -> Score:
    """Pairs of cited places of one quotation that are one quotation of the story (or its variants, where marked)."""
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    variants: dict[str, set[str]] = {}
    for quote in folder.story.quotes:
        variants[quote.id] = set(quote.variants)
        for p in quote.passages:
            places[p.document].append(((p.start, p.end), quote.id))

    def ids(passage: dict[str, Any]) -> list[set[str]]:
        document = folder.documents[passage["document"]]
        return [
            {q for (s, t), q in places[document.id] if s < end and t > start}
            for start, end in folder.places(passage["document"], passage["exact"])
        ]

    score = Score()
    clusters = []
    for cluster in folder.gold.get("same_quote", ()):
        literal = [i for p in cluster["passages"] if not p.get("translated") and not p.get("variant") for i in ids(p)]
        others = [(p, i) for p in cluster["passages"] if p.get("translated") or p.get("variant") for i in ids(p)]
        clusters.append(set[str]().union(*literal) if literal else set())
        for a, b in combinations(literal, 2):
            if a & b:
                score.right += 1
            else:
                score.missed += 1
                errors.append(f"quotation not merged: {cluster['about']}: {a} {b}")
        for passage, other in others:
            linked = any(other & a or any(variants[q] & a for q in other) for a in literal)
            if not linked:
                errors.append(f"variant not linked: {_cite(passage)}")
    for one, other in combinations(clusters, 2):
        for _ in one & other:
            score.wrong += 1
            errors.append(f"quotations joined: {one & other}")
    return score


def speakers(folder: Folder, errors: Report) -> Score:
    """Quotations of the gold that are in the story with the right actor as speaker."""
    score = Score()
    owner = {n: a for a, others in folder.gold["actors"].items() for n in (a, *others)}
    names = {a.id: {a.name, *a.names, *(r.role for r in a.roles)} for a in folder.story.actors}
    for gold in folder.gold.get("quotes", ()):
        if gold["type"] not in ("Direct", "Indirect") or gold["speaker"] is None or gold.get("optional"):
            continue
        words = gold["quote"] if isinstance(gold["quote"], str) else gold["quote"][0]
        document = folder.documents[gold["document"]]
        spans = folder.places(gold["document"], words)
        hits = [
            q
            for q in folder.story.quotes
            if any(p.document == document.id and p.start < e and p.end > s for p in q.passages for s, e in spans)
        ]
        wanted = owner.get(gold["speaker"], gold["speaker"])
        if any(q.speaker and wanted in {owner.get(n, n) for n in names[q.speaker]} for q in hits):
            score.right += 1
        elif wanted in folder.gold["actors"]:
            score.missed += 1
            got = [(q.id, q.type, q.speaker) for q in hits]
            errors.append(f"speaker missed: {wanted}: {gold['document'][:9]}|{words[:80]!r} got {got}")
    return score


def reuse(folder: Folder, errors: Report) -> Score:
    """Shares within the gold's tolerance; documents that took nothing from each other must not be said to have."""
    score = Score()
    ids = {d.id: n for n, d in folder.documents.items()}
    found = {(ids[r.document], ids[r.source]): r.share for r in folder.story.reuse}
    for gold in folder.gold.get("reuse", ()):
        share = found.get((gold["document"], gold["from"]), 0.0)
        if abs(share - gold["share"]) <= gold.get("tolerance", 0.05):
            score.right += 1
        else:
            score.missed += 1
            errors.append(f"reuse: {gold['document']} from {gold['from']}: {share} for {gold['share']}")
    for gold in folder.gold.get("no_reuse", ()):
        for key in (tuple(gold), tuple(gold[::-1])):
            if key in found:
                score.wrong += 1
                errors.append(f"reuse wrong: {key}: {found[key]}")
    if "sources" not in folder.gold:
        return score
    wanted = {frozenset(s["documents"]) for s in folder.gold["sources"]}
    got = {frozenset(ids[d] for d in s.documents) for s in folder.story.sources}
    score.right += len(wanted & got)
    score.missed += len(wanted - got)
    if wanted != got:
        errors.append(f"sources: {sorted(map(sorted, got))} for {sorted(map(sorted, wanted))}")
    return score


def kinds(folder: Folder, errors: Report) -> Score:
    """Cited passages whose event is of the gold's kind."""
    score = Score()
    for gold in folder.gold.get("kinds", ()):
        document = folder.documents[gold["document"]]
        spans = folder.places(gold["document"], gold["exact"])
        hits = [
            e
            for e in folder.story.chronology
            if any(p.document == document.id and p.start < t and p.end > s for p in e.passages for s, t in spans)
        ]
        if any(e.kind == gold["kind"] for e in hits):
            score.right += 1
        else:
            score.missed += 1
            score.wrong += bool(hits)
            errors.append(f"kind: {gold['kind']} not {[e.kind for e in hits]}: {_cite(gold)}")
    return score


MEASURES = {
    "same event": same_event,
    "differences": differences,
    "actors (B3)": actors,
    "quotations": quotes,
    "speakers": speakers,
    "reuse, sources": reuse,
    "kinds": kinds,
}


def folders(named: Iterable[str]) -> Iterator[Path]:
    """The folders named; of a split those that are of it; else all pages with gold."""
    found = [path for argument in named for path in _named(argument)]
    yield from found or [EXAMPLES, *sorted(p.parent for p in COVERAGE.glob("*/expected.json"))]


def _named(argument: str) -> list[Path]:
    if argument in ("events", "blind"):
        where = {"events": EVENTS, "blind": BLIND}[argument]
        return [p for p in sorted(where.glob("*.txt")) if "@ actors" in p.read_text(encoding="utf-8")]
    if argument in ("demo", "tune"):
        every = [EXAMPLES, *sorted(p.parent for p in COVERAGE.glob("*/expected.json"))]
        return [p for p in every if json.loads((p / "expected.json").read_bytes())["split"] == argument]
    return [Path(argument)]


def main(arguments: list[str]) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", help="a folder with pages and expected.json, or demo, tune, events, blind")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    totals: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for path in folders(options.folder):
        folder = Folder.read(path)
        print(f"{folder.name} ({folder.split}): {len(folder.story.chronology)} events")
        for name, measure in MEASURES.items():
            errors: Report = []
            score = measure(folder, errors)
            totals[folder.split][name] += score
            print(f"  {name:15} {score}")
            if options.errors and not folder.split.startswith("heldout"):
                for error in errors:
                    print(f"      {error}")
    for split in sorted(totals):
        print(f"all {split}:")
        for name, score in totals[split].items():
            print(f"  {name:15} {score}")


if __name__ == "__main__":
    main(sys.argv[1:])
