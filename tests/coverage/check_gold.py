"""Check the gold of the invented coverage: does every passage that it cites stand in its document, once, where it says?

    python tests/coverage/check_gold.py [FOLDER …]

Without a folder: every folder beside this file that holds an expected.json, and examples/. Standard library only, and
independent of dateline on purpose: the gold must be checkable without the code that it judges. Prints one line a
problem and exits 1 if there is any. The format is described in README.md.
"""

from __future__ import annotations

import datetime as dt
import html
import html.parser
import json
import re
import sys
import zoneinfo
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
QUOTE_TYPES = {"Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"}
DIFFERENCE_KINDS = {"disagreement", "same-source", "later-count", "plan-outcome", "claims"}
ATTRIBUTION_KINDS = {"named", "self", "unnamed", "hedge"}
TIME_TYPES = {"DATE", "TIME", "DURATION", "SET"}
OPENING = "„“\"«»‹›‚‘'”"
# A mark opens where a word follows and no word stands before it; „ always opens. The apostrophe is left out here.
OPENS = re.compile(r"„|«(?=\w)|»(?=\w)|(?<!\w)[“\"‚‘](?=[\w.…])")
BLOCK_TAGS = (
    "|address|article|aside|blockquote|br|button|dd|div|dl|dt|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr"
    "|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|textarea|th|thead|tr|ul|"
)
HIDDEN_TAGS = {"script", "style", "title", "template", "noscript"}
LISTS_OF_WORDS = tuple(
    "captions image_credits keywords subheadings authors agencies notices day_headings not_in_article".split()  # noqa: SIM905 (the same)
)
EVENT_KINDS = {"happened", "planned", "said", "background"}
RUN_OF_WORDS = 5  # a run of so many equal words counts as taken over


