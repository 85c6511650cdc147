"""Reading, tickers and quotations on the invented coverage with gold (tests/coverage, examples).

usage: python benchmarks/coverage.py [--show tune|FOLDER]

Prints how many fields, updates and quotations are right, for the folders to tune on and the held-out ones apart.
Misses are shown for folders to tune on only: the others are scored, never looked at.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from msgspec import structs

import dateline
from dateline.model import Document

ROOT = Path(__file__).resolve().parent.parent
ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"))
Misses = list[str]


def plain(text: str | None) -> str:
    """As the gold compares strings: no soft hyphens or zero-width characters, white space is one space."""
    return " ".join((text or "").translate(ZERO_WIDTH).split())


def folders() -> list[Path]:
    """The folders that have gold: the demo's and the coverage's."""
    return [ROOT / "examples", *sorted(path.parent for path in (ROOT / "tests/coverage").glob("*/expected.json"))]


def read_folder(folder: Path, gold: dict[str, Any]) -> dict[str, Document]:
    """The folder's documents by file name, annotated; days of tickers inferred from one another."""
    day = dt.date.fromisoformat(gold["date_given"]) if gold.get("date_given") else None
    documents = []
    for name, expected in gold["documents"].items():
        page = dateline.open_page(str(folder / name))
        if expected.get("retrieved"):
            page = structs.replace(page, retrieved=dt.datetime.fromisoformat(expected["retrieved"]))
        documents.append(dateline.read(page, date=day))
    dated = dateline.date_tickers(documents, date=day)
    return dict(zip(gold["documents"], map(dateline.annotate, dated), strict=True))


