"""Turn the annotated articles of this folder into gold.jsonl, with exact offsets.

    python tests/quotations_en/build.py            # writes gold.jsonl beside this file
    python tests/quotations_en/build.py --print    # every quotation with its parts, for reading

Standard library only, and independent of dateline on purpose. The notation is described in README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold.jsonl"
TYPES = {"D": "Direct", "I": "Indirect", "R": "Reported", "E": "FreeIndirect", "X": "IndirectFreeIndirect"}
ROLES = {"S": "speaker", "C": "cue", "F": "frame", "A": "addressee"}
PARTS = ("quote", *ROLES.values())
NAME_FIELDS = ("per", "loc", "org", "oth")
# {D1 …}, {S1,2 …}, {S1=Full_Name …}: a part's letter, the quotations it belongs to, and for a speaker who is meant.
LABEL = re.compile(r"\{([DIREXSCFA])(\d+(?:,\d+)*)(?:=(\S+))? ")
MARKS = "“‘\"'«„"
# A mark opens where a word follows and none stands before; '90s is a decade.
OPENS = re.compile(rf"(?<![\w.,!?…’”])[{MARKS}](?=[\w…\[$£])(?!['’]?\d\d(?:s\b| ))")
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|\w+(?:[-’']\w+)*|[^\w\s]")

Span = tuple[int, int]


class SourceError(ValueError):
    """The notation of an article is wrong; the message says where."""


class Article:
    """One annotated article: the plain text, its quotations and its names."""

    def __init__(self, source: str) -> None:
        head, _, body = source.strip("\n").partition("\n===\n")
        self.fields = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
        self.id = self.fields["id"]
        self.text = ""
        self.parts: dict[int, dict[str, Any]] = {}
        self._read(body.strip())

    def _fail(self, what: str) -> SourceError:
        return SourceError(f"{self.id}: {what}")

    def _read(self, body: str) -> None:
        out: list[str] = []
        length, at = 0, 0
        stack: list[tuple[str, list[int], str | None, int]] = []
        while at < len(body):
            if body[at] == "{":
                label = LABEL.match(body, at)
                if label is None:
                    raise self._fail(f"no label at {body[at : at + 30]!r}")
                numbers = [int(n) for n in label[2].split(",")]
                stack.append((label[1], numbers, label[3], length))
                at = label.end()
            elif body[at] == "}":
                if not stack:
                    raise self._fail(f"closing brace without an opening one after {body[at - 30 : at]!r}")
                letter, numbers, who, start = stack.pop()
                for number in numbers:
                    self._add(letter, number, who, (start, length))
                at += 1
            else:
                out.append(body[at])
                length += 1
                at += 1
        if stack:
            raise self._fail(f"{stack[-1][0]}{stack[-1][1]} is never closed")
        self.text = "".join(out)

    def _add(self, letter: str, number: int, who: str | None, span: Span) -> None:
        quote = self.parts.setdefault(number, {"type": None, **{part: [] for part in PARTS}})
        if letter in TYPES:
            if quote["type"] not in (None, TYPES[letter]):
                raise self._fail(f"quotation {number} has two types")
            quote["type"] = TYPES[letter]
        quote[ROLES.get(letter, "quote")].append(span)
        if who:
            if letter != "S":
                raise self._fail(f"quotation {number}: only a speaker can be resolved")
            quote["who"] = who.replace("_", " ")

    def names(self) -> list[dict[str, Any]]:
        """Every place where a listed name stands as a word, the longest first, without overlaps."""
        listed = [(n, field) for field in NAME_FIELDS for n in self.fields.get(field, "").split("; ") if n]
        taken: list[tuple[int, int, str]] = []
        for name, field in sorted(listed, key=lambda item: (-len(item[0]), item[0])):
            found = False
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
                found = True
                if all(match.end() <= s or match.start() >= e for s, e, _ in taken):
                    taken.append((match.start(), match.end(), field.upper()))
            if not found:
                raise self._fail(f"the name {name!r} stands nowhere")
        return [{"start": s, "end": e, "label": label} for s, e, label in sorted(taken)]

    def not_quotes(self) -> list[list[int]]:
        """Words in quotation marks that nobody says: titles, names, scare quotes (the field `marks`), without their marks."""
        found = []
        for words in filter(None, self.fields.get("marks", "").split("; ")):
            places = list(re.finditer(rf"(?<=[{MARKS}]){re.escape(words)}", self.text))
            if not places:
                raise self._fail(f"{words!r} stands nowhere behind a quotation mark")
            found += [[m.start(), m.end()] for m in places]
        return sorted(found)

    def unclaimed(self) -> list[str]:
        """Words behind opening quotation marks that are neither a quotation's nor listed in `marks`."""
        known = {span[0] for q in self.parts.values() if q["type"] == "Direct" for span in q["quote"]}
        known |= {start - 1 for start, _ in self.not_quotes()}
        inside = [s for q in self.parts.values() if q["type"] == "Direct" for s in q["quote"]]
        return [
            self.text[m.start() : m.start() + 40]
            for m in OPENS.finditer(self.text)
            if m.start() not in known
            and not (m.start() and self.text[m.start() - 1] == "\n" and any(s < m.start() < e for s, e in inside))
        ]

    def quotes(self) -> list[dict[str, Any]]:
        """The quotations in the order of the text, spans in order, `nested` where another one covers them."""
        found = []
        for number, quote in self.parts.items():
            if quote["type"] is None:
                raise self._fail(f"quotation {number} has no words")
            for part in PARTS:
                quote[part].sort()
                for start, end in quote[part]:
                    if start >= end or self.text[start:end] != self.text[start:end].strip():
                        raise self._fail(f"quotation {number}, {part}: {self.text[start:end]!r} is empty or untrimmed")
            found.append(quote)
        found.sort(key=lambda q: (q["quote"][0][0], -q["quote"][-1][1]))
        for quote in found:
            quote["nested"] = any(o is not quote and _covers(o["quote"], quote["quote"]) for o in found)
        return found

    def gold(self) -> dict[str, Any]:
        """The article as the benchmark's format has it: parts as token ids, and as character spans beside them."""
        tokens = [[m.start(), m.end()] for m in TOKEN.finditer(self.text)]
        quotes = []
        for quote in self.quotes():
            item = {"type": quote["type"], "nested": quote["nested"]}
            item |= {part: _token_ids(quote[part], tokens) for part in PARTS}
            item["spans"] = {part: [list(span) for span in quote[part]] for part in PARTS if quote[part]}
            if "who" in quote:
                item["who"] = quote["who"]
            quotes.append(item)
        return {
            "id": self.id,
            "title": self.text.split("\n", 1)[0],
            "date": self.fields["date"],
            "text": self.text,
            "tokens": tokens,
            "quotes": quotes,
            "names": self.names(),
            "not_quotes": self.not_quotes(),
        }


