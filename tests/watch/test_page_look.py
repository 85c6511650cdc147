"""Looks at a ticker's page, one after the other: what is reported is what was done to it, whatever that was."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Document, Page
from dateline.store import TickerEntry
from dateline.watch.happenings import Happening, UpdateAltered, UpdateNew, UpdateRemoved, UpdateRestored
from dateline.watch.page_look import Asked, PageLook, PageMemory, look_at_page
from tests.watch.server import Row, rows, ticker

NOW = dt.datetime(2026, 3, 15, 22, 0, tzinfo=dt.UTC)
WORDS = ["Staumauer", "Behörden", "Uferweg", "Sandsäcke", "Stromausfall", "Feuerwehrleute", "Kreisstraße", "Löschzug"]


@dataclass
class Eyes:
    """Looks at pages as a watcher does, and keeps what it keeps."""

    memory: PageMemory = field(default_factory=lambda: PageMemory(found=NOW, changed=NOW))
    documents: dict[str, Document] = field(default_factory=dict)
    entries: dict[str, TickerEntry] = field(default_factory=dict)
    looks: int = 0

    def look(self, entries: list[Row], *, ids: bool) -> list[Happening]:
        """Three looks: two to be sure, one more where the page says again what it said before."""
        found: list[Happening] = []
        for _ in range(3):
            self.looks += 1
            now = NOW + dt.timedelta(minutes=self.looks)
            page = Page(
                content=ticker(entries, ids=ids).encode(),
                media_type="text/html",
                url="https://bote.example/t",
                retrieved=now,
            )
            asked = Asked(url="t", source="Bote", now=now, load=self.documents.__getitem__, entries=dict(self.entries))
            look = look_at_page(page, self.memory, asked)
            self.memory = look.memory
            if look.document is not None:
                self.documents[look.document.id] = look.document
            self.entries |= {record.identity: record for record in look.records}
            found += look.happenings
        return found


@settings(max_examples=25)
@given(
    st.integers(0, 2**32),
    st.booleans(),
    st.lists(st.sampled_from(["new", "edit", "heading", "delete", "move", "restore", "all"]), min_size=1, max_size=6),
)
def test_what_is_reported_is_what_was_done(seed: int, ids: bool, steps: list[str]) -> None:
    source = random.Random(seed)
    shown, gone, number = rows(9), [], 9
    moved = False
    eyes = Eyes()
    eyes.look(shown, ids=ids)
    # Every entry has its clock for itself, by which its identity is told here.
    identity = {e.extra["entry"]["clock"]: e.identity for e in eyes.entries.values()}
    assert len(identity) == 9
    for step in steps:
        expected: set[tuple[str, str]] = set()
        touched: set[str] = set()
        for kind in ["new", "edit", "delete", "move"] if step == "all" else [step]:
            at = source.randrange(1, len(shown) - 2)
            row = shown[at]
            if kind == "new":
                shown = rows(1, number) + shown
                touched.add(shown[0][1])
                expected.add(("UpdateNew", shown[0][1]))
                number += 1
            elif kind in ("edit", "heading") and row[1] not in touched:
                words = row[3].split()
                words[source.randrange(len(words))] = source.choice(WORDS)
                heading = " ".join(source.sample(WORDS, 3)) if kind == "heading" else row[2]
                after = (row[0], row[1], heading, " ".join(words))
                if after != row:
                    shown[at] = after
                    touched.add(row[1])
                    expected.add(("UpdateAltered", row[1]))
            elif kind == "delete" and row[1] not in touched and len(shown) > 6:
                gone.append(shown.pop(at))
                touched.add(row[1])
                expected.add(("UpdateRemoved", row[1]))
            elif kind == "move" and not moved:
                moved = True  # where many stand out of order, the page is not read as a ticker at all
                shown[at : at + 2] = shown[at : at + 2][::-1]
            elif kind == "restore" and gone:
                back = gone.pop()
                shown = sorted([*shown, back], key=lambda row: row[1], reverse=True)
                expected.add(("UpdateRestored", back[1]))
        found = eyes.look(shown, ids=ids)
        reported = set()
        for happening in found:
            assert isinstance(happening, UpdateNew | UpdateAltered | UpdateRemoved | UpdateRestored), happening
            clock = str(happening.clock)
            reported.add((type(happening).__name__, clock))
            if isinstance(happening, UpdateNew):
                assert happening.update not in identity.values()
                identity[clock] = happening.update
            assert identity[clock] == happening.update
            for alteration in happening.alterations if isinstance(happening, UpdateAltered) else ():
                for passage in (*alteration.before_words, *alteration.after_words):
                    assert eyes.documents[passage.document].text[passage.start : passage.end] == passage.exact
        assert reported == expected
        assert len(found) == len(reported), "each is reported once"


def test_an_agencys_item_is_looked_at_as_the_page_it_is_read_as() -> None:
    def look(words: str, memory: PageMemory, known: dict[str, Document]) -> PageLook:
        item = {
            "uri": "https://eka.example/4711", "type": "text", "versioncreated": "2026-03-15T21:00:00Z",
            "headline": "Damm von Sankt Irmel hält",
            "body_xhtml": f"<p>Der Damm von Sankt Irmel hält, sagte Bezirkshauptfrau Nora Feldmann.</p><p>{words}</p>",
        }  # fmt: skip
        page = Page(content=json.dumps(item).encode(), media_type="application/json", url="https://eka.example/4711")
        asked = Asked(url="t", source="EKA", now=NOW, load=known.__getitem__, entries={})
        return look_at_page(page, memory, asked)

    first = look("Am Abend soll das Wasser fallen.", PageMemory(found=NOW, changed=NOW), {})
    assert first.document is not None
    assert first.document.headline == "Damm von Sankt Irmel hält"
    second = look("Am Abend fiel das Wasser schon.", first.memory, {first.document.id: first.document})
    assert [type(one).__name__ for one in second.happenings] == ["PageChanged"]
