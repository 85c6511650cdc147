"""What holds for every format: same bytes for the same story, whatever its texts hold, and a sentence for what cannot be."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
import warnings
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import cassis
import feedparser
import msgspec
import pyarrow.ipc
import pyarrow.parquet
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser
from spacy.tokens import DocBin

import dateline
from dateline.export.edition import ExportRefused, Options, stamp
from dateline.export.files import write
from dateline.export.formats import FORMATS, publish
from dateline.model import Document, Event, Passage, Story, StoryDamaged
from tests.export import sample, synthetic
from tests.export.conftest import BASE, ROOT
from tests.export.test_liveblog import CONTEXT, SCHEMA
from tests.export.validation import complaints, expand, is_instant, relax_ng, validator


def contents(story: Story, format: str, **options: Any) -> list[tuple[str, bytes]]:
    """Every file with its name."""
    return [(f.name, f.bytes()) for f in publish(story, format, Options(**options))]


@pytest.mark.parametrize("format", list(FORMATS))
@pytest.mark.parametrize(
    "make", [sample.rich, synthetic.corrected, sample.empty, sample.single], ids=lambda f: f.__name__
)
def test_the_same_story_gives_the_same_bytes(format: str, make: Any) -> None:
    first, again = contents(make(), format, base=BASE), contents(make(), format, base=BASE)
    assert first == again
    stored = msgspec.json.decode(msgspec.json.encode(make()), type=Story)
    assert [name for name, _ in contents(stored, format, base=BASE)] == [name for name, _ in first]
    if format not in ("site", "html"):  # the page holds offsets of its zone as they were given
        assert contents(stored, format, base=BASE) == first


@pytest.mark.parametrize("format", list(FORMATS))
def test_names_of_files_are_files_of_one_folder(format: str) -> None:
    story = structs.replace(sample.single(), documents=(structs.replace(sample.single().documents[0], id="../a/ü:?"),))
    event = story.chronology[0]
    moved = structs.replace(event.passages[0], document="../a/ü:?")
    story = structs.replace(story, chronology=(structs.replace(event, passages=(moved,)),))
    names = [name for name, _ in contents(story, format)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and ".." not in name and not name.startswith("/") for name in names)


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_says_what_it_keeps_and_loses(name: str) -> None:
    found = FORMATS[name]
    assert found.keeps
    assert found.loses
    assert found.title
    assert (found.module is None) == (found.extra is None)


@pytest.mark.parametrize("name", [name for name, f in FORMATS.items() if f.module])
def test_a_missing_library_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = FORMATS[name]
    monkeypatch.setattr("dateline.export.formats.find_spec", lambda module: None)
    with pytest.raises(ExportRefused) as refused:
        publish(sample.rich(), name)
    assert str(refused.value) == (
        f"{name}: it needs {found.module}, which is not installed here. Install it with: pip install 'dateline[{found.extra}]'"
    )


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_missing_library_of_frames_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExportRefused, match=f"it needs {library}, which is not installed here"):
        getattr(sample.rich(), f"to_{library}")()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ExportRefused, match=r"^docx: there is no such format\. There are: html, site, "):
        publish(sample.rich(), "docx")


def damaged(**changes: Any) -> Story:
    story = sample.single()
    return structs.replace(story, chronology=(structs.replace(story.chronology[0], **changes),))


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (damaged(passages=()), "Ein Satz: event only has no passage. "),
        (
            damaged(passages=(Passage("weg", 0, 1, "x"),)),
            "Ein Satz: a passage of event only stands nowhere: weg [0, 1). ",
        ),
        (
            damaged(passages=(Passage("one", 5, 999, "x"),)),
            "Ein Satz: a passage of event only stands nowhere: one [5, 999). ",
        ),
        (
            damaged(start=sample.at(16, 12).replace(tzinfo=None)),
            "Ein Satz: a time of event only has no zone: 2031-05-16T12:00:00. ",
        ),
        (
            structs.replace(sample.single(), documents=sample.single().documents * 2),
            "Ein Satz: two documents have the same id. ",
        ),
        (
            structs.replace(sample.single(), documents=(Document(id="one", text="Der Damm\ud800"),), chronology=()),
            "Ein Satz: a text in it holds half a character (a lone surrogate), which no file can hold. ",
        ),
    ],
)
@pytest.mark.parametrize("format", ["jsonld", "site", "csv", "docbin"])
def test_a_damaged_story_is_refused(story: Story, sentence: str, format: str) -> None:
    with pytest.raises(StoryDamaged) as refused:
        contents(story, format)
    assert str(refused.value).startswith(sentence)


def test_a_large_story_comes_in_pieces() -> None:
    story = synthetic.night(500)
    for name in ("jsonld", "ninjs", "timelinejs", "annotations", "csv", "markdown", "atom"):
        for file in publish(story, name):
            pieces = list(file.content)
            whole = sum(map(len, pieces))
            assert whole < 5000 or max(map(len, pieces)) <= max(whole / 10, 260_000), file.name


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Any) -> None:
    path = tmp_path / "a" / "story.csv"
    write(dateline.ExportFile("story.csv", "text/csv", iter([b"eins", b"zwei"])), path)
    assert path.read_bytes() == b"einszwei"

    def broken() -> Any:
        yield b"halb"
        raise ExportRefused("x", "no")

    with pytest.raises(ExportRefused):
        write(dateline.ExportFile("story.csv", "text/csv", broken()), path)
    assert path.read_bytes() == b"einszwei"
    assert [p.name for p in path.parent.iterdir()] == ["story.csv"]


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(dateline.ExportFile("story.csv", "text/csv", iter([b"eins", b"zwei"])), pipe)
        assert os.read(reading, 100) == b"einszwei"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


ENVIRONMENTS = {
    "plain": {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    "elsewhere": {"PYTHONHASHSEED": "77", "LC_ALL": "C", "LANG": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"},
}
DIGESTS = """
import hashlib
from dateline.export.edition import Options
from dateline.export.formats import FORMATS, publish
from tests.export import sample, synthetic
for name in FORMATS:
    for story in (sample.rich(), synthetic.corrected()):
        files = publish(story, name, Options(base="https://desk.example/fluss/"))
        print(name, hashlib.sha256(b"".join(f.name.encode() + f.bytes() for f in files)).hexdigest())