def _covers(outer: list[Span], inner: list[Span]) -> bool:
    return outer != inner and all(any(a <= s and e <= b for a, b in outer) for s, e in inner)


def _token_ids(spans: list[Span], tokens: list[list[int]]) -> list[int]:
    return [i for i, (s, e) in enumerate(tokens) for a, b in spans if s < b and e > a]


def articles() -> Iterator[Article]:
    """All articles of the folder, by file and in the order of the file."""
    for path in sorted((HERE / "articles").glob("*.txt")):
        for source in re.split(r"^=====$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            if source.strip():
                yield Article(source)


def rendered() -> str:
    """The content of gold.jsonl as the articles give it."""
    return "".join(json.dumps(article.gold(), ensure_ascii=False) + "\n" for article in articles())


def main(arguments: list[str]) -> int:
    """Write gold.jsonl, or print the quotations for a reader."""
    if "--print" in arguments:
        for article in articles():
            print(f"===== {article.id}")
            for quote in article.quotes():
                print(
                    f"  {quote['type']}{' nested' if quote['nested'] else ''}{' = ' + quote.get('who', '') if 'who' in quote else ''}"
                )
                for part in PARTS:
                    if quote[part]:
                        print(f"     {part:10s}", " … ".join(article.text[s:e] for s, e in quote[part]))
        return 0
    GOLD.write_text(rendered(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
