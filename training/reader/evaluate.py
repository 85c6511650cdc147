"""What a model says of the development articles, and how that scores; the rules beside it.

    python training/reader/evaluate.py FILES SHARED [--part dev] [--keep SAID.pickle] [--lean 0 0.5 1]

FILES is a folder that export.py wrote. Prints the published scorer's figures for the rules, for both together, for
the model by itself, and with the score of "no quotation" lowered by --lean.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from base import lines

from dateline.annotate.document import document_of_text
from dateline.annotate.quotes import find_quotes
from dateline.annotate.quotes.conventions import as_annotated
from dateline.annotate.reader.combine import combined
from dateline.annotate.reader.decode import quotes, roles, spans
from dateline.annotate.reader.model import Model, Said
from dateline.annotate.reader.sheet import ROLES, Sheet, sheet
from dateline.annotate.sentences import find_sentences
from dateline.model import Document, Quote

PARTS = ("quote", *ROLES)


def scorer(shared: Path) -> Any:
    """The module that scores."""
    spec = importlib.util.spec_from_file_location("score_quotes", shared / "bench/score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def line(model: Model, said: Said, page: Sheet, lean: float) -> list[dict[str, Any]]:
    """The model's own quotations as the scorer wants them."""
    found = []
    for q in quotes(said, lean):
        parts = {name: spans(w, page) for name, w in roles(model, said, page, q.words, q.type).items()}
        found.append({"type": q.type, "quote": spans(q.words, page), **parts})
    return found


def marked(document: Document, some: Sequence[Quote]) -> list[dict[str, Any]]:
    """Quotations in the annotators' view, as the scorer wants them."""
    every = [as_annotated(document, quote) for quote in some]
    return [{"type": q.type, **{part: getattr(q, part) for part in PARTS}} for q in every]


def show(name: str, result: dict[str, Any]) -> None:
    by_type = " ".join(f"{k} {v}" for k, v in result["attributed_by_type"].items())
    keys = ("joint", "quote", "roles", "speaker", "cue", "frame", "addressee")
    figures = " ".join(f"{key} {result[key]['f1']:.3f}" for key in keys)
    print(f"{name}: {figures} type {result['type_f1']} attributed {result['attributed']} | {by_type}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--lean", type=float, nargs="+", default=[0.0])
    args = parser.parse_args()
    gold = args.shared / "data/quotes" / f"{args.part}.jsonl.gz"
    model, rows, words, seconds = Model(args.files), [], 0, 0.0
    for item in lines(gold):
        document = document_of_text(item["text"], id=item["id"], language="de")
        sentences = find_sentences(document)
        ruled = find_quotes(document, sentences, ())
        page = sheet(document, sentences, ruled)
        began = time.process_time()
        said = model.read(page)
        seconds += time.process_time() - began
        words += len(item["tokens"])
        rows.append((document, page, ruled, said))
    print(f"{words / seconds:.0f} words a CPU second in the model")
    if args.keep:
        args.keep.write_bytes(pickle.dumps(rows))
    score = scorer(args.shared)
    systems = {
        "rules": [{"id": d.id, "quotes": marked(d, ruled)} for d, _, ruled, _ in rows],
        "both": [{"id": d.id, "quotes": marked(d, combined(d, model, said, p, ruled))} for d, p, ruled, said in rows],
    }
    for lean in args.lean:
        systems[f"model, lean {lean}"] = [
            {"id": d.id, "quotes": line(model, said, page, lean)} for d, page, _, said in rows
        ]
    with tempfile.TemporaryDirectory() as folder:
        for name, system in systems.items():
            path = Path(folder) / "system.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in system), encoding="utf-8")
            show(name, score.score(str(gold), str(path)))


if __name__ == "__main__":
    main()