"""


def test_bytes_depend_neither_on_hashes_nor_on_the_machines_language_and_clock() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS], capture_output=True, check=True, cwd=ROOT, env=os.environ | environment
        ).stdout.splitlines()
        for environment in ENVIRONMENTS.values()
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 2 * len(FORMATS)


HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\x00\x01\x08\x0b\x1b\x7f\x85\u2028\u202e\u200f\ufffe\uffff<>&\"'|[]\\\r\n\t"),
        st.sampled_from("🌊𝔇"),
    ),
    min_size=1,
    max_size=40,
) | st.sampled_from(["]]>", "--><!--", "</script>", "<![CDATA[", "${x}", "{{ x }}", "%s", "\ufeff", "=1+1", "http://x",
     "<img src=x onerror=alert(1)>", '"><b onclick=x>', "'/><svg onload=x>", "javascript:alert(1)"]
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories whose every text is hostile."""
    words = draw(st.lists(HOSTILE, min_size=1, max_size=3))
    before = draw(HOSTILE)
    document = Document(
        id=draw(HOSTILE), text=before + "".join(words), outlet=draw(st.none() | HOSTILE), headline=draw(st.none() | HOSTILE),
        url=draw(st.none() | HOSTILE | st.just("https://ä.example/ö?[x]=1#y")), language=draw(st.sampled_from(["de", "und", "xx"])),
    )  # fmt: skip
    events, at = [], len(before)
    for n, text in enumerate(words):
        passage = document.passage(at, at + len(text))
        at += len(text)
        start = draw(st.none() | st.datetimes(timezones=st.timezones() | st.just(sample.ZONE)))
        events.append(
            Event(
                id=f"e{n}",
                kind=draw(st.sampled_from(["happened", "planned", "said", "background"])),
                text=text,
                sources=1,
                passages=(passage,),
                start=start,
                heading=draw(st.none() | st.just(passage)),
                precision=draw(st.sampled_from([None, "second", "minute", "part", "day", "week", "year", "century"])),
            )
        )
    return Story(title=draw(HOSTILE), documents=(document,), chronology=tuple(events), zone="Europe/Vienna")


BERLIN, KOLKATA, NEW_YORK = (ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Kolkata", "America/New_York"))


@pytest.mark.parametrize(
    ("instant", "zone", "written"),
    [
        (dt.datetime(1, 1, 1, tzinfo=KOLKATA), dt.UTC, "0001-01-01T00:00:00+05:53"),
        (dt.datetime(1, 1, 1, tzinfo=NEW_YORK), dt.UTC, "0001-01-01T04:56:02+00:00"),
        (dt.datetime(1880, 5, 1, 12, tzinfo=BERLIN), BERLIN, "1880-05-01T11:06:32+00:00"),
        (dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), BERLIN, "2026-10-25T02:30:00+02:00"),
        (dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), BERLIN, "2026-10-25T02:30:00+01:00"),
        (dt.datetime(9999, 12, 31, 23, tzinfo=NEW_YORK), dt.UTC, "9999-12-31T23:00:00-05:00"),
    ],
    ids=["year-1-east", "year-1-west", "local-mean-time", "autumn-first", "autumn-second", "year-9999"],
)
def test_instants_are_rfc_3339_up_to_the_ends_of_the_calendar(
    instant: dt.datetime, zone: dt.tzinfo, written: str
) -> None:
    assert stamp(instant, zone) == written
    assert is_instant(written)


