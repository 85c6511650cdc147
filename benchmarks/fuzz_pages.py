"""Feeds mutated pages to `dateline.read` and looks for anything but a document or a sentence.

    python -m pip install atheris
    python benchmarks/fuzz_pages.py [SECONDS] [FOLDER]

atheris (libFuzzer under Python) watches which branches an input takes and mutates those that find new ones. The first
inputs are the real pages of ../shared/data/pages, whole and in pieces, copied to FOLDER (a temporary one by default).
SECONDS are of CPU, 3600 by default. What is checked of each input:

- no exception but DatelineError, and no more than 10 seconds of CPU, although atheris makes everything slower;
- every block lies in the text and none overlaps another, updates lie in order, a heading is what its span says;
- memory at its highest is less than 20 times the page above what it was before, and 32 MB (tables that are built once,
  the tree builder's arenas).

A finding is written to FOLDER/findings with its traceback, once for each place in the code, and the run goes on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

import atheris  # no requirement: it exists for few versions of Python

with atheris.instrument_imports(include=["dateline"]):
    from dateline.extract import read
    from dateline.model import DatelineError, Document, Page

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
LONGEST = 50_000
SECONDS_EACH = 10.0
MEMORY_TIMES = 20
MEMORY_MORE = 32 * 1024 * 1024
ADDRESSES = (
    None,
    "https://bote.example.at/ticker",
    "https://ledger.example.com/live/1?x=%00",
    "http://[::1",
    "https://a.example.co.uk:99999/",
)
ENCODINGS = (None, None, None, "utf-8", "iso-8859-1", "utf-16", "shift_jis", "x-unknown", "utf-7")
MEDIA_TYPES = ("text/html", "text/html", "text/html", "text/plain", None)
WORDS = """\
<p>
</p>
<div class=entry>
</div>
<time datetime='2026-05-03T20:30:00+02:00'>20.30 Uhr</time>
<h3>
</h3>
<li>
<table><tr><td>
<script type='application/ld+json'>
</script>
{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting",
"datePublished":"2026-05-03T20:30Z",
"headline":"
"articleBody":"&lt;p&gt;
"}]}
<div itemscope itemtype='https://schema.org/LiveBlogPosting'>
<div itemprop=liveBlogUpdate itemscope>
<span itemprop=headline>
<meta itemprop=datePublished content='2026-05-03'>
<div vocab='https://schema.org/' typeof=BlogPosting property=liveBlogUpdate>
20:30 Uhr
+++ 23.59 Uhr: Text
0.05 Uhr
vor 5 Minuten
Freitag, 15. August 2025
(dpa) -
Foto: Ida Brandt
Von Ida Brandt
[7 Kommentare]
Lesen Sie auch
\0
&#0;
&nbsp;
\u2028
\ufeff
\u00ad
\U0001f469\u200d\U0001f692
<!--
-->
<![CDATA[
<svg>
<template>
<noscript>
<base href='//x'>
<link rel=canonical href='http://[a'>
<meta charset=utf-16>
<a href='
">
<html lang=de-AT>
<article>
<main>
<br>
<b>""".split("\n")  # noqa: SIM905 - easier to read as lines
TAG = re.compile(rb"<[^<>]{0,300}>")


class TooLong(BaseException):
    """Raised by the timer inside whatever runs too long; no `except Exception` keeps it."""


def main() -> None:
    """Prepare the folder and fuzz."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="dateline-fuzz-"))
    (folder / "findings").mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus"
    if not corpus.is_dir():
        corpus.mkdir()
        fill(corpus)
    run = Run(folder, seconds)
    signal.signal(signal.SIGVTALRM, run.too_long)
    options = [
        sys.argv[0], str(corpus), f"-max_len={LONGEST}", "-timeout=300", "-rss_limit_mb=6000", "-len_control=0",
        "-reload=0", f"-artifact_prefix={folder}/findings/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(options, run.one, custom_mutator=mutate)
    atheris.Fuzz()


def fill(corpus: Path) -> None:
    """Real pages, whole where they are short, and pieces of them: a page's head and body behave differently."""
    chance = random.Random(7)
    for packed in sorted(SHARED.rglob("*.gz")):
        content = gzip.decompress(packed.read_bytes())
        body = max(content.find(b"<body"), 0)
        pieces = [content] if len(content) <= LONGEST else [content[:LONGEST], content[body : body + LONGEST]]
        for length in (2_000, 20_000):
            start = chance.randrange(max(len(content) - length, 1))
            pieces.append(content[start : start + length])
        pieces.append(re.sub(rb"\s{3,}", b"\n\n", TAG.sub(b"", content[body:]))[:20_000])
        for piece in pieces:
            (corpus / hashlib.sha1(piece).hexdigest()).write_bytes(piece)


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Another page: pieces between tags moved, repeated, dropped, nested; words of our trade put in; bytes changed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.randrange(8)
        places = [match.start() for match in TAG.finditer(data, 0, 50_000)]
        if kind == 0 or (kind < 5 and len(places) < 3):
            data = atheris.Mutate(data, most)
        elif kind < 5:
            a, b, c = sorted(chance.sample(places, 3))
            data = (
                data[:a] + data[b:c] + data[a:b] + data[c:],
                data[:b] + data[a:b] * chance.choice((2, 3, 30)) + data[b:],
                data[:a] + data[min(b, a + 2_000) :],
                data[:a] + b"<div>" * chance.choice((1, 50, 2_000)) + data[a:],
            )[kind - 1]
        else:
            at = chance.choice(places) if places and chance.random() < 0.7 else chance.randrange(len(data) + 1)
            encoding = chance.choice(("utf-8", "utf-8", "utf-8", "cp1252", "utf-16-le"))
            data = data[:at] + chance.choice(WORDS).encode(encoding, "replace") + data[at:]
        data = data[:most]
    return data


class Run:
    """Inputs one after the other, with what they found."""

    def __init__(self, folder: Path, seconds: int) -> None:
        self.folder = folder
        self.seconds = seconds
        self.count = 0
        self.outcomes: dict[str, int] = {}
        self.known: set[str] = set()
        self.slowest = 0.0
        self.most_memory = 0
        self.reported = 0.0

    def too_long(self, *_: object) -> None:
        """The timer's handler."""
        raise TooLong

    def one(self, data: bytes) -> None:
        """One input: read it, check what comes out, keep what is wrong."""
        pick = hashlib.sha1(data[:64] + len(data).to_bytes(4, "big")).digest()
        page = Page(
            content=data,
            media_type=MEDIA_TYPES[pick[0] % len(MEDIA_TYPES)],
            charset=ENCODINGS[pick[1] % len(ENCODINGS)],
            url=ADDRESSES[pick[2] % len(ADDRESSES)],
            path="fuzz",
        )
        before = forget_peak()
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_EACH)
        try:
            outcome = self._outcome(page)
        except TooLong:
            outcome = self._found(data, page, f"longer than {SECONDS_EACH} s")
        except Exception as error:  # noqa: BLE001 - finding them is what this is for
            outcome = self._found(data, page, type(error).__name__)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.slowest = max(self.slowest, time.process_time() - started)
        used = peak() - before
        self.most_memory = max(self.most_memory, used)
        if used > MEMORY_TIMES * len(data) + MEMORY_MORE:
            outcome = self._found(data, page, f"memory {used >> 20} MB for {len(data)} bytes", trace=False)
        self.count += 1
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        self._report()

    def _outcome(self, page: Page) -> str:
        try:
            document = read(page)
        except DatelineError as error:
            if not str(error).startswith("fuzz: ") or not error.advice:
                raise AssertionError(f"no sentence: {error}") from error
            return type(error).__name__
        check(document)
        return document.type

    def _found(self, data: bytes, page: Page, what: str, *, trace: bool = True) -> str:
        frames = traceback.extract_tb(sys.exc_info()[2]) if trace else []
        places = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if "atheris" not in f.filename]
        place = " ".join([*places[-1:], what]) if what[:6] != "memory" else "memory"
        if place not in self.known:
            self.known.add(place)
            name = re.sub(r"\W+", "-", place)[:80]
            (self.folder / "findings" / f"{name}.page").write_bytes(data)
            facts = {"what": what, "media_type": page.media_type, "charset": page.charset, "url": page.url}
            text = json.dumps(facts) + "\n" + (traceback.format_exc() if trace else "")
            (self.folder / "findings" / f"{name}.txt").write_text(text)
            print(f"FOUND {place}", flush=True)
        return f"FOUND {place}"

    def _report(self) -> None:
        used = time.process_time()
        if used - self.reported < 60 and used < self.seconds:
            return
        self.reported = used
        print(
            f"{used:.0f} s of CPU, {self.count} inputs, slowest {self.slowest:.2f} s, "
            f"most memory {self.most_memory >> 20} MB, outcomes {dict(sorted(self.outcomes.items()))}",
            flush=True,
        )
        if used >= self.seconds:
            os._exit(0)  # libFuzzer would take SystemExit for a crash


def check(document: Document) -> None:
    """What holds for every document. Raises AssertionError."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), "blocks overlap"
        end = block.end
    at = 0
    for update in document.updates:
        assert at <= update.start < update.end <= len(document.text), "updates out of order"
        at = update.start
        assert update.time is None or update.time.tzinfo is not None, "a time without a zone"
        if update.heading_span is not None:
            start, stop = update.heading_span
            assert document.text[start:stop] == update.heading, "a heading that is not its span"
            assert update.start <= start < stop <= update.end, "a heading outside its update"
    for picture in document.images:
        if picture.passage is not None:
            start, stop = picture.passage
            assert 0 <= start < stop <= len(document.text), "a picture's passage outside the text"
    for value in (document.published, document.modified):
        assert value is None or len(value) == 10 or document.text is not None, "a date"
    if document.published and "T" in document.published:
        moment: Any = document.published_at
        assert moment is not None
        assert moment.tzinfo is not None, "published without a zone"


def forget_peak() -> int:
    """Start measuring the highest memory anew (Linux); memory now, in bytes."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return status("VmRSS")


def peak() -> int:
    """The highest memory since forget_peak, in bytes."""
    return status("VmHWM")


def status(key: str) -> int:
    """A line of this process's status, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
