"""Taking annotations over from the state before gives what annotating all of it gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline import open_page
from dateline.annotate import annotate
from dateline.annotate.reader.package import installed
from dateline.extract import read
from dateline.model import Document, Page, Quote, Update
from dateline.watch import annotating
from dateline.watch.annotating import annotate_state
from tests.watch.server import Row, rows, ticker

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def even_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "LONG", 0)
    # The model reads windows of a text: an entry more moves their edges, and with them a name here and there.
    monkeypatch.setenv("DATELINE_READER", "off")


@pytest.fixture
def with_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_READER")
    assert installed()


def state(entries: list[Row]) -> Document:
    return read(Page(content=ticker(entries).encode(), media_type="text/html", url="https://bote.example/t"))


def without(document: Document, gone: Update) -> Document:
    """The document as it was before an update was written."""
    length = gone.end - gone.start

    def now(offset: int) -> int:
        return offset - length if offset >= gone.end else offset

    def moved(update: Update) -> Update:
        heading = update.heading_span
        span = (now(heading[0]), now(heading[1])) if heading else None
        return structs.replace(update, start=now(update.start), end=now(update.end), heading_span=span)

    return structs.replace(
        document,
        id="before",
        text=document.text[: gone.start] + document.text[gone.end :],
        blocks=tuple(
            structs.replace(b, start=now(b.start), end=now(b.end))
            for b in document.blocks
            if not gone.start <= b.start < gone.end
        ),
        updates=tuple(moved(u) for u in document.updates if u.id != gone.id),
    )


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_it_is_what_annotating_all_of_it_gives(seed: int) -> None:
    source = random.Random(seed)
    before = rows(source.randint(4, 14))
    after = rows(source.randint(0, 2), len(before)) + [r for r in before if source.random() > 0.1]
    after = [(n, c, h, t.replace("Menschen", "Leute") if source.random() < 0.2 else t) for n, c, h, t in after]
    assert annotate_state(state(after), annotate(state(before))) == annotate(state(after))


@pytest.mark.usefixtures("with_model")
@pytest.mark.parametrize(("name", "step"), [("morltaler-bote.html", 4), ("northern-ledger.html", 5)])
def test_what_is_new_is_read_by_the_model_too(name: str, step: int) -> None:
    after = read(open_page(EXAMPLES / name))
    whole = annotate(after).annotations
    for update in after.updates[::step]:
        before = annotate(without(after, update))
        found = annotate_state(after, before).annotations
        inside = range(update.start, update.end)
        assert [n for n in found.names if n.start in inside] == [n for n in whole.names if n.start in inside]
        # By itself an update is read with less doubt than among others: nothing that is found there is missing.
        mine, theirs = ([q.quote for q in f.quotes if q.quote[0][0] in inside] for f in (found, whole))
        assert set(theirs) <= set(mine)
        known = [exact(before, q) for q in before.annotations.quotes if before.update_at(q.quote[0][0])]
        assert len([q for q in found.quotes if exact(after, q) in known]) >= len(known) - 2


def exact(document: Document, quote: Quote) -> list[str]:
    """A quotation in words, with its speaker, cue and frame."""
    spans = (*quote.quote, *quote.speaker, *quote.cue, *quote.frame)
    return [document.text[start:end] for start, end in spans]


@pytest.mark.parametrize("name", ["morltaler-bote.html", "northern-ledger.html"])
def test_in_the_examples(name: str) -> None:
    after = read(open_page(EXAMPLES / name))
    for update in after.updates[::4]:
        assert annotate_state(after, annotate(without(after, update))) == annotate(after)


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["ch/NZZ_2024_07_18.html.gz", "fr/LesEchos_2024_07_18.html.gz", "uk/TheMirror_2024_08_05.html.gz"]
)
def test_in_real_tickers(shared: Path, name: str) -> None:
    after = read(open_page(shared / "data" / "pages" / name))
    update = after.updates[1]
    assert annotate_state(after, annotate(without(after, update))) == annotate(after)


def test_without_a_state_before_all_of_it_is_annotated() -> None:
    document = state(rows(3))
    assert annotate_state(document, None) == annotate(document)
    assert annotate_state(document, state(rows(2))) == annotate(document)