class Tally:
    """Right and all, by field, and the misses in words."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.misses: Misses = []

    def see(self, field: str, right: bool, miss: str) -> None:
        """Count one thing that should be right."""
        self.all[field] += 1
        self.right[field] += right
        if not right:
            self.misses.append(f"{field}: {miss}")


def score_fields(name: str, document: Document, gold: dict[str, Any], tally: Tally) -> None:
    """Metadata and roles of one document."""
    for field in ("language", "type", "outlet", "kicker", "headline", "zone", "comment_count"):
        found, expected = getattr(document, field), gold.get(field)
        same = found == expected if isinstance(expected, int) else plain(found) == plain(expected)
        if field != "outlet" or expected:
            tally.see(field, same, f"{name} {found!r}, not {expected!r}")
    for field in ("published", "modified"):
        tally.see(
            field,
            same_time(getattr(document, field), gold.get(field)),
            f"{name} {getattr(document, field)!r}, not {gold.get(field)!r}",
        )
    if gold.get("lead_starts"):
        tally.see(
            "lead",
            plain(document.lead).startswith(plain(gold["lead_starts"])),
            f"{name} {plain(document.lead)[:60]!r}, not {gold['lead_starts'][:60]!r}",
        )
    place = document.dateline.place if document.dateline else None
    tally.see(
        "dateline",
        plain(place) == plain(gold.get("dateline_place")),
        f"{name} {place!r}, not {gold.get('dateline_place')!r}",
    )
    found = {
        "authors": document.authors,
        "agencies": document.agencies,
        "keywords": document.keywords,
        "image_credits": [image.credit for image in document.images if image.credit],
        "captions": [image.caption for image in document.images if image.caption],
        "subheadings": texts(document, "subheading"),
        "notices": texts(document, "notice"),
    }
    for field, values in found.items():
        expected_set, found_set = set(map(plain, gold.get(field) or [])), set(map(plain, values))
        tally.see(
            field,
            expected_set == found_set,
            f"{name} missing {sorted(expected_set - found_set)}, too many {sorted(found_set - expected_set)}",
        )
    article = plain(document.article)
    for words in gold.get("article_contains", []) + [gold["article_ends_with"]] * bool(gold.get("article_ends_with")):
        tally.see("in article", plain(words) in article, f"{name} {words!r}")
    for words in gold.get("not_in_article", []):
        tally.see("not in article", plain(words) not in article, f"{name} {words!r}")


def texts(document: Document, role: str) -> list[str]:
    """The texts of the blocks with this role."""
    return [document.text[block.start : block.end] for block in document.blocks if block.role == role]


def same_time(found: str | None, expected: str | None) -> bool:
    """The same instant, or the same day where only a day is known; both unknown is right."""
    if found is None or expected is None:
        return found is expected
    if len(expected) == 10 or len(found) == 10:
        return found[:10] == expected[:10] and len(found) == len(expected)
    minute = {"second": 0, "microsecond": 0}
    return dt.datetime.fromisoformat(found).replace(**minute) == dt.datetime.fromisoformat(expected).replace(**minute)


def score_updates(name: str, document: Document, gold: list[dict[str, Any]], tally: Tally) -> None:
    """Entries of one ticker: number, instant, heading, body; matched by words of the body."""
    tally.see(
        "number of updates", len(document.updates) == len(gold), f"{name} {len(document.updates)}, not {len(gold)}"
    )
    for expected in gold:
        words = plain(expected["contains"])
        holders = [u for u in document.updates if words in plain(document.text[u.start : u.end])]
        update = next(
            (u for u in holders if plain(u.heading) == plain(expected["heading"])), holders[0] if holders else None
        )
        tally.see("update found", update is not None, f"{name} {expected['time']} {words!r}")
        if update is None:
            continue
        allowed = 2400 if expected.get("precision") == "hour" else 59
        apart = (
            abs((update.time - dt.datetime.fromisoformat(expected["time"])).total_seconds()) if update.time else None
        )
        tally.see(
            "update time", apart is not None and apart <= allowed, f"{name} {update.time}, not {expected['time']}"
        )
        tally.see(
            "update heading",
            plain(update.heading) == plain(expected["heading"]),
            f"{name} {update.heading!r}, not {expected['heading']!r}",
        )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text).lower())


def overlap(one: str, other: str) -> float:
    """F1 of the two multisets of words."""
    a, b = Counter(words_of(one)), Counter(words_of(other))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def score_quotes(documents: dict[str, Document], gold: dict[str, Any], tally: Tally) -> None:
    """Quotations found with the right speaker's passage, by type; Direct ones that are none."""
    known: dict[str, list[str]] = defaultdict(list)
    for expected in gold["quotes"]:
        parts = expected["quote"] if isinstance(expected["quote"], list) else [expected["quote"]]
        known[expected["document"]].append(plain(" ".join(parts)))
        document = documents[expected["document"]]
        if expected.get("optional") or expected.get("in") == "markup":
            continue
        found = [(overlap(said(document, q), " ".join(parts)), q) for q in document.annotations.quotes]
        share, quote = max(found, key=lambda pair: pair[0], default=(0.0, None))
        label = f"{expected['document']} {expected['type']} {' … '.join(parts)[:80]!r}"
        tally.see(f"{expected['type']} found", share >= 0.5, label)
        if quote is None or share < 0.5:
            continue
        speaker = plain(" ".join(document.text[s:e] for s, e in quote.speaker))
        wanted = plain(expected.get("speaker_as") or expected.get("speaker") or "")
        right = bool(set(words_of(speaker)) & set(words_of(wanted))) if wanted else not speaker
        tally.see(f"{expected['type']} speaker", right, f"{label} {speaker!r}, not {wanted!r}")
    for item in gold["quotation_marks_that_are_not_quotes"]:
        words = plain(item["exact"] if isinstance(item, dict) else item)
        for name in [item["document"]] if isinstance(item, dict) and "document" in item else documents:
            direct = [plain(said(documents[name], q)) for q in documents[name].annotations.quotes if q.type == "Direct"]
            tally.see("no speech", words not in direct or words in known[name], f"{name} {words!r}")


def said(document: Document, quote: Any) -> str:
    return " ".join(document.text[start:end] for start, end in quote.quote)


def score(folder: Path) -> tuple[str, Tally]:
    """Everything of one folder."""
    gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    tally = Tally()
    documents = read_folder(folder, gold)
    for name, document in documents.items():
        score_fields(name, document, gold["documents"][name], tally)
        score_updates(name, document, gold["documents"][name]["updates"], tally)
    score_quotes(documents, gold, tally)
    return gold["split"], tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", default="", help="show the misses of a folder, or of all to tune on (tune)")
    show = parser.parse_args().show
    totals: dict[str, Tally] = defaultdict(Tally)
    for folder in folders():
        split, tally = score(folder)
        totals[split].right += tally.right
        totals[split].all += tally.all
        if not split.startswith("heldout") and show in {split, folder.name}:
            print(f"== {folder.name}", *tally.misses, sep="\n  ")
    splits = sorted(totals)
    print(f"{'':<22}" + "".join(f"{split:>18}" for split in splits))
    for field in dict.fromkeys(field for split in splits for field in totals[split].all):
        cells = [f"{totals[s].right[field]}/{totals[s].all[field]}" for s in splits]
        print(f"{field:<22}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()