class VisibleText(html.parser.HTMLParser):
    """The lines of a page, one a block element, and apart from them the strings of its JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.markup: list[str] = []
        self._hidden = 0
        self._json: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN_TAGS:
            self._hidden += 1
            if tag == "script" and ("type", "application/ld+json") in attrs:
                self._json = []
        if f"|{tag}|" in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN_TAGS:
            self._hidden = max(0, self._hidden - 1)
            if self._json is not None:
                self.markup.extend(_strings(_json_or_nothing("".join(self._json))))
                self._json = None
        if f"|{tag}|" in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)
        elif not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def _json_or_nothing(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def tidy(text: str) -> str:
    """Without soft hyphens and zero-width characters, every run of white space one space."""
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u200c\u200d\ufeff]", "", text)).strip()


class Text:
    """A document as the gold cites it: tidied lines (one a block element in HTML)."""

    def __init__(self, path: Path, encoding: str = "utf-8", wrapped: bool = False) -> None:
        raw = path.read_bytes().decode(encoding)
        self.markup: list[str] = []
        if path.suffix == ".html":
            parser = VisibleText()
            parser.feed(raw)
            parser.close()
            raw = "".join(parser.parts)
            self.markup = [tidy(re.sub(r"<[^>]+>", " ", html.unescape(s))) for s in parser.markup]
        elif wrapped:  # a line of some length goes on in the next one
            raw = re.sub(r"(?<=.{60})\r?\n(?=\S)", " ", raw)
        self.lines = [line for line in map(tidy, raw.split("\n")) if line]
        self.whole = "\n".join(self.lines)

    def count(self, exact: str) -> int:
        """How often it stands in the visible text."""
        return self.whole.count(exact)

    def in_markup(self, exact: str) -> bool:
        """Whether it stands in the JSON-LD."""
        return any(exact in string for string in self.markup)


def clocks(local: dt.datetime) -> list[str]:
    """The ways in which the documents write a time of day."""
    hour, minute, half = local.hour, f"{local.minute:02}", "a" if local.hour < 12 else "p"
    twelve = hour % 12 or 12
    written = [f"{hour:02}:{minute}", f"{hour:02}.{minute}", f"{hour}.{minute}", f"{hour}h{minute}"]
    written += [f"{twelve}:{minute} {half}.m.", f"{twelve}.{minute}{half}m"]
    return [*written, f"{hour} Uhr"] if not local.minute else written


class Checker:
    """Checks one folder and gathers the problems as sentences."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gold: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        self.documents: dict[str, dict[str, Any]] = self.gold["documents"]
        self.problems: list[str] = []
        self.texts: dict[str, Text] = {}

    def say(self, problem: str) -> None:
        self.problems.append(f"{self.folder.resolve().name}: {problem}")

    def run(self) -> list[str]:
        """All checks, in the order of the format's description."""
        present = {p.name for p in self.folder.iterdir() if p.suffix in (".html", ".txt")}
        for name in sorted(present ^ set(self.documents)):
            self.say(f"{name} is a file without gold or gold without a file")
        if self.gold.get("split") not in ("tune", "heldout", "heldout2", "demo"):
            self.say("split must be tune, heldout, heldout2 or demo")
        for name in sorted(present & set(self.documents)):
            gold = self.documents[name]
            self.texts[name] = Text(self.folder / name, gold.get("encoding", "utf-8"), gold.get("wrapped", False))
            self.document(name, self.documents[name])
            self.updates(name, self.documents[name])
        self.annotations()
        self.actors()
        self.joined()
        self.reuse()
        self.furniture()
        self.marks()
        return self.problems

    def once(self, document: str, exact: str, what: str, times: int = 1, markup: bool = False) -> None:
        """Say so unless the words stand in the document exactly `times` times (or in its JSON-LD)."""
        text = self.texts.get(document)
        if text is None:
            return self.say(f"{what}: no document {document!r}")
        found = text.count(exact)
        if found == 0 and markup and text.in_markup(exact):
            return None
        if found != times:
            self.say(f"{document}: {what}: {exact!r} stands {found} times, not {times}")
        return None

    def some(self, document: str, exact: str, what: str) -> None:
        """Say so unless the words stand in the document at all."""
        text = self.texts[document]
        if not text.count(exact) and not text.in_markup(exact):
            self.say(f"{document}: {what}: {exact!r} does not stand there")

    def document(self, name: str, gold: dict[str, Any]) -> None:
        for key in ("headline", "kicker", "dateline_place"):
            if gold.get(key):
                self.some(name, gold[key], key)
        for key in LISTS_OF_WORDS:
            for exact in gold.get(key, ()):
                self.some(name, exact, key)
        for key in ("lead_starts", "article_ends_with"):
            if gold.get(key):
                self.once(name, gold[key], key)
        for exact in gold.get("article_contains", ()):
            self.once(name, exact, "article_contains")
        zone = zoneinfo.ZoneInfo(gold["zone"])
        for key in ("published", "modified"):
            if gold.get(key) and "T" in gold[key]:
                instant = dt.datetime.fromisoformat(gold[key])
                if instant.astimezone(zone).utcoffset() != instant.utcoffset():
                    self.say(f"{name}: {key} {gold[key]} has not the offset of {gold['zone']}")
        for pair in [(a, b) for a in gold.get("article_contains", ()) for b in gold.get("not_in_article", ())]:
            if pair[1] in pair[0]:
                self.say(f"{name}: {pair[1]!r} is expected both in and outside of the article")

    def updates(self, name: str, gold: dict[str, Any]) -> None:
        zone, at, previous = zoneinfo.ZoneInfo(gold["zone"]), -1, ""
        for entry in gold["updates"]:
            instant = dt.datetime.fromisoformat(entry["time"])
            local = instant.astimezone(zone)
            if local.utcoffset() != instant.utcoffset():
                self.say(f"{name}: update {entry['time']} has not the offset of {gold['zone']}")
            if entry.get("heading"):
                self.some(name, entry["heading"], "update heading")
            only_markup = entry.get("in") == "markup"
            if only_markup and self.texts[name].count(entry["contains"]):
                self.say(f"{name}: {entry['contains']!r} stands in the visible text, not only in the markup")
            self.once(name, entry["contains"], f"update {entry['time']}", markup=only_markup)
            if not only_markup:
                here = self.texts[name].whole.find(entry["contains"])
                if here < at:
                    self.say(f"{name}: {entry['contains']!r} stands before {previous!r}, not after it")
                at, previous = here, entry["contains"]
                before = self.texts[name].whole[max(0, here - 330) : here + len(previous)]
                if not entry.get("relative") and not any(clock in before for clock in clocks(local)):
                    self.say(f"{name}: no clock of {entry['time']} stands before {previous!r}")

    def annotations(self) -> None:
        for quote in self.gold["quotes"]:
            self.quote(quote)
        for item in self.gold["attributions"]:
            self.once(item["document"], item["passage"], "attribution", item.get("times", 1))
            if item["kind"] not in ATTRIBUTION_KINDS:
                self.say(f"attribution {item['passage']!r}: kind {item['kind']!r}")
            if item["kind"] in ("named", "self") and not item.get("source"):
                self.say(f"attribution {item['passage']!r} names no source")
        for item in self.gold["quantities"]:
            self.once(item["document"], item["within"], "quantity")
            if item["passage"] not in item["within"] or item.get("counted", "") not in item["within"]:
                self.say(f"quantity {item['passage']!r} or what it counts is not in {item['within']!r}")
            if not {"number", "lower", "upper", "unit"} <= set(item):
                self.say(f"quantity {item['passage']!r} misses a field")
        for item in self.gold["times"]:
            self.once(item["document"], item["within"], "time")
            if item["passage"] not in item["within"]:
                self.say(f"time {item['passage']!r} is not in {item['within']!r}")
            if item["type"] not in TIME_TYPES:
                self.say(f"time {item['passage']!r}: type {item['type']!r}")

        for item in self.gold["kinds"]:
            self.once(item["document"], item["exact"], "kind", markup=True)
            if item["kind"] not in EVENT_KINDS:
                self.say(f"kind of {item['exact']!r}: {item['kind']!r}")

    def quote(self, quote: dict[str, Any]) -> None:
        parts = quote["quote"] if isinstance(quote["quote"], list) else [quote["quote"]]
        for part in parts:
            self.once(quote["document"], part, "quote", quote.get("times", 1), quote.get("in") == "markup")
        if quote["type"] not in QUOTE_TYPES:
            self.say(f"quote {parts[0]!r}: type {quote['type']!r}")
        speaker, standing = quote["speaker"], quote.get("speaker_as")
        if standing:
            self.some(quote["document"], standing, "speaker_as")
        if speaker and speaker not in self.gold["actors"] and not standing:
            self.some(quote["document"], speaker, "speaker")
        text = self.texts[quote["document"]].whole
        before = text[: text.find(parts[0])][-2:]
        if quote["type"] == "Direct" and not {"in", "optional"} & set(quote) and not any(c in OPENING for c in before):
            self.say(f"{quote['document']}: direct quote {parts[0]!r} follows {before!r}, no quotation mark")

    def actors(self) -> None:
        whole = "\n".join(t.whole + "\n" + "\n".join(t.markup) for t in self.texts.values())
        for actor, names in self.gold["actors"].items():
            for name in [actor, *names]:
                if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole):
                    self.say(f"actor {actor!r}: {name!r} stands nowhere as a word")
        for pair in self.gold.get("not_the_same_actor", ()):
            for name in pair:
                if name not in whole:
                    self.say(f"not_the_same_actor: {name!r} stands nowhere")

    def joined(self) -> None:
        for key in ("same_quote", "same_event", "not_same_event", "not_differences", "hedged"):
            for item in self.gold.get(key, ()):
                if len(item["passages"]) < (1 if key == "hedged" else 2):
                    self.say(f"{key}: {item['about']!r} has too few passages")
                for passage in item["passages"]:
                    self.once(
                        passage["document"],
                        passage["exact"],
                        f"{key} {item['about']!r}",
                        passage.get("times", 1),
                        passage.get("in") == "markup",
                    )
        for item in self.gold["differences"]:
            if item["kind"] not in DIFFERENCE_KINDS or not set(item.get("also", ())) <= DIFFERENCE_KINDS:
                self.say(f"difference {item['about']!r}: kind {item['kind']!r}")
            if (item["kind"] == "plan-outcome") != any(v.get("planned") for v in item["values"]):
                self.say(f"difference {item['about']!r}: planned values and kind do not fit")
            for value in item["values"]:
                where = f"difference {item['about']!r}"
                markup = value.get("in") == "markup"
                self.once(value["document"], value["passage"], where, value.get("times", 1), markup)
                if value["value"] not in value["passage"]:
                    self.say(f"{where}: {value['value']!r} is not in {value['passage']!r}")

    def reuse(self) -> None:
        for item in self.gold["reuse"]:
            share = self.share(item["document"], item["from"])
            if abs(share - item["share"]) > item["tolerance"]:
                self.say(f"reuse {item['document']} from {item['from']}: {share:.2f}, not {item['share']}")
        for one, other in self.gold.get("no_reuse", ()):
            if (share := max(self.share(one, other), self.share(other, one))) > 0.15:
                self.say(f"no_reuse {one}, {other}: {share:.2f}")

    def furniture(self) -> None:
        """Words that must stay out of the article may not be part of anything that the gold finds in it."""
        for name, document in self.documents.items():
            cited = [p for q in self.gold["quotes"] if q["document"] == name for p in _parts(q["quote"])]
            cited += [u["contains"] for u in document["updates"]] + document.get("subheadings", [])
            cited += [p["exact"] for e in self.gold["same_event"] for p in e["passages"] if p["document"] == name]
            cited += [v["passage"] for d in self.gold["differences"] for v in d["values"] if v["document"] == name]
            for exact in document.get("not_in_article", ()):
                for passage in cited:
                    if exact in passage:
                        self.say(f"{name}: {exact!r} is furniture and yet part of {passage!r}")

    def share(self, document: str, source: str) -> float:
        """Share of the article's words (lines of article_lines) that stand in runs of the source's words."""
        mine, theirs = (self.article_words(name) for name in (document, source))
        blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        return sum(b.size for b in blocks if b.size >= RUN_OF_WORDS) / max(1, len(mine))

    def article_words(self, name: str) -> list[str]:
        gold = self.documents[name]
        lines = self.texts[name].lines
        first = gold.get("lead_starts") or next(iter(gold.get("article_contains", ())), "\n")
        start = next((i for i, line in enumerate(lines) if first in line), 0)
        end = next((i for i, line in enumerate(lines) if (gold.get("article_ends_with") or "\n") in line), len(lines))
        return re.findall(r"\w+", " ".join(lines[start : end + 1]).lower())

    def marks(self) -> None:
        """Every opening quotation mark of an article must be claimed: a quotation, listed as none, or furniture."""
        for name, text in self.texts.items():
            furniture = self.documents[name].get("not_in_article", [])
            claimed = [p for q in self.gold["quotes"] if q["document"] == name for p in _parts(q["quote"])]
            claimed += [m["exact"] for m in self.gold["quotation_marks_that_are_not_quotes"] if m["document"] == name]
            for line in text.lines:
                if any(f in line for f in furniture):
                    continue
                for mark in OPENS.finditer(line):
                    rest = line[mark.end() :].lstrip(" …")
                    before = line[: mark.start()]
                    inside = any(rest.startswith(c.lstrip("… ")) for c in claimed)
                    nested = any(c in line and line.find(c) < mark.start() < line.find(c) + len(c) for c in claimed)
                    closing = any(before.rstrip(" ,.!?").endswith(c.rstrip(" ,.!?…")) for c in claimed)
                    if not (inside or nested or closing):
                        self.say(f"{name}: nobody claims the quotation mark before {rest[:40]!r}")


def _parts(quote: str | list[str]) -> list[str]:
    return quote if isinstance(quote, list) else [quote]


def main(arguments: list[str]) -> int:
    """Check the folders given, or all; print the problems. Returns 1 if there is one, else 0."""
    folders = [Path(a) for a in arguments] or [*sorted(p.parent for p in HERE.glob("*/expected.json")), EXAMPLES]
    problems = [problem for folder in folders for problem in Checker(folder).run()]
    print("\n".join(problems) or f"{len(folders)} folders: every passage stands where the gold says")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