def test_a_story_of_all_time_has_a_page() -> None:
    events = synthetic.night(3).chronology
    starts = (dt.datetime(1, 1, 1, tzinfo=dt.UTC), events[1].start, dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC))
    spread = tuple(structs.replace(e, start=s, end=None) for e, s in zip(events, starts, strict=True))
    story = structs.replace(synthetic.night(3), chronology=spread)
    for format_ in FORMATS:
        assert contents(story, format_)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories(), st.sampled_from([None, BASE]))
def test_every_format_stays_valid_whatever_the_texts_hold(story: Story, base: str | None) -> None:
    number = len(story.chronology)
    posting = json.loads(contents(story, "jsonld", base=base)[0][1])
    assert len(expand(posting, CONTEXT)[0][f"{SCHEMA}liveBlogUpdate"]) == number
    assert len(json.loads(contents(story, "ninjs", base=base)[0][1])["associations"]) == number + 1
    assert complaints(validator("timelinejs"), json.loads(contents(story, "timelinejs", base=base)[0][1])) == []
    assert complaints(validator("web-annotation"), json.loads(contents(story, "annotations", base=base)[0][1])) == []
    assert complaints(validator("jsonfeed"), json.loads(contents(story, "jsonfeed", base=base)[0][1])) == []
    feed = contents(story, "atom", base=base)[0][1]
    assert relax_ng("atom", feed) == []
    assert len(feedparser.parse(feed).entries) == number
    for _, content in (*contents(story, "timeml"), *contents(story, "xmi")):
        etree.parse(io.BytesIO(content))
    for _, content in (*contents(story, "markdown"), *contents(story, "site", base=base)):
        content.decode()


def marks(content: bytes) -> set[str]:
    """The elements of a page and their attributes."""
    tree = LexborHTMLParser(content).root
    return {f"{n.tag} {a}" for n in (tree.traverse() if tree else ()) if n.tag for a in ("", *n.attributes)}


@cache
def our_marks() -> frozenset[str]:
    """Those of pages whose texts hold no markup that could become any."""
    made = (synthetic.corrected(), synthetic.night(12), sample.single(), sample.empty())
    pages = [c for story in made for f in ("html", "site", "embed") for base in (None, BASE)
             for n, c in contents(story, f, base=base) if n.endswith(".html")]  # fmt: skip
    # what a text may bring by itself: its language and an address it has
    return frozenset(set().union(*map(marks, pages)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories(), st.sampled_from([None, BASE]))
def test_no_text_becomes_markup_of_a_page(story: Story, base: str | None) -> None:
    for format_ in ("html", "site", "embed"):
        for name, content in contents(story, format_, base=base):
            if name.endswith(".html"):
                assert marks(content) <= our_marks()
                hrefs = [n.attributes.get("href") or "" for n in LexborHTMLParser(content).css("a")]
                assert not any(href.strip().lower().startswith("javascript") for href in hrefs)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories())
def test_corpora_hold_the_texts_whatever_they_are(story: Story) -> None:
    docs = DocBin().from_bytes(contents(story, "docbin")[0][1]).get_docs(spacy.blank("xx").vocab)
    assert [doc.text for doc in docs] == [d.text for d in story.documents]
    xmi = dict(contents(story, "xmi"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        types = cassis.load_typesystem(io.BytesIO(xmi.pop("TypeSystem.xml")))
        texts = [cassis.load_cas_from_xmi(io.BytesIO(c), typesystem=types).sofa_string for c in xmi.values()]
    # Offsets hold: what XML cannot hold is one other character.
    assert [len(text) for text in texts] == [len(d.text) for d in story.documents]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories(), st.booleans())
def test_tables_stay_tables_whatever_the_texts_hold(story: Story, spreadsheet: bool) -> None:
    for name, content in contents(story, "arrow"):
        assert pyarrow.ipc.open_file(content).read_all().num_rows == len_of(story, name)
    for name, content in contents(story, "parquet"):
        assert pyarrow.parquet.read_table(io.BytesIO(content)).num_rows == len_of(story, name)
    for name, content in contents(story, "csv", spreadsheet=spreadsheet):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len(rows) == len_of(story, name) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert content.startswith(b"\xef\xbb\xbf") is spreadsheet


def len_of(story: Story, name: str) -> int:
    """Rows of a table of such a story."""
    headings = sum(e.heading is not None for e in story.chronology)
    rows = {"events": len(story.chronology), "passages": len(story.chronology) + headings, "documents": 1}
    return rows.get(name.partition(".")[0], 0)
